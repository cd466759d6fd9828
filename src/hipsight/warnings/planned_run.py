"""A run that is planned, held against the longest of the 30 days before: said before it is run."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

from hipsight.knowledge.library import warning_texts
from hipsight.model.errors import HipsightError
from hipsight.model.units import METRES_PER_KM, DistanceUnit
from hipsight.warnings.load import SPIKE_DAYS, in_words, longest_before
from hipsight.warnings.log_window import LogWindow

#: From here on the higher-risk categories (Frandsen 2025, doi:10.1136/bjsports-2024-109380).
FROM_RATIO = 1.10

_DISTANCE = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(km|k|mi|miles?)?\s*", re.IGNORECASE)


class UnreadableDistanceError(HipsightError):
    """A distance that was given cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunAhead:
    """What a planned run would be.

    Attributes:
        distance_m: Of the run.
        longest_m: The longest of the 30 days before; None without any.
        within_m: A run up to here is no spike; None without a run to go by.
        is_spike: Whether it would be one.
        words: The same as a sentence.
    """

    distance_m: float
    longest_m: float | None
    within_m: float | None
    is_spike: bool
    words: str
    sources: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The public shape."""
        return asdict(self)


def read_distance_km(text: str, units: DistanceUnit) -> float:
    """A distance as typed: `14 km`, `9 mi`, or a number in the person's unit.

    Raises:
        UnreadableDistanceError: It is none.
    """
    found = _DISTANCE.fullmatch(text)
    if found is None:
        raise UnreadableDistanceError(f"write a distance such as 14 km or 9 mi, not {text!r}")
    unit = (found[2] or units.short).lower()
    of = DistanceUnit.MILES if unit.startswith("mi") else DistanceUnit.KM
    return float(found[1].replace(",", ".")) * of.metres / METRES_PER_KM


def look_ahead(window: LogWindow, km: float) -> RunAhead:
    """What a run of that length tomorrow, or later today, would be."""
    longest = longest_before(window.timeline, min(window.row + 1, window.timeline.days + SPIKE_DAYS))
    texts = warning_texts()
    sources = texts.cite(texts.text("session_spike").sources)
    if longest is None:
        words = (
            f"There is no run in the last {SPIKE_DAYS} days to hold {in_words(km, window)} against: "
            "begin with walking and running."
        )
        return RunAhead(
            distance_m=km * METRES_PER_KM,
            longest_m=None,
            within_m=None,
            is_spike=True,
            words=words,
            sources=sources,
        )
    within = FROM_RATIO * longest
    is_spike = km > within
    if is_spike:
        over = round(100 * (km / longest - 1))
        words = (
            f"{in_words(km, window)} would be {over} % over your longest run in {SPIKE_DAYS} days "
            f"({in_words(longest, window)}): {in_words(within, window)} keeps you within 10 %."
        )
    else:
        words = (
            f"{in_words(km, window)} stays within 10 % of your longest run in {SPIKE_DAYS} days "
            f"({in_words(longest, window)})."
        )
    return RunAhead(
        distance_m=km * METRES_PER_KM,
        longest_m=longest * METRES_PER_KM,
        within_m=within * METRES_PER_KM,
        is_spike=is_spike,
        words=words,
        sources=sources,
    )
