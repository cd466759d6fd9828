"""The report for a physio: what it says, on paper that a screen reader can follow, whatever the log holds."""

from __future__ import annotations

import datetime as dt
import re
import string

import pytest
from tests.unit.reports.physio_reports import (
    AT,
    ONE_DAY,
    TODAY,
    journal_of,
    page_of,
    printed,
    section,
    told_days,
)

from hipsight.reports.physio.case import Ticked
from hipsight.reports.physio.paper import Paper
from hipsight.reports.physio.say import languages, table_of
from hipsight.simulation.sample import sample_log, write_sample
from hipsight.storage.journal import open_journal
from hipsight.workflows.change_settings import change_setting
from hipsight.workflows.import_files import import_files
from hipsight.workflows.log_checkin import log_checkin
from hipsight.workflows.plan_ahead import Wishes, issue_plan, request_of, view_plan
from hipsight.workflows.questionnaires import answer_questionnaire


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    files = write_sample(sample_log(), folder / "files")
    journal = open_journal(folder / "my.journal")
    change_setting(journal, "sites", "outer_hip", at=AT)
    import_files(journal, [files], at=AT)
    return journal


def test_a_year_fits_on_two_pages_and_tells_the_story(sample, tmp_path):
    ticked = Ticked("Åse Müller", 1990, "spring 2025", ("May I race in May?",))
    written, text, reader = printed(sample, tmp_path, ticked=ticked)
    assert written.pages == len(reader.pages) <= 2
    assert written.bytes == (tmp_path / "report.pdf").stat().st_size
    for said in (
        "Åse Müller",
        "1990",
        "spring 2025",
        "May I race in May?",
        "right outer hip",
        "It is getting better.",
    ):
        assert said in text
    assert re.search(r"(Strong|Likely): weeks over \d+ miles. Flared in \d+ of \d+ stretches", text)
    assert re.search(r"\d+ possible explanations were weighed", text)
    assert "not a diagnosis" in text


def test_nothing_about_the_person_is_told_that_they_did_not_tick(sample, tmp_path):
    change_setting(sample, "birth-year", "1988", at=AT)
    _, text, _ = printed(sample, tmp_path)
    assert "1988" not in text
    assert "Name" not in text


def test_sections_are_left_out_as_wished(sample, tmp_path):
    page = page_of(sample, tmp_path, without=frozenset({"life", "load"}))
    assert 'id="life"' not in page
    assert 'id="load"' not in page
    assert 'id="triggers"' in page


def test_the_period_bounds_what_is_told(sample, tmp_path):
    page = page_of(sample, tmp_path, first=dt.date(2026, 3, 1), last=dt.date(2026, 4, 30))
    assert "1 Mar 2026 to 30 Apr 2026" in page
    quoted = re.search(r'<ul class="quoted">(.*?)</ul>', page, re.DOTALL)
    assert quoted is not None
    assert set(re.findall(r"\d+ (\w{3}) 2026:", quoted[1])) <= {"Mar", "Apr"}


@pytest.mark.parametrize(("units", "unit"), [("km", " km"), ("miles", " mi")])
def test_distances_are_in_the_units_of_the_person(sample, tmp_path, units, unit):
    change_setting(sample, "units", units, at=AT)
    page = page_of(sample, tmp_path)
    assert re.search(rf"Longest run</dt><dd[^>]*>[\d.]+{unit} on", page)


def test_a_red_flag_comes_first_and_so_does_its_answer(tmp_path):
    journal = journal_of(tmp_path, (TODAY, "groin pain at night even at rest, cannot put weight on the leg"))
    page = page_of(journal, tmp_path)
    assert page.index('id="flags"') < page.index('id="complaint"')
    assert "Up since 7 Jun 2026" in page


def test_the_present_plan_stands_on_it_and_why_there_is_none(tmp_path):
    journal = journal_of(tmp_path, (TODAY, "6 mi easy, right outer hip 3/10 from mile 3"))
    wishes = Wishes(condition="gluteal_tendinopathy")
    issue_plan(
        journal, view_plan(journal, today=TODAY, request=request_of(journal, wishes, today=TODAY)), at=AT
    )
    assert re.search(r"side of the hip: stage 1 of \d \(", page_of(journal, tmp_path))
    log_checkin(journal, "cannot put weight on the leg, groin pain at night", at=AT)
    assert "no plan now" in page_of(journal, tmp_path)


