"""How often a search that is repeated as the log grows says something where nothing is.

    python -m benchmarks.looks --weeks 52 --logs 25 --process all
    python -m benchmarks.looks --weeks 104 --logs 17 --process all --planted

Somebody looks every day; the log is searched anew on the days that `hipsight.triggers.looks` says, each search paying
its price. A day on which it is not searched repeats the last answer, so those days are all that count.
"""

import argparse
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from benchmarks.calibration import PROCESSES, RUNNER, Task, make_log, tasks, wilson
from hipsight.triggers import find_triggers
from hipsight.triggers.looks import next_look


def look_again_and_again(task: Task) -> dict[int, tuple[str, ...]]:
    """What each search of a log said, by its number."""
    timeline, _, _ = make_log(task)
    looks: dict[int, tuple[str, ...]] = {}
    due = timeline.first_day
    for day in range(90, timeline.days):
        today = timeline.day(day)
        if today < due:
            continue
        report = find_triggers(timeline.until(today), seed=task.seed, look=len(looks) + 1)
        if report.looked_at:  # a search of nothing spends nothing
            looks[len(looks) + 1] = tuple(finding.family for finding in report.findings)
            due = next_look(timeline.first_day, today)
    return looks


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--logs", type=int, default=25, help="of each process")
    parser.add_argument("--processes", type=int, choices=(1, 2), default=2)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--process", nargs="+", choices=(*PROCESSES, "all"), default=[RUNNER])
    parser.add_argument("--planted", action="store_true", help="with a trigger: which look names it first")
    arguments = parser.parse_args()
    chosen = PROCESSES if "all" in arguments.process else tuple(arguments.process)
    todo = [
        task
        for process in chosen
        for task in tasks(
            process, arguments.weeks, arguments.logs, arguments.first_seed, int(arguments.planted)
        )
    ]
    with ProcessPoolExecutor(arguments.processes) as pool:
        told = list(pool.map(look_again_and_again, todo, chunksize=4))
    print(f"== looking every day for {arguments.weeks} weeks; searches a log: {Counter(map(len, told))}")
    if arguments.planted:
        first = [
            next((look for look, found in looks.items() if task.families[0] in found), None)
            for task, looks in zip(todo, told, strict=True)
        ]
        print("right trigger named at some look", wilson(sum(look is not None for look in first), len(first)))
        print("  at look", sorted(Counter(look for look in first if look).items()))
        return
    print("ever alarmed", wilson(sum(any(looks.values()) for looks in told), len(told)))
    print(
        "  first at look",
        sorted(Counter(_first_alarm(looks) for looks in told if any(looks.values())).items()),
    )


def _first_alarm(looks: dict[int, tuple[str, ...]]) -> int:
    return next(look for look, found in looks.items() if found)


if __name__ == "__main__":
    main()
