"""Warnings about hard days, shoes and whispers, how they are silenced, and a run that is still ahead."""

import pytest
from tests.unit.warnings.test_warnings import TODAY, ago, ids, window

from hipsight.model.body import Behaviour, Side, Site
from hipsight.model.laying import lay_timeline
from hipsight.model.life_records import Cycle, RestDay, Shoe
from hipsight.model.preferences import Preferences, Sex
from hipsight.model.records import Pain, Run, RunKind
from hipsight.model.units import DistanceUnit
from hipsight.warnings.contract import all_rules, raised_warnings
from hipsight.warnings.light import light_of_the_day
from hipsight.warnings.log_window import LogWindow
from hipsight.warnings.planned_run import UnreadableDistanceError, look_ahead, read_distance_km


def run(days, km=5.0, **more):
    return Run(day=ago(days), distance_m=1000 * km, **more)


def pain(days, score=3, *behaviours, site=Site.HIP, side=Side.RIGHT):
    return Pain(day=ago(days), site=site, side=side, score_0_10=score, behaviour=behaviours)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ({1: RunKind.TEMPO, 0: RunKind.HILLS}, True),
        ({2: RunKind.INTERVALS, 1: RunKind.RACE}, True),
        ({2: RunKind.INTERVALS, 0: RunKind.TEMPO}, False),
        ({1: RunKind.EASY, 0: RunKind.TEMPO}, False),
        ({6: RunKind.TEMPO, 5: RunKind.HILLS}, False),
    ],
)
def test_hard_days_in_a_row_are_told_while_they_are_fresh(kinds, expected):
    records = [RestDay(day=TODAY), *(run(days, run_kind=kind) for days, kind in kinds.items())]
    assert ("back_to_back_hard" in ids(records)) is expected


def test_the_words_name_both_hard_days():
    records = [run(1, run_kind=RunKind.TEMPO), run(0, run_kind=RunKind.HILLS)]
    (told,) = [one for one in raised_warnings(window(records)) if one.id == "back_to_back_hard"]
    assert told.because == "tempo on Saturday and hills on Sunday"


@pytest.mark.parametrize(("km", "expected"), [(790, False), (805, True)])
def test_a_pair_past_its_usual_life_is_told_while_it_is_worn(km, expected):
    records = [
        Shoe(day=ago(30), event="new", shoe="Pegasus", distance_m=1000.0 * (km - 5)),
        run(1, shoe="Pegasus"),
    ]
    assert ("shoe_past_life" in ids(records)) is expected
    worn_long_ago = [*records[:1], run(9, shoe="Pegasus"), RestDay(day=TODAY)]
    assert "shoe_past_life" not in ids(worn_long_ago)


def test_a_switch_to_a_new_pair_is_told_and_taking_turns_is_not():
    old = [run(days, 8, shoe="Old") for days in range(40, 10, -3)]
    new = [run(3, 6, shoe="New"), run(1, 6, shoe="New")]
    assert "new_shoe_switch" in ids([*old, *new])
    assert "new_shoe_switch" not in ids([*old, *new, run(2, 6, shoe="Old")])
    assert "new_shoe_switch" not in ids(new)
    assert "new_shoe_switch" not in ids([*old, *(run(days, 9, shoe="New") for days in range(6, 0, -1))])


def test_pain_that_lasts_longer_run_after_run_is_a_whisper():
    told = [
        *(run(days) for days in (9, 5, 1)),
        pain(9, 3, Behaviour.GONE_AFTER_RUN),
        pain(5, 3, Behaviour.AFTER_RUN),
        pain(1, 3, Behaviour.AFTER_RUN),
        pain(0, 2, Behaviour.NEXT_MORNING),
    ]
    assert "lasting_longer" in ids(told)
    assert "lasting_longer" not in ids(told[:-1])
    assert "lasting_longer" not in ids([*told[:3], *told[4:]])
    shrinking = [
        *(run(days) for days in (9, 5, 1)),
        pain(9, 3, Behaviour.AFTER_RUN),
        pain(8, 2, Behaviour.NEXT_MORNING),
        pain(5, 3, Behaviour.AFTER_RUN),
        pain(1, 3, Behaviour.GONE_AFTER_RUN),
    ]
    assert "lasting_longer" not in ids(shrinking)


