"""Medical statements as data, each with its source."""
