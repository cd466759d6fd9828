"""Measurements of speed and of error rates, each runnable with `python -m`."""
