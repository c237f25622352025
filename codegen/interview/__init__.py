"""Answers: which question comes next, and what the answers file says."""
