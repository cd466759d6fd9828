"""What a report is made of, whatever it is written on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `strong` stands out."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `quoted` where they are the person's own words."""

    items: tuple[str, ...]
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of what and how much."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with words for whoever does not see it.

    Attributes:
        svg: Self-contained.
        wide: Whether it takes the whole width of the page.
    """

    svg: str
    title: str
    words: str
    wide: bool = False


Block = Paragraph | Bullets | Facts | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report.

    Attributes:
        language: Code of the language it is written in (`en`).
        facts: Who and when, for its head.
        notice: What it is and is not, once, plainly.
    """

    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    notice: str
