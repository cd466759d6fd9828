r"""Which of several that stand out: one alone, or two at once.

A family's share of the evidence is how probable it is that it belongs to the truth, once something stands out. The
explanations weighed are each family alone and each pair of the few that speak the loudest:

.. math:: M_f = E_f, \qquad M_{fg} = E_f\, E_{g \mid f} / W, \qquad share_f = \frac{M_f + \sum_g M_{fg}}{\sum M}

with :math:`E_{g \mid f}` the evidence for g once the leading candidate of f is taken out, and W the prior trust in all
families together, so that a pair is trusted as much less than one alone as one alone is than nothing. What only
travels with f has nothing left once f is out, and takes a part of f's share; a second trigger keeps its evidence and
takes none.

Partial correlations are those of linear regression, :math:`r_{k|a} = (r_k - c_k r_a) / \sqrt{(1 - c_k^2)(1 - r_a^2)}`
with c the correlation of the two responses.

Reference: Hoeting et al. (1999), Bayesian model averaging, Statistical Science 14:382.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hipsight.statistics.arrays import Floats, Integers
from hipsight.statistics.evidence import evidence_both_ways
from hipsight.statistics.skewness import without_skewness

#: Families of which pairs are weighed.
LOUDEST = 6
#: One candidate explains at most this share of what is there, or nothing would be left to divide by.
_MOST_EXPLAINED = 0.999


@dataclass(frozen=True, slots=True)
class Standing:
    """How the candidates stand.

    Attributes:
        unit: Responses of length one, shape (entries, candidates); zero where one may not speak.
        correlations: Of each with the surprises, shape (candidates,).
        skewness: Of each one's z by chance, shape (candidates,).
        freedom: Entries less nuisance columns.
    """

    unit: Floats
    correlations: Floats
    skewness: Floats
    freedom: int


def evidence_shares(
    standing: Standing,
    trust: tuple[Floats, Floats],
    starts: Integers,
    leading: Integers,
    least_own_share: float,
) -> Floats:
    """Share of each family, shape (families,); a pair counts for both of its families.

    Args:
        standing: How the candidates stand.
        trust: Prior trust in harm and in protection by each candidate.
        starts: First candidate of each family.
        leading: Loudest candidate of each family, shape (families,).
        least_own_share: Share of its variation that a candidate must keep beside another to be told from it.
    """
    z = standing.correlations * np.sqrt(standing.freedom)
    alone = _evidence(z, standing.skewness, trust, starts)
    loudest = np.argsort(-alone, kind="stable")[:LOUDEST]
    total_trust = float(np.log(trust[0].sum() + trust[1].sum()))
    pairs = np.full((len(loudest), len(loudest)), -np.inf)
    for row, family in enumerate(loudest):
        given = _given(standing, int(leading[family]), least_own_share)
        known = tuple(np.where(given == 0, 0.0, one) for one in trust)
        beside = _evidence(
            given * np.sqrt(standing.freedom - 1), standing.skewness, (known[0], known[1]), starts
        )
        pairs[row] = alone[family] + beside[loudest] - total_trust
        pairs[row, row] = -np.inf
    pairs = np.logaddexp(pairs, pairs.T) - np.log(2)
    largest = max(float(alone.max()), float(pairs.max()))
    weights, both = np.exp(alone - largest), np.exp(pairs - largest)
    shares = weights.copy()
    shares[loudest] += both.sum(axis=1)
    whole: Floats = shares / (weights.sum() + both.sum() / 2)
    return whole


def _given(standing: Standing, taken: int, least_own_share: float) -> Floats:
    """Partial correlation of each candidate once one is taken out; 0 where the two cannot be told apart."""
    unit, correlations = standing.unit, standing.correlations
    common = unit.T @ unit[:, taken]
    own = 1 - common**2
    apart = (own > least_own_share) & unit.any(axis=0)
    partial: Floats = np.zeros(len(correlations))
    partial[apart] = (correlations - common * correlations[taken])[apart] / np.sqrt(
        own[apart] * (1 - min(correlations[taken] ** 2, _MOST_EXPLAINED))
    )
    return partial


def _evidence(z: Floats, skewness: Floats, trust: tuple[Floats, Floats], starts: Integers) -> Floats:
    """Log evidence of each family in whichever direction speaks louder for it, shape (families,)."""
    evidence = evidence_both_ways(without_skewness(z[:, None].astype(np.float32), skewness), trust, starts)
    louder: Floats = evidence.reshape(2, -1).max(axis=0)
    return louder
