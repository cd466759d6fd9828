"""What a finding rests on, episode by episode, so that a person can see it with their own eyes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.model.finding import Finding
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit
from hipsight.statistics.arrays import Booleans, Floats
from hipsight.statistics.episodes import episodes_with_entry, exposed_stretches
from hipsight.statistics.strata import flared_days
from hipsight.triggers.span import cut_to_pain
from hipsight.triggers.support import supported_families


@dataclass(frozen=True, slots=True)
class Episode:
    """One episode with pain logged the lag later.

    Attributes:
        first_day: Its first day; `last_day` its last.
        worst_pain: Worst pain logged the lag later, 0 to 10.
        flared: Whether one of those days was a flare.
    """

    first_day: dt.date
    last_day: dt.date
    worst_pain: float
    flared: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """The days and the episodes behind a finding.

    Attributes:
        first_day: Day of the first row.
        pain: Worst pain of each day, shape (days,), NaN = not logged; `flared` whether the day was a flare.
        stretches: First and last exposed day of each stretch.
        exposed: Episodes with the exposure; `other` those without.
    """

    first_day: dt.date
    pain: Floats
    flared: Booleans
    stretches: tuple[tuple[dt.date, dt.date], ...]
    exposed: tuple[Episode, ...]
    other: tuple[Episode, ...]


def trace_finding(timeline: Timeline, finding: Finding, units: DistanceUnit) -> Trace:
    """The trace of a finding of this very Timeline; its episodes are those that the finding counts."""
    span = cut_to_pain(timeline)
    family, exposure = _exposure_of(span, finding, units)
    pain = span["pain_0_10"]
    flared = flared_days(pain)
    values = exposure.values
    known, present = np.isfinite(values), values > 0
    stretches = exposed_stretches(present & known, family.episode_days).tolist()

    def episodes(days: Booleans) -> Iterator[Episode]:
        pieces = episodes_with_entry(days, np.isfinite(pain), finding.lag_days, family.episode_days)
        for first, last in pieces.tolist():
            rows = slice(first + finding.lag_days, last + finding.lag_days + 1)
            yield Episode(
                span.day(first), span.day(last), float(np.nanmax(pain[rows])), bool((flared[rows] == 1).any())
            )

    return Trace(
        first_day=span.first_day,
        pain=pain,
        flared=flared == 1,
        stretches=tuple((span.day(first), span.day(last)) for first, last in stretches),
        exposed=tuple(episodes(present & known)),
        other=tuple(episodes(~present & known)),
    )


def _exposure_of(span: Timeline, finding: Finding, units: DistanceUnit) -> tuple[Family, Exposure]:
    supported, _ = supported_families(span, units)
    for entry in supported:
        if entry.family.id != finding.family:
            continue
        for exposure in entry.exposures:
            words = exposure.words(finding.threshold_low, finding.threshold_high)
            if exposure.threshold == finding.threshold and words == finding.exposure:
                return entry.family, exposure
    raise ValueError(f"{finding.exposure!r} is no finding of this Timeline in {units}")
