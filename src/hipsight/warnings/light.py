"""Today's light: one word, one sentence, and the reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from hipsight.knowledge.library import warning_texts
from hipsight.knowledge.schema import LightText
from hipsight.model.records import Pain, Run
from hipsight.warnings.contract import RaisedWarning, raised_warnings
from hipsight.warnings.load import SPIKE_DAYS, in_words, longest_before
from hipsight.warnings.log_window import LogWindow
from hipsight.warnings.pain_light import (
    DayPain,
    Light,
    Limits,
    Verdict,
    baseline,
    day_pain,
    run_verdict,
    score_verdict,
)
from hipsight.warnings.red_flags import RaisedFlag, raised_flags

_ORDER = ("green", "amber", "red")

#: Pain logged longer ago than this says nothing about today.
RECENT_DAYS = 3

#: Days whose mornings say what mornings usually are.
_USUAL_DAYS = 14

#: How much longer than the longest run of 30 days the next may be (Frandsen 2025).
NEXT_RUN_RATIO = 1.10


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """May I run today?

    Attributes:
        light: `green`, `amber` or `red`.
        because: The reasons, the decisive one first.
        red_flags: Come before everything else.
        longest_next_run_km: A run up to here stays within 10 % of the longest of 30 days; None without one.
    """

    day: dt.date
    light: str
    advice: str
    because: tuple[str, ...]
    red_flags: tuple[RaisedFlag, ...]
    warnings: tuple[RaisedWarning, ...]
    planned: tuple[str, ...]
    longest_next_run_km: float | None
    note: str
    sources: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The public shape."""
        mapping = asdict(self)
        mapping["day"] = self.day.isoformat()
        mapping["red_flags"] = [flag.to_json() for flag in self.red_flags]
        return mapping


def light_of_the_day(window: LogWindow, limits: Limits | None = None) -> Today:
    """The light for `window.today`, from red flags, recent pain and warnings, in this order.

    Args:
        window: The log.
        limits: Of pain, where the plan for a condition sets its own (bone: none at all); else the usual ones.
    """
    texts = warning_texts()
    limits = limits or usual_limits()
    flags = raised_flags(window)
    silenced = window.preferences.silenced
    # A silenced warning is not told; a red one still makes the day red.
    warnings = [one for one in raised_warnings(window) if one.id not in silenced or one.light == "red"]
    reasons = [
        *(("red", f"{flag.title}: {', '.join(flag.because)}") for flag in flags),
        *_pain_reasons(window, limits),
        *((warning.light, f"{warning.title}: {warning.because}") for warning in warnings),
    ]
    reasons.sort(key=lambda reason: -_ORDER.index(reason[0]))
    light = reasons[0][0] if reasons else "amber"
    return Today(
        day=window.today,
        light=light,
        advice=_advice(light, texts.light, has_flag=bool(flags), is_known=bool(reasons)),
        because=tuple(words for _, words in reasons),
        red_flags=tuple(flags),
        warnings=tuple(warning for warning in warnings if warning.id not in silenced),
        planned=(),
        longest_next_run_km=_next_run(window),
        note=texts.light.bone_note,
        sources=texts.cite(texts.light.sources),
    )


def _advice(light: str, texts: LightText, *, has_flag: bool, is_known: bool) -> str:
    if has_flag:
        return texts.red_flag
    if not is_known:
        return texts.unknown
    return {"green": texts.green, "amber": texts.amber, "red": texts.red}[light]


def usual_limits() -> Limits:
    """The limits of pain where no condition sets its own."""
    texts = warning_texts().light
    return Limits(texts.green_up_to, texts.amber_up_to)


