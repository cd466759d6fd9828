"""What the search buys over what people use today: recall, false alarms and time on the same logs.

    python -m benchmarks.baselines --weeks 26 104 --logs 60
    python -m benchmarks.baselines --process runner reverse sore_logging

Every method gets the exposures of the library, drawn from the log as the search draws them, so that thresholds
can be compared too; it names the candidate of the smallest p (or largest weight) of each family that it holds
for significant. PCMCI needs tigramite and the lasso scikit-learn: `pip install --group bench`.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import rankdata, t  # noqa: TID251 - the baselines; not part of the package

from benchmarks.calibration import PROCESSES, RUNNER, Task, is_full, make_log, tasks, wilson
from hipsight.hypotheses.contract import Exposure
from hipsight.model.finding import Direction
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit
from hipsight.triggers import find_triggers
from hipsight.triggers.span import cut_to_pain
from hipsight.triggers.support import supported_families

LAGS = (0, 1, 2, 3)
ALPHA = 0.05


@dataclass(frozen=True)
class Said:
    """What a method says sets the pain off; it has the fields that `is_full` compares."""

    family: str
    threshold: float | None
    lag_days: int


@dataclass(frozen=True)
class Table:
    """What a method is given: pain, and every exposure as a column."""

    pain: np.ndarray
    families: tuple[str, ...]
    exposures: tuple[Exposure, ...]
    values: np.ndarray


Method = Callable[[Table], Sequence[Said]]


def table_of(timeline: Timeline) -> Table | None:
    """The table of a log, or None where nothing can be looked at."""
    span = cut_to_pain(timeline)
    pairs = [
        (entry.family.id, exposure)
        for entry in supported_families(span, DistanceUnit.KM)[0]
        for exposure in entry.exposures
        if exposure.scanned
    ]
    if not pairs:
        return None
    families, exposures = zip(*pairs, strict=True)
    return Table(span["pain_0_10"], families, exposures, np.column_stack([one.values for one in exposures]))


def moved(values: np.ndarray, lag: int) -> np.ndarray:
    """Columns moved to the day of the pain they may have set off."""
    later = np.full(values.shape, np.nan)
    later[lag:] = values[: len(values) - lag]
    return later


def rank_correlations(table: Table, lags: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """Spearman's r and p of every exposure with pain, each of shape (lags, exposures)."""
    r, p = np.zeros((len(lags), len(table.families))), np.ones((len(lags), len(table.families)))
    for row, lag in enumerate(lags):
        later = moved(table.values, lag)
        for column in range(later.shape[1]):
            both = np.isfinite(table.pain) & np.isfinite(later[:, column])
            x, y = rankdata(later[both, column]), rankdata(table.pain[both])
            if both.sum() > 5 and x.std() > 0 and y.std() > 0:
                r[row, column] = np.corrcoef(x, y)[0, 1]
                freedom = both.sum() - 2
                z = abs(r[row, column]) * np.sqrt(freedom / max(1e-12, 1 - r[row, column] ** 2))
                p[row, column] = 2 * t.sf(z, freedom)
    return r, p


def _named(table: Table, lags: Sequence[int], score: np.ndarray, chosen: np.ndarray) -> list[Said]:
    """The best chosen candidate of each family; arrays of shape (lags, exposures)."""
    best: dict[str, tuple[float, Said]] = {}
    for row, column in zip(*np.nonzero(chosen), strict=True):
        family = table.families[column]
        said = Said(family, table.exposures[column].threshold, lags[row])
        if family not in best or score[row, column] > best[family][0]:
            best[family] = (float(score[row, column]), said)
    return [said for _, said in best.values()]


def spearman(table: Table) -> list[Said]:
    """Same day and next day, p < .05: what apps do."""
    r, p = rank_correlations(table, LAGS[:2])
    return _named(table, LAGS[:2], r, (r > 0) & (p < ALPHA))


def significant(p: np.ndarray) -> np.ndarray:
    """Benjamini and Hochberg at .05 over all entries."""
    order = np.sort(p.ravel())
    below = np.flatnonzero(order <= ALPHA * np.arange(1, len(order) + 1) / len(order))
    return p <= (order[below[-1]] if len(below) else -1.0)


def benjamini_hochberg(table: Table) -> list[Said]:
    """Rank correlations at lags 0 to 3, false discovery rate .05."""
    r, p = rank_correlations(table, LAGS)
    return _named(table, LAGS, r, (r > 0) & significant(p))


def lasso(table: Table) -> list[Said]:
    """Lasso over exposures at lags 0 to 3 and pain at lags 1 to 3, penalty by 5-fold validation in time."""
    from sklearn.linear_model import LassoCV  # noqa: PLC0415 - may be missing

    logged = np.flatnonzero(np.isfinite(table.pain))
    past = [moved(table.pain[:, None], lag) for lag in (1, 2, 3)]
    columns = np.column_stack([*(moved(table.values, lag) for lag in LAGS), *past])[logged]
    known = np.isfinite(columns)
    means = np.where(known, columns, 0).sum(axis=0) / np.maximum(1, known.sum(axis=0))
    columns = np.where(known, columns, means) - means
    spread = columns.std(axis=0)
    columns = columns / np.where(spread > 0, spread, 1.0)
    weights = LassoCV(cv=5, alphas=30, max_iter=5000).fit(columns, table.pain[logged]).coef_
    own = weights[: len(LAGS) * len(table.families)].reshape(len(LAGS), -1)
    return _named(table, LAGS, own, own > 1e-6)


