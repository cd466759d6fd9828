"""One outing told by several files: what each said, and the one record with the best of all.

A watch's file knows the way and the heart rate, the table of a service knows the shoes, the effort and what the
person corrected there. Each telling is kept beside its origin; the entry is worked out from them, so that taking
back an import leaves what the others said.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from hipsight.model.wire import RECORD_TYPES

#: Fields that belong to one telling as a whole and are not filled in from another.
_OWN = frozenset({"kind", "day", "starts_at", "assumed", "suspect", "text"})


@dataclasses.dataclass(frozen=True, slots=True)
class Telling:
    """What one origin says of an outing.

    Attributes:
        record: The record as JSON values.
        measured: Samples came with it.
        corrects: The person named the sport there by hand, or could have: its kind of record wins.
    """

    record: Mapping[str, Any]
    measured: bool = False
    corrects: bool = False

    def to_json(self) -> dict[str, Any]:
        """As it is stored."""
        return {"record": dict(self.record), "measured": self.measured, "corrects": self.corrects}


def telling_from_json(values: Mapping[str, Any]) -> Telling:
    """The telling that `to_json` wrote."""
    return Telling(values["record"], values["measured"], values["corrects"])


def merge_tellings(tellings: Sequence[Telling]) -> dict[str, Any]:
    """The record that all tellings together give, as JSON values.

    The first with samples leads (one that cannot be true never leads one that can); what it does not say, or only
    assumed, comes from the others in the same order.
    """
    ordered = sorted(tellings, key=lambda telling: ("suspect" in telling.record, not telling.measured))
    merged = dict(ordered[0].record)
    for other in ordered[1:]:
        _fill(merged, other.record)
    kind = next((telling.record["kind"] for telling in ordered if telling.corrects), merged["kind"])
    if kind != merged["kind"]:
        fields = {field.name for field in dataclasses.fields(RECORD_TYPES[kind])}
        assumed = [name for name in merged.get("assumed", ()) if name in fields]
        merged = {name: value for name, value in merged.items() if name in fields} | {"assumed": assumed}
    if not merged.get("assumed", True):
        del merged["assumed"]
    return {"kind": kind, "day": merged.pop("day"), **{k: v for k, v in merged.items() if k != "kind"}}


def _fill(merged: dict[str, Any], other: Mapping[str, Any]) -> None:
    assumed = set(merged.get("assumed", ()))
    assumed_there = set(other.get("assumed", ()))
    for name, value in other.items():
        if name in _OWN:
            continue
        if name not in merged:
            merged[name] = value
            if name in assumed_there:
                assumed.add(name)
        elif name in assumed and name not in assumed_there:
            merged[name] = value
            assumed.discard(name)
    if "starts_at" in assumed and "starts_at" in other and "starts_at" not in assumed_there:
        merged["starts_at"], merged["day"] = other["starts_at"], other["day"]
        assumed.discard("starts_at")
    if assumed or "assumed" in merged:
        merged["assumed"] = sorted(assumed)
