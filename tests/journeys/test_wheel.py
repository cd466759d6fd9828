"""What people install: the wheel, in an empty environment, with its data files."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.slow


def call(*words, **more):
    return subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False, **more)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    built = call(
        sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, ROOT
    )
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_holds_the_code_and_its_data_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert "hipsight/knowledge/data/red_flags.toml" in names
    assert "hipsight/storage/migrations/versions/0001_first.py" in names
    assert "hipsight/py.typed" in names
    assert all(name.startswith(("hipsight/", "hipsight-")) for name in names)


def test_the_wheel_runs_in_an_empty_environment(wheel, tmp_path):
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    installed = call(*pip, "--require-hashes", "-r", ROOT / "requirements" / "runtime.txt")
    if installed.returncode != 0:
        pytest.skip(f"the dependencies cannot be fetched here: {installed.stderr[-200:]}")
    installed = call(*pip, "--no-deps", wheel)
    assert installed.returncode == 0, installed.stderr
    hipsight = tmp_path / "env" / "bin" / "hipsight"
    told = call(hipsight, "sample", "--into", tmp_path / "sample", cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    assert "What sets it off?" in told.stdout
    flagged = call(hipsight, "--journal", tmp_path / "j", "log", "could not bear weight", cwd=tmp_path)
    assert flagged.returncode == 0, flagged.stderr
    assert "RED FLAG" in call(hipsight, "--journal", tmp_path / "j", "today", cwd=tmp_path).stdout
