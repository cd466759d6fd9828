"""Cold start of the commands people wait for, as ratios to loading Typer and SQLAlchemy (all in one run)."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 7
PYTHON = sys.executable


def seconds(words: list[str]) -> float:
    """Wall time of one run."""
    started = time.perf_counter()
    subprocess.run(words, check=True, capture_output=True)
    return time.perf_counter() - started


def main() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        hipsight = [PYTHON, "-m", "hipsight.cli", "--journal", str(Path(folder) / "my.journal")]
        subprocess.run([*hipsight, "log", "6 mi easy, right hip 2/10"], check=True, capture_output=True)
        timed = {
            "python -c 'import typer, sqlalchemy'": [PYTHON, "-c", "import typer, sqlalchemy"],
            "hipsight --help": [*hipsight, "--help"],
            'hipsight log "..."': [*hipsight, "log", "6.2 mi trail easy 58:10; outer R hip 3/10 from mile 4"],
            "hipsight today": [*hipsight, "today"],
            "hipsight show runs": [*hipsight, "show", "runs"],
        }
        taken: dict[str, list[float]] = {name: [] for name in timed}
        for _ in range(ROUNDS):  # in turn, so that a slow spell of the machine hits all alike
            for name, words in timed.items():
                taken[name].append(seconds(words))
    yardstick = statistics.median(next(iter(taken.values())))
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:<40} {median:6.3f} s   × {median / yardstick:4.2f}")


if __name__ == "__main__":
    main()
