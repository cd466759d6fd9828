import dataclasses
import datetime as dt
import subprocess
import sys
from types import MappingProxyType

import numpy as np
import pytest

from hipsight.hypotheses import contract
from hipsight.model.timeline import Timeline

TIMELINE = Timeline(
    first_day=dt.date(2024, 1, 1),
    days=1,
    numbers=MappingProxyType({"pain_0_10": np.ones(1), "coffee": np.ones(1)}),
    custom=frozenset({"coffee"}),
)


@pytest.fixture
def with_outside(monkeypatch):
    (weekday,) = (family for family in contract.all_families(TIMELINE) if family.id == "weekday")
    outside = dataclasses.replace(weekday, id="moon")
    monkeypatch.setattr(contract, "entry_points", lambda group: [_Loaded(group, outside)])
    contract._providers.cache_clear()
    yield
    contract._providers.cache_clear()


class _Loaded:
    """An entry point of another package."""

    def __init__(self, group, family):
        assert group == "hipsight.hypotheses"
        self._family = family

    def load(self):
        return self._family


@pytest.mark.usefixtures("with_outside")
def test_another_package_can_bring_a_family():
    assert "moon" in {family.id for family in contract.all_families(TIMELINE)}


def test_each_column_of_the_persons_own_is_a_family():
    ids = {family.id for family in contract.all_families(TIMELINE)}
    assert "custom:coffee" in ids
    assert "custom" not in ids


def test_families_come_in_the_order_of_their_ids():
    ids = [family.id for family in contract.all_families(TIMELINE)]
    assert ids == sorted(ids)


def test_a_search_needs_nothing_but_numpy():
    code = "import sys, hipsight.triggers; sys.exit('scipy' in sys.modules or 'pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_model_does_not_wait_for_numpy():
    code = "import sys, hipsight.model.records; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
