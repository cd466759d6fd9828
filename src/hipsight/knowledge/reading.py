"""The knowledge files as they stand in the package."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any


def load(name: str) -> dict[str, Any]:
    """The values of one file below `data`."""
    return tomllib.loads((resources.files("hipsight.knowledge") / "data" / name).read_text(encoding="utf-8"))
