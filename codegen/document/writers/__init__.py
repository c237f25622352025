"""Writers: tree in, text or bytes out, one module per format."""
