"""Watch files written by hand, with known content, for tests, golden files and benchmarks."""

from __future__ import annotations

import datetime as dt
import math
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from garmin_fit_sdk import Encoder

from hipsight.importers.fit_decoding.crc import checksum

FIT_EPOCH = dt.datetime(1989, 12, 31, tzinfo=dt.UTC)
START = dt.datetime(2026, 5, 4, 6, 30, tzinfo=dt.UTC)
#: A straight way to the north through Munich.
LAT, LON = 48.13, 11.58
METRES_PER_DEGREE = 6_371_008.8 * math.pi / 180

#: FIT base types: code and struct letter.
ENUM, UINT8, UINT16, UINT32, SINT32, STRING = 0x00, 0x02, 0x84, 0x86, 0x85, 0x07
LETTERS = {ENUM: "B", UINT8: "B", UINT16: "H", UINT32: "I", SINT32: "i", 0x01: "b", 0x88: "f", 0x0D: "B"}

RUNNING, CYCLING, SWIMMING, TRANSITION = 1, 2, 5, 3
TREADMILL, TRAIL, TRACK = 1, 3, 4


def fit_time(moment: dt.datetime) -> int:
    """Seconds since the FIT epoch."""
    return int((moment - FIT_EPOCH).total_seconds())


@dataclass(slots=True)
class FitWriter:
    """A FIT file, message by message, with everything the format allows and the SDK's encoder does not."""

    body: bytearray = field(default_factory=bytearray)
    layouts: dict[int, str] = field(default_factory=dict)

    def define(
        self,
        local: int,
        message: int,
        fields: Sequence[tuple[int, int, int]],
        *,
        big_endian: bool = False,
        developer: Sequence[tuple[int, int, int]] = (),
    ) -> None:
        """A definition; fields are (number, bytes, base type), developer fields (number, bytes, index)."""
        self.body += struct.pack("<BBB", 0x40 | (0x20 if developer else 0) | local, 0, int(big_endian))
        self.body += struct.pack(">HB" if big_endian else "<HB", message, len(fields))
        for number, size, base_type in fields:
            self.body += bytes((number, size, base_type))
        if developer:
            self.body += bytes((len(developer),))
            for number, size, index in developer:
                self.body += bytes((number, size, index))
        letters = "".join(
            f"{size}s" if base == STRING else f"{size // struct.calcsize(LETTERS[base])}{LETTERS[base]}"
            for _, size, base in fields
        )
        letters += "".join(f"{size}s" for _, size, _ in developer)
        self.layouts[local] = (">" if big_endian else "<") + letters

    def write(self, local: int, *values: Any) -> None:
        """A message of the local type."""
        self.body += bytes((local,)) + struct.pack(self.layouts[local], *values)

    def write_compressed(self, local: int, time_offset: int, *values: Any) -> None:
        """A message whose header carries the last five bits of its time."""
        self.body += bytes((0x80 | local << 5 | time_offset,)) + struct.pack(self.layouts[local], *values)

    def build(self, *, header_size: int = 14) -> bytes:
        """The whole file with header and checksums."""
        header = struct.pack("<BBHI4s", header_size, 0x20, 2100, len(self.body), b".FIT")
        if header_size == 14:
            header += struct.pack("<H", checksum(header))
        return header + bytes(self.body) + struct.pack("<H", checksum(header + bytes(self.body)))


FILE_ID = ((0, 1, ENUM), (4, 4, UINT32))
SESSION = (
    (253, 4, UINT32),
    (2, 4, UINT32),
    (5, 1, ENUM),
    (6, 1, ENUM),
    (7, 4, UINT32),
    (8, 4, UINT32),
    (9, 4, UINT32),
)
RECORD = (
    (253, 4, UINT32),
    (0, 4, SINT32),
    (1, 4, SINT32),
    (5, 4, UINT32),
    (73, 4, UINT32),
    (78, 4, UINT32),
    (3, 1, UINT8),
    (4, 1, UINT8),
    (53, 1, UINT8),
)
EVENT = ((253, 4, UINT32), (0, 1, ENUM), (1, 1, ENUM))
ACTIVITY = ((253, 4, UINT32), (5, 4, UINT32))


