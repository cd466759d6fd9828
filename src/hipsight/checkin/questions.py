"""The few questions that matter after a line: which side, how bad, which day."""

from __future__ import annotations

from collections.abc import Sequence

from hipsight.model.body import Side, Site
from hipsight.model.records import Pain, Record

MOST = 2
#: Sites that lie in the middle, so that no side is asked about.
_MIDDLE = frozenset({Site.LOWER_BACK, Site.LOWER_ABDOMEN, Site.PUBIC_BONE})

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
) -> tuple[str, ...]:
    """At most two questions, the ones that matter most first."""
    asked: list[str] = []
    if was_cut:
        asked.append(
            f"Only the first {limit:,} characters were read. Can you log the rest as lines of their own?"
        )
    asked += [
        f"Is {words} a day still to come? What you wrote is kept on the day you logged it." for words in ahead
    ]
    pains = [record for record in records if isinstance(record, Pain) and not record.absent]
    asked += [
        f"Which side is the {site_name(pain.site, None)} pain: left, right or both?"
        for pain in pains
        if pain.site is not None and pain.side is None and pain.site not in _MIDDLE
    ]
    asked += [
        f"How bad was the {site_name(pain.site, pain.side)}, 0 to 10?"
        for pain in pains
        if pain.site is not None and pain.score_0_10 is None
    ]
    asked += [f"How did the {site_name(site, side)} feel, 0 to 10?" for site, side in bare_sites]
    unique = list(dict.fromkeys(asked))
    return tuple(unique[:MOST])
