"""All benchmarks that take seconds; the calibration takes minutes and has a target of its own."""

from __future__ import annotations

import os
import runpy
import sys

# One thread: ratios on a shared machine are steadier, and the searches are small.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

NAMES = ("startup", "importers", "exports", "checkin", "triggers", "app", "report")


def main() -> None:
    """Runs one after the other."""
    sys.argv = sys.argv[:1]
    for name in NAMES:
        print(f"\n== {name}", flush=True)
        runpy.run_module(f"benchmarks.{name}", run_name="__main__")


if __name__ == "__main__":
    main()
