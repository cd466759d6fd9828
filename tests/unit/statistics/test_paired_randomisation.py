"""The exact test against scipy's, by hand, and its error on differences without an effect."""

import numpy as np
import pytest
from scipy.stats import permutation_test  # noqa: TID251 - the oracle

from hipsight.statistics.paired_randomisation import paired_randomisation_p


def test_when_every_pair_is_worse_p_is_one_pattern_of_all():
    assert paired_randomisation_p(np.array([1.0, 2.0, 0.5, 3.0, 1.5])) == 1 / 32


def test_ties_count_against_the_claim():
    assert paired_randomisation_p(np.zeros(6)) == 1.0
    assert paired_randomisation_p(np.array([0.1, 0.2, -0.3])) == 5 / 8  # 3 patterns above zero, 2 of zero


@pytest.mark.parametrize("seed", range(8))
def test_it_agrees_with_scipy(seed):
    differences = np.random.default_rng(seed).normal(0.4, 1.0, 9)
    expected = permutation_test(
        (differences, np.zeros(9)),
        lambda one, other: np.mean(one - other),
        permutation_type="samples",
        n_resamples=np.inf,
        alternative="greater",
    )
    assert paired_randomisation_p(differences) == pytest.approx(expected.pvalue)


def test_without_an_effect_it_claims_in_one_of_twenty():
    generator = np.random.default_rng(7)
    claimed = [paired_randomisation_p(generator.standard_t(3, 10)) <= 0.05 for _ in range(2000)]
    assert 0.035 < np.mean(claimed) < 0.062  # 4 SD around .049


@pytest.mark.parametrize("pairs", [0, 17])
def test_no_pairs_and_too_many_are_refused(pairs):
    with pytest.raises(ValueError, match="pairs"):
        paired_randomisation_p(np.ones(pairs))
