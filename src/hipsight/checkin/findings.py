"""The vocabulary of findings: every id that an account of pain can yield, with its group and plain words.

Ids of sites are `site_` and a word of the body map, ids of qualities `quality_` and a word for pain; the others stand
in `words/findings.tsv`. Rules and questions speak of findings by these ids only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hipsight.checkin.lexicon import WORDS, read_table
from hipsight.model.body import Quality, Site


@dataclass(frozen=True, slots=True)
class FindingKind:
    """A finding that can be affirmed or denied: its id, its group, and what it says in plain words."""

    id: str
    group: str
    says: str


@cache
def finding_kinds() -> dict[str, FindingKind]:
    """Every finding by its id."""
    kinds = [FindingKind(f"site_{site.value}", "site", site.value.replace("_", " ")) for site in Site]
    kinds += [
        FindingKind(f"quality_{quality.value}", "quality", quality.value.replace("_", " "))
        for quality in Quality
    ]
    kinds += [FindingKind(*row) for row in read_table(WORDS / "findings.tsv")]
    return {kind.id: kind for kind in kinds}


@cache
def phrases_of_findings(language: str = "en") -> dict[str, tuple[str, ...]]:
    """The findings that each phrase tells of."""
    return _grouped(language, "account.tsv")


@cache
def phrases_of_labels(language: str = "en") -> dict[str, tuple[str, ...]]:
    """The conditions that each phrase names."""
    return _grouped(language, "labels.tsv")


def _grouped(language: str, table: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in (WORDS / language / table).read_text(encoding="utf-8").split("\n")[1:]:
        if row:
            phrase, means = row.split("\t")
            found[phrase] = (*found.get(phrase, ()), means)
    return found
