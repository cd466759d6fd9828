"""A plan in plain words: what a day holds, its gate, and because of what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from hipsight.knowledge.movements import exercises, self_tests
from hipsight.knowledge.reading import load
from hipsight.model.units import METRES_PER_KM, DistanceUnit, format_distance, format_duration
from hipsight.plans.planned import PlannedDay, PlannedExercise, PlannedRun, Reason, Step, Value
from hipsight.reports.words import count_of

_KINDS = {
    "easy": "easy run",
    "long": "longer run, easy",
    "strides": "easy run with strides",
    "hills": "easy run over gentle hills",
    "tempo": "run with a steady faster part",
}


class PlanWords:
    """The words of a plan in a person's unit."""

    def __init__(self, units: DistanceUnit) -> None:
        self._units = units

    def km(self, value: Any) -> str:
        """A distance in km, in the person's unit."""
        return format_distance(float(value) * METRES_PER_KM, self._units)

    # ------------------------------------------------------------------ what a day holds
    def what(self, planned: PlannedDay) -> str:
        """What the day holds, in one line."""
        parts = []
        if planned.run is not None:
            parts.append(self.run(planned.run))
        if planned.strength:
            parts.append("strength: " + self.exercise_list(planned.strength))
        if planned.cross_training:
            parts.append(f"{' or '.join(planned.cross_training)}, if you like")
        if not parts:
            parts.append("rest")
        if planned.daily:
            parts.append("every day: " + self.exercise_list(planned.daily))
        if planned.self_tests:
            parts.append("check: " + ", ".join(_test_name(name) for name in planned.self_tests))
        return "; ".join(parts)

    def run(self, run: PlannedRun) -> str:
        """The run, with its rounds."""
        distance = format_distance(run.distance_m, self._units)
        if run.kind == "walk_run":
            return f"walk and run, {rounds_in_words(run.steps)} (about {distance})"
        words = f"{_KINDS[run.kind]}, {distance}, on flat {run.surface}"
        if run.kind == "hills":
            words = f"{_KINDS[run.kind]}, {distance}"
        blocks = [step for step in run.steps if step.cadence_low_spm is not None]
        if blocks:
            first = blocks[0]
            words += (
                f", with {len(blocks)} × {format_duration(first.duration_s)} at "
                f"{first.cadence_low_spm} to {first.cadence_high_spm} steps a minute"
            )
        strides = sum(step.kind == "stride" for step in run.steps)
        return words + (f" ({strides} × 20 seconds brisk, easy between)" if strides else "")

    def exercise_list(self, planned: tuple[PlannedExercise, ...]) -> str:
        """Exercises with their doses."""
        return ", ".join(_exercise(one) for one in planned)

    def stop(self, run: PlannedRun) -> str:
        """When to stop the run."""
        if run.stop_above == 0:
            return "Stop at any pain."
        turn = "" if run.ease_above == run.stop_above else f"Turn back above {run.ease_above:g} of 10; "
        words = f"{turn}walk above {run.stop_above:g}, or when you begin to limp"
        words = words[0].upper() + words[1:]
        if run.stop_at_m is not None:
            words += f"; it began at {format_distance(run.stop_at_m, self._units)} of late"
        return words + "."

    # ------------------------------------------------------------------ why
    def because(self, reason: Reason) -> str:
        """The reason as a sentence."""
        told: dict[str, str] = {}
        for name, value in reason.values:
            told |= self._told(name, value)
        return _sentences()[reason.code].format(**told)

    def _told(self, name: str, value: Value) -> dict[str, str]:
        """What stands in a sentence for a value: distances, days and counts in words."""
        if name in _DISTANCES:
            return {name: self.km(value)}
        if name in _DAYS:
            return {name: _short_day(value)}
        if name == "until":
            return {name: _until(value)}
        if name == "score":
            return {name: "pain" if value is None else f"{value:g} of 10"}
        if name == "what":
            return {name: "" if value is None else _test_name(str(value))}
        if name == "value" and isinstance(value, float):
            return {name: f"{value:g}", "percent": f"{value:.0%}"}
        if name == "topic":
            return {name: _TOPICS[str(value)]}
        if name == "runs" and isinstance(value, int):
            return {"runs_in_words": count_of(value, "run")}
        if name == "rest" and isinstance(value, int):
            return {"between": f" with {count_of(value, 'rest day')} between" if value else ""}
        if name == "days" and isinstance(value, int):
            return {name: str(value), "rest_days": count_of(value, "rest day")}
        return {name: f"{value:g}" if isinstance(value, float) else str(value)}

    def gate(self, planned: PlannedDay) -> str:
        """What must hold, or empty on a day without a run."""
        words = [self.because(reason) for reason in planned.gates]
        if planned.run is not None:
            words.append(self.stop(planned.run))
        return " ".join(words)

    def why(self, planned: PlannedDay) -> Iterator[str]:
        """Because of what the day is as it is, each reason once."""
        yield from dict.fromkeys(self.because(reason) for reason in planned.why)


def kept_reason(mapping: Mapping[str, Any]) -> Reason:
    """The reason that was kept in the journal (`Reason.to_json`)."""
    return Reason(mapping["code"], tuple((name, value) for name, value in mapping.items() if name != "code"))


def rounds_in_words(steps: tuple[Step, ...]) -> str:
    """The rounds of a session: `3 × (walk 9:00, run 1:00)`."""
    inner = list(steps)
    before = ""
    if len(inner) > 2 and inner[0].kind == inner[-1].kind == "walk":  # noqa: PLR2004 - something lies between
        before, inner = f"walk {format_duration(inner[0].duration_s)}, then ", inner[1:-1]
    pair = inner[:2] if len(inner) > 1 and inner[0].kind != inner[1].kind else inner[:1]
    count = len(inner) // max(1, len(pair))
    told = ", ".join(f"{step.kind} {format_duration(step.duration_s)}" for step in pair)
    rounds = f"{count} × ({told})" if count > 1 else told
    return before + rounds + (f", then walk {format_duration(steps[-1].duration_s)}" if before else "")


def _exercise(planned: PlannedExercise) -> str:
    dose = f"{planned.sets} × " if planned.sets > 1 else ""
    dose += f"{planned.reps}" if planned.reps is not None else f"{planned.hold_s:g} s"
    return f"{exercises()[planned.exercise].name.lower()} {dose}"


def _test_name(name: str) -> str:
    known = self_tests().get(name)
    return (known.name if known is not None else exercises()[name].name).lower()


def _short_day(value: Any) -> str:
    day = dt.date.fromisoformat(str(value))
    return f"{day:%a} {day.day} {day:%b}"


def _until(value: Any) -> str:
    return "until another word" if value is None else f"until {_short_day(value)}"


_TOPICS = {
    "running": "running",
    "impact": "impact",
    "speed": "fast running",
    "hills": "hills",
    "strength": "strength work",
}

_DISTANCES = frozenset({"km", "week", "longest", "limit"})
_DAYS = frozenset({"day", "last", "since"})


@cache
def _sentences() -> dict[str, str]:
    return {code: str(words) for code, words in load("plan_words.toml").items()}
