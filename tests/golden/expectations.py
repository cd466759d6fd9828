"""What is read from the golden samples, as JSON."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np

from hipsight.importers.containers import read_source
from hipsight.importers.contract import Item, Reading, Source
from hipsight.model.preferences import Preferences
from hipsight.model.wire import record_to_json

HERE = Path(__file__).parent
SAMPLES = sorted(
    path
    for path in HERE.glob("*/*")
    if path.is_file() and path.suffix != ".pyc" and not path.name.startswith(".")
    # What is expected stands beside its sample under the same name and `.json`; a sample may be JSON itself.
    if not (path.suffix == ".json" and path.with_suffix("").exists())
)
PREFERENCES = Preferences(home_zone="Europe/Berlin")


def read_sample(path: Path) -> list[dict[str, Any]]:
    """Everything read from the sample, in order."""
    source = Source(path.name, path.read_bytes())
    return [_to_json(item) for item in read_source(source, PREFERENCES)]


def _to_json(item: Item) -> dict[str, Any]:
    if not isinstance(item, Reading):
        return {"item": type(item).__name__, **dataclasses.asdict(item)}
    said: dict[str, Any] = {"item": "Reading", "part": item.part, "record": record_to_json(item.record)}
    if item.streams is not None:
        said["streams"] = {
            name: {"samples": len(stream), "mean": round(float(np.nanmean(stream)), 4)}
            for name, stream in sorted(item.streams.values.items())
        }
    return said
