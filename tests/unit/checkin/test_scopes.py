"""How far a denial, a plan, another person and a day reach."""

from __future__ import annotations

import pytest
from tests.unit.checkin.meant_lines import Record, misses, read_set

_TABLE = """
> no pain
pain site=hip absent
> no hip pain, just a sore knee
pain site=hip absent
pain site=knee
> no pain in the left hip but right hip 3/10
pain site=hip side=left absent
pain site=hip side=right score_0_10=3
> nothing in the groin, some in the glute
pain site=groin absent
pain site=buttock
> no pain or tightness in the hip
pain site=hip absent
> no pain, tightness or clicking in the left hip
pain site=hip side=left absent
> hip didn't hurt until the last mile of 8
pain site=hip onset_m=7mi
run distance_m=8mi
> hip wasn't sore
pain site=hip absent
> hip not great
pain site=hip
> hip fine at first, then sore from mile 3
pain site=hip onset_m=3mi
> left hip sore, no limp
pain site=hip side=left
> hip sore but not limping
pain site=hip
> R hip 2/10, didn't wake me
pain site=hip side=right score_0_10=2
> sore left hip and glute
pain site=hip side=left
pain site=buttock side=left
> left hip 3/10, right hip 2/10
pain site=hip side=left score_0_10=3
pain site=hip side=right score_0_10=2
> left and right hip sore
pain site=hip side=both
> hips sore
pain site=hip side=both
> will run 10k tomorrow
> planning 8 miles tomorrow, slept 7h
sleep hours=7
> wife ran 5k, I ran 8
run distance_m=8mi
> ran 5 miles with my wife
run distance_m=5mi
> 40 miles this week, 6 today
run distance_m=6mi
> hip better than Tuesday
pain site=hip
> sore since Tuesday in the left hip
pain site=hip side=left
> ran 6 yesterday, hip sore today
run distance_m=6mi day=-1
pain site=hip
> 2 miles left in me, right from the start hip 2/10
pain site=hip score_0_10=2 onset_m=0
"""


@pytest.mark.parametrize(("line", "expected"), read_set(_TABLE))
def test_the_scope_ends_where_a_reader_would_end_it(line: str, expected: list[Record]) -> None:
    assert misses(line, expected) == []
