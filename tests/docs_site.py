"""Build the documentation site from the Markdown of the repository: plain files, nothing loaded from anywhere.

python -m tests.docs_site [FOLDER]
"""

from __future__ import annotations

import html
import re
import shutil
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "docs" / "site"
_OUTSIDE = re.compile(r"[a-z]+:", re.IGNORECASE)


class BrokenSiteError(Exception):
    """A link leads nowhere, a page stands in no chapter, or something would be loaded from outside."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its anchor."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: from where, to where, and what it says."""

    source: str
    path: str
    title: str
    tokens: tuple[Token, ...]
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Pages under one title."""

    title: str
    pages: tuple[Page, ...]

    @property
    def paths(self) -> frozenset[str]:
        """Where its pages are."""
        return frozenset(page.path for page in self.pages)


def build(root: Path, folder: Path) -> list[str]:
    """Writes the site into the folder, which is made anew; returns the paths of its pages.

    Raises:
        BrokenSiteError: With every fault found; the folder then holds nothing.
    """
    chapters = _chapters(root)
    pages = [page for chapter in chapters for page in chapter.pages]
    known = {page.source: page for page in pages}
    assets: set[str] = set()
    faults = [f"{name} stands in no chapter of docs/site/chapters.toml" for name in _left_out(root, known)]
    bodies = {}
    for page in pages:
        links = _Links(root, page, known, assets)
        bodies[page.path] = _body(page, links)
        faults += links.faults
    if faults:
        raise BrokenSiteError("\n".join(faults))
    shutil.rmtree(folder, ignore_errors=True)
    template = Environment(
        loader=FileSystemLoader(SITE), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    ).get_template("page.html.j2")
    index = Page("", "a-to-z.html", "A to Z", (), ())
    for number, page in enumerate([*pages, index]):
        body = bodies.get(page.path) or _a_to_z(pages)
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        written = template.render(
            page=page,
            chapters=chapters,
            up="../" * page.path.count("/"),
            body=_Safe(body),
            contents=[one for one in page.headings if one.level == 2][: 40 if len(page.headings) > 3 else 0],
            before=pages[number - 1] if 0 < number < len(pages) else None,
            after=pages[number + 1] if number + 1 < len(pages) else None,
        )
        path.write_text(written, encoding="utf-8")
    shutil.copy(SITE / "style.css", folder / "style.css")
    for asset in sorted(assets):
        target = folder / _web_path(asset)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / asset, target)
    return [page.path for page in [*pages, index]]


class _Safe(str):
    """Markup that was made here."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def _chapters(root: Path) -> list[Chapter]:
    told: list[dict[str, Any]] = tomllib.loads((SITE / "chapters.toml").read_text(encoding="utf-8"))[
        "chapter"
    ]
    named = {name for one in told for name in one.get("pages", ())}
    chapters = []
    for one in told:
        names = one.get("pages") or sorted(
            path.relative_to(root).as_posix() for path in (root / one["folder"]).glob("*.md")
        )
        pages = tuple(_page(root, name) for name in names if "pages" in one or name not in named)
        if pages:
            chapters.append(Chapter(one["title"], pages))
    return chapters


def _left_out(root: Path, known: Mapping[str, Page]) -> Iterator[str]:
    for path in [*root.glob("*.md"), *(root / "docs").rglob("*.md")]:
        name = path.relative_to(root).as_posix()
        if name not in known and path.name != "CHANGELOG.md":
            yield name


def _page(root: Path, name: str) -> Page:
    path = root / name
    if not path.is_file():
        raise BrokenSiteError(f"docs/site/chapters.toml names {name}, which is not there")
    tokens = _parser().parse(path.read_text(encoding="utf-8"))
    headings = tuple(_headings(tokens))
    title = headings[0].text if headings else path.stem
    return Page(name, _web_path(name), title, tuple(tokens), headings)


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def _web_path(name: str) -> str:
    """Where a file of the repository is on the site: the docs folder is its root."""
    path = name.removeprefix("docs/")
    if path == "README.md":
        return "index.html"
    return str(PurePosixPath(path).with_suffix(".html")) if path.endswith(".md") else path


def _headings(tokens: Sequence[Token]) -> Iterator[Heading]:
    seen: dict[str, int] = {}
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        text = "".join(
            child.content for child in inline.children or () if child.type in {"text", "code_inline"}
        )
        slug = re.sub(r"[^\w\- ]", "", text.lower()).strip().replace(" ", "-")
        count = seen[slug] = seen.get(slug, -1) + 1
        anchor = f"{slug}-{count}" if count else slug
        opening.attrSet("id", anchor)
        yield Heading(int(opening.tag[1]), text, anchor)


