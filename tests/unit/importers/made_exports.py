"""Exports of services as they come, made by code: the archives people get, with any fault wanted in them."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import zipfile
from collections.abc import Iterable, Mapping

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
