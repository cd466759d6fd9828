"""How often the trigger search is wrong, and how often it finds what is there, on many made-up logs.

    python -m benchmarks.calibration --weeks 26 104 --logs 200
    python -m benchmarks.calibration --process reverse sore_logging      # by name; `all` for every one
    python -m benchmarks.calibration --process all --only null
    python -m benchmarks.calibration --triggers 2                        # two planted at once

Null logs have no trigger; each other log has one, of a family drawn in turn. A hit is the right family with
harm; a full hit also has the lag within 1 day and the threshold within 15 %. Rates come with Wilson 95 %
intervals. The process `runner` is `hipsight.simulation`; the others are the scenarios of
`benchmarks.diaries`, which shares nothing with it.
"""

import argparse
import datetime as dt
import math
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from benchmarks.diaries.diary import make_diary
from benchmarks.diaries.person import SCENARIOS
from benchmarks.diaries.triggers import KINDS as DIARY_KINDS
from benchmarks.diaries.triggers import Trigger
from hipsight.model.finding import Direction, Finding, Grade
from hipsight.model.timeline import Timeline
from hipsight.simulation.days import Planted
from hipsight.simulation.exposures import KINDS
from hipsight.simulation.runner import Wish, simulate_runner
from hipsight.triggers import find_triggers

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
    "session_spike": {"run_length", "long_run"},
    "new_shoe": {"shoe_pair", "shoe_km"},
    "strength": {"squats", "plyometrics"},
    "run_day": {"consecutive_days"},
    "consecutive_days": {"run_day"},
    "speed": {"speed_on_road"},
    "road": {"camber"},
    "camber": {"road"},
}


RUNNER = "runner"
PROCESSES = (RUNNER, *SCENARIOS)