@dataclass(frozen=True, slots=True)
class Leg:
    """One session to write: a steady run in a straight line."""

    seconds: int = 600
    speed_m_s: float = 3.0
    sport: int = RUNNING
    sub_sport: int = 0
    heart_rate: int = 150
    strides: int = 85
    climb_m_s: float = 0.0
    pause_after_s: int = 0


def make_fit(
    *legs: Leg,
    start: dt.datetime = START,
    offset_h: float | None = 2.0,
    file_type: int = 4,
    pause: tuple[int, int] | None = None,
    says_distance: bool = True,
    with_positions: bool = True,
    with_totals: bool = True,
) -> bytes:
    """A FIT activity of one session a leg, sampled every second.

    Args:
        pause: The second of moving time at which the first leg stops, and for how long.
        says_distance: Whether records and sessions carry a distance.
        with_totals: Whether sessions carry total times.
    """
    writer = FitWriter()
    now = fit_time(start)
    writer.define(0, 0, FILE_ID)
    writer.write(0, file_type, now)
    writer.define(1, 20, RECORD)
    writer.define(2, 18, SESSION)
    writer.define(3, 21, EVENT)
    writer.define(4, 34, ACTIVITY)
    along = 0.0
    for number, leg in enumerate(legs or (Leg(),)):
        began, halt = now, pause if number == 0 else None
        writer.write(3, now, 0, 0)
        for second in range(leg.seconds + 1):
            metres = along + second * leg.speed_m_s
            lat = round((LAT + metres / METRES_PER_DEGREE) * 2**31 / 180)
            writer.write(
                1,
                now,
                lat if with_positions else 0x7FFFFFFF,
                round(LON * 2**31 / 180) if with_positions else 0x7FFFFFFF,
                round((metres - along) * 100) if says_distance else 0xFFFFFFFF,
                round(leg.speed_m_s * 1000),
                round((500 + 500 + second * leg.climb_m_s) * 5),
                leg.heart_rate,
                leg.strides,
                64,
            )
            if halt and second == halt[0]:
                writer.write(3, now, 0, 4)
                now += halt[1]
                writer.write(3, now, 0, 0)
            now += second < leg.seconds
        writer.write(3, now, 0, 4)
        elapsed = now - began
        moving = leg.seconds
        writer.write(
            2,
            now,
            began,
            leg.sport,
            leg.sub_sport,
            elapsed * 1000 if with_totals else 0xFFFFFFFF,
            moving * 1000 if with_totals else 0xFFFFFFFF,
            round(leg.seconds * leg.speed_m_s * 100) if says_distance else 0xFFFFFFFF,
        )
        along += leg.seconds * leg.speed_m_s
        now += leg.pause_after_s + 3
    if offset_h is not None:
        writer.write(4, now, now + round(offset_h * 3600))
    return writer.build()


def make_strength_fit(*sets: dict[str, Any], start: dt.datetime = START) -> bytes:
    """A strength session of half an hour with these sets, by Garmin's own encoder."""
    now = fit_time(start)
    encoder = Encoder()
    encoder.write_mesg({"mesg_num": 0, "type": "activity", "time_created": now})
    for number, one in enumerate(sets):
        encoder.write_mesg({"mesg_num": 225, "timestamp": now + 60 * number, "set_type": "active", **one})
    session = {
        "sport": "training",
        "sub_sport": "strength_training",
        "start_time": now,
        "timestamp": now + 1800,
    }
    encoder.write_mesg({"mesg_num": 18, **session, "total_elapsed_time": 1800.0, "total_timer_time": 1800.0})
    encoder.write_mesg({"mesg_num": 34, "timestamp": now + 1800, "local_timestamp": now + 1800 + 7200})
    return bytes(encoder.close())


def iso(moment: dt.datetime) -> str:
    """The instant as GPX and TCX write it."""
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


