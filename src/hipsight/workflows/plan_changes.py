"""Move a run of the plan, say that a day is done, and write the plan for calendar, watch and wall."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from hipsight.checkin.parser import understand
from hipsight.model.errors import UnusableInputError
from hipsight.model.life_records import Strength
from hipsight.model.preferences import Preferences
from hipsight.plans.differences import issued
from hipsight.plans.planned import PlannedDay
from hipsight.plans.request import UnusableRequestError
from hipsight.reports.plan_calendar import plan_calendar
from hipsight.reports.plan_week import printable_page, printable_text
from hipsight.reports.plan_words import PlanWords
from hipsight.reports.plan_workouts import workout_file, workout_name
from hipsight.storage.journal import Journal
from hipsight.workflows.log_checkin import Logged, log_checkin
from hipsight.workflows.plan_ahead import PlanView, history, issue_plan, view_plan

_RUN_WORDS = {
    "walk_run": "walk-run",
    "easy": "easy run",
    "long": "long run",
    "strides": "easy run",
    "hills": "hills",
    "tempo": "tempo run",
}


def move_run(journal: Journal, day: dt.date, to: dt.date, *, at: dt.datetime, today: dt.date) -> PlanView:
    """The plan with the run of a day on another one, where the rules allow it; kept.

    Raises:
        UnusableRequestError: There is no run on the day, or the other day cannot take it; with the reason.
        JournalError: There is no plan.
    """
    view = view_plan(journal, today=today)
    words = PlanWords(view.preferences.units)
    planned, target = view.plan.on(day), view.plan.on(to)
    if planned is None or planned.run is None:
        raise UnusableRequestError(f"no run is planned on {day}")
    if target is None:
        raise UnusableRequestError(f"{to} is not a day of the plan, which goes from {today} on")
    if target.run is not None:
        raise UnusableRequestError(f"{to} has a run already")
    request = dataclasses.replace(view.request, moved=(*view.request.moved, (day, to)))
    moved = view_plan(journal, today=today, request=request)
    landed = moved.plan.on(to)
    if landed is None or landed.run is None:
        why = "; ".join(words.why(landed)) if landed is not None else "nothing can be planned"
        raise UnusableRequestError(f"the run cannot go to {to}: {why}")
    issue_plan(journal, moved, at=at)
    return moved


def mark_done(
    journal: Journal, day: dt.date, pain: float | None, *, at: dt.datetime, today: dt.date
) -> Logged:
    """Logs what was planned for a day as done, as a line of the log like any other.

    Raises:
        UnusableRequestError: The day holds nothing that could be done, or lies ahead.
        JournalError: There is no plan.
    """
    if day > today:
        raise UnusableRequestError(f"{day} lies ahead; say that it is done when it is")
    planned = view_plan(journal, today=day).plan.on(day)
    if planned is None or not (planned.run or planned.strength or planned.daily):
        raise UnusableRequestError(f"nothing was planned on {day} that could be done")
    if pain is not None and not 0 <= pain <= 10:  # noqa: PLR2004 - the scale
        raise UnusableInputError(f"pain goes from 0 to 10, not {pain:g}")
    return log_checkin(journal, "; ".join(_line(planned, pain)), at=at, day=day)


def _line(planned: PlannedDay, pain: float | None) -> Iterator[str]:
    run = planned.run
    if run is not None:
        minutes = f" in {round(run.duration_s / 60)} min" if run.kind == "walk_run" else ""
        yield f"{run.distance_m / 1000:g} km {_RUN_WORDS[run.kind]}{minutes} on the {run.surface}"
    for exercise in (*planned.strength, *planned.daily):
        amount = f"x{exercise.reps}" if exercise.reps is not None else f"x{exercise.hold_s:g}s"
        words = f"{exercise.exercise.replace('_', ' ')} {exercise.sets}{amount}"
        # What the log has no word for goes in as a factor of one's own, so that it is nothing else by mistake.
        yield words if _is_strength(words, planned.day) else f"#{exercise.exercise}"
    if pain is not None:
        yield f"hip {pain:g}/10"


def _is_strength(words: str, day: dt.date) -> bool:
    records = understand(words, today=day, day=day, preferences=Preferences()).records
    return len(records) == 1 and isinstance(records[0], Strength)


def write_calendar(journal: Journal, view: PlanView, path: Path) -> int:
    """Writes the plan as a calendar; returns its bytes."""
    told = history(journal)
    now = issued(view.plan, view.news)
    if not told or told[-1]["days"] != now["days"]:
        told = [*told, now]
    written = plan_calendar(view.plan, view.request.started, told, PlanWords(view.preferences.units))
    path.write_bytes(written)
    return len(written)


def write_workouts(view: PlanView, folder: Path) -> list[Path]:
    """Writes each run of the plan as a FIT workout into the folder; the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    words = PlanWords(view.preferences.units)
    written = []
    for planned in view.plan.days:
        if planned.run is not None:
            path = folder / workout_name(planned)
            path.write_bytes(workout_file(planned, planned.run, words))
            written.append(path)
    return written


def write_week(view: PlanView, path: Path) -> int:
    """Writes the first week to print: HTML where the name ends so, else text; returns its bytes."""
    make = printable_page if path.suffix.lower() in {".html", ".htm"} else printable_text
    content = make(view.plan, view.protocol, PlanWords(view.preferences.units)).encode()
    path.write_bytes(content)
    return len(content)
