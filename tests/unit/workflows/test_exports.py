"""Everything out in the form the name asks for, and back: the same journal, the same table, a bundle that is FHIR."""

from __future__ import annotations

import base64
import csv
import datetime as dt
import io
import json

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from hipsight import read_daily_table
from hipsight.model.errors import JournalError, UnusableInputError
from hipsight.storage.journal import open_journal
from hipsight.workflows.export_journal import export_journal, restore_journal
from hipsight.workflows.log_checkin import log_checkin
from hipsight.workflows.plan_ahead import Wishes, issue_plan, request_of, view_plan
from hipsight.workflows.read_log import read_timeline
from hipsight.workflows.run_experiments import Asked, start_experiment
from hipsight.workflows.tell_sample_story import make_sample_journal

AT = dt.datetime(2026, 6, 7, 12, tzinfo=dt.UTC)
TODAY = AT.date()
PASSPHRASE = "correct horse battery"  # noqa: S105 - of this test alone


def never():
    raise AssertionError("no passphrase is needed")


def export(journal, path, passphrase=never):
    return export_journal(journal, path, at=AT, today=TODAY, passphrase=passphrase)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return make_sample_journal(tmp_path_factory.mktemp("s") / "sample").journal


def a_journal(folder, *lines):
    journal = open_journal(folder / "my.journal")
    for number, line in enumerate(lines):
        log_checkin(journal, line, at=AT, day=TODAY - dt.timedelta(days=number))
    return journal


# ------------------------------------------------------------------ locked


def test_what_was_locked_comes_back_with_the_passphrase_and_not_without(sample, tmp_path):
    path = tmp_path / "mine.zip.age"
    export(sample, path, lambda: PASSPHRASE)
    assert path.read_bytes().startswith(b"age-encryption.org/v1")
    empty = open_journal(tmp_path / "new.journal")
    with pytest.raises(UnusableInputError, match="another passphrase"):
        restore_journal(empty, path, passphrase=lambda: "wrong horse battery")
    assert empty.entries() == []
    restore_journal(empty, path, passphrase=lambda: PASSPHRASE)
    assert empty.entries() == sample.entries()


def test_a_short_passphrase_is_refused_and_nothing_is_written(sample, tmp_path):
    with pytest.raises(UnusableInputError, match="at least 8"):
        export(sample, tmp_path / "mine.zip.age", lambda: "short")
    assert list(tmp_path.iterdir()) == []


# ------------------------------------------------------------------ daily table


def test_the_daily_table_read_back_is_the_same_timeline(sample, tmp_path):
    path = tmp_path / "days.csv"
    written = export(sample, path)
    assert written.records == len(sample.entries())
    there, back = read_timeline(sample, today=TODAY), read_daily_table(str(path))
    assert (back.first_day, back.days) == (there.first_day, there.days)
    for name in ("run_km", "pain_0_10", "sleep_h", "stress_1_5", "pain_onset_km", "squats", "shoe_km"):
        assert back[name] == pytest.approx(there[name], nan_ok=True, abs=0.01), (
            name
        )  # km on a pair are rounded on the way
    assert back.words["shoe"] == there.words["shoe"]


def test_no_cell_is_a_formula_for_a_spreadsheet(tmp_path):
    journal = a_journal(tmp_path, "6 mi easy in =cmd|' shoes, right hip 2/10")
    export(journal, tmp_path / "days.csv")
    cells = [cell for row in csv.reader(io.StringIO((tmp_path / "days.csv").read_text())) for cell in row]
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "@"}]


# ------------------------------------------------------------------ FHIR


def test_the_bundle_is_fhir_and_says_what_was_logged(sample, tmp_path):
    path = tmp_path / "mine.fhir.json"
    export(sample, path)
    said = json.loads(path.read_text())
    assert Bundle.model_validate(said).type == "collection"
    kinds = [one["resource"]["resourceType"] for one in said["entry"]]
    assert kinds.count("Patient") == kinds.count("Condition") == kinds.count("DocumentReference") == 1
    pains = [
        one["resource"]
        for one in said["entry"]
        if one["resource"].get("code", {}).get("coding", [{}])[0].get("code") == "72514-3"
    ]
    scored = [entry for entry in sample.entries("pain") if entry.record.worst is not None]
    assert len(pains) == len(scored)
    assert {one["valueQuantity"]["value"] for one in pains} <= set(range(11))
    document = next(
        one["resource"] for one in said["entry"] if one["resource"]["resourceType"] == "DocumentReference"
    )
    assert base64.b64decode(document["content"][0]["attachment"]["data"]).startswith(b"%PDF")
    ids = [one["fullUrl"] for one in said["entry"]]
    assert len(ids) == len(set(ids))