def _pain_reasons(window: LogWindow, limits: Limits) -> Iterator[tuple[str, str]]:
    """What the pain of the last days says: the last run, and the worst of the last two days on which it was logged.

    A silent day does not show that pain has settled; a day with a score does.
    """
    last = _last_run(window, limits)
    if last is not None and last.light is Light.RED and last.reason == "worse_morning":
        yield (
            "red",
            f"a morning of {last.score:g} out of 10 after the last run, worse than mornings were before",
        )
    if last is not None and last.light is Light.AMBER and last.reason == "stopped":
        yield "amber", "the last run was cut short for pain"
    unscored = [pain.day for pain in window.recent_pains(RECENT_DAYS) if pain.worst is None]
    scored = _scores(window)
    if not scored and not unscored:
        yield "amber", f"nothing about pain was logged in the last {RECENT_DAYS} days"
        return
    last_two = sorted(scored)[-2:]
    if unscored and max(unscored) >= max(last_two[:1], default=dt.date.min):
        yield "amber", f"pain without a number {_when(max(unscored), window)}"
    if not last_two:
        return
    day = max(last_two, key=lambda day: (scored[day], day))
    worst, when = scored[day], _when(day, window)
    verdict = score_verdict(worst, limits)
    told = {
        "above_amber": "; with bone any pain is too much" if limits.is_bone else "",
        "above_green": f", above {limits.green_up_to:g}",
        "up_to_green": f", at most {limits.green_up_to:g}",
    }
    yield verdict.light, f"pain of {worst:g} out of 10 {when}{told[verdict.reason]}"


def _last_run(window: LogWindow, limits: Limits) -> Verdict | None:
    """What the last run came to; None without one in the last days before today."""
    first = window.today - dt.timedelta(days=RECENT_DAYS)
    runs = [
        record
        for record in window.recent(RECENT_DAYS + 1)
        if isinstance(record, Run) and first <= record.day < window.today and record.suspect is None
    ]
    if not runs:
        return None
    day = max(run.day for run in runs)
    pains = _pains_by_day(window, _USUAL_DAYS + RECENT_DAYS + 1)
    ran = {record.day for record in window.recent(_USUAL_DAYS + RECENT_DAYS + 1) if isinstance(record, Run)}
    mornings = [
        score
        for when, pain in pains.items()
        if 0 < (day - when).days <= _USUAL_DAYS
        and (score := pain.morning if pain.morning is not None or when in ran else pain.worst) is not None
    ]
    after = day + dt.timedelta(days=1)
    return run_verdict(
        pains.get(day),
        pains.get(after),
        ran_again=after in ran,
        stopped=any(run.stopped_for_pain for run in runs if run.day == day),
        usual=baseline(mornings, limits),
        limits=limits,
    )


def _pains_by_day(window: LogWindow, days: int) -> dict[dt.date, DayPain]:
    by_day: dict[dt.date, list[Pain]] = {}
    for record in window.recent(days):
        if isinstance(record, Pain):
            by_day.setdefault(record.day, []).append(record)
    return {day: pain for day, pains in by_day.items() if (pain := day_pain(pains)) is not None}


def _scores(window: LogWindow) -> dict[dt.date, float]:
    """The worst score of each of the last days, wherever it hurt: also a site or side that is not followed."""
    worst: dict[dt.date, float] = {}
    told = set()
    for record in window.recent(RECENT_DAYS):
        if isinstance(record, Pain):
            told.add(record.day)
            if record.worst is not None:
                worst[record.day] = max(worst.get(record.day, 0.0), record.worst)
    # Days that only a table tells of; on the others the Timeline may have put a number to a word.
    row, pain = window.row, window.timeline["pain_0_10"]
    for at in range(max(0, row - RECENT_DAYS + 1), min(row + 1, window.timeline.days)):
        day = window.timeline.day(at)
        if day not in told and np.isfinite(pain[at]):
            worst[day] = float(pain[at])
    return worst


def _when(day: dt.date, window: LogWindow) -> str:
    return "today" if day == window.today else f"on {day:%A}"


def _next_run(window: LogWindow) -> float | None:
    """The longest next run that is no spike: 10 % more than the longest of the last 30 days, today included."""
    longest = longest_before(window.timeline, min(window.row + 1, window.timeline.days + SPIKE_DAYS))
    return None if longest is None else longest * NEXT_RUN_RATIO


def next_run_in_words(today: Today, window: LogWindow) -> str | None:
    """The same as a sentence in the person's unit."""
    if today.longest_next_run_km is None:
        return None
    return f"A run of up to {in_words(today.longest_next_run_km, window)} stays within 10 % of your longest of 30 days."
