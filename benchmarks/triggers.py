"""Time of a trigger search against correlating the same exposures by rank, in the same run.

    OPENBLAS_NUM_THREADS=1 python -m benchmarks.triggers

The baseline is what consumer apps do: Spearman of every scanned exposure with pain, the same and the next
day, no error control. The search is the public one, exposures drawn anew, warm.
"""

import datetime as dt
import time
from collections.abc import Callable

import numpy as np
from scipy.stats import spearmanr  # noqa: TID251 - the baseline; not part of the package

from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit
from hipsight.simulation.log import ALL_COLUMNS, SimulatedLog
from hipsight.simulation.runner import Wish, simulate_runner
from hipsight.triggers import find_triggers
from hipsight.triggers.span import cut_to_pain
from hipsight.triggers.support import supported_families

#: Seconds a search may take, warm.
BARS = {26: 0.3, 104: 0.8, 522: 4.0}
REPEATS = 5


def full_log(weeks: int) -> Timeline:
    """A log with every column and a trigger, so that the search takes more than one step."""
    log = simulate_runner(
        3,
        weeks=weeks,
        first_day=dt.date(2014, 1, 1),
        wish=Wish(family="short_sleep", points=3.0, strikes=0.9),
    )
    return SimulatedLog(
        days=log.days, planted=log.planted, kept_columns=ALL_COLUMNS, caused_flares=log.caused_flares
    ).timeline()


def correlate(timeline: Timeline) -> int:
    """The baseline; how many correlations look significant."""
    span = cut_to_pain(timeline)
    pain, hits = span["pain_0_10"], 0
    for entry in supported_families(span, DistanceUnit.KM)[0]:
        for exposure in entry.exposures:
            for lag in (0, 1):
                later = np.full(span.days, np.nan)
                later[lag:] = exposure.values[: span.days - lag]
                both = np.isfinite(pain) & np.isfinite(later)
                if exposure.scanned and np.ptp(later[both]) > 0:
                    hits += spearmanr(later[both], pain[both]).pvalue < 0.05
    return hits


def seconds(work: Callable[[], object]) -> float:
    """Best of some runs, after one to warm up."""
    work()
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> None:
    """Print the table."""
    print("weeks  entries  looked at  search s   bar s  Spearman s  ratio  findings / Spearman p < .05")
    for weeks, bar in BARS.items():
        timeline = full_log(weeks)
        report = find_triggers(timeline)
        search = seconds(lambda timeline=timeline: find_triggers(timeline))
        baseline = seconds(lambda timeline=timeline: correlate(timeline))
        print(
            f"{weeks:5}  {timeline.pain_days:7}  {report.looked_at:9}  {search:8.3f}  {bar:6.1f}  "
            f"{baseline:10.3f}  {search / baseline:5.2f}  {len(report.findings)} / {correlate(timeline)}"
        )


if __name__ == "__main__":
    main()
