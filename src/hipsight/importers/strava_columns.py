"""Which column of Strava's `activities.csv` is which, whatever language and year it was exported in.

No specification exists. Layouts as read in public code and in issues of programs that read the file: 12 columns with
lower-case names until 2019; since then a block for people (0 to 14) and one for machines (15 and on, in metres and
seconds), 86 to 103 columns, names such as `Distance` twice. The names are translated, the first 45 places are not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

#: Columns by their names in lower case; where a name stands twice, `_SECOND` takes the machine's.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": (
        "activity id", "id", "aktivitäts-id", "id de l'activité", "id de l’activité", "id de actividad",
        "id aktivity",
    ),
    "date": (
        "activity date", "date", "aktivitätsdatum", "date de l'activité", "date de l’activité",
        "fecha de la actividad", "datum aktivity",
    ),
    "name": (
        "activity name", "name", "name der aktivität", "nom de l'activité", "nom de l’activité",
        "nombre de la actividad", "název aktivity",
    ),
    "type": (
        "activity type", "type", "aktivitätsart", "type d'activité", "type d’activité", "tipo de actividad",
        "typ aktivity",
    ),
    "description": (
        "activity description", "description", "aktivitätsbeschreibung", "beschreibung",
        "description de l'activité", "description de l’activité", "descripción de la actividad", "popis aktivity",
    ),
    "elapsed": ("elapsed time", "elapsed_time", "verstrichene zeit", "temps écoulé", "uplynulý čas"),
    "distance": ("distance", "distanz", "distancia", "vzdálenost"),
    "private_note": (
        "activity private note", "hinweis zur privatsphäre für aktivitäten", "note privée sur les activités",
        "soukromá poznámka k aktivitě",
    ),
    "gear": (
        "activity gear", "gear", "aktivitätsausrüstung", "matériel utilisé pour l'activité",
        "matériel utilisé pour l’activité", "vybavení na aktivitu",
    ),
    "filename": (
        "filename", "dateiname", "nom du fichier", "nombre del archivo", "nombre de archivo", "název souboru",
    ),
    "moving": ("moving time", "moving_time", "bewegungszeit", "durée de déplacement", "aktivní čas"),
    "ascent": ("elevation gain", "höhenzunahme", "dénivelé positif", "nastoupaná výška"),
    "descent": ("elevation loss", "naklesaná výška"),
    "cadence": ("average cadence", "durchschnittliche trittfrequenz", "průměrná kadence"),
    "heart_rate": ("average heart rate", "durchschnittliche herzfrequenz", "průměrná tepová frekvence"),
    "effort": ("perceived exertion", "gefühlte anstrengung"),
    "race": ("competition",),
    "long_run": ("long run",),
}  # fmt: skip

#: Columns whose second place is in seconds and metres; the first is for people, in their units.
_SECOND = frozenset({"elapsed", "distance"})

#: Places that have not moved since 2019, in every language.
_PLACES: Mapping[str, int] = {
    "id": 0,
    "date": 1,
    "name": 2,
    "type": 3,
    "description": 4,
    "elapsed": 15,
    "elapsed_shown": 5,
    "distance": 17,
    "distance_shown": 6,
    "private_note": 10,
    "gear": 11,
    "filename": 12,
    "moving": 16,
    "ascent": 20,
    "descent": 21,
    "cadence": 29,
    "heart_rate": 31,
    "effort": 43,
}

#: Names that stand twice in every language: elapsed time and distance.
_TWINS = ((5, 15), (6, 17))


def is_strava_header(names: Sequence[str]) -> bool:
    """Whether these column names (lower case) are those of `activities.csv`."""
    columns = _by_name(names)
    by_name = {"id", "date"} <= columns.keys() and bool({"filename", "type"} & columns.keys())
    # `id` and `date` alone stand in many tables; only the oldest layout has them, with names of its own beside.
    is_plain = "id" in names or "date" in names
    telling = {"id", "date", "elapsed_time", "filename"} <= set(names) if is_plain else True
    return (by_name and telling) or _has_places(names)


def is_english(names: Sequence[str]) -> bool:
    """Whether the header is Strava's own, not a translation."""
    return "activity id" in names or "elapsed_time" in names


def strava_columns(names: Sequence[str]) -> dict[str, int]:
    """Place of each column that hipsight reads, by its id in `_PLACES`; those that are not there are left out.

    Names are believed first. A header in another language is read by its places where the names that stand twice
    stand where they always do.
    """
    columns = _by_name(names)
    if not is_english(names) and _has_places(names):
        columns = {name: place for name, place in _PLACES.items() if place < len(names)} | columns
    return columns


def _has_places(names: Sequence[str]) -> bool:
    return len(names) > _PLACES["distance"] and all(
        names[first] and names[first] == names[second] for first, second in _TWINS
    )


def _by_name(names: Sequence[str]) -> dict[str, int]:
    columns = {}
    for column, words in _NAMES.items():
        places = [place for place, name in enumerate(names) if name in words]
        if not places:
            continue
        columns[column] = places[0]
        if column in _SECOND and len(places) > 1:
            columns[column], columns[f"{column}_shown"] = places[1], places[0]
    return columns
