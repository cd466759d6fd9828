"""How urgent it is, what it could be, and what would change that."""
