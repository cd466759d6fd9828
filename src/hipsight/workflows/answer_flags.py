"""Answer a red flag: it is down, with the words kept, until something new raises it."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass

from hipsight.knowledge.library import red_flags
from hipsight.model.errors import HipsightError
from hipsight.model.preferences import preferences_to_json
from hipsight.storage.journal import Journal

#: Answers are kept among the settings, so that undo, export and rebuild know them.
_KEPT_BELOW = "flag:"


class UnknownFlagError(HipsightError):
    """There is no red flag of that name, or nothing was said of it."""


@dataclass(frozen=True, slots=True)
class FlagAnswer:
    """What the person said to a red flag, and on which day."""

    flag: str
    day: dt.date
    words: str

    def to_json(self) -> dict[str, str]:
        """The public shape."""
        return {**asdict(self), "day": self.day.isoformat()}


def flag_answers(journal: Journal) -> list[FlagAnswer]:
    """The last answer to each red flag that was answered."""
    return [
        FlagAnswer(name, dt.date.fromisoformat(kept["day"]), kept["words"])
        for name, kept in journal.settings_below(_KEPT_BELOW).items()
    ]


def answered_flags(journal: Journal) -> tuple[tuple[str, dt.date], ...]:
    """Flag and day of its last answer."""
    return tuple((answer.flag, answer.day) for answer in flag_answers(journal))


def answer_flag(journal: Journal, flag: str, words: str, *, at: dt.datetime, today: dt.date) -> FlagAnswer:
    """Takes the flag down for what was logged up to today, and keeps the words.

    Raises:
        UnknownFlagError: No such flag, or no words.
    """
    known = [one.id for one in red_flags().flag]
    if flag not in known:
        raise UnknownFlagError(f"there is no red flag {flag!r}; there are {', '.join(known)}")
    if not words.strip():
        raise UnknownFlagError("say in a few words what came of it, such as “seen by a doctor, cleared”")
    answer = FlagAnswer(flag, today, words.strip())
    with journal.writing() as writing:
        action_id = writing.begin_action("flag", at, preferences_to_json(journal.preferences()))
        writing.keep_setting(action_id, _KEPT_BELOW + flag, {"day": today.isoformat(), "words": answer.words})
    return answer