def make_gpx(
    *segments: Sequence[float],
    start: dt.datetime = START,
    speed_m_s: float = 3.0,
    type_word: str | None = "running",
    name: str | None = None,
    with_times: bool = True,
    sensors: str = "v1",
    heart_rate: int = 150,
    cadence: int = 85,
) -> bytes:
    """A GPX track; each segment lists its seconds since the start, the way goes on at a steady speed.

    `sensors` chooses how heart rate and cadence are written: Garmin's extension `v1` or `v2`, `plain` without
    a namespace, or `none`.
    """
    pieces = []
    moved, last = 0.0, None
    for segment in segments or (range(601),):
        points = []
        for second in segment:
            if last is not None and points:
                moved += (second - last) * speed_m_s
            last = second
            moment = start + dt.timedelta(seconds=float(second))
            time_text = f"<time>{iso(moment)}</time>" if with_times else ""
            points.append(
                f'<trkpt lat="{LAT + moved / METRES_PER_DEGREE:.9f}" lon="{LON:.9f}"><ele>520.0</ele>'
                f"{time_text}{_extensions(sensors, heart_rate, cadence)}</trkpt>"
            )
        pieces.append("<trkseg>" + "".join(points) + "</trkseg>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gpx version="1.1" creator="made by hand" xmlns="http://www.topografix.com/GPX/1/1" '
        'xmlns:a="http://www.garmin.com/xmlschemas/TrackPointExtension/v1" '
        'xmlns:b="http://www.garmin.com/xmlschemas/TrackPointExtension/v2"><trk>'
        + (f"<name>{name}</name>" if name else "")
        + (f"<type>{type_word}</type>" if type_word else "")
        + "".join(pieces)
        + "</trk></gpx>\n"
    ).encode()


def _extensions(sensors: str, heart_rate: int, cadence: int) -> str:
    if sensors == "none":
        return ""
    if sensors == "plain":
        return f"<extensions><heartrate>{heart_rate}</heartrate><cadence>{cadence}</cadence></extensions>"
    prefix = {"v1": "a", "v2": "b"}[sensors]
    return (
        f"<extensions><{prefix}:TrackPointExtension><{prefix}:hr>{heart_rate}</{prefix}:hr>"
        f"<{prefix}:cad>{cadence}</{prefix}:cad></{prefix}:TrackPointExtension></extensions>"
    )


def make_tcx(
    *laps: int,
    start: dt.datetime = START,
    speed_m_s: float = 3.0,
    sport: str | None = "Running",
    notes: str | None = None,
    strides: int = 85,
    with_positions: bool = True,
) -> bytes:
    """A TCX activity with laps of so many seconds, sampled every second."""
    second = 0
    written = []
    for seconds in laps or (600,):
        points = []
        for inside in range(seconds + 1):
            at = second + inside
            metres = at * speed_m_s
            position = (
                f"<Position><LatitudeDegrees>{LAT + metres / METRES_PER_DEGREE:.9f}</LatitudeDegrees>"
                f"<LongitudeDegrees>{LON:.9f}</LongitudeDegrees></Position>"
                if with_positions
                else ""
            )
            points.append(
                f"<Trackpoint><Time>{iso(start + dt.timedelta(seconds=at))}</Time>{position}"
                f"<AltitudeMeters>520.0</AltitudeMeters><DistanceMeters>{metres:.2f}</DistanceMeters>"
                "<HeartRateBpm><Value>150</Value></HeartRateBpm><Extensions>"
                f'<TPX xmlns="http://www.garmin.com/xmlschemas/ActivityExtension/v2"><Speed>{speed_m_s}</Speed>'
                f"<RunCadence>{strides}</RunCadence></TPX></Extensions></Trackpoint>"
            )
        begun = iso(start + dt.timedelta(seconds=second))
        written.append(
            f'<Lap StartTime="{begun}"><TotalTimeSeconds>{seconds}</TotalTimeSeconds>'
            f"<DistanceMeters>{seconds * speed_m_s:.2f}</DistanceMeters>"
            f"<Track>{''.join(points)}</Track></Lap>"
        )
        second += seconds
    said = f' Sport="{sport}"' if sport else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>'
        f"<Activity{said}><Id>{iso(start)}</Id>{''.join(written)}"
        + (f"<Notes>{notes}</Notes>" if notes else "")
        + "</Activity></Activities></TrainingCenterDatabase>\n"
    ).encode()
