"""What happened: frozen records, the daily Timeline, findings, units. Imports nothing else of ours.

Modules are imported by name (`hipsight.model.records`), so that `hipsight log` need not load NumPy.
"""
