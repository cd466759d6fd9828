"""Which suspicions a person can put to the test: what chance may tell them to do, or to leave, on a day.

A weekday cannot be drawn, sleep must not be cut, and no experiment asks for a run that a warning would speak about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hipsight.model.errors import HipsightError


class NotAssignableError(HipsightError):
    """Chance cannot, or must not, decide about this exposure."""


@dataclass(frozen=True, slots=True)
class Assignable:
    """What the two kinds of block ask for.

    Attributes:
        do: On the day that is meant to be exposed, with `{}` where the threshold goes.
        avoid: On all other days.
        is_load: It loads the hip: not while a warning about load is up.
    """

    do: str
    avoid: str
    is_load: bool = True


_RUN_ON = "run on {surface} today, no longer than usual"
_KEEP_OFF = "stay off {surface}; run elsewhere if you run"


def _surface(words: str) -> Assignable:
    return Assignable(_RUN_ON.format(surface=words), _KEEP_OFF.format(surface=words))


ASSIGNABLE: Mapping[str, Assignable] = {
    "squats": Assignable("do your usual squats", "no squats"),
    "plyometrics": Assignable("do your usual jumps", "no jumps"),
    "strength": Assignable("do your usual strength session", "no strength session"),
    "cross_training": Assignable("do your usual cross-training", "no cross-training"),
    "speed": Assignable("run your usual fast session", "no fast running; easy runs are fine"),
    "hills": Assignable("run your usual hills", "flat runs only"),
    "downhill": Assignable("run your usual downhill", "no long downhill"),
    "road": _surface("the road"),
    "trail": _surface("trails"),
    "treadmill": _surface("the treadmill"),
    "track": _surface("the track"),
    "camber": _surface("cambered roads"),
    "speed_on_road": Assignable("run your usual fast session on the road", "no fast running on the road"),
    "run_day": Assignable("run, no longer than usual", "no run"),
    "run_length": Assignable("one run of at least {}", "runs shorter than {}"),
    "weekly_volume": Assignable("seven days with at least {} in all", "seven days with less than {} in all"),
    "sitting": Assignable(
        "a usual day of sitting, {} or more", "stand up often: less than {}", is_load=False
    ),
}

#: Why the others cannot be drawn.
_WHY_NOT: Mapping[str, str] = {
    "session_spike": "a run far beyond your longest of 30 days is what the warnings are there to prevent",
    "race": "nobody can be told when to race",
    "short_sleep": "nobody should be told to sleep less; sleeping more is always worth trying",
    "stress": "stress cannot be told to come or to go",
    "before_period": "the cycle cannot be drawn",
    "cycle_phase": "the cycle cannot be drawn",
    "weekday": "a weekday cannot be drawn",
}


def can_be_assigned(family_id: str) -> bool:
    """Whether an experiment can settle it."""
    return family_id in ASSIGNABLE or family_id.startswith("custom:")


def assignable(family_id: str) -> Assignable:
    """What the blocks ask for.

    Raises:
        NotAssignableError: An experiment cannot settle this one.
    """
    if family_id.startswith("custom:"):
        name = family_id.removeprefix("custom:")
        return Assignable(f"{name}: yes, today", f"{name}: no", is_load=False)
    if family_id not in ASSIGNABLE:
        because = _WHY_NOT.get(family_id, "chance cannot decide about it from one day to the next")
        raise NotAssignableError(
            f"{family_id.replace('_', ' ')} cannot be put to an experiment: {because}. "
            f"These can: {', '.join(ASSIGNABLE)}, and your own factors"
        )
    return ASSIGNABLE[family_id]
