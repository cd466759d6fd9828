"""Where a plan stands: every logged day is taken in, one after the other; `mornings` judges and turns.

A plan is made by the same machine: it goes on into the future with days that go as planned. So a log in which all went
as planned changes nothing about the days to come, and any change has a cause that was logged.
"""

from __future__ import annotations

import copy
import datetime as dt
from dataclasses import dataclass

from hipsight.knowledge.protocol import Ladder, Protocol, Stage, ladders
from hipsight.plans.facts import USUAL_PACE_S_PER_KM, DayFacts
from hipsight.plans.load_limits import FORTNIGHT_RATIO, RUN_RATIO, SHORTEST_KM, WEEK_RATIO, longest_before
from hipsight.plans.planned import Reason, because
from hipsight.plans.request import PlanRequest
from hipsight.plans.walking_running import ladder_km
from hipsight.plans.weekly_pattern import run_weekdays
from hipsight.warnings.pain_light import DayPain, Light, Limits, Verdict, baseline

#: Days whose mornings say what mornings usually are.
BASELINE_DAYS = 14

#: A walk counts from so many minutes on.
WALK_MIN = 30.0

#: The ladder of whoever has not run for a month.
AFTER_LAYOFF = "six_phases"

_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What was known of the runner when the plan began.

    Attributes:
        usual_week_km: The best four weeks in a row of half a year, a week; the plan goes back to it.
        cadence_spm: Own step rate on easy runs.
    """

    pace_s_per_km: float = USUAL_PACE_S_PER_KM
    usual_week_km: float = 0.0
    cadence_spm: float | None = None


class Course:
    """Where a plan stands.

    Attributes:
        stage_number: Of the protocol's stages, from 0; `since` the day on which it was entered.
        rung: Of the ladder, from 0; `rung_green` green sessions on it.
        base_km: What a full week holds; `week_km` this one.
        cap_km: No run is longer, besides the limit of 30 days; None without one.
        red_today: Why today's light is red, whatever the plan thinks; it holds for today only.
        repeat_km: After amber: no longer than that run, until one is green.
        hold: Why there is no running for now: red, clearance, ill, or nothing.
        cause: Because of what it holds, repeats or was cut.
        km, longest_km, pains: By day, of the last weeks.
        news: What has changed, with the day.
    """

    def __init__(self, protocol: Protocol, request: PlanRequest, setup: Setup) -> None:
        pain = protocol.pain
        self.protocol, self.request, self.setup = protocol, request, setup
        self.limits = Limits(pain.green_up_to, pain.amber_up_to) if pain else Limits(0.0, 0.0)
        self.stage_number, self.since, self.begun = 0, request.started, False
        self.rung, self.rung_green, self.ladder_done, self.fallback = 0, 0, False, False
        self.base_km = self.week_km = self.recent_week_km = self.week_done_km = self.fullest_km = 0.0
        self.fortnight_km = 0.0
        self.week_runs = 0
        self.weeks_since_easier, self.week_greens, self.week_is_bad, self.easier = 0, 0, False, False
        self.cap_km: float | None = None
        self.repeat_km: float | None = None
        self.hold, self.hold_since = "", request.started
        self.cause: Reason | None = None
        self.pending: DayFacts | None = None
        self.verdict = Verdict(Light.UNKNOWN, "no_run")
        self.judged: dt.date | None = None
        self.greens = self.ambers = 0
        self.pain_at_start: float | None = None
        self.reds: tuple[dt.date, ...] = ()
        self.last_run: dt.date | None = None
        self.last_hard: dt.date | None = None
        self.last_ill: dt.date | None = None
        self.today: tuple[DayPain | None, bool] = None, False
        self.sore_today: float | None = None
        self.red_today: str | None = None
        self.first_stage = 0
        self.cleared: dt.date | None = None
        self.bans: dict[str, tuple[dt.date | None, str]] = {}
        self.most: tuple[float, dt.date | None] | None = None
        self.km: dict[dt.date, float] = {}
        self.longest_km: dict[dt.date, float] = {}
        self.pains: dict[dt.date, DayPain] = {}
        self.recent_runs: list[tuple[dt.date, bool]] = []
        self.onsets: list[tuple[dt.date, float]] = []
        self.free_walks: list[dt.date] = []
        self.free_exercises: dict[str, dt.date] = {}
        self.news: list[tuple[dt.date, Reason]] = []

    def fork(self) -> Course:
        """The same course, to go on from without touching this one."""
        other = copy.copy(self)
        for name in ("bans", "km", "longest_km", "pains", "free_exercises"):
            setattr(other, name, dict(getattr(self, name)))
        for name in ("recent_runs", "onsets", "free_walks", "news"):
            setattr(other, name, list(getattr(self, name)))
        return other

    # ------------------------------------------------------------------ what it stands at

    @property
    def stage(self) -> Stage:
        """The stage it is in."""
        return self.protocol.stage[self.stage_number]

    @property
    def on_ladder(self) -> bool:
        """Whether running goes by rungs: in a stage of that kind, or after a month without running."""
        return self.stage.run == "ladder" or self.fallback

    @property
    def ladder(self) -> Ladder:
        """The ladder it goes by."""
        return ladders()[self.stage.ladder or AFTER_LAYOFF]

    @property
    def rung_km(self) -> float:
        """About how far a session on the rung comes to."""
        return ladder_km(self.ladder, min(self.rung, len(self.ladder.rung) - 1), self.setup.pace_s_per_km)

    @property
    def week_limit_km(self) -> float:
        """What the plan's week may hold at most: by the fullest of four weeks and of two, or a ladder's first week."""
        most = WEEK_RATIO * self.fullest_km
        if self.fortnight_km:
            most = min(most, FORTNIGHT_RATIO * self.fortnight_km)
        first = self.stage.load.runs_per_week * ladder_km(self.ladder, 0, self.setup.pace_s_per_km)
        return max(most, first if self.on_ladder else 0.0)

    @property
    def weekdays(self) -> tuple[int, ...]:
        """Weekdays of runs in this stage."""
        load = self.stage.load
        rest = max(1, load.rest_between) if self.on_ladder else load.rest_between
        return run_weekdays(self.request.weekdays, load.runs_per_week, rest)

    def week_of(self, day: dt.date) -> int:
        """Number of the plan's week, from 0."""
        return (day - self.request.started).days // _WEEK

    def usual_morning(self, day: dt.date) -> float:
        """What mornings were in the two weeks before the day."""
        mornings = []
        for back in range(1, BASELINE_DAYS + 1):
            when = day - dt.timedelta(days=back)
            pain = self.pains.get(when)
            if pain is not None and pain.morning is not None:
                mornings.append(pain.morning)
            elif pain is not None and pain.worst is not None and not self.km.get(when):
                mornings.append(pain.worst)
        return baseline(mornings, self.limits)

    def mean_pain(self, day: dt.date) -> float | None:
        """Mean of the worst scores of the seven days before the day; None without any."""
        scores = [
            pain.worst
            for when, pain in self.pains.items()
            if 0 < (day - when).days <= _WEEK and pain.worst is not None
        ]
        return sum(scores) / len(scores) if scores else None

    def most_km(self, day: dt.date) -> float:
        """The longest run that the 30 days before allow; 0 without a run in them."""
        return RUN_RATIO * longest_before(self.longest_km, day)

    def is_banned(self, topic: str, day: dt.date) -> bool:
        """Whether a clinician's word forbids it on the day."""
        if topic not in self.bans:
            return False
        until = self.bans[topic][0]
        return until is None or day <= until

    # ------------------------------------------------------------------ a day is over

    def take_in(self, facts: DayFacts) -> None:
        """The day as it was."""
        self.hear(facts)
        self.take_in_after_hearing(facts)

    def take_in_after_hearing(self, facts: DayFacts) -> None:
        """The day as it was, when what was said on it has been heard already."""
        day = facts.day
        if facts.pain is not None:
            self.pains[day] = facts.pain
        within = facts.pain is not None and self._is_free(facts.pain)
        if within and facts.walked_min >= WALK_MIN:
            self.free_walks.append(day)
        if within:
            self.free_exercises.update(dict.fromkeys(facts.exercises, day))
        if facts.run_km <= 0:
            return
        self.km[day], self.longest_km[day] = facts.run_km, facts.longest_km
        self.week_done_km += facts.run_km
        self.week_runs += 1
        self.last_run = day
        if facts.hard:
            self.last_hard = day
        if facts.onset_km is not None:
            self.onsets.append((day, facts.onset_km))
        free = within and not facts.stopped
        self.recent_runs.append((day, free))
        self.pending = facts

    def _is_free(self, pain: DayPain) -> bool:
        return not (pain.limp or pain.unscored) and (pain.worst or 0.0) <= self.limits.green_up_to

    def hear(self, facts: DayFacts) -> None:
        """Illness, and what clinicians said: the last word counts, and a ban comes before a clearance."""
        if facts.ill:
            self.last_ill = facts.day
            if not self.hold:
                self.hold, self.hold_since = "ill", facts.day
                self.cause = because("ill", day=facts.day.isoformat())
        for word in facts.said:
            until = None if word.days is None else facts.day + dt.timedelta(days=word.days)
            if word.topic == "clear":
                self.cleared = facts.day
                self.bans.pop("running", None)
                self.bans.pop("impact", None)
                self.most = None
            elif word.topic == "most":
                km = word.most_km
                if km is None and word.most_min is not None:
                    km = word.most_min * 60 / self.setup.pace_s_per_km
                self.most = (km or SHORTEST_KM, until)
            else:
                self.bans[word.topic] = (until, word.words)
            if word.topic in {"running", "impact"}:
                self.cleared = None
            self.news.append((facts.day, because("clinician", said=word.words, day=facts.day.isoformat())))
