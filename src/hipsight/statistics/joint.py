r"""Which of several that stand out: one alone, or two at once.

A family's share of the evidence is how probable it is that it belongs to the truth, once something stands out. The
explanations weighed are each family alone and each pair of the few that speak the loudest:

.. math:: M_f = E_f, \qquad M_{fg} = E_f\, E_{g \mid f} / W, \qquad share_f = \frac{M_f + \sum_g M_{fg}}{\sum M}

with :math:`E_{g \mid f}` the evidence for g once the leading candidate of f is taken out, and W the prior trust in all
families together, so that a pair is trusted as much less than one alone as one alone is than nothing. What only travels
with f has nothing left once f is out, and takes a part of f's share; a second trigger keeps its evidence and takes none.

Partial correlations are those of linear regression, :math:`r_{k|a} = (r_k - c_k r_a) / \sqrt{(1 - c_k^2)(1 - r_a^2)}`
with c the correlation of the two responses.

Reference: Hoeting et al. (1999), Bayesian model averaging, Statistical Science 14:382.
"""

from __future__ import annotations

import numpy as np

from hipsight.statistics.arrays import Floats, Integers
from hipsight.statistics.evidence import family_evidence

#: Families of which pairs are weighed.
LOUDEST = 6


def evidence_shares(
    unit: Floats,
    correlations: Floats,
    freedom: int,
    trust: tuple[Floats, Floats],
    starts: Integers,
    leading: Integers,
    least_own_share: float,
) -> Floats:
    """Share of each family, shape (families,); shares of pairs count for both, so that they may add up to 2.

    Args:
        unit: Responses of length one, shape (entries, candidates); zero where one may not speak.
        correlations: Of each with the surprises, shape (candidates,).
        freedom: Entries less nuisance columns.
        trust: Prior trust in harm and in protection by each candidate.
        starts: First candidate of each family.
        leading: Loudest candidate of each family, shape (families,).
        least_own_share: Share of its variation that a candidate must keep beside another to be told from it.
    """
    alone = _evidence(correlations * np.sqrt(freedom), trust, starts)
    loudest = np.argsort(-alone, kind="stable")[:LOUDEST]
    total_trust = float(np.log(trust[0].sum() + trust[1].sum()))
    pairs = np.full((len(loudest), len(loudest)), -np.inf)
    for row, family in enumerate(loudest):
        given = _given(unit, correlations, int(leading[family]), least_own_share)
        known = [np.where(given == 0, 0.0, one) for one in trust]
        beside = _evidence(given * np.sqrt(freedom - 1), (known[0], known[1]), starts)
        pairs[row] = alone[family] + beside[loudest] - total_trust
        pairs[row, row] = -np.inf
    pairs = np.logaddexp(pairs, pairs.T) - np.log(2)
    largest = max(float(alone.max()), float(pairs.max()))
    weights, both = np.exp(alone - largest), np.exp(pairs - largest)
    shares = weights.copy()
    shares[loudest] += both.sum(axis=1)
    whole: Floats = shares / (weights.sum() + both.sum() / 2)
    return whole


def _given(unit: Floats, correlations: Floats, taken: int, least_own_share: float) -> Floats:
    """Partial correlation of each candidate with the surprises once one is taken out; 0 where it cannot be told apart."""
    common = unit.T @ unit[:, taken]
    own = 1 - common**2
    apart = (own > least_own_share) & (np.einsum("ij,ij->j", unit, unit) > 0)
    partial: Floats = np.zeros(len(correlations))
    partial[apart] = (correlations - common * correlations[taken])[apart] / np.sqrt(
        own[apart] * (1 - min(correlations[taken] ** 2, 0.999))
    )
    return partial


def _evidence(z: Floats, trust: tuple[Floats, Floats], starts: Integers) -> Floats:
    """Log evidence of each family in whichever direction speaks louder for it, shape (families,)."""
    harm, protects = (
        family_evidence(sign * z[:, None], shares, starts)[:, 0]
        for sign, shares in zip((1, -1), trust, strict=True)
    )
    louder: Floats = np.maximum(harm, protects)
    return louder
