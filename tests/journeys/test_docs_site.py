"""The documentation site: every page reachable, every link right, nothing from outside."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from tests.docs_site import ROOT, BrokenSiteError, build


class Found(HTMLParser):
    """What a page points to, loads and holds."""

    def __init__(self):
        super().__init__()
        self.links, self.loads, self.anchors, self.tags, self.unnamed = [], [], set(), [], []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.tags.append(tag)
        if "id" in told:
            self.anchors.add(told["id"])
        if tag == "a":
            self.links.append(told["href"])
        for name in ("src", "srcset", "data", "poster"):
            if name in told:
                self.loads.append(told[name])
        if tag == "link":
            self.loads.append(told["href"])
        if tag == "img" and not told.get("alt"):
            self.unnamed.append(told.get("src"))


def read(path):
    found = Found()
    found.feed(path.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    paths = build(ROOT, folder)
    return folder, {path: read(folder / path) for path in paths}


def test_every_link_leads_to_a_page_and_a_heading_that_is_there(site):
    folder, pages = site
    dead = []
    for path, page in pages.items():
        for link in page.links:
            target, anchor = urldefrag(link)
            if target.startswith("https://"):
                continue
            there = (folder / path).parent.joinpath(target).resolve() if target else (folder / path).resolve()
            name = there.relative_to(folder.resolve()).as_posix()
            if not there.is_file() or (anchor and name in pages and anchor not in pages[name].anchors):
                dead.append(f"{path}: {link}")
    assert dead == []


def test_nothing_is_loaded_from_outside_and_no_script_stands_within(site):
    folder, pages = site
    for path, page in pages.items():
        for loaded in page.loads:
            assert not re.match(r"[a-z]+:|//", loaded), (path, loaded)
            assert (folder / path).parent.joinpath(loaded).is_file(), (path, loaded)
        assert not {"script", "iframe", "object", "embed", "style", "form"} & set(page.tags), path
        assert page.unnamed == []
    assert "url(" not in (folder / "style.css").read_text()
    assert "@import" not in (folder / "style.css").read_text()


def test_every_page_is_reached_from_every_other_and_stands_in_the_index(site):
    _, pages = site
    index = {urldefrag(link)[0] for link in pages["a-to-z.html"].links}
    assert set(pages) <= index
    assert {"index.html", "start-here.html", "privacy.html", "for-clinicians.html", "method.html"} <= set(
        pages
    )
    for path, page in pages.items():
        assert page.tags.count("h1") == 1, path
        assert len(page.links) > len(pages), path


@pytest.mark.parametrize(
    ("file", "words", "complaint"),
    [
        ("docs/lost.md", "# Nobody leads here\n", "docs/lost.md stands in no chapter"),
        ("docs/privacy.md", "# P\n\n[gone](nowhere.md)\n", "nowhere.md is not there"),
        ("docs/privacy.md", "# P\n\n[gone](checkin.md#nothing-of-that)\n", "names no heading"),
        ("docs/privacy.md", "# P\n\n![](pictures/app-phone.jpg)\n", "a picture without words"),
        ("docs/privacy.md", "# P\n\n![far](https://example.org/a.png)\n", "is not there"),
        ("docs/privacy.md", "# P\n\n<script>alert(1)</script>\n", "HTML within"),
        ("docs/privacy.md", "# P\n\n[x](http://example.org)\n", "is no page"),
    ],
)
def test_a_fault_in_a_page_is_named_and_nothing_is_built(tmp_path, file, words, complaint):
    root = tmp_path / "repository"
    shutil.copytree(ROOT / "docs", root / "docs")
    for page in ROOT.glob("*.md"):
        shutil.copy(page, root)
    for name in ("LICENSE", "Makefile"):
        shutil.copy(ROOT / name, root)
    (root / file).write_text(words, encoding="utf-8")
    with pytest.raises(BrokenSiteError, match=re.escape(complaint)):
        build(root, tmp_path / "site")
    assert not Path(tmp_path / "site").exists()
