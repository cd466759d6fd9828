"""Whatever a log holds and whatever fails, there is a report or a clear word, and never half a file."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
from pathlib import Path

import pytest
from tests.unit.reports.physio_reports import AT, ONE_DAY, TODAY, journal_of, page_of, printed, section

from hipsight.model.errors import UnusableInputError
from hipsight.model.preferences import preferences_to_json
from hipsight.plans.request import PlanRequest
from hipsight.reports.physio.case import Ticked
from hipsight.reports.physio.compose import section_makers
from hipsight.storage.journal import open_journal
from hipsight.workflows.write_report import ReportWish, report_sections, write_report

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
