"""Plans over made-up runners, held against the rules written a second time; and how long a plan takes.

    OPENBLAS_NUM_THREADS=1 python -m benchmarks.plans [--runners 2000] [--first SEED]

`tests/made_plan_runners.py` makes the runners (condition, days, equipment, weeks of log with gaps, pain, illness, a
clinician's words, a plan lived with slips), `tests/plan_rules.py` knows the rules. Told are the counts and every rule
that was broken, with a seed to repeat it. Every fiftieth runner also lives on as planned, and nothing may change.
"""

from __future__ import annotations

import argparse
import collections
import dataclasses
import datetime as dt
import statistics
import time

from tests.made_plan_runners import MadeCase, done_as_planned, made_case
from tests.plan_rules import broken_rules

from hipsight.knowledge.protocol import protocol_of
from hipsight.plans.planned import Plan
from hipsight.plans.planning import make_plan
from hipsight.warnings.red_flags import RaisedFlag

DAY = dt.timedelta(days=1)

#: Every so many runners also live on as planned: that costs seven plans more.
LIVED_ON = 50

#: Milliseconds that planning eight weeks may take.
BAR_MS = 200.0

FLAG = RaisedFlag(
    id="flag",
    urgency="urgent",
    title="A flag",
    do_now=("Stop.",),
    why="",
    because=("something",),
    since=dt.date(2026, 3, 1),
    sources=("somebody",),
)


def plan_of(case: MadeCase) -> Plan:
    """The plan of a case."""
    return make_plan(
        protocol_of(case.request.condition),
        case.request,
        case.setup,
        case.facts,
        today=case.today,
        flags=(FLAG,) if case.has_flag else (),
    )


def changed_without_news(case: MadeCase, plan: Plan) -> int | None:
    """Days that changed though all went as planned; None where there was nothing to compare."""
    if not plan.days or case.today in case.facts:
        return None
    facts, changed = dict(case.facts), 0
    for number, planned in enumerate(plan.days[:7], start=1):
        facts[planned.day] = done_as_planned(planned)
        later = dataclasses.replace(case, facts=facts, today=planned.day + DAY)
        left = plan.days[number:]
        changed += sum(a != b for a, b in zip(plan_of(later).days, left, strict=False))
    return changed


def eight_weeks_ms(seeds: range) -> list[float]:
    """Milliseconds of each plan of eight weeks, knowledge loaded."""
    times = []
    for seed in seeds:
        case = made_case(seed)
        case = dataclasses.replace(case, request=dataclasses.replace(case.request, weeks=8), has_flag=False)
        plan_of(case)
        start = time.perf_counter()
        plan = plan_of(case)
        if plan.days:
            times.append(1000 * (time.perf_counter() - start))
    return times


def main() -> None:
    """Prints the counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runners", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    counts: collections.Counter[str] = collections.Counter()
    examples: dict[str, str] = {}
    for seed in range(asked.first, asked.first + asked.runners):
        case = made_case(seed)
        plan = plan_of(case)
        counts["refused" if plan.refused else "planned"] += 1
        counts[f"last run {plan.light}"] += 1
        counts["planned days"] += len(plan.days)
        counts["planned runs"] += sum(day.run is not None for day in plan.days)
        for words in broken_rules(plan, case.request, case.setup, case.facts, has_flag=case.has_flag):
            rule = words.split(":")[0]
            counts[f"BROKEN {rule}"] += 1
            examples.setdefault(rule, f"seed {seed}: {words}")
        if seed % LIVED_ON == 0:
            if plan_of(made_case(seed)) != plan:
                counts["BROKEN same input, other plan"] += 1
            changed = changed_without_news(dataclasses.replace(case, has_flag=False), plan)
            if changed is not None:
                counts["lived on as planned"] += 1
                counts["BROKEN changed without news"] += changed
    print(f"{asked.runners} made-up runners from seed {asked.first}")
    for name, count in sorted(counts.items()):
        if count:
            print(f"  {name:<34} {count:>9,}")
    for words in examples.values():
        print(f"  {words}")
    times = eight_weeks_ms(range(asked.first, asked.first + 100))
    print(
        f"  eight weeks planned in {statistics.median(times):.1f} ms at the median, "
        f"{max(times):.1f} ms at most of {len(times)} (bar {BAR_MS:.0f} ms)"
    )


if __name__ == "__main__":
    main()
