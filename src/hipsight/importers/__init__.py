"""Files of the outside world into records: a contract, and one format per file."""
