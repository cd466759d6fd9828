"""Hypotheses weighed by the statistics: what sets the pain off."""
