"""Apple Health's export: taken out of the stream, and read."""

from __future__ import annotations

import datetime as dt
import io
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.importers.made_exports import (
    APPLE_BEAT,
    APPLE_PROLOG,
    apple_record,
    apple_workout,
    make_apple,
    make_zip,
)
from tests.unit.importers.made_files import START, make_gpx
from tests.unit.importers.reading_files import problems, read_all, readings

from hipsight.importers.health_extract import extract_health
from hipsight.model.records import Surface
from hipsight.storage.journal import open_journal
from hipsight.workflows.import_files import import_files
from hipsight.workflows.rebuild_journal import rebuild_journal

AT = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
ZONE = '  <MetadataEntry key="HKTimeZone" value="America/Los_Angeles"/>\n'


def extracted(content):
    return extract_health(io.BytesIO(content).read)


def records(*elements, **preferences):
    content = extracted(make_apple(*elements)).content
    return [one.record for one in readings(read_all(content, "export.xml", **preferences))]


def asleep(start, end, stage="AsleepCore", source="Watch"):
    return apple_record("SleepAnalysis", f"{start} +0100", f"{end} +0100", stage, source=source)


def test_a_run_has_distance_heart_rate_climb_and_the_day_of_its_own_zone():
    climb = '  <MetadataEntry key="HKElevationAscended" value="3120 cm"/>\n'
    (run,) = records(apple_workout(dt.datetime(2026, 1, 16, 2, tzinfo=dt.UTC), inside=ZONE + climb))
    assert (run.distance_m, run.duration_s, run.ascent_m, run.heart_rate_bpm) == (3600, 1200, 31.2, 151.5)
    assert (run.day, run.starts_at.hour) == (dt.date(2026, 1, 15), 18)


def test_an_indoor_run_was_on_a_treadmill():
    (run,) = records(apple_workout(START, inside='<MetadataEntry key="HKIndoorWorkout" value="1"/>'))
    assert run.surface is Surface.TREADMILL


@pytest.mark.parametrize(
    ("kind", "record"), [("Cycling", "cross_training"), ("TraditionalStrengthTraining", "strength")]
)
def test_other_workouts_are_what_they_are(kind, record):
    (one,) = records(apple_workout(START, kind=kind))
    assert one.kind == record


def test_the_stages_of_a_night_are_one_night_on_its_morning_and_overlaps_count_once():
    (night,) = records(
        asleep("2026-01-14 23:00:00", "2026-01-15 02:00:00"),
        asleep("2026-01-15 01:30:00", "2026-01-15 04:00:00", "AsleepREM"),
        asleep("2026-01-15 04:00:00", "2026-01-15 05:00:00", "Awake"),
        asleep("2026-01-15 05:00:00", "2026-01-15 06:00:00", "AsleepDeep"),
        asleep("2026-01-15 14:00:00", "2026-01-15 15:00:00"),
    )
    assert (night.day, night.hours, night.assumed) == (dt.date(2026, 1, 15), 6, ())


def test_of_watch_and_phone_the_one_that_saw_most_counts_and_they_are_not_added():
    (night,) = records(
        asleep("2026-01-14 23:00:00", "2026-01-15 05:00:00"),
        asleep("2026-01-15 00:00:00", "2026-01-15 07:00:00", "AsleepUnspecified", source="Phone"),
    )
    assert night.hours == 7


def test_a_night_known_only_as_time_in_bed_says_so():
    (night,) = records(asleep("2026-01-14 23:00:00", "2026-01-15 07:00:00", "InBed"))
    assert (night.hours, night.assumed) == (8, ("hours",))


def test_periods_start_where_they_are_marked_or_after_ten_days_without():
    def flow(day, mark=""):
        return apple_record(
            "MenstrualFlow", f"{day} 12:00:00 +0100", f"{day} 12:00:00 +0100", "Medium", inside=mark
        )

    days = ["2026-01-03", "2026-01-04", "2026-01-06", "2026-01-31", "2026-02-01"]
    assert [one.day.isoformat() for one in records(*map(flow, days))] == ["2026-01-03", "2026-01-31"]
    mark = '<MetadataEntry key="HKMenstrualCycleStart" value="1"/>'
    marked = [flow(day, mark if day == "2026-01-04" else "") for day in days]
    assert [one.day.isoformat() for one in records(*marked)] == ["2026-01-04"]


