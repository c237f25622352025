"""Asking in the terminal: one conversation, and two front ends that only show and read."""
