"""Kilometres add up over every name and every source of a pair."""

import datetime as dt

from hipsight.model.laying import lay_timeline
from hipsight.model.life_records import Shoe
from hipsight.model.preferences import Preferences
from hipsight.model.records import Run
from hipsight.model.shoes import shoe_shelf

DAY = dt.date(2026, 3, 1)
JOINED = Preferences(aliases=(("nike pegasus 40", "shoe: Pegasus 40"), ("pegs", "shoe: Pegasus 40")))


def run(day, km, shoe):
    return Run(day=DAY + dt.timedelta(day), distance_m=1000.0 * km, shoe=shoe)


RECORDS = [
    Shoe(day=DAY, event="new", shoe="Pegasus 40", distance_m=100_000.0),
    run(0, 10, "Pegasus 40"),
    run(1, 8, "Nike  Pegasus 40"),
    run(2, 5, "pegs"),
    run(3, 12, "Speedgoat"),
    Shoe(day=DAY + dt.timedelta(4), event="retired", shoe="Speedgoat"),
]


def test_names_that_stand_for_one_pair_add_up():
    speedgoat, pegasus = shoe_shelf(RECORDS, JOINED)
    assert (pegasus.name, pegasus.km, pegasus.runs) == ("Pegasus 40", 123, 3)
    assert pegasus.names == {"Pegasus 40", "Nike  Pegasus 40", "pegs"}
    assert (speedgoat.km, speedgoat.retired) == (12, DAY + dt.timedelta(4))
    assert speedgoat.to_json()["retired"] == "2026-03-05"


def test_without_the_word_they_are_three_pairs():
    assert len(shoe_shelf(RECORDS, Preferences())) == 4


def test_the_timeline_counts_the_same_kilometres():
    timeline = lay_timeline(RECORDS, JOINED, until=DAY + dt.timedelta(5))
    assert timeline["shoe_km"][:3].tolist() == [100, 110, 118]
    assert timeline.words["shoe"][:3] == ("Pegasus 40",) * 3


def test_running_in_a_retired_pair_takes_it_back():
    (first, *_) = shoe_shelf([*RECORDS, run(6, 3, "Speedgoat")], JOINED)
    assert (first.name, first.retired) == ("Speedgoat", None)
