"""Which outing of the journal an activity tells of again: the one it overlaps."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict

#: Two activities that overlap by this share of the shorter one are the same outing told twice.
SAME_OUTING_OVERLAP = 0.8


class Outings:
    """Outings by when they began, so that ten years of them need not all be looked at for each activity."""

    def __init__(self) -> None:
        self._by_start: defaultdict[str, list[tuple[float, int, float, str]]] = defaultdict(list)
        self._longest_s: defaultdict[str, float] = defaultdict(float)
        self._count = 0

    def remember(self, kind: str, starts_at_s: float, ends_at_s: float, identity: str) -> None:
        """Adds an outing: seconds since 1970 of its start and its end, and the id of its entry."""
        self._count += 1
        insort(self._by_start[kind], (starts_at_s, self._count, ends_at_s, identity))
        self._longest_s[kind] = max(self._longest_s[kind], ends_at_s - starts_at_s)

    def same_as(self, kind: str, starts_at_s: float, ends_at_s: float) -> str | None:
        """The entry of this kind that tells of the same outing, the first remembered of several, or None."""
        known = self._by_start[kind]
        first = bisect_left(known, (starts_at_s - self._longest_s[kind],))
        last = bisect_left(known, (ends_at_s,))
        same = [
            (number, identity)
            for begins_s, number, stops_s, identity in known[first:last]
            if _is_same(begins_s, stops_s, starts_at_s, ends_at_s)
        ]
        return min(same)[1] if same else None


def _is_same(begins_s: float, stops_s: float, starts_at_s: float, ends_at_s: float) -> bool:
    overlap = min(ends_at_s, stops_s) - max(starts_at_s, begins_s)
    shorter = min(ends_at_s - starts_at_s, stops_s - begins_s)
    return overlap > 0 and overlap >= SAME_OUTING_OVERLAP * shorter
