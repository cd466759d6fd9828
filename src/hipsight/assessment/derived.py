"""What follows from what is known and from what nobody has said: newness, reassurance, stories that are typical.

No rule of urgency asks that something be absent: where it needs an absence it asks for a finding of this module.
One more alarming finding can take none of them away.
"""

from __future__ import annotations

from collections.abc import Iterator

#: Years and days from which a case derives findings of its own.
_YOUNG, _TEEN, _FIFTY = 18, 20, 50
_WEEK, _TWO_WEEKS, _SIX_WEEKS, _TWELVE_WEEKS, _YEAR = 7, 14, 42, 84, 365

#: Findings that say no more than who it is, or what was done; alone they are no account of pain.
_SAYS_NOTHING_OF_PAIN = (
    "sex_",
    "age",
    "seen_",
    "own_guess",
    "told_",
    "duration",
    "not_",
    "xray",
    "mri_done",
    "new_",
)

#: One of these makes it safe to wait where no rule is up; `not_reassured` is there without any.
_REASSURES = frozenset(
    {
        "mild_pain",
        "recent_start",
        "trend_better",
        "moves_freely",
        "predictable_distance",
        "late_in_run",
        "eased_by_rest",
        "hop_painless",
        "mri_normal",
    }
)
_CLEARS_BONE = frozenset(
    {
        "moves_freely",
        "mri_normal",
        "long_lasting",
        "late_in_run",
        "predictable_distance",
        "groin_bulge",
        "worse_coughing",
    }
)
#: What bone seldom tells of; without any, pain of hip, thigh or buttock with running is bone's until known.
_TYPICAL_OF_ELSE = frozenset(
    {
        "worse_sitting",
        "worse_lying_on_side",
        "worse_stretching",
        "worse_crossing_legs",
        "worse_squeezing_legs",
        "worse_coughing",
        "worse_bending_back",
        "snapping",
        "predictable_distance",
        "warms_up",
        "eased_by_movement",
        "moves_freely",
        "mild_pain",
        "late_in_run",
        "groin_bulge",
        "radiates_below_knee",
        "site_sit_bone",
        "site_hamstring",
        "site_outer_hip",
        "site_outer_thigh",
        "site_outer_knee",
        "site_calf",
        "wobbles",
        "form_fault",
        "both_sides",
    }
)
#: Night pain with stiffness of the morning and one of these is how an inflamed back tells itself.
_STIFF = frozenset({"morning_stiffness", "morning_stiffness_over_30_min"})
_OF_INFLAMMATION = frozenset(
    {"eased_by_movement", "site_lower_back", "alternating_sides", "inflammatory_disease"}
)
#: Without one of these, pain outside the knee is the knee's own.
_AT_THE_HIP = frozenset(
    {
        "site_groin",
        "site_front_hip",
        "site_deep",
        "site_hip",
        "site_buttock",
        "site_outer_hip",
        "site_lower_back",
    }
)
#: What skin over a pinched nerve feels.
_SKIN = frozenset({"quality_numb", "leg_numbness", "quality_burning", "quality_tingling"})
#: With these, pain in the calf has come from elsewhere or from a run.
_EXPLAINS_CALF = frozenset(
    {
        "radiates_below_knee",
        "site_lower_back",
        "worse_running",
        "onset_during_run",
        "onset_sprinting",
        "both_sides",
    }
)
#: A lump here is no hernia; one whose place nobody told, or at the groin too, may be.
_LIMB = frozenset(
    {
        "site_thigh",
        "site_hip",
        "site_outer_hip",
        "site_outer_thigh",
        "site_buttock",
        "site_inner_thigh",
        "site_knee",
    }
    | {"site_hamstring", "site_calf", "site_shin"}
)
_WHERE_HERNIAS_ARE = frozenset(
    {"site_groin", "site_front_hip", "site_pubic_bone", "site_lower_abdomen", "site_testicle"}
)
_REASSURES_WHEN_DENIED = frozenset({"night_pain", "limp", "rest_pain", "worse_walking", "cannot_bear_weight"})


