"""The person's own words: said directly, or learned from a correction; kept with the settings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from hipsight.checkin.parser import understand
from hipsight.model.errors import HipsightError
from hipsight.model.preferences import Preferences, preferences_to_json
from hipsight.model.records import Record
from hipsight.storage.journal import Journal

_SHORTEST = 2
_LONGEST = 60
#: Fields whose correction tells what an unknown word stands for, with how that is written.
_TAUGHT = {"shoe": "shoe: {}", "exercise": "exercise: {}", "factor": "factor: {}"}


class UnusableWordError(HipsightError):
    """A phrase that cannot stand for anything."""


def own_words(preferences: Preferences) -> dict[str, str]:
    """What each of the person's own words stands for, in the order of the alphabet."""
    return dict(sorted(preferences.aliases))


def teach_word(journal: Journal, phrase: str, means: str, *, at: dt.datetime) -> dict[str, str]:
    """The person's words after one was taught, or forgotten where it is to mean nothing.

    Raises:
        UnusableWordError: The phrase is too short or long, is a number, or stands for itself.
    """
    phrase, means = " ".join(phrase.lower().split()), " ".join(means.split())
    if not _SHORTEST <= len(phrase) <= _LONGEST or not any(letter.isalpha() for letter in phrase):
        raise UnusableWordError(f"{phrase!r} cannot be a word of your own: use 2 to 60 letters")
    if phrase == means.lower():
        raise UnusableWordError(f"{phrase!r} would stand for itself")
    before = journal.preferences()
    words = {**own_words(before), phrase: means}
    if not means:
        del words[phrase]
    with journal.writing() as writing:
        action_id = writing.begin_action("setting", at, preferences_to_json(before))
        writing.keep_setting(action_id, "aliases", [list(pair) for pair in words.items()])
    return own_words(journal.preferences())


def word_taught(
    record: Record, fields: Mapping[str, Any], preferences: Preferences
) -> tuple[str, str] | None:
    """The word that a correction explains: the one of the entry's line that was not understood, or None.

    Only where a single word was not understood: two would leave open which of them is meant.
    """
    means = _meaning(fields)
    if means is None or not record.text:
        return None
    unknown = understand(record.text, today=record.day, preferences=preferences).not_understood
    if len(unknown) != 1 or not unknown[0].isalpha() or len(unknown[0]) <= _SHORTEST:
        return None
    return unknown[0].lower(), means


def _meaning(fields: Mapping[str, Any]) -> str | None:
    for name, form in _TAUGHT.items():
        if fields.get(name):
            return form.format(fields[name])
    if fields.get("site"):
        side = f"{fields['side']} " if fields.get("side") in {"left", "right"} else ""
        return side + str(fields["site"]).replace("_", " ")
    return None
