"""Search for triggers, and keep count of the looks (why: `hipsight.triggers.looks`).

Between looks the search is that of the last look, on what is known about the days up to it, so that corrections and
later imports of those days count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hipsight.model.body import Side, Site
from hipsight.model.finding import Finding, TriggerReport
from hipsight.model.laying import lay_timeline
from hipsight.model.outings import join_tellings
from hipsight.model.preferences import Preferences
from hipsight.model.records import Record, Run
from hipsight.model.timeline import Timeline
from hipsight.model.units import METRES_PER_KM
from hipsight.storage.journal import Journal
from hipsight.triggers import find_triggers
from hipsight.triggers.looks import next_look
from hipsight.triggers.places import Place, charge_for, places_to_search
from hipsight.triggers.within_runs import WithinRuns, look_within_runs
from hipsight.workflows.read_log import following, laid_log
from hipsight.workflows.run_experiments import Standing, answered_experiments


@dataclass(frozen=True, slots=True)
class FoundThere:
    """Findings of one site or side that the pooled search does not have."""

    place: Place
    findings: tuple[Finding, ...]

    def to_json(self) -> dict[str, Any]:
        """As shown."""
        return {
            "site": self.place.site,
            "side": self.place.side,
            "painful_days": self.place.painful_days,
            "findings": [finding.to_json() for finding in self.findings],
        }


@dataclass(frozen=True, slots=True)
class TriggerAnswer:
    """The report, with the look it belongs to.

    Attributes:
        as_of: The last day that was taken into account.
        look: Which look at this log it is.
        next_look: The day from which on the log is searched anew.
        within_runs: What the kilometre before the pain was like.
        by_place: What stood out at one site or side when it was searched apart; nothing where nothing did.
        experiments: Those that are over, with their answers.
    """

    report: TriggerReport
    as_of: dt.date
    look: int
    next_look: dt.date
    within_runs: WithinRuns
    by_place: tuple[FoundThere, ...] = ()
    experiments: tuple[Standing, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The report in the public shape, and when it was and will be."""
        return {
            **self.report.to_json(),
            "as_of": self.as_of.isoformat(),
            "look": self.look,
            "next_look": self.next_look.isoformat(),
            "by_place": [found.to_json() for found in self.by_place],
            "within_runs": self.within_runs.to_json(),
            "experiments": [standing.to_json() for standing in self.experiments],
        }


def search_triggers(
    journal: Journal,
    *,
    today: dt.date,
    sites: frozenset[Site] | None = None,
    side: Side | None = None,
    seed: int = 0,
) -> TriggerAnswer:
    """What sets the pain off at the followed sites, as of the look that is due.

    Raises:
        UnusableInputError: Nothing was logged yet.
    """
    preferences = following(journal.preferences(), sites, side)
    followed = followed_by(preferences)
    all_looks = journal.looks(followed)
    looks = [through for through in all_looks if through <= today]
    records = [entry.record for entry in journal.entries(until=today)]
    timeline = laid_log(journal, preferences, until=today)
    is_due = not looks or today >= next_look(timeline.first_day, looks[-1])
    through = today if is_due else looks[-1]
    look = len(looks) + is_due
    if not is_due:
        timeline = laid_log(journal, preferences, until=through)
    report = find_triggers(timeline, seed=seed, units=preferences.units, look=look)
    is_new = through > max(all_looks, default=dt.date.min)  # looking back in time spends nothing
    if is_due and is_new and report.looked_at:  # a look at nothing spends nothing
        with journal.writing() as writing:
            writing.keep_look(followed, through)
    return TriggerAnswer(
        report,
        through,
        look,
        next_look(timeline.first_day, through),
        by_place=tuple(_by_place(records, preferences, report, through=through, seed=seed, look=look)),
        within_runs=look_within_runs(_runs_with_onset(records, timeline), seed=seed),
        experiments=answered_experiments(journal, today=today),
    )


def _runs_with_onset(records: Sequence[Record], timeline: Timeline) -> list[tuple[Run, float]]:
    """Runs of the watch with the kilometre mark at which pain began."""
    measured: dict[tuple[int, float], Run] = {}
    for run in join_tellings([record for record in records if isinstance(record, Run)]):
        if run.splits and run.distance_m is not None and run.suspect is None:
            measured[timeline.row(run.day), round(run.distance_m / METRES_PER_KM, 3)] = run
    return [
        (measured[key], one.onset_km)
        for one in timeline.runs
        if one.onset_km is not None and (key := (one.row, round(one.distance_km, 3))) in measured
    ]


def _by_place(
    records: Sequence[Record],
    preferences: Preferences,
    pooled: TriggerReport,
    *,
    through: dt.date,
    seed: int,
    look: int,
) -> Iterator[FoundThere]:
    """What stands out at one place and not in the whole."""
    places = places_to_search((record for record in records if record.day <= through), preferences)
    known = {(finding.family, finding.direction) for finding in pooled.findings}
    for place in places:
        there = following(preferences, frozenset({place.site}) if place.site else None, place.side)
        timeline = lay_timeline(records, there, until=through)
        report = find_triggers(
            timeline, seed=seed, units=preferences.units, look=look, charge=charge_for(len(places))
        )
        fresh = tuple(one for one in report.findings if (one.family, one.direction) not in known)
        if fresh:
            yield FoundThere(place, fresh)


def followed_by(preferences: Preferences) -> str:
    """What a look is counted under: the sites and the side."""
    return f"{','.join(sorted(preferences.sites))}:{preferences.side or 'either'}"
