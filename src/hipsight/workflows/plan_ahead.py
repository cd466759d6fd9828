"""Ask for a plan, make it anew from what was logged, and keep its history with the reasons of every change."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any

from hipsight.knowledge.condition import conditions
from hipsight.knowledge.protocol import Protocol, has_protocol, protocol_of
from hipsight.model.errors import JournalError
from hipsight.model.preferences import Preferences, preferences_to_json
from hipsight.model.records import Run
from hipsight.plans.course import Course, Setup
from hipsight.plans.differences import Change, changes_between, issued, outline
from hipsight.plans.facts import DayFacts, facts_of
from hipsight.plans.planned import Plan, Reason
from hipsight.plans.planning import LOOK_BACK_DAYS, follow, make_plan
from hipsight.plans.request import PlanRequest, UnusableRequestError
from hipsight.plans.setup import USUAL_WEEKS, setup_of
from hipsight.reports.plan_json import day_to_json
from hipsight.reports.plan_words import PlanWords
from hipsight.storage.journal import Journal
from hipsight.warnings.light import Today, light_of_the_day
from hipsight.warnings.log_window import LogWindow
from hipsight.warnings.pain_light import Limits
from hipsight.workflows.read_log import read_recent_window

#: Plans are kept among the settings, so that undo, export and rebuild know them: what was asked, and what came of it.
_ASKED, _ISSUED = "plan:asked", "plan:issued"

_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A plan with all that is needed to show it.

    Attributes:
        changes: Against the plan that was issued last.
        course: Where it stands; None where nothing is planned.
    """

    request: PlanRequest
    protocol: Protocol
    plan: Plan
    today: Today
    setup: Setup
    facts: dict[dt.date, DayFacts]
    preferences: Preferences
    changes: tuple[Change, ...] = ()
    course: Course | None = None

    @property
    def news(self) -> tuple[tuple[dt.date, Reason], ...]:
        """What has happened to the plan so far."""
        return _news(self.course)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is asked for; what is left out stays as it was, or is as usual."""

    condition: str | None = None
    weekdays: tuple[int, ...] | None = None
    weeks: int | None = None
    equipment: tuple[str, ...] | None = None
    race_day: dt.date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for anew."""
        return all(value is None for value in dataclasses.astuple(self))


def asked_plan(journal: Journal) -> PlanRequest | None:
    """What was asked for last; None without a plan."""
    kept = journal.settings_below(_ASKED).get("")
    return None if kept is None else PlanRequest.from_json(kept)


def condition_named(name: str) -> str:
    """The id of the condition of that id, or of the only one whose id or name holds it.

    Raises:
        UnusableRequestError: There is none, or more than one.
    """
    wanted = name.strip().lower().replace(" ", "_").replace("-", "_")
    if has_protocol(wanted):
        return wanted
    known = conditions()
    plain = wanted.replace("_", " ")
    found = [
        entry.id
        for entry in known.values()
        if wanted in entry.id
        or any(plain in one.lower() for one in (entry.name, entry.plain_name, *entry.also_called))
    ]
    if len(found) != 1:
        which = f"fits {', '.join(found)}" if found else f"is none of {', '.join(known)}"
        raise UnusableRequestError(f"condition {name!r} {which}")
    return found[0]


def request_of(journal: Journal, wishes: Wishes, *, today: dt.date) -> PlanRequest:
    """What is asked for, with what was asked for before; a new condition begins a new plan. Nothing is kept yet.

    Raises:
        UnusableRequestError: No condition was ever named, or something cannot be had.
    """
    before = asked_plan(journal)
    if wishes.condition is None and before is None:
        raise UnusableRequestError(
            "say for which condition: hipsight plan --condition ID. `hipsight triage` says what it could be, "
            "`hipsight condition list` lists them; a clinician's word is better than a guess"
        )
    if before is not None and wishes.is_empty:
        return before
    condition = condition_named(wishes.condition) if wishes.condition else None
    if before is None or (condition is not None and condition != before.condition):
        request = PlanRequest(condition=condition or "", started=today)
    else:
        request = before
    return dataclasses.replace(
        request,
        weekdays=wishes.weekdays or request.weekdays,
        weeks=wishes.weeks or request.weeks,
        equipment=request.equipment if wishes.equipment is None else wishes.equipment,
        race_day=wishes.race_day or request.race_day,
    )


def view_plan(journal: Journal, *, today: dt.date, request: PlanRequest | None = None) -> PlanView:
    """The plan as it stands today, of what was asked for last or of this request; nothing is kept.

    Raises:
        JournalError: No plan was asked for.
    """
    request = request or asked_plan(journal)
    if request is None:
        raise JournalError("there is no plan yet; ask for one: hipsight plan --condition ID")
    window = read_recent_window(journal, today=today, since=request.started)
    return plan_in(window, request, _last_issued(journal, request))


