"""The samples of one outing: in order, with what positions and a distance make of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from hipsight.importers.plausibility import LONGEST_ELAPSED_S

Floats = NDArray[np.float64]

#: Mean radius of the earth, metres (IUGG, doi:10.1007/s001900050278).
EARTH_RADIUS_M = 6_371_008.8
#: Nobody runs faster than this, not even for a second (the 100 m world record peaks at 12.3 m/s).
FASTEST_STEP_M_S = 12.5
#: A border between two segments is a pause only when it lasts longer; some exporters write a segment a lap.
SHORTEST_BORDER_PAUSE_S = 10.0
#: Lowest and highest reading of each stream that can be one. What lies outside is a code for "no reading",
#: such as -9999, or damage. Altitudes run from the Dead Sea to above Everest; speeds include rides downhill.
POSSIBLE: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "distance_m": (0.0, 1e7),
        "altitude_m": (-500.0, 10_000.0),
        "speed_m_s": (0.0, 100.0),
        "heart_rate_bpm": (0.0, 255.0),
        "cadence_spm": (0.0, 300.0),
        "lat_deg": (-90.0, 90.0),
        "lon_deg": (-180.0, 180.0),
    }
)


@dataclass(frozen=True, slots=True)
class Track:
    """Samples in order of time.

    Attributes:
        time_s: Seconds since 1970 UTC (or of a wall clock read as UTC), shape (samples,), non-decreasing.
        values: Stream name (see `model.streams.STREAMS`) to array of shape (samples,); NaN = no reading.
        segment: Number of the piece each sample belongs to, shape (samples,).
    """

    time_s: Floats
    values: Mapping[str, Floats]
    segment: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.time_s)

    def get(self, name: str) -> Floats | None:
        """The stream, or None where it has not a single reading."""
        stream = self.values.get(name)
        return None if stream is None or not np.isfinite(stream).any() else stream

    def between(self, first_s: float, last_s: float) -> Track:
        """The samples from `first_s` to `last_s`, both included."""
        low = int(np.searchsorted(self.time_s, first_s, side="left"))
        high = int(np.searchsorted(self.time_s, last_s, side="right"))
        values = {name: stream[low:high] for name, stream in self.values.items()}
        return Track(self.time_s[low:high], values, self.segment[low:high])


def make_track(
    time_s: Floats, values: Mapping[str, Floats], segment: NDArray[np.int64] | None = None
) -> Track:
    """The samples that carry a time, in order of time; impossible readings become NaN.

    All arrays have the shape (samples,). Two samples of the same second are both kept. A sample a month away
    from the middle one was taken before the clock was set, or has a damaged time, and is left out.
    """
    segments = np.zeros(len(time_s), dtype=np.int64) if segment is None else segment
    timed = np.isfinite(time_s)
    if timed.any():
        with np.errstate(invalid="ignore"):
            timed &= np.abs(time_s - np.median(time_s[timed])) <= LONGEST_ELAPSED_S
    if not timed.all():
        time_s, segments = time_s[timed], segments[timed]
        values = {name: stream[timed] for name, stream in values.items()}
    if len(time_s) and (np.diff(time_s) < 0).any():
        order = np.argsort(time_s, kind="stable")
        time_s, segments = time_s[order], segments[order]
        values = {name: stream[order] for name, stream in values.items()}
    return Track(time_s, _with_possible_readings(values), segments)


def _with_possible_readings(values: Mapping[str, Floats]) -> dict[str, Floats]:
    """The streams with NaN for every reading outside `POSSIBLE`; positions only where both halves are."""
    checked = {}
    for name, stream in values.items():
        low, high = POSSIBLE[name]
        with np.errstate(invalid="ignore"):
            possible = (stream >= low) & (stream <= high)
        checked[name] = stream if possible.all() else np.where(possible, stream, np.nan)
    if "lat_deg" not in checked or "lon_deg" not in checked:
        checked.pop("lat_deg", None)
        checked.pop("lon_deg", None)
        return checked
    lat, lon = checked["lat_deg"], checked["lon_deg"]
    # Exactly 0, 0 is what software writes for "no position"; nobody runs in the Gulf of Guinea.
    nowhere = np.isnan(lat) | np.isnan(lon) | ((lat == 0) & (lon == 0))
    if nowhere.any():
        checked["lat_deg"], checked["lon_deg"] = (
            np.where(nowhere, np.nan, lat),
            np.where(nowhere, np.nan, lon),
        )
    return checked


def great_circle_m(lat_deg: Floats, lon_deg: Floats, step: int = 1) -> Floats:
    """Distances between points `step` apart on the sphere (haversine), shape (points - step,), metres."""
    lat, lon = np.radians(lat_deg), np.radians(lon_deg)
    half = (
        np.sin((lat[step:] - lat[:-step]) / 2) ** 2
        + np.cos(lat[:-step]) * np.cos(lat[step:]) * np.sin((lon[step:] - lon[:-step]) / 2) ** 2
    )
    metres: Floats = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
    return metres


def distance_along(track: Track) -> Floats | None:
    """Metres since the first position, shape (samples,), or None without two positions.

    Single points far off the way are passed over, and the way between two segments is not counted.
    """
    lat, lon = track.get("lat_deg"), track.get("lon_deg")
    if lat is None or lon is None:
        return None
    kept = np.flatnonzero(np.isfinite(lat) & np.isfinite(lon))
    kept = kept[~_off_the_way(track.time_s[kept], lat[kept], lon[kept])]
    if len(kept) < 2:  # noqa: PLR2004 - a way has two ends
        return None
    steps = great_circle_m(lat[kept], lon[kept])
    border = np.diff(track.segment[kept]) != 0
    steps[border & (np.diff(track.time_s[kept]) > SHORTEST_BORDER_PAUSE_S)] = 0.0
    along = np.concatenate(([0.0], np.cumsum(steps)))
    return np.interp(np.arange(len(track)), kept, along)


def _off_the_way(time_s: Floats, lat: Floats, lon: Floats) -> NDArray[np.bool_]:
    """Points reached and left at impossible speed although the points around them lie close together."""
    off = np.zeros(len(lat), dtype=bool)
    if len(lat) < 3:  # noqa: PLR2004 - a detour needs a point before and one after
        return off
    seconds = np.maximum(np.diff(time_s), 1.0)
    too_fast = great_circle_m(lat, lon) / seconds > FASTEST_STEP_M_S
    around = great_circle_m(lat, lon, step=2) / (seconds[:-1] + seconds[1:])
    off[1:-1] = too_fast[:-1] & too_fast[1:] & (around <= FASTEST_STEP_M_S)
    return off


def rising(stream: Floats) -> Floats:
    """The stream with gaps filled in line and every fall levelled, shape (samples,).

    A watch's distance sometimes restarts or stutters; the distance covered never shrinks.
    """
    known = np.flatnonzero(np.isfinite(stream))
    filled = np.interp(np.arange(len(stream)), known, stream[known])
    return np.maximum.accumulate(filled)


def mean_of(stream: Floats | None, digits: int = 1) -> float | None:
    """The mean of the readings above zero, or None where there is none.

    A heart rate or cadence of 0 is a sensor without contact or a runner who stands.
    """
    if stream is None:
        return None
    with np.errstate(invalid="ignore"):
        readings = stream[stream > 0]
    return round(float(readings.mean()), digits) if len(readings) else None
