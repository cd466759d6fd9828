"""The few questions that matter after a line: which side, how bad, which day."""

from __future__ import annotations

from collections.abc import Sequence

from hipsight.checkin.sides import MIDDLE
from hipsight.checkin.understanding import Question
from hipsight.model.body import Side, Site
from hipsight.model.records import Pain, Record

MOST = 2
_NAMES: dict[Site, str] = {
    Site.FRONT_HIP: "front of the hip",
    Site.OUTER_HIP: "outer hip",
    Site.INNER_THIGH: "inner thigh",
    Site.OUTER_THIGH: "outer thigh",
    Site.SIT_BONE: "sit bone",
    Site.LOWER_BACK: "lower back",
    Site.LOWER_ABDOMEN: "lower belly",
    Site.PUBIC_BONE: "pubic bone",
    Site.OUTER_KNEE: "outer knee",
}


def site_name(site: Site, side: Side | None) -> str:
    """The words for a site on a side: `left outer hip`, `hips` being `both hip`s."""
    name = _NAMES.get(site, site.value)
    if side is Side.BOTH:
        return f"{name} on both sides"
    return f"{side.value} {name}" if side else name


def questions_for(
    records: Sequence[Record],
    bare_sites: Sequence[tuple[Site, Side | None]],
    ahead: Sequence[str],
    *,
    was_cut: bool,
    limit: int,
) -> tuple[Question, ...]:
    """At most two questions, the ones that matter most first."""
    asked: list[Question] = []
    if was_cut:
        cut = f"Only the first {limit:,} characters were read. Can you log the rest as lines of their own?"
        asked.append(Question(cut))
    asked += [
        Question(f"Is {words} a day still to come? What you wrote is kept on the day you logged it.")
        for words in ahead
    ]
    asked += [*_of_sides(records), *_of_scores(records)]
    asked += [
        Question(f"How did the {site_name(site, side)} feel, 0 to 10?", "score_0_10", None, site, side)
        for site, side in bare_sites
    ]
    unique = {question.words: question for question in reversed(asked)}
    return tuple(unique[words] for words in dict.fromkeys(question.words for question in asked))[:MOST]


def _of_sides(records: Sequence[Record]) -> list[Question]:
    return [
        Question(
            f"Which side is the {site_name(pain.site, None)} pain: left, right or both?",
            "side",
            number,
            pain.site,
        )
        for number, pain in enumerate(records)
        if isinstance(pain, Pain)
        and not pain.absent
        and pain.site is not None
        and pain.side is None
        and pain.site not in MIDDLE
    ]


def _of_scores(records: Sequence[Record]) -> list[Question]:
    return [
        Question(
            f"How bad was the {site_name(pain.site, pain.side)}, 0 to 10?",
            "score_0_10",
            number,
            pain.site,
            pain.side,
        )
        for number, pain in enumerate(records)
        if isinstance(pain, Pain) and not pain.absent and pain.site is not None and pain.score_0_10 is None
    ]
