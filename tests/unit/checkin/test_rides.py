"""A ride is not a run."""

import datetime as dt

import pytest

from hipsight.checkin.parser import understand
from hipsight.model.preferences import Preferences


@pytest.mark.parametrize(
    "line", ["45 min ride", "45 min ride, squats", "ride 20 km", "long ride 2 hours", "rode 45 min"]
)
def test_a_ride_is_cross_training(line):
    kinds = [
        record.kind
        for record in understand(line, today=dt.date(2026, 3, 1), preferences=Preferences()).records
    ]
    assert kinds[0] == "cross_training"
    assert "run" not in kinds
