"""The number of a model belongs to the shoe, the number before a unit to the run."""

import datetime as dt

import pytest

from hipsight.checkin.parser import understand
from hipsight.model.preferences import Preferences
from hipsight.model.records import Run


@pytest.mark.parametrize(
    ("line", "miles", "shoe"),
    [
        ("3.4 mi intervals in the Speedgoat 5", 3.4, "Speedgoat 5"),
        ("6mi pegasus 40, hip ok", 6, "pegasus 40"),
        ("5 mi in speedgoat #4", 5, "speedgoat #4"),
        ("adidas boston 12 8 miles", 8, "adidas boston 12"),
        ("pegasus 8 miles", 8, "pegasus"),
        ("7 miles in the clifton 9, hip 2/10", 7, "clifton 9"),
    ],
)
def test_a_model_number_is_no_distance(line, miles, shoe):
    (run,) = [
        r
        for r in understand(line, today=dt.date(2026, 3, 1), preferences=Preferences()).records
        if isinstance(r, Run)
    ]
    assert run.distance_m == pytest.approx(miles * 1609.344, abs=0.01)
    assert run.shoe == shoe


def test_another_model_is_another_pair_than_the_one_in_the_journal():
    known = Preferences(shoes=("Speedgoat 4",))
    (run,) = understand("5 mi in the Speedgoat 5", today=dt.date(2026, 3, 1), preferences=known).records
    assert run.shoe == "Speedgoat 5"
    (run,) = understand("5 mi in the speedgoat", today=dt.date(2026, 3, 1), preferences=known).records
    assert run.shoe == "Speedgoat 4"
