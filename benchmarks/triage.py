"""How well triage does on accounts whose outcome is known: `python -m benchmarks.triage [FILE.toml …]`.

Without a file: the untouched vignettes, the development ones, and those of the condition files, each set on its own.
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


def measure(name: str, vignettes: list[dict[str, Any]]) -> None:
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
    print(
        f"\n{name}: {len(vignettes)} accounts\n{'is / said':<12}"
        + "".join(f"{level:>11}" for level in LEVELS)
    )
    for level in LEVELS:
        print(f"{level:<12}" + "".join(f"{table[level, said]:>11}" for said in LEVELS))
    order = LEVELS.index
    grave = [pair for pair in table.elements() if order(pair[0]) >= order("urgent")]
    mild = [pair for pair in table.elements() if order(pair[0]) < order("urgent")]
    print(
        "grave under-triaged:", _interval(sum(order(said) < order(true) for true, said in grave), len(grave))
    )
    print("mild called grave:  ", _interval(sum(order(said) >= 2 for _, said in mild), len(mild)))
    print("mild over by any:   ", _interval(sum(order(said) > order(true) for true, said in mild), len(mild)))
    print("first place:        ", _interval(first, ranked))
    print("first three:        ", _interval(third, ranked))
    print(
        f"mean list length:    {sum(lengths) / max(1, len(lengths)):.2f}; answers without a source: {unsourced}"
    )
    print("\n".join(missed))


def main(paths: list[str]) -> None:
    if paths:
        for path in paths:
            measure(path, _read(Path(path)))
        return
    for name in ("untouched", "development", "second"):
        file = _FOLDER / f"vignettes_{name}.toml"
        if file.exists():
            measure(name, _read(file))
    measure("of the condition files", _of_conditions())


if __name__ == "__main__":
    main(sys.argv[1:])
