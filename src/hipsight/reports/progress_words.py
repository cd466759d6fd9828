"""Progress in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from hipsight.model.units import METRES_PER_KM, DistanceUnit, format_distance
from hipsight.progress.measure import PainFree, Progress
from hipsight.reports.words import count_of

_TRENDS = {
    "better": "It is getting better.",
    "worse": "It is getting worse.",
    "no clear change": "No clear change so far.",
    "no pain on any run": "No pain on any run about which you said something.",
}

#: Pain that begins within so many km is there from the start.
AT_ONCE_KM = 0.1


def progress_sentences(progress: Progress, units: DistanceUnit) -> Iterator[str]:
    """What progress has to say, the most important first."""
    if progress.trend in _TRENDS:
        yield _TRENDS[progress.trend]
    if progress.pain_free_km is not None and progress.onsets:
        has_changed = progress.trend in {"better", "worse"}
        yield _distance(progress.pain_free_km, units, has_changed=has_changed)
    yield (
        f"From {count_of(progress.runs, 'run')} of which it is known where pain began, or that it did not; on "
        f"{progress.onsets} of them it began on the way."
        if progress.runs
        else "It is not known of any run yet where pain began, or that it did not; say so in your lines."
    )
    if progress.needs:
        yield f"To tell more, it needs {progress.needs}."
    if progress.flare_free is not None:
        stretch = progress.flare_free
        yield (
            f"Longest stretch without a flare (pain of {stretch.flare_at:g} or more): "
            f"{count_of(stretch.longest_days, 'day')} from {stretch.longest_from.day} "
            f"{stretch.longest_from:%b %Y}; the present one: {stretch.current_days}."
        )


def _distance(distance: PainFree, units: DistanceUnit, *, has_changed: bool) -> str:
    """The distance now, and beside it the one at first where the difference is more than chance."""

    def words(km: float) -> str:
        return format_distance(km * METRES_PER_KM, units)

    now = distance.now or 0.0
    if distance.beyond:
        end = f"on half of your runs pain now starts beyond {words(now)}, if at all"
    elif now < AT_ONCE_KM:
        end = "half of your runs now hurt from the first steps"
    else:
        end = f"half of your runs are now free of pain up to {words(now)}"
        if distance.low is not None and distance.high is not None:
            end += f" (likely between {words(distance.low)} and {words(distance.high)})"
    if distance.then is None or not has_changed:
        return f"{end[0].upper()}{end[1:]}."
    then = "the first steps" if distance.then < AT_ONCE_KM else words(distance.then)
    return f"At first it hurt from {then}; {end}."
