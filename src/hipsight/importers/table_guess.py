"""Which column of an unknown table is probably what, from the names of its columns: a suggestion to confirm."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: Column of the daily table, and words that name it in a table of strangers; the first that fits counts.
_WORDS: tuple[tuple[str, str], ...] = (
    ("day", r"^(date|day|datum|fecha|data|timestamp|when|recorded|start(ed)?)\b|\bdate\b"),
    ("pain_onset_km", r"\bonset\b"),
    ("pain_site", r"\b(location|site|body ?part|area|where)\b"),
    ("pain_side", r"\bside\b"),
    ("pain_0_10", r"\b(pain|severity|intensity|nrs|vas|schmerz\w*|dolor|ache|soreness)\b"),
    ("sleep_h", r"\b(sleep|asleep|slept|schlaf)\b"),
    ("sitting_h", r"\b(sitting|sat|desk)\b"),
    ("stress_1_5", r"\bstress\b"),
    ("longest_run_km", r"\blongest\b"),
    ("run_km", r"\b(distance|miles?|mi|km|kilomet(er|re)s|run|distanz)\b"),
    ("shoe", r"\b(shoes?|pair)\b"),
    ("squats", r"\bsquats?\b"),
    ("strength", r"\b(strength|gym|weights)\b"),
    ("period_start", r"\bperiod\b"),
)
#: Unit in brackets by what the name of the column says, for distances, hours and pain.
_UNITS: tuple[tuple[str, str, str], ...] = (
    ("_km", r"\b(miles?|mi)\b", "mi"),
    ("_km", r"\b(met(er|re)s|\(m\))", "m"),
    ("_h", r"\bmin(utes)?\b", "min"),
    ("_h", r"\bsec(onds)?\b|\(s\)", "s"),
    ("pain_0_10", r"100|%", "/100"),
    ("pain_0_10", r"\b(1|0) ?- ?5\b|/ ?5\b", "/5"),
)
_NOT_THIS = re.compile(r"\b(score|quality|goal|target|id|notes?|comments?)\b")
_FEWEST = 2


def guess_mapping(names: Iterable[str]) -> str | None:
    """A mapping for `--map` that fits the names, or None where no day and nothing else can be guessed."""
    found: dict[str, str] = {}
    for name in names:
        plain = re.sub(r"[_\s]+", " ", name.lower())
        target = next((target for target, words in _WORDS if re.search(words, plain)), None)
        is_free = target is not None and target not in found and not any(mark in name for mark in "=,[]")
        if target is None or not is_free or (target != "pain_0_10" and _NOT_THIS.search(plain)):
            continue
        unit = next((u for end, words, u in _UNITS if target.endswith(end) and re.search(words, plain)), "")
        found[target] = f"{target}={name}" + (f" [{unit}]" if unit else "")
    if "day" not in found or len(found) < _FEWEST:
        return None
    return ", ".join([found.pop("day"), *found.values()])
