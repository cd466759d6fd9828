"""The made-up runner's watch: runs as FIT, GPX and TCX files, sample by sample."""

from __future__ import annotations

import datetime as dt
import math
import zoneinfo
from dataclasses import dataclass
from typing import Any

import numpy as np
from garmin_fit_sdk import Encoder, Profile

from hipsight.model.records import Surface
from hipsight.simulation.days import SimulatedRun

#: The runner lives on the Greenwich meridian, in an invented street.
HOME_LAT, HOME_LON = 51.478, 0.0
ZONE = zoneinfo.ZoneInfo("Europe/London")

#: Seconds between samples ("smart recording").
EVERY_S = 5

_METRES_PER_DEGREE = 111_195.0
_SEMICIRCLES_PER_DEGREE = 2**31 / 180
_HOME_ALTITUDE_M = 20.0
_HILLS_PER_RUN = 4
_SUB_SPORTS = {Surface.TREADMILL: "treadmill", Surface.TRAIL: "trail", Surface.TRACK: "track"}


@dataclass(frozen=True, slots=True)
class Recording:
    """A run as its watch saw it; arrays have shape (samples,)."""

    starts_at: dt.datetime
    surface: Surface
    elapsed_s: np.ndarray[Any, np.dtype[np.float64]]
    distance_m: np.ndarray[Any, np.dtype[np.float64]]
    altitude_m: np.ndarray[Any, np.dtype[np.float64]]
    heart_rate_bpm: np.ndarray[Any, np.dtype[np.float64]]
    cadence_spm: np.ndarray[Any, np.dtype[np.float64]]
    lat_deg: np.ndarray[Any, np.dtype[np.float64]]
    lon_deg: np.ndarray[Any, np.dtype[np.float64]]

    @property
    def has_places(self) -> bool:
        """Whether there was anything for a satellite to see."""
        return self.surface is not Surface.TREADMILL

    def at(self, index: int) -> dt.datetime:
        """The instant of a sample."""
        return self.starts_at + dt.timedelta(seconds=float(self.elapsed_s[index]))


def record_run(run: SimulatedRun, day: dt.date, generator: np.random.Generator) -> Recording:
    """What the watch would have recorded of the run."""
    starts_at = dt.datetime.combine(day, dt.time(), tzinfo=ZONE) + dt.timedelta(hours=round(run.start_h, 3))
    duration_s = run.distance_km * run.pace_s_per_km
    elapsed = np.append(np.arange(0.0, duration_s, EVERY_S), duration_s)
    speed = 1 + 0.05 * np.cumsum(generator.normal(0, 0.3, len(elapsed))) / np.sqrt(
        np.arange(1, len(elapsed) + 1)
    )
    travelled = np.concatenate([[0.0], np.cumsum(np.maximum(speed[1:], 0.3) * np.diff(elapsed))])
    distance = travelled * (1000 * run.distance_km / travelled[-1])
    share = distance / distance[-1]
    # Up and down so often that the climbs add up to the run's ascent; the end lies as much lower as it drops more.
    wave = run.ascent_m / _HILLS_PER_RUN / 2
    altitude = _HOME_ALTITUDE_M + wave * (1 - np.cos(2 * math.pi * _HILLS_PER_RUN * share))
    angle = 2 * math.pi * share
    radius_m = 1000 * run.distance_km / (2 * math.pi)
    north, east = radius_m * np.sin(angle), radius_m * (1 - np.cos(angle))
    effort = 1.15 if run.is_fast else 1.0
    return Recording(
        starts_at=starts_at,
        surface=run.surface,
        elapsed_s=elapsed,
        distance_m=distance,
        altitude_m=altitude,
        heart_rate_bpm=np.clip(
            effort * (135 + 15 * share + generator.normal(0, 2, len(elapsed))), 90, 200
        ).round(),
        cadence_spm=np.clip(run.cadence_spm + generator.normal(0, 1.5, len(elapsed)), 120, 210).round(),
        lat_deg=HOME_LAT + north / _METRES_PER_DEGREE,
        lon_deg=HOME_LON + east / (_METRES_PER_DEGREE * math.cos(math.radians(HOME_LAT))),
    )


