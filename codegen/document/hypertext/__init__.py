"""What the HTML writer is made of: ids, table of contents, what is still open."""