class _Links:
    """Turns what a page points to into what it is on the site, and notes what is wrong."""

    def __init__(self, root: Path, page: Page, known: Mapping[str, Page], assets: set[str]) -> None:
        self.root, self.page, self.known, self.assets = root, page, known, assets
        self.faults: list[str] = []

    def link(self, target: str) -> str:
        """Where a link leads."""
        if _OUTSIDE.match(target):
            if not target.startswith(("https://", "http://localhost")):
                self.faults.append(f"{self.page.source}: {target} is no page")
            return target
        name, _, anchor = target.partition("#")
        source = normpath(f"{PurePosixPath(self.page.source).parent}/{name}") if name else self.page.source
        page = self.known.get(source)
        if page is None:
            folder = self.root / source
            if folder.is_dir():  # a folder is shown by its first page
                inside = sorted(one for one in self.known if one.startswith(f"{source}/"))
                page = self.known[inside[0]] if inside else None
        if page is None:
            return self.asset(target)
        if anchor and anchor not in {heading.anchor for heading in page.headings}:
            self.faults.append(f"{self.page.source}: {target} names no heading of {source}")
        return self._from_here(page.path) + (f"#{anchor}" if anchor else "")

    def asset(self, target: str) -> str:
        """Where a picture or a file lies, which is copied."""
        source = normpath(f"{PurePosixPath(self.page.source).parent}/{target}")
        if _OUTSIDE.match(target) or not (self.root / source).is_file():
            self.faults.append(f"{self.page.source}: {target} is not there")
            return target
        self.assets.add(source)
        return self._from_here(_web_path(source))

    def _from_here(self, path: str) -> str:
        return relpath(path, str(PurePosixPath(self.page.path).parent))


def _body(page: Page, links: _Links) -> str:
    for token in _walk(page.tokens):
        if token.type == "link_open":
            token.attrSet("href", links.link(str(token.attrGet("href"))))
        elif token.type == "image":
            token.attrSet("src", links.asset(str(token.attrGet("src"))))
            if not token.content:
                links.faults.append(f"{page.source}: a picture without words")
        elif token.type in {"html_block", "html_inline"} and not _HARMLESS.fullmatch(token.content.strip()):
            links.faults.append(f"{page.source}: HTML within ({token.content.strip()[:40]})")
        elif token.type == "fence":  # the marks for the tests are not for readers
            token.info = token.info.split(maxsplit=1)[0] if token.info else ""
    parser = _parser()
    rendered: str = parser.renderer.render(list(page.tokens), parser.options, {})
    return rendered.replace("<table>", '<div class="table" tabindex="0"><table>').replace(
        "</table>", "</table></div>"
    )


_HARMLESS = re.compile(r"(<!--.*?-->|<br ?/?>|\s)*", re.DOTALL)


def _walk(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _walk(token.children or ())


def _a_to_z(pages: Sequence[Page]) -> str:
    """Every page and every heading of a second level, by its first letter."""
    entries = {(page.title, page.path, "") for page in pages}
    for page in pages:
        if not page.source.startswith("docs/decisions"):
            entries |= {
                (heading.text, f"{page.path}#{heading.anchor}", page.title)
                for heading in page.headings
                if heading.level == 2
            }
    rows = sorted(entries, key=lambda entry: (_sorting(entry[0]), entry))
    parts, letter = ["<h1>A to Z</h1>\n"], ""
    for text, path, of in rows:
        first = _sorting(text)[:1].upper() or "#"
        if first != letter:
            parts.append(f"{'</ul>' if letter else ''}<h2>{html.escape(first)}</h2>\n<ul>\n")
            letter = first
        where = f" <small>({html.escape(of)})</small>" if of else ""
        parts.append(f'<li><a href="{html.escape(path)}">{html.escape(text)}</a>{where}</li>\n')
    return "".join([*parts, "</ul>\n"])


def _sorting(text: str) -> str:
    return re.sub(r"^\W*(\d+\. )?\W*", "", text).lower()


def main() -> int:
    """Builds the site, or says what is wrong with it."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "out" / "docs-site"
    try:
        pages = build(ROOT, folder)
    except BrokenSiteError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{len(pages)} pages: {folder / 'index.html'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
