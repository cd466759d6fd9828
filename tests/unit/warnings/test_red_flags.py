"""Red flags: what must raise them, and what must not."""

import datetime as dt

import pytest

from hipsight.knowledge.library import red_flags, warning_texts
from hipsight.model.body import Behaviour, Side, Site
from hipsight.model.laying import lay_timeline
from hipsight.model.life_records import Illness, RestDay
from hipsight.model.preferences import Preferences
from hipsight.model.records import Pain, Run
from hipsight.warnings.contract import all_rules
from hipsight.warnings.log_window import LogWindow
from hipsight.warnings.red_flags import raised_flags

TODAY = dt.date(2026, 3, 20)


def ago(days):
    return TODAY - dt.timedelta(days=days)


def window(*records, lines=(), birth_year=None):
    preferences = Preferences(birth_year=birth_year)
    records = records or (RestDay(day=TODAY),)
    return LogWindow(
        today=TODAY,
        timeline=lay_timeline(records, preferences, until=TODAY),
        records=tuple(records),
        lines=tuple(lines),
        preferences=preferences,
    )


def flags(*records, **more):
    return [flag.id for flag in raised_flags(window(*records, **more))]


@pytest.mark.parametrize(
    ("line", "flag"),
    [
        ("Can't bear weight on my right leg since this morning", "cannot_bear_weight"),
        ("cant put any weight on it", "cannot_bear_weight"),
        ("couldn\u2019t walk after mile 3, hip gone", "cannot_bear_weight"),
        ("UNABLE TO BEAR WEIGHT", "cannot_bear_weight"),
        ("heard a crack at mile 4 and went down", "crack_or_pop_then_worse"),
        ("saddle numbness since last night", "saddle_numbness"),
        ("can't pee since the fall", "saddle_numbness"),
        ("numb between my legs", "saddle_numbness"),
        ("there is a bulge in my groin when I cough", "bulge"),
        ("painful bulge, threw up... vomiting twice", "bulge_with_pain"),
        ("left calf is swollen and warm", "leg_swelling_or_breathless"),
        ("sudden testicular pain", "sudden_testicular_pain"),
    ],
)
def test_the_words_alone_raise_the_flag(line, flag):
    assert flags(lines=[(TODAY, line)]) == [flag]


@pytest.mark.parametrize(
    "line",
    [
        "no bulge, no fever",
        "6 mi easy, hip fine",
        "never had chest pain",
        "groin sore but no limp and no night pain",
        "bear crawls and weighted carries",
        "walked the dog, can run tomorrow",
        "squats: could put more weight on the bar",
        "felt good, did not need to stop",
        "without a bulge or lump",
    ],
)
def test_words_that_are_denied_or_mean_something_else_raise_nothing(line):
    assert flags(lines=[(TODAY, line)]) == []


def test_fever_counts_only_together_with_hip_pain():
    fever = Illness(day=TODAY, what="fever")
    hip = Pain(day=ago(1), site=Site.HIP, score_0_10=4)
    assert flags(fever) == []
    assert flags(hip) == []
    assert flags(fever, hip) == ["fever_with_hip_pain"]


def test_fever_two_weeks_after_the_pain_is_another_story():
    assert flags(Illness(day=TODAY, what="fever"), Pain(day=ago(10), site=Site.HIP, score_0_10=4)) == []


@pytest.mark.parametrize(
    "behaviour", [Behaviour.AT_NIGHT, Behaviour.WAKES, Behaviour.LIMP, Behaviour.WALKING]
)
def test_groin_pain_with_night_pain_or_limp_is_urgent(behaviour):
    (flag,) = raised_flags(window(Pain(day=TODAY, site=Site.GROIN, score_0_10=2, behaviour=(behaviour,))))
    assert flag.id == "groin_pain_with_night_pain_or_limp"
    assert flag.urgency == "urgent"
    assert flag.sources[0].startswith("Robertson")


def test_outer_hip_pain_on_lying_on_that_side_is_no_groin_flag():
    pain = Pain(day=TODAY, site=Site.OUTER_HIP, score_0_10=3, behaviour=(Behaviour.AT_NIGHT,))
    assert flags(pain) == []


def test_groin_pain_alone_is_not_a_flag_and_absent_pain_never_is():
    assert flags(Pain(day=TODAY, site=Site.GROIN, score_0_10=3)) == []
    gone = Pain(day=TODAY, site=Site.GROIN, absent=True, behaviour=(Behaviour.LIMP,))
    assert flags(gone) == []


@pytest.mark.parametrize(
    ("birth_year", "expected"),
    [(2012, ["under_18_with_limp"]), (2008, ["under_18_with_limp"]), (2007, []), (1980, []), (None, [])],
)
def test_a_limp_under_18_is_an_emergency_also_with_knee_pain_only(birth_year, expected):
    knee = Pain(day=TODAY, site=Site.KNEE, side=Side.LEFT, behaviour=(Behaviour.LIMP,))
    assert flags(knee, birth_year=birth_year) == expected


def test_emergencies_come_first_and_a_good_run_does_not_overrule_them():
    raised = raised_flags(
        window(
            Run(day=TODAY, distance_m=10_000),
            Pain(day=TODAY, site=Site.GROIN, score_0_10=1, behaviour=(Behaviour.LIMP,)),
            Pain(day=TODAY, site=Site.HIP, absent=True),
            lines=[(TODAY, "ran 10k fine then could not bear weight")],
        )
    )
    assert [flag.urgency for flag in raised] == ["emergency", "urgent"]


def test_flags_fade_after_their_days():
    line = "cannot bear weight"
    assert flags(lines=[(ago(6), line)]) == ["cannot_bear_weight"]
    assert flags(lines=[(ago(7), line)]) == []


def test_every_flag_says_what_to_do_now_and_names_a_source():
    for flag in red_flags().flag:
        assert flag.do_now
        assert all(citation for citation in red_flags().cite(flag.sources))


def test_every_warning_rule_has_its_words_and_every_text_its_rule():
    assert {rule.id for rule in all_rules()} == {warning.id for warning in warning_texts().warning}
