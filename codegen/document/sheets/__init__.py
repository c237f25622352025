"""Questionnaires as spreadsheets: the door to openpyxl, which is slow to load and may be missing."""
