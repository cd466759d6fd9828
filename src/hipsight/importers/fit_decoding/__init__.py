"""The FIT container: the parts of a file, their checksum, their messages. `fit_sessions` interprets them."""
