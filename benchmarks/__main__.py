"""All benchmarks that take seconds; the calibration takes minutes and has a target of its own."""

from __future__ import annotations

import importlib

NAMES = ("startup", "importers", "checkin", "triggers")


def main() -> None:
    """Runs one after the other."""
    for name in NAMES:
        print(f"\n== {name}")
        importlib.import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