def test_what_was_tried_stands_with_what_followed_and_that_it_proves_nothing(tmp_path):
    def line(day):
        pain = 6 if day > 30 else 2
        return f"right hip {pain}/10" + {30: "; physio said load it", 29: "; squats 3x8"}.get(day, "")

    tried = section(page_of(told_days(tmp_path, 60, line), tmp_path), "tried")
    assert "physio: said load it. Mean pain 6.0 in the four weeks before, 2.0 in the four after." in tried
    assert "Strength work since 9 May 2026: squat (1). Mean pain 5.9" in tried
    assert "need not have come from it" in tried


def test_nothing_is_said_of_what_followed_where_too_little_is_known(tmp_path):
    journal = journal_of(tmp_path, (TODAY, "right hip 3/10; physio said rest; squats 3x8; took ibuprofen"))
    tried = section(page_of(journal, tmp_path), "tried")
    assert "physio" in tried
    assert "Mean pain" not in tried
    assert "need not" not in tried


def test_questionnaires_of_the_period_stand_on_it_and_others_do_not(tmp_path):
    journal = journal_of(tmp_path, *ONE_DAY)
    for day, numbers in ((400, [4]), (21, [3, 4, 4, 4]), (14, [3, 3, 3, 3]), (7, [2, 1, 1, 2])):
        answer_questionnaire(journal, "weekly", numbers, at=AT, today=TODAY - dt.timedelta(days=day))
    change_setting(journal, "units", "km", at=AT)
    page = page_of(journal, tmp_path, first=TODAY - dt.timedelta(days=30))
    said = section(page, "costs")
    assert "92 (17 May 2026); 16 (31 May 2026); worst 92 (17 May 2026)" in said
    assert "trouble of substance in 2 of 3 weeks" in said
    assert section(page, "energy") == ""


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([1] * 6, "none of 6 signs"),
        ([1, 2, 1, 1, 1, 1], "1 of 6 signs of too little energy answered with yes: Have you had"),
    ],
)
def test_the_energy_screen_stands_on_it_where_it_is_shared(tmp_path, answers, said):
    journal = journal_of(tmp_path, *ONE_DAY)
    answer_questionnaire(journal, "energy", answers, at=AT, today=TODAY)
    assert said in section(page_of(journal, tmp_path), "energy")
    assert section(page_of(journal, tmp_path, without=frozenset({"energy"})), "energy") == ""


def test_symptoms_of_ones_own_stand_on_it(tmp_path):
    rows = "".join(f"{TODAY - dt.timedelta(days=day)},{day // 10},3\n" for day in range(60, 0, -1))
    (tmp_path / "days.csv").write_text("day,morning stiffness,pain_0_10\n" + rows)
    journal = open_journal(tmp_path / "my.journal")
    import_files(journal, [tmp_path / "days.csv"], at=AT)
    assert "morning stiffness at first 4.6, of late 0.6, at most 6.0 (60 days)" in section(
        page_of(journal, tmp_path), "costs"
    )


def test_the_24_hours_and_what_eases_it_stand_on_it(tmp_path):
    words = (
        "stiff the next morning",
        "woke me at 3am",
        "after sitting all day",
        "on the downhill",
        "warms up after a mile",
    )
    journal = journal_of(
        tmp_path,
        *(
            (TODAY - dt.timedelta(days=day), f"4 mi, right hip 3/10, {said}")
            for day, said in enumerate(words)
        ),
    )
    said = section(page_of(journal, tmp_path), "behaviour")
    assert "The morning after sore or stiff (1)" in said
    assert "At night" in said
    assert "never logged" not in said
    assert "Over the day after sitting (1)" in said
    assert "Brought on by downhill (1)" in said
    assert "Eased by warms up (1)" in said