@dataclass(frozen=True)
class Task:
    """One log to make and to judge."""

    process: str
    seed: int
    weeks: int
    families: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What the search said about one log.

    Attributes:
        hits: Of each planted family: found as harm; `full` with lag and threshold too.
        claims: Of each finding its family, its grade, and whether it is true (kin of what was planted).
    """

    task: Task
    caused: tuple[int, ...]
    claims: tuple[tuple[str, Grade, bool], ...]
    hits: tuple[bool, ...]
    full: tuple[bool, ...]
    lead_failed: bool
    seconds: float

    @property
    def wrong(self) -> tuple[str, ...]:
        """Families claimed that have nothing to do with what was planted."""
        return tuple(family for family, _, is_true in self.claims if not is_true)


def make_log(task: Task) -> tuple[Timeline, tuple[Planted | Trigger, ...], tuple[int, ...]]:
    """The log of a task, the truth about it, and how often each trigger struck on a logged day."""
    key = (PLANTED_SEED if task.families else NULL_SEED, task.seed, task.weeks)
    if task.process == RUNNER:
        family = task.families[0] if task.families else None
        log = simulate_runner(key, weeks=task.weeks, first_day=FIRST_DAY, wish=Wish(family=family))
        return log.timeline(), log.planted, (log.caused_flares,) * len(log.planted)
    diary = make_diary(key, weeks=task.weeks, scenario=task.process, families=task.families)
    return diary.timeline, diary.planted, diary.caused


def judge(task: Task) -> Outcome:
    """The search on one made-up log."""
    timeline, planted, caused = make_log(task)
    began = time.perf_counter()
    report = find_triggers(timeline, seed=task.seed)
    seconds = time.perf_counter() - began
    harmful = [finding for finding in report.findings if finding.direction is Direction.HARM]
    kin = set(task.families).union(*(KIN.get(family, set()) for family in task.families))
    return Outcome(
        task=task,
        caused=caused,
        claims=tuple(
            (finding.family, finding.grade, finding in harmful and finding.family in kin)
            for finding in report.findings
        ),
        hits=tuple(any(finding.family == one.family for finding in harmful) for one in planted),
        full=tuple(
            any(finding.family == one.family and is_full(finding, one) for finding in harmful)
            for one in planted
        ),
        lead_failed=report.self_check is not None and not report.self_check.passed,
        seconds=seconds,
    )


def is_full(finding: Finding, planted: Planted | Trigger) -> bool:
    """Whether lag and threshold are right too."""
    if abs(finding.lag_days - planted.lag_days) > 1:
        return False
    if planted.threshold is None or finding.threshold is None:
        return True
    if planted.family == "new_shoe":
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
    return f"{share:.3f} ({max(0.0, middle - half):.3f}-{middle + half:.3f}) {hits}/{of}"


def tasks(process: str, weeks: int, logs: int, first_seed: int, triggers: int) -> list[Task]:
    """So many logs of a process, each with so many triggers, families in turn."""
    kinds = sorted(KINDS if process == RUNNER else DIARY_KINDS)
    made = []
    for seed in range(first_seed, first_seed + logs):
        chosen = [kinds[(seed + 11 * number) % len(kinds)] for number in range(triggers)]
        made.append(Task(process, seed, weeks, tuple(chosen)))
    return made


def measure(todo: Iterable[Task], processes: int) -> list[Outcome]:
    """The outcome of every task."""
    with ProcessPoolExecutor(processes) as pool:
        return list(pool.map(judge, todo, chunksize=4))


def tell_null(null: list[Outcome]) -> None:
    """Print how often something is said where nothing is."""
    for process in dict.fromkeys(o.task.process for o in null):
        chosen = [o for o in null if o.task.process == process]
        said = Counter(family for o in chosen for family, _, _ in o.claims)
        print(f"null, any finding  {process:16} {_share(bool(o.claims) for o in chosen)}  {dict(said)}")
    print(f"null, any finding  all              {_share(bool(o.claims) for o in null)}")
    print(f"null, lead test fails               {_share(o.lead_failed for o in null)}")


def tell_planted(planted: list[Outcome]) -> None:
    """Print how often what is there is found."""
    for process in dict.fromkeys(o.task.process for o in planted):
        chosen = [o for o in planted if o.task.process == process]
        hits = _share(hit for o in chosen for hit in o.hits)
        full = _share(hit for o in chosen for hit in o.full)
        print(f"right trigger {process:16} {hits}, + lag and threshold {full}")
    print(f"right trigger, all          {_share(hit for o in planted for hit in o.hits)}")
    print(f"  + lag and threshold       {_share(hit for o in planted for hit in o.full)}")
    if len(planted[0].hits) > 1:
        print(f"every planted one found     {_share(all(o.hits) for o in planted)}")
    print(f"an unrelated family found   {_share(bool(o.wrong) for o in planted)}")
    print("  which                    ", dict(Counter(family for o in planted for family in o.wrong)))
    print(f"logs failing the lead test  {_share(o.lead_failed for o in planted)}")
    pairs = [(c, h) for o in planted for c, h in zip(o.caused, o.hits, strict=True)]
    print("recall by flares caused:")
    for low, high in ((0, 5), (5, 8), (8, 12), (12, 20), (20, 40), (40, 10_000)):
        print(f"  {low:3}-{high - 1:<5} {_share(hit for caused, hit in pairs if low <= caused < high)}")
    print("recall by family:")
    found = [pair for o in planted for pair in zip(o.task.families, o.hits, strict=True)]
    for family in sorted({family for family, _ in found}):
        print(f"  {family:18} {_share(hit for one, hit in found if one == family)}")


def tell_grades(outcomes: list[Outcome]) -> None:
    """Print how many findings of each grade are true, null and planted logs in equal numbers."""
    for grade in (Grade.STRONG, Grade.CLAIM):
        truths = [is_true for o in outcomes for _, given, is_true in o.claims if given is grade]
        print(f"of {grade:6} grades, true     {_share(truths)}")


def _share(truths: Iterable[bool]) -> str:
    chosen = list(truths)
    return wilson(sum(chosen), len(chosen))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weeks", type=int, nargs="+", default=[26, 104])
    parser.add_argument("--logs", type=int, default=200)
    parser.add_argument("--processes", type=int, choices=(1, 2), default=2)
    parser.add_argument("--first-seed", type=int, default=0, help="of the made-up logs")
    parser.add_argument("--process", nargs="+", choices=(*PROCESSES, "all"), default=[RUNNER])
    parser.add_argument("--only", choices=("null", "planted"))
    parser.add_argument(
        "--triggers", type=int, default=1, help="planted at once; more than one only in diaries"
    )
    arguments = parser.parse_args()
    chosen = PROCESSES if "all" in arguments.process else tuple(arguments.process)
    for weeks in arguments.weeks:
        print(f"== {weeks} weeks, {arguments.logs} logs a process from seed {arguments.first_seed}")
        todo = {
            triggers: [
                task
                for process in chosen
                for task in tasks(process, weeks, arguments.logs, arguments.first_seed, triggers)
            ]
            for triggers in (0, arguments.triggers)
        }
        null = [] if arguments.only == "planted" else measure(todo[0], arguments.processes)
        planted = [] if arguments.only == "null" else measure(todo[arguments.triggers], arguments.processes)
        if null:
            tell_null(null)
        if planted:
            tell_planted(planted)
        if null and planted:
            tell_grades([*null, *planted])
        seconds = sorted(o.seconds for o in (*null, *planted))
        print(
            f"seconds a search: median {seconds[len(seconds) // 2]:.2f}, worst {seconds[-1]:.2f}", flush=True
        )


if __name__ == "__main__":
    main()
