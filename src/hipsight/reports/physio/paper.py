"""The report on paper: PDF through Typst, tagged for screen readers, the same bytes for the same report."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import typst

from hipsight.reports.physio.blocks import Block, Document

#: After so many letters without a gap a word may be broken.
_ENDLESS = re.compile(r"\S{28}(?=\S{12})")
_ZERO_WIDTH = "\u200b"

#: Tagged PDF that a screen reader can follow (ISO 14289-1).
_ACCESSIBLE = ["ua-1"]


class Paper(StrEnum):
    """Size of a page."""

    A4 = "a4"
    LETTER = "letter"


@dataclasses.dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and on how many pages it is.

    Attributes:
        accessible: False where a letter could not be drawn, which the standard forbids.
    """

    content: bytes
    pages: int
    accessible: bool


def print_document(document: Document, paper: Paper, written: dt.date, page_word: str) -> Printed:
    """The document as a PDF.

    Args:
        document: What it says.
        paper: On what.
        written: The day it carries, so that the same report is the same file.
        page_word: What a page is called.
    """
    data = {**_as_data(document), "paper": _PAPER_NAMES[paper], "page_word": page_word}
    compiler = _compiler(json.dumps(data, sort_keys=True))
    pages = json.loads(compiler.query("<pages>", field="value", one=True))
    stamp = dt.datetime.combine(written, dt.time(), tzinfo=dt.UTC)
    try:
        return Printed(_pdf(compiler, stamp, _ACCESSIBLE), pages, accessible=True)
    except typst.TypstError:  # a letter that no font here has
        return Printed(_pdf(compiler, stamp, []), pages, accessible=False)


_PAPER_NAMES: Mapping[Paper, str] = {Paper.A4: "a4", Paper.LETTER: "us-letter"}


def _compiler(data: str) -> Any:
    make: Any = typst.Compiler  # its stub cannot be inferred from
    template = _folder("hipsight.reports.physio") / "report.typ"
    fonts = [_folder("hipsight.reports") / "fonts"]
    return make(template, root=template.parent, font_paths=fonts, sys_inputs={"report": data})


@cache
def _folder(package: str) -> Path:
    with as_file(files(package)) as folder:
        return folder


def _pdf(compiler: Any, stamp: dt.datetime, standards: list[str]) -> bytes:
    content: bytes = compiler.compile(format="pdf", timestamp=stamp, pdf_standards=standards)
    return content


def _as_data(document: Document) -> dict[str, Any]:
    data: dict[str, Any] = _breakable(_plain_data(document))
    return data


def _breakable(value: Any) -> Any:
    """The same, with places to break in words that are longer than a line; a picture is none."""
    if isinstance(value, str):
        return value if value.startswith("<svg") else _ENDLESS.sub(lambda part: part[0] + _ZERO_WIDTH, value)
    if isinstance(value, dict):
        return {key: _breakable(one) for key, one in value.items()}
    return [_breakable(one) for one in value] if isinstance(value, list | tuple) else value


def _plain_data(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "language": document.language,
        "notice": document.notice,
        "facts": document.facts,
        "sections": [
            {"title": section.title, "blocks": [_block(block) for block in section.blocks]}
            for section in document.sections
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    return {"kind": type(block).__name__.lower(), **dataclasses.asdict(block)}
