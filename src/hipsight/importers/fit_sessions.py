"""The sessions of a FIT part as outings: which samples, pauses and totals belong to which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from hipsight.importers.fit_decoding.messages import FIRST_ABSOLUTE_TIME, FIT_EPOCH_S, FitMessages, Message
from hipsight.importers.local_time import offset_between
from hipsight.importers.outing import Outing
from hipsight.importers.pauses import NO_STOPS, Stops
from hipsight.importers.sports import Sport, sport_from_words
from hipsight.importers.track import Floats, Track, make_track

#: Positions are stored as fractions of half a turn.
DEGREES_PER_SEMICIRCLE = 180.0 / 2**31
#: A sample this long after the end its session names still belongs to it: devices round both.
SESSION_SLACK_S = 2.0
_STOPS = frozenset({"stop", "stop_all", "stop_disable", "stop_disable_all"})


def find_outings(source: str, messages: FitMessages) -> list[Outing]:
    """One outing for each session of the part; where none was written, one for all the samples."""
    track = _track(messages.records)
    offset_s, wall_shift_s = _clock(messages)
    if wall_shift_s:
        track = Track(track.time_s + wall_shift_s, track.values, track.segment)
    sessions = [session for session in messages.sessions if _time(session, "start_time") or len(track)]
    if not sessions:
        sessions = [_stand_in(messages)] if len(track) > 1 else []
    outings = []
    stops = _stops(messages.events, wall_shift_s)
    # Without a session the part was cut off, and the laps of its end are missing.
    laps = messages.laps if len(messages.sessions) == 1 else ()
    for number, (session, samples) in enumerate(_share_out(sessions, track, wall_shift_s), start=1):
        start_s = _start(session, samples, wall_shift_s)
        if start_s is None:
            continue
        outings.append(
            Outing(
                source=source,
                part=f"session {number}",
                sport=_sport(session, messages),
                start_s=start_s,
                track=samples,
                offset_s=offset_s,
                is_wall_clock=bool(wall_shift_s),
                stops=stops,
                distance_m=_total(session, laps, "total_distance"),
                duration_s=_total(session, laps, "total_timer_time"),
                elapsed_s=_total(session, laps, "total_elapsed_time"),
                ascent_m=_number(session, "total_ascent"),
                descent_m=_number(session, "total_descent"),
                cadence_spm=_cadence(session),
                heart_rate_bpm=_number(session, "avg_heart_rate"),
            )
        )
    return outings


def _track(records: Mapping[str, Floats]) -> Track:
    if "timestamp" not in records:
        return make_track(np.empty(0), {})
    values = {}
    for stream, names in {
        "distance_m": ("distance",),
        "altitude_m": ("enhanced_altitude", "altitude"),
        "speed_m_s": ("enhanced_speed", "speed"),
        "heart_rate_bpm": ("heart_rate",),
    }.items():
        columns = [records[name] for name in names if name in records]
        if columns:
            values[stream] = (
                columns[0] if len(columns) == 1 else np.where(np.isnan(columns[0]), columns[1], columns[0])
            )
    if "cadence" in records:
        values["cadence_spm"] = records["cadence"] + np.nan_to_num(
            records.get("fractional_cadence", np.zeros(1))
        )
    if "position_lat" in records and "position_long" in records:
        values["lat_deg"] = records["position_lat"] * DEGREES_PER_SEMICIRCLE
        values["lon_deg"] = records["position_long"] * DEGREES_PER_SEMICIRCLE
    return make_track(records["timestamp"] + FIT_EPOCH_S, values)


def _clock(messages: FitMessages) -> tuple[int | None, float]:
    """The offset from UTC the part says, and, for a device that knew no UTC, the shift to local time."""
    for activity in messages.activities:
        utc_s, local_s = _number(activity, "timestamp"), _number(activity, "local_timestamp")
        if not utc_s or not local_s:
            continue
        if utc_s < FIRST_ABSOLUTE_TIME <= local_s:
            return None, local_s - utc_s
        return offset_between(utc_s, local_s), 0.0
    return None, 0.0


def _stand_in(messages: FitMessages) -> Message:
    """What a session would say, from the other messages of a part that was cut off before it."""
    named = [*messages.sports, *messages.laps]
    return {
        name: said
        for message in reversed(named)
        for name in ("sport", "sub_sport")
        if (said := message.get(name))
    }


def _share_out(sessions: Iterable[Message], track: Track, wall_shift_s: float) -> list[tuple[Message, Track]]:
    """Each session with the samples of its time, up to the start of the next; a lone one gets them all."""
    listed = list(sessions)
    if len(listed) == 1:
        return [(listed[0], track)]
    starts = sorted(start for session in listed if (start := _time(session, "start_time")) is not None)
    shared = []
    for session in listed:
        start_s = _time(session, "start_time")
        if start_s is None:
            shared.append((session, track.between(np.inf, np.inf)))
            continue
        length_s = _number(session, "total_elapsed_time") or _number(session, "total_timer_time") or 0.0
        following = next((start for start in starts if start > start_s), np.inf)
        end_s = min(start_s + length_s + SESSION_SLACK_S, np.nextafter(following, start_s))
        shared.append((session, track.between(start_s + wall_shift_s, end_s + wall_shift_s)))
    return shared


def _start(session: Message, samples: Track, wall_shift_s: float) -> float | None:
    start_s = _time(session, "start_time")
    if start_s is not None:
        return start_s + wall_shift_s
    return float(samples.time_s[0]) if len(samples) else None


def _sport(session: Message, messages: FitMessages) -> Sport | None:
    said = sport_from_words(_word(session, "sport"), _word(session, "sub_sport"))
    if said is None and messages.sports and len(messages.sessions) <= 1:
        said = sport_from_words(_word(messages.sports[0], "sport"), _word(messages.sports[0], "sub_sport"))
    return said


def _total(session: Message, laps: Iterable[Message], name: str) -> float | None:
    """The total as the session says it, or else as its laps add up to it."""
    if (said := _number(session, name)) is not None:
        return said
    parts = [_number(lap, name) for lap in laps]
    known = [part for part in parts if part is not None]
    return sum(known) if known and len(known) == len(parts) else None


def _cadence(session: Message) -> float | None:
    cadence = _number(session, "avg_cadence")
    return None if cadence is None else cadence + (_number(session, "avg_fractional_cadence") or 0.0)


def _stops(events: Iterable[Message], wall_shift_s: float) -> Stops | None:
    """Pauses from each stop of the timer to its next start; None where the part says nothing of the timer."""
    stopped_s: float | None = None
    stops = []
    says_timer = False
    for event in events:
        time_s = _time(event, "timestamp")
        if time_s is None:
            continue
        says_timer = True
        if event.get("event_type") in _STOPS and stopped_s is None:
            stopped_s = time_s + wall_shift_s
        elif event.get("event_type") == "start" and stopped_s is not None:
            stops.append((stopped_s, time_s + wall_shift_s))
            stopped_s = None
    if not stops:
        return NO_STOPS if says_timer else None
    return np.array(stops)


def _time(message: Message, name: str) -> float | None:
    said = _number(message, name)
    return None if said is None else said + FIT_EPOCH_S


def _number(message: Message, name: str) -> float | None:
    said: Any = message.get(name)
    if isinstance(said, bool) or not isinstance(said, (int, float)) or not np.isfinite(said):
        return None
    return float(said)


def _word(message: Message, name: str) -> str | None:
    said = message.get(name)
    return said if isinstance(said, str) else None
