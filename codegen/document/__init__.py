"""The document tree, and what can be said of it without a file or a format."""
