"""How often the trigger search is wrong, and how often it finds what is there, on many made-up logs.

    python -m benchmarks.calibration --weeks 26 104 --logs 200
    python -m benchmarks.calibration --weeks 104 --logs 200 --looks      # looking again and again

Null logs have no trigger; each other log has one, of a family drawn in turn. A hit is the right family with
harm; a full hit also has the lag within 1 day and the threshold within 15 %. Rates come with Wilson 95 %
intervals.
"""

import argparse
import datetime as dt
import itertools
import math
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from hipsight.model.finding import Direction, Finding
from hipsight.simulation.days import Planted
from hipsight.simulation.exposures import KINDS
from hipsight.simulation.runner import Wish, simulate_runner
from hipsight.triggers import find_triggers
from hipsight.triggers.looks import next_look

FIRST_DAY = dt.date(2024, 1, 1)
NULL_SEED, PLANTED_SEED = 1, 2
#: Families that say nearly the same as another.
KIN = {
    "weekly_volume": {"volume_window"},
    "volume_window": {"weekly_volume"},
    "run_length": {"long_run", "session_spike"},
    "long_run": {"run_length", "weekday"},
    "speed_on_road": {"speed", "road"},
    "squats": {"strength"},
    "plyometrics": {"strength"},
    "hills": {"downhill"},
    "downhill": {"hills", "downhill_on_road"},
    "before_period": {"cycle_phase"},
}


@dataclass(frozen=True)
class Outcome:
    """What the search said about one log."""

    family: str | None
    caused: int
    findings: tuple[str, ...]
    hit: bool
    full: bool
    lead_failed: bool
    seconds: float
    refused: bool


def judge(seed: int, weeks: int, family: str | None) -> Outcome:
    """The search on one made-up log."""
    key = (NULL_SEED if family is None else PLANTED_SEED, seed, weeks)
    log = simulate_runner(key, weeks=weeks, first_day=FIRST_DAY, wish=Wish(family=family))
    timeline = log.timeline()
    began = time.perf_counter()
    report = find_triggers(timeline, seed=seed)
    seconds = time.perf_counter() - began
    right = [
        finding
        for finding in report.findings
        if finding.family == family and finding.direction is Direction.HARM
    ]
    return Outcome(
        family=family,
        caused=log.caused_flares,
        findings=tuple(finding.family for finding in report.findings),
        hit=bool(right),
        full=any(is_full(finding, log.planted[0]) for finding in right),
        lead_failed=report.self_check is not None and not report.self_check.passed,
        seconds=seconds,
        refused=report.looked_at == 0,
    )


def is_full(finding: Finding, planted: Planted) -> bool:
    """Whether lag and threshold are right too."""
    if abs(finding.lag_days - planted.lag_days) > 1:
        return False
    if planted.threshold is None or finding.threshold is None:
        return True
    if planted.family == "before_period":
        return abs(finding.threshold - planted.threshold) <= 2
    return abs(finding.threshold / planted.threshold - 1) <= 0.15


def wilson(hits: int, of: int) -> str:
    """A share with its Wilson 95 % interval, as text."""
    if of == 0:
        return "-"
    z, share = 1.96, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{share:.3f} ({middle - half:.3f}-{middle + half:.3f}) {hits}/{of}"


def measure(weeks: int, logs: int, processes: int, first_seed: int) -> tuple[list[Outcome], list[Outcome]]:
    """Outcomes on null logs and on logs with a trigger."""
    turns = list(itertools.islice(itertools.cycle(KINDS), logs))
    seeds = range(first_seed, first_seed + logs)
    with ProcessPoolExecutor(processes) as pool:
        null = list(pool.map(judge, seeds, [weeks] * logs, [None] * logs, chunksize=4))
        planted = list(pool.map(judge, seeds, [weeks] * logs, turns, chunksize=4))
    return null, planted


