"""Left and right may have different triggers: each is searched apart, and pays for it."""

import datetime as dt

import numpy as np
import pytest

from hipsight.model.body import Side, Site
from hipsight.model.journal_entry import Origin
from hipsight.model.life_records import Sleep, Strength
from hipsight.model.preferences import Preferences, preferences_to_json
from hipsight.model.records import Pain, Run
from hipsight.storage.adding import Derived
from hipsight.storage.journal import open_journal
from hipsight.triggers.places import charge_for, places_to_search
from hipsight.workflows.search_triggers import search_triggers

FIRST = dt.date(2025, 1, 6)
DAYS = 400
LAST = FIRST + dt.timedelta(DAYS - 1)


def two_hips(seed, effect=2.5):
    """A runner whose left groin minds squats and whose right outer hip minds short nights."""
    generator = np.random.default_rng(seed)
    squats = generator.random(DAYS) < 0.2
    short = generator.random(DAYS) < 0.25
    records = []
    left = right = 0.0
    for day in range(DAYS):
        on = FIRST + dt.timedelta(day)
        left = 0.4 * left + generator.normal(0, 0.5) + effect * (day > 0 and squats[day - 1])
        right = 0.4 * right + generator.normal(0, 0.5) + effect * short[day]
        records += [
            Run(day=on, distance_m=8000.0),
            Sleep(day=on, hours=5.0 if short[day] else 7.5),
            Strength(day=on, exercise="squats" if squats[day] else "calf raises"),
            Pain(day=on, site=Site.GROIN, side=Side.LEFT, score_0_10=float(np.clip(round(1 + left), 0, 10))),
            Pain(
                day=on,
                site=Site.OUTER_HIP,
                side=Side.RIGHT,
                score_0_10=float(np.clip(round(1 + right), 0, 10)),
            ),
        ]
    return records


def journal_of(records, path):
    journal = open_journal(path)
    at = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
    with journal.writing() as writing:
        action = writing.begin_action("import", at, preferences_to_json(Preferences()))
        writing.keep_originals(action, [("f" * 64, "x.csv", b"x")])
        writing.add(
            action, at, [Derived(one, Origin("f" * 64, str(n), "x.csv")) for n, one in enumerate(records)]
        )
    return journal


@pytest.fixture(scope="module")
def answer(tmp_path_factory):
    journal = journal_of(two_hips(2, effect=0.4), tmp_path_factory.mktemp("places") / "my.journal")
    return search_triggers(journal, today=LAST)


def test_what_only_one_side_minds_is_found_there_where_the_whole_is_silent(answer):
    assert answer.report.findings == ()
    there = {(found.place.side or found.place.site, found.findings[0].family) for found in answer.by_place}
    assert there == {(Site.GROIN, "squats"), (Site.OUTER_HIP, "short_sleep")}
    shown = answer.to_json()["by_place"]
    assert {(found["site"], found["findings"][0]["family"]) for found in shown} == {
        ("groin", "squats"),
        ("outer_hip", "short_sleep"),
    }


def test_what_the_whole_says_is_not_told_again(tmp_path):
    told = search_triggers(journal_of(two_hips(0, effect=2.5), tmp_path / "my.journal"), today=LAST)
    assert {finding.family for finding in told.report.findings} == {"squats", "short_sleep"}
    assert told.by_place == ()


def test_a_place_needs_pain_of_its_own_and_must_differ_from_the_whole():
    records = two_hips(1)
    assert (
        len(places_to_search(records, Preferences())) == 2
    )  # the groin is the left one, and asked about once
    one_side = [record for record in records if getattr(record, "side", None) is not Side.RIGHT]
    assert places_to_search(one_side, Preferences()) == ()
    assert places_to_search(records[: 5 * 20], Preferences()) == ()
    followed = Preferences(sites=frozenset({Site.GROIN}), side=Side.LEFT)
    assert places_to_search(records, followed) == ()


def test_each_place_pays_for_all():
    assert charge_for(1) == 3
    assert charge_for(4) == 12
