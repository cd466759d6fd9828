"""Runs: put together from the clauses that speak of one outing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from hipsight.checkin.atoms import Atom
from hipsight.checkin.clauses import Clause
from hipsight.checkin.run_amounts import Piece, sum_of
from hipsight.checkin.run_distances import read_distances
from hipsight.checkin.run_durations import read_durations, read_pace
from hipsight.checkin.run_extras import is_stopped, read_extras
from hipsight.checkin.run_kinds import is_told, main_kind, read_kinds, read_surfaces
from hipsight.checkin.run_repetitions import read_reps, rep_seconds, reps_metres, reps_seconds
from hipsight.checkin.run_story import RunStory
from hipsight.model.preferences import Preferences
from hipsight.model.records import Run, Surface

_MOST_M = 500_000.0
_FASTEST_S_PER_M = 0.14  # faster than anyone
_MOST_S = 7 * 86_400.0


def read_run(
    clauses: Sequence[Clause], day: dt.date, preferences: Preferences, line: str, *, has_pain: bool
) -> tuple[int, Run] | None:
    """The run that the clauses of an outing speak of and where it begins, or None when no run is told of."""
    story = RunStory(preferences, line)
    live = [clause for clause in clauses if not (clause.ignored or clause.history)]
    reps = read_reps(story, live)
    distances = read_distances(story, live)
    distance = _length_of(distances, reps)
    clock_pace, durations = read_durations(story, live, distance)
    duration = _at_most(_time_of(durations, reps, distance), _MOST_S, durations)
    kinds = read_kinds(story, live)
    stopped = is_stopped(story, live, has_pain=has_pain)
    told = stopped or distance is not None or duration is not None or reps is not None or is_told(story, live)
    if not told:
        return None
    pace = read_pace(story, live, distance) or clock_pace
    surfaces = read_surfaces(story, live)
    fields = read_extras(story, live)
    if fields.pop("on_road", False) and Surface.ROAD not in surfaces:
        surfaces.append(Surface.ROAD)
    main, also = main_kind(kinds)
    run = Run(
        day=day,
        text=", ".join(story.words) or None,
        distance_m=distance,
        duration_s=duration,
        pace_s_per_km=pace,
        run_kind=main,
        also_kinds=also,
        surface=surfaces[0] if surfaces else None,
        also_surfaces=tuple(surfaces[1:]),
        stopped_for_pain=stopped,
        reps=int(reps.value[0]) if reps and reps.value[0] else None,
        rep_m=reps.value[1] if reps and reps.value[2] == "m" else None,
        rep_s=rep_seconds(reps),
        **fields,
    )
    return story.start or 0, run


def _length_of(pieces: Sequence[Piece], reps: Atom | None) -> float | None:
    """How far it was; less than its repetitions is no more than a part: "6x1k plus an extra 1k"."""
    metres = _at_most(sum_of(pieces, reps_metres(reps)), _MOST_M, pieces)
    return None if metres is None or metres < reps_metres(reps) else metres


def _time_of(pieces: Sequence[Piece], reps: Atom | None, distance: float | None) -> float | None:
    """How long it took; the minutes of warm-up and cool-down beside a distance are only part of it."""
    in_metres = distance is not None or (reps is not None and reps.value[2] == "m")
    if in_metres and all(piece.part == "warm" for piece in pieces):
        return None
    seconds = sum_of(pieces, reps_seconds(reps))
    if reps and seconds is not None and distance is not None and seconds < distance * _FASTEST_S_PER_M:
        return None  # of a part only
    return seconds


def _at_most(amount: float | None, most: float, pieces: Sequence[Piece]) -> float | None:
    if amount is None:
        return None
    if amount <= most:
        return round(amount, 3)
    for piece in pieces:
        piece.atom.refused = True
    return None
