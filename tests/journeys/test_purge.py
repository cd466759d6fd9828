"""Gone for good, from the command line: asked first, and nothing else touched."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from hipsight.cli.__main__ import app


def call(journal, *words, typed=""):
    return CliRunner().invoke(app, ["--journal", str(journal), *words], input=typed)


def test_everything_is_asked_about_twice_and_then_gone(tmp_path):
    journal = tmp_path / "my.journal"
    call(journal, "log", "6 mi easy, right hip 2/10")
    call(journal, "doctor")
    for typed in ("n\n", "y\nn\n", ""):
        assert call(journal, "purge", "--everything", typed=typed).exit_code != 0
        assert json.loads(call(journal, "show", "all", "--json").stdout)["entries"]
    done = call(journal, "purge", "--everything", typed="y\ny\n")
    assert done.exit_code == 0
    assert "with 2 entries" in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_purge_says_what_it_wants_and_removes_nothing_until_it_is_said(tmp_path):
    journal = tmp_path / "my.journal"
    call(journal, "log", "6 mi easy")
    for words in ((), ("--from", "2026-01-01"), ("--everything", "--from", "2026-01-01")):
        refused = call(journal, "purge", *words)
        assert "othing was removed" in str(refused.exception)
    assert json.loads(call(journal, "show", "all", "--json").stdout)["entries"]
    missing = call(tmp_path / "none.journal", "purge", "--everything", "--yes")
    assert "no such journal" in str(missing.exception)
    assert not (tmp_path / "none.journal").exists()
    done = call(journal, "purge", "--everything", "--yes", "--json")
    assert json.loads(done.stdout)["entries"] == 1
    assert not journal.exists()
