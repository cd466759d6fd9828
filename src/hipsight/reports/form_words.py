"""One's own step rate in plain words: counts first, and no more than they say."""

from __future__ import annotations

from collections.abc import Iterator

from hipsight.model.units import METRES_PER_KM, DistanceUnit, format_distance
from hipsight.plans.form import FEWEST_COMPARED, FEWEST_RUNS, FormLook, RunsCompared
from hipsight.reports.words import count_of


def form_sentences(look: FormLook, units: DistanceUnit) -> Iterator[str]:
    """What the watch says about the step rate."""
    if look.own_spm is None:
        yield f"Not enough yet: {FEWEST_RUNS} easy runs with a step rate are needed. Most watches record it."
        return
    yield f"Your own step rate on easy runs is {look.own_spm:g} a minute."
    if look.now_spm is not None:
        change = 100 * (look.now_spm / look.own_spm - 1)
        yield f"In the last four weeks it was {look.now_spm:g} ({change:+.0f} %)."
    yield (
        f"A drill aims at {look.aim_low_spm} to {look.aim_high_spm}: 5 to 10 % over your own, in blocks of 1 to 5 "
        "minutes with a metronome, on easy runs. There is nothing special about 170 or 180."
    )
    if not look.can_compare:
        yield (
            f"Whether pain goes with it cannot be said yet: {FEWEST_COMPARED} easy runs with a word about pain are "
            f"needed on each side; there are {look.raised.told} at the higher rate and {look.usual.told} at your own."
        )
        return
    yield f"At 5 % or more over your own: {_side(look.raised, units)}."
    yield f"Below that: {_side(look.usual, units)}."
    yield "They may be linked; it is no test, since who feels well runs otherwise."


def _side(side: RunsCompared, units: DistanceUnit) -> str:
    words = f"{side.sore} of {count_of(side.told, 'run')} hurt above 2 of 10"
    if side.onset_km is not None:
        words += f", from {format_distance(side.onset_km * METRES_PER_KM, units)} on where it was said"
    return words
