"""What is said, in plain words: the same for command line, pages and PDF."""
