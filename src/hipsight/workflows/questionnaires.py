"""Answer a questionnaire; answers are kept by day among the settings, so that undo, export and rebuild know them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hipsight.assessment.case import Case, make_case
from hipsight.knowledge.questionnaire import Questionnaire, questionnaires
from hipsight.model.errors import HipsightError
from hipsight.model.preferences import preferences_to_json
from hipsight.storage.journal import Journal

_KEPT_BELOW = "questionnaire:"

#: An energy screen this old says nothing of today any more.
_FRESH_DAYS = 180


class UnusableQuestionnaireError(HipsightError):
    """There is no such questionnaire, or its answers do not fit."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A questionnaire that was answered.

    Attributes:
        answers: Places of the options, from 0.
        is_substantial: As `Questionnaire.is_substantial`.
    """

    name: str
    day: dt.date
    answers: tuple[int, ...]
    score: int
    is_substantial: bool | None

    def to_json(self) -> dict[str, Any]:
        """The public shape; answers are numbered from 1, as they are typed."""
        return {
            "questionnaire": self.name,
            "day": self.day.isoformat(),
            "answers": [answer + 1 for answer in self.answers],
            "score": self.score,
            "is_substantial": self.is_substantial,
        }


def questionnaire_named(name: str) -> Questionnaire:
    """The questionnaire of that name.

    Raises:
        UnusableQuestionnaireError: There is none.
    """
    for one in questionnaires().questionnaire:
        if one.id == name:
            return one
    known = ", ".join(one.id for one in questionnaires().questionnaire)
    raise UnusableQuestionnaireError(f"there is no questionnaire {name!r}; there are {known}")


def answer_questionnaire(
    journal: Journal, name: str, numbers: Sequence[int], *, at: dt.datetime, today: dt.date
) -> Answered:
    """Keeps the answers of today; those of the same day before are replaced.

    Args:
        journal: Where they are kept.
        name: Of the questionnaire.
        numbers: Of the options, from 1, in the order of the questions.
        at: The instant.
        today: The day they are of.

    Raises:
        UnusableQuestionnaireError: No such questionnaire, too few or too many answers, or one that does not exist.
    """
    questionnaire = questionnaire_named(name)
    answers = tuple(number - 1 for number in numbers)
    for item, answer in zip(questionnaire.item, answers, strict=False):
        if not 0 <= answer < len(item.option):
            raise UnusableQuestionnaireError(
                f"“{item.text}” is answered with a number from 1 to {len(item.option)}"
            )
    if not questionnaire.is_over(answers) or len(answers) > len(questionnaire.item):
        raise UnusableQuestionnaireError(
            f"{name} has {len(questionnaire.item)} questions, not {len(answers)}"
        )
    with journal.writing() as writing:
        action_id = writing.begin_action("questionnaire", at, preferences_to_json(journal.preferences()))
        writing.keep_setting(
            action_id, f"{_KEPT_BELOW}{name}:{today.isoformat()}", {"answers": list(answers)}
        )
    return _scored(questionnaire, today, answers)


def answered_questionnaires(journal: Journal, name: str | None = None) -> list[Answered]:
    """Every questionnaire that was answered, oldest first."""
    known = {one.id: one for one in questionnaires().questionnaire}
    found = []
    for key, kept in journal.settings_below(_KEPT_BELOW).items():
        which, day = key.split(":")
        if which in known and name in {None, which}:
            found.append(_scored(known[which], dt.date.fromisoformat(day), tuple(kept["answers"])))
    return sorted(found, key=lambda one: (one.day, one.name))


def energy_case(journal: Journal, today: dt.date) -> Case:
    """What the last energy screen tells triage."""
    screens = [
        one
        for one in answered_questionnaires(journal, "energy")
        if 0 <= (today - one.day).days <= _FRESH_DAYS
    ]
    if not screens:
        return Case()
    last = screens[-1]
    chosen = [
        item.option[answer]
        for item, answer in zip(questionnaire_named("energy").item, last.answers, strict=True)
    ]
    told = {name: f"energy questions of {last.day}" for option in chosen for name in option.affirms}
    return make_case(told, {name for option in chosen for name in option.denies})


def _scored(questionnaire: Questionnaire, day: dt.date, answers: tuple[int, ...]) -> Answered:
    return Answered(
        questionnaire.id, day, answers, questionnaire.score(answers), questionnaire.is_substantial(answers)
    )
