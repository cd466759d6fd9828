"""What one clause says of a pain: there or not, score, quality, onset, behaviour."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.mentions import Said
from hipsight.checkin.pain_behaviour import read_behaviours
from hipsight.checkin.pain_onset import bare_onset, read_onset
from hipsight.checkin.pain_scores import read_scores
from hipsight.checkin.pain_words import RUNNING, says
from hipsight.model.body import Behaviour
from hipsight.model.records import RunKind

#: Complaints that mean pain even where no site is named; the others need one in their clause.
STRONG = frozenset(
    [
        "sore",
        "tight",
        "tightness",
        "niggle",
        "niggles",
        "niggling",
        "niggly",
        "twinge",
        "twinges",
        "twingey",
        "twingy",
        "tender",
        "tenderness",
        "sciatica",
        "bursitis",
        "flared",
        "soreish",
        "tightish",
        "sorer",
        "tighter",
        "uncomfortable",
    ]
) | {
    "flared up",
    "flare up",
    "flare-up",
    "tightened up",
    "can't bear weight",
    "cannot bear weight",
    "couldn't bear weight",
    "unable to bear weight",
    "can't put weight",
    "couldn't put weight",
    "can't weight bear",
    "bulge",
    "lump",
    "saddle",
    "saddle area",
    "bladder",
    "can't put any weight",
    "couldn't put any weight",
    "can barely stand",
    "couldn't stand on it",
    "can't stand on it",
    "between legs",
    "killed me",
    "talking to me",
    "playing up",
    "acting up",
    "hurt like hell",
    "injured",
}


_PAINLESS = frozenset(
    {
        "pain free",
        "pain-free",
        "pain - free",
        "painfree",
        "painless",
        "no niggles",
        "no niggle",
        "symptom free",
        "symptom - free",
        "niggle free",
        "niggle - free",
        "no twinges",
        "no twinge",
        "ache free",
        "ache - free",
        "no pain whatsoever",
        "asymptomatic",
    }
)


_BESIDE_NO = frozenset({Kind.NO, Kind.FILLER, Kind.SITE, Kind.SIDE, Kind.DAY})
_BROUGHT_ON_BY = {
    RunKind.HILLS: Behaviour.UPHILL,
    RunKind.INTERVALS: Behaviour.FAST_RUNNING,
    RunKind.TEMPO: Behaviour.FAST_RUNNING,
}
_EXCEPT = frozenset({"unless", "except", "apart from", "other than"})
_PAIN_WORDS = (Kind.PAIN, Kind.QUALITY, Kind.COMPLAINT)
_TOLD = (*_PAIN_WORDS, Kind.FINE, Kind.FELT, Kind.BETTER, Kind.GONE, Kind.NO, Kind.UNTIL)
_PLACES = (Kind.MARK, Kind.DISTANCE, Kind.DURATION)
#: Behaviours that no site has without hurting.
_HURTING = {Behaviour.LIMP, Behaviour.WORSENS, Behaviour.WARMS_UP, Behaviour.WAKES, Behaviour.LYING_ON_SIDE}


@dataclass(slots=True, eq=False)
class _Words:
    """The words of a clause that speak of a pain, sorted."""

    present: list[Atom]
    denied: list[Atom]
    fine: list[Atom]
    unwell: list[Atom]
    felt: list[Atom]

    @property
    def strong(self) -> bool:
        """Whether one of them means pain whatever else is said."""
        return any(atom.kind is not Kind.COMPLAINT or atom.word in STRONG for atom in self.present)


def read_said(clause: Clause, *, has_site: bool, has_context: bool) -> Said:
    """What the clause says of a pain; the atoms that say it are marked as used."""
    said = Said()
    words = _sort(clause, has_site=has_site, has_context=has_context)
    said.scores = read_scores(
        clause, has_site=has_site, painful=bool(words.present or words.denied), has_context=has_context
    )
    if said.scores and not any(said.scores):
        words.denied, words.present = [*words.denied, *words.present], []
    if has_site or words.present or has_context:
        said.onset_bare = bare_onset(clause)
    said.quality = [atom.value for atom in words.present if atom.kind is Kind.QUALITY]
    painful = _is_painful(clause, words, said, has_site=has_site)
    read_behaviours(clause, said, painful=painful or has_site, has_context=has_context)
    begins = read_onset(
        clause, said, painful=painful, fine=bool(words.fine), has_context=has_context or has_site
    )
    if has_site and (
        _HURTING & set(said.behaviour) or (said.behaviour and not words.fine and not words.denied)
    ):
        painful = True
    said.present = (
        painful
        or (begins and (has_site or has_context))
        or (has_context and not has_site and clause.joint in _EXCEPT)
        or ((has_site or has_context) and _fine_until(clause))
    )
    if said.present and not has_site and clause.joint in _EXCEPT:
        _read_exception(clause, said)
    said.absent = not said.present and _is_absent(clause, words, said, has_site=has_site)
    if said.absent:
        said.behaviour = []
    if said.says_something:
        for atom in clause.free(*_TOLD):
            atom.used = True
        _read_moment(clause, said)
    if has_context and not has_site:
        _read_easing(clause, said, is_fine=bool(words.fine))
    return said


def _sort(clause: Clause, *, has_site: bool, has_context: bool) -> _Words:
    for atom in clause.free(Kind.QUALITY):
        atom.used = atom.word == "popped" and any(other.kind is Kind.MEDICINE for other in clause.atoms)
    words = clause.free(*_PAIN_WORDS)
    present = [
        atom
        for atom in words
        if not atom.denied
        and (
            atom.kind is not Kind.COMPLAINT
            or has_site
            or atom.word in STRONG
            or (has_context and _begins(clause, atom))
        )
    ]
    if not has_site and clause.has(Kind.ILLNESS, Kind.CROSS, Kind.EXERCISE) and not clause.has(Kind.PAIN):
        present = []
    fine = clause.free(Kind.FINE)
    return _Words(
        present=present,
        denied=[atom for atom in words if atom.denied],
        fine=[atom for atom in fine if not atom.denied],
        unwell=[atom for atom in fine if atom.denied and has_site],
        felt=clause.free(Kind.FELT) if has_site and not fine else [],
    )


def _is_gone(clause: Clause, words: _Words, said: Said) -> bool:
    """Whether the pain is said to have gone for good: "hip pain gone", but not "gone by mile 3"."""
    return (
        clause.has(Kind.GONE)
        and not clause.has(*_PLACES, Kind.START)
        and not said.scores
        and all(atom.kind is Kind.PAIN for atom in words.present)
    )


def _begins(clause: Clause, atom: Atom) -> bool:
    """Whether it is what "it" began to do: "fine, and only started complaining on the walk back"."""
    before = clause.before(atom)
    return before is not None and before.word in {"started", "began", "starts", "starting", "start"}


def _felt_nothing(clause: Clause, atom: Atom) -> bool:
    """Whether nothing was felt: "felt nothing in the hip"."""
    following = clause.after(atom)
    return following is not None and following.kind is Kind.NO and following.word in {"nothing", "no", "nowt"}


def _read_exception(clause: Clause, said: Said) -> None:
    """Reads what brings it on in "fine unless I run hills": no run is told of there."""
    for atom in clause.free(Kind.RUN, Kind.RUN_KIND):
        brings = _BROUGHT_ON_BY.get(atom.value) if atom.kind is Kind.RUN_KIND else None
        if brings is not None and brings not in said.behaviour:
            said.behaviour.append(brings)
        atom.used = True


def _fine_until(clause: Clause) -> bool:
    """Whether it was fine only up to something: "quiet until the big descent"."""
    for place, atom in enumerate(clause.atoms):
        if atom.kind is Kind.UNTIL:
            told = [other for other in clause.atoms[place + 1 :] if other.kind is not Kind.FILLER]
            return bool(told) and any(other.kind is Kind.FINE for other in clause.atoms[:place])
    return False


def _does_something(clause: Clause) -> bool:
    """Whether what is denied is a word we do not know: "I don't trust the hip"."""
    denying = False
    for atom in clause.atoms:
        denying |= atom.kind is Kind.NO
        if denying and atom.kind is Kind.SITE:
            return False
        if denying and atom.kind is Kind.UNKNOWN:
            return True
    return False


def _felt_otherwise(clause: Clause, atom: Atom) -> bool:
    """Whether only how it felt is denied, in words we do not know: "wasn't feeling pleasant"."""
    following = clause.after(atom)
    return following is not None and following.kind is Kind.UNKNOWN and not following.word.endswith("ly")


def _is_the_contrary(clause: Clause) -> bool:
    """Whether it denies that this one is fine too: "the knee is fine but the hip isn't"."""
    told = [atom for atom in clause.atoms if atom.kind is not Kind.FILLER]
    return (
        clause.link == "but"
        and len(told) > 1
        and told[-1].kind is Kind.NO
        and told[-1].word in {"isn't", "wasn't", "not", "aren't", "weren't", "isnt", "wasnt"}
    )


def _is_painful(clause: Clause, words: _Words, said: Said, *, has_site: bool) -> bool:
    if words.unwell or any(said.scores) or (has_site and _is_the_contrary(clause)):
        return True
    if has_site and _is_gone(clause, words, said):
        words.present = []
        return False
    if has_site and words.fine and not words.strong:
        words.present = []
        return False
    if (
        has_site
        and not words.fine
        and (
            clause.has(Kind.BETTER)
            or any(not atom.denied and not _felt_nothing(clause, atom) for atom in words.felt)
        )
    ):
        return True
    return bool(words.present)


def _is_absent(clause: Clause, words: _Words, said: Said, *, has_site: bool) -> bool:
    if words.denied or (said.scores and not any(said.scores)):
        return True
    if any(atom.word in _PAINLESS for atom in words.fine) or any(
        (atom.denied and not _felt_otherwise(clause, atom)) or _felt_nothing(clause, atom)
        for atom in words.felt
    ):
        return True
    if not has_site:
        return False
    says_no = clause.has(Kind.NO)
    only_no = says_no and all(atom.kind in _BESIDE_NO for atom in clause.atoms)
    return (
        bool(words.fine)
        or clause.has(Kind.GONE)
        or only_no
        or (says_no and any(atom.denied for atom in clause.free(Kind.SITE)) and not _does_something(clause))
    )


def _read_easing(clause: Clause, said: Said, *, is_fine: bool) -> None:
    """Reads "fine after 2 miles" and "gone by mile 3" of the pain spoken of before."""
    eases = (
        is_fine and not clause.has(*RUNNING) and (clause.has(*_PLACES) or says(clause, "after", "once", "by"))
    )
    if eases or clause.has(Kind.GONE):
        if Behaviour.WARMS_UP not in said.behaviour:
            said.behaviour.append(Behaviour.WARMS_UP)
        for atom in clause.free(Kind.FINE, Kind.GONE, *_PLACES):
            atom.used = True


def _read_moment(clause: Clause, said: Said) -> None:
    for atom in clause.free(Kind.CLOCK_TIME):
        if not clause.has(*RUNNING, Kind.DISTANCE):
            minutes = int(atom.value[0])
            said.moment = dt.time(minutes // 60 % 24, minutes % 60)
            atom.used = True