def as_fit(recording: Recording) -> bytes:
    """The run as a FIT activity, written by Garmin's own encoder."""
    encoder = Encoder()
    numbers = Profile["mesg_num"]
    ends_at = recording.at(-1)
    sub_sport = _SUB_SPORTS.get(recording.surface, "generic")
    encoder.on_mesg(
        numbers["FILE_ID"],
        {"type": "activity", "manufacturer": "development", "time_created": recording.starts_at},
    )
    for index in range(len(recording.elapsed_s)):
        message: dict[str, Any] = {
            "timestamp": recording.at(index),
            "distance": float(recording.distance_m[index]),
            "enhanced_altitude": float(recording.altitude_m[index]),
            "heart_rate": int(recording.heart_rate_bpm[index]),
            "cadence": int(recording.cadence_spm[index] / 2),
        }
        if recording.has_places:
            message["position_lat"] = int(recording.lat_deg[index] * _SEMICIRCLES_PER_DEGREE)
            message["position_long"] = int(recording.lon_deg[index] * _SEMICIRCLES_PER_DEGREE)
        encoder.on_mesg(numbers["RECORD"], message)
    totals = {
        "timestamp": ends_at,
        "start_time": recording.starts_at,
        "total_elapsed_time": float(recording.elapsed_s[-1]),
        "total_timer_time": float(recording.elapsed_s[-1]),
        "total_distance": float(recording.distance_m[-1]),
        "sport": "running",
        "sub_sport": sub_sport,
    }
    encoder.on_mesg(numbers["LAP"], totals)
    encoder.on_mesg(numbers["SESSION"], {**totals, "first_lap_index": 0, "num_laps": 1})
    offset = recording.starts_at.utcoffset() or dt.timedelta()
    fit_epoch = dt.datetime(1989, 12, 31, tzinfo=dt.UTC)
    encoder.on_mesg(
        numbers["ACTIVITY"],
        {
            "timestamp": ends_at,
            "local_timestamp": int((ends_at - fit_epoch + offset).total_seconds()),
            "num_sessions": 1,
            "type": "manual",
        },
    )
    return bytes(encoder.close())


def as_gpx(recording: Recording) -> str:
    """The run as GPX 1.1 with heart rate and steps in Garmin's extension."""
    points = "".join(
        f'<trkpt lat="{recording.lat_deg[index]:.7f}" lon="{recording.lon_deg[index]:.7f}">'
        f"<ele>{recording.altitude_m[index]:.1f}</ele><time>{_zulu(recording.at(index))}</time>"
        "<extensions><gpxtpx:TrackPointExtension>"
        f"<gpxtpx:hr>{recording.heart_rate_bpm[index]:.0f}</gpxtpx:hr>"
        f"<gpxtpx:cad>{recording.cadence_spm[index] / 2:.0f}</gpxtpx:cad>"
        "</gpxtpx:TrackPointExtension></extensions></trkpt>\n"
        for index in range(len(recording.elapsed_s))
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gpx version="1.1" creator="hipsight simulation" xmlns="http://www.topografix.com/GPX/1/1" '
        'xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">'
        f"<trk><name>Run</name><type>running</type><trkseg>\n{points}</trkseg></trk></gpx>\n"
    )


def as_tcx(recording: Recording) -> str:
    """The run as a TCX activity of one lap."""
    points = "".join(
        f"<Trackpoint><Time>{_zulu(recording.at(index))}</Time>"
        + (
            f"<Position><LatitudeDegrees>{recording.lat_deg[index]:.7f}</LatitudeDegrees>"
            f"<LongitudeDegrees>{recording.lon_deg[index]:.7f}</LongitudeDegrees></Position>"
            if recording.has_places
            else ""
        )
        + f"<AltitudeMeters>{recording.altitude_m[index]:.1f}</AltitudeMeters>"
        f"<DistanceMeters>{recording.distance_m[index]:.1f}</DistanceMeters>"
        f"<HeartRateBpm><Value>{recording.heart_rate_bpm[index]:.0f}</Value></HeartRateBpm></Trackpoint>\n"
        for index in range(len(recording.elapsed_s))
    )
    start = _zulu(recording.starts_at)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">'
        f'<Activities><Activity Sport="Running"><Id>{start}</Id><Lap StartTime="{start}">'
        f"<TotalTimeSeconds>{recording.elapsed_s[-1]:.1f}</TotalTimeSeconds>"
        f"<DistanceMeters>{recording.distance_m[-1]:.1f}</DistanceMeters>"
        f"<Track>\n{points}</Track></Lap></Activity></Activities></TrainingCenterDatabase>\n"
    )


def _zulu(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