def tell(weeks: int, null: list[Outcome], planted: list[Outcome]) -> None:
    """Print the rates."""
    print(f"== {weeks} weeks")
    print(f"null logs with any finding   {wilson(sum(bool(o.findings) for o in null), len(null))}")
    print(f"null logs failing lead test  {wilson(sum(o.lead_failed for o in null), len(null))}")
    print(f"logs failing lead test       {wilson(sum(o.lead_failed for o in planted), len(planted))}")
    print(f"right trigger                {wilson(sum(o.hit for o in planted), len(planted))}")
    print(f"  + lag and threshold        {wilson(sum(o.full for o in planted), len(planted))}")
    wrong = [o for o in planted if set(o.findings) - {o.family} - KIN.get(o.family or "", set())]
    print(f"an unrelated family found    {wilson(len(wrong), len(planted))}")
    print("  which                     ", Counter(f for o in wrong for f in set(o.findings) - {o.family}))
    print("  on null logs              ", Counter(f for o in null for f in o.findings))
    print("recall by flares caused:")
    for low, high in ((0, 5), (5, 8), (8, 12), (12, 20), (20, 40), (40, 10_000)):
        print(f"  {low:3}-{high - 1:<5} {_recall(o for o in planted if low <= o.caused < high)}")
    print("recall by family:")
    for family in KINDS:
        print(f"  {family:18} {_recall(o for o in planted if o.family == family)}")
    seconds = sorted(o.seconds for o in (*null, *planted))
    print(f"seconds a search: median {seconds[len(seconds) // 2]:.2f}, worst {seconds[-1]:.2f}", flush=True)


def judge_looks(seed: int, weeks: int, family: str | None) -> tuple[bool, bool, int | None]:
    """Looking week after week: any claim on looks that are due, any claim with unspent looks, first right look."""
    key = (NULL_SEED if family is None else PLANTED_SEED, seed, weeks)
    log = simulate_runner(key, weeks=weeks, first_day=FIRST_DAY, wish=Wish(family=family))
    timeline = log.timeline()
    looks: dict[int, tuple[str, ...]] = {}
    due = timeline.first_day
    for week in range(1, weeks + 1):
        known = timeline.until(timeline.day(7 * week - 1))
        if known.last_day < due:
            continue
        report = find_triggers(known, seed=seed, look=len(looks) + 1)
        if report.looked_at:  # a search of nothing spends nothing
            looks[len(looks) + 1] = tuple(finding.family for finding in report.findings)
            due = next_look(timeline.first_day, known.last_day)
    unspent = False
    if family is None:
        unspent = any(
            find_triggers(timeline.until(timeline.day(7 * weeks * part // 8 - 1)), seed=seed).findings
            for part in range(1, 9)
        )
    first = next((look for look, found in looks.items() if family in found), None)
    return any(looks.values()), unspent, first


def tell_looks(weeks: int, logs: int, processes: int) -> None:
    """Print what looking again and again does."""
    turns = list(itertools.islice(itertools.cycle(KINDS), logs))
    with ProcessPoolExecutor(processes) as pool:
        null = list(pool.map(judge_looks, range(logs), [weeks] * logs, [None] * logs, chunksize=4))
        planted = list(pool.map(judge_looks, range(logs), [weeks] * logs, turns, chunksize=4))
    print(f"== looking every week for {weeks} weeks")
    print(f"null logs with any finding, looks when due  {wilson(sum(one[0] for one in null), logs)}")
    print(f"null logs with any finding, 8 unspent looks {wilson(sum(one[1] for one in null), logs)}")
    print(f"right trigger, looks when due               {wilson(sum(bool(one[2]) for one in planted), logs)}")
    print("  first found at look", sorted(Counter(one[2] for one in planted if one[2]).items()), flush=True)


def _recall(outcomes: Iterable[Outcome]) -> str:
    chosen = list(outcomes)
    return wilson(sum(o.hit for o in chosen), len(chosen))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weeks", type=int, nargs="+", default=[26, 104])
    parser.add_argument("--logs", type=int, default=200)
    parser.add_argument("--processes", type=int, choices=(1, 2), default=2)
    parser.add_argument("--first-seed", type=int, default=0, help="of the made-up logs")
    parser.add_argument("--looks", action="store_true", help="look every week instead of once")
    arguments = parser.parse_args()
    for weeks in arguments.weeks:
        if arguments.looks:
            tell_looks(weeks, arguments.logs, arguments.processes)
            continue
        tell(weeks, *measure(weeks, arguments.logs, arguments.processes, arguments.first_seed))


if __name__ == "__main__":
    main()
