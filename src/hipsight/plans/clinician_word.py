"""What a clinician's word means for the plan. Whatever is in doubt restricts; only a plain word clears.

The phrases stand in `knowledge/data/clinician_words.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hipsight.knowledge.clinician_words import clinician_words
from hipsight.model.life_records import Clinician
from hipsight.warnings.phrases import phrases, says

_DAYS = {"day": 1, "week": 7, "month": 30, "fortnight": 14}
_NUMBERS = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "couple": 2,
    "few": 3,
}
_FOR = re.compile(
    r"(?:for|next|at least|another|in)\s+(?:the\s+)?(?:next\s+|another\s+|at least\s+)?(?:a\s+)?"
    rf"(\d+|{'|'.join(_NUMBERS)})?\s*(?:of\s+)?(?:\d+\s*)?(day|week|month|fortnight)s?"
)
_KM = re.compile(r"(\d+(?:\.\d+)?)\s*(km|kilomet(?:er|re)s?|k|mi|miles?)\b")
_MINUTES = re.compile(r"(\d+)\s*(?:min|mins|minutes)\b")
_KM_PER_MILE = 1.609344


@dataclass(frozen=True, slots=True)
class ClinicianWord:
    """One thing a clinician said that the plan heeds.

    Attributes:
        topic: `clear` to run, or what is not to be done: `running`, `speed`, `hills`, `strength`, `impact`; `most` sets
            a longest run.
        days: For so many days; None until another word.
        most_km: Of `most`; `most_min` the same in minutes.
        words: What was said.
    """

    topic: str
    days: int | None = None
    most_km: float | None = None
    most_min: float | None = None
    words: str = ""


def words_of(record: Clinician) -> tuple[ClinicianWord, ...]:
    """What the entry means for the plan; nothing where it says nothing about running."""
    knowledge = clinician_words()
    if record.who in knowledge.not_clinicians:
        return ()
    text = f"{record.said or ''}. {record.text or ''}".strip(". ")
    days = _days(text)
    found = [
        ClinicianWord(rule.topic, days=days, words=text)
        for rule in knowledge.rule
        if rule.topic != "clear"
        and says(phrases(rule.words), text, except_for=phrases(rule.but_not), even_negated=True)
    ]
    found += _most(text) if says(phrases(knowledge.most), text, even_negated=True) else []
    if not any(word.topic in {"running", "impact"} for word in found) and _clears(text):
        found.append(ClinicianWord("clear", words=text))
    return tuple(found)


def _clears(text: str) -> bool:
    knowledge = clinician_words()
    (rule,) = (rule for rule in knowledge.rule if rule.topic == "clear")
    # A condition or a date makes it no clearance: "once the scan is clean", "in six weeks".
    if says(phrases(knowledge.conditional), text, even_negated=True):
        return False
    return says(phrases(rule.words), text, except_for=phrases(rule.but_not))


def _days(text: str) -> int | None:
    found = _FOR.search(text.lower())
    if found is None:
        return None
    number, unit = found.groups()
    count = 1 if number is None else int(number) if number.isdigit() else _NUMBERS[number]
    return count * _DAYS[unit]


def _most(text: str) -> list[ClinicianWord]:
    plain = text.lower()
    distance, minutes = _KM.search(plain), _MINUTES.search(plain)
    if distance is not None:
        km = float(distance[1]) * (_KM_PER_MILE if distance[2].startswith("mi") else 1.0)
        return [ClinicianWord("most", days=_days(text), most_km=km, words=text)]
    if minutes is not None:
        return [ClinicianWord("most", days=_days(text), most_min=float(minutes[1]), words=text)]
    return []