def test_the_bundle_names_nobody_and_no_disease(sample, tmp_path):
    path = tmp_path / "mine.fhir.json"
    export(sample, path)
    resources = [one["resource"] for one in json.loads(path.read_text())["entry"]]
    (patient,) = [one for one in resources if one["resourceType"] == "Patient"]
    assert set(patient) <= {"resourceType", "id"}
    (condition,) = [one for one in resources if one["resourceType"] == "Condition"]
    assert condition["code"] == {"text": "Pain when running, right outer hip"}
    assert condition["verificationStatus"]["coding"][0]["code"] == "unconfirmed"


def test_an_empty_journal_is_a_bundle_too(tmp_path):
    export(open_journal(tmp_path / "my.journal"), tmp_path / "mine.fhir.json")
    assert len(json.loads((tmp_path / "mine.fhir.json").read_text())["entry"]) == 2


# ------------------------------------------------------------------ round trips

WORDS = st.sampled_from([
    "6 mi easy", "10 km trail, left hip 3/10 from km 4", "slept 7h", "squats 3x8 60 kg", "rest day", "no pain",
    "period started", "physio said rest", "new shoes pegasus", "took ibuprofen", "مرحبا hip 2/10", "💥 groin 5/10",
])  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(WORDS, max_size=6))
def test_export_and_restore_give_the_identical_journal(tmp_path_factory, lines):
    folder = tmp_path_factory.mktemp("j")
    journal = a_journal(folder, *lines)
    export(journal, folder / "one.zip")
    back = open_journal(folder / "back.journal")
    restore_journal(back, folder / "one.zip", passphrase=never)
    export(back, folder / "two.zip")
    assert (folder / "one.zip").read_bytes() == (folder / "two.zip").read_bytes()


# ------------------------------------------------------------------ what cannot be


def test_an_ending_that_asks_for_nothing_is_refused_with_those_that_do(sample, tmp_path):
    with pytest.raises(UnusableInputError, match=r"\.fhir\.json for a FHIR bundle"):
        export(sample, tmp_path / "mine.doc")


@pytest.mark.parametrize("name", ["a.zip", "a.zip.age", "a.csv", "a.fhir.json"])
def test_a_file_that_is_there_is_left_alone(sample, tmp_path, name):
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(JournalError, match="is there already"):
        export(sample, tmp_path / name, lambda: PASSPHRASE)
    assert (tmp_path / name).read_bytes() == b"mine"


# ------------------------------------------------------------------ what is due


def events_of(path):
    return {str(event["uid"]): event for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}


def test_everything_that_is_due_is_in_one_calendar_that_replaces_the_one_before(tmp_path):
    journal = a_journal(tmp_path, *["4 mi easy, right outer hip 2/10; squats 3x8"] * 60)
    request = request_of(journal, Wishes(condition="gluteal_tendinopathy"), today=TODAY)
    issue_plan(journal, view_plan(journal, today=TODAY, request=request), at=AT)
    asked = Asked(family="squats", lag_days=1)
    experiment = start_experiment(journal, asked, at=AT, today=TODAY, seed=1)
    written = export(journal, tmp_path / "due.ics")
    events = events_of(tmp_path / "due.ics")
    assert written.records == len(events)
    assert {uid.split("-")[0] for uid in events} == {"plan", "squats", "reminder"}
    daily, weekly = events["reminder-check-in@hipsight"], events["reminder-weekly@hipsight"]
    assert daily.decoded("dtstart") == dt.datetime(2026, 6, 7, 20)
    assert weekly.decoded("dtstart").weekday() == 6
    assert [one["freq"] for one in (daily["rrule"], weekly["rrule"])] == [["DAILY"], ["WEEKLY"]]
    assert len(daily.walk("VALARM")) == 1
    later = TODAY + dt.timedelta(days=30)
    export_journal(journal, tmp_path / "later.ics", at=AT, today=later, passphrase=never)
    again = events_of(tmp_path / "later.ics")
    of_both = {uid for uid in events if uid.startswith("squats") and uid in again}
    assert of_both
    assert all(event.decoded("dtend") > later for uid, event in again.items() if "reminder" not in uid)
    assert experiment.id in next(iter(of_both))


def test_with_nothing_planned_only_the_reminders_are_due(tmp_path):
    export(open_journal(tmp_path / "my.journal"), tmp_path / "due.ics")
    assert set(events_of(tmp_path / "due.ics")) == {"reminder-check-in@hipsight", "reminder-weekly@hipsight"}
    with pytest.raises(JournalError, match="is there already"):
        export(open_journal(tmp_path / "my.journal"), tmp_path / "due.ics")
