"""A record written out in plain words is read back as the same record."""

from __future__ import annotations

import dataclasses
import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from hipsight.checkin.parser import understand
from hipsight.model.body import Quality, Side, Site
from hipsight.model.life_records import Sleep, Strength, Stress
from hipsight.model.preferences import Preferences
from hipsight.model.records import Pain, Record, Run, RunKind, Surface

TODAY = dt.date(2026, 11, 22)
_SITES = {
    Site.HIP: "hip",
    Site.FRONT_HIP: "hip flexor",
    Site.OUTER_HIP: "outer hip",
    Site.GROIN: "groin",
    Site.INNER_THIGH: "adductor",
    Site.BUTTOCK: "glute",
    Site.SIT_BONE: "sit bone",
    Site.HAMSTRING: "hamstring",
    Site.LOWER_BACK: "lower back",
    Site.OUTER_KNEE: "outside of knee",
    Site.CALF: "calf",
    Site.ACHILLES: "achilles",
}
_QUALITIES = {Quality.SHARP: "sharp", Quality.DULL: "dull", Quality.BURNING: "burning", Quality.NUMB: "numb"}
_KINDS = {RunKind.EASY: "easy", RunKind.TEMPO: "tempo", RunKind.LONG: "long run", RunKind.RACE: "race"}

_pains = st.builds(
    Pain,
    day=st.just(TODAY),
    site=st.sampled_from(list(_SITES)),
    side=st.sampled_from([Side.LEFT, Side.RIGHT]),
    score_0_10=st.integers(1, 10).map(float),
    quality=st.one_of(st.just(()), st.sampled_from(list(_QUALITIES)).map(lambda quality: (quality,))),
    onset_m=st.one_of(st.none(), st.integers(1, 20).map(lambda km: km * 1000.0)),
)
_runs = st.builds(
    Run,
    day=st.just(TODAY),
    distance_m=st.integers(30, 420).map(lambda tenths: tenths * 100.0),
    duration_s=st.one_of(st.none(), st.integers(20, 59).map(lambda minutes: minutes * 60.0)),
    run_kind=st.one_of(st.none(), st.sampled_from(list(_KINDS))),
    surface=st.one_of(
        st.none(), st.sampled_from([Surface.ROAD, Surface.TRAIL, Surface.TREADMILL, Surface.GRASS])
    ),
)
_sleeps = st.builds(Sleep, day=st.just(TODAY), hours=st.integers(6, 22).map(lambda halves: halves / 2))
_stresses = st.builds(Stress, day=st.just(TODAY), level=st.sampled_from(["low", "medium", "high"]))
_strengths = st.builds(
    Strength,
    day=st.just(TODAY),
    exercise=st.sampled_from(["squat", "deadlift", "lunge", "clamshell"]),
    sets=st.integers(1, 6),
    reps=st.integers(3, 20),
)


def _words(record: Record) -> str:
    match record:
        case Run():
            duration = f"{record.duration_s / 60:.0f} min" if record.duration_s else ""
            kind = _KINDS[record.run_kind] if record.run_kind else ""
            return f"{(record.distance_m or 0) / 1000:g} km {duration} {kind} {record.surface or ''}"
        case Pain():
            onset = f"from km {record.onset_m / 1000:g}" if record.onset_m else ""
            quality = " ".join(_QUALITIES[quality] for quality in record.quality)
            site = _SITES[record.site or Site.HIP]
            return f"{record.side} {site} {record.score_0_10:g}/10 {quality} {onset}"
        case Sleep():
            return f"slept {record.hours:g}h"
        case Stress():
            return f"stress {record.level}"
        case Strength():
            return f"{record.exercise}s {record.sets}x{record.reps}"
    raise TypeError(type(record))


@given(
    st.tuples(_runs, _pains, _sleeps, _stresses, _strengths).flatmap(st.permutations),
    st.sampled_from([", ", "; ", ". ", "\n"]),
)
@settings(max_examples=150, deadline=None)
def test_records_in_any_order_are_read_back(records: list[Record], joint: str) -> None:
    line = joint.join(_words(record) for record in records)
    found = understand(line, today=TODAY, day=TODAY, preferences=Preferences())
    read = [dataclasses.replace(record, text=None) for record in found.records]
    assert read == list(records)
    assert found.not_understood == ()
