"""Facts found and right in labelled lines, by kind; the worst misses; the time per line.

    python -m benchmarks.checkin                       every set
    python -m benchmarks.checkin strangers             one set
    python -m benchmarks.checkin strangers --show 50   and fifty of its lines with what was understood
    python -m benchmarks.checkin second --misses       and every miss
    python -m benchmarks.checkin --write docs/checkin-scores.md
                                                       the page of the sets that were never tuned on

The sets are in tests/unit/checkin/lines (tuned on) and tests/unit/checkin/untouched (never tuned on).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from tests.unit.checkin.meant_lines import LINES, TODAY, UNTOUCHED, read_set, understood
from tests.unit.checkin.scores import LabelledLine, score

from hipsight.checkin.parser import understand
from hipsight.model.preferences import Preferences


def report(path: Path, lines: list[LabelledLine], *, misses: bool) -> None:
    """Prints the scores of one set."""
    scores = score(lines)
    print(
        f"\n{path.parent.name}/{path.stem}: {scores.lines} lines, {scores.lines - len(scores.misses)} wholly right"
    )
    if scores.wanted:
        print(f"{'kind':16}{'meant':>7}{'given':>7}{'right':>7}{'found':>8}{'right':>8}")
        for kind, (wanted, given, right) in scores.by_kind().items():
            print(f"{kind:16}{wanted:7}{given:7}{right:7}{_share(right, wanted):>8}{_share(right, given):>8}")
        print(f"{'all facts':16}{'':21}{scores.found:8.3f}{scores.correct:8.3f}")
    print(f"denied pain read as pain: {len(scores.denied_as_pain)}", *scores.denied_as_pain, sep="\n    ")
    print(f"pain read as denied: {len(scores.pain_as_denied)}", *scores.pain_as_denied, sep="\n    ")
    print(f"red flags missed: {len(scores.flags_missed)}", *scores.flags_missed, sep="\n    ")
    shown = list(scores.misses.items()) if misses else scores.worst()
    print("every miss:" if misses else "worst misses:")
    for line, wrong in shown:
        print(f"  > {line}", *wrong, sep="\n      ")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def show(lines: list[LabelledLine]) -> None:
    """Prints lines with what was understood of them."""
    for line, _ in lines:
        print(f"> {line}")
        for record in understood(line):
            told = {
                name: value for name, value in record.items() if name not in {"kind", "text", "said", "day"}
            }
            print(f"    {record['kind']} " + " ".join(f"{name}={value}" for name, value in told.items()))


def page(sets: dict[Path, list[LabelledLine]]) -> str:
    """A page of scores by kind of fact, the ten worst misses, and fifty lines with what was understood."""
    every = [line for lines in sets.values() for line in lines]
    scores = score(every)
    rows = [
        "# What is understood of lines that were never tuned on",
        "",
        "Written by `python -m benchmarks.checkin --write docs/checkin-scores.md`. The lines are our own.",
        "",
        "| set | lines | wholly right | facts found | facts right | denied read as pain | red flags missed |",
        "|---|---|---|---|---|---|---|",
    ]
    for path, lines in sets.items():
        one = score(lines)
        shares = f"{one.found:.3f} | {one.correct:.3f}" if one.wanted else "- | -"
        rows.append(
            f"| {path.stem} | {one.lines} | {one.lines - len(one.misses)} | {shares} "
            f"| {len(one.denied_as_pain)} | {len(one.flags_missed)} |"
        )
    rows += ["", "| kind of fact | meant | given | right | found | right |", "|---|---|---|---|---|---|"]
    rows += [
        f"| {kind} | {wanted} | {given} | {right} | {_share(right, wanted)} | {_share(right, given)} |"
        for kind, (wanted, given, right) in scores.by_kind().items()
    ]
    rows += ["", "## The ten worst misses", ""]
    for line, wrong in scores.worst():
        rows += [f"> {line}", "", *(f"* {told}" for told in wrong), ""]
    rows += ["## Fifty lines, and what was understood", "", "```text"]
    step = max(1, len(every) // 50)
    for line, _ in every[::step][:50]:
        rows += [f"> {line}", *_told(line)]
    return "\n".join([*rows, "```", ""])


def _told(line: str) -> list[str]:
    rows = []
    for record in understood(line):
        hidden = {"kind", "text", "said", "day", "assumed"}
        told = " ".join(f"{name}={_plain(value)}" for name, value in record.items() if name not in hidden)
        rows.append(f"    {record['kind']} {told}".rstrip())
    return rows or ["    (no record)"]


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "+".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def speed(lines: list[LabelledLine]) -> None:
    """Prints milliseconds a line, warm, and the time the import and the first line take on their own."""
    preferences = Preferences()
    for line, _ in lines:
        understand(line, today=TODAY, preferences=preferences)
    times = []
    for line, _ in lines:
        started = time.perf_counter()
        understand(line, today=TODAY, preferences=preferences)
        times.append((time.perf_counter() - started) * 1000)
    times.sort()
    print(
        f"\n{sum(times) / len(times):.2f} ms a line, warm; "
        f"the slowest of a hundred {times[len(times) * 99 // 100]:.1f} ms"
    )
    model, imported, first = (_fresh_ms(code) for code in _FRESH)
    print(f"cold: import {imported - model:.0f} ms beside the model's {model:.0f} ms")
    print(f"cold: first line {first - imported:.0f} ms")


_MODEL = "import hipsight.model.records, hipsight.model.life_records, hipsight.model.preferences"
_PARSER = f"{_MODEL}, datetime, hipsight.checkin.parser"
_FIRST = (
    f"{_PARSER}; hipsight.checkin.parser.understand('6.2 mi trail easy 58:10; outer R hip 3/10 from mile 4', "
    "today=datetime.date(2026, 11, 22), preferences=hipsight.model.preferences.Preferences())"
)
_FRESH = (_MODEL, _PARSER, _FIRST)


def _fresh_ms(code: str) -> float:
    timed = f"import time; s = time.perf_counter(); {code}; print(time.perf_counter() - s)"
    return min(float(subprocess.check_output([sys.executable, "-c", timed])) for _ in range(9)) * 1000


def main(arguments: list[str]) -> None:
    """Measures the named sets, or all."""
    parser = argparse.ArgumentParser(prog="benchmarks.checkin")
    parser.add_argument("sets", nargs="*")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args(arguments)
    if options.write:
        untouched = {path: read_set(path) for path in sorted(UNTOUCHED.glob("*.txt"))}
        options.write.write_text(page(untouched), encoding="utf-8")
        return
    paths = [path for folder in (LINES, UNTOUCHED) for path in sorted(folder.glob("*.txt"))]
    chosen = [path for path in paths if not options.sets or any(name in path.stem for name in options.sets)]
    sets = {path: read_set(path) for path in chosen}
    for path, lines in sets.items():
        report(path, lines, misses=options.misses)
        show(lines[: options.show])
    speed([line for lines in sets.values() for line in lines])


if __name__ == "__main__":
    main(sys.argv[1:])
