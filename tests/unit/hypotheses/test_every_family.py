"""What every family promises, asked of all of them."""

import dataclasses
import datetime as dt
import importlib
import pkgutil
import re
from types import MappingProxyType

import numpy as np
import pytest

from hipsight.hypotheses import families
from hipsight.hypotheses.contract import Exposure, all_families
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit

DAYS, FUTURE = 300, 200
IDS = {
    "weekly_volume", "volume_window", "session_spike", "run_length", "run_day", "long_run", "speed", "hills",
    "downhill", "race", "road", "trail", "treadmill", "track", "camber", "speed_on_road", "squats",
    "plyometrics", "strength", "new_routine", "cross_training", "shoe_km", "new_shoe", "shoe_pair",
    "short_sleep", "stress", "sitting", "before_period", "cycle_phase", "rest_days", "consecutive_days",
    "cadence", "weekday", "custom:coffee", "custom:desk hours",
}  # fmt: skip
UNITS = {"", "km", "h", "days", "ratio", "spm", "m", "score"}
FLAGS = (
    "speed", "hills", "long_run", "race", "road", "trail", "treadmill", "track", "camber", "squats", "plyo",
    "strength", "cross_training", "new_routine", "coffee",
)  # fmt: skip


def full_timeline(seed=1, missing=0.1):
    """A log that has every column, with gaps."""
    generator = np.random.default_rng(seed)
    run = np.round(generator.gamma(4, 2.5, DAYS) * (generator.random(DAYS) < 0.6), 1)
    numbers = {"run_km": run, "longest_run_km": run.copy()}
    for name in FLAGS:
        numbers[name] = (generator.random(DAYS) < 0.25).astype(float)
    running = {"speed", "hills", "long_run", "race", "road", "trail", "treadmill", "track", "camber"}
    for name in running:
        numbers[name] *= run > 0
    numbers |= {
        "shoe_km": np.where(run > 0, np.round(generator.uniform(0, 800, DAYS)), np.nan),
        "sleep_h": np.round(generator.normal(7, 1, DAYS) * 4) / 4,
        "stress_1_5": generator.integers(1, 6, DAYS).astype(float),
        "sitting_h": np.round(generator.normal(7, 2, DAYS) * 2) / 2,
        "desk hours": np.round(generator.normal(5, 2, DAYS)),
        "descent_m": np.where(run > 0, np.round(generator.uniform(0, 300, DAYS)), 0.0),
        "cadence_spm": np.where(run > 0, np.round(generator.normal(170, 4, DAYS)), np.nan),
        "pain_0_10": np.clip(np.round(generator.normal(2, 1.5, DAYS)), 0, 10),
    }
    for column in numbers.values():
        column[generator.random(DAYS) < missing] = np.nan
    period = np.zeros(DAYS)
    period[5::28] = 1.0
    numbers["period_start"] = period
    # A few wear the second and third pair, which come later.
    shoes = [
        None if km == 0 else ("old", "new" if row > 100 else "old", "newest" if row > 180 else "old")[row % 3]
        for row, km in enumerate(run)
    ]
    return Timeline(
        first_day=dt.date(2024, 1, 3),
        days=DAYS,
        numbers=MappingProxyType(numbers),
        words=MappingProxyType({"shoe": tuple(shoes)}),
        custom=frozenset({"coffee", "desk hours"}),
    )


TIMELINE = full_timeline()
FAMILIES = list(all_families(TIMELINE))
MODULES = [module.name for module in pkgutil.iter_modules(families.__path__)]
every_family = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)


def test_every_public_id_has_a_family():
    assert {family.id for family in FAMILIES} >= IDS


