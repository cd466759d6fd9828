"""The lines of the report about the present plan: what it is for, where it stands, and what it changed because of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hipsight.knowledge.condition import conditions
from hipsight.reports.physio.say import Say
from hipsight.reports.plan_words import PlanWords
from hipsight.storage.journal import Journal
from hipsight.workflows.plan_ahead import asked_plan, view_plan


def plan_lines(journal: Journal, say: Say, today: dt.date) -> Iterator[str]:
    """What is planned, where it stands, and what it changed because of; nothing without a plan."""
    request = asked_plan(journal)
    if request is None:
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
    if view.news:
        day, reason = view.news[-1]
        words = PlanWords(view.preferences.units).because(reason)
        yield say("plan.changed", count=say.count(len(view.news), "time"), day=say.day(day), words=words)