def plan_in(window: LogWindow, request: PlanRequest, before: dict[str, Any] | None = None) -> PlanView:
    """The plan of a log, with what has changed against the one that was issued before."""
    today, protocol = window.today, protocol_of(request.condition)
    if request.started > today:
        request = dataclasses.replace(request, started=today)
    since = request.started - dt.timedelta(days=max(_WEEK * USUAL_WEEKS, LOOK_BACK_DAYS))
    facts = facts_of(window, since)
    runs = [record for record in window.records if isinstance(record, Run) and record.day >= since]
    setup = setup_of(facts, runs, request.started)
    light = light_of_the_day(window, limits_of(protocol))
    plan = make_plan(
        protocol,
        request,
        setup,
        facts,
        today=today,
        flags=light.red_flags,
        red_today=light.because[0] if light.light == "red" and light.because else None,
    )
    course = None if plan.refused is not None else follow(protocol, request, setup, facts, today)
    return PlanView(
        request=request,
        protocol=protocol,
        plan=plan,
        today=light,
        setup=setup,
        facts=facts,
        preferences=window.preferences,
        changes=tuple(changes_between(before, plan, _news(course))),
        course=course,
    )


@dataclass(frozen=True, slots=True)
class PlannedToday:
    """The planned day, as today's light tells it.

    Attributes:
        light: Of today, with the limits of the plan's condition.
        words: What is planned, and its gate; or why nothing is.
        day: The same as JSON; None where nothing is planned.
    """

    light: Today
    words: tuple[str, ...]
    day: dict[str, Any] | None


def plan_since(journal: Journal) -> dt.date | None:
    """The day on which the plan that was asked for last began; None without one."""
    request = asked_plan(journal)
    return None if request is None else request.started


def planned_today(journal: Journal, window: LogWindow) -> PlannedToday | None:
    """What the plan says for today; None without a plan. Nothing is kept."""
    request = asked_plan(journal)
    if request is None:
        return None
    view = plan_in(window, request)
    words = PlanWords(window.preferences.units)
    if view.plan.refused is not None:
        return PlannedToday(view.today, (f"No plan now: {' '.join(view.plan.refused.instead)}",), None)
    planned = view.plan.days[0]
    said = words.what(planned)
    told = f"Plan: {said}. {words.gate(planned)}".rstrip()
    why = f"Because {'; '.join(words.why(planned))}."
    return PlannedToday(view.today, (told, why), day_to_json(planned, words))


def _news(course: Course | None) -> tuple[tuple[dt.date, Reason], ...]:
    return () if course is None else tuple(course.news)


def limits_of(protocol: Protocol) -> Limits | None:
    """The limits of the light that a protocol sets; None where it sets none."""
    return None if protocol.pain is None else Limits(protocol.pain.green_up_to, protocol.pain.amber_up_to)


def issue_plan(journal: Journal, view: PlanView, *, at: dt.datetime) -> bool:
    """Keeps the plan, and what was asked for, where either is new; whether anything was kept."""
    before = _last_issued(journal, view.request)
    now = {**issued(view.plan, view.news), "because": _because(view)}
    is_asked = asked_plan(journal) != view.request
    if not is_asked and before is not None and _same(before, now):
        return False
    with journal.writing() as writing:
        action_id = writing.begin_action("plan", at, preferences_to_json(view.preferences))
        if is_asked:
            writing.keep_setting(action_id, _ASKED, view.request.to_json())
        writing.keep_setting(action_id, _ISSUED, now)
    return True


def _because(view: PlanView) -> list[dict[str, Any]]:
    return [
        {
            "was": dict(change.was),
            "now": outline(change.now),
            "because": [r.to_json() for r in change.because],
        }
        for change in view.changes
    ]


def _same(before: dict[str, Any], now: dict[str, Any]) -> bool:
    """Whether the days that both have are the same, and neither is refused where the other is not."""
    first = now["made"]
    left = [entry for entry in before["days"] if entry["day"] >= first]
    same_head = before["condition"] == now["condition"] and before["refused"] == now["refused"]
    return same_head and left == now["days"][: len(left)] and bool(left or now["refused"])


def history(journal: Journal) -> list[dict[str, Any]]:
    """Every plan that was issued, oldest first, with when, and because of what it changed."""
    return [{"at": kept.at.isoformat(), **kept.value} for kept in journal.settings(_ISSUED)]


def _last_issued(journal: Journal, request: PlanRequest) -> dict[str, Any] | None:
    kept = journal.settings(_ISSUED)
    value: dict[str, Any] | None = kept[-1].value if kept else None
    return value if value is not None and value["condition"] == request.condition else None