def test_no_two_families_share_an_id():
    ids = [family.id for family in FAMILIES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", MODULES)
def test_the_page_of_a_family_says_what_it_looks_at_how_to_read_it_and_where_it_ends(name):
    page = importlib.import_module(f"{families.__name__}.{name}").__doc__
    for heading in ("**Exposure**", "**Reading**", "**Limits**"):
        start = page.index(heading) + len(heading)
        assert len(page[start:].split("\n\n")[0].split()) >= 4, heading


@every_family
def test_a_family_asks_a_question_and_names_its_unit_and_source(family):
    assert family.question.endswith("?")
    assert family.unit in UNITS
    assert family.source
    assert family.log_what
    assert family.weight > 0
    assert all(lag >= 0 for lag in family.lags_days)


@every_family
@pytest.mark.parametrize("units", list(DistanceUnit))
def test_a_family_draws_columns_of_zero_one_and_unknown(family, units):
    exposures = family.exposures(TIMELINE, units)
    assert any(exposure.scanned for exposure in exposures)
    for exposure in exposures:
        assert exposure.values.shape == (DAYS,)
        assert set(np.unique(exposure.values[np.isfinite(exposure.values)])) <= {0.0, 1.0}
        assert (exposure.threshold is None) == ("{}" not in exposure.pattern)


@every_family
def test_a_threshold_has_a_unit(family):
    has_threshold = any(
        exposure.threshold is not None for exposure in family.exposures(TIMELINE, DistanceUnit.KM)
    )
    assert has_threshold == bool(family.unit) or family.id.startswith("custom:")


@every_family
def test_the_future_does_not_change_the_past(family):
    before = _by_words(family, TIMELINE)
    other = full_timeline(seed=2)
    changed = _joined(TIMELINE, other)
    after = _by_words(family, changed)
    shared = before.keys() & after.keys()
    assert shared
    for key in shared:
        np.testing.assert_array_equal(before[key][:FUTURE], after[key][:FUTURE], err_msg=str(key))


def test_a_centred_window_would_be_caught():
    def peeking(timeline, _units):
        centred = np.convolve(np.nan_to_num(timeline["run_km"]), np.ones(31), mode="same")
        return [Exposure((centred > np.median(centred[:150])).astype(float), "weeks around the day")]

    with pytest.raises(AssertionError, match="weeks around the day"):
        test_the_future_does_not_change_the_past(dataclasses.replace(FAMILIES[0], exposures=peeking))


@every_family
def test_unlogged_days_at_the_end_change_nothing_before_them(family):
    longer = Timeline(
        first_day=TIMELINE.first_day,
        days=DAYS + 40,
        numbers=MappingProxyType(
            {name: np.concatenate([column, np.full(40, np.nan)]) for name, column in TIMELINE.numbers.items()}
        ),
        words=MappingProxyType({name: (*words, *[None] * 40) for name, words in TIMELINE.words.items()}),
        custom=TIMELINE.custom,
    )
    before, after = _by_words(family, TIMELINE), _by_words(family, longer)
    for key, values in before.items():
        np.testing.assert_array_equal(values, after[key][:DAYS])


#: Families whose past is a record of what is known (first worn, longest so far, last start).
_RECORDS = {"new_shoe", "session_spike", "before_period", "cycle_phase"}


@pytest.mark.parametrize(
    "family", [one for one in FAMILIES if one.id not in _RECORDS], ids=lambda family: family.id
)
def test_what_was_not_logged_is_never_taken_for_a_no(family):
    """Losing entries may turn a yes or a no into not known, and nothing into its opposite."""
    holes = np.random.default_rng(3).random(DAYS) < 0.2
    numbers = {}
    for name, column in TIMELINE.numbers.items():
        numbers[name] = column.copy()
        numbers[name][holes] = np.nan
    poorer = dataclasses.replace(TIMELINE, numbers=MappingProxyType(numbers))
    rich, poor = _by_words(family, TIMELINE), _by_words(family, poorer)
    for key in rich.keys() & poor.keys():
        both = np.isfinite(rich[key]) & np.isfinite(poor[key])
        np.testing.assert_array_equal(rich[key][both], poor[key][both], err_msg=str(key))


@every_family
def test_the_words_of_a_range_are_plain(family):
    for exposure in family.exposures(TIMELINE, DistanceUnit.MILES):
        words = exposure.words()
        assert re.fullmatch(r"[\w ,.()-]+", words), words
        assert "cause" not in words


@every_family
def test_thresholds_are_round_in_the_unit_of_the_person(family):
    for exposure in family.exposures(TIMELINE, DistanceUnit.MILES):
        if exposure.threshold is not None:
            shown = exposure.threshold / exposure.scale
            assert abs(shown * 20 - round(shown * 20)) < 1e-4, (exposure.pattern, shown)


def _by_words(family, timeline):
    return {
        (exposure.pattern, exposure.threshold): exposure.values
        for exposure in family.exposures(timeline, DistanceUnit.KM)
    }


def _joined(past, future):
    """The past until day 200, and another future."""
    numbers = {}
    for name, column in past.numbers.items():
        numbers[name] = column.copy()
        numbers[name][FUTURE:] = future.numbers[name][FUTURE:]
    shoes = past.words["shoe"][:FUTURE] + tuple(reversed(past.words["shoe"][FUTURE:]))
    return dataclasses.replace(
        past, numbers=MappingProxyType(numbers), words=MappingProxyType({"shoe": shoes})
    )
