"""The gate: which exposures there is enough of to be weighed, and what the others still need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from hipsight.hypotheses.contract import Exposure, Family, all_families
from hipsight.model.finding import NotEnoughYet
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit
from hipsight.statistics.arrays import Booleans
from hipsight.statistics.episodes import exposed_stretches, stretches_with_entry

#: Distinct exposed episodes with a pain entry that an exposure needs.
LEAST_EPISODES = 4
#: An exposure that is there nearly always has nothing to be compared with.
MOST_EXPOSED_SHARE = 0.85


@dataclass(frozen=True, slots=True)
class Supported:
    """A family with the exposures there is enough of, scanned or not; at least one is scanned."""

    family: Family
    exposures: tuple[Exposure, ...]


def supported_families(
    timeline: Timeline, units: DistanceUnit
) -> tuple[tuple[Supported, ...], tuple[NotEnoughYet, ...]]:
    """Families that can be weighed on this Timeline, by id, and what the others need."""
    logged = np.isfinite(timeline["pain_0_10"])
    supported: list[Supported] = []
    missing: list[NotEnoughYet] = []
    seen: dict[bytes, str] = {}
    by_trust = sorted(all_families(timeline), key=lambda family: (-family.weight, family.id))
    for family in by_trust:
        if any(column not in timeline and column not in timeline.words for column in family.columns):
            missing.append(NotEnoughYet(family.id, f"a log of it: {family.log_what}", is_logged=False))
            continue
        needs = _missing_entries(family, timeline)
        if needs:
            missing.append(NotEnoughYet(family.id, needs))
            continue
        exposures = family.exposures(timeline, units)
        usable = [exposure for exposure in exposures if _is_supported(exposure, family, logged)]
        fresh = list(_without_copies(usable, family, seen))
        if any(exposure.scanned for exposure in fresh):
            supported.append(Supported(family, tuple(fresh)))
        elif any(exposure.scanned for exposure in usable):
            twin = seen[_fingerprint(next(exposure for exposure in usable if exposure.scanned))]
            missing.append(NotEnoughYet(family.id, f"days on which it comes without {twin}"))
        else:
            missing.append(NotEnoughYet(family.id, _missing_episodes(family, exposures, logged)))
    return (
        tuple(sorted(supported, key=lambda entry: entry.family.id)),
        tuple(sorted(missing, key=lambda entry: entry.family)),
    )


def _missing_entries(family: Family, timeline: Timeline) -> str | None:
    more = family.needs_entries - timeline.pain_days
    return f"{more} more {_plural('day', more)} with pain logged" if more > 0 else None


def _missing_episodes(family: Family, exposures: Sequence[Exposure], logged: Booleans) -> str:
    most = max(
        (_episodes(exposure, family, logged) for exposure in exposures),
        default=0,
    )
    if most >= LEAST_EPISODES:
        return f"{family.episode} without it, to compare with"
    more = LEAST_EPISODES - most
    return f"{more} more {_plural(family.episode.removesuffix('s'), more)} with it and pain logged"


def _is_supported(exposure: Exposure, family: Family, logged: Booleans) -> bool:
    known = np.isfinite(exposure.values)
    if not known.any() or exposure.values[known].mean() >= MOST_EXPOSED_SHARE:
        return False
    return _episodes(exposure, family, logged) >= LEAST_EPISODES


def _episodes(exposure: Exposure, family: Family, logged: Booleans) -> int:
    stretches = exposed_stretches(exposure.values > 0, family.episode_days)
    return stretches_with_entry(stretches, logged, family.lags_days)


def _without_copies(
    exposures: Sequence[Exposure], family: Family, seen: dict[bytes, str]
) -> Iterator[Exposure]:
    """Exposures whose columns no family asked before had; scanned ones go first within the family."""
    own: set[bytes] = set()
    for exposure in sorted(exposures, key=lambda exposure: not exposure.scanned):
        fingerprint = _fingerprint(exposure)
        if fingerprint not in seen and fingerprint not in own:
            own.add(fingerprint)
            yield exposure
    words = family.id.removeprefix("custom:").replace("_", " ")
    seen.update(dict.fromkeys(own, words))


def _fingerprint(exposure: Exposure) -> bytes:
    return np.nan_to_num(exposure.values, nan=-1.0).astype(np.int8).tobytes()


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"
