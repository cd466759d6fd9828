"""Every sample beside this file is read as its JSON says; `make golden` writes the JSON anew."""

from __future__ import annotations

import json

import pytest
from tests.golden.expectations import SAMPLES, read_sample

NAMES = [str(path.relative_to(path.parents[1])) for path in SAMPLES]


@pytest.mark.parametrize("sample", SAMPLES, ids=NAMES)
def test_a_golden_sample_is_read_as_its_json_says(sample):
    expected = json.loads(sample.with_name(f"{sample.name}.json").read_text())
    assert read_sample(sample) == expected


def test_there_are_golden_samples_of_every_watch_format():
    assert {path.parent.name for path in SAMPLES} >= {"fit", "gpx", "tcx"}
