"""An amount that cannot be is said back, not swallowed."""

import datetime as dt

from hipsight.checkin.parser import understand
from hipsight.model.preferences import Preferences


def test_a_night_longer_than_a_day_is_not_understood():
    checkin = understand("slept 75h, hip 2/10", today=dt.date(2026, 3, 1), preferences=Preferences())
    assert [record.kind for record in checkin.records] == ["pain"]
    assert any("75" in words for words in checkin.not_understood)
