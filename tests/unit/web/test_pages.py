"""Every page answers, says what it should, and works without a script."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from tests.unit.importers.made_files import Leg, make_fit

from hipsight.workflows.import_files import import_files
from hipsight.workflows.plan_ahead import view_plan

AT = dt.datetime(2026, 6, 7, 12, tzinfo=dt.UTC)
PAGES = (
    "/", "/plan", "/experiment", "/offline", "/timeline", "/timeline?span=all",
    "/why", "/progress", "/more", "/body", "/library", "/library/self-tests",
    "/library/condition/labral_tear", "/import", "/report", "/settings", "/triage", "/day/2026-06-01",
)  # fmt: skip


# ------------------------------------------------------------------ pages


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_when_nothing_is_logged_and_when_much_is(client, sample, path):
    for one in (client, sample):
        answer = one.get(path)
        assert answer.status_code == 200, answer.text
        assert "<h1>" in answer.text
        assert "<script>" not in answer.text
        assert 'style="' not in answer.text


def test_an_empty_journal_greets_with_three_doors(client):
    text = client.get("/").text
    assert 'href="/import"' in text
    assert 'action="/log"' in text
    assert 'action="/sample"' in text
    assert "<img" not in client.get("/timeline").text  # nobody sees an empty chart


def test_a_line_is_shown_as_it_was_understood(client):
    answer = client.post("/log", data={"text": "6 mi easy, right hip 3/10 from mile 4, flubber", "key": "k"})
    assert "<mark" in answer.text
    assert "right hip 3/10" in answer.text
    assert "flubber" in answer.text.split("Not understood:")[1]


def test_a_form_sent_twice_is_kept_once(client, desk):
    for _ in range(3):
        client.post("/log", data={"text": "6 mi easy", "key": "the same"})
    assert len(desk.journal.entries()) == 1


def test_the_why_page_shows_findings_with_their_pictures(sample):
    sample.get("/api/triggers")  # waits for the search, which runs beside the pages
    text = sample.get("/why").text
    assert "Weeks over" in text
    picture = sample.get("/picture/finding/0.svg")
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert "<desc" in picture.text
    assert sample.get("/picture/finding/99.svg").status_code == 404


def test_progress_is_a_picture_and_a_table(client, sample):
    assert "<desc" in sample.get("/picture/progress.svg?narrow=true").text
    assert "then free of pain" in sample.get("/progress").text
    assert client.get("/picture/progress.svg").status_code == 404


@pytest.mark.parametrize("span", ["quarter", "year", "all"])
@pytest.mark.parametrize("narrow", ["false", "true"])
def test_the_course_is_drawn_for_every_span_and_screen(sample, span, narrow):
    picture = sample.get(f"/picture/course/{span}.svg?narrow={narrow}")
    assert picture.status_code == 200
    assert "days with a run" in picture.text


def test_a_red_flag_stands_above_the_light_until_it_is_answered(client):
    client.post("/log", data={"text": "cannot put weight on my right leg, groin pain at night"})
    text = client.get("/").text
    assert text.index('class="flag"') < text.index('class="light')
    flag = text.split('name="flag" value="')[1].split('"')[0]
    client.post("/flag", data={"flag": flag, "words": "seen, cleared"})
    assert f'value="{flag}"' not in client.get("/").text


def test_what_is_tapped_on_the_body_becomes_a_pain(client, desk):
    tapped = {
        "site": "outer_hip",
        "side": "left",
        "score": "4",
        "quality": "dull",
        "behaviour": ["next_morning", "stairs"],
    }
    client.post("/body", data=tapped)
    (entry,) = desk.journal.entries("pain")
    record = entry.record
    assert (record.site, record.side, record.score_0_10) == ("outer_hip", "left", 4)
    assert (set(record.quality), set(record.behaviour)) == ({"dull"}, {"next_morning", "stairs"})


def test_an_entry_is_deleted_and_brought_back(client, desk):
    client.post("/log", data={"text": "6 mi easy"})
    (entry,) = desk.journal.entries()
    assert "6 mi" in client.get(f"/entry/{entry.id}").text
    client.post(f"/entry/{entry.id}/delete")
    assert desk.journal.entries() == []
    client.post("/undo")
    assert len(desk.journal.entries()) == 1


def test_the_interview_goes_from_words_to_urgency_and_back(client):
    client.post(
        "/triage", data={"words": "deep ache in my left groin when I run, three weeks, now at night too"}
    )
    text = client.get("/triage").text
    assert "none of these is certain" in text
    assert 'name="question"' in text
    question = text.split('name="question" value="')[1].split('"')[0]
    client.post("/triage/answer", data={"question": question, "number": "1"})
    assert question.replace("_", " ") in client.get("/triage").text.split("What you said")[1]
    client.post("/triage/back")
    client.post("/triage/back")
    assert "in your own words" in client.get("/triage").text


def test_settings_are_kept_and_a_wrong_one_is_refused(client, desk):
    form = {
        "units": "km",
        "language": "en",
        "date-order": "dmy",
        "day-start": "4",
        "sites": ["groin", "hip"],
        "side": "left",
    }
    assert client.post("/settings", data=form).status_code == 200
    preferences = desk.journal.preferences()
    assert (preferences.units, preferences.side, preferences.sites) == ("km", "left", {"groin", "hip"})
    answer = client.post("/settings", data={**form, "day-start": "99"})
    assert answer.status_code == 422
    assert "hour from 0 to 12" in answer.text


def test_files_are_imported_beside_the_pages(client, desk):
    files = [
        ("files", ("run.fit", make_fit(Leg(seconds=300)), "application/octet-stream")),
        ("files", ("../x.txt", b"?", "text/plain")),
    ]
    assert client.post("/import", files=files).status_code == 200
    for _ in range(600):
        if desk.uploads.listed[0].is_over:
            break
        assert client.get("/more").status_code == 200
        time.sleep(0.1)
    result = desk.uploads.listed[0].result
    assert result is not None, desk.uploads.listed[0].failed
    assert (result["kept"], result["problem_count"]) == (1, 1)
    assert len(desk.journal.entries("run")) == 1
    assert "run.fit" in client.get("/import").text
    assert list(desk.folder.iterdir()) == []


def test_the_report_comes_as_a_file(sample):
    answer = sample.post("/report", data={"kind": "pdf", "keep": ["flags", "course"], "name": "Ada"})
    assert answer.content.startswith(b"%PDF")
    assert "attachment" in answer.headers["content-disposition"]
    page = sample.post("/report", data={"kind": "html", "keep": ["flags"], "questions": "one\ntwo"})
    assert 'id="flags"' in page.text
    assert 'id="load"' not in page.text
    assert sample.post("/report", data={"first": "someday"}).status_code == 422


def test_deleting_everything_needs_the_words_and_leaves_nothing(client, desk):
    client.post("/log", data={"text": "6 mi easy, secret marsupial"})
    assert client.post("/settings/delete", data={"word": "yes"}).status_code == 422
    assert len(desk.journal.entries()) == 1
    client.post("/settings/delete", data={"word": "Delete everything"})
    assert desk.journal.entries() == []
    left = b"".join(path.read_bytes() for path in desk.journal.path.parent.rglob("*") if path.is_file())
    assert b"marsupial" not in left


def test_the_sample_runner_is_a_visit_and_leaves_ones_own_journal_alone(client, desk):
    client.post("/log", data={"text": "6 mi easy"})
    own = desk.journal.path
    assert "made-up runner" in client.post("/sample").text
    assert desk.journal.path != own
    folder = desk.journal.path.parent
    client.post("/sample/leave")
    assert desk.journal.path == own
    assert len(desk.journal.entries()) == 1
    assert not folder.exists()


@pytest.fixture
def running(client):
    """Four weeks of running with a little pain after it, up to yesterday."""
    for days in range(28, 0, -1):
        day = (AT - dt.timedelta(days=days)).date()
        line = "5 km easy, right hip 1/10" if days % 2 else "rest day, hip fine, squats 3x8"
        client.post(f"/day/{day}", data={"text": line})
    return client


def test_a_plan_is_asked_for_moved_and_done(running, desk):
    assert 'name="condition"' in running.get("/plan").text
    form = {"condition": "gluteal_tendinopathy", "weekday": ["mon", "wed", "fri", "sun"], "weeks": "3"}
    text = running.post("/plan", data=form).text
    assert "Stage " in text
    assert "Week 3" in text
    assert "Plan: " in running.get("/").text.split("Planned today")[1]
    assert running.get("/plan/calendar.ics").text.startswith("BEGIN:VCALENDAR")
    assert running.get("/plan/workouts.zip").content.startswith(b"PK")
    assert "<h1" in running.get("/plan/week.html").text
    view = view_plan(desk.journal, today=AT.date())
    day = next(one.day for one in view.plan.days if one.run)
    refused = running.post("/plan/move", data={"day": str(day), "to": "2030-01-01"})
    assert refused.status_code == 422
    assert "is not a day of the plan" in refused.text
    before = len(desk.journal.entries())
    running.post("/plan/done", data={"day": str(AT.date()), "pain": "1"})
    assert len(desk.journal.entries()) > before
    assert running.post("/plan/done", data={"day": str(AT.date()), "pain": "x"}).status_code == 422
    assert running.post("/plan", data={**form, "weekday": []}).status_code == 422


def test_a_plan_gives_way_to_a_red_flag(running):
    running.post("/plan", data={"condition": "gluteal_tendinopathy", "weekday": ["mon"], "weeks": "2"})
    running.post("/log", data={"text": "cannot put weight on my right leg, groin pain at night"})
    text = running.get("/plan").text
    assert "No plan now" in text
    assert running.get("/plan/calendar.ics").status_code == 404


def test_a_short_log_says_how_much_is_missing(running):
    running.get("/api/triggers")
    text = running.get("/why").text
    assert "27 of 91" in text or "28 of 91" in text
    assert "28 of 30" in text


def test_an_experiment_is_offered_beside_its_suspicion_and_refused_in_words(sample):
    sample.get("/api/triggers")
    text = sample.get("/why").text
    assert 'action="/experiment"' in text
    answer = sample.post("/experiment", data={"family": "squats"})
    assert answer.status_code == 422
    assert "no experiment now: a warning is up" in answer.text


def test_an_experiment_is_begun_and_given_up(running):
    asked = {"family": "squats", "lag": "1", "direction": "harm"}
    shown = running.post("/experiment", data=asked)
    assert shown.status_code == 200, shown.text
    assert "The answer comes after" in shown.text
    assert "of two at a time" in running.post("/experiment", data=asked).text
    name = shown.text.split('action="/experiment/')[1].split("/stop")[0]
    assert running.get(f"/experiment/{name}.ics").text.startswith("BEGIN:VCALENDAR")
    assert "no answer" in running.post(f"/experiment/{name}/stop").text
    refused = running.post("/experiment", data={**asked, "family": "race"})
    assert refused.status_code == 422
    assert 'role="alert"' in refused.text


def test_an_entry_is_corrected_in_the_persons_own_units(client, desk):
    client.post("/log", data={"text": "6 mi easy 58:10, right hip 3/10 from mile 4"})
    run, pain = (desk.journal.entries(kind)[0] for kind in ("run", "pain"))
    assert 'value="6"' in client.get(f"/entry/{run.id}").text
    client.post(f"/entry/{run.id}", data={"distance_m": "6.5", "duration_s": "1:02:00", "run_kind": "long"})
    record = desk.journal.entry(run.id).record
    assert (round(record.distance_m), record.duration_s, record.run_kind) == (10461, 3720, "long")
    client.post(f"/entry/{pain.id}", data={"score_0_10": "5", "side": "", "onset_m": "4"})
    corrected = desk.journal.entry(pain.id).record
    assert (corrected.score_0_10, corrected.side) == (5, None)
    assert corrected.onset_m == pain.record.onset_m
    for wrong in ({"score_0_10": "lots"}, {"score_0_10": "12"}, {"day": "2031-01-01"}, {"day": "soon"}):
        assert client.post(f"/entry/{pain.id}", data=wrong).status_code == 422
    assert desk.journal.entry(pain.id).record == corrected


def test_a_run_that_watch_and_line_tell_of_stands_once_in_the_list(client, desk, tmp_path):
    path = tmp_path / "run.fit"
    path.write_bytes(make_fit(Leg(seconds=1800)))
    import_files(desk.journal, [path], at=AT)
    (watch,) = desk.journal.entries("run")
    client.post(f"/day/{watch.record.day}", data={"text": "30 min easy on the trail; slept 7h; stress high"})
    assert len(desk.journal.entries("run")) == 2
    listed = client.get("/timeline").text.split('<ul class="days">')[1]
    assert listed.count("<b>run</b>") == 1
    assert f'href="/entry/{watch.id}"' in listed
    assert "trail" in listed
    also = listed.split("Also on")[1].split("</a>")[0]
    assert "sleep" in also
    assert "stress" in also


# ------------------------------------------------------------------ without a connection


def test_the_shell_kept_for_no_connection_is_the_same_for_everybody(client, sample):
    assert client.get("/offline").text == sample.get("/offline").text
    worker = client.get("/sw.js")
    assert worker.headers["content-type"].startswith("text/javascript")
    assert "@" not in worker.text.replace("@media", "")
    for name in worker.text.split("FILES = [")[1].split("]")[0].split(", "):
        assert client.get(name.strip('"')).status_code == 200


def test_a_line_that_waited_belongs_to_the_day_it_was_written(client, desk):
    client.post("/log", data={"text": "6 mi easy", "key": "a", "said_at": "2026-06-03T20:00:00Z"})
    client.post("/body", data={"site": "groin", "score": "3", "key": "b", "said_at": "2026-06-04T20:00:00Z"})
    client.post("/log", data={"text": "slept 7h", "key": "c", "said_at": "2031-01-01T00:00:00Z"})
    assert [entry.record.day.day for entry in desk.journal.entries()] == [3, 4, 7]


def test_a_line_that_waited_does_not_go_into_the_made_up_log(client, desk):
    client.post("/sample")
    before = len(desk.journal.checkins())
    answer = client.post("/log", data={"text": "6 mi", "key": "a", "said_at": "2026-06-03T20:00:00Z"})
    assert answer.status_code == 409
    assert len(desk.journal.checkins()) == before


# ------------------------------------------------------------------ what people write is never markup


def test_markup_in_a_line_is_shown_and_not_obeyed(client, desk):
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)> right hip 3/10"
    shown = client.post("/log", data={"text": evil}).text
    pages = [shown, *(client.get(path).text for path in ("/", "/plan", "/timeline", "/day/2026-06-07"))]
    pages += [client.get(f"/entry/{entry.id}").text for entry in desk.journal.entries()]
    client.post("/triage", data={"words": evil})
    pages.append(client.get("/triage").text)
    for text in pages:
        assert "<script>alert" not in text
        assert "<img src=x" not in text
