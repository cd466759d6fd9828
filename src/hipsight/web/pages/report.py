"""Report: what to hand the physio, as a page first, then as a PDF or one page to mail."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import Response

from hipsight.reports.physio.case import Ticked
from hipsight.reports.physio.paper import Paper
from hipsight.reports.physio.say import languages
from hipsight.web.forms import day_or_none, year_or_none
from hipsight.web.templating import desk_of, page
from hipsight.workflows.write_report import ReportWish, report_sections, write_report

ROUTER = APIRouter(prefix="/report")

_TYPES = {"pdf": "application/pdf", "html": "text/html; charset=utf-8"}


@ROUTER.get("")
def report_page(request: Request) -> Response:
    """What may stand on it."""
    papers = [paper.value for paper in Paper]
    return page(request, "report.html", sections=report_sections(), papers=papers, languages=languages())


def wish_of_form(
    first: Annotated[str, Form()] = "",
    last: Annotated[str, Form()] = "",
    keep: Annotated[list[str] | None, Form()] = None,
    name: Annotated[str, Form()] = "",
    born: Annotated[str, Form()] = "",
    since: Annotated[str, Form()] = "",
    questions: Annotated[str, Form()] = "",
    paper: Annotated[Paper, Form()] = Paper.A4,
    language: Annotated[str, Form()] = "en",
) -> ReportWish:
    """What was ticked and typed."""
    return ReportWish(
        first=day_or_none(first, "First day"),
        last=day_or_none(last, "Last day"),
        without=frozenset(report_sections()) - frozenset(keep if keep is not None else report_sections()),
        paper=paper,
        language=language,
        ticked=Ticked(
            name.strip() or None,
            year_or_none(born, "Year of birth"),
            since.strip() or None,
            tuple(line.strip() for line in questions.splitlines() if line.strip()),
        ),
    )


@ROUTER.post("")
def write(
    request: Request, wish: Annotated[ReportWish, Depends(wish_of_form)], kind: Annotated[str, Form()] = "pdf"
) -> Response:
    """The report as a file to download."""
    desk = desk_of(request)
    ending = kind if kind in _TYPES else "pdf"
    with tempfile.TemporaryDirectory() as folder:
        written = write_report(desk.journal, Path(folder) / f"report.{ending}", wish, today=desk.today())
        content = written.path.read_bytes()
    headers = {"content-disposition": f'attachment; filename="hipsight-{desk.today()}.{ending}"'}
    return Response(content, media_type=_TYPES[ending], headers=headers)
