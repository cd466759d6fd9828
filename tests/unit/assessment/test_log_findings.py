"""What the log knows enters as findings with their evidence."""

from __future__ import annotations

import datetime as dt

from hipsight.assessment.log_findings import log_case
from hipsight.model.body import Behaviour, Side, Site
from hipsight.model.laying import lay_timeline
from hipsight.model.life_records import Cycle, Shoe
from hipsight.model.preferences import Preferences, Sex
from hipsight.model.records import Pain, Record, Run

TODAY = dt.date(2026, 3, 20)
PREFERENCES = Preferences(birth_year=1994, sex=Sex.FEMALE)


def day(days_ago: int) -> dt.date:
    return TODAY - dt.timedelta(days=days_ago)


def runs_with_onsets(*onsets_km: float) -> list[Record]:
    records: list[Record] = []
    for number, onset in enumerate(reversed(onsets_km)):
        records.append(Run(day=day(2 * number), distance_m=10_000))
        records.append(
            Pain(day=day(2 * number), site=Site.GROIN, side=Side.LEFT, score_0_10=3, onset_m=onset * 1000)
        )
    return records


def case(records: list[Record]):
    return log_case(records, lay_timeline(records, PREFERENCES, until=TODAY), PREFERENCES, TODAY)


def test_an_onset_that_comes_earlier_is_told_with_its_count() -> None:
    known = case(runs_with_onsets(8, 7, 7.5, 6, 5, 4, 3))
    assert known.evidence["onset_earlier"] == "onset came earlier in 5 of the last 6 runs"
    assert known.evidence["site_groin"] == "logged 7 times in the last 28 days"
    assert known.sides == {Side.LEFT}
    assert (known.years, known.duration_days) == (32.0, 12.0)
    assert "sex_female" in known.affirmed


def test_an_onset_that_wanders_is_no_trend() -> None:
    assert "onset_earlier" not in case(runs_with_onsets(5, 6, 5, 7, 4, 6, 5)).affirmed


def test_a_spike_a_gap_of_periods_new_shoes_and_a_limp_are_findings() -> None:
    records: list[Record] = [
        *(Run(day=day(ago), distance_m=8_000) for ago in (40, 36, 33, 30, 26)),
        Run(day=day(20), distance_m=20_000),
        *(Cycle(day=day(ago), event="period_start") for ago in (158, 130)),
        Shoe(day=day(15), event="new", shoe="pegasus"),
        Pain(day=day(3), site=Site.FRONT_HIP, score_0_10=4, behaviour=(Behaviour.LIMP, Behaviour.WAKES)),
    ]
    known = case(records)
    assert known.evidence["recent_load_increase"] == "a run of 20 km after at most 8 km in 30 days"
    assert known.evidence["missed_periods"] == "no period logged for 130 days"
    assert {"new_shoes", "limp", "wakes_at_night", "night_pain"} <= known.affirmed


def test_silence_of_the_log_leaves_everything_unknown() -> None:
    known = case([Run(day=day(1), distance_m=5_000)])
    assert not known.denied
    assert "missed_periods" not in known.affirmed
    assert known.duration_days is None
