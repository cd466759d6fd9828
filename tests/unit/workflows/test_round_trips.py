"""Whatever somebody has done to a journal, an export restored is the same journal, and so is a rebuild of it."""

from __future__ import annotations

import json

import numpy as np
import pytest
from benchmarks.round_trips import round_trip
from tests.made_up_journals import ACTS, made_up_journal


@pytest.mark.parametrize("seed", range(900, 908))
def test_an_export_restored_is_the_same_row_for_row_and_byte_for_byte(tmp_path, seed):
    same, rebuilt, _ = round_trip(tmp_path, np.random.default_rng(seed), 14)
    assert same
    assert rebuilt


def test_the_made_up_journals_hold_what_is_to_come_back(tmp_path):
    """Otherwise the test above could not fail: every kind of act leaves its trace in one of a few journals."""
    kinds = set()
    for seed in range(3):
        journal = made_up_journal(tmp_path / f"{seed}.journal", np.random.default_rng(seed), 40)
        kinds |= {row["kind"] for row in journal.rows_of("action")}
        kinds |= {"undone" for row in journal.rows_of("action") if row["undone"]}
        kinds |= {json.loads(json.dumps(row["payload"])) and "corrected" for row in journal.rows_of("change")}
    assert kinds >= {"log", "import", "edit", "delete", "setting", "questionnaire", "undone", "corrected"}
    assert len(ACTS) > 7
