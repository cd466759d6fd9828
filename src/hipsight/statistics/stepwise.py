"""The search: which candidates go with the surprises more than any could by chance, one after another.

    r_k = s_k' e / (|s_k| |e|),      z_k = r_k * sqrt(freedom),      t_k = r_k * sqrt(freedom / (1 - r_k^2))

with e the clipped innovations and s_k the responses, both without trend and without what was claimed
before. Every draw puts e into another order (`block_permutation`), is freed of the nuisance and divided by
its own length again; without that, t of the observed log is inflated. The best candidate of a family counts
for harm and, with less trust, for protection; `min_p` pays for all of them. A claim joins the nuisance, its
family retires, and the search looks again, up to three times.

Draws stop early where the first few hundred already say that nothing is near: stopping only ever gives up a
claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hipsight.statistics.arrays import Floats, Floats32, Integers
from hipsight.statistics.block_permutation import permuted_blocks
from hipsight.statistics.min_p import adjusted_p_values
from hipsight.statistics.projection import clipped_residual, orthonormal_basis, unit_residuals

#: Draws in the first round and in all; the second round is run where the first leaves something possible.
FIRST_DRAWS = 500
ALL_DRAWS = 2000
PROMISING_P = 0.1
#: Draws handled at a time, to bound the memory.
DRAWS_AT_A_TIME = 500
#: Explanations looked for one after another.
MOST_STEPS = 3
#: Prior trust in protection relative to harm: its small share of the error.
PROTECTION_WEIGHT = 1 / 6
#: A candidate needs this share of its own variation left once trend and earlier claims are taken out.
LEAST_OWN_SHARE = 0.2
#: Below this variance relative to the surprises there is nothing to explain.
_NOTHING = 1e-12


@dataclass(frozen=True, slots=True)
class Candidates:
    """What is weighed.

    Attributes:
        responses: Shape (entries, candidates), candidates of a family side by side.
        family: Number of the family of each candidate, shape (candidates,), non-decreasing from 0.
        weights: Prior trust in each family, shape (families,).
        protection_weight: Prior trust in protection relative to harm.
    """

    responses: Floats
    family: Integers
    weights: Floats
    protection_weight: float = PROTECTION_WEIGHT


@dataclass(frozen=True, slots=True)
class Step:
    """One look at all candidates.

    Attributes:
        t: Of each candidate, shape (candidates,); positive = more pain.
        p_harm: Family-wise adjusted p of each family, shape (families,); `p_protects` the same for less pain.
        residual: The surprises looked at, shape (entries,).
        basis: The nuisance taken out, shape (entries, columns).
        freedom: Entries less nuisance columns.
    """

    t: Floats
    p_harm: Floats
    p_protects: Floats
    residual: Floats
    basis: Floats
    freedom: int

    @property
    def smallest_p(self) -> float:
        """The smallest adjusted p of this look."""
        return float(min(self.p_harm.min(), self.p_protects.min()))

    def best(self, candidates: Candidates) -> tuple[int, float]:
        """The leading candidate, and +1 for harm or -1 for protection."""
        candidate, sign, _ = self.leaders(candidates)[0]
        return candidate, sign

    def leaders(self, candidates: Candidates) -> list[tuple[int, float, float]]:
        """Each family's best candidate with its direction and adjusted p, the best family first.

        Of harm and protection the one of the smaller p; families of the same p by |t|.
        """
        leaders = []
        for number, (harm, protects) in enumerate(zip(self.p_harm, self.p_protects, strict=True)):
            members = np.flatnonzero(candidates.family == number)
            signed = self.t[members] if harm <= protects else -self.t[members]
            best = int(np.argmax(signed))
            sign = 1.0 if harm <= protects else -1.0
            leaders.append((-float(signed[best]), int(members[best]), sign, float(min(harm, protects))))
        leaders.sort(key=lambda leader: (leader[3], leader[0]))
        return [(candidate, sign, p_value) for _, candidate, sign, p_value in leaders]


def search_steps(
    surprises: Floats,
    trend: Floats,
    candidates: Candidates,
    generator: np.random.Generator,
    *,
    claim_p: float,
    most_steps: int = MOST_STEPS,
) -> Iterator[Step]:
    """One step after another; the last is the first without a claim, or the last that may make one.

    Args:
        surprises: Standardised innovations of the outcome, shape (entries,).
        trend: Innovations of the trend basis, shape (entries, degrees).
        candidates: What is weighed.
        generator: Source of the draws.
        claim_p: Adjusted p up to which a step is a claim and another step follows.
        most_steps: How many steps at most.
    """
    nuisance, retired = trend, np.zeros(len(candidates.family), dtype=bool)
    for _ in range(most_steps):
        step = _look(surprises, nuisance, candidates, retired, generator)
        if step is None:
            return
        yield step
        if step.smallest_p > claim_p:
            return
        best, _ = step.best(candidates)
        nuisance = np.column_stack([nuisance, candidates.responses[:, best]])
        retired = retired | (candidates.family == candidates.family[best])


def correlations_to_t(correlations: Floats, freedom: int) -> Floats:
    """Student's t of each correlation."""
    bounded = np.clip(correlations, -0.999999, 0.999999)
    t: Floats = bounded * np.sqrt(freedom / (1 - bounded**2))
    return t


