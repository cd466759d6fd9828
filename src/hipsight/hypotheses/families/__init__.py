"""One family of suspected triggers per file; the folder is the registry."""
