"""The report for a physio: what it says, on paper that a screen reader can follow, whatever the log holds."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import string
from pathlib import Path

import pytest
from pypdf import PdfReader

from hipsight.model.errors import UnusableInputError
from hipsight.model.preferences import preferences_to_json
from hipsight.plans.request import PlanRequest
from hipsight.reports.physio.case import Ticked
from hipsight.reports.physio.compose import section_makers
from hipsight.reports.physio.paper import Paper
from hipsight.reports.physio.say import languages, table_of
from hipsight.simulation.sample import sample_log, write_sample
from hipsight.storage.journal import open_journal
from hipsight.workflows.change_settings import change_setting
from hipsight.workflows.import_files import import_files
from hipsight.workflows.log_checkin import log_checkin
from hipsight.workflows.plan_ahead import Wishes, issue_plan, request_of, view_plan
from hipsight.workflows.questionnaires import answer_questionnaire
from hipsight.workflows.write_report import ReportWish, report_sections, write_report

TODAY = dt.date(2026, 6, 7)
AT = dt.datetime(2026, 6, 7, 12, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    files = write_sample(sample_log(), folder / "files")
    journal = open_journal(folder / "my.journal")
    change_setting(journal, "sites", "outer_hip", at=AT)
    import_files(journal, [files], at=AT)
    return journal


def journal_of(path: Path, *lines: tuple[dt.date, str]):
    journal = open_journal(path / "my.journal")
    for day, line in lines:
        log_checkin(journal, line, at=AT, day=day)
    return journal


def printed(journal, tmp_path, **wish):
    written = write_report(journal, tmp_path / "report.pdf", ReportWish(**wish), today=TODAY)
    reader = PdfReader(written.path)
    return written, " ".join(" ".join(page.extract_text() for page in reader.pages).split()), reader


def page_of(journal, tmp_path, **wish):
    return write_report(journal, tmp_path / "report.html", ReportWish(**wish), today=TODAY).path.read_text(
        "utf-8"
    )


# ------------------------------------------------------------------ what it says


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


def told_days(path, days, line_of):
    return journal_of(path, *((TODAY - dt.timedelta(days=day), line_of(day)) for day in range(days, -1, -1)))


def section(page, name):
    found = re.search(rf'<section aria-labelledby="{name}">(.*?)</section>', page, re.DOTALL)
    return "" if found is None else " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


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

ONE_DAY = [(TODAY, "5 mi easy, right hip 2/10 from mile 3")]
LOGS = {
    "one day": ONE_DAY,
    "a year of nothing": [(dt.date(2025, 6, 8), "rest day"), (TODAY, "rest day")],
    "no pain ever": [(TODAY - dt.timedelta(days=day), "4 mi easy, no pain") for day in range(40)],
    "pain always 10": [(TODAY - dt.timedelta(days=day), "4 mi easy, right hip 10/10") for day in range(40)],
    "twenty years": [(dt.date(2006 + year, 6, 1), "5 mi, hip 3/10") for year in range(21)],
    "right to left": [(TODAY, "left hip 3/10 \u200fكتف \u202e")],
    "a long note": [(TODAY, "right hip 3/10 " + "sore after the long hill " * 400)],
    "only words": [(TODAY, "hello there")],
}  # fmt: skip


SCRIPTS = {
    "Greek and Cyrillic": "πόνος боль",
    "Arabic and Hebrew": "ألم في الورك כאב בירך",
    "Devanagari and Thai": "कूल्हे का दर्द ปวดสะโพก",
    "Chinese, Japanese, Korean": "髋部疼痛 股関節の痛み 고관절 통증",
    "emoji": "😩🏃‍♀️🔥",
    "marks that turn the line": "\u202eabc\u202c \u2066x\u2069",
    "accents that pile up": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
    "no letters at all": "\u200b\ufeff\t",
}  # fmt: skip


@pytest.mark.parametrize("name", SCRIPTS)
def test_names_and_words_in_any_script_give_a_report_of_both_kinds(tmp_path, name):
    words = SCRIPTS[name]
    journal = journal_of(tmp_path, (TODAY, f"5 mi easy, right hip 3/10 {words}"))
    wish = {"ticked": Ticked(words, None, words, (words,))}
    written, text, _ = printed(journal, tmp_path, **wish)
    assert written.pages == 1
    assert "right hip" in text
    page = page_of(journal, tmp_path, **wish)
    assert 'dir="auto"' in page
    assert words.split()[0] in page if words.split() else "Red flags" in page


@pytest.mark.parametrize("word", ["N" * 10_000, "a-b " * 2_500, "https://" + "x" * 3_000])
def test_ten_thousand_letters_neither_run_off_the_paper_nor_fill_it(tmp_path, word):
    journal = journal_of(tmp_path, (TODAY, f"right hip 3/10 {word}"), (TODAY, f"physio said {word}"))
    written, text, reader = printed(journal, tmp_path, ticked=Ticked(word, None, word, (word,) * 20))
    assert written.pages <= 2
    assert "Method and limits" in text
    right = float(reader.pages[0].mediabox.width) - 20
    ends = []
    reader.pages[0].extract_text(
        visitor_text=lambda said, _cm, at, _font, _size: ends.append((at[4], said.strip()))
    )
    assert max(left for left, said in ends if said) < right


def test_always_ten_of_ten_is_not_called_free_of_flares(tmp_path):
    page = page_of(journal_of(tmp_path, *LOGS["pain always 10"]), tmp_path)
    assert "Without a flare" not in page
    assert "12 or more" not in page
    assert "mean 10.0, worst 10 of 10" in page


def test_a_plan_whose_condition_is_not_there_any_more_is_said_and_the_report_stands(tmp_path):
    journal = journal_of(tmp_path, *ONE_DAY)
    with journal.writing() as writing:
        action = writing.begin_action("plan", AT, preferences_to_json(journal.preferences()))
        asked = PlanRequest(condition="hip_of_the_future", started=TODAY)
        writing.keep_setting(action, "plan:asked", asked.to_json())
    for language, said in (("en", "no protocol for it"), ("de", "keine Anleitung")):
        assert said in section(page_of(journal, tmp_path, language=language), "plan")


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever may do everything is not kept out by a folder's mode")
def test_a_folder_that_may_only_be_read_is_said_and_left_as_it_was(tmp_path):
    folder = tmp_path / "read-only"
    folder.mkdir(mode=0o500)
    with pytest.raises(UnusableInputError, match="cannot be written: Permission denied"):
        write_report(journal_of(tmp_path, *ONE_DAY), folder / "r.pdf", ReportWish(), today=TODAY)
    assert list(folder.iterdir()) == []


def test_a_folder_nobody_may_write_to_is_said_and_left_as_it_was(tmp_path, monkeypatch):
    """The same for whoever runs the tests as root."""

    def refused(**_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("hipsight.storage.whole_files.tempfile.mkstemp", refused)
    for name in ("r.pdf", "r.html"):
        with pytest.raises(UnusableInputError, match="cannot be written: Permission denied"):
            write_report(journal_of(tmp_path, *ONE_DAY), tmp_path / name, ReportWish(), today=TODAY)
        assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", LOGS)
def test_whatever_the_log_holds_there_is_a_report(tmp_path, name):
    journal = journal_of(tmp_path, *LOGS[name])
    written, text, _ = printed(journal, tmp_path)
    assert 1 <= written.pages <= 2
    assert "Red flags" in text
    assert "Method and limits" in text
    page = page_of(journal, tmp_path)
    assert "Red flags" in page
    assert "xception" not in page
    assert "nan" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL).lower()


def test_an_empty_journal_gives_a_report_that_says_so(tmp_path):
    written, text, _ = printed(open_journal(tmp_path / "my.journal"), tmp_path)
    assert written.pages == 1
    assert "No pain was logged" in text
    assert "Not enough is logged yet" in text


def test_a_log_full_of_everything_still_fits_on_two_pages(tmp_path):
    sites = ("hip", "groin", "glute", "hamstring", "knee", "lower back", "shin", "calf")
    told = (
        "sharp burning at night, worse after sitting, physio said rest and come back, squats 3x8, "
        "took ibuprofen 400 mg, single leg stand 30 s wobbly, slept 6h, stress high, sat 9 h"
    )
    lines = [
        (
            TODAY - dt.timedelta(days=day),
            f"{3 + day % 9} mi hills, {side} {sites[day % 8]} {day % 10}/10 {told}",
        )
        for day, side in zip(range(120), ("left", "right") * 60, strict=True)
    ]
    journal = journal_of(tmp_path, *lines)
    questions = tuple(
        f"Question {number}, and it is a long one that takes a line or two?" for number in range(6)
    )
    written, _, _ = printed(journal, tmp_path, ticked=Ticked("N", 1980, "always", questions))
    assert written.pages <= 2


# ------------------------------------------------------------------ what cannot be


@pytest.mark.parametrize(
    ("name", "wish", "message"),
    [
        ("r.doc", {}, "end the name in .pdf or .html"),
        ("r.pdf", {"without": frozenset({"moon"})}, "no section moon; there are flags"),
        ("r.pdf", {"language": "xx"}, "written in de or en"),
        ("r.pdf", {"first": dt.date(2026, 6, 2), "last": dt.date(2026, 6, 1)}, "before it begins"),
        ("no/such/folder/r.pdf", {}, "cannot be written"),
    ],
)
def test_a_wish_that_cannot_be_met_is_refused_and_leaves_no_file(tmp_path, name, wish, message):
    journal = journal_of(tmp_path, *ONE_DAY)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(UnusableInputError, match=re.escape(message)):
        write_report(journal, tmp_path / name, ReportWish(**wish), today=TODAY)
    assert [path for path in sorted(tmp_path.iterdir()) if "journal" not in path.name] == [
        path for path in before if "journal" not in path.name
    ]


def test_a_full_disk_leaves_the_old_report_as_it_was(tmp_path, monkeypatch):
    journal = journal_of(tmp_path, *ONE_DAY)
    path = tmp_path / "report.pdf"
    path.write_bytes(b"the old one")

    class Full(io.BytesIO):
        def write(self, _content):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("hipsight.storage.whole_files.os.fdopen", lambda *_: Full())
    with pytest.raises(UnusableInputError, match="No space left"):
        write_report(journal, path, ReportWish(), today=TODAY)
    assert path.read_bytes() == b"the old one"
    assert [one.name for one in tmp_path.iterdir() if "report" in one.name] == ["report.pdf"]


def test_every_section_can_be_left_out_by_its_name():
    assert set(report_sections()) == {maker.id for maker in section_makers()}
    assert len(report_sections()) == len(set(report_sections())) == 15
    page = (Path(__file__).parents[3] / "docs" / "physio-report.md").read_text(encoding="utf-8")
    assert [name for name in report_sections() if f"`{name}`" not in page] == []
