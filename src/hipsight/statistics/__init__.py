"""Methods over arrays, one per file; knows no runner."""
