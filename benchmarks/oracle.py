"""The ceiling: how often a trigger could be found by somebody who is told which one it is.

    python -m benchmarks.oracle --process all --weeks 26 --logs 20

The oracle knows family, threshold and lag, and asks of that one exposure alone whether pain follows it: the same model
of pain, the same courses of a flare, the same draws, one-sided at 5 % and at 1 %. What it misses struck too seldom,
or too weakly, or on days without an entry. No search can find more at that error rate with that model of pain.
"""

import argparse
import dataclasses
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor

import numpy as np

from benchmarks.calibration import PROCESSES, RUNNER, Task, make_log, tasks, wilson
from hipsight.hypotheses.contract import Exposure
from hipsight.model.units import DistanceUnit
from hipsight.statistics.stepwise import search_steps
from hipsight.triggers.readiness import what_blocks
from hipsight.triggers.span import cut_to_pain
from hipsight.triggers.support import Supported, supported_families
from hipsight.triggers.weighing import surprises_of, weigh


def ask(task: Task) -> float:
    """One-sided p of the planted trigger, 1 where it cannot be asked about at all."""
    timeline, planted, _ = make_log(task)
    (truth,) = planted
    if what_blocks(timeline):
        return 1.0
    span = cut_to_pain(timeline)
    entry = next(
        (one for one in supported_families(span, DistanceUnit.KM)[0] if one.family.id == truth.family), None
    )
    if entry is None:
        return 1.0
    exposure = _nearest(entry.exposures, truth.family, truth.threshold)
    family = dataclasses.replace(entry.family, lags_days=(truth.lag_days,))
    surprises = surprises_of(span)
    weighed = weigh(
        surprises,
        [Supported(family, (dataclasses.replace(exposure, scanned=True),))],
        protection_weight=0.0,
    )
    generator = np.random.default_rng(task.seed)
    step = next(
        search_steps(surprises.outcome, surprises.trend, weighed.candidates, generator, claim_p=0.0), None
    )
    return 1.0 if step is None else float(step.p_harm[0])


def _nearest(exposures: Iterable[Exposure], family: str, threshold: float | None) -> Exposure:
    kinds = {"volume_window": "14 days", "weekday": "Saturdays"}
    chosen = [one for one in exposures if kinds.get(family, "") in one.pattern] or list(exposures)
    if threshold is None:
        return chosen[0]
    return min(chosen, key=lambda one: abs((one.threshold or 0.0) - threshold))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weeks", type=int, nargs="+", default=[26, 104])
    parser.add_argument("--logs", type=int, default=20, help="of each process")
    parser.add_argument("--processes", type=int, choices=(1, 2), default=2)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--process", nargs="+", choices=(*PROCESSES, "all"), default=[RUNNER])
    arguments = parser.parse_args()
    chosen = PROCESSES if "all" in arguments.process else tuple(arguments.process)
    for weeks in arguments.weeks:
        todo = [
            task
            for process in chosen
            for task in tasks(process, weeks, arguments.logs, arguments.first_seed, 1)
        ]
        with ProcessPoolExecutor(arguments.processes) as pool:
            p_values = np.array(list(pool.map(ask, todo, chunksize=4)))
        print(f"== {weeks} weeks, an oracle that knows family, threshold and lag")
        for level in (0.05, 0.01, 0.001):
            print(
                f"found at p <= {level:<5}: {wilson(int((p_values <= level).sum()), len(p_values))}",
                flush=True,
            )


if __name__ == "__main__":
    main()
