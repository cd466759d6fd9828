"""The words that files and services use for sports, and what they mean for the log."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hipsight.model.records import RunKind, Surface


@dataclass(frozen=True, slots=True)
class Sport:
    """What was done.

    Attributes:
        what: One word for it: `running`, `cycling`, `swimming`.
        is_run: Whether it goes into the log as a run.
        surface: What the word says about the surface.
    """

    what: str
    is_run: bool = False
    surface: Surface | None = None


#: Numbers that Strava writes into GPX as the type of a track.
_STRAVA_NUMBERS = {
    "1": "cycling",
    "2": "alpine_skiing",
    "3": "backcountry_skiing",
    "4": "hiking",
    "5": "ice_skating",
    "6": "inline_skating",
    "7": "cross_country_skiing",
    "8": "roller_skiing",
    "9": "running",
    "10": "walking",
    "11": "workout",
    "12": "snowboarding",
    "16": "swimming",
    "23": "rowing",
}

#: Words for sports that are the same thing under another name.
_OTHER_WORDS = {
    "biking": "cycling",
    "bike": "cycling",
    "bicycling": "cycling",
    "ride": "cycling",
    "e_biking": "cycling",
    "road_biking": "cycling",
    "virtual_ride": "cycling",
    "mountain_biking": "cycling",
    "indoor_cycling": "cycling",
    "swim": "swimming",
    "lap_swimming": "swimming",
    "open_water_swimming": "swimming",
    "pool_swimming": "swimming",
    "open_water": "swimming",
    "walk": "walking",
    "speed_walking": "walking",
    "casual_walking": "walking",
    "hike": "hiking",
    "indoor_rowing": "rowing",
    "nordic_skiing": "cross_country_skiing",
    "nordic_ski": "cross_country_skiing",
    "weight_training": "strength_training",
    "traditional_strength_training": "strength_training",
    "functional_strength_training": "strength_training",
    "krafttraining": "strength_training",
    "musculation": "strength_training",
    "radfahrt": "cycling",
    "rad": "cycling",
    "vélo": "cycling",
    "sortie_vélo": "cycling",
    "jízda": "cycling",
    "bicicleta": "cycling",
    "schwimmen": "swimming",
    "natation": "swimming",
    "natación": "swimming",
    "spaziergang": "walking",
    "gehen": "walking",
    "marche": "walking",
    "caminata": "walking",
    "wanderung": "hiking",
    "randonnée": "hiking",
}

_SURFACE_WORDS = {
    "treadmill": Surface.TREADMILL,
    "virtual": Surface.TREADMILL,  # nobody runs through a virtual world on a road
    "trail": Surface.TRAIL,
    "track": Surface.TRACK,
    "street": Surface.ROAD,
    "road": Surface.ROAD,
}

#: Words of a FIT sub-sport that name the sport better than the sport itself does.
_VAGUE_SPORTS = frozenset({"generic", "training", "fitness_equipment", "other", "all", "multisport"})

_RUN_WORD = re.compile(
    r"(^|_)(run|running|jog|jogging|jogg|lauf|laufen|laufsport|traillauf|course_[aà]_pied|correr|carrera|corsa|"
    r"corrida|hardlopen|hardloop|b[eě]h|bieg|l[oø]b|l[oö]pning|l[oø]ping|juoksu|бег|біг|ランニング|ラン|跑步|달리기)(_|$)|run$"  # noqa: RUF001 - Cyrillic is meant
)
_NOT_A_RUN = re.compile(r"(^|_)(ski|skiing|dog|horse|wheelchair|swim)")

_LONGEST_TITLE = 60

#: Words in a title or note that say what kind of run it was. The first that fits counts.
_KIND_WORDS: tuple[tuple[re.Pattern[str], RunKind], ...] = (
    (re.compile(r"\b(race|parkrun|marathon|wettkampf)\b", re.IGNORECASE), RunKind.RACE),
    (re.compile(r"\b(interval|intervals|repeats|fartlek|strides)\b", re.IGNORECASE), RunKind.INTERVALS),
    (re.compile(r"\b(tempo|threshold)\b", re.IGNORECASE), RunKind.TEMPO),
    (re.compile(r"\b(hill|hills)\b", re.IGNORECASE), RunKind.HILLS),
    (re.compile(r"\blong run\b", re.IGNORECASE), RunKind.LONG),
    (re.compile(r"\b(easy|recovery)\b", re.IGNORECASE), RunKind.EASY),
)


def sport_from_words(sport: str | None, sub_sport: str | None = None) -> Sport | None:
    """The sport that the words of a file mean, or None when they say nothing."""
    main, sub = _plain(sport), _plain(sub_sport)
    main = _STRAVA_NUMBERS.get(main, main)
    if main in _VAGUE_SPORTS or not main:
        indoors_on_foot = main == "fitness_equipment" and sub in {"treadmill", "indoor_running"}
        if indoors_on_foot:
            return Sport("running", is_run=True, surface=_surface(sub))
        main = sub if sub and sub not in {"generic", "all"} else main
    if not main or main in {"generic", "all", "other", "unknown"}:
        return None
    if _RUN_WORD.search(main) and not _NOT_A_RUN.search(main):
        return Sport("running", is_run=True, surface=_surface(sub) or _surface(main))
    return Sport(_OTHER_WORDS.get(main, main))


def is_known_sport(word: str | None) -> bool:
    """Whether the word certainly names a sport: one for running, or one of the list."""
    plain = _plain(word)
    return plain in _OTHER_WORDS or (_RUN_WORD.search(plain) is not None and not _NOT_A_RUN.search(plain))


def kind_from_title(title: str | None) -> RunKind | None:
    """The kind of run that a title or note names ("Tuesday tempo"), or None."""
    line = (title or "").strip().split("\n")[0]
    # A longer text is a story ("no race today, just easy"), not a title.
    if len(line) > _LONGEST_TITLE:
        return None
    return next((kind for pattern, kind in _KIND_WORDS if pattern.search(line)), None)


def _plain(word: str | None) -> str:
    """The word in small letters, its parts joined by underscores."""
    if not word:
        return ""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", word.strip())
    return re.sub(r"[\s\-/]+", "_", spaced).lower()[:60]


def _surface(word: str) -> Surface | None:
    return next((surface for part in word.split("_") if (surface := _SURFACE_WORDS.get(part))), None)
