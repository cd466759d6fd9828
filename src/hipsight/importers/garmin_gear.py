"""Which pair was worn on which run: Garmin Connect says it in a file of its own, beside the list of activities.

The list is read and kept with the gear file's links behind it, as one document, so that a run knows its pair on every
reading.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hipsight.importers.contract import PassedOver, Source
from hipsight.importers.json_reading import load_json, objects_in, text_at
from hipsight.model.problem import Problem

LIST = "summarizedActivitiesExport"
_GEAR, _LINKS = "gearDTOS", "gearActivityDTOs"


def with_gear(sources: Iterable[Source | Problem | PassedOver]) -> Iterator[Source | Problem | PassedOver]:
    """The same sources, each list of activities joined with the gear file that came before it from its folder."""
    gear: dict[str, bytes] = {}
    for source in sources:
        if isinstance(source, Source):
            folder = source.name.rpartition("/")[0]
            if f'"{_GEAR}"'.encode() in source.head:
                gear[folder] = _links_of(source)
            elif gear.get(folder) and f'"{LIST}"'.encode() in source.head:
                yield Source(source.name, _joined(source.content, gear[folder]))
                continue
        yield source


def pair_name(gear: Mapping[str, Any]) -> str | None:
    """What the person calls the pair; None for gear that is no shoe."""
    is_shoe = "shoe" in str(gear.get("gearTypeName", "")).lower()
    return text_at(dict(gear), "displayName", "customMakeModel") if is_shoe else None


def pairs_worn(document: Any) -> dict[str, str]:
    """Name of the pair by the number of the activity, as far as the document says."""
    worn: dict[str, str] = {}
    for one in objects_in(document):
        links = one.get(_LINKS)
        if not isinstance(links, dict):
            continue
        names = {str(gear.get("gearPk")): pair_name(gear) for gear in objects_in(one.get(_GEAR) or [])}
        for number, activities in links.items():
            name = names.get(str(number))
            if name is not None and isinstance(activities, list):
                worn |= {str(link.get("activityId")): name for link in objects_in(activities)}
    return worn


def is_gear(one: Mapping[str, Any]) -> bool:
    """Whether the object is the gear file's part of a joined document."""
    return _LINKS in one


def _links_of(source: Source) -> bytes:
    """The links and names alone, empty where there are none."""
    document = load_json(source.name, source.content)
    if isinstance(document, Problem) or not pairs_worn(document):
        return b""
    parts = [{key: one[key] for key in (_GEAR, _LINKS) if key in one} for one in objects_in(document)]
    return b",".join(json.dumps(part, sort_keys=True).encode() for part in parts)


def _joined(listed: bytes, links: bytes) -> bytes:
    plain = listed.removeprefix(b"\xef\xbb\xbf").strip()
    inner = plain[1:-1] if plain.startswith(b"[") and plain.endswith(b"]") else plain
    return b"[" + inner + b",\n" + links + b"]\n"
