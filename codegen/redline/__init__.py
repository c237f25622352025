"""Redlines: what changed between two documents, as a document whose leaves say what became of them.

Pure: documents come in, documents go out. Knows no library, no files and no formats.
"""
