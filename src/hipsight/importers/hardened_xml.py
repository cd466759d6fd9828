"""XML from strangers: no entities, no network, no bombs; what is damaged is read as far as it is sound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from hipsight.model.problem import Problem

#: XML that declares entities can blow up or pull in other files; no watch or service writes any.
_ENTITY = "<!ENTITY"
_PROLOG = re.compile(rb"\A(?:\s+|<\?.*?\?>|<!--.*?-->|<![A-Za-z][^>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)[\s/>]")
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


@dataclass(frozen=True, slots=True)
class XmlReading:
    """A document, and what was wrong with it.

    Attributes:
        damage: Where and why it is not sound XML, in plain words; None when it is.
    """

    root: Any
    damage: str | None = None


def looks_like_xml_of(head: bytes, root_name: str) -> bool:
    """Whether a file of this head is XML whose root element has this local name, in any encoding."""
    text = (
        head.replace(b"\0", b"")
        .removeprefix(b"\xef\xbb\xbf")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
    )
    root = _PROLOG.sub(b"", text, count=1)
    found = _ROOT.match(root)
    return found is not None and found[1].lower() == root_name.lower().encode()


def read_xml(name: str, content: bytes) -> XmlReading | Problem:
    """The document, as far as it is sound, or the problem that makes it unusable."""
    if any(_ENTITY.encode(encoding) in content for encoding in _ENCODINGS):
        return Problem(
            name,
            "The file declares XML entities, which can be used to attack the program that reads it; "
            "it was not read. Files from watches and services never need them: fetch the original again.",
            "unsafe XML",
        )
    try:
        return XmlReading(etree.fromstring(content, _parser(recover=False)))
    except (etree.XMLSyntaxError, ValueError) as error:
        damage = _words(error)
    try:
        root = etree.fromstring(content, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return Problem(
            name,
            f"The file is not readable XML ({damage}). Fetch the original again.",
            "damaged file",
        )
    return XmlReading(root, damage)


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def _words(error: Exception) -> str:
    line = getattr(error, "lineno", None)
    return f"damaged at line {line}" if line else "damaged"


def local_name(element: Any) -> str:
    """The element's name without its namespace; empty for what is not an element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class ByLocalName(dict[Any, str | None]):
    """Full tag to what its local name stands for, None where that is nothing; each tag is taken apart once.

    Capitals do not matter. Comments and the like stand for nothing.
    """

    def __init__(self, meaning_of: Mapping[str, str]) -> None:
        super().__init__()
        self._meaning_of = {name.lower(): meaning for name, meaning in meaning_of.items()}

    def __missing__(self, tag: Any) -> str | None:
        name = tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
        self[tag] = self._meaning_of.get(name)
        return self[tag]


def children(element: Any, name: str) -> Iterator[Any]:
    """The direct children of this local name, in any namespace."""
    return (child for child in element if local_name(child) == name)


def child_text(element: Any, *names: str) -> str | None:
    """The text found by following the first child of each name in turn, stripped; None without any."""
    at = element
    for name in names:
        at = next(children(at, name), None)
        if at is None:
            return None
    text = (at.text or "").strip()
    return text or None