def pcmci(table: Table) -> list[Said]:
    """PCMCI with partial correlation, lags 0 to 3, one exposure a family, false discovery rate .05."""
    from tigramite.data_processing import DataFrame  # noqa: PLC0415 - may be missing
    from tigramite.independence_tests.parcorr import ParCorr  # noqa: PLC0415
    from tigramite.pcmci import PCMCI  # noqa: PLC0415

    chosen = []
    for family in dict.fromkeys(table.families):
        columns = [number for number, one in enumerate(table.families) if one == family]
        chosen.append(columns[len(columns) // 2])
    missing = -999.0
    data = np.column_stack([table.pain, table.values[:, chosen]])
    frame = DataFrame(np.where(np.isfinite(data), data, missing), missing_flag=missing)
    links = {0: {(0, -lag): "-?>" for lag in (1, 2, 3)}}
    for number in range(1, len(chosen) + 1):
        links[0] |= {(number, -lag): "-?>" if lag else "o?o" for lag in LAGS}
        links[number] = {(number, -1): "-?>", (0, 0): "o?o"}
    search = PCMCI(frame, ParCorr(), verbosity=0)
    result = search.run_pcmci(tau_max=LAGS[-1], pc_alpha=0.05, link_assumptions=links)
    p, r = result["p_matrix"][1:, 0, :].T, result["val_matrix"][1:, 0, :].T
    few = Table(
        table.pain,
        tuple(table.families[number] for number in chosen),
        tuple(table.exposures[number] for number in chosen),
        table.values[:, chosen],
    )
    return _named(few, LAGS, r, (r > 0) & significant(p))


#: By the name that is printed; a method whose library is missing says so.
BASELINES: Mapping[str, Method] = {
    "Spearman, same and next day": spearman,
    "BH over rank correlations": benjamini_hochberg,
    "lasso with lags": lasso,
    "PCMCI (tigramite)": pcmci,
}


def search(timeline: Timeline, seed: int) -> list[Said]:
    """The search of this package."""
    return [
        Said(finding.family, finding.threshold, finding.lag_days)
        for finding in find_triggers(timeline, seed=seed).findings
        if finding.direction is Direction.HARM
    ]


def compare(todo: Sequence[Task]) -> None:
    """Print a row for each method."""
    rows: dict[str, list[tuple[Task, bool, bool, bool, float]]] = {}
    gone: dict[str, str] = {}
    for task in todo:
        timeline, planted, _ = make_log(task)
        table = table_of(timeline)
        for name in ("hipsight", *BASELINES):
            if name in gone:
                continue
            began = time.perf_counter()
            try:
                said = search(timeline, task.seed) if name == "hipsight" else _asked(name, table)
            except ModuleNotFoundError as error:
                gone[name] = f"{error.name} is not installed: pip install --group bench"
                continue
            taken = time.perf_counter() - began
            right = [(one, there) for one in said for there in planted if one.family == there.family]
            full = any(is_full(one, there) for one, there in right)
            rows.setdefault(name, []).append((task, bool(said), bool(right), full, taken))
    for name in ("hipsight", *BASELINES):
        if name in gone:
            print(f"{name:28} not measured: {gone[name]}")
            continue
        null = [row for row in rows[name] if not row[0].families]
        planted_rows = [row for row in rows[name] if row[0].families]
        print(
            f"{name:28} right {_rate(row[2] for row in planted_rows)}  full {_rate(row[3] for row in planted_rows)}"
            f"  null alarms {_rate(row[1] for row in null)}"
            f"  {np.median([row[4] for row in rows[name]]) * 1000:.0f} ms",
            flush=True,
        )


def _asked(name: str, table: Table | None) -> Sequence[Said]:
    return [] if table is None else quietly(BASELINES[name], table)


def quietly(method: Method, table: Table) -> Sequence[Said]:
    """What a method says, without its warnings of convergence and of constant columns."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return method(table)


def _rate(truths) -> str:
    chosen = list(truths)
    return wilson(sum(chosen), len(chosen))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weeks", type=int, nargs="+", default=[26, 104])
    parser.add_argument("--logs", type=int, default=40, help="of each process, null and planted")
    parser.add_argument(
        "--process", nargs="+", choices=(*PROCESSES, "all"), default=[RUNNER, "plain", "reverse"]
    )
    parser.add_argument("--first-seed", type=int, default=0)
    arguments = parser.parse_args()
    chosen = PROCESSES if "all" in arguments.process else arguments.process
    for weeks in arguments.weeks:
        print(
            f"== {weeks} weeks, {arguments.logs} logs with and as many without a trigger of {', '.join(chosen)}"
        )
        compare(
            [
                task
                for triggers in (0, 1)
                for process in chosen
                for task in tasks(process, weeks, arguments.logs, arguments.first_seed, triggers)
            ]
        )


if __name__ == "__main__":
    main()
