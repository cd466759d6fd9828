"""Exports of services as they come, made by code: the archives people get, with any fault wanted in them."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
import math
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

#: The header of 2025, as public code that reads the file has it.
STRAVA_ENGLISH = [
    "Activity ID", "Activity Date", "Activity Name", "Activity Type", "Activity Description", "Elapsed Time",
    "Distance", "Max Heart Rate", "Relative Effort", "Commute", "Activity Private Note", "Activity Gear",
    "Filename", "Athlete Weight", "Bike Weight", "Elapsed Time", "Moving Time", "Distance", "Max Speed",
    "Average Speed", "Elevation Gain", "Elevation Loss", "Elevation Low", "Elevation High", "Max Grade",
    "Average Grade", "Average Positive Grade", "Average Negative Grade", "Max Cadence", "Average Cadence",
    "Max Heart Rate", "Average Heart Rate", "Max Watts", "Average Watts", "Calories", "Max Temperature",
    "Average Temperature", "Relative Effort", "Total Work", "Number of Runs", "Uphill Time", "Downhill Time",
    "Other Time", "Perceived Exertion", "Type", "Start Time", "Weighted Average Power", "Power Count",
    "Prefer Perceived Exertion", "Perceived Relative Effort", "Commute", "Total Weight Lifted", "From Upload",
    "Grade Adjusted Distance", "Weather Observation Time", "Weather Condition", "Weather Temperature",
    "Apparent Temperature", "Dewpoint", "Humidity", "Weather Pressure", "Wind Speed", "Wind Gust", "Wind Bearing",
    "Precipitation Intensity", "Sunrise Time", "Sunset Time", "Moon Phase", "Bike", "Gear",
    "Precipitation Probability", "Precipitation Type", "Cloud Cover", "Weather Visibility", "UV Index",
    "Weather Ozone", "Jump Count", "Total Grit", "Average Flow", "Flagged", "Average Elapsed Speed",
    "Dirt Distance", "Newly Explored Distance", "Newly Explored Dirt Distance", "Activity Count", "Total Steps",
    "Carbon Saved", "Pool Length", "Training Load", "Intensity", "Average Grade Adjusted Pace", "Timer Time",
    "Total Cycles", "Recovery", "With Pet", "Competition", "Long Run", "For a Cause", "Media",
]  # fmt: skip
STRAVA_GERMAN = [
    "Aktivitäts-ID", "Aktivitätsdatum", "Name der Aktivität", "Aktivitätsart", "Aktivitätsbeschreibung",
    "Verstrichene Zeit", "Distanz", "Max. Herzfrequenz", "Relative Leistung", "Pendeln",
    "Hinweis zur Privatsphäre für Aktivitäten", "Aktivitätsausrüstung", "Dateiname", "Sportlergewicht",
    "Fahrradgewicht", "Verstrichene Zeit", "Bewegungszeit", "Distanz", "Höchstgeschw.",
    "Durchschnittliche Geschwindigkeit", "Höhenzunahme", "Höhenunterschied", "Min. Höhe", "Max. Höhe",
    "Max. Steigung", "Durchschnittliche Steigung", "Durchschnittliche positive Steigung",
    "Durchschnittliche negative Steigung", "Max. Tritt-/Schrittfrequenz", "Durchschnittliche Trittfrequenz",
    "Max. Herzfrequenz", "Durchschnittliche Herzfrequenz", "Max. Watt", "Durchschnittliche Watt", "Kalorien",
    "Max. Temperatur", "Durchschnittliche Temperatur", "Relative Leistung", "Gesamtarbeit", "Anzahl Läufe",
    "Bergaufzeit", "Bergabzeit", "Andere Zeit", "Gefühlte Anstrengung", "Art", "Startzeit",
]  # fmt: skip
#: Places of the columns that tests fill, the same in every language.
PLACES = {
    "id": 0, "date": 1, "name": 2, "type": 3, "description": 4, "elapsed_shown": 5, "distance_shown": 6,
    "private_note": 10, "gear": 11, "filename": 12, "elapsed": 15, "moving": 16, "distance": 17, "ascent": 20,
    "heart_rate": 31, "effort": 43,
}  # fmt: skip


def strava_row(header: list[str], **cells: object) -> list[str]:
    """A row with these cells in their places, all others empty."""
    row = [""] * len(header)
    for name, value in cells.items():
        row[PLACES[name] if name in PLACES else header.index(name)] = str(value)
    return row


def make_csv(header: Iterable[str], rows: Iterable[Iterable[str]], delimiter: str = ",") -> bytes:
    """A table as a service writes it."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue().encode()


