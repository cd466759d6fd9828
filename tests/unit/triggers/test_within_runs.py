"""The kilometre before the pain against the rest of the same run: found where planted, silent elsewhere."""

import datetime as dt

import numpy as np
import pytest

from hipsight.model.records import Run, Split
from hipsight.statistics.case_crossover import case_crossover_p
from hipsight.triggers.within_runs import look_within_runs


def made_up(seed, runs=12, minds=None, drift=0.0):
    """Runs of 12 km over hills; pain begins after the kilometre with most of what is minded, or anywhere."""
    generator = np.random.default_rng(seed)
    made = []
    for number in range(runs):
        descent, ascent = generator.gamma(2, 5, 12), generator.gamma(2, 5, 12)
        pace = generator.normal(330, 12, 12) + drift * np.arange(12)
        splits = tuple(
            Split(1000.0, p, ascent_m=up, descent_m=down)
            for p, up, down in zip(pace, ascent, descent, strict=True)
        )
        by = {"descent": descent, "ascent": ascent, "pace": -np.diff(pace, prepend=pace[0])}.get(minds)
        place = generator.integers(3, 11) if by is None else 3 + int(np.argmax(by[3:11]))
        run = Run(
            day=dt.date(2026, 1, 1) + dt.timedelta(number),
            distance_m=12000.0,
            duration_s=4000.0,
            splits=splits,
        )
        made.append((run, float(place + 1)))
    return made


@pytest.mark.parametrize("minds", ["descent", "ascent", "pace"])
def test_what_comes_before_the_pain_is_found(minds):
    answer = look_within_runs(made_up(1, minds=minds), seed=0)
    (found,) = answer.findings
    assert (found.feature, found.runs) == (minds, 12)
    assert found.runs_higher >= 10
    assert f"In {found.runs_higher} of 12 runs" in found.sentence


@pytest.mark.parametrize("drift", [0.0, 4.0, -4.0])
def test_nothing_is_found_where_pain_begins_anywhere_also_when_the_runner_slows_down_or_speeds_up(drift):
    alarms = sum(
        bool(look_within_runs(made_up(seed, drift=drift), seed=seed).findings) for seed in range(300)
    )
    assert alarms <= 9  # 1 % are meant: 3, and 3.5 SD


def test_too_few_runs_say_what_is_missing():
    answer = look_within_runs(made_up(1, runs=4), seed=0)
    assert (answer.runs, answer.findings) == (4, ())
    assert answer.needs.startswith("2 more runs")


def test_pain_that_always_begins_at_the_same_distance_says_nothing_about_the_place():
    same = [(run, 5.0) for run, _ in made_up(1, minds="descent")]
    assert look_within_runs(same, seed=0).needs


def test_runs_without_heights_or_with_pain_from_the_start_are_left_out():
    flat = [
        (Run(day=run.day, distance_m=12000.0, splits=tuple(Split(1000.0, 300.0) for _ in range(12))), onset)
        for run, onset in made_up(1)
    ]
    early = [(run, 1.0) for run, _ in made_up(2)]
    assert look_within_runs(flat + early, seed=0).runs == 0


def test_p_is_uniform_where_cases_are_drawn_at_random():
    generator = np.random.default_rng(3)
    p_values = []
    for _ in range(400):
        strata = [generator.normal(size=(generator.integers(3, 9), 1)) for _ in range(8)]
        cases = [int(generator.integers(0, len(values))) for values in strata]
        p_values.append(case_crossover_p(strata, cases, generator, draws=500)[0])
    assert np.mean(np.array(p_values) <= 0.05) == pytest.approx(0.05, abs=0.035)
    assert np.mean(np.array(p_values) <= 0.5) == pytest.approx(0.5, abs=0.09)


def test_the_smallest_p_of_many_features_pays_for_all():
    generator = np.random.default_rng(4)
    alarms = 0
    for _ in range(300):
        strata = [generator.normal(size=(6, 10)) for _ in range(8)]
        alarms += (
            case_crossover_p(strata, [int(generator.integers(0, 6)) for _ in strata], generator, draws=300)
            <= 0.05
        ).any()
    assert alarms <= 28  # 5 % are meant: 15, and 3.4 SD
