"""One file per command or pair of commands; the folder is the list."""
