"""Times in an account, over and above those the reader knows: ages of others, bare durations, and what is long ago."""

from __future__ import annotations

import itertools
import re

#: What happened once, and is no sign of today when the sentence says that it is years ago.
_HAPPENED_ONCE = frozenset(
    {
        "cannot_bear_weight",
        "limp",
        "severe_pain",
        "trauma",
        "trauma_fall",
        "trauma_collision",
        "high_energy_injury",
    }
    | {"pop_at_onset", "on_crutches", "leg_deformed", "bruising", "onset_sudden"}
)
_LONG_AGO = re.compile(
    r"\b(?:years?\s(?:ago|back|earlier)|decades?\sago|as\sa\s(?:kid|child|teenager)|when\si\swas\s(?:a\s)?(?:\d|kid|child|little|young))",
    re.IGNORECASE,
)
_STILL = re.compile(r"\b(?:still|since|ever\ssince|now|again|today|this\s(?:week|morning))\b", re.IGNORECASE)


def is_of_long_ago(text: str, name: str, at: int, after: int) -> bool:
    """Whether the sentence puts an accident or its first days years back, and says nothing of now."""
    if name not in _HAPPENED_ONCE:
        return False
    start = max(text.rfind(mark, 0, at) for mark in ".!?;\n") + 1
    end = min((found for mark in ".!?;\n" if (found := text.find(mark, after)) >= 0), default=len(text))
    sentence = text[start:end]
    return bool(_LONG_AGO.search(sentence)) and not _STILL.search(sentence)


#: "Daughter is 11", "she's 13".
_HE_IS = re.compile(
    r"\b(?:son|daughter|boy|girl|kid|child|he|she)(?:[’']s|\sis|\sjust\sturned|\sturned),?\s(\d{1,2})\b(?!\s?(?:[:/%]|mile|km|week|month|min))",
    re.IGNORECASE,
)
#: "My nephew, then 13", "one of my athletes, 15, …".
_RELATIVE_OF_AGE = re.compile(
    r"\b(?:nephew|niece|grandson|granddaughter|godson|stepson|stepdaughter|son|daughter|child|kid|student|pupil|athletes?|runners?|players?|boy|girl|teenager|lad)"
    r",?\s(?:then\s|now\s|aged?\s|who(?:[’']s|\sis)\s(?:only\s)?)?(\d{1,2})(?=,|\.|\sand\b|\sold\b|\splays\b|\swas\b|\shas\b|\swho\b|\s?\))",
    re.IGNORECASE,
)
#: "A six-year-old".
_IN_WORDS = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
    r"[\s-]years?[\s-]olds?\b(?!\s(?:injury|shoes|pair|problem|fracture|tear))",
    re.IGNORECASE,
)
_YEARS_IN_WORDS = {
    "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0,
    "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "thirteen": 13.0, "fourteen": 14.0, "fifteen": 15.0, "sixteen": 16.0,
    "seventeen": 17.0,
}  # fmt: skip
#: Where in a run it began: "at 6 km", "from mile 4", "just after 2.5km".
_BEGAN_AT = re.compile(
    r"\b(?:at|from|after|by|around|within|past)\s(?:about\s|only\s|just\s)?(\d{1,2}(?:\.\d)?)\s?(?:km|kms|k|mile|miles|mi)\b",
    re.IGNORECASE,
)
_FEWEST_ONSETS, _SHRUNK = 3, 0.7


def comes_earlier(text: str) -> str | None:
    """The words of three or more onsets in a run, each no later than the one before, that shrank by a third in all."""
    found = list(_BEGAN_AT.finditer(text))
    at = [float(match[1]) for match in found]
    falls = [later <= earlier * 1.3 for earlier, later in itertools.pairwise(at)]
    if len(at) >= _FEWEST_ONSETS and all(falls) and at[-1] <= _SHRUNK * at[0]:
        return f"{found[0][0]} … {found[-1][0]}"
    return None


#: A sentence that is nothing but a time: "Six weeks.", "About 5 months now".
_BARE = re.compile(
    r"(?:^|[.,;!?(–-])\s{0,2}(?:(?:about|around|for|roughly|maybe|almost|nearly|over|only)\s)?"
    r"(\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s(?:full\s)?"
    r"(day|week|month|year)s?(?:\snow|\sin|\son)?\s{0,2}(?=$|[.,;!?)])",
    re.IGNORECASE,
)
_NUMBERS = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
        range(1, 11),
        strict=True,
    )
)
_NUMBERS |= {"a": 1, "an": 1, "twelve": 12}
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def bare_durations(text: str) -> list[float]:
    """Days of sentences that are nothing but a time."""
    found = _BARE.findall(text)
    return [
        float(_NUMBERS.get(number.lower()) or int(number)) * _UNIT_DAYS[unit.lower()]
        for number, unit in found
    ]


def ages_of_others(text: str) -> list[float]:
    """Years of a child or another person that it is about."""
    in_words = [_YEARS_IN_WORDS[word.lower()] for word in _IN_WORDS.findall(text)]
    return in_words + [
        float(number) for pattern in (_HE_IS, _RELATIVE_OF_AGE) for number in pattern.findall(text)
    ]
