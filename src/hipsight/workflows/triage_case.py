"""Triage: of a text on its own, or of a person with a journal, whose answers are kept until the interview is done."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from hipsight.assessment.assess import Assessment, Flag, assess
from hipsight.assessment.case import Case, joined, read_case, with_answer
from hipsight.assessment.log_findings import log_case
from hipsight.knowledge.condition import conditions
from hipsight.knowledge.triage import TriageQuestion, triage_questions
from hipsight.model.errors import HipsightError, UnusableInputError
from hipsight.model.preferences import preferences_to_json
from hipsight.storage.journal import Journal
from hipsight.warnings.red_flags import RaisedFlag, raised_flags
from hipsight.workflows.questionnaires import energy_case
from hipsight.workflows.read_log import read_window

#: The interview is kept among the settings, so that it can be left, resumed and undone.
_KEPT_BELOW = "triage:"
_KEPT = "interview"


class UnusableAnswerError(HipsightError):
    """A question that does not exist, or an answer that it does not have."""


@dataclass(frozen=True, slots=True)
class Interview:
    """What was said so far.

    Attributes:
        words: In the person's own words; None before they were asked for.
        answers: Option by question id; None for "I do not know".
    """

    words: str | None = None
    answers: tuple[tuple[str, str | None], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As kept."""
        return {"words": self.words, "answers": [list(pair) for pair in self.answers]}


def triage(text: str) -> Assessment:
    """What triage says of an account in a person's own words; reads nothing else."""
    return assess(read_case(text), conditions())


def kept_interview(journal: Journal) -> Interview:
    """The interview as it was left; an empty one where there is none."""
    kept = journal.settings_below(_KEPT_BELOW).get(_KEPT)
    if not kept:
        return Interview()
    return Interview(kept["words"], tuple((name, answer) for name, answer in kept["answers"]))


def keep_interview(journal: Journal, interview: Interview, *, at: dt.datetime) -> None:
    """Keeps it for the next time."""
    with journal.writing() as writing:
        action_id = writing.begin_action("triage", at, preferences_to_json(journal.preferences()))
        writing.keep_setting(action_id, _KEPT_BELOW + _KEPT, interview.to_json())


def answered(interview: Interview, question: TriageQuestion, number: int) -> Interview:
    """The interview after the answer of that number, from 1; the last one is not to know.

    Raises:
        UnusableAnswerError: There is no such answer.
    """
    if not 1 <= number <= len(question.option) + 1:
        raise UnusableAnswerError(f"answer with a number from 1 to {len(question.option) + 1}")
    known = number <= len(question.option)
    answer = question.option[number - 1].text if known else None
    return Interview(interview.words, (*interview.answers, (question.id, answer)))


def without_last(interview: Interview) -> Interview:
    """The interview before its last answer; before its words, where nothing was answered yet."""
    if interview.answers:
        return Interview(interview.words, interview.answers[:-1])
    return Interview()


def number_of(question: TriageQuestion, reply: str) -> int:
    """The number of the answer that was typed, as a number or in words.

    Raises:
        UnusableAnswerError: It fits none of the answers, or several.
    """
    typed = reply.strip().strip(".!").lower().replace("’", "'")
    if typed.isdigit():
        return int(typed)
    if typed in _NOT_KNOWN or typed == triage_questions().dont_know.lower():
        return len(question.option) + 1
    fitting = _fitting_options(question, typed)
    if len(fitting) == 1:
        return fitting[0]
    which = " or ".join(f"{number} ({question.option[number - 1].text})" for number in fitting)
    raise UnusableAnswerError(
        f"which one: {which}?" if fitting else f"answer with a number from 1 to {len(question.option) + 1}"
    )


#: What stands for not knowing, yes and no.
_NOT_KNOWN = frozenset(
    {
        "?",
        "don't know",
        "dont know",
        "i don't know",
        "i dont know",
        "dunno",
        "idk",
        "not sure",
        "no idea",
        "unsure",
    }
)
_YES = frozenset({"y", "yes", "yep", "yeah", "yup", "ja", "sure", "definitely"})
_NO = frozenset({"n", "no", "nope", "nah", "never", "nein", "none", "not at all"})


def _fitting_options(question: TriageQuestion, typed: str) -> list[int]:
    texts = {number: option.text.lower() for number, option in enumerate(question.option, 1)}
    if typed in _YES or typed in _NO:
        begins = "yes" if typed in _YES else "no"
        return [number for number, text in texts.items() if text.split(",")[0].split()[0] == begins]
    same = [number for number, text in texts.items() if typed == text] or [
        number for number, text in texts.items() if set(typed.split()) <= set(text.replace(",", "").split())
    ]
    if same:
        return same
    told = read_case(typed)
    agrees = {
        number: len(told.affirmed & set(option.affirms)) + len(told.denied & set(option.denies))
        for number, option in enumerate(question.option, 1)
    }
    best = max(agrees.values())
    return [number for number, count in agrees.items() if best and count == best]


def assess_interview(journal: Journal, interview: Interview, *, today: dt.date) -> Assessment:
    """What triage says of the words and answers of an interview, with what the log knows."""
    case, flags = _known_from_log(journal, today)
    case = joined(case, energy_case(journal, today))
    if interview.words:
        case = joined(read_case(interview.words), case)
    case = _with_answers(case, interview)
    return assess(case, conditions(), asked=frozenset(name for name, _ in interview.answers), from_log=flags)


def _with_answers(case: Case, interview: Interview) -> Case:
    from_id = {question.id: question for question in triage_questions().question}
    for name, answer in interview.answers:
        for option in from_id[name].option if name in from_id else ():
            if option.text == answer:
                case = with_answer(case, option.affirms, option.denies, f"{from_id[name].text} {answer}")
    return case


def _known_from_log(journal: Journal, today: dt.date) -> tuple[Case, tuple[Flag, ...]]:
    try:
        window = read_window(journal, today=today)
    except UnusableInputError:  # an empty log knows nothing, and that is no reason not to answer
        return Case(), ()
    flags = tuple(_flag(raised) for raised in raised_flags(window))
    return log_case(window.records, window.timeline, window.preferences, today), flags


def _flag(raised: RaisedFlag) -> Flag:
    return Flag(
        id=raised.id,
        urgency=raised.urgency,
        title=raised.title,
        do_now=raised.do_now,
        why=raised.why,
        because=tuple(f"logged: {words}" for words in raised.because),
        sources=raised.sources,
    )
