"""Suspected triggers: a contract, and one family of exposures per file."""
