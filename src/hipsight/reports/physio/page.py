"""The report as one page for a browser, with nothing loaded from anywhere."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from hipsight.reports.physio.blocks import Document


def page_of(document: Document, *, note: str = "") -> str:
    """The document as self-contained HTML, with a note above it where there is one."""
    return _template().render(report=document, note=note) + "\n"


@cache
def _template() -> Template:
    loader = PackageLoader("hipsight.reports.physio", ".")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html.j2")
