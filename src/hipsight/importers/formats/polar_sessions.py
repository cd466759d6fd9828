"""Polar Flow's training sessions of the account export (`training-session…json`), one session a file.

Kept of each exercise in it: start with its offset, distance, duration, climb, heart rate, cadence, and the samples
(heart rate, distance, altitude, cadence, positions); what stands in its note, as proposals (`--notes`). Both shapes are
read: the older one names the sport and gives every sample its time, the newer one numbers the sport and gives channels
of even steps. A number that is not known to be a sport leaves it to the speed. Daily activity, sleep and recovery are
not kept.

Proved by golden files with the names and units that public code and notes on real exports have, and by damaged copies;
no real export was at hand.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from hipsight.importers.contract import Importer, Item, Reading, Source
from hipsight.importers.free_words import propose
from hipsight.importers.json_reading import finite, load_json, number_at, objects_in, text_at
from hipsight.importers.outing import Outing, read_outing
from hipsight.importers.sports import Sport, sport_from_words
from hipsight.importers.track import Floats, Track, make_track
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem

#: Numbers of Polar's list of sports that matter here.
_SPORT_NUMBERS = {
    "1": "running",
    "2": "cycling",
    "3": "walking",
    "4": "running",
    "5": "mountain_biking",
    "11": "hiking",
    "15": "strength_training",
    "17": "treadmill_running",
    "18": "indoor_cycling",
    "19": "road_running",
    "23": "swimming",
    "27": "trail_running",
    "38": "road_biking",
}
#: Channels by stream, and what their numbers are multiplied by. Speed is in km/h.
_CHANNELS: Mapping[str, tuple[str, float]] = {
    "heartrate": ("heart_rate_bpm", 1.0),
    "distance": ("distance_m", 1.0),
    "altitude": ("altitude_m", 1.0),
    "cadence": ("cadence_spm", 1.0),
    "speed": ("speed_m_s", 1 / 3.6),
}
_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$")
_MS = 1000.0
_MINUTES_A_DAY = 24 * 60
_MARKS = (b'"exercises"', b'"exportVersion"', b'"timezoneOffsetMinutes"', b'"physicalInformation')

_Channel = tuple[str, Floats, Floats]


def _accepts(name: str, head: bytes) -> bool:
    is_object = head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")
    is_named = name.lower().rpartition("/")[2].startswith("training-session")
    return is_object and b'"startTime"' in head and (is_named or sum(mark in head for mark in _MARKS) > 1)


def _read(source: Source, preferences: Preferences) -> Iterator[Item]:
    document = load_json(source.name, source.content)
    if isinstance(document, Problem):
        yield document
        return
    for session in objects_in(document):
        exercises = list(objects_in(session.get("exercises"))) or [{}]
        for number, exercise in enumerate(exercises, start=1):
            # A lone exercise often leaves out what the session says.
            said = {**session, **exercise} if len(exercises) == 1 else {**_clock_of(session), **exercise}
            yield from _read_exercise(source, f"exercise {number}", said, preferences)


def _clock_of(session: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: session[name] for name in ("timezoneOffset", "timezoneOffsetMinutes", "note") if name in session
    }


def _read_exercise(
    source: Source, part: str, said: dict[str, Any], preferences: Preferences
) -> Iterator[Item]:
    offset_min = _signed(said, "timezoneOffset", "timezoneOffsetMinutes")
    start_s = _instant_s(said.get("startTime"), offset_min)
    if start_s is None:
        yield Problem(
            f"{source.name}#{part}", "The session has no start that can be read.", "no readable date"
        )
        return
    for item in read_outing(_outing(source, part, said, start_s, offset_min), preferences):
        yield item
        if isinstance(item, Reading):
            yield from propose(text_at(said, "note") or "", item, preferences, "note")


def _outing(
    source: Source, part: str, said: dict[str, Any], start_s: float, offset_min: float | None
) -> Outing:
    return Outing(
        source=source.name,
        part=part,
        sport=_sport(said.get("sport")),
        start_s=start_s,
        track=_track(said, start_s, offset_min),
        offset_s=None if offset_min is None else round(offset_min * 60),
        is_wall_clock=offset_min is None,
        distance_m=number_at(said, "distance", "distanceMeters"),
        duration_s=_duration_s(said),
        ascent_m=number_at(said, "ascent", "ascentMeters"),
        descent_m=number_at(said, "descent", "descentMeters"),
        cadence_spm=_mean_of(said, "cadence"),
        heart_rate_bpm=_mean_of(said, "heartRate") or number_at(said, "hrAvg", "averageHeartRate"),
        title=text_at(said, "name"),
    )


def _sport(value: Any) -> Sport | None:
    if isinstance(value, dict):
        return sport_from_words(_SPORT_NUMBERS.get(str(value.get("id"))))
    return sport_from_words(value.lower()) if isinstance(value, str) else None


def _duration_s(said: dict[str, Any]) -> float | None:
    written = text_at(said, "duration")
    found = _DURATION.match(written) if written else None
    if found:
        return int(found[1] or 0) * 3600 + int(found[2] or 0) * 60 + float(found[3] or 0) or None
    milliseconds = number_at(said, "durationMillis")
    return None if milliseconds is None else milliseconds / _MS


def _mean_of(said: dict[str, Any], name: str) -> float | None:
    value = said.get(name)
    return number_at(value, "avg") if isinstance(value, dict) else None


def _signed(values: dict[str, Any], *names: str) -> float | None:
    """The first number under one of the names, below zero or not."""
    for name in names:
        value = finite(values.get(name))
        if value is not None and abs(value) < _MINUTES_A_DAY:
            return value
    return None


def _instant_s(written: Any, offset_min: float | None) -> float | None:
    """Seconds since 1970 UTC of a local time (as if it were UTC where the offset is not known)."""
    try:
        local = dt.datetime.fromisoformat(written)
    except (TypeError, ValueError):
        return None
    if local.tzinfo is not None:
        return local.timestamp()
    return local.replace(tzinfo=dt.UTC).timestamp() - (offset_min or 0.0) * 60


def _track(said: dict[str, Any], start_s: float, offset_min: float | None) -> Track:
    """All channels on the seconds that any of them has."""
    samples = said.get("samples")
    channels: list[_Channel] = []
    if isinstance(samples, dict) and isinstance(samples.get("samples"), list):
        channels += _even_channels(samples["samples"], start_s)
        channels += _way_points(said.get("routes"), start_s, offset_min)
    elif isinstance(samples, dict):
        channels += _timed_channels(samples, offset_min)
    if not channels:
        return make_track(np.empty(0), {})
    seconds = np.unique(np.concatenate([np.round(times) for _, times, _ in channels]))
    values = {name: np.full(len(seconds), np.nan) for name, _, _ in channels}
    for name, times, numbers in channels:
        values[name][np.searchsorted(seconds, np.round(times))] = numbers
    return make_track(seconds, values)


def _even_channels(listed: list[Any], start_s: float) -> Iterator[_Channel]:
    for channel in objects_in(listed):
        named = _CHANNELS.get(str(channel.get("type", "")).lower().replace("_", ""))
        numbers, step_ms = channel.get("values"), number_at(channel, "intervalMillis")
        if named is None or not isinstance(numbers, list) or not numbers or not step_ms:
            continue
        stream, factor = named
        values = _floats(numbers) * factor
        if stream == "altitude_m" and (found := np.flatnonzero(values != 0)).size:
            values[: found[0]] = np.nan  # it says 0 until it knows
        times: Floats = start_s + np.arange(len(values), dtype=np.float64) * (step_ms / _MS)
        yield stream, times, values


def _way_points(routes: Any, start_s: float, offset_min: float | None) -> Iterator[_Channel]:
    route = routes.get("route") if isinstance(routes, dict) else None
    if not isinstance(route, dict):
        return
    begun_s = _instant_s(route.get("startTime"), offset_min) or start_s
    points = list(objects_in(route.get("wayPoints") or []))
    times = begun_s + _floats([point.get("elapsedMillis") for point in points]) / _MS
    yield from _positions(points, times)


def _timed_channels(samples: dict[str, Any], offset_min: float | None) -> Iterator[_Channel]:
    def times_of(listed: list[dict[str, Any]]) -> Floats:
        return _floats([_instant_s(one.get("dateTime"), offset_min) for one in listed])

    for name, (stream, factor) in _CHANNELS.items():
        # `heartRate` is the only name of two words.
        listed = list(objects_in(samples.get("heartRate" if name == "heartrate" else name) or []))
        times, values = times_of(listed), _floats([one.get("value") for one in listed]) * factor
        is_known = np.isfinite(times)
        if is_known.any():
            yield stream, times[is_known], values[is_known]
    points = list(objects_in(samples.get("recordedRoute") or []))
    yield from _positions(points, times_of(points))


def _positions(points: list[dict[str, Any]], times: Floats) -> Iterator[_Channel]:
    is_known = np.isfinite(times)
    if is_known.any():
        for name, stream in (("latitude", "lat_deg"), ("longitude", "lon_deg")):
            yield stream, times[is_known], _floats([point.get(name) for point in points])[is_known]


def _floats(values: list[Any]) -> Floats:
    return np.array([np.nan if (number := finite(value)) is None else number for value in values])


IMPORTER = Importer(
    name="polar_sessions",
    title="Polar Flow's training session (JSON)",
    accepts=_accepts,
    read=_read,
    has_notes=True,
)
