"""One section a file; the folder is the registry."""
