"""One page a file; the folder is the registry."""
