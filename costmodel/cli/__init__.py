"""The command line: read flags, one library call, one renderer."""
