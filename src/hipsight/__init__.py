"""hipsight: find out why your hip hurts, and run again."""

__version__ = "0.1.0"
