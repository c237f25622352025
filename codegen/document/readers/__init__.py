"""Readers: text in, tree out."""
