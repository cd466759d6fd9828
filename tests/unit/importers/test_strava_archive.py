"""Strava's bulk export: the table in any language, joined with the files, notes as proposals."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.importers.made_exports import (
    STRAVA_ENGLISH,
    STRAVA_GERMAN,
    english_date,
    make_csv,
    make_zip,
    packed,
    strava_row,
)
from tests.unit.importers.made_files import START, Leg, make_fit, make_gpx
from tests.unit.importers.reading_files import problems, read_all, readings

from hipsight.model.records import RunKind
from hipsight.storage.journal import open_journal
from hipsight.workflows.correct_entries import undo_last
from hipsight.workflows.import_files import import_files
from hipsight.workflows.rebuild_journal import rebuild_journal
from hipsight.workflows.take_notes import Notes

AT = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
FIT = make_fit(Leg(seconds=1200))
RUN = {
    "id": 101,
    "date": english_date(START),
    "name": "Morning Run",
    "type": "Run",
    "elapsed_shown": 1200,
    "distance_shown": 3.6,
    "elapsed": 1200.0,
    "moving": 1190.0,
    "distance": 3600.0,
    "filename": "activities/9001.fit.gz",
}


def table(*rows, header=STRAVA_ENGLISH):
    return make_csv(header, [strava_row(list(header), **row) for row in rows])


def runs_in(content):
    return [one.record for one in readings(read_all(content, "activities.csv")) if one.about is None]


def archive(tmp_path, rows, files, extra=()):
    path = tmp_path / "export_1.zip"
    path.write_bytes(make_zip({"activities.csv": table(*rows), **files, **dict(extra)}))
    return path


@pytest.fixture
def journal(tmp_path):
    return open_journal(tmp_path / "my.journal")


def accounts(summary):
    return summary.kept + summary.duplicates + len(summary.problems) == summary.read


def test_a_row_without_a_file_is_kept_as_a_run_from_the_table():
    (run,) = runs_in(table({**RUN, "filename": "", "gear": "Pegasus", "effort": "4.0", "ascent": "31.5"}))
    assert (run.distance_m, run.duration_s, run.elapsed_s) == (3600, 1190, 1200)
    assert (run.shoe, run.effort_0_10, run.ascent_m) == ("Pegasus", 4, 31.5)
    assert run.starts_at == START
    assert "starts_at" in run.assumed


def test_the_machines_columns_win_where_a_name_stands_twice():
    (run,) = runs_in(table({**RUN, "elapsed_shown": 9999, "distance_shown": 99.9}))
    assert (run.distance_m, run.elapsed_s) == (3600, 1200)


def test_a_german_table_is_read_by_names_and_places_with_commas_in_its_numbers():
    row = {**RUN, "date": "21.07.2026, 15:09:27", "type": "Lauf", "distance_shown": "3,60", "effort": "3,0"}
    (run,) = runs_in(table(row, header=STRAVA_GERMAN))
    assert run.starts_at == dt.datetime(2026, 7, 21, 15, 9, 27, tzinfo=dt.UTC)
    assert (run.distance_m, run.effort_0_10) == (3600, 3)


def test_a_table_in_a_language_nobody_listed_is_read_by_its_places():
    header = [f"x{place}" for place in range(46)]
    header[5] = header[15] = "kulunut aika"
    header[6] = header[17] = "matka"
    row = {**RUN, "date": "21.7.2026 klo 15.09.27", "type": "Juoksu"}
    (run,) = runs_in(table(row, header=header))
    assert (run.distance_m, run.starts_at.hour) == (3600, 15)


def test_the_old_table_has_one_distance_in_metres():
    content = (
        b"id,date,name,type,description,elapsed_time,distance,commute,gear,filename\n"
        b'7,"May 15, 2014, 5:52:52 PM",Evening Run,Run,,1617,4110.1,false,,activities/7.gpx\n'
    )
    (run,) = runs_in(content)
    assert (run.distance_m, run.day) == (4110.1, dt.date(2014, 5, 15))


def test_a_short_table_with_one_distance_in_kilometres_is_told_by_the_speed():
    header = ["Activity ID", "Activity Date", "Activity Name", "Activity Type", "Elapsed Time", "Distance"]
    (run,) = runs_in(make_csv(header, [["1", "Apr 2, 2026, 8:00:00 AM", "x", "Run", "1600", "4.25"]]))
    assert run.distance_m == 4250


def test_ticked_races_and_long_runs_are_that_and_keep_the_kind_of_the_title():
    (run,) = runs_in(table({**RUN, "name": "Tempo", "Competition": "1.0", "Long Run": "1.0"}))
    assert (run.run_kind, run.also_kinds) == (RunKind.RACE, (RunKind.LONG, RunKind.TEMPO))
    assert "run_kind" not in run.assumed


def test_a_row_without_a_date_is_a_problem_with_its_line():
    items = read_all(table(RUN, {**RUN, "id": 102, "date": ""}), "activities.csv")
    (problem,) = problems(items)
    assert problem.source == "activities.csv:3"
    assert problem.reason == "no readable date"


def test_notes_become_proposals_linked_to_their_run():
    row = {**RUN, "description": "lovely", "private_note": "right hip 4/10 from mile 2, slept 6 h"}
    proposed = [one for one in readings(read_all(table(row), "activities.csv")) if one.about]
    assert {one.record.kind for one in proposed} == {"pain", "sleep"}
    assert {one.about for one in proposed} == {"activity 101"}


def test_file_and_row_become_one_run_with_the_best_of_both(tmp_path, journal):
    row = {**RUN, "gear": "Pegasus", "effort": "6"}
    summary = import_files(
        journal, [archive(tmp_path, [row], {"activities/9001.fit.gz": packed(FIT)})], at=AT
    )
    (entry,) = journal.entries("run")
    assert (entry.record.shoe, entry.record.effort_0_10) == ("Pegasus", 6)
    assert entry.record.splits
    assert journal.streams(entry.id) is not None
    assert [origin.part for origin in entry.origins][1] == "activity 101"
    assert (summary.kept, summary.joined) == (1, 1)
    assert accounts(summary)


def test_a_row_whose_time_is_hours_off_is_joined_by_the_file_it_names(tmp_path, journal):
    row = {**RUN, "date": english_date(START + dt.timedelta(hours=7)), "gear": "Pegasus"}
    import_files(journal, [archive(tmp_path, [row], {"activities/9001.fit.gz": packed(FIT)})], at=AT)
    (entry,) = journal.entries("run")
    assert entry.record.shoe == "Pegasus"
    assert abs(entry.record.starts_at - START) < dt.timedelta(minutes=1)


def test_the_sport_corrected_on_strava_wins_over_the_file(tmp_path, journal):
    import_files(
        journal,
        [archive(tmp_path, [{**RUN, "type": "Walk"}], {"activities/9001.fit.gz": packed(FIT)})],
        at=AT,
    )
    (entry,) = journal.entries()
    assert (entry.record.kind, entry.record.what) == ("cross_training", "walking")


def test_a_foreign_word_for_a_sport_does_not_hide_what_the_file_knows(tmp_path, journal):
    header = list(STRAVA_GERMAN)
    row = strava_row(
        header, **{**RUN, "date": "1.2.2026, 10:00:00", "type": "Unbekanntes", "gear": "Pegasus"}
    )
    row[1] = START.strftime("%d.%m.%Y, %H:%M:%S")
    path = tmp_path / "export.zip"
    path.write_bytes(
        make_zip({"activities.csv": make_csv(header, [row]), "activities/9001.fit.gz": packed(FIT)})
    )
    import_files(journal, [path], at=AT)
    (entry,) = journal.entries()
    assert (entry.record.kind, entry.record.shoe) == ("run", "Pegasus")


def test_undoing_an_import_takes_what_it_told_of_runs_of_others(tmp_path, journal):
    fit = tmp_path / "watch.fit"
    fit.write_bytes(FIT)
    import_files(journal, [fit], at=AT)
    before = journal.entries()
    import_files(journal, [archive(tmp_path, [{**RUN, "gear": "Pegasus", "filename": ""}], {})], at=AT)
    assert journal.entries()[0].record.shoe == "Pegasus"
    undo_last(journal)
    assert journal.entries() == before


def test_samples_come_with_a_file_imported_after_the_table_and_go_when_it_is_undone(tmp_path, journal):
    import_files(journal, [archive(tmp_path, [{**RUN, "gear": "Pegasus", "filename": ""}], {})], at=AT)
    fit = tmp_path / "watch.fit"
    fit.write_bytes(FIT)
    import_files(journal, [fit], at=AT)
    (entry,) = journal.entries("run")
    assert journal.streams(entry.id) is not None
    assert entry.record.splits
    assert entry.record.shoe == "Pegasus"
    undo_last(journal)
    (entry,) = journal.entries("run")
    assert journal.streams(entry.id) is None
    assert not entry.record.splits


NOTED = {**RUN, "private_note": "left hip 3/10 after mile 2"}
EVENING = dt.datetime(2026, 2, 3, 3, 30, tzinfo=dt.UTC)


def evening_archive(tmp_path):
    """A run on an American evening, when it is the next day in UTC."""
    fit = make_fit(Leg(seconds=600), start=EVENING, offset_h=-8)
    row = {**NOTED, "date": english_date(EVENING), "elapsed": 600, "moving": 600, "distance": 1800}
    return archive(tmp_path, [row], {"activities/9001.fit.gz": packed(fit)})


def test_a_pain_in_a_note_lies_on_the_day_its_run_had_where_it_was_run(tmp_path, journal):
    import_files(journal, [evening_archive(tmp_path)], at=AT)
    (run,) = journal.entries("run")
    (pain,) = journal.entries("pain")
    assert run.record.day == pain.record.day == dt.date(2026, 2, 2)
    assert pain.origins[0].part.startswith("activity 101 ")


@pytest.mark.parametrize("mode", list(Notes))
def test_a_rebuild_gives_the_same_whatever_was_done_with_the_notes(tmp_path, journal, mode):
    two = {
        **RUN,
        "id": 102,
        "filename": "",
        "description": "hip fine, knee 2/10",
        "elapsed": 60,
        "date": english_date(START + dt.timedelta(days=3)),
    }
    path = tmp_path / "export.zip"
    path.write_bytes(make_zip({"activities.csv": table(NOTED, two), "activities/9001.fit.gz": packed(FIT)}))
    import_files(journal, [path], at=AT, notes=mode, approve=lambda some: [n == 0 for n in range(len(some))])
    before = journal.entries()
    rebuild_journal(journal)
    assert journal.entries() == before
    kept = {Notes.KEEP: 3, Notes.REVIEW: 1, Notes.SKIP: 0}[mode]
    assert len(journal.entries("pain")) == kept


def test_notes_left_out_can_be_taken_later_and_are_taken_once(tmp_path, journal):
    path = evening_archive(tmp_path)
    first = import_files(journal, [path], at=AT, notes=Notes.SKIP)
    assert (first.notes_left_out, journal.entries("pain")) == (1, [])
    import_files(journal, [path], at=AT)
    assert not journal.entries("pain")
    for _ in range(2):
        import_files(journal, [path], at=AT, notes=Notes.KEEP, reconsider=True)
        assert len(journal.entries("pain")) == 1


def test_an_import_killed_before_the_notes_were_decided_decides_them_next_time(tmp_path, journal):
    path = evening_archive(tmp_path)

    def killed(_proposals):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_files(journal, [path], at=AT, notes=Notes.REVIEW, approve=killed)
    assert (len(journal.entries("run")), journal.entries("pain")) == (1, [])
    import_files(journal, [path], at=AT)
    assert len(journal.entries("pain")) == 1


def test_photos_and_lists_of_followers_are_passed_over_unopened(tmp_path, journal):
    extra = {"media/1.jpg": b"x", "followers.csv": b"a,b\n", "profile.csv": b"a\n", "routes/1.gpx": b"<gpx/>"}
    summary = import_files(
        journal, [archive(tmp_path, [RUN], {"activities/9001.fit.gz": packed(FIT)}, extra.items())], at=AT
    )
    assert summary.passed_over == {"photos and films": 1, "other parts of the Strava export": 3}
    assert not summary.problems


def test_an_unpacked_export_gives_the_same_as_the_zip(tmp_path, journal):
    folder = tmp_path / "export_1"
    (folder / "activities").mkdir(parents=True)
    (folder / "media").mkdir()
    (folder / "media" / "a.jpg").write_bytes(b"x")
    (folder / "activities.csv").write_bytes(table({**NOTED, "gear": "Pegasus"}))
    (folder / "activities" / "9001.fit.gz").write_bytes(packed(FIT))
    summary = import_files(journal, [folder], at=AT)
    assert (len(journal.entries("run")), len(journal.entries("pain"))) == (1, 1)
    assert journal.entries("run")[0].record.shoe == "Pegasus"
    assert summary.passed_over == {"photos and films": 1}
    again = import_files(
        journal,
        [archive(tmp_path, [{**NOTED, "gear": "Pegasus"}], {"activities/9001.fit.gz": packed(FIT)})],
        at=AT,
    )
    assert (again.kept, accounts(again)) == (0, True)


def test_corrupt_files_among_good_ones_leave_their_rows_and_are_named(tmp_path, journal):
    rows, files = [], {}
    for number in range(20):
        start = START + dt.timedelta(days=number)
        rows.append(
            {**RUN, "id": number, "date": english_date(start), "filename": f"activities/{number}.gpx.gz"}
        )
        content = packed(make_gpx(range(0, 1200, 30), start=start))
        files[f"activities/{number}.gpx.gz"] = content[:40] if number % 4 == 0 else content
    summary = import_files(journal, [archive(tmp_path, rows, files)], at=AT)
    assert len(summary.problems) == 5
    assert len(journal.entries("run")) == 20
    assert accounts(summary)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_damaged_table_never_raises(data):
    content = bytearray(table(NOTED, {**RUN, "id": 102, "type": "Ride"}))
    start = data.draw(st.integers(0, len(content) - 1))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(start, len(content) - 1))] = data.draw(st.integers(0, 255))
    read_all(bytes(content[: data.draw(st.integers(1, len(content)))]), "activities.csv")
