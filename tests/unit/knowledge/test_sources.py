"""Every claim has a source in its file; how many carry a DOI is counted and may not fall."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hipsight.knowledge

DATA = Path(hipsight.knowledge.__file__).parent / "data"
FILES = sorted(DATA.rglob("*.toml"))

#: Claims with a source of which the DOI, or the DOI or address, is known: counted when this was written.
_LEAST_WITH_DOI, _LEAST_WITH_DOI_OR_ADDRESS = 0.22, 0.42


def claims(value: Any) -> Iterator[list[str]]:
    """The sources of everything below a value that names any."""
    if isinstance(value, dict):
        if isinstance(value.get("sources"), list):
            yield value["sources"]
        for below in value.values():
            yield from claims(below)
    elif isinstance(value, list):
        for below in value:
            yield from claims(below)


def test_every_claim_has_a_source_and_the_share_with_a_doi_does_not_fall() -> None:
    all_of_them = with_doi = with_either = 0
    for file in FILES:
        read = tomllib.loads(file.read_text(encoding="utf-8"))
        sources = {source["id"]: source for source in read.get("source", [])}
        for cited in claims(read):
            assert cited, f"a claim without a source in {file.name}"
            assert set(cited) <= sources.keys() or not sources, f"{file.name}: {set(cited) - sources.keys()}"
            all_of_them += 1
            with_doi += any("doi" in sources.get(name, {}) for name in cited)
            with_either += any({"doi", "url"} & sources.get(name, {}).keys() for name in cited)
    assert with_doi / all_of_them >= _LEAST_WITH_DOI
    assert with_either / all_of_them >= _LEAST_WITH_DOI_OR_ADDRESS


def test_a_doi_is_written_as_one_and_means_the_same_citation_everywhere() -> None:
    years: dict[str, set[str]] = {}
    for file in FILES:
        for source in tomllib.loads(file.read_text(encoding="utf-8")).get("source", []):
            if "doi" in source:
                assert re.fullmatch(r"10\.\d{4,5}/\S+[^\s.,;]", source["doi"]), source
                years.setdefault(source["doi"], set()).update(
                    re.findall(r"\b(?:19|20)\d\d\b", source["citation"])[:1]
                )
    assert all(len(found) <= 1 for found in years.values()), years
