"""Hypotheses weighed by the statistics: what sets the pain off."""

from hipsight.triggers.search import find_triggers

__all__ = ["find_triggers"]
