"""What the plain means of a log contradict is not told, however small its p."""

from hipsight.simulation.sample import sample_log
from hipsight.triggers import evidence, find_triggers


def test_a_finding_that_the_plain_means_contradict_is_not_told(monkeypatch):
    timeline = sample_log().timeline()
    report = find_triggers(timeline)
    assert [finding.family for finding in report.findings] == ["weekly_volume"]
    measured = evidence.effect_in_sd
    monkeypatch.setattr(evidence, "effect_in_sd", lambda *columns: -measured(*columns))
    contradicted = find_triggers(timeline)
    assert contradicted.findings == ()


def test_direction_and_effect_of_whatever_is_told_agree():
    report = find_triggers(sample_log().timeline())
    told = (*report.findings, *report.worth_an_experiment)
    assert told
    assert all((finding.effect_sd > 0) == (finding.direction == "harm") for finding in told)
