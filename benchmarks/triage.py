"""How well triage does on accounts whose outcome is known: `python -m benchmarks.triage [--write] [FILE.toml …]`.

Without a file: every set of ours and the vignettes of the condition files, each on its own. `--write` puts the figures
into docs/triage.md.
"""

from __future__ import annotations

import math
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from hipsight.assessment.assess import assess
from hipsight.assessment.case import read_case
from hipsight.assessment.urgency import LEVELS
from hipsight.knowledge.condition import conditions

_FOLDER = Path(__file__).parents[1] / "tests" / "unit" / "assessment"


def _interval(hits: int, of: int) -> str:
    """Wilson's 95 % interval (Wilson 1927)."""
    if not of:
        return "-"
    z, share = 1.96, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{hits}/{of} = {share:.0%} (95 % {middle - half:.0%} to {middle + half:.0%})"


def _read(path: Path) -> list[dict[str, Any]]:
    return list(tomllib.loads(path.read_text(encoding="utf-8"))["vignette"])


def _of_conditions() -> list[dict[str, Any]]:
    return [
        {
            "id": f"{condition.id}: {vignette.title}",
            "text": vignette.text,
            "urgency": vignette.urgency,
            "condition": condition.id if vignette.rank_at_most else None,
        }
        for condition in conditions().values()
        for vignette in condition.vignette
    ]


def measure(name: str, vignettes: list[dict[str, Any]]) -> str:
    """The figures of a set, in words: confusion of urgency, ranking with intervals, and every miss."""
    table: Counter[tuple[str, str]] = Counter()
    missed, lengths, ranked, first, third, unsourced = [], [], 0, 0, 0, 0
    for vignette in vignettes:
        answer = assess(read_case(vignette["text"]), conditions()).to_json()
        table[vignette["urgency"], answer["urgency"]] += 1
        listed = [one["id"] for one in answer["conditions"]]
        lengths.append(len(listed))
        unsourced += any(not one["sources"] for one in (*answer["red_flags"], *answer["conditions"]))
        flags = [one["id"] for one in answer["red_flags"]][:4]
        if vignette["urgency"] != answer["urgency"]:
            missed.append(f"  {vignette['id']}: {vignette['urgency']} -> {answer['urgency']} {flags}")
        if vignette.get("condition"):
            ranked += 1
            first += listed[:1] == [vignette["condition"]]
            third += vignette["condition"] in listed[:3]
            if vignette["condition"] not in listed[:3]:
                missed.append(f"  {vignette['id']}: {vignette['condition']} not in {listed}")
    order = LEVELS.index
    grave = [pair for pair in table.elements() if order(pair[0]) >= order("urgent")]
    mild = [pair for pair in table.elements() if order(pair[0]) < order("urgent")]
    lines = [
        f"{name}: {len(vignettes)} accounts",
        f"{'is / said':<12}" + "".join(f"{level:>11}" for level in LEVELS),
    ]
    lines += [f"{level:<12}" + "".join(f"{table[level, said]:>11}" for said in LEVELS) for level in LEVELS]
    lines += [
        f"grave under-triaged: {_interval(sum(order(said) < order(true) for true, said in grave), len(grave))}",
        f"mild called grave:   {_interval(sum(order(said) >= order('urgent') for _, said in mild), len(mild))}",
        f"mild over by any:    {_interval(sum(order(said) > order(true) for true, said in mild), len(mild))}",
        f"first place:         {_interval(first, ranked)}",
        f"first three:         {_interval(third, ranked)}",
        f"mean list length:    {sum(lengths) / max(1, len(lengths)):.2f}; answers without a source: {unsourced}",
    ]
    return "\n".join([*lines, *missed])


_DOCUMENT = Path(__file__).parents[1] / "docs" / "triage.md"
_BEGINS, _ENDS = "<!-- measured: begin -->", "<!-- measured: end -->"


def main(arguments: list[str]) -> None:
    paths = [one for one in arguments if one != "--write"]
    found = [measure(path, _read(Path(path))) for path in paths] or _of_all()
    if "--write" not in arguments:
        print("\n\n".join(["", *found]))
        return
    text = _DOCUMENT.read_text(encoding="utf-8")
    before, after = text.split(_BEGINS)[0], text.split(_ENDS)[1]
    blocks = "\n\n".join(f"```\n{one}\n```" for one in found)
    _DOCUMENT.write_text(f"{before}{_BEGINS}\n\n{blocks}\n\n{_ENDS}{after}", encoding="utf-8")


def _of_all() -> list[str]:
    files = [_FOLDER / f"vignettes_{name}.toml" for name in ("untouched", "development", "second", "fourth")]
    files.append(_FOLDER / "untouched" / "accounts.toml")
    names = (
        "first set",
        "development",
        "second set",
        "fourth set (of accounts that were missed)",
        "third set (written as untouched)",
    )
    found = [measure(name, _read(file)) for name, file in zip(names, files, strict=True)]
    return [*found, measure("of the condition files", _of_conditions())]


if __name__ == "__main__":
    main(sys.argv[1:])
