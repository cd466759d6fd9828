"""GPX: tracks as services and phones export them, with the heart rate and cadence of the usual extensions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hipsight.importers.contract import Importer, Item, Recognised, Remark, Source
from hipsight.importers.hardened_xml import (
    child_text,
    children,
    local_name,
    looks_like_xml_of,
)
from hipsight.importers.outing import Outing, read_outing
from hipsight.importers.point_table import POINT, TIME, PointTable
from hipsight.importers.sports import sport_from_words
from hipsight.importers.uniform_points import PointsOf, read_points_xml
from hipsight.importers.written_values import read_offset
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem

#: Local names of the elements within a point, at whatever depth, and what they stand for.
_MEANINGS = {
    "trkpt": POINT,
    "time": TIME,
    "ele": "altitude_m",
    "hr": "heart_rate_bpm",
    "heartrate": "heart_rate_bpm",
    "cad": "cadence_spm",
    "cadence": "cadence_spm",
    "speed": "speed_m_s",
    "distance": "distance_m",
}
_POSITION = {"lat": "lat_deg", "lon": "lon_deg"}


def _accepts(_name: str, head: bytes) -> bool:
    return looks_like_xml_of(head, "gpx")


def _read(source: Source, preferences: Preferences) -> Iterator[Item]:
    reading, points_of = read_points_xml(source.name, source.content, piece="trkseg", point="trkpt")
    if isinstance(reading, Problem):
        yield reading
        return
    tracks = list(children(reading.root, "trk"))
    if reading.damage:
        yield Remark(source.name, f"The file is {reading.damage}; the points before it were read.")
    if not tracks:
        yield _without_tracks(source, reading.root, is_damaged=reading.damage is not None)
        return
    title = child_text(reading.root, "metadata", "name")
    for number, track in enumerate(tracks, start=1):
        is_last = reading.damage is not None and number == len(tracks)
        yield from _read_track(
            source, track, f"track {number}", title, preferences, points_of=points_of, drop_last=is_last
        )


def _without_tracks(source: Source, root: Any, *, is_damaged: bool) -> Item:
    if any(child_name in {"rte", "wpt"} for child_name in map(local_name, root)):
        return Recognised("route_file", f"{source.name} holds a route or places to go to, not a run.")
    message = (
        "The file ends before the first point of a track."
        if is_damaged
        else "The file holds neither a track nor a route."
    )
    return Problem(source.name, f"{message} Fetch the original again.", "nothing in the file")


def _read_track(
    source: Source,
    element: Any,
    part: str,
    title: str | None,
    preferences: Preferences,
    *,
    points_of: PointsOf,
    drop_last: bool,
) -> Iterator[Item]:
    points = PointTable(_MEANINGS, _POSITION)
    for segment_number, segment in enumerate(children(element, "trkseg")):
        points.add_piece(segment, segment_number, points_of.get(segment))
    if not len(points):
        yield Problem(f"{source.name}#{part}", "The track has no points.", "nothing in the file")
        return
    track = points.track(drop_last=drop_last)
    if len(track) < 2:  # noqa: PLR2004 - an outing has a start and an end
        yield Problem(
            f"{source.name}#{part}",
            "The track has no times, so nobody can tell on which day it was run. It may be a planned route; "
            "if it was a run, log it by hand or export it with times.",
            "no times in the track",
        )
        return
    name = child_text(element, "name") or title
    yield from read_outing(
        Outing(
            source=source.name,
            part=part,
            sport=sport_from_words(child_text(element, "type")) or _sport_from_title(name),
            start_s=float(track.time_s[0]),
            offset_s=read_offset(points.first_time()),
            track=track,
            title=name,
        ),
        preferences,
    )


def _sport_from_title(name: str | None) -> Any:
    """The sport where a title plainly names running ("Morning Run"); other words prove nothing."""
    sport = sport_from_words(name)
    return sport if sport is not None and sport.is_run else None


IMPORTER = Importer(name="gpx", title="GPX track", accepts=_accepts, read=_read, extensions=(".gpx",))
