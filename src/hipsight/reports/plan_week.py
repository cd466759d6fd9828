"""A week of a plan to print and hang up: as text, or as a page of HTML that needs nothing else."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from hipsight.knowledge.protocol import Protocol
from hipsight.plans.planned import Plan, PlannedDay
from hipsight.reports.plan_json import notices_in_words
from hipsight.reports.plan_words import PlanWords

_WEEK = 7

_STYLE = (
    "body{font:11pt/1.4 system-ui,sans-serif;margin:1.5cm;max-width:19cm}h1{font-size:15pt}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:4pt;vertical-align:top;"
    "text-align:left}td.box{width:2.2cm}small{color:#555}@media print{body{margin:0}}"
)
_DRAFT = (
    "Education, not a diagnosis; not yet reviewed by a clinician. Stop when a red flag comes up, and be seen."
)


def printable_text(plan: Plan, protocol: Protocol, words: PlanWords, days: int = _WEEK) -> str:
    """The first days of the plan as plain text."""
    lines = [f"{plan.stage_title} (stage {plan.stage_number} of {plan.stages})", ""]
    for planned in plan.days[:days]:
        lines.append(f"{_day(planned)}  {words.what(planned)}")
        lines += [f"            {line}" for line in (words.gate(planned),) if line]
        lines.append("            pain in it __/10   next morning __/10")
    lines += ["", *(f"! {line}" for line in notices_in_words(plan, protocol, words))]
    lines += ["", *(f"- {line}" for line in _rules(protocol)), "", _DRAFT]
    return "\n".join(lines) + "\n"


def printable_page(plan: Plan, protocol: Protocol, words: PlanWords, days: int = _WEEK) -> str:
    """The first days of the plan as a page of HTML, with boxes for the pain."""
    title = html.escape(f"{plan.stage_title} (stage {plan.stage_number} of {plan.stages})")
    rows = "".join(_row(planned, words) for planned in plan.days[:days])
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{title}</h1>"
        f"{_list(notices_in_words(plan, protocol, words))}"
        "<table><thead><tr><th>Day</th><th>What</th><th>Pain in it</th><th>Next morning</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>{_list(list(_rules(protocol)))}<p><small>{html.escape(_DRAFT)}</small></p>"
        "</body></html>\n"
    )


def _row(planned: PlannedDay, words: PlanWords) -> str:
    gate = words.gate(planned)
    what = html.escape(words.what(planned))
    note = f"<br><small>{html.escape(gate)}</small>" if gate else ""
    return (
        f'<tr><th scope="row">{_day(planned)}</th><td>{what}{note}</td>'
        '<td class="box">__ / 10</td><td class="box">__ / 10</td></tr>'
    )


def _rules(protocol: Protocol) -> Iterator[str]:
    yield from (claim.text for claim in (*protocol.rule, *protocol.seats_and_sleep))


def _list(lines: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{html.escape(line)}</li>" for line in lines) + "</ul>" if lines else ""


def _day(planned: PlannedDay) -> str:
    return f"{planned.day:%a} {planned.day.day:>2} {planned.day:%b}"
