"""Plans of five made-up runners in full, and a month of one of them day by day; written by `python -m tests.docs`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from hipsight.knowledge.condition import conditions
from hipsight.knowledge.protocol import Protocol, protocol_of
from hipsight.model.life_records import Clinician
from hipsight.model.units import DistanceUnit
from hipsight.plans.clinician_word import words_of
from hipsight.plans.course import Setup
from hipsight.plans.differences import changes_between, issued
from hipsight.plans.facts import DayFacts
from hipsight.plans.planned import Plan, PlannedDay
from hipsight.plans.planning import follow, make_plan
from hipsight.plans.request import PlanRequest, read_weekdays
from hipsight.reports.plan_json import change_to_json, notices_in_words
from hipsight.reports.plan_words import PlanWords
from hipsight.warnings.pain_light import DayPain

DAY = dt.timedelta(days=1)
START = dt.date(2026, 3, 2)
WORDS = PlanWords(DistanceUnit.KM)


@dataclass(frozen=True, slots=True)
class Example:
    """A made-up runner, their last six weeks, and what they asked for."""

    title: str
    story: str
    request: PlanRequest
    setup: Setup
    facts: dict[dt.date, DayFacts] = field(default_factory=dict)


def _past(
    weeks: tuple[float, ...], during: float, morning: float, onset_km: float | None = None
) -> dict[dt.date, DayFacts]:
    """Four runs a week with these distances, the last week last; pain only in the last two weeks."""
    facts = {}
    for number, week_km in enumerate(weeks):
        first = START - (len(weeks) - number) * 7 * DAY
        sore = number >= len(weeks) - 2
        for offset in range(7):
            day = first + offset * DAY
            km = round(week_km * {1: 0.2, 3: 0.2, 5: 0.25, 6: 0.35}.get(offset, 0.0), 1)
            score = during if sore and km > (onset_km or 0.0) else 0.0
            facts[day] = DayFacts(
                day=day,
                run_km=km,
                longest_km=km,
                onset_km=onset_km if sore and km and onset_km and km > onset_km else None,
                pain=DayPain(
                    worst=max(score, morning if sore else 0.0),
                    morning=morning if sore else 0.0,
                    active=score if km else None,
                ),
            )
    return facts


def _cleared() -> dict[dt.date, DayFacts]:
    """Seven weeks without running; two of them with pain-free walks; cleared the day before the plan."""
    facts = {}
    for back in range(14, 0, -1):
        day = START - back * DAY
        said = words_of(Clinician(day=day, who="doctor", said="cleared to run")) if back == 1 else ()
        facts[day] = DayFacts(day=day, pain=DayPain(worst=0.0, morning=0.0), walked_min=40.0, said=said)
    return facts


def _request(condition: str, days: str, **more: object) -> PlanRequest:
    return PlanRequest(condition=condition, started=START, weekdays=read_weekdays(days), weeks=8, **more)  # type: ignore[arg-type]


def examples() -> tuple[Example, ...]:
    """The five."""
    return (
        Example(
            "Iliotibial band",
            "35 km a week; for two weeks the outside of the knee has hurt at 4 of 10 from 7.5 km on. Four "
            "days to train, a band at home, and a wish for a half marathon.",
            _request(
                "iliotibial_band_syndrome",
                "tue,thu,sat,sun",
                equipment=("band",),
                race_day=dt.date(2026, 4, 26),
            ),
            Setup(pace_s_per_km=340.0, usual_week_km=35.0, cadence_spm=164.0),
            _past((33, 35, 36, 35, 35, 35), 4.0, 0.0, 7.5),
        ),
        Example(
            "Outer hip",
            "40 km a week; the side of the hip at 4 of 10 in runs and 2 in the morning. Every day but Friday.",
            _request("gluteal_tendinopathy", "mon,tue,wed,thu,sat,sun"),
            Setup(pace_s_per_km=370.0, usual_week_km=40.0, cadence_spm=170.0),
            _past((38, 40, 41, 40, 36, 28), 4.0, 2.0),
        ),
        Example(
            "Bone stress injury, after clearance",
            "No running for weeks, pain-free walks of 40 minutes, cleared by the doctor yesterday.",
            _request("hip_bone_stress_injury", "mon,tue,wed,thu,fri,sat,sun"),
            Setup(pace_s_per_km=350.0, usual_week_km=55.0),
            _cleared(),
        ),
        Example(
            "High hamstring",
            "45 km a week; the sit bone at 3 of 10 in runs and when sitting, gone by the morning. A barbell in reach.",
            _request("proximal_hamstring_tendinopathy", "mon,wed,fri,sat,sun", equipment=("band", "barbell")),
            Setup(pace_s_per_km=320.0, usual_week_km=45.0, cadence_spm=172.0),
            _past((44, 45, 46, 45, 40, 36), 3.0, 1.0),
        ),
        Example(
            "Overload",
            "From 16 to 48 km a week within a month; since then every run hurts at 4 of 10. Four days a week, nothing "
            "at home but a chair.",
            _request("overtraining", "mon,wed,thu,sun", equipment=()),
            Setup(pace_s_per_km=380.0, usual_week_km=30.0, cadence_spm=160.0),
            _past((16, 17, 26, 36, 48, 44), 4.0, 1.0),
        ),
    )


def _plan(example: Example, facts: dict[dt.date, DayFacts], today: dt.date) -> Plan:
    return make_plan(
        protocol_of(example.request.condition), example.request, example.setup, facts, today=today
    )


def five_plans() -> Iterator[str]:
    """The plans of the five, in full."""
    for example in examples():
        protocol = protocol_of(example.request.condition)
        plan = _plan(example, example.facts, START)
        yield f"\n## {example.title}: {conditions()[plan.condition].plain_name.lower()}\n\n"
        yield f"{example.story} The plan begins with stage {plan.stage_number} of {plan.stages}, "
        yield f"“{plan.stage_title}”; the last run was {plan.light}.\n"
        yield from (f"\n> {notice}\n" for notice in notices_in_words(plan, protocol, WORDS))
        yield from _table(plan, protocol)


def _table(plan: Plan, protocol: Protocol) -> Iterator[str]:
    daily, stage = "", ""
    titles = {stage.id: stage.title for stage in protocol.stage}
    for number, planned in enumerate(plan.days):
        if number % 7 == 0:
            km = sum(one.run_km for one in plan.days[number : number + 7])
            yield f"\n**Week {number // 7 + 1}: {WORDS.km(km)}**\n\n| day | what | because |\n|---|---|---|\n"
        if planned.stage != stage:
            stage = planned.stage
            yield f"| | *stage “{titles[stage]}”* | |\n"
        every_day = WORDS.exercise_list(planned.daily)
        if every_day != daily:
            daily = every_day
            yield f"| | *every day: {daily or 'nothing'}* | |\n"
        yield f"| {_short(planned.day)} | {_what(planned)} | {'; '.join(WORDS.why(planned))} |\n"


def _what(planned: PlannedDay) -> str:
    return "; ".join(part for part in WORDS.what(planned).split("; ") if not part.startswith("every day:"))


def _short(day: dt.date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


#: What happened in the month: by day of the plan, pain in the run, the next morning, and anything else.
_MONTH: dict[int, tuple[float | None, float | None, str]] = {
    8: (3.0, 0.0, ""),
    15: (None, None, "missed"),
    18: (1.0, 0.0, "extra"),
    22: (2.0, 4.0, ""),
    27: (None, None, "ill"),
    28: (None, None, "ill"),
}


def month() -> Iterator[str]:
    """Thirty days of the first runner: what was planned each morning, what happened, what that changed."""
    example = examples()[0]
    protocol, facts = protocol_of(example.request.condition), dict(example.facts)
    before: dict[str, object] | None = None
    sore_morning = 0.0
    yield "\n| day | planned that morning | what happened | what that changed |\n|---|---|---|---|\n"
    for number in range(30):
        day = START + number * DAY
        during, next_morning, what = _MONTH.get(number, (1.0 if number % 3 else 0.0, 0.0, ""))
        if sore_morning:
            facts[day] = DayFacts(day=day, pain=DayPain(worst=sore_morning, morning=sore_morning))
        plan = _plan(example, facts, day)
        course = follow(protocol, example.request, example.setup, facts, day)
        news = tuple(course.news)
        changes = list(changes_between(before, plan, news))
        before = issued(plan, news)
        told = [change_to_json(change, WORDS) for change in changes[:2]]
        changed = "; ".join(
            f"{_short(dt.date.fromisoformat(one['day']))}: {one['was']} → {one['now'].split('; ')[0]} "
            f"(because {'; '.join(one['because'])})"
            for one in told
        ) + (f"; and {len(changes) - 2} later days" if len(changes) > 2 else "")
        facts[day], happened = _happened(plan.days[0], (during, sore_morning), what)
        sore_morning = next_morning or 0.0
        yield f"| {_short(day)} | {_what(plan.days[0])} | {happened} | {changed} |\n"


def _happened(planned: PlannedDay, pains: tuple[float | None, float], what: str) -> tuple[DayFacts, str]:
    during, morning = pains
    day, run = planned.day, planned.run
    doses = [one.exercise for one in (*planned.strength, *planned.daily)]
    names = frozenset(name.replace("_", "").removesuffix("s") for name in (*doses, *planned.self_tests))
    if what == "ill":
        return DayFacts(day=day, ill=True), "ill, in bed"
    if run is None and what != "extra":
        pain = DayPain(worst=morning, morning=morning)
        return DayFacts(day=day, pain=pain, exercises=names), f"as planned, morning {morning:g}/10"
    if what == "missed":
        return DayFacts(day=day, pain=DayPain(worst=0.0, morning=0.0)), "no time: the run was missed"
    km = planned.run_km if run is not None else 6.0
    score = during or 0.0
    facts = DayFacts(
        day=day,
        run_km=km,
        longest_km=km,
        walk_run=planned.kind == "walk_run",
        hard=run is not None and run.is_hard,
        pain=DayPain(worst=max(score, morning), morning=morning, active=score),
        exercises=names,
    )
    how = "a run that was not planned" if what == "extra" and run is None else "done"
    return facts, f"{how}, {WORDS.km(km)}, {score:g}/10"


def pages() -> Iterator[str]:
    """The whole page."""
    yield "# Plans of five made-up runners\n\nNobody's real data. Education, not a diagnosis; **not yet reviewed by a "
    yield "clinician**. What the plans obey stands in [protocols.md](protocols.md), how they are made in "
    yield "[plans.md](../plans.md). Each plan is what `hipsight plan` says on the first day if all goes well from "
    yield "then on; what really happens changes it, as the month at the end shows.\n"
    yield from five_plans()
    yield "\n## A month of the first runner, day by day\n\nThe plan is made anew each morning from what was logged.\n"
    yield from month()
