"""Everything a report may speak of, gathered; the sections choose from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from hipsight.model.finding import Finding, TriggerReport
from hipsight.model.outings import join_tellings
from hipsight.model.preferences import Preferences
from hipsight.model.records import Pain, Record, Run
from hipsight.model.shoes import Pair
from hipsight.model.timeline import Timeline
from hipsight.progress.measure import Progress
from hipsight.warnings.red_flags import RaisedFlag

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Ticked:
    """What the person chose to tell about themselves, and to ask."""

    name: str | None = None
    birth_year: int | None = None
    since: str | None = None
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """Something that was tried: when, what, and what came of it."""

    day: dt.date
    what: str
    result: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """A questionnaire that was answered.

    Attributes:
        name: `weekly`, `confidence` or `energy`.
        score: 0 to 100; of the energy screen how many were answered with yes.
        is_substantial: Trouble of substance; None where the questionnaire knows none.
        asked: How many questions; `affirmed` those answered with yes, in the words of the energy screen.
    """

    name: str
    day: dt.date
    score: int
    is_substantial: bool | None = None
    asked: int = 0
    affirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCase:
    """The log of the period, and what was made of it.

    Attributes:
        first: First day of the period; `last` its last, `today` the day of the report.
        records: Those of the period, by day.
        timeline: The whole log, so that loads before the period count.
        flags: Red flags that are up; `answers` flag, day and words of those that were answered.
        asked: Question and answer of the interview.
        by_place: Findings of one site or side, with the words for it.
        experiments: Those that are over.
        scores: Questionnaires answered in the period, oldest first.
        plan: Lines about the present plan and how it was followed.
        brief: How much to leave out so that it fits: 0 nothing.
    """

    today: dt.date
    first: dt.date
    last: dt.date
    preferences: Preferences
    records: tuple[Record, ...]
    timeline: Timeline
    progress: Progress
    report: TriggerReport
    shoes: tuple[Pair, ...] = ()
    flags: tuple[RaisedFlag, ...] = ()
    answers: tuple[tuple[str, dt.date, str], ...] = ()
    asked: tuple[tuple[str, str], ...] = ()
    by_place: tuple[tuple[str, Finding], ...] = ()
    experiments: tuple[Tried, ...] = ()
    scores: tuple[Scored, ...] = ()
    plan: tuple[str, ...] = ()
    ticked: Ticked = field(default_factory=Ticked)
    brief: int = 0

    def of(self, kind: type[R]) -> Iterator[R]:
        """The records of one kind."""
        return (record for record in self.records if isinstance(record, kind))

    @property
    def pains(self) -> list[Pain]:
        """What hurt, without what was said not to."""
        return [pain for pain in self.of(Pain) if not pain.absent and pain.score_0_10 != 0]

    @property
    def runs(self) -> list[Run]:
        """The outings, each once, without those that cannot be."""
        return [run for run in join_tellings(list(self.of(Run))) if run.suspect is None]

    def most(self, number: int) -> int:
        """How many lines of a list there is room for."""
        return max(1, number - self.brief * max(1, number // 3))
