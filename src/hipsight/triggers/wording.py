"""What is said of a finding, in the runner's own units: counts first, never more than was seen."""

from __future__ import annotations

from hipsight.hypotheses.contract import Family
from hipsight.model.finding import Direction, Grade
from hipsight.model.timeline import Timeline


def body_part(timeline: Timeline) -> str:
    """The place that hurts, such as "right hip"; "pain" where it is not known."""
    if not timeline.site:
        return "pain"
    site = timeline.site.replace("_", " ")
    side = timeline.side if timeline.side in {"left", "right"} else None
    return f"{side} {site}" if side and side not in site else site


def finding_sentence(
    *,
    place: str,
    words: str,
    family: Family,
    lag_days: int,
    counts: tuple[int, int, int, int],
    counts_agree: bool,
    points: float,
    direction: Direction,
    grade: Grade,
    worth_acting_on: bool,
) -> str:
    """The finding in two or three sentences.

    Args:
        place: From `body_part`.
        words: The exposed episodes, plural.
        family: Its family.
        lag_days: Days from exposure to pain.
        counts: Exposed episodes, flares among them, other episodes, flares among them.
        counts_agree: Whether the counts point the way of the finding; otherwise the mean difference is told.
        points: Mean pain after exposure less mean pain otherwise, in points.
        direction: Whether pain was more or less.
        grade: How firmly it may be said.
        worth_acting_on: False adds that it is small.
    """
    exposed, exposed_flares, other, other_flares = counts
    when = _when(family, lag_days)
    if counts_agree:
        seen = (
            f"On {exposed_flares} of the {exposed} {words} your {place} flared{when}; "
            f"on {other_flares} of the {other} others."
        )
    else:
        more = "worse" if direction is Direction.HARM else "better"
        seen = (
            f"After {exposed} {words} your pain was {abs(points):.1f} points {more}{when} "
            "than at other times of the same two months."
        )
    return " ".join([seen, _weight(grade), *([] if worth_acting_on else [_SMALL])])


_SMALL = "It is too small to act on."


def _weight(grade: Grade) -> str:
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
