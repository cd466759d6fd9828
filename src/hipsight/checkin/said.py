"""What one clause says of a pain: there or not, score, quality, onset, behaviour."""

from __future__ import annotations

import datetime as dt

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.denials import (
    PAIN_WORDS,
    PLACES,
    STRONG,
    PainWords,
    felt_nothing,
    is_absent,
    is_fine_until,
    is_gone,
    is_only_odd,
    is_the_contrary,
)
from hipsight.checkin.mentions import Said
from hipsight.checkin.pain_behaviour import read_behaviours
from hipsight.checkin.pain_onset import bare_onset, read_onset
from hipsight.checkin.pain_scores import read_scores
from hipsight.checkin.pain_words import RUNNING, says
from hipsight.model.body import Behaviour
from hipsight.model.records import RunKind

_BROUGHT_ON_BY = {
    RunKind.HILLS: Behaviour.UPHILL,
    RunKind.INTERVALS: Behaviour.FAST_RUNNING,
    RunKind.TEMPO: Behaviour.FAST_RUNNING,
}
#: Said of a pain spoken of before: "seemed ok, not quite 100% yet".
_NOT_WELL = (
    "not quite",
    "not 100",
    "not right",
    "not great",
    "not good",
    "not perfect",
    "still not",
    "still there",
)
_NEVER = (
    "never",
    "no more",
    "no worse",
    "no higher",
    "not more",
    "nothing above",
    "nothing over",
    "didn't go",
)
_EXCEPT = frozenset({"unless", "except", "apart from", "other than"})
_TOLD = (*PAIN_WORDS, Kind.FINE, Kind.FELT, Kind.BETTER, Kind.GONE, Kind.NO, Kind.UNTIL)
#: Behaviours that no site has without hurting.
_HURTING = {Behaviour.LIMP, Behaviour.WORSENS, Behaviour.WARMS_UP, Behaviour.WAKES, Behaviour.LYING_ON_SIDE}


def read_said(clause: Clause, *, has_site: bool, has_context: bool, is_of_run: bool = False) -> Said:
    """What the clause says of a pain; the atoms that say it are marked as used.

    Where `is_of_run`, a run was told of since the last pain, so that a bare score is no pain's.
    """
    said = Said()
    words = _sort(clause, has_site=has_site, has_context=has_context)
    said.scores = read_scores(
        clause,
        has_site=has_site,
        painful=bool(words.present or words.denied),
        has_context=has_context and (not is_of_run or _is_never_more(clause)),
    )
    if said.scores and not any(said.scores):
        words.denied, words.present = [*words.denied, *words.present], []
    if has_site or words.present or has_context:
        said.onset_bare = bare_onset(clause)
    said.quality = list(dict.fromkeys(atom.value for atom in words.present if atom.kind is Kind.QUALITY))
    painful = _is_painful(clause, words, said, has_site=has_site)
    read_behaviours(clause, said, painful=painful or has_site, has_context=has_context)
    begins = read_onset(
        clause, said, painful=painful, fine=bool(words.fine), has_context=has_context or has_site
    )
    if has_site and (
        _HURTING & set(said.behaviour) or (said.behaviour and not words.fine and not words.denied)
    ):
        painful = True
    if painful and _is_gone_early(clause) and Behaviour.WARMS_UP not in said.behaviour:
        said.behaviour.append(Behaviour.WARMS_UP)
    said.present = painful or _is_there(clause, begins=begins, has_site=has_site, has_context=has_context)
    if said.present and not has_site and clause.joint in _EXCEPT:
        _read_exception(clause, said)
    said.absent = not said.present and is_absent(clause, words, said, has_site=has_site)
    if said.absent:
        said.behaviour = []
    if said.says_something:
        for atom in clause.free(*_TOLD):
            atom.used = True
        _read_moment(clause, said)
    if has_context and not has_site:
        _read_easing(clause, said, is_fine=bool(words.fine))
    return said


