"""TCX: laps and track points as Garmin Connect, Polar and Strava export them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from hipsight.importers.contract import Importer, Item, Recognised, Remark, Source
from hipsight.importers.hardened_xml import (
    child_text,
    children,
    local_name,
    looks_like_xml_of,
)
from hipsight.importers.outing import Outing, read_outing
from hipsight.importers.point_table import POINT, TIME, PointTable
from hipsight.importers.sports import Sport, sport_from_words
from hipsight.importers.uniform_points import PointsOf, read_points_xml
from hipsight.importers.written_values import read_instant, read_number, read_offset
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem

#: Local names of the elements within a track point, at whatever depth, and what they stand for.
_MEANINGS = {
    "Trackpoint": POINT,
    "Time": TIME,
    "LatitudeDegrees": "lat_deg",
    "LongitudeDegrees": "lon_deg",
    "AltitudeMeters": "altitude_m",
    "DistanceMeters": "distance_m",
    "Value": "heart_rate_bpm",  # of HeartRateBpm
    "Cadence": "cadence_spm",
    "RunCadence": "cadence_spm",
    "Speed": "speed_m_s",
}


def _accepts(_name: str, head: bytes) -> bool:
    return looks_like_xml_of(head, "TrainingCenterDatabase")


def _read(source: Source, preferences: Preferences) -> Iterator[Item]:
    reading, points_of = read_points_xml(source.name, source.content, piece="Track", point="Trackpoint")
    if isinstance(reading, Problem):
        yield reading
        return
    if reading.damage:
        yield Remark(source.name, f"The file is {reading.damage}; the points before it were read.")
    activities = [element for element in reading.root.iter() if local_name(element) == "Activity"]
    if not activities:
        yield _without_activities(source, reading.root, is_damaged=reading.damage is not None)
    for number, activity in enumerate(activities, start=1):
        is_last = reading.damage is not None and number == len(activities)
        yield from _read_activity(
            source, activity, f"activity {number}", preferences, points_of, drop_last=is_last
        )


def _without_activities(source: Source, root: Any, *, is_damaged: bool) -> Item:
    names = {local_name(element) for element in root.iter()}
    for element, kind, words in (
        ("Course", "course_file", "a course to follow"),
        ("Workout", "workout_file", "a planned workout"),
    ):
        if element in names:
            return Recognised(kind, f"{source.name} holds {words}; there is no run in it.")
    message = "The file ends before its first activity." if is_damaged else "The file holds no activity."
    return Problem(source.name, f"{message} Fetch the original again.", "nothing in the file")


def _read_activity(
    source: Source,
    activity: Any,
    part: str,
    preferences: Preferences,
    points_of: PointsOf,
    *,
    drop_last: bool,
) -> Iterator[Item]:
    laps = list(children(activity, "Lap"))
    track = _points(laps, points_of).track(drop_last=drop_last)
    started = child_text(activity, "Id") or (laps[0].get("StartTime") if laps else None)
    start_s = read_instant(laps[0].get("StartTime") if laps else None)
    if not np.isfinite(start_s):
        start_s = float(track.time_s[0]) if len(track) else read_instant(started)
    if not np.isfinite(start_s) or not laps:
        yield Problem(
            f"{source.name}#{part}",
            "The activity has no laps or no times, so nobody can tell when it took place. "
            "Log the run by hand, with its day.",
            "no times in the track",
        )
        return
    notes = child_text(activity, "Notes")
    yield from read_outing(
        Outing(
            source=source.name,
            part=part,
            sport=_sport(activity, notes),
            start_s=start_s,
            offset_s=read_offset(started),
            track=track,
            # A file cut short has lost laps: what the samples say is then nearer the truth.
            distance_m=None if drop_last else _total(laps, "DistanceMeters"),
            duration_s=None if drop_last else _total(laps, "TotalTimeSeconds"),
            title=notes,
        ),
        preferences,
    )


def _sport(activity: Any, notes: str | None) -> Sport | None:
    """The sport of the attribute; for `Other`, running where the notes name it; None without either."""
    word = activity.get("Sport")
    said, noted = sport_from_words(word), sport_from_words(notes)
    if said is None and noted is not None and noted.is_run:
        return noted
    return said or (Sport("other") if word else None)


def _total(laps: Iterable[Any], name: str) -> float | None:
    total = float(np.nansum([read_number(child_text(lap, name)) for lap in laps]))
    return total or None


def _points(laps: Iterable[Any], points_of: PointsOf) -> PointTable:
    """The points of all laps; a new piece begins after each pause within a lap."""
    points = PointTable(_MEANINGS)
    piece = 0
    for lap in laps:
        for number, track in enumerate(children(lap, "Track")):
            piece += number > 0
            points.add_piece(track, piece, points_of.get(track))
    return points


IMPORTER = Importer(name="tcx", title="TCX activity", accepts=_accepts, read=_read, extensions=(".tcx",))
