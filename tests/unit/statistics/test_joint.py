"""Shares of the evidence: what travels with a trigger, and what is a second one; and z freed of skewness."""

import numpy as np
import pytest

from hipsight.statistics.joint import Standing, evidence_shares
from hipsight.statistics.projection import residualise
from hipsight.statistics.skewness import skewness_by_chance, without_skewness

ENTRIES = 120


def shares_of(columns, surprises):
    """Share of each column, a family of its own, trusted alike."""
    left = columns - columns.mean(axis=0)
    unit = left / np.linalg.norm(left, axis=0)
    residual = surprises - surprises.mean()
    families = unit.shape[1]
    standing = Standing(
        unit=unit,
        correlations=unit.T @ residual / np.linalg.norm(residual),
        skewness=np.full(families, 1e-3),
        freedom=ENTRIES - 2,
    )
    trust = (np.ones(families), np.zeros(families))
    numbers = np.arange(families)
    return evidence_shares(standing, trust, numbers, numbers, 0.2)


def test_what_travels_with_a_trigger_takes_a_part_of_its_share_and_a_second_trigger_none():
    generator = np.random.default_rng(2)
    first, second = generator.normal(size=(2, ENTRIES))
    beside_first = first + 0.2 * generator.normal(size=ENTRIES)
    noise = generator.normal(size=ENTRIES)
    with_shadow = shares_of(np.column_stack([first, beside_first]), 0.6 * (first + beside_first) / 2 + noise)
    with_second = shares_of(np.column_stack([first, second]), 0.6 * first + 0.6 * second + noise)
    assert with_shadow.sum() == pytest.approx(1, abs=0.1)
    assert with_shadow.max() < 0.95
    assert with_second.min() > 0.99


def test_a_trigger_alone_has_nearly_all_of_the_share():
    generator = np.random.default_rng(3)
    columns = generator.normal(size=(ENTRIES, 12))
    shares = shares_of(columns, 0.7 * columns[:, 4] + generator.normal(size=ENTRIES))
    assert shares.argmax() == 4
    assert shares[4] > 0.99
    assert np.delete(shares, 4).max() < 0.2


def test_copies_of_a_column_share_alike():
    generator = np.random.default_rng(4)
    column = generator.normal(size=ENTRIES)
    shares = shares_of(np.column_stack([column, column]), 0.7 * column + generator.normal(size=ENTRIES))
    np.testing.assert_allclose(shares, 0.5, atol=1e-6)


def test_rare_exposures_reach_a_high_z_by_chance_no_more_often_than_common_ones_once_freed_of_skewness():
    generator = np.random.default_rng(5)
    surprises = np.clip(generator.exponential(size=ENTRIES) - 1, -3, 3)
    surprises -= surprises.mean()
    exposed = np.zeros((ENTRIES, 2))
    exposed[:4, 0] = exposed[:60, 1] = 1.0
    unit = residualise(exposed, np.full((ENTRIES, 1), ENTRIES**-0.5))
    unit /= np.linalg.norm(unit, axis=0)
    draws = np.array([generator.permutation(surprises) for _ in range(20_000)]).T
    z = (unit.T @ draws / surprises.std()).astype(np.float32)
    freed = without_skewness(z, skewness_by_chance(unit, surprises))
    rare, common = np.quantile(z, 0.995, axis=1)
    assert rare > 1.15 * common
    rare, common = np.quantile(freed, 0.995, axis=1)
    assert 0.9 * common < rare < 1.1 * common


def test_freeing_of_skewness_keeps_the_order_and_the_middle():
    z = np.linspace(-5, 8, 500, dtype=np.float32)[None, :]
    for skewness in (-0.8, -0.1, 0.001, 0.1, 0.8):
        freed = without_skewness(z, np.array([skewness]))
        assert np.all(np.diff(freed) >= 0)
    np.testing.assert_allclose(without_skewness(z, np.array([0.001])), z, atol=0.03)
