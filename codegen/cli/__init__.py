"""The command line: options, one call, a message, an exit code."""