def english_date(moment: dt.datetime) -> str:
    """`Apr 26, 2025, 12:02:42 AM`, as Strava writes it."""
    return f"{moment:%b} {moment.day}, {moment.year}, {moment.hour % 12 or 12}:{moment:%M:%S %p}"


def make_zip(members: Mapping[str, bytes]) -> bytes:
    """An archive of these members, in their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def packed(content: bytes) -> bytes:
    """The content as .gz, the same on every day."""
    return gzip.compress(content, compresslevel=6, mtime=0)


def make_garmin_activities(*activities: Mapping[str, object]) -> bytes:
    """The list of activities of a Garmin Connect export."""
    return json.dumps([{"summarizedActivitiesExport": list(activities)}]).encode()


def garmin_run(
    start: dt.datetime, number: int = 1, *, offset_h: float = 1, **more: object
) -> dict[str, object]:
    """A run as Garmin's list tells it: milliseconds and centimetres."""
    begun = int(start.timestamp() * 1000)
    return {
        "activityId": number,
        "name": "Berlin Running",
        "activityType": "running",
        "sportType": "RUNNING",
        "beginTimestamp": begun,
        "startTimeGmt": begun,
        "startTimeLocal": begun + int(offset_h * 3_600_000),
        "duration": 1_200_000.0,
        "movingDuration": 1_190_000.0,
        "elapsedDuration": 1_210_000.0,
        "distance": 360_000.0,
        "elevationGain": 4_000.0,
        "avgHr": 150.0,
        "avgRunCadence": 86.0,
        **more,
    }


GARMIN_NIGHT = {
    "sleepStartTimestampGMT": "2026-01-14T22:00:00.0",
    "sleepEndTimestampGMT": "2026-01-15T06:00:00.0",
    "calendarDate": "2026-01-15",
    "sleepWindowConfirmationType": "ENHANCED_CONFIRMED_FINAL",
    "deepSleepSeconds": 4800,
    "lightSleepSeconds": 15000,
    "remSleepSeconds": 5400,
    "awakeSleepSeconds": 600,
    "retro": False,
}


def garmin_export(runs: Mapping[str, bytes], activities: bytes) -> bytes:
    """The account export: FIT files in an archive within, JSON beside it, and much that is nobody's log."""
    root = "0f0f_1/DI_CONNECT"
    day = {
        "calendarDate": "2026-01-15",
        "allDayStress": {"aggregatorList": [{"type": "TOTAL", "averageStressLevel": 31},
                                            {"type": "AWAKE", "averageStressLevel": 46}]},
    }  # fmt: skip
    gear = {
        "gearDTOS": [{"gearPk": 7, "displayName": "Blue pair", "gearTypeName": "Shoes", "gearStatusName": "retired",
                      "dateBegin": "2025-01-02T00:00:00.0", "dateEnd": "2025-12-30T00:00:00.0"}],
        "gearActivityDTOs": {"7": [{"activityId": 2, "gearPk": 7}]},
    }  # fmt: skip
    return make_zip(
        {
            f"{root}/DI-Connect-Fitness/me_0_summarizedActivities.json": activities,
            f"{root}/DI-Connect-Fitness/me_gear.json": json.dumps([gear]).encode(),
            f"{root}/DI-Connect-Wellness/2026_1_sleepData.json": json.dumps([GARMIN_NIGHT]).encode(),
            f"{root}/DI-Connect-Wellness/1_MenstrualCycles.json": json.dumps(
                [{"startDate": "2026-01-03", "actualCycleLength": 28, "cycleType": "REGULAR"},
                 {"startDate": "2025-01-03", "cycleType": "PREGNANT"}]
            ).encode(),
            f"{root}/DI-Connect-Aggregator/UDSFile_2026.json": json.dumps([day]).encode(),
            f"{root}/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip": make_zip(runs),
            f"{root}/DI-Connect-User/user_profile.json": b"{}",
            "0f0f_1/IT_AVIATION/x.json": b"{}",
        }
    )  # fmt: skip


def _polar_times(start: dt.datetime, seconds: int, offset_h: float) -> list[str]:
    local = (start + dt.timedelta(hours=offset_h)).replace(tzinfo=None)
    return [(local + dt.timedelta(seconds=second)).isoformat() + ".000" for second in range(seconds + 1)]