def derived_findings(there: set[str], refused: set[str], years: float | None, days: float | None) -> set[str]:
    """The findings that follow from what is there, what was denied, the age, and the days it has lasted."""
    is_fresh = "recent_start" in there if days is None else days <= _TWO_WEEKS
    return {
        name
        for name, holds in (
            *_of_the_course(there, days, is_fresh=is_fresh),
            *_of_what_reassures(there, refused, days, is_fresh=is_fresh),
            *_of_the_story(there),
            *_of_the_age(there, years),
        )
        if holds
    }


def _of_the_course(there: set[str], days: float | None, *, is_fresh: bool) -> Iterator[tuple[str, bool]]:
    yield "not_settling", "trend_better" not in there or "trend_worse" in there
    yield "no_fresh_strain", "onset_sudden" not in there or "pop_at_onset" in there or not is_fresh
    yield "not_new", not is_fresh
    yield "not_of_months", "long_lasting" not in there and (days is None or days < _SIX_WEEKS)
    yield "not_of_years", days is None or days < _YEAR
    if days is not None:
        yield "duration_under_2_weeks", days <= _TWO_WEEKS
        yield "duration_over_1_week", days >= _WEEK
        yield "duration_over_2_weeks", days > _TWO_WEEKS
        yield "duration_over_6_weeks", days >= _SIX_WEEKS
        yield "duration_over_12_weeks", days >= _TWELVE_WEEKS


def _of_what_reassures(
    there: set[str], refused: set[str], days: float | None, *, is_fresh: bool
) -> Iterator[tuple[str, bool]]:
    is_new = days is not None and days < _SIX_WEEKS
    is_knee = "site_outer_knee" in there and not there & _AT_THE_HIP
    yield "not_reassured", not (is_knee or is_new or there & _REASSURES or refused & _REASSURES_WHEN_DENIED)
    is_strain = is_fresh and "onset_sudden" in there
    has_lasted = days is not None and days >= _TWELVE_WEEKS
    clears = bool(there & _CLEARS_BONE or refused & _REASSURES_WHEN_DENIED)
    yield "bone_not_cleared", not (clears or is_strain or has_lasted)


def _of_the_story(there: set[str]) -> Iterator[tuple[str, bool]]:
    places = {name for name in there if name.startswith("site_")}
    yield "no_typical_story", not there & _TYPICAL_OF_ELSE
    yield "no_bulge", "groin_bulge" not in there
    yield (
        "lump_outside_the_groin",
        "groin_bulge" in there and bool(places & _LIMB) and not places & _WHERE_HERNIAS_ARE,
    )
    yield "calf_alone", not places - {"site_calf"}
    yield "calf_unexplained", not there & _EXPLAINS_CALF
    sits_or_lies = there & {"worse_sitting", "worse_lying_on_side"}
    yield "severe_pain_apart_from_sitting", "severe_pain" in there and not sits_or_lies
    is_at_night = "night_pain" in there and "worse_lying_on_side" not in there
    yield "night_pain_apart_from_lying", is_at_night
    is_inflamed = bool(there & _STIFF and there & _OF_INFLAMMATION)
    yield "night_pain_apart_from_stiffness", is_at_night and not is_inflamed
    yield "thigh_skin_numb", bool(there & _SKIN) and "site_outer_thigh" in there
    yield "site_not_said", not places
    yield "nothing_understood", all(name.startswith(_SAYS_NOTHING_OF_PAIN) for name in there)


def _of_the_age(there: set[str], years: float | None) -> Iterator[tuple[str, bool]]:
    is_child = "child" in there
    yield "age_under_18", is_child if years is None else years < _YOUNG
    yield "age_under_20", is_child if years is None else years < _TEEN
    yield "age_over_50", years is not None and years >= _FIFTY
