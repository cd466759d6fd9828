"""A daily table in a journal tells the same as the table read on its own; the order of records does not matter."""

import datetime as dt

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from hipsight.importers.contract import Reading, Source
from hipsight.importers.formats.daily_table import IMPORTER
from hipsight.importers.frames import read_daily_table
from hipsight.model.body import Site
from hipsight.model.laying import lay_timeline
from hipsight.model.life_records import Sleep, Strength
from hipsight.model.preferences import Preferences
from hipsight.model.records import Pain, Run
from hipsight.model.timeline import COLUMNS, FLAG_COLUMNS

FIRST = dt.date(2026, 1, 1)
UNTIL = dt.date(2030, 1, 1)


def cells(name):
    if name in FLAG_COLUMNS:
        values = st.sampled_from(["0", "1"])
    elif name == "pain_0_10":
        values = st.integers(0, 10).map(str)
    elif name == "stress_1_5":
        values = st.integers(1, 5).map(str)
    elif name in {"sleep_h", "sitting_h"}:
        values = st.integers(0, 24).map(str)
    else:
        values = st.sampled_from(["0", "3.5", "8", "12.25", "21"])
    return st.one_of(st.just(""), values)


@st.composite
def tables(draw):
    names = draw(st.lists(st.sampled_from([*COLUMNS]), unique=True, min_size=1, max_size=8))
    names += draw(st.sampled_from([[], ["kneeling"]]))
    days = draw(st.lists(st.integers(0, 40), unique=True, min_size=1, max_size=25).map(sorted))
    rows = [
        ",".join([str(FIRST + dt.timedelta(days=day)), *(draw(cells(name)) for name in names)])
        for day in days
    ]
    return "\n".join([",".join(["day", *names]), *rows]) + "\n"


def assert_same(left, right):
    assert (left.first_day, left.days, left.custom) == (right.first_day, right.days, right.custom)
    for name in left.numbers.keys() | right.numbers.keys():
        np.testing.assert_array_equal(left[name], right[name], err_msg=name)
    assert left.words == right.words
    assert left.runs == right.runs


@given(tables())
@settings(max_examples=150, deadline=None)
def test_a_table_imported_tells_what_the_table_tells(tmp_path_factory, table):
    path = tmp_path_factory.mktemp("table") / "days.csv"
    path.write_text(table, encoding="utf-8")
    preferences = Preferences()
    items = list(IMPORTER.read(Source("days.csv", table.encode()), preferences))
    records = [item.record for item in items if isinstance(item, Reading)]
    assert_same(lay_timeline(records, preferences, until=UNTIL), read_daily_table(path))


def days():
    return st.integers(0, 20).map(lambda day: FIRST + dt.timedelta(days=day))


RECORDS = st.lists(
    st.one_of(
        st.builds(Run, day=days(), distance_m=st.sampled_from([None, 3000.0, 8000.0])),
        st.builds(Pain, day=days(), site=st.sampled_from(Site), score_0_10=st.integers(1, 10).map(float)),
        st.builds(Strength, day=days(), exercise=st.sampled_from(["squats", "plank"])),
    ),
    min_size=1,
    max_size=12,
)
NIGHTS = st.lists(
    st.builds(Sleep, day=days(), hours=st.sampled_from([5.0, 7.5])), unique_by=lambda night: night.day
)


@given(RECORDS, NIGHTS, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_in_which_records_come_does_not_matter(records, nights, random):
    preferences = Preferences()
    shuffled = [*records, *nights]
    random.shuffle(shuffled)
    ordered = lay_timeline([*records, *nights], preferences, until=UNTIL)
    mixed = lay_timeline(shuffled, preferences, until=UNTIL)
    for name in ordered.numbers:
        np.testing.assert_array_equal(ordered[name], mixed[name], err_msg=name)
    assert sorted(ordered.runs, key=repr) == sorted(mixed.runs, key=repr)
    assert (ordered.site, ordered.side) == (mixed.site, mixed.side)
