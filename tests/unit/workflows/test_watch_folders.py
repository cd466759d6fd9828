"""Only files that are whole and new are taken in by a watch."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

from tests.unit.importers.made_files import Leg, make_fit

from hipsight.workflows.watch_folders import changed_files, stamps_of


def test_a_file_that_still_grows_waits_and_a_seen_one_is_not_taken_again(tmp_path):
    file = tmp_path / "a.fit"
    file.write_bytes(b"1")
    first = stamps_of([tmp_path])
    file.write_bytes(b"12")
    second = stamps_of([tmp_path])
    assert changed_files(first, second, {}) == {}
    third = stamps_of([tmp_path])
    assert changed_files(second, third, {}) == third
    assert changed_files(third, third, seen=third) == {}


def test_hidden_and_half_loaded_files_are_left_alone(tmp_path):
    for name in (".a.fit", "b.fit.part", "c.zip.crdownload"):
        (tmp_path / name).write_bytes(b"1")
    assert stamps_of([tmp_path]) == {}


def test_the_command_takes_what_comes_and_ends_cleanly(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    command = [
        sys.executable,
        "-m",
        "hipsight.cli",
        "--journal",
        str(tmp_path / "j"),
        "import",
        "--watch",
        str(folder),
    ]
    watching = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        (folder / "run.fit").write_bytes(make_fit(Leg(seconds=60)))
        assert watching.stdout is not None
        os.set_blocking(watching.stdout.fileno(), True)
        assert "kept 1" in watching.stdout.readline()
    finally:
        time.sleep(0.2)
        watching.send_signal(signal.SIGINT)
        _, errors = watching.communicate(timeout=20)
    assert watching.returncode == 0
    assert "No longer watching" in errors
