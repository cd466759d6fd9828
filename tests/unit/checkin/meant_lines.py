"""Reads lines with their meaning written beside them, and pairs what was meant with what was understood.

A set is a text file: a line after `> `, then one record a line as `kind field=value …`. Units may be written
(`6mi`, `10km`, `58:10`, `8:05/mi`), days count from TODAY, lists are joined with `+`, a bare field is true.
A line after `>? ` is known not to be understood wholly yet.
"""

from __future__ import annotations

import datetime as dt
import shlex
from pathlib import Path
from typing import Any

from hipsight.checkin.parser import understand
from hipsight.model.preferences import Preferences
from hipsight.model.units import METRES_PER_MILE
from hipsight.model.wire import record_to_json

LINES = Path(__file__).parent / "lines"
UNTOUCHED = Path(__file__).parent / "untouched"
TODAY = dt.date(2026, 11, 22)
NOT_MEASURED = {
    "kind",
    "text",
    "assumed",
    "moment",
    "also_kinds",
    "also_surfaces",
    "said",
    "what",
    "onset_high_m",
}

Record = dict[str, Any]


def read_set(source: Path | str) -> list[tuple[str, list[Record]]]:
    """The lines of a set, each with the records it should give."""
    lines: list[tuple[str, list[Record]]] = []
    text = source if isinstance(source, str) else source.read_text()
    for row in text.splitlines():
        if row.startswith(("> ", ">? ")):
            lines.append((row.partition(" ")[2], []))
        elif row.strip() and not row.startswith("#"):
            kind, *pairs = shlex.split(row)
            record: Record = {"kind": kind, "day": TODAY}
            for pair in pairs:
                name, _, value = pair.partition("=")
                record[name] = _value(name, value)
            lines[-1][1].append(record)
    return lines


def _value(name: str, text: str) -> Any:
    if name == "day":
        return TODAY + dt.timedelta(days=int(text))
    if name in {"quality", "behaviour"} and text not in {"good", "poor"}:
        return sorted(text.split("+"))
    if text == "":
        return True
    if "/" in text:
        pace, unit = text.split("/")
        return _seconds(pace) / (METRES_PER_MILE / 1000 if unit == "mi" else 1)
    if ":" in text:
        return _seconds(text)
    for unit, metres in (("mi", METRES_PER_MILE), ("km", 1000.0)):
        if text.endswith(unit) and text[:-2].replace(".", "").isdigit():
            return float(text[:-2]) * metres
    try:
        return float(text)
    except ValueError:
        return text.lower()


def _seconds(text: str) -> float:
    seconds = 0.0
    for part in text.split(":"):
        seconds = seconds * 60 + float(part)
    return seconds


def understood(line: str, preferences: Preferences | None = None) -> list[Record]:
    """What the line gives, as mappings in small letters."""
    records = []
    for record in understand(line, today=TODAY, preferences=preferences or Preferences()).records:
        fields = record_to_json(record)
        fields["day"] = dt.date.fromisoformat(fields["day"])
        for name in ("quality", "behaviour"):
            if isinstance(fields.get(name), list):
                fields[name] = sorted(fields[name])
        records.append({k: v.lower() if isinstance(v, str) else v for k, v in fields.items()})
    return records


def is_same(expected: Any, got: Any) -> bool:
    if isinstance(expected, float) and isinstance(got, (int, float)):
        return (
            abs(expected - got) <= max(1.0, abs(expected) * 0.005)
            if abs(expected) > 20
            else abs(expected - got) < 0.02
        )
    return bool(expected == got)


def pairs_of(expected: list[Record], got: list[Record]) -> list[tuple[Record, Record]]:
    """Pairs of an expected and a given record, the most alike first; either may be empty."""
    left, right = list(expected), list(got)
    ranked = sorted(
        (
            (sum(is_same(e[k], g.get(k)) for k in e), i, j)
            for i, e in enumerate(left)
            for j, g in enumerate(right)
            if e["kind"] == g["kind"]
        ),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for _, i, j in ranked:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append((left[i], right[j]))
    pairs += [(e, {}) for i, e in enumerate(left) if i not in used_left]
    pairs += [({}, g) for j, g in enumerate(right) if j not in used_right]
    return pairs


def misses(line: str, expected: list[Record], preferences: Preferences | None = None) -> list[str]:
    """What is missing, wrong or too much in what was understood of a line."""
    wrong = []
    for meant, got in pairs_of(expected, understood(line, preferences)):
        kind = meant.get("kind") or got["kind"]
        names = {name for name in (*meant, *got) if name not in NOT_MEASURED}
        wrong += [
            f"{kind}.{name}: meant {meant.get(name, '-')}, got {got.get(name, '-')}"
            for name in sorted(names)
            if not (name in meant and name in got and is_same(meant[name], got[name]))
        ]
    return wrong