def _look(
    surprises: Floats,
    nuisance: Floats,
    candidates: Candidates,
    retired: np.ndarray,
    generator: np.random.Generator,
) -> Step | None:
    basis = orthonormal_basis(nuisance)
    residual = clipped_residual(surprises, basis)
    freedom = len(residual) - basis.shape[1] - 1
    length = float(np.linalg.norm(residual))
    if freedom < 1 or length**2 <= _NOTHING * float(surprises @ surprises):
        return None
    unit = unit_residuals(candidates.responses, basis, LEAST_OWN_SHARE)
    unit[:, retired] = 0.0
    correlations = unit.T @ (residual / length)
    starts = _family_starts(candidates.family)
    observed = _family_best(correlations[:, None], starts) * np.sqrt(freedom)
    weights = np.concatenate([candidates.weights, candidates.weights * candidates.protection_weight])
    alive = np.abs(observed[:, 0]) > 0
    if not alive.any():
        return None
    adjusted = np.ones(len(weights))
    unit32 = np.ascontiguousarray(unit.T, dtype=np.float32)
    best = observed
    for draws in (FIRST_DRAWS, ALL_DRAWS - FIRST_DRAWS):
        drawn = _draw_bests((residual, basis), unit32, starts, draws, generator) * np.sqrt(freedom)
        best = np.concatenate([best, drawn], axis=1)
        adjusted[alive] = adjusted_p_values(best[alive], weights[alive])
        if adjusted.min() > PROMISING_P:
            break
    families = len(candidates.weights)
    t = correlations_to_t(correlations, freedom)
    return Step(t, adjusted[:families], adjusted[families:], residual, basis, freedom)


def _draw_bests(
    surprise: tuple[Floats, Floats],
    unit: Floats32,
    starts: Integers,
    draws: int,
    generator: np.random.Generator,
) -> Floats:
    """Best correlation of each family for harm, then for protection, in each draw: (2 families, draws)."""
    residual, basis = surprise
    parts = []
    for first in range(0, draws, DRAWS_AT_A_TIME):
        count = min(DRAWS_AT_A_TIME, draws - first)
        shuffled = residual[permuted_blocks(len(residual), count, generator)].T
        explained = basis.T @ shuffled
        left = (residual @ residual) - np.einsum("ij,ij->j", explained, explained)
        scaled = (shuffled / np.sqrt(left)).astype(np.float32)
        parts.append(_family_best(unit @ scaled, starts))
    return np.concatenate(parts, axis=1, dtype=np.float64)


def _family_best(correlations: np.ndarray, starts: Integers) -> np.ndarray:
    return np.concatenate(
        [
            np.maximum.reduceat(correlations, starts, axis=0),
            -np.minimum.reduceat(correlations, starts, axis=0),
        ]
    )


def _family_starts(family: Integers) -> Integers:
    return np.flatnonzero(np.diff(family, prepend=-1))
