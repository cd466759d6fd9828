"""Records of a line with where they begin: what was told twice is left out, and a night is one record."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from hipsight.model.life_records import Alcohol, Clinician, CrossTraining, Sleep, Strength, Travel
from hipsight.model.records import Record

Placed = tuple[int, Record]
_ANY_TRAINING = "cross-training"
#: Exercises that stand for a whole session.
_IN_GENERAL = frozenset({"strength", "rehab", "plyometrics"})


def without_repeats(placed: list[Placed]) -> list[Placed]:
    """Leaves out cross-training that only names again what was told with its length."""
    told = {
        (record.day, record.what)
        for _, record in placed
        if isinstance(record, CrossTraining) and _has_length(record)
    }
    travels = [item for item in placed if isinstance(item[1], Travel)]
    scans = [item for item in placed if isinstance(item[1], Clinician) and item[1].who == "scan"]
    seen = {item[1].day for item in placed if isinstance(item[1], Clinician) and item[1].who != "scan"}
    dropped = [id(item[1]) for item in travels[1:] if item[1].day == travels[0][1].day]
    dropped += [id(item[1]) for item in scans if item[1].day in seen]
    dropped += _visits_told_again(placed)
    dropped += _told_again(placed)
    dropped += _told_in_general(placed)
    named = {
        item[1].day for item in placed if isinstance(item[1], CrossTraining) and item[1].what != _ANY_TRAINING
    }
    dropped += [
        id(item[1])
        for item in placed
        if isinstance(item[1], CrossTraining)
        and item[1].what == _ANY_TRAINING
        and not _has_length(item[1])
        and item[1].day in named
    ]
    placed = [item for item in placed if id(item[1]) not in dropped]
    return [
        item
        for item in placed
        if not (
            isinstance(item[1], CrossTraining)
            and not _has_length(item[1])
            and (item[1].day, item[1].what) in told
        )
    ]


def _told_in_general(placed: Sequence[Placed]) -> list[int]:
    """The heading of what was told one by one: "gym: squat 4x6, RDL 3x8", "on the drink Saturday, 6 pints"."""
    lifted = {record.day for _, record in placed if isinstance(record, Strength) and _has_dose(record)}
    counted = {
        record.day for _, record in placed if isinstance(record, Alcohol) and record.drinks is not None
    }
    return [
        id(record)
        for _, record in placed
        if (isinstance(record, Strength) and _is_heading(record) and record.day in lifted)
        or (isinstance(record, Alcohol) and record.drinks is None and record.day in counted)
    ]


def _is_heading(record: Strength) -> bool:
    return record.exercise in _IN_GENERAL and not _has_dose(record)


def _has_dose(record: Strength) -> bool:
    return bool(record.sets or record.reps or record.hold_s or record.load_kg)


def _told_again(placed: Sequence[Placed]) -> list[int]:
    """Strength work and training named twice without a dose: "upper body strength work"."""
    repeated: list[int] = []
    named: set[tuple[dt.date, str]] = set()
    done: set[tuple[dt.date, str]] = set()
    for _, record in placed:
        if isinstance(record, CrossTraining) and not _has_length(record):
            if (record.day, record.what) in done:
                repeated.append(id(record))
            done.add((record.day, record.what))
        if not isinstance(record, Strength) or (record.day, record.exercise) not in named:
            if isinstance(record, Strength):
                named.add((record.day, record.exercise))
        elif not _has_dose(record):
            repeated.append(id(record))
    return repeated


def with_one_night(placed: list[Placed]) -> list[Placed]:
    """Puts hours and quality of the same night into one record."""
    nights: dict[dt.date, int] = {}
    kept: list[Placed] = []
    for start, record in placed:
        if not isinstance(record, Sleep) or record.day not in nights:
            if isinstance(record, Sleep):
                nights[record.day] = len(kept)
            kept.append((start, record))
            continue
        place = nights[record.day]
        first = kept[place][1]
        if isinstance(first, Sleep):
            night = dataclasses.replace(
                first,
                hours=record.hours if first.hours is None else first.hours,
                quality=first.quality or record.quality,
                text=f"{first.text}, {record.text}" if first.text != record.text else first.text,
            )
            kept[place] = (kept[place][0], night)
    return kept


def _visits_told_again(placed: list[Placed]) -> list[int]:
    """The visits that only name again whom another record of that day tells of: "a follow-up with Dr. Palmer"."""
    seen: set[tuple[dt.date, str | None]] = set()
    repeated = []
    for _, record in placed:
        if isinstance(record, Clinician):
            if (record.day, record.who) in seen and record.said is None:
                repeated.append(id(record))
            seen.add((record.day, record.who))
    return repeated


def _has_length(record: CrossTraining) -> bool:
    return record.duration_s is not None or record.distance_m is not None
