"""The search: which candidates go with the surprises more than any could by chance, one after another.

    r_k = s_k' e / (|s_k| |e|),      z_k = r_k * sqrt(freedom),      t_k = r_k * sqrt(freedom / (1 - r_k^2))

with e the clipped innovations and s_k the responses, both without trend and without what was claimed
before. Every draw puts e into another order (`block_permutation`), is freed of the nuisance and divided by
its own length again; without that, t of the observed log is inflated. The candidates of a family speak
together for harm and, with less trust, for protection; `evidence` pays for all of them. A claim joins the
nuisance at all of its lags, since a flare of another shape than the model's leaves echoes that others would
pick up; its family retires, and the search looks again, up to three times. The k-th step pays k times: one trigger is
enough for most pain, and who has one should not be told a wrong second more often than others a wrong first.

Draws stop early where the first few hundred already say that nothing is near: stopping only ever gives up a
claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hipsight.statistics.arrays import Booleans, Floats, Floats32, Integers
from hipsight.statistics.block_permutation import permuted_blocks
from hipsight.statistics.evidence import adjusted_p_values, bayes_factor, evidence_both_ways
from hipsight.statistics.joint import Standing, evidence_shares
from hipsight.statistics.projection import (
    clipped_residual,
    independent,
    orthonormal_basis,
    unit_residuals,
)
from hipsight.statistics.skewness import skewness_by_chance, without_skewness

#: Draws in the first round and in two; the second round is run where the first leaves something possible.
FIRST_DRAWS = 500
ALL_DRAWS = 2000
PROMISING_P = 0.1
#: Draws at most, where a late look asks for a p that fewer cannot tell from chance.
MOST_DRAWS = 20_000
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
#: The observed log and one draw.
_TWO = 2


@dataclass(frozen=True, slots=True)
class Candidates:
    """What is weighed.

    Attributes:
        responses: Shape (entries, candidates), candidates of a family side by side.
        family: Number of the family of each candidate, shape (candidates,), non-decreasing from 0.
        exposure: Number of the exposure of each candidate: those of one differ in the lag, shape (candidates,).
        weights: Prior trust in each family, shape (families,).
        shares: Prior trust in each candidate relative to the others of its family, shape (candidates,).
        may_protect: Candidates that may speak for protection, shape (candidates,).
        protection_weight: Prior trust in protection relative to harm.
    """

    responses: Floats
    family: Integers
    exposure: Integers
    weights: Floats
    shares: Floats
    may_protect: Booleans
    protection_weight: float = PROTECTION_WEIGHT

    def trust(self, usable: Booleans) -> tuple[Floats, Floats]:
        """Prior trust in harm and in protection by each candidate; a family's share out among the usable ones."""
        trusts = []
        for speaks, weight in ((usable, 1.0), (usable & self.may_protect, self.protection_weight)):
            shares = np.where(speaks, self.shares, 0.0)
            total = np.bincount(self.family, weights=shares, minlength=len(self.weights))
            of_family = np.divide(weight * self.weights, total, out=np.zeros(len(total)), where=total > 0)
            trusts.append(shares * of_family[self.family])
        return trusts[0], trusts[1]


@dataclass(frozen=True, slots=True)
class Step:
    """One look at all candidates.

    Attributes:
        t: Of each candidate, shape (candidates,); positive = more pain.
        p_harm: Family-wise adjusted p of each family, shape (families,); `p_protects` the same for less pain.
        log_evidence: Of each family for harm, then for protection, shape (2, families).
        leading: The candidate of each family that speaks the loudest for harm and for protection, same shape.
        shares: Share of each family in all evidence (`joint`), shape (families,).
        residual: The surprises looked at, shape (entries,).
        basis: The nuisance taken out, shape (entries, columns).
        freedom: Entries less nuisance columns.
    """

    t: Floats
    p_harm: Floats
    p_protects: Floats
    log_evidence: Floats
    leading: Integers
    shares: Floats
    residual: Floats
    basis: Floats
    freedom: int

    @property
    def smallest_p(self) -> float:
        """The smallest adjusted p of this look."""
        return float(min(self.p_harm.min(), self.p_protects.min()))

    def best(self) -> tuple[int, float]:
        """The leading candidate, and +1 for harm or -1 for protection."""
        candidate, sign, _ = self.leaders()[0]
        return candidate, sign

    def leaders(self) -> list[tuple[int, float, float]]:
        """Each family's loudest candidate with its direction and adjusted p, by evidence, the best first."""
        way = np.argmax(self.log_evidence, axis=0)
        order = np.argsort(-self.log_evidence.max(axis=0), kind="stable")
        p_values = (self.p_harm, self.p_protects)
        return [
            (
                int(self.leading[way[family], family]),
                (1.0, -1.0)[way[family]],
                float(p_values[way[family]][family]),
            )
            for family in order
        ]


