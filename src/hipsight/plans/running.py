"""The run of a day: whether there may be one, of what kind, how far, and because of what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hipsight.knowledge.protocol import condition_of
from hipsight.plans.course import Course
from hipsight.plans.criteria import is_met
from hipsight.plans.load_limits import EASIER_SHARE, LONG_SHARE, RUN_RATIO, SHORTEST_KM, cut_km
from hipsight.plans.planned import PlannedRun, Reason, Step, because
from hipsight.plans.walking_running import SLOWER_BY, cadence_steps, ladder_steps, stride_steps
from hipsight.plans.weekly_pattern import hard_weekdays, long_weekday

#: What each kind of run asks of the hip.
ASKS: dict[str, frozenset[str]] = {
    "easy": frozenset({"running", "impact"}),
    "long": frozenset({"running", "impact"}),
    "walk_run": frozenset({"running", "impact"}),
    "strides": frozenset({"running", "impact", "speed"}),
    "tempo": frozenset({"running", "impact", "speed"}),
    "hills": frozenset({"running", "impact", "hills"}),
}

#: Weeks of the step-rate drill with two runs a week; then one.
DRILL_WEEKS = 4

#: Days of a stage, and green runs in a row, before anything hard; days between two hard runs.
HARD_AFTER_DAYS, HARD_AFTER_GREENS, HARD_APART_DAYS = 7, 2, 2

_WEEK = 7


def forbidden_codes(course: Course) -> frozenset[str]:
    """What the condition forbids in this stage."""
    condition = condition_of(course.protocol.condition)
    return frozenset(condition.forbids) - frozenset(course.stage.lifts)


def run_of(course: Course, day: dt.date) -> tuple[PlannedRun | None, list[Reason]]:
    """The run of the day with its reasons, or None with why there is none."""
    reason = _why_no_run(course, day)
    if reason is not None:
        if course.hold:
            return None, [reason, *_held_back(course)]
        return None, [reason, *waits_for(course, day)] if reason.code == "stage_without_running" else [reason]
    return _ladder_run(course, day) if course.on_ladder else _free_run(course, day)


def waits_for(course: Course, day: dt.date) -> list[Reason]:
    """What the next stage still waits for."""
    return [
        because(f"waits_{criterion.asks}", value=criterion.value, what=criterion.what)
        for criterion in course.stage.leave
        if not is_met(criterion, course, day)
    ]


def _why_no_run(course: Course, day: dt.date) -> Reason | None:
    """Why there is no run on the day; None when there may be one."""
    if course.hold:
        return because(f"hold_{course.hold}", since=course.hold_since.isoformat())
    if course.red_today is not None:
        return because("red_today", words=course.red_today)
    for topic in ("running", "impact"):
        if course.is_banned(topic, day):
            until, said = course.bans[topic]
            return because("banned", said=said, until=None if until is None else until.isoformat())
    if course.stage.run == "none":
        return because("stage_without_running", stage=course.stage.title)
    if {"running", "impact"} & forbidden_codes(course):
        return because("stage_without_running", stage=course.stage.title)
    if course.sore_today is not None:
        return because("sore_morning", score=course.sore_today)
    return _why_not_on(course, day)


def _why_not_on(course: Course, day: dt.date) -> Reason | None:
    rest = course.stage.load.rest_between
    if course.on_ladder:
        rest = max(1, rest)
    moved_from = {first for first, _ in course.request.moved}
    moved_to = {second for _, second in course.request.moved}
    if day in moved_from and day not in moved_to:
        return because("moved_away")
    if course.last_run is not None and (day - course.last_run).days <= rest:
        return because("rest_between", days=rest, last=course.last_run.isoformat())
    if course.week_runs >= course.stage.load.runs_per_week:
        return because("pattern", runs=course.stage.load.runs_per_week, rest=rest)
    if day not in moved_to:
        if day.weekday() not in course.request.weekdays:
            return because("not_available")
        if day.weekday() not in course.weekdays:
            return because("pattern", runs=len(course.weekdays), rest=rest)
    if {day - dt.timedelta(days=1), day - dt.timedelta(days=2)} <= course.km.keys():
        return because("two_in_a_row")
    return None


def _ladder_run(course: Course, day: dt.date) -> tuple[PlannedRun | None, list[Reason]]:
    rung = min(course.rung, len(course.ladder.rung) - 1)
    km = round(course.rung_km, 2)
    if course.week_done_km + km > course.week_limit_km + 1e-6:
        return None, [because("week_full", km=course.week_done_km, limit=course.week_limit_km)]
    most = _most_said(course, day)
    if most is not None and km > most:
        return None, [because("most_said", km=most)]
    steps = ladder_steps(course.ladder, rung)
    why = [
        because(
            "ladder_rung",
            rung=rung + 1,
            rungs=len(course.ladder.rung),
            done=course.rung_green,
            sessions=course.ladder.sessions,
        )
    ]
    if course.fallback:
        why.append(because("after_layoff", days=30))
    run = PlannedRun(
        kind="walk_run",
        distance_m=round(1000 * km),
        duration_s=sum(step.duration_s for step in steps),
        surface=course.stage.surfaces[0],
        ease_above=course.limits.green_up_to,
        stop_above=course.limits.amber_up_to,
        rung=rung + 1,
        steps=steps,
    )
    return run, [*why, *_held_back(course)]


def _free_run(course: Course, day: dt.date) -> tuple[PlannedRun | None, list[Reason]]:
    kind = _kind(course, day)
    wanted = _wanted_km(course, kind)
    limits = list(_limits(course, day))
    km, reason = min([(wanted, _share_reason(course, kind, wanted)), *limits], key=lambda limit: limit[0])
    km = cut_km(km)
    shortest = min(SHORTEST_KM, course.repeat_km or SHORTEST_KM, course.cap_km or SHORTEST_KM)
    if km <= 0 or km < cut_km(shortest):
        return None, [reason if reason.code != "share" else because("too_short")]
    pace = course.setup.pace_s_per_km * (1.0 if kind == "tempo" else SLOWER_BY)
    duration = round(km * pace)
    run = PlannedRun(
        kind=kind,
        distance_m=round(1000 * km),
        duration_s=duration,
        surface=course.stage.surfaces[0],
        ease_above=course.limits.green_up_to,
        stop_above=course.limits.amber_up_to,
        stop_at_m=_stop_at(course),
        steps=_steps(course, day, kind, duration),
    )
    return run, [reason, *_held_back(course)]


def _kind(course: Course, day: dt.date) -> str:
    weekday, stage = day.weekday(), course.stage
    if "long" in stage.adds and weekday == long_weekday(course.weekdays):
        return "long"
    if weekday not in hard_weekdays(course.weekdays, stage.hard_per_week) or course.easier:
        return "easy"
    fresh = (
        (day - course.since).days < HARD_AFTER_DAYS
        or course.greens < HARD_AFTER_GREENS
        or course.repeat_km is not None
    )
    near = course.last_hard is not None and (day - course.last_hard).days <= HARD_APART_DAYS
    if fresh or near:
        return "easy"
    allowed = [
        kind
        for kind in stage.adds
        if kind != "long"
        and not ASKS[kind] & forbidden_codes(course)
        and not any(course.is_banned(code, day) for code in ASKS[kind])
    ]
    if not allowed:
        return "easy"
    return allowed[(day - course.since).days // (2 * _WEEK) % len(allowed)]


def _wanted_km(course: Course, kind: str) -> float:
    runs = max(1, len(course.weekdays))
    mean = course.week_km / runs
    if "long" not in course.stage.adds or runs == 1:
        return mean
    return mean * LONG_SHARE if kind == "long" else (course.week_km - mean * LONG_SHARE) / (runs - 1)


def _share_reason(course: Course, kind: str, km: float) -> Reason:
    code = "easier_share" if course.easier else "long_share" if kind == "long" else "share"
    return because(code, km=km, week=course.week_km, runs=len(course.weekdays), easier=EASIER_SHARE)


def _limits(course: Course, day: dt.date) -> Iterator[tuple[float, Reason]]:
    """How far the run may go at most, each limit with its reason."""
    left = min(course.week_limit_km, course.week_km) - course.week_done_km
    yield left, because("week_full", km=course.week_done_km, limit=course.week_km)
    share = (
        EASIER_SHARE if course.easier else 1.0
    )  # an easier week is easier also where something else limits
    yield from ((share * km, reason) for km, reason in _run_limits(course, day))


def _run_limits(course: Course, day: dt.date) -> Iterator[tuple[float, Reason]]:
    most = course.most_km(day)
    yield most, because("spike", km=most, longest=most / RUN_RATIO)
    if course.cap_km is not None:
        yield course.cap_km, course.cause or because("short_of_onset", km=course.cap_km)
    if course.repeat_km is not None:
        yield course.repeat_km, course.cause or because("repeat", km=course.repeat_km)
    said = _most_said(course, day)
    if said is not None:
        yield said, because("most_said", km=said)
    if course.stage.load.longest_min is not None:
        km = course.stage.load.longest_min * 60 / (course.setup.pace_s_per_km * SLOWER_BY)
        yield km, because("longest_min", minutes=course.stage.load.longest_min)


def _most_said(course: Course, day: dt.date) -> float | None:
    if course.most is None:
        return None
    km, until = course.most
    return km if until is None or day <= until else None


def _held_back(course: Course) -> Iterator[Reason]:
    """What holds the plan where it is."""
    if course.cause is not None:
        yield course.cause


def _stop_at(course: Course) -> float | None:
    if course.stage.load.onset_share is None or not course.onsets:
        return None
    return float(round(1000 * min(km for _, km in course.onsets[-3:])))


def _steps(course: Course, day: dt.date, kind: str, duration_s: int) -> tuple[Step, ...]:
    if kind == "strides":
        return stride_steps(duration_s)
    if kind == "easy" and (aim := drill_aim(course, day)) is not None:
        return cadence_steps(duration_s, course.week_of(day), *aim)
    return ()


def drill_aim(course: Course, day: dt.date) -> tuple[int, int] | None:
    """The step rate to aim at on a day of the drill, least and most; None on others."""
    form, own = course.protocol.cadence, course.setup.cadence_spm
    if form is None or own is None or day.weekday() not in course.weekdays:
        return None
    week = course.week_of(day)
    if course.weekdays.index(day.weekday()) > (1 if week < DRILL_WEEKS else 0):
        return None
    most = (form.least + form.most) / 2 if week < 2 else form.most  # noqa: PLR2004 - the first two weeks
    low, high = round(own * (1 + form.least / 100)), int(own * (1 + most / 100))
    return low, max(high, low)
