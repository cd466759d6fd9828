"""Every block of the documentation does what the page says, or says why it is not run."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import click
import pytest
import typer.main
from tests.documented_blocks import ROOT, RUNNABLE, blocks, inline_commands
from typer.testing import CliRunner

import hipsight.web.serving
from hipsight.cli.__main__ import app
from hipsight.workflows.tell_sample_story import make_sample_journal

BLOCKS = list(blocks())
RUN = [block for block in BLOCKS if block.reason is None]
DAYS = "day,run_km,pain_0_10\n2026-05-01,5,2\n2026-05-02,0,1\n2026-05-03,6,0\n"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The made-up runner's journal, and a day of it on which commands are run."""
    made = make_sample_journal(tmp_path_factory.mktemp("sample") / "sample")
    return made.journal.path, made.today


@pytest.fixture
def desk(sample, tmp_path, monkeypatch):
    """A copy of the journal in a folder of its own, with the files that the pages speak of."""
    path, _ = sample
    shutil.copy(path, tmp_path / "sample.journal")
    for line in ("--day 2026-05-02 5 km, hip 2/10", "--day 2026-05-20 7 km, hip fine"):
        option, day, text = line.split(maxsplit=2)
        _run(["log", text, option, day], tmp_path / "typed.journal", "2026-06-07", tmp_path)
    (tmp_path / "days.csv").write_text(DAYS)
    (tmp_path / "pain-diary.csv").write_text("Date,Hip,Distance\n2026-05-01,3,8\n2026-05-02,1,0\n")
    export = tmp_path / "Downloads" / "my-watch-export"
    export.mkdir(parents=True)
    for file in sorted((path.parent / "watch").iterdir())[:3]:
        shutil.copy(file, export)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("HIPSIGHT_PASSPHRASE", "correct horse battery")
    monkeypatch.delenv("HIPSIGHT_JOURNAL", raising=False)
    monkeypatch.chdir(tmp_path)
    served = []
    monkeypatch.setattr(hipsight.web.serving, "serve", lambda *_, **options: served.append(options))
    return tmp_path


def test_every_block_has_a_language_and_is_run_or_says_why_not():
    unmarked = [block.name for block in BLOCKS if block.reason is None and block.language not in RUNNABLE]
    assert unmarked == []
    assert [
        block.name for block in BLOCKS if block.reason is not None and not block.reason.split(maxsplit=1)[1:]
    ] == []
    assert len(RUN) > 20


@pytest.mark.parametrize("block", [one for one in RUN if one.language == "sh"], ids=lambda block: block.name)
def test_the_commands_of_a_page_run(block, desk, sample):
    journal = f"{block.marks.get('journal', 'sample')}.journal"
    today = block.marks.get("today", str(sample[1]))
    for program, *words in block.commands:
        if program == "hipsight":
            _run(words, desk / journal, today, desk)
        elif program == "make":
            targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
            assert words[0] in targets, words
        else:
            assert [program, words[0]] == ["python", "-m"], words
            _look_up(words[1], words[2:])


def _run(words: list[str], journal: Path, today: str, home: Path) -> None:
    words = [word.replace("~", str(home), 1) if word.startswith("~/") else word for word in words]
    before = [] if words[0] == "sample" else ["--journal", str(journal), "--today", today]
    done = CliRunner().invoke(app, [*before, *words], input="y\ny\n", prog_name="hipsight")
    assert done.exit_code == 0, (words, done.output, done.exception)


def _look_up(module: str, options: list[str]) -> None:
    """Of a program that takes minutes: it is there, and knows these options."""
    path = ROOT / f"{module.replace('.', '/')}.py"
    source = (path if path.exists() else ROOT / module.replace(".", "/") / "__main__.py").read_text(
        encoding="utf-8"
    )
    assert [one for one in options if one.startswith("--") and one not in source] == []


@pytest.mark.parametrize(
    "block", [one for one in RUN if one.language == "python"], ids=lambda block: block.name
)
def test_the_python_of_a_page_runs(block, desk):
    assert (desk / "days.csv").exists()
    exec(block.body, {})  # noqa: S102 - that is what the test is about


def test_commands_in_running_text_exist_with_their_options():
    group = typer.main.get_command(app)
    unknown = [
        f"{page}: {' '.join(words)}" for page, words in inline_commands() if not _is_known(group, words[1:])
    ]
    assert unknown == []


def _is_known(command: click.Command, words: list[str]) -> bool:
    options = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    takes_value = {name for one in command.params for name in one.opts if not getattr(one, "is_flag", False)}
    for number, word in enumerate(words):
        if word.startswith("--") and word.partition("=")[0] not in {*options, "--help", "--json"}:
            return False
        if number and words[number - 1].startswith("--") and words[number - 1] in takes_value:
            continue
        commands = getattr(command, "commands", {})
        if commands and not word.startswith("-"):
            names = word.split("|")
            if any(name not in commands for name in names):
                return False
            return all(_is_known(commands[name], words[number + 1 :]) for name in names)
    return True


def test_a_block_that_fails_is_noticed(desk, sample):
    """The test itself can fail: of a command that is none, and of one that is refused."""
    for words in (["fly"], ["show", "nothing-of-that-name"], ["report", "-o", "x.docx"]):
        with pytest.raises(AssertionError):
            _run(words, desk / "sample.journal", str(sample[1]), desk)
