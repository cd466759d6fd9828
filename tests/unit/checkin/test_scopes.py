"""How far a denial, a plan, another person and a day reach."""

from __future__ import annotations

import pytest
from tests.unit.checkin.meant_lines import Record, misses, read_set, understood

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


_OTHER_CAUSES = """
> groin 1/10, slept through the night
pain site=groin score_0_10=1
> groin 1/10, stairs fine
pain site=groin score_0_10=1
> groin 1/10 walking ok
pain site=groin score_0_10=1
> groin 1/10 on stairs
pain site=groin score_0_10=1 behaviour=stairs
> groin 1/10, kids woke me
pain site=groin score_0_10=1
> groin 1/10, woken by the storm
pain site=groin score_0_10=1
> groin 1/10, woke me
pain site=groin score_0_10=1 behaviour=at_night+wakes
> groin 2/10 at rest day swim
pain site=groin score_0_10=2
rest_day
cross_training what=swim
> groin 2/10 at rest
pain site=groin score_0_10=2 behaviour=at_rest
> hip 2/10, no limp
pain site=hip score_0_10=2
> hip 2/10, walking fine
pain site=hip score_0_10=2
> hip 2/10, slept fine on that side
pain site=hip score_0_10=2
sleep quality=good
> chills from the crowd
> chills and fever
illness
> hip pain worse on coughing
pain site=hip
> groin ache 3/10 on easy 4 mi, woke me up last night
pain site=groin score_0_10=3 quality=ache behaviour=at_night+wakes
run distance_m=4mi run_kind=easy
> hip stiff this morning, 10 min to loosen. no run. desk 9 hours
pain site=hip quality=stiff behaviour=next_morning
rest_day
sitting hours=9
> 5k in 24:10 w/ hip pain a 4 by km 3
run distance_m=5km duration_s=24:10
pain site=hip score_0_10=4 onset_m=3km
> 6 mi easy no pain
run distance_m=6mi run_kind=easy
pain site=hip absent
> 3 mi treadmill easy no pain
run distance_m=3mi run_kind=easy surface=treadmill
pain site=hip absent
> pegasus 6 easy
run distance_m=6mi run_kind=easy shoe=pegasus
> ran 6 in pegasus
run distance_m=6mi shoe=pegasus
"""


@pytest.mark.parametrize(("line", "expected"), read_set(_OTHER_CAUSES))
def test_what_went_well_or_has_another_cause_is_no_behaviour_of_the_pain(
    line: str, expected: list[Record]
) -> None:
    assert misses(line, expected) == []


def test_what_a_pain_was_tried_with_stays_in_its_words() -> None:
    assert "coughing" in str(understood("hip pain worse on coughing")[0]["text"])
    assert "sneeze" in str(understood("hip 3/10, worse when I sneeze")[0]["text"])
