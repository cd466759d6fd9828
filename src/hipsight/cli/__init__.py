"""Arguments in, words out. `python -m hipsight.cli` is the command `hipsight`."""
