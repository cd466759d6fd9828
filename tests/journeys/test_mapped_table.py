"""A table of any program: mapped once, remembered, rebuilt the same, and refused in words that help."""

import os
import pty
import subprocess
import sys

import pytest
from tests.journeys.test_command_line import Shell

from hipsight.model.errors import UnusableInputError

TABLE = """Date;Miles;Pain level;Asleep (min);Mood
03/04/2026;6,2;3;420;good
03/04/2026;1,0;5;;
04/04/2026;;0;390;
not a day;5;1;400;
25/04/2026;4;2;;bad
"""
MAP = "day=Date, run_km=Miles [mi], pain_0_10=Pain level, sleep_h=Asleep (min) [min], mood=Mood"


@pytest.fixture
def shell(tmp_path):
    (tmp_path / "sheet.csv").write_text(TABLE, encoding="utf-8")
    return Shell(tmp_path / "my.journal")


def test_an_unknown_table_names_its_columns_and_says_what_to_do(shell, tmp_path):
    answer = shell.json("import", tmp_path / "sheet.csv", code=1)
    (problem,) = answer["problems"]
    assert "date, miles, pain level" in problem["message"]
    guess = "day=date, run_km=miles [mi], pain_0_10=pain level, sleep_h=asleep (min) [min]"
    assert f"--map '{guess}'" in problem["message"]
    assert shell.json("import", tmp_path / "sheet.csv", "--map", guess, code=1)["kept"] == 3


def test_on_a_terminal_the_columns_are_asked_once_and_remembered(tmp_path):
    (tmp_path / "sheet.csv").write_text(TABLE, encoding="utf-8")
    journal = tmp_path / "my.journal"
    shown = on_a_terminal(
        ["day=Agony, x=Miles\n", "\n"], "import", tmp_path / "sheet.csv", "--journal", journal
    )
    assert "has no column agony" in shown  # asked again after a slip
    assert "kept 3" in shown
    again = on_a_terminal([], "import", tmp_path / "sheet.csv", "--journal", journal)
    assert "Which is what?" not in again
    assert "3 known already" in again


def on_a_terminal(answers, *arguments):
    """What the command shows on a terminal on which these answers are typed, each after a question."""
    command = [sys.executable, "-m", "hipsight.cli", *map(str, arguments)]
    leader, follower = pty.openpty()
    process = subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower)
    os.close(follower)
    shown, waiting = "", list(answers)
    while True:
        try:
            piece = os.read(leader, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        shown += piece.decode(errors="replace")
        if waiting and shown.rstrip().endswith("]:"):
            os.write(leader, waiting.pop(0).encode())
            shown += "\n"
    process.wait()
    os.close(leader)
    assert not waiting
    return shown


def test_names_that_the_screen_leaves_out_are_in_a_file(tmp_path):
    for number in range(8):
        (tmp_path / f"{number}.bin").write_text(f"nothing {number}")
    shell = Shell(tmp_path / "my.journal")
    answer = shell.run("import", *sorted(tmp_path.glob("*.bin")), code=1)
    report = tmp_path / "my.import-problems.txt"
    assert str(report) in answer
    assert [line.split("\t")[1] for line in report.read_text().splitlines()] == [f"{n}.bin" for n in range(8)]


def test_a_mapped_table_is_read_day_by_day(shell, tmp_path):
    answer = shell.json("import", tmp_path / "sheet.csv", "--map", MAP, code=1)
    assert answer["kept"] == 3
    (problem,) = answer["problems"]
    assert "sheet.csv:5" in problem["source"]
    days = {day["day"]: day for day in shell.json("show", "days", "--since", "2026-04-01")["days"]}
    assert days["2026-04-03"]["run_km"] == pytest.approx(7.2 * 1.609344)
    assert days["2026-04-03"]["pain_0_10"] == 5
    assert days["2026-04-03"]["sleep_h"] == 7
    assert days["2026-04-04"]["pain_0_10"] == 0
    assert days["2026-04-25"]["pain_0_10"] == 2  # 25 is no month, so all days are day first


def test_the_next_export_of_the_same_program_needs_no_asking(shell, tmp_path):
    shell.json("import", tmp_path / "sheet.csv", "--map", MAP, code=1)
    (tmp_path / "later.csv").write_text(TABLE.splitlines()[0] + "\n13/05/2026;3;1;;\n", encoding="utf-8")
    answer = shell.json("import", tmp_path / "later.csv")
    assert (answer["kept"], answer["problems"]) == (1, [])


def test_a_column_without_a_name_is_named_by_its_place(shell, tmp_path):
    (tmp_path / "walks.csv").write_text(",steps\n2026-05-01,9000\n2026-05-02,\n", encoding="utf-8")
    answer = shell.json("import", tmp_path / "walks.csv", "--map", "day=#1, steps=steps")
    assert answer["problems"] == []
    days = {day["day"]: day for day in shell.json("show", "days", "--since", "2026-05-01")["days"]}
    assert days["2026-05-01"]["steps"] == 9000
    with pytest.raises(UnusableInputError, match="no column #9"):
        shell.run("import", tmp_path / "walks.csv", "--map", "day=#9, steps=steps")


def test_a_rebuild_reads_it_the_same(shell, tmp_path):
    shell.json("import", tmp_path / "sheet.csv", "--map", MAP, code=1)
    before = shell.json("show", "all", "--since", "2026-01-01")
    shell.run("rebuild")
    assert shell.json("show", "all", "--since", "2026-01-01") == before


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ("day=Date", "at least one more column"),
        ("pain_0_10=Pain level", "names the day"),
        ("day=Date, pain_0_10=Agony", "has no column agony; it has: date, miles"),
        ("day=Date, run_km=Miles [furlongs]", "mi, m, min"),
        ("day Date", "no mapping"),
        ("day=Date, day=Miles", "each once"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(shell, tmp_path, mapping, message):
    with pytest.raises(UnusableInputError, match=message.replace("[", r"\[")):
        shell.run("import", tmp_path / "sheet.csv", "--map", mapping)
