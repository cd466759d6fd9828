"""The line language: what a runner types, understood."""
