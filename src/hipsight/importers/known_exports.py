"""The exports of services: which of their parts can hold something for the log, and which are passed over unopened.

An export is known by a file that lies at its root. Whatever the name of a part says cannot matter (photos, lists of
followers, log-ins) is neither unpacked nor kept; everything else is read like any other file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_PICTURES = re.compile(r"\.(jpe?g|png|gif|heic|webp|mp4|mov|avi|m4v)$")
_ACTIVITY_FILE = r"\.(fit|gpx|tcx)(\.gz)?$"


@dataclass(frozen=True, slots=True)
class KnownExport:
    """One service's export.

    Attributes:
        title: What people call it.
        mark: Matches the path of a part, in lower case, that only this export has; group `root` is what stands
            before the root.
        wanted: Matches the paths, below the root and in lower case, of parts that are read.
    """

    title: str
    mark: re.Pattern[str]
    wanted: re.Pattern[str]


EXPORTS: tuple[KnownExport, ...] = (
    KnownExport(
        "Strava",
        re.compile(r"(?P<root>(.*/)?)activities\.csv$"),
        re.compile(rf"activities\.csv$|(?!routes/).*{_ACTIVITY_FILE}"),
    ),
    KnownExport(
        "Runkeeper",
        re.compile(r"(?P<root>(.*/)?)cardioactivities\.csv$"),
        re.compile(rf"cardioactivities\.csv$|.*{_ACTIVITY_FILE}"),
    ),
    KnownExport(
        "Garmin Connect",
        re.compile(r"(?P<root>(.*/)?)di_connect/di-connect-[^/]*/"),
        re.compile(
            r"di_connect/.*(summarizedactivities|sleepdata|udsfile|menstrualcycles|_gear)[^/]*\.json$"
            rf"|di_connect/.*uploaded-?files.*\.zip$|.*{_ACTIVITY_FILE}"
        ),
    ),
    KnownExport(
        "Apple Health",
        re.compile(r"(?P<root>(.*/)?)(export_cda\.xml$|workout-routes/|electrocardiograms/)"),
        # The main file is called export.xml in English and by other words elsewhere.
        re.compile(rf"(?!export_cda\.xml)[^/]*\.xml$|workout-routes/.*{_ACTIVITY_FILE}"),
    ),
    KnownExport(
        "Polar Flow",
        re.compile(r"(?P<root>(.*/)?)training-session[-_]\d{4}[^/]*\.json$"),
        re.compile(rf"training-session[^/]*\.json$|.*{_ACTIVITY_FILE}"),
    ),
    KnownExport(
        "Fitbit",
        re.compile(r"(?P<root>(.*/)?)global export data/"),
        re.compile(rf"global export data/sleep-\d[^/]*\.json$|.*{_ACTIVITY_FILE}"),
    ),
    KnownExport(
        "Oura",
        re.compile(r"(?P<root>(.*/)?)app data/(sleepmodel|dailysleep)\.csv$"),
        re.compile(r"app data/sleep(model)?\.csv$"),
    ),
)


@dataclass(frozen=True, slots=True)
class Contents:
    """What is known of an archive or folder from the names in it alone."""

    roots: tuple[tuple[str, KnownExport], ...]

    def passed_over(self, path: str) -> str | None:
        """What sort of part this is when it cannot matter to the log, or None when it is to be read."""
        plain = path.replace("\\", "/").lower()
        if _PICTURES.search(plain) and self.roots:
            return "photos and films"
        for root, export in self.roots:
            if plain.startswith(root) and not export.wanted.match(plain[len(root) :]):
                return f"other parts of the {export.title} export"
        return None


def contents_of(paths: Iterable[str]) -> Contents:
    """The exports that these paths make up."""
    roots: dict[str, KnownExport] = {}
    for path in paths:
        plain = path.replace("\\", "/").lower()
        for export in EXPORTS:
            found = export.mark.match(plain)
            if found:
                roots.setdefault(found["root"], export)
    # The innermost root first: its rules count for what lies in it.
    return Contents(tuple(sorted(roots.items(), key=lambda root: -len(root[0]))))


def reading_order(path: str) -> tuple[bool, bool, str]:
    """Sorts tables behind the activities they name and Garmin's gear before its lists, otherwise by name."""
    plain = path.lower()
    return plain.endswith((".csv", ".json", ".xml")), not plain.endswith("_gear.json"), path
