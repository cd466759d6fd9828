"""The trigger search: from a Timeline to what may be said about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from hipsight.model.finding import Finding, Grade, NotEnoughYet, TriggerReport
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit
from hipsight.statistics.stepwise import Step, search_steps
from hipsight.triggers.evidence import Suspect, make_finding
from hipsight.triggers.grading import CLAIM_P, CLAIM_SHARE, STRONG_P, is_claim, price_of_look
from hipsight.triggers.quiet import quiet_families
from hipsight.triggers.readiness import what_blocks, what_would_help
from hipsight.triggers.self_check import lead_test
from hipsight.triggers.span import cut_to_pain
from hipsight.triggers.support import Supported, supported_families
from hipsight.triggers.weighing import Weighed, surprises_of, weigh

#: Suspicions worth an experiment that are told at most.
MOST_EXPERIMENTS = 3


def find_triggers(
    timeline: Timeline,
    *,
    seed: int = 0,
    units: DistanceUnit = DistanceUnit.KM,
    look: int | None = None,
    charge: float = 1.0,
) -> TriggerReport:
    """What sets the pain off, what may be worth an experiment, and what cannot be told yet.

    The error over the whole library of families is at most 5 %, for the only search of a log or for all looks
    together if `look` counts them; docs/decisions/0041 says what was measured.

    Args:
        timeline: The log; it may be longer than the pain entries.
        seed: Of the random draws; the same seed gives the same report.
        units: Unit of distances in sentences, and of the round thresholds. Distances in fields are in km.
        look: How many times this log was searched, this time included, if it is searched again and again (see
            `hipsight.triggers.looks`); None for the one search of a log.
        charge: What this search pays for others that share its error: every p is multiplied by it.
    """
    blocked = what_blocks(timeline)
    if blocked:
        return _empty_report(timeline, blocked)
    span = cut_to_pain(timeline)
    supported, missing = supported_families(span, units)
    missing = (*what_would_help(span), *missing)
    if not supported:
        return _empty_report(timeline, missing)
    price = price_of_look(look) * charge
    return _search(timeline, span, supported, missing, seed=seed, price=price)


def _search(
    timeline: Timeline,
    span: Timeline,
    supported: Sequence[Supported],
    missing: tuple[NotEnoughYet, ...],
    *,
    seed: int,
    price: float,
) -> TriggerReport:
    generator, lead_generator = np.random.default_rng(seed).spawn(2)
    surprises = surprises_of(span)
    weighed = weigh(surprises, supported)
    claim_p = CLAIM_P / price
    steps = list(
        search_steps(
            surprises.outcome,
            surprises.trend,
            weighed.candidates,
            generator,
            claim_p=claim_p,
            claim_share=CLAIM_SHARE,
            finest_p=STRONG_P / price,
        )
    )
    findings: list[Finding] = []
    for step, suspect in _suspects(weighed, steps, price):
        finding = make_finding(span, surprises, weighed, step, suspect)
        if finding is not None:
            findings.append(finding)
    nuisance = steps[-1].basis if steps else surprises.trend
    named = frozenset(finding.family for finding in findings)
    return TriggerReport(
        findings=tuple(finding for finding in findings if finding.grade is not Grade.EXPERIMENT),
        worth_an_experiment=tuple(finding for finding in findings if finding.grade is Grade.EXPERIMENT),
        not_enough_yet=missing,
        looked_at=weighed.explanations,
        days=timeline.days,
        pain_days=timeline.pain_days,
        self_check=lead_test(surprises, nuisance, supported, lead_generator),
        quiet=quiet_families(surprises, weighed, steps[-1], named) if steps else (),
    )


def _suspects(weighed: Weighed, steps: Sequence[Step], price: float) -> Iterator[tuple[Step, Suspect]]:
    """The claim of each step; from the last step also what is worth an experiment."""
    p_before = 0.0
    for number, step in enumerate(steps, start=1):
        leaders = [
            Suspect(
                candidate,
                sign,
                min(1.0, p_value * price * number),
                float(step.shares[weighed.candidates.family[candidate]]),
            )
            for candidate, sign, p_value in step.leaders()[:MOST_EXPERIMENTS]
        ]
        p_before = max(p_before, leaders[0].p_adjusted)
        if is_claim(leaders[0].p_adjusted, leaders[0].share):
            yield step, replace(leaders[0], p_adjusted=p_before)
        else:
            yield from ((step, replace(one, p_adjusted=max(p_before, one.p_adjusted))) for one in leaders)


def _empty_report(timeline: Timeline, missing: tuple[NotEnoughYet, ...]) -> TriggerReport:
    return TriggerReport(
        findings=(),
        worth_an_experiment=(),
        not_enough_yet=missing,
        looked_at=0,
        days=timeline.days,
        pain_days=timeline.pain_days,
    )