@pytest.mark.parametrize(
    ("pains", "expected"),
    [
        ([pain(3, side=Side.LEFT), pain(1, side=Side.RIGHT)], True),
        ([pain(3, side=Side.BOTH), pain(1, side=Side.BOTH)], True),
        ([pain(1, side=Side.BOTH)], False),
        ([pain(3, side=Side.RIGHT), pain(1, side=Side.RIGHT)], False),
        ([pain(3, side=Side.LEFT, site=Site.KNEE), pain(1, side=Side.RIGHT)], False),
        ([pain(9, side=Side.LEFT), pain(1, side=Side.RIGHT)], False),
    ],
)
def test_both_hips_within_a_week_are_more_than_overload(pains, expected):
    assert ("both_hips" in ids([RestDay(day=TODAY), *pains])) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("no period for three months now", True),
        ("haven't had my period since spring", True),
        ("always tired, legs like lead", True),
        ("lost weight without trying", True),
        ("no period pain this time", False),
        ("tired after the long run", False),
        ("period started", False),
    ],
)
def test_words_of_too_little_energy_are_heard(line, expected):
    told = window([RestDay(day=TODAY)], lines=[(ago(2), line)])
    assert ("low_energy" in [one.id for one in raised_warnings(told)]) is expected


def cycles(*days_ago):
    return [Cycle(day=ago(days), event="period_start") for days in days_ago]


@pytest.mark.parametrize(
    ("starts", "expected"),
    [((160, 130, 95), True), ((160, 130, 80), False), ((95,), False)],
)
def test_a_period_that_stays_away_is_told_where_periods_were_logged(starts, expected):
    assert ("low_energy" in ids([RestDay(day=TODAY), *cycles(*starts)])) is expected


def test_nobody_is_told_of_periods_who_has_none():
    records = [RestDay(day=TODAY), *cycles(160, 130, 95)]
    preferences = Preferences(sex=Sex.MALE)
    told = LogWindow(
        today=TODAY,
        timeline=lay_timeline(records, preferences, until=TODAY),
        records=tuple(records),
        lines=(),
        preferences=preferences,
    )
    assert "low_energy" not in [one.id for one in raised_warnings(told)]


def silenced(records, *names):
    preferences = Preferences(units=DistanceUnit.KM, silenced=names)
    return LogWindow(
        today=TODAY,
        timeline=lay_timeline(records, preferences, until=TODAY),
        records=tuple(records),
        lines=(),
        preferences=preferences,
    )


def test_a_silenced_warning_is_not_told_and_does_not_colour_the_light():
    records = [run(1, 14), run(20, 10), pain(0, 0)]
    assert light_of_the_day(silenced(records)).light == "amber"
    quiet = light_of_the_day(silenced(records, "session_spike"))
    assert (quiet.light, quiet.warnings) == ("green", ())


def test_a_silenced_limp_is_not_told_but_the_day_stays_red():
    records = [pain(0, 1, Behaviour.LIMP)]
    quiet = light_of_the_day(silenced(records, "limp"))
    assert quiet.light == "red"
    assert quiet.warnings == ()


def test_every_warning_says_how_to_silence_it():
    told = raised_warnings(window([run(1, 14), run(20, 10)]))
    assert [one.silence for one in told] == ["hipsight settings silence session_spike"]
    assert len({rule.id for rule in all_rules()}) == len(all_rules())


def test_a_run_ahead_is_held_against_the_longest_of_30_days():
    log = window([run(1, 6), run(20, 10)])
    ahead = look_ahead(log, 14)
    assert ahead.is_spike
    assert ahead.words == (
        "14 km would be 40 % over your longest run in 30 days (10 km): 11 km keeps you within 10 %."
    )
    assert ahead.within_m == pytest.approx(11_000)
    assert not look_ahead(log, 11).is_spike
    assert "begin with walking" in look_ahead(window([RestDay(day=TODAY)]), 5).words


@pytest.mark.parametrize(
    ("text", "units", "km"),
    [
        ("14 km", DistanceUnit.MILES, 14),
        ("9mi", DistanceUnit.KM, 14.484),
        ("10", DistanceUnit.KM, 10),
        ("10", DistanceUnit.MILES, 16.093),
        ("7,5 km", DistanceUnit.KM, 7.5),
    ],
)
def test_a_distance_is_read_in_its_own_unit_or_the_persons(text, units, km):
    assert read_distance_km(text, units) == pytest.approx(km, abs=0.01)


def test_a_distance_that_is_none_is_refused():
    with pytest.raises(UnreadableDistanceError, match="write a distance"):
        read_distance_km("far", DistanceUnit.KM)


def test_a_worse_morning_after_a_run_makes_the_light_red_also_with_a_low_score():
    mornings = [pain(days, 0, Behaviour.NEXT_MORNING) for days in range(12, 2, -1)]
    worse = [run(1), pain(1, 1), pain(0, 2, Behaviour.NEXT_MORNING)]
    light = light_of_the_day(window([*mornings, *worse]))
    assert light.light == "red"
    assert "worse than mornings were before" in light.because[0]
    same = [run(1), pain(1, 1), pain(0, 0, Behaviour.NEXT_MORNING)]
    assert light_of_the_day(window([*mornings, *same])).light == "green"
