"""Columns of unknown tables: guessed as a person would, offered in a form that can be used as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipsight.importers.mapped_table import parse_mapping
from hipsight.importers.table_guess import guess_mapping


@pytest.mark.parametrize(
    ("names", "mapping"),
    [
        (("date", "miles", "pain level"), "day=date, run_km=miles [mi], pain_0_10=pain level"),
        (("day", "asleep (min)", "mood"), "day=day, sleep_h=asleep (min) [min]"),
        (("record date", "vas 0-100", "area"), "day=record date, pain_0_10=vas 0-100 [/100], pain_site=area"),
        (("datum", "schmerz", "distanz"), "day=datum, pain_0_10=schmerz, run_km=distanz"),
        (("date", "sleep score", "sleep", "sleep goal"), "day=date, sleep_h=sleep"),
        (("date", "left side pain", "pain"), "day=date, pain_side=left side pain, pain_0_10=pain"),
        (("date", "steps"), None),
        (("pain", "miles"), None),
    ],
)
def test_columns_are_guessed_by_their_names(names, mapping):
    assert guess_mapping(names) == mapping


@given(
    names=st.lists(
        st.sampled_from(["date", "pain", "miles", "a=b", "x,y", "sleep [h]", "Pain (0-5)", "", "sat"])
    )
)
def test_whatever_is_guessed_can_be_used_as_it_is(names):
    mapping = guess_mapping(names)
    if mapping is not None:
        assert {column.source for column in parse_mapping(mapping)} <= {name.lower() for name in names}
