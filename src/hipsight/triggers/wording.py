"""What is said of a finding, in the runner's own units: counts first, never more than was seen."""

from __future__ import annotations

import numpy as np

from hipsight.hypotheses.contract import Family
from hipsight.model.finding import Direction, Finding, Grade
from hipsight.model.timeline import Floats, Timeline
from hipsight.triggers.grading import CLAIM_P


def body_part(timeline: Timeline) -> str:
    """The place that hurts, such as "right hip"; "pain" where it is not known."""
    if not timeline.site:
        return "pain"
    site = timeline.site.replace("_", " ")
    side = timeline.side if timeline.side in {"left", "right"} else None
    return f"{side} {site}" if side and side not in site else site


def finding_sentence(finding: Finding, family: Family, place: str, pain: Floats) -> str:
    """The finding in two or three sentences.

    Args:
        finding: Everything but its sentence.
        family: Its family.
        place: From `body_part`.
        pain: Pain of each day, 0 to 10, shape (days,).
    """
    when = _when(family, finding.lag_days)
    if counts_make_the_point(finding):
        # A stretch of exposed days is cut into pieces of about a week, and a short one counts too: these are
        # not calendar weeks, and are not called so.
        long = family.episode_days > 1
        here = f"{finding.exposed_episodes} stretches in" if long else f"the {finding.exposed_episodes}"
        there = f"{finding.other_episodes} {'stretches between them' if long else 'others'}"
        seen = (
            f"On {finding.exposed_flares} of {here} {finding.exposure} your {place} flared{when}; "
            f"on {finding.other_flares} of the {there}."
        )
    else:
        more = "worse" if finding.effect_sd > 0 else "better"
        points = abs(finding.effect_sd) * float(np.nanstd(pain))
        seen = (
            f"Over {finding.exposed_episodes} {'stretches in ' if family.episode_days > 1 else ''}"
            f"{finding.exposure} your pain was {points:.1f} points "
            f"{more}{when} than at other times of the same two months."
        )
    return " ".join([seen, _weight(finding), *([] if finding.worth_acting_on else [_SMALL])])


def counts_make_the_point(finding: Finding) -> bool:
    """Whether flares are at least half as common again on the worse side, so that counts alone tell it."""
    here = finding.exposed_flares * finding.other_episodes
    there = finding.other_flares * finding.exposed_episodes
    worse, better = (here, there) if finding.direction is Direction.HARM else (there, here)
    return worse > 0 and worse >= _CLEARLY_MORE * better


#: Counts are told where they differ by at least this factor; otherwise the difference of means is.
_CLEARLY_MORE = 1.5
_SMALL = "It is too small to act on."


def _weight(finding: Finding) -> str:
    grade = finding.grade
    if grade is Grade.EXPERIMENT and finding.p_adjusted <= CLAIM_P:
        return "But what travels with it explains it about as well: an experiment would tell them apart."
    if grade is Grade.EXPERIMENT:
        return "That may well be chance: an experiment would tell."
    return (
        "That is very hard to get by chance." if grade is Grade.STRONG else "That is hard to get by chance."
    )


def _when(family: Family, lag_days: int) -> str:
    days = lag_days + (1 if family.episode == "nights" else 0)
    if days == 0:
        return "" if family.episode_days > 1 else " the same day"
    return " the day after" if days == 1 else f" {days} days after"
