"""Signs of an emergency that are told to be over, or only feared to come: "couldn't walk until Monday, now fine".

They are no emergency of today, and are asked about all the same. What can be grave after it has passed (saddle and
bladder, fainting, breath, a swollen calf) is never taken as over; nor is a leg that could not carry after a fall or a
pop, or in a child.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, MutableMapping

_INABILITY = frozenset({"cannot_bear_weight", "hardly_walks", "cannot_move_joint"})
_ILLNESS = frozenset({"fever", "chills", "feels_unwell"})
#: What may be over. A fever that was is an infection that was.
CAN_PASS = _INABILITY | _ILLNESS
LEAVES = "recent_infection"

#: With one of these the leg is looked at, whatever it can do by now.
_NOT_WITH = frozenset(
    {"trauma_fall", "trauma_collision", "trauma", "high_energy_injury", "pop_at_onset", "leg_deformed"}
    | {"child", "low_bone_density", "hip_replacement"}
)
_GROWN = 18

_DAY = (
    r"(?:(?:last|this|the)\s(?:night|week|weekend|morning|month|day\sbefore\syesterday)|yesterday|"
    r"(?:last\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:a|two|three|four|\d+|a\sfew|a\scouple\sof)\sdays?\sago)"
)
_WELL = r"(?:fine|ok|okay|good|normal|alright|all\sright|perfect)"
#: "Fine sitting", "good when I rest": well only as long as nothing is asked of it.
_AT_LARGE = (
    r"(?!\s(?:when|if|as|while|sitting|lying|seated|at|with|on|in|unless|until|only|for|except|apart|but))"
)
_OVER = re.compile(
    rf"\b(?:until|till)\s{_DAY}\b"
    r"|(?:\b(?:it|that|this|which|they|fever|temperature|chills|shivers|shivering)(?:[’']s|\sis|\shas|\sare|\shave)?"
    r"(?:\s(?:all|now|since|both|completely|totally))*"
    r"|[,;–-]\s?(?:but\s|and\s)?(?:now\s|all\s|since\s)*|\b(?:now|but)\s(?:all\s)?)"
    r"\s?(?:gone|passed|over|resolved|settled|cleared(?:\sup)?|subsided|went\saway|stopped)"
    r"(?=\s?[.,;!?)]|\s?$|\s(?:now|again|since|completely|today|by|after|within|the\snext|and|so|on\sits\sown))"
    rf"|\b(?:now|today|since\sthen|these\sdays)\s?,?\s(?:i(?:[’']m|\sam|\sfeel)|it(?:[’']s|\sis|\sfeels)|all\sis|everything\sis|all)?"
    rf"\s?(?:completely\s|totally\s|absolutely\s|perfectly\s|back\sto\s|all\s)?{_WELL}\b{_AT_LARGE}"
    rf"|\b(?:is|am|[’']m|feels?)\s(?:completely\s|totally\s|perfectly\s|back\sto\s)?{_WELL}\s(?:now|again)\b{_AT_LARGE}"
    r"|\bcan\s(?:now\s)?(?:walk|stand|move\sit|bear\sweight)\s(?:\w+\s)?(?:again|now|normally|freely)\b"
    rf"|\b(?:now\s)?walk(?:ing)?\s(?:{_WELL}|normally)\s(?:again|now)\b",
    re.IGNORECASE,
)
#: It is not over, or has come again.
_NOT_OVER = re.compile(
    r"\b(?:still|came\sback|come\sback|comes\sback|coming\sback|comes\sand\sgoes|is\sback|returned|returns|relapsed|worse|"
    r"not\sgone|not\sover|isn[’']?t|hasn[’']?t|haven[’']?t|not\sfully|can[’']?t|cannot|can\snot|unable\snow)\b",
    re.IGNORECASE,
)
#: Told of now.
_OF_NOW = re.compile(
    r"\b(?:can[’']?t|cannot|can\snot|have|has|is|am|are|[’']m|i[’']ve|won[’']?t|doesn[’']?t|do\snot|don[’']?t|keeps?)\b|[’']s\sgot",
    re.IGNORECASE,
)
_OF_SOME_DAY = re.compile(r"\b(?:won[’']?t|will\snot|wouldn[’']?t|would\snot)\sbe\sable\b", re.IGNORECASE)
_WORDS_BEFORE = 3
_MARKS = ".!?;\n"


def has_passed(text: str, name: str, at: int, after: int) -> bool:
    """Whether the sentence of a sign says that it is over, or only that it would come.

    Only the words behind the sign, up to the end of its sentence, can say so; a sign told of the present is not over.
    """
    if name not in CAN_PASS:
        return False
    start = max(text.rfind(mark, 0, at) for mark in _MARKS) + 1
    end = min((found for mark in _MARKS if (found := text.find(mark, after)) >= 0), default=len(text))
    before = " ".join(text[start:at].split()[-_WORDS_BEFORE:])
    told, behind = f"{before} {text[at:after]}", text[after:end]
    if _OF_SOME_DAY.search(told):
        return True
    is_of_now = _OF_NOW.search(told) or _NOT_OVER.search(behind)
    return bool(_OVER.search(behind)) and not is_of_now


def settle_passed(
    affirmed: MutableMapping[str, str], passed: MutableMapping[str, str], years: Iterable[float]
) -> None:
    """Takes back what is told of today as well, or is grave though it has passed; a fever that was leaves a trace."""
    is_grave = bool(_NOT_WITH & affirmed.keys()) or min(years, default=_GROWN) < _GROWN
    for name in list(passed):
        if name in affirmed:
            del passed[name]
        elif is_grave and name in _INABILITY:
            affirmed[name] = passed.pop(name)
        elif name in _ILLNESS:
            affirmed.setdefault(LEAVES, passed[name])
