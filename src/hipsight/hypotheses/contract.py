"""What a family of suspected triggers is. To add one, add one file with a `FAMILY` to `families/`.

A family asks one question ("is it the weekly volume?") and draws from the Timeline the exposures that would
answer it, one column each. The statistics weigh them all; the family's words tell what was found.
"""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points

from hipsight.hypotheses import families
from hipsight.model.timeline import Floats, Timeline
from hipsight.model.units import METRES_PER_KM, DistanceUnit

#: Days from exposure to pain as a rule, and after strength work, whose soreness comes late.
LAGS = (0, 1, 2, 3)
STRENGTH_LAGS = (0, 1, 2, 3, 4)
#: Prior trust in each lag relative to the same day: most of what sets a hip off does so within a day or two.
LAG_TRUST = (1.0, 1.0, 0.7, 0.4, 0.2)


@dataclass(frozen=True, slots=True, eq=False)
class Exposure:
    """One candidate explanation: a column that says on which days it was there.

    Attributes:
        values: Shape (days,): 1 = exposed, 0 = not, NaN = unknown. Row t may depend on rows up to t only.
        pattern: The exposed episodes in plain words, plural, with `{}` where thresholds go ("weeks over {}").
        threshold: In the family's unit, or None.
        scale: Threshold units per unit shown to the person (1.609 for miles where thresholds are in km).
        shown_unit: Word after the shown number ("miles"), or empty.
        scanned: False for thresholds between the scanned ones: they only sharpen the range that is reported.
    """

    values: Floats
    pattern: str
    threshold: float | None = None
    scale: float = 1.0
    shown_unit: str = ""
    scanned: bool = True

    @property
    def group(self) -> str:
        """Exposures that differ in nothing but the threshold share it."""
        return self.pattern

    def words(self, low: float | None = None, high: float | None = None) -> str:
        """The episodes in plain words, for the threshold or a range of thresholds."""
        if self.threshold is None:
            return self.pattern
        shown = [
            _plain_number((self.threshold if value is None else value) / self.scale) for value in (low, high)
        ]
        number = shown[0] if shown[0] == shown[1] else f"{shown[0]}–{shown[1]}"
        unit = self.shown_unit.removesuffix("s") if number == "1" else self.shown_unit
        return self.pattern.format(f"{number} {unit}" if unit else number)


def _plain_number(value: float) -> str:
    digits = f"{value:.2f}" if abs(value) >= _SMALL else f"{value:.2g}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


#: Below this two decimals would say too little.
_SMALL = 0.1

Exposures = Callable[[Timeline, DistanceUnit], Sequence[Exposure]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One question about what sets the pain off.

    Attributes:
        id: Public id, such as `weekly_volume`.
        question: The question in plain words.
        unit: Unit of thresholds in JSON: `km`, `h`, `days`, `ratio`, `spm`, `m`, `score`, or empty.
        columns: Timeline columns it cannot do without.
        log_what: What to log so that it can be looked at, in plain words.
        source: Where the suspicion comes from.
        exposures: Draws the candidate exposures.
        lags_days: Days from exposure to pain that are tried.
        episode_days: Length of one episode; `episode` its word when counting the others.
        needs_entries: Pain entries without which it is not looked at.
        weight: Prior trust relative to other families; the error control holds for any.
        same_day_only: True where the exposure of a day is told by that day alone, so that the lead test may
            use it.
    """

    id: str
    question: str
    unit: str = ""
    columns: tuple[str, ...]
    log_what: str
    source: str
    exposures: Exposures
    lags_days: tuple[int, ...] = LAGS
    episode_days: int = 1
    episode: str = "days"
    needs_entries: int = 0
    weight: float = 1.0
    same_day_only: bool = False


#: A module may instead offer `families_of`, for questions that only the person's own log can name.
FamiliesOf = Callable[[Timeline], Sequence[Family]]


@cache
def _providers() -> tuple[FamiliesOf, ...]:
    modules = [
        importlib.import_module(f"{families.__name__}.{module.name}")
        for module in pkgutil.iter_modules(families.__path__)
    ]
    inside = [
        module.families_of if hasattr(module, "families_of") else _always(module.FAMILY) for module in modules
    ]
    outside = [_always(point.load()) for point in entry_points(group="hipsight.hypotheses")]
    return (*inside, *outside)


def _always(family: Family) -> FamiliesOf:
    return lambda _timeline: (family,)


def all_families(timeline: Timeline) -> Iterator[Family]:
    """Every family that this Timeline could be asked about, from the folder and the entry points, by id."""
    found = [family for provider in _providers() for family in provider(timeline)]
    yield from sorted(found, key=lambda family: family.id)


def unscanned(exposure: Exposure) -> Exposure:
    """The same exposure, kept for the reported range only."""
    return dataclasses.replace(exposure, scanned=False)


def km_per(units: DistanceUnit) -> float:
    """Kilometres in one of the person's units."""
    return units.metres / METRES_PER_KM
