"""The README tells what really happens."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hipsight.cli.__main__ import app

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)[^\n]*\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    told = subprocess.run(
        [
            sys.executable,
            "-m",
            "hipsight.cli",
            "sample",
            "--into",
            str(tmp_path_factory.mktemp("s") / "sample"),
        ],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "COLUMNS": "400"},
    )
    return {line.strip("─ ") for line in told.stdout.splitlines()}


def test_every_line_of_the_story_is_told_by_the_sample(story):
    (printed,) = [body for language, body in BLOCKS if "made-up runner" in body]
    lines = [line.strip("─ ") for line in printed.splitlines() if line.strip()]
    assert len(lines) > 10
    assert [line for line in lines if line not in story] == []


def test_the_commands_of_the_readme_are_commands():
    named = {command.name for command in app.registered_commands}
    told = set(re.findall(r"bin/hipsight (\w+)", README))
    assert told
    assert told <= named


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.name
)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