def search_steps(
    surprises: Floats,
    trend: Floats,
    candidates: Candidates,
    generator: np.random.Generator,
    *,
    claim_p: float,
    claim_share: float = 0.0,
    finest_p: float = 1.0,
    most_steps: int = MOST_STEPS,
) -> Iterator[Step]:
    """One step after another; the last is the first without a claim, or the last that may make one.

    Args:
        surprises: Standardised innovations of the outcome, shape (entries,).
        trend: Innovations of the trend basis, shape (entries, degrees).
        candidates: What is weighed.
        generator: Source of the draws.
        claim_p: Adjusted p up to which the first step is a claim and another follows, the k-th up to a k-th of it,
        claim_share: if the leading family has at least this share of the evidence.
        finest_p: Smallest p that must be told from chance: it is worth more draws while none of them came as far.
        most_steps: How many steps at most.
    """
    nuisance, retired = trend, np.zeros(len(candidates.family), dtype=bool)
    for number in range(1, most_steps + 1):
        step = _look(surprises, nuisance, candidates, retired, generator, finest_p=finest_p / number)
        if step is None:
            return
        yield step
        best, _ = step.best()
        if step.smallest_p * number > claim_p or step.shares[candidates.family[best]] < claim_share:
            return
        echoes = candidates.exposure == candidates.exposure[best]
        nuisance = independent(np.column_stack([nuisance, candidates.responses[:, echoes]]))
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
    retired: Booleans,
    generator: np.random.Generator,
    *,
    finest_p: float,
) -> Step | None:
    basis = orthonormal_basis(nuisance)
    residual = clipped_residual(surprises, basis)
    freedom = len(residual) - basis.shape[1] - 1
    length = float(np.linalg.norm(residual))
    if freedom < 1 or length**2 <= _NOTHING * float(surprises @ surprises):
        return None
    unit = unit_residuals(candidates.responses, basis, LEAST_OWN_SHARE)
    unit[:, retired] = 0.0
    trust = candidates.trust(np.asarray(unit.any(axis=0)))
    if not trust[0].any():
        return None
    starts = _family_starts(candidates.family)
    correlations = unit.T @ (residual / length)
    skewness = skewness_by_chance(unit, residual)
    z = without_skewness((correlations[:, None] * np.sqrt(freedom)).astype(np.float32), skewness)
    speaks = [bayes_factor(sign * z[:, 0]) * shares for sign, shares in zip((1, -1), trust, strict=True)]
    evidence = evidence_both_ways(z, trust, starts)
    unit32 = np.ascontiguousarray(unit.T, dtype=np.float32) * np.float32(np.sqrt(freedom))
    draws = FIRST_DRAWS
    while draws:
        drawn = [
            evidence_both_ways(without_skewness(np.matmul(unit32, shuffled), skewness), trust, starts)
            for shuffled in _shuffled(residual, basis, draws, generator)
        ]
        evidence = np.concatenate([evidence, *drawn], axis=1)
        adjusted = adjusted_p_values(evidence)
        draws = _more_draws(float(adjusted.min()), evidence.shape[1] - 1, finest_p)
    families = len(candidates.weights)
    log_evidence = evidence[:, 0].reshape(2, families)
    leading = np.array([_loudest(one, starts) for one in speaks])
    standing = Standing(unit, correlations, skewness, freedom)
    louder = leading[log_evidence.argmax(axis=0), np.arange(families)]
    return Step(
        t=correlations_to_t(correlations, freedom),
        p_harm=adjusted[:families],
        p_protects=adjusted[families:],
        log_evidence=log_evidence,
        leading=leading,
        shares=evidence_shares(standing, trust, starts, louder, LEAST_OWN_SHARE),
        residual=residual,
        basis=basis,
        freedom=freedom,
    )


def _more_draws(smallest_p: float, drawn: int, finest_p: float) -> int:
    """How many more draws are worth it."""
    if drawn < ALL_DRAWS:
        return ALL_DRAWS - drawn if smallest_p <= PROMISING_P else 0
    no_draw_came_as_far = smallest_p * (1 + drawn) < _TWO
    return min(drawn, MOST_DRAWS - drawn) if no_draw_came_as_far and finest_p * (1 + drawn) < _TWO else 0


def _shuffled(
    residual: Floats, basis: Floats, draws: int, generator: np.random.Generator
) -> Iterator[Floats32]:
    """Surprises in other orders, freed of the nuisance and of length one, shape (entries, some draws)."""
    for first in range(0, draws, DRAWS_AT_A_TIME):
        count = min(DRAWS_AT_A_TIME, draws - first)
        shuffled: Floats = residual[permuted_blocks(len(residual), count, generator)].T
        explained = basis.T @ shuffled
        left = (residual @ residual) - np.einsum("ij,ij->j", explained, explained)
        unit: Floats32 = (shuffled / np.sqrt(left)).astype(np.float32)
        yield unit


def _loudest(speaks: Floats, starts: Integers) -> Integers:
    ends = np.append(starts[1:], len(speaks))
    return np.array(
        [first + int(np.argmax(speaks[first:end])) for first, end in zip(starts, ends, strict=True)]
    )


def _family_starts(family: Integers) -> Integers:
    return np.flatnonzero(np.diff(family, prepend=-1))