def polar_session(start: dt.datetime, *, seconds: int = 1200, note: str = "") -> dict[str, Any]:
    """A run of 3 m/s in the older shape of Polar Flow's export: every sample with its own time."""
    times = _polar_times(start, seconds, 1)
    exercise = {
        "startTime": times[0],
        "timezoneOffset": 60,
        "duration": f"PT{seconds}S",
        "distance": 3.0 * seconds,
        "sport": "RUNNING",
        "heartRate": {"min": 100, "avg": 150, "max": 170},
        "cadence": {"avg": 86, "max": 92},
        "samples": {
            "heartRate": [{"dateTime": time, "value": 150} for time in times],
            "distance": [{"dateTime": time, "value": 3.0 * second} for second, time in enumerate(times)],
            "recordedRoute": [
                {"dateTime": time, "latitude": 52.5 + 2.7e-5 * second, "longitude": 13.4, "altitude": 40.0}
                for second, time in enumerate(times)
            ],
        },
    }
    return {"exportVersion": "1.6", "name": "", "note": note, "startTime": times[0], "exercises": [exercise]}


def polar_channels(
    start: dt.datetime, *, seconds: int = 1200, altitude: list[float] | None = None, **more: object
) -> dict[str, Any]:
    """The same run in the newer shape: channels of even steps, numbers for sports."""
    begun = _polar_times(start, 0, 1)[0]
    steps = range(seconds + 1)
    channels = {
        "HEART_RATE": [math.nan, *[150] * seconds],
        "DISTANCE": [3.0 * second for second in steps],
        "SPEED": [10.8 for _ in steps],
        "ALTITUDE": altitude or [40.0 for _ in steps],
    }
    exercise = {
        "startTime": begun,
        "durationMillis": seconds * 1000,
        "distanceMeters": 3.0 * seconds,
        "timezoneOffsetMinutes": 60,
        "sport": {"id": "1"},
        "cadence": {"avg": 86},
        "samples": {
            "samples": [
                {"type": name, "intervalMillis": 1000, "values": values} for name, values in channels.items()
            ]
        },
        "routes": {
            "route": {
                "startTime": begun,
                "wayPoints": [
                    {"latitude": 52.5 + 2.7e-5 * second, "longitude": 13.4, "elapsedMillis": 1000 * second}
                    for second in steps
                ],
            }
        },
        **more,
    }
    return {"identifier": {"id": "1"}, "startTime": begun, "hrAvg": 150, "exercises": [exercise]}


#: The beginning of the document type that stands before Apple's export, longer than what importers see first.
APPLE_PROLOG = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [\n<!-- HealthKit Export Version: 12 -->\n'
    + "<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>\n" * 60
    + ']>\n<HealthData locale="en_US">\n <ExportDate value="2026-02-01 10:00:00 +0100"/>\n'
)
APPLE_BEAT = (
    ' <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Watch" device="&lt;&lt;HKDevice: 1&gt;'
    ', name:Apple Watch&gt;" unit="count/min" creationDate="2026-01-15 08:00:00 +0100" startDate="2026-01-15 08:00:00'
    ' +0100" endDate="2026-01-15 08:00:00 +0100" value="72"/>\n'
)


def apple_record(
    kind: str, start: str, end: str, value: str, *, source: str = "Watch", inside: str = ""
) -> str:
    """A record of sleep or flow."""
    attributes = (
        f'type="HKCategoryTypeIdentifier{kind}" sourceName="{source}" startDate="{start}" endDate="{end}" '
        f'value="HKCategoryValue{kind}{value}"'
    )
    return f" <Record {attributes}>{inside}</Record>\n" if inside else f" <Record {attributes}/>\n"


def apple_workout(
    start: dt.datetime, *, minutes: float = 20, kind: str = "Running", km: float = 3.6, inside: str = ""
) -> str:
    """A workout as exports write it since 2022: its distance is a statistic."""
    end = start + dt.timedelta(minutes=minutes)
    stamp = "%Y-%m-%d %H:%M:%S %z"
    return (
        f' <Workout workoutActivityType="HKWorkoutActivityType{kind}" duration="{minutes}" durationUnit="min" '
        f'sourceName="Watch" startDate="{start:{stamp}}" endDate="{end:{stamp}}">\n'
        f'  <WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" sum="{km}" unit="km"/>\n'
        '  <WorkoutStatistics type="HKQuantityTypeIdentifierHeartRate" average="151.5" unit="count/min"/>\n'
        f"{inside} </Workout>\n"
    )


def make_apple(*elements: str, beats: int = 0) -> bytes:
    """`export.xml` with these elements, single heartbeats around each."""
    noise = APPLE_BEAT * beats
    return (APPLE_PROLOG + noise + noise.join(elements) + noise + "</HealthData>\n").encode()
