"""The outing that an activity tells of again is found among thousands as it is by looking at each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hipsight.storage.outings_known import SAME_OUTING_OVERLAP, Outings

SPANS = st.tuples(st.integers(0, 60), st.integers(0, 30)).map(lambda span: (span[0], span[0] + span[1]))


def looked_at_each(known, span):
    for number, (begin, end) in enumerate(known):
        overlap = min(end, span[1]) - max(begin, span[0])
        if overlap > 0 and overlap >= SAME_OUTING_OVERLAP * min(end - begin, span[1] - span[0]):
            return str(number)
    return None


@given(st.lists(SPANS, max_size=30), SPANS)
def test_the_first_that_overlaps_enough_is_found(known, span):
    outings = Outings()
    for number, (begin, end) in enumerate(known):
        outings.remember("run", begin, end, str(number))
    assert outings.same_as("run", *span) == looked_at_each(known, span)


def test_another_kind_is_another_outing():
    outings = Outings()
    outings.remember("cross_training", 0, 100, "ride")
    assert outings.same_as("run", 0, 100) is None
    assert outings.same_as("cross_training", 0, 100) == "ride"
