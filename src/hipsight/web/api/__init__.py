"""The interface for scripts and for our own pages' scripts, one file a subject; the folder is the registry."""
