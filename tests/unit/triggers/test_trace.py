"""The episodes behind a finding are those that it counts."""

import dataclasses

import pytest
from tests.unit.triggers.test_find_triggers import log_of

from hipsight.model.units import DistanceUnit
from hipsight.triggers import find_triggers
from hipsight.triggers.trace import trace_finding


@pytest.mark.parametrize(
    ("family", "wish"),
    [
        ("short_sleep", {"threshold": 6.0, "lag_days": 1}),
        ("weekly_volume", {"threshold": 50.0}),
        ("squats", {}),
    ],
)
def test_the_trace_has_the_counts_of_the_finding(family, wish):
    timeline = log_of(family, points=2.5, strikes=0.9, **wish).timeline()
    (finding, *_) = find_triggers(timeline, units=DistanceUnit.MILES).findings
    trace = trace_finding(timeline, finding, DistanceUnit.MILES)
    counted = [
        (len(episodes), sum(episode.flared for episode in episodes))
        for episodes in (trace.exposed, trace.other)
    ]
    assert counted == [
        (finding.exposed_episodes, finding.exposed_flares),
        (finding.other_episodes, finding.other_flares),
    ]
    assert all(first <= last for first, last in trace.stretches)
    assert all(0 <= episode.worst_pain <= 10 for episode in (*trace.exposed, *trace.other))


def test_a_finding_of_another_log_is_refused():
    timeline = log_of("short_sleep", threshold=6.0, lag_days=1, points=2.5, strikes=0.9).timeline()
    (finding, *_) = find_triggers(timeline, units=DistanceUnit.MILES).findings
    with pytest.raises(ValueError, match="no finding of this Timeline"):
        trace_finding(timeline, dataclasses.replace(finding, exposure="days with gluten"), DistanceUnit.MILES)