def test_how_the_plan_was_followed_is_counted_by_what_it_asked_on_the_day(tmp_path):
    journal = journal_of(tmp_path, (TODAY - dt.timedelta(days=40), "6 mi easy, right outer hip 2/10"))
    asked = TODAY - dt.timedelta(days=14)
    wishes = Wishes(condition="gluteal_tendinopathy", weekdays=(0, 2, 5), weeks=3)
    view = view_plan(journal, today=asked, request=request_of(journal, wishes, today=asked))
    issue_plan(journal, view, at=AT)
    runs = [day.day for day in view.plan.days if day.kind in {"run", "walk_run"} and day.day < TODAY]
    rests = [day.day for day in view.plan.days if day.kind == "rest" and day.day < TODAY]
    assert len(runs) > 1
    for day in (*runs[1:], rests[0]):
        log_checkin(journal, "1 mi easy", at=AT, day=day)
    said = section(page_of(journal, tmp_path), "plan")
    assert f"Last four weeks: {len(runs) - 1} of {len(runs)} planned runs run, 1 besides" in said


# ------------------------------------------------------------------ languages


def test_every_language_has_every_phrase_with_the_same_places_to_fill():
    own = {"site", "quality", "family", "test", "result"}  # English uses the ids themselves

    def places(words):
        return sorted(
            name for part in words.split("|") for _, name, _, _ in string.Formatter().parse(part) if name
        )

    english = table_of("en")
    for language in languages():
        table = {key: words for key, words in table_of(language).items() if key.split(".")[0] not in own}
        assert set(table) == set(english)
        assert {key: places(words) for key, words in table.items()} == {
            key: places(words) for key, words in english.items()
        }


def test_a_report_in_german_is_in_german(sample, tmp_path):
    _, text, reader = printed(sample, tmp_path, language="de")
    assert reader.trailer["/Root"]["/Lang"] == "de"
    for said in ("Was ihn auslöst", "viele Kilometer in sieben Tagen", "Es wird besser.", "keine Diagnose"):
        assert said in text
    assert "äußere Hüfte rechts" in text


# ------------------------------------------------------------------ paper


def test_the_same_report_is_the_same_file(sample, tmp_path):
    first = printed(sample, tmp_path)[0].path.read_bytes()
    assert printed(sample, tmp_path)[0].path.read_bytes() == first


@pytest.mark.parametrize(("paper", "width"), [(Paper.A4, 595), (Paper.LETTER, 612)])
def test_the_paper_is_the_one_wished(sample, tmp_path, paper, width):
    _, _, reader = printed(sample, tmp_path, paper=paper)
    assert round(float(reader.pages[0].mediabox.width)) == width


def structure(element):
    yield element
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        inner = child.get_object()
        if hasattr(inner, "get"):
            yield from structure(inner)


def test_a_screen_reader_can_follow_it(sample, tmp_path):
    written, _, reader = printed(sample, tmp_path)
    root = reader.trailer["/Root"]
    assert written.accessible
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert reader.metadata.title == "Pain and running: report for a physio or doctor"
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    tags = list(structure(root["/StructTreeRoot"]))
    kinds = [tag.get("/S") for tag in tags]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") >= 8
    figures = [tag for tag in tags if tag.get("/S") == "/Figure"]
    assert len(figures) == 2
    assert all("hip" in figure["/Alt"] or "Lanes over time" in figure["/Alt"] for figure in figures)


def test_a_letter_without_a_shape_is_said_and_everything_else_is_there(tmp_path):
    odd = "\U00012000\U0001f9ff"  # cuneiform, and an emoji
    journal = journal_of(tmp_path, (TODAY, f"right hip 4/10 {odd}"))
    written, text, _ = printed(journal, tmp_path, ticked=Ticked("אורי علي สมชาย देव Ωmega Ж"))
    assert written.pages == 1
    assert "right hip" in text


# ------------------------------------------------------------------ the page


def test_a_page_loads_nothing_from_anywhere(sample, tmp_path):
    page = page_of(sample, tmp_path)
    assert "default-src 'none'" in page
    namespaces = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert set(re.findall(r"https?://[^\"' )<]+", page)) <= namespaces
    assert not re.search(r"<(script|link|iframe|img|object)\b|@import|url\((?!#)", page)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_what_a_person_wrote_is_never_markup(tmp_path):
    evil = '<script>alert(1)</script> #import "@preview/x" {name} \\u{0} $x$ *b* right hip 3/10'
    journal = journal_of(tmp_path, (TODAY, evil))
    wish = {"ticked": Ticked(evil, None, evil, (evil,))}
    page = page_of(journal, tmp_path, **wish)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    _, text, _ = printed(journal, tmp_path, **wish)
    assert "alert(1)" in text
    assert "{name}" in text


# ------------------------------------------------------------------ odd logs