def _is_gone_early(clause: Clause) -> bool:
    """Whether it is told to be gone by a place in the run: "tightness that was gone after a mile"."""
    gone = [atom for atom in clause.free(Kind.GONE) if not atom.denied]
    return bool(gone) and any(atom.kind in PLACES for atom in clause.atoms[clause.atoms.index(gone[0]) + 1 :])


def _is_there(clause: Clause, *, begins: bool, has_site: bool, has_context: bool) -> bool:
    """Whether it is there though no word of pain is: it began, was an exception, or was fine until then."""
    is_told = has_site or has_context
    is_exception = has_context and not has_site and clause.joint in _EXCEPT
    return is_exception or (is_told and (begins or is_fine_until(clause)))


def _is_never_more(clause: Clause) -> bool:
    """Whether it says how high the pain went: "6 mi, never above a 1"."""
    return any(atom.kind is Kind.FELT and atom.word.startswith(_NEVER) for atom in clause.atoms)


def _sort(clause: Clause, *, has_site: bool, has_context: bool) -> PainWords:
    for atom in clause.free(Kind.QUALITY):
        atom.used = atom.word == "popped" and any(other.kind is Kind.MEDICINE for other in clause.atoms)
    words = clause.free(*PAIN_WORDS)
    present = [
        atom
        for atom in words
        if not atom.denied
        and (
            atom.kind is not Kind.COMPLAINT
            or has_site
            or atom.word in STRONG
            or (has_context and (_begins(clause, atom) or atom.word.startswith(_NOT_WELL)))
        )
    ]
    if not has_site and clause.has(Kind.ILLNESS, Kind.CROSS, Kind.EXERCISE) and not clause.has(Kind.PAIN):
        present = []
    fine = clause.free(Kind.FINE)
    return PainWords(
        present=present,
        denied=[atom for atom in words if atom.denied],
        fine=[atom for atom in fine if not atom.denied],
        unwell=[atom for atom in fine if atom.denied and has_site],
        felt=clause.free(Kind.FELT) if has_site and not fine else [],
    )


def _begins(clause: Clause, atom: Atom) -> bool:
    """Whether it is what "it" began to do: "fine, and only started complaining on the walk back"."""
    before = clause.before(atom)
    return before is not None and before.word in {"started", "began", "starts", "starting", "start"}


def _read_exception(clause: Clause, said: Said) -> None:
    """Reads what brings it on in "fine unless I run hills": no run is told of there."""
    for atom in clause.free(Kind.RUN, Kind.RUN_KIND):
        brings = _BROUGHT_ON_BY.get(atom.value) if atom.kind is Kind.RUN_KIND else None
        if brings is not None and brings not in said.behaviour:
            said.behaviour.append(brings)
        atom.used = True


def _is_painful(clause: Clause, words: PainWords, said: Said, *, has_site: bool) -> bool:
    if is_only_odd(words):
        words.present = []
        return False
    if words.unwell or any(said.scores) or (has_site and is_the_contrary(clause)):
        return True
    if has_site and is_gone(clause, words, said):
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
            or any(not atom.denied and not felt_nothing(clause, atom) for atom in words.felt)
        )
    ):
        return True
    return bool(words.present)


def _read_easing(clause: Clause, said: Said, *, is_fine: bool) -> None:
    """Reads "fine after 2 miles" and "gone by mile 3" of the pain spoken of before."""
    eases = (
        is_fine and not clause.has(*RUNNING) and (clause.has(*PLACES) or says(clause, "after", "once", "by"))
    )
    if eases or clause.has(Kind.GONE):
        if Behaviour.WARMS_UP not in said.behaviour:
            said.behaviour.append(Behaviour.WARMS_UP)
        for atom in clause.free(Kind.FINE, Kind.GONE, *PLACES):
            atom.used = True


def _read_moment(clause: Clause, said: Said) -> None:
    for atom in clause.free(Kind.CLOCK_TIME):
        if not clause.has(*RUNNING, Kind.DISTANCE):
            minutes = int(atom.value[0])
            said.moment = dt.time(minutes // 60 % 24, minutes % 60)
            atom.used = True
