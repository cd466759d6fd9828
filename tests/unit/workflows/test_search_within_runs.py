"""Runs of the watch and lines about where it began meet: the kilometre before the pain is looked at."""

import datetime as dt

from tests.unit.triggers.test_within_runs import made_up
from tests.unit.workflows.test_search_by_place import journal_of

from hipsight.model.body import Site
from hipsight.model.records import Pain, Run
from hipsight.workflows.search_triggers import search_triggers


def test_a_pain_that_begins_after_the_descents_is_told(tmp_path):
    records = []
    for run, onset_km in made_up(1, minds="descent"):
        records += [
            run,
            Run(day=run.day, distance_m=12000.0, text="12k easy"),  # the line tells the same outing again
            Pain(day=run.day, site=Site.HIP, score_0_10=3.0, onset_m=1000 * onset_km),
        ]
    answer = search_triggers(journal_of(records, tmp_path / "my.journal"), today=dt.date(2026, 1, 20))
    (found,) = answer.to_json()["within_runs"]["findings"]
    assert (found["feature"], found["runs"]) == ("descent", 12)
    assert "went down more" in found["sentence"]