def test_a_workout_is_joined_with_the_route_it_names_whatever_the_zip_is_called(tmp_path):
    route = '  <WorkoutRoute><FileReference path="/workout-routes/route_1.gpx"/></WorkoutRoute>\n'
    path = tmp_path / "Export.zip"
    path.write_bytes(
        make_zip(
            {
                "apple_health_export/export.xml": make_apple(apple_workout(START, inside=route), beats=300),
                "apple_health_export/export_cda.xml": b"<ClinicalDocument/>",
                "apple_health_export/electrocardiograms/ecg.csv": b"a,b",
                "apple_health_export/workout-routes/route_1.gpx": make_gpx(range(0, 1200, 5), type_word=None),
            }
        )
    )
    journal = open_journal(tmp_path / "my.journal")
    summary = import_files(journal, [path], at=AT)
    (entry,) = journal.entries()
    assert (entry.record.kind, entry.record.distance_m is not None, bool(entry.record.splits)) == (
        "run",
        True,
        True,
    )
    assert journal.streams(entry.id) is not None
    assert summary.passed_over == {"other parts of the Apple Health export": 2}
    assert (summary.kept, summary.joined, summary.problems) == (1, 1, [])
    assert rebuild_journal(journal).entries == 1
    assert journal.entries() == [entry]
    assert import_files(journal, [path], at=AT).kept == 0


def test_only_what_matters_is_held_of_a_large_file():
    beats = APPLE_BEAT.encode() * 20_000
    pieces = [
        APPLE_PROLOG.encode(),
        *[beats] * 8,
        apple_workout(START).encode(),
        *[beats] * 8,
        b"</HealthData>\n",
    ]

    class Stream(io.RawIOBase):
        def __init__(self):
            self.waiting = list(pieces)

        def read(self, _size=-1):
            return self.waiting.pop(0) if self.waiting else b""

    stream = Stream()
    tracemalloc.start()
    extract = extract_health(stream.read)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert extract.damage is None
    assert len(extract.content) < 2000
    assert peak < 4 * len(beats) < sum(map(len, pieces)) / 3


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_the_extract_does_not_depend_on_how_the_file_is_cut_into_pieces(size):
    whole = make_apple(
        apple_workout(START), asleep("2026-01-14 23:00:00", "2026-01-15 05:00:00"), apple_workout(AT), beats=2
    )
    stream = io.BytesIO(whole)
    assert extract_health(lambda _size: stream.read(size)).content == extracted(whole).content
    assert extracted(whole).content.count(b"<Workout ") == 2


def test_a_file_cut_short_gives_what_is_whole_and_says_so(tmp_path):
    path = tmp_path / "export.xml"
    path.write_bytes(make_apple(apple_workout(START), apple_workout(AT), beats=5)[:-900])
    journal = open_journal(tmp_path / "my.journal")
    summary = import_files(journal, [path], at=AT)
    assert len(journal.entries("run")) == 2
    assert [problem.reason for problem in summary.problems] == ["damaged file"]


def test_entities_are_refused():
    evil = b'<!DOCTYPE HealthData [<!ENTITY a "b">]><HealthData><Workout a="&a;"/></HealthData>'
    assert problems(read_all(evil, "export.xml"))[0].reason == "unsafe XML"


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_damaged_export_never_raises(data):
    content = bytearray(
        make_apple(apple_workout(START, inside=ZONE), asleep("2026-01-14 23:00:00", "2026-01-15 05:00:00"))
    )
    begin = len(APPLE_PROLOG) - 40
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(begin, len(content) - 1))] = data.draw(st.integers(0, 255))
    damaged = bytes(content[: data.draw(st.integers(begin, len(content)))])
    read_all(extracted(damaged).content, "export.xml")
    read_all(damaged, "export.xml")
