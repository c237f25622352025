"""What Word files are made of: elements, numbering, comments, packages."""
