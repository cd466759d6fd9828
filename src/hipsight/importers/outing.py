"""One session as a file tells it, and the record it becomes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from hipsight.importers.climb import climb_along
from hipsight.importers.contract import Item, Reading, Remark
from hipsight.importers.local_time import LocalStart, local_start
from hipsight.importers.pauses import (
    NO_STOPS,
    SHORTEST_HALT_S,
    Stops,
    find_stops,
    longest_stops,
    merge_stops,
    moving_clock,
)
from hipsight.importers.plausibility import suspicion
from hipsight.importers.splits import split_by_kilometre
from hipsight.importers.sports import Sport, kind_from_title
from hipsight.importers.track import Floats, Track, distance_along, mean_of, rising
from hipsight.model.life_records import CrossTraining
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem
from hipsight.model.records import FIRST_DAY, LAST_DAY, Run, Split
from hipsight.model.streams import STREAMS, Streams

#: Legs do not turn over this often a minute: such a cadence already counts both feet.
MOST_STRIDES_A_MINUTE = 130.0
#: An outing whose file does not name the sport is taken for a run between these speeds, in m/s.
RUNNING_SPEEDS_M_S = (1.8, 6.0)
#: Samples whose way differs by a larger share from the stated distance are not all there; people correct
#: the distance of a treadmill by less.
SPLITS_TOLERANCE = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Outing:
    """What a file says about one session; None where it says nothing.

    Attributes:
        source: Name of the file, and `part` the place in it.
        start_s: Seconds since 1970 UTC (of the clock on the spot with `is_wall_clock`).
        duration_s: Time moving as the file says it; worked out from the samples where it does not.
        stops: Pauses as the file says them, shape (stops, 2) in seconds of the track's clock; None where it
            does not, so that they are looked for in the samples.
        cadence_spm: As the file says it, of one foot or both.
    """

    source: str
    part: str
    sport: Sport | None
    start_s: float
    track: Track
    offset_s: int | None = None
    is_wall_clock: bool = False
    distance_m: float | None = None
    duration_s: float | None = None
    elapsed_s: float | None = None
    ascent_m: float | None = None
    descent_m: float | None = None
    cadence_spm: float | None = None
    heart_rate_bpm: float | None = None
    stops: Stops | None = None
    title: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class _Way:
    """What the samples alone say: metres along, pauses, and the clock without them."""

    along: Floats | None
    is_from_positions: bool
    clock: Floats | None


def read_outing(outing: Outing, preferences: Preferences) -> Iterator[Item]:
    """The outing as a reading, with a remark where something had to be taken for granted, or a problem."""
    started = _local_start(outing, preferences)
    if started is None or not FIRST_DAY <= started.at.date() <= LAST_DAY:
        year = "an impossible year" if started is None else str(started.at.year)
        yield Problem(
            f"{outing.source}#{outing.part}",
            f"This activity is dated {year}: the watch's clock was not set, so nobody can tell which day "
            "it belongs to. Log the run by hand, with its day.",
            "impossible date",
        )
        return
    way = _way(outing)
    sport, guessed = _sport(outing, way)
    if guessed:
        yield Remark(outing.source, f"The file does not say which sport this was; taken for {sport.what}.")
    if sport.is_run:
        yield _run(outing, sport, started, way)
    else:
        yield _cross_training(outing, sport, started, way)


def _local_start(outing: Outing, preferences: Preferences) -> LocalStart | None:
    lat, lon = outing.track.get("lat_deg"), outing.track.get("lon_deg")
    first = None
    if lat is not None and lon is not None:
        both = np.flatnonzero(np.isfinite(lat) & np.isfinite(lon))
        first = int(both[0]) if len(both) else None
    return local_start(
        outing.start_s,
        said_offset_s=outing.offset_s,
        lat_deg=None if first is None or lat is None else float(lat[first]),
        lon_deg=None if first is None or lon is None else float(lon[first]),
        home_zone=preferences.home_zone,
        is_wall_clock=outing.is_wall_clock,
    )


def _way(outing: Outing) -> _Way:
    track = outing.track
    if not len(track):
        return _Way(None, is_from_positions=False, clock=None)
    counted = track.get("distance_m")
    is_counted = counted is not None and float(np.nanmax(counted)) > 0
    along = rising(counted) if is_counted and counted is not None else distance_along(track)
    stops = _stops(outing, along)
    return _Way(along, not is_counted and along is not None, moving_clock(track.time_s, merge_stops(stops)))


def _stops(outing: Outing, along: Floats | None) -> Stops:
    """Pauses as the file says them, or those of the samples as far as its times leave room for them."""
    if outing.stops is not None:
        return outing.stops
    span_s = float(outing.track.time_s[-1] - outing.track.time_s[0])
    if outing.duration_s and span_s - outing.duration_s < SHORTEST_HALT_S:
        return NO_STOPS
    found = find_stops(outing.track, along)
    return longest_stops(found, span_s - outing.duration_s) if outing.duration_s else found


def _sport(outing: Outing, way: _Way) -> tuple[Sport, bool]:
    if outing.sport is not None:
        return outing.sport, False
    distance, _ = _distance(outing, way)
    duration, _ = _duration(outing, way)
    if distance and duration and RUNNING_SPEEDS_M_S[0] <= distance / duration <= RUNNING_SPEEDS_M_S[1]:
        return Sport("running", is_run=True), True
    return Sport("training"), True


def _distance(outing: Outing, way: _Way) -> tuple[float | None, bool]:
    """Metres, and whether they had to be worked out from positions."""
    if outing.distance_m and (said_m := round(outing.distance_m, 2)):
        return said_m, False
    if way.along is None:
        return None, False
    metres = round(float(way.along[-1] - way.along[0]), 2)
    return (metres, way.is_from_positions) if metres > 0 else (None, False)


def _duration(outing: Outing, way: _Way) -> tuple[float | None, bool]:
    """Seconds moving, and whether they had to be worked out from the samples."""
    if outing.duration_s and (said_s := round(outing.duration_s, 3)):
        return said_s, False
    moved = None if way.clock is None else round(float(way.clock[-1]), 3)
    return (moved, True) if moved else (None, False)


def _elapsed(outing: Outing) -> float | None:
    if outing.elapsed_s:
        return round(outing.elapsed_s, 3)
    time_s = outing.track.time_s
    span_s = float(time_s[-1] - time_s[0]) if len(time_s) else 0.0
    return round(max(span_s, outing.duration_s or 0.0), 3) or None


def _run(outing: Outing, sport: Sport, started: LocalStart, way: _Way) -> Reading:
    distance, distance_assumed = _distance(outing, way)
    duration, _ = _duration(outing, way)
    elapsed = _elapsed(outing)
    track = outing.track
    cadence = _steps(track.get("cadence_spm"))
    altitude = track.get("altitude_m")
    climbed = None if altitude is None else climb_along(track.time_s, altitude)
    suspect = suspicion(started.at.date(), distance, duration, elapsed, is_run=True)
    titled_kind = kind_from_title(outing.title)
    assumed = {
        "distance_m": distance_assumed,
        "starts_at": started.assumed,
        "run_kind": titled_kind is not None,
    }
    splits = _splits(way, distance, climbed, track.get("heart_rate_bpm"), cadence)
    record = Run(
        day=started.at.date(),
        starts_at=started.at,
        distance_m=distance,
        duration_s=duration,
        elapsed_s=elapsed,
        run_kind=titled_kind,
        surface=sport.surface,
        ascent_m=_said_or_climbed(outing.ascent_m, None if climbed is None else climbed[0]),
        descent_m=_said_or_climbed(outing.descent_m, None if climbed is None else climbed[1]),
        cadence_spm=mean_of(cadence) or _single_step_rate(outing.cadence_spm),
        heart_rate_bpm=outing.heart_rate_bpm or mean_of(track.get("heart_rate_bpm")),
        splits=splits,
        suspect=suspect,
        assumed=tuple(name for name, is_assumed in assumed.items() if is_assumed),
    )
    return Reading(record, outing.part, _streams(track, way.along, cadence))


def _splits(
    way: _Way,
    distance_m: float | None,
    climbed: tuple[Floats, Floats] | None,
    heart_rate_bpm: Floats | None,
    cadence_spm: Floats | None,
) -> tuple[Split, ...]:
    """The kilometres, unless the samples cover another distance than the file states for the whole."""
    if way.along is None or way.clock is None or distance_m is None:
        return ()
    covered_m = float(way.along[-1] - way.along[0])
    if abs(covered_m - distance_m) > SPLITS_TOLERANCE * distance_m:
        return ()
    return split_by_kilometre(way.along, way.clock, climbed, heart_rate_bpm, cadence_spm)


def _cross_training(outing: Outing, sport: Sport, started: LocalStart, way: _Way) -> Reading:
    distance, distance_assumed = _distance(outing, way)
    duration, _ = _duration(outing, way)
    assumed = {"distance_m": distance_assumed, "starts_at": started.assumed}
    record = CrossTraining(
        day=started.at.date(),
        what=sport.what,
        starts_at=started.at,
        duration_s=duration,
        distance_m=distance,
        suspect=suspicion(started.at.date(), distance, duration, _elapsed(outing), is_run=False),
        assumed=tuple(name for name, is_assumed in assumed.items() if is_assumed),
    )
    return Reading(record, outing.part)


def _said_or_climbed(said: float | None, along: Floats | None) -> float | None:
    if said is not None and math.isfinite(said) and said >= 0:
        return said
    return None if along is None else round(float(along[-1]), 1)


def _steps(cadence: Floats | None) -> Floats | None:
    """Steps of both feet a minute. Most watches count strides, some count steps; running tells them apart."""
    if cadence is None:
        return None
    with np.errstate(invalid="ignore"):
        turning = cadence[cadence > 0]
    counts_strides = len(turning) > 0 and float(np.median(turning)) <= MOST_STRIDES_A_MINUTE
    return cadence * 2 if counts_strides else cadence


def _single_step_rate(cadence: float | None) -> float | None:
    if not cadence:
        return None
    return round(cadence * 2 if cadence <= MOST_STRIDES_A_MINUTE else cadence, 1)


def _streams(track: Track, along: Floats | None, cadence: Floats | None) -> Streams | None:
    if not len(track):
        return None
    values = {name: stream for name in STREAMS if (stream := track.get(name)) is not None}
    if "distance_m" not in values and along is not None:
        values["distance_m"] = along
    if cadence is not None:
        values["cadence_spm"] = cadence
    return Streams(track.time_s - track.time_s[0], values)
