"""The lines of the report about the present plan: what it is for, where it stands, and what it changed because of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hipsight.knowledge.condition import conditions
from hipsight.knowledge.protocol import has_protocol
from hipsight.reports.physio.say import Say
from hipsight.reports.plan_words import PlanWords
from hipsight.storage.journal import Journal
from hipsight.workflows.plan_ahead import PlanView, asked_plan, history, view_plan

#: Days over which it is told how the plan was followed.
_DAYS = 28


def plan_lines(journal: Journal, say: Say, today: dt.date) -> Iterator[str]:
    """What is planned, where it stands, and what it changed because of; nothing without a plan."""
    request = asked_plan(journal)
    if request is None:
        return
    if request.condition not in conditions() or not has_protocol(request.condition):
        yield say("plan.unknown", name=request.condition.replace("_", " "), since=say.day(request.started))
        return
    view = view_plan(journal, today=today, request=request)
    name = conditions()[request.condition].plain_name
    plan = view.plan
    if plan.refused is not None:
        yield say("plan.refused", name=name, instead=" ".join(plan.refused.instead))
        return
    yield say(
        "plan.stands",
        name=name,
        number=plan.stage_number,
        stages=plan.stages,
        stage=plan.stage_title,
        since=say.day(request.started),
    )
    if plan.light != "unknown":
        yield say("plan.last_run", light=say(f"plan.{plan.light}"))
    yield from _followed(journal, view, say, today)
    if view.news:
        day, reason = view.news[-1]
        words = PlanWords(view.preferences.units).because(reason)
        yield say("plan.changed", count=say.count(len(view.news), "time"), day=say.day(day), words=words)


def _followed(journal: Journal, view: PlanView, say: Say, today: dt.date) -> Iterator[str]:
    """How many of the days were done as the plan stood on them; nothing where none of them is over."""
    issued = [plan for plan in history(journal) if plan["condition"] == view.request.condition]
    planned, done, besides, strength, strength_done = 0, 0, 0, 0, 0
    for back in range(_DAYS, 0, -1):
        day = today - dt.timedelta(days=back)
        kind = _kind_on(issued, day)
        fact = view.facts.get(day)
        ran = fact is not None and fact.run_km > 0
        is_run = kind in {"run", "walk_run"}
        planned, done = planned + is_run, done + (is_run and ran)
        besides += kind is not None and not is_run and ran
        strength += kind == "strength"
        strength_done += kind == "strength" and fact is not None and bool(fact.exercises)
    if planned:
        yield say("plan.followed", done=done, planned=planned, besides=besides)
    if strength:
        yield say("plan.strength", done=strength_done, planned=strength)


def _kind_on(issued: Sequence[Mapping[str, Any]], day: dt.date) -> str | None:
    """What the plan that was in force on the day had for it; None where there was none."""
    name = day.isoformat()
    for plan in reversed(issued):
        if plan["made"] <= name:
            return next((entry["kind"] for entry in plan["days"] if entry["day"] == name), None)
    return None
