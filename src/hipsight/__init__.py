"""hipsight: find out why your hip hurts, and run again.

```python
timeline = hipsight.read_daily_table("days.csv")   # or a polars or pandas frame
report = hipsight.find_triggers(timeline, seed=0)  # .findings, .worth_an_experiment, .to_json()
progress = hipsight.measure_progress(timeline)
assessment = hipsight.triage("deep ache in my groin …")   # .urgency, .conditions, .to_json()
```

Nothing here reads the clock, the network or anybody's journal.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hipsight.importers.frames import read_daily_table
    from hipsight.progress.measure import measure_progress
    from hipsight.triggers import find_triggers
    from hipsight.workflows.triage_case import triage

__version__ = "0.1.0"

__all__ = ["__version__", "find_triggers", "measure_progress", "read_daily_table", "triage"]

#: Loaded when first asked for, so that `hipsight --help` need not wait for NumPy.
_HOMES = {
    "find_triggers": "hipsight.triggers",
    "measure_progress": "hipsight.progress.measure",
    "read_daily_table": "hipsight.importers.frames",
    "triage": "hipsight.workflows.triage_case",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'hipsight' has no attribute {name!r}")
