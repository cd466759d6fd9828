"""Reports for the physio as tests make them: printed and as a page, from a few lines."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from pypdf import PdfReader

from hipsight.storage.journal import open_journal
from hipsight.workflows.log_checkin import log_checkin
from hipsight.workflows.write_report import ReportWish, write_report

TODAY = dt.date(2026, 6, 7)
AT = dt.datetime(2026, 6, 7, 12, tzinfo=dt.UTC)
ONE_DAY = [(TODAY, "5 mi easy, right hip 2/10 from mile 3")]


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


def told_days(path, days, line_of):
    return journal_of(path, *((TODAY - dt.timedelta(days=day), line_of(day)) for day in range(days, -1, -1)))


def section(page, name):
    found = re.search(rf'<section aria-labelledby="{name}">(.*?)</section>', page, re.DOTALL)
    return "" if found is None else " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())
