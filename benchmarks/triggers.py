"""Time of a trigger search against what people use today, on the same exposures in the same run.

    OPENBLAS_NUM_THREADS=1 python -m benchmarks.triggers

The search is the public one, exposures drawn anew, warm; the baselines of `benchmarks.baselines` are given the
exposures ready-made. What they find, and how often wrongly, is measured there.
"""

import datetime as dt
import time
from collections.abc import Callable

from benchmarks.baselines import BASELINES, quietly, table_of
from hipsight.model.timeline import Timeline
from hipsight.simulation.log import ALL_COLUMNS, SimulatedLog
from hipsight.simulation.runner import Wish, simulate_runner
from hipsight.triggers import find_triggers

#: Seconds a search may take, warm.
BARS = {26: 0.3, 104: 0.8, 522: 4.0}
REPEATS = 3
#: Takes minutes on long logs.
SLOW = ("PCMCI (tigramite)",)
SLOW_UP_TO_WEEKS = 26


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


def seconds(work: Callable[[], object], repeats: int) -> float:
    """Best of some runs, after one to warm up."""
    work()
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> None:
    """Print the table."""
    for weeks, bar in BARS.items():
        timeline = full_log(weeks)
        report = find_triggers(timeline)
        table = table_of(timeline)
        search = seconds(lambda timeline=timeline: find_triggers(timeline), REPEATS)
        print(
            f"{weeks} weeks, {timeline.pain_days} entries, {report.looked_at} explanations: search {search:.3f} s "
            f"(bar {bar} s), {len(report.findings)} finding(s)"
        )
        for name, method in BASELINES.items():
            if name in SLOW and weeks > SLOW_UP_TO_WEEKS:
                print(f"    {name:28} not timed beyond {SLOW_UP_TO_WEEKS} weeks")
                continue
            try:
                taken = seconds(
                    lambda table=table, method=method: quietly(method, table), 1 if name in SLOW else REPEATS
                )
            except ModuleNotFoundError as error:
                print(f"    {name:28} not timed: {error.name} is not installed (pip install --group bench)")
                continue
            print(
                f"    {name:28} {taken:.3f} s; the search takes {search / taken:.2f} times as long",
                flush=True,
            )


if __name__ == "__main__":
    main()
