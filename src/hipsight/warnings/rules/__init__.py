"""One warning per file; the folder is the registry."""
