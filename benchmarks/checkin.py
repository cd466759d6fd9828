"""Precision and recall of the line language per field, on lines with their meaning beside them; its speed.

    python -m benchmarks.checkin                  every set
    python -m benchmarks.checkin second --misses  one set, with each miss

The sets are in tests/unit/checkin/lines.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from tests.unit.checkin.meant_lines import LINES, NOT_MEASURED, TODAY, is_same, pairs_of, read_set, understood

from hipsight.checkin.parser import understand
from hipsight.model.preferences import Preferences


def measure(path: Path, *, misses: bool) -> None:
    """Prints the figures of one set."""
    right, given, wanted = Counter[str](), Counter[str](), Counter[str]()
    whole = 0
    lines = read_set(path)
    for line, expected in lines:
        wrong = []
        for e, g in pairs_of(expected, understood(line)):
            kind = e.get("kind") or g["kind"]
            names = {name for name in (*e, *g) if name not in NOT_MEASURED} | {"(record)"}
            for name in names:
                key = f"{kind}.{name}"
                has_e = bool(e) if name == "(record)" else name in e
                has_g = bool(g) if name == "(record)" else name in g
                wanted[key] += has_e
                given[key] += has_g
                good = has_e and has_g and (name == "(record)" or is_same(e[name], g[name]))
                right[key] += good
                if not good:
                    wrong.append(f"{key}: wanted {e.get(name, '-')}, got {g.get(name, '-')}")
        whole += not wrong
        if misses and wrong:
            print(f"> {line}")
            for row in wrong:
                print(f"    {row}")
    print(f"\n{path.stem}: {len(lines)} lines, {whole} ({whole / len(lines):.0%}) wholly right")
    print(f"{'field':32}{'wanted':>8}{'given':>8}{'right':>8}{'precision':>11}{'recall':>8}")
    for key in sorted(wanted | given):
        precision = right[key] / given[key] if given[key] else float("nan")
        recall = right[key] / wanted[key] if wanted[key] else float("nan")
        print(f"{key:32}{wanted[key]:8}{given[key]:8}{right[key]:8}{precision:11.2f}{recall:8.2f}")
    precision, recall = right.total() / given.total(), right.total() / wanted.total()
    totals = f"{wanted.total():8}{given.total():8}{right.total():8}"
    print(f"{'all fields':32}{totals}{precision:11.3f}{recall:8.3f}")


def speed(paths: list[Path]) -> None:
    """Prints milliseconds a line, warm, and the time the import takes on its own."""
    lines = [line for path in paths for line, _ in read_set(path)]
    preferences = Preferences()
    for line in lines:
        understand(line, today=TODAY, preferences=preferences)
    started = time.perf_counter()
    for line in lines:
        understand(line, today=TODAY, preferences=preferences)
    each_ms = (time.perf_counter() - started) / len(lines) * 1000
    whole, model = _import_ms("hipsight.checkin.parser"), _import_ms("hipsight.model.preferences")
    print(f"\n{each_ms:.2f} ms a line, warm; import {whole:.0f} ms, of which the model {model:.0f} ms")


def _import_ms(module: str) -> float:
    timed = (
        f"s = time.perf_counter(); import {module}, hipsight.model.records; print(time.perf_counter() - s)"
    )
    code = f"import time; {timed}"
    return min(float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(5)) * 1000


def main(arguments: list[str]) -> None:
    """Measures the named sets, or all."""
    names = [argument for argument in arguments if not argument.startswith("--")]
    paths = sorted(
        path for path in LINES.glob("*.txt") if not names or any(name in path.stem for name in names)
    )
    for path in paths:
        measure(path, misses="--misses" in arguments)
    speed(paths)


if __name__ == "__main__":
    main(sys.argv[1:])
