"""Readings of words of pain that only their neighbours make plain: "a strong tug", "on the flats"."""

from __future__ import annotations

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.neighbours import atom_at, back_to_sentence, on_to_sentence
from hipsight.checkin.scanner import SENTENCE
from hipsight.model.body import Behaviour, Site

_OF_PAIN = frozenset({Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY})
_HOW_MUCH_OF = _OF_PAIN | {Kind.NUMBER, Kind.SCORE}
#: The highest score of a pain.
_HIGHEST = 10
#: When in and around a run a score was felt.
_PHASES = frozenset(
    {"before", "during", "after", "afterwards", "next morning", "next day", "pre", "post", "am", "pm"}
    | {
        "walking",
        "sitting",
        "running",
        "standing",
        "lying",
        "at rest",
        "on stairs",
        "going up stairs",
        "stairs",
    }
)
_PHASE_KINDS = frozenset(
    {Kind.FILLER, Kind.LINK, Kind.BEHAVIOUR, Kind.UNKNOWN, Kind.SITTING, Kind.RUN, Kind.OUTING}
)
_NEARLY = frozenset(
    {"almost", "nearly", "hardly", "practically", "virtually", "next to", "little to", "basically"}
)
_DID_NOT = frozenset({"didn't", "did not", "didnt", "hasn't", "doesn't", "wasn't"})
_EXPECTED = frozenset(
    {"would", "might", "expected", "thought", "going to", "worried", "afraid", "feared", "may"}
)
_NEAR = 8
_HOURS = 12
_MORNING = 5 * 60  # minutes after midnight
_HOW_MUCH = frozenset({"strong", "great", "good", "solid", "nice", "super", "fair", "right"})


def how_much(atoms: list[Atom], index: int) -> None:
    """Takes the "strong" of "a strong tug" and the "solid" of "a solid 4" for how much it hurt."""
    atom, after = atoms[index], atom_at(atoms, index + 1)
    is_measure = atom.kind is Kind.FINE and atom.word.split()[-1] in _HOW_MUCH
    if is_measure and after is not None and after.kind in _HOW_MUCH_OF:
        atom.kind, atom.word = Kind.FILLER, "a"


def hardly_any(atoms: list[Atom], index: int) -> None:
    """Reads "almost no knee pain" and "nearly pain free" as little, and not as none."""
    before = atom_at(atoms, index - 1)
    if before is None or before.word not in _NEARLY:
        return
    if atoms[index].kind is Kind.NO:
        atoms[index].kind = Kind.FILLER
    elif atoms[index].kind is Kind.FINE and atoms[index].value == "painless":
        atoms[index].kind, atoms[index].value = Kind.PAIN, "pain"


def roused(atoms: list[Atom], index: int) -> None:
    """Takes "then the groin woke up" for a complaint, and not for the morning."""
    before, after = atom_at(atoms, index - 1), atom_at(atoms, index + 1)
    if atoms[index].word not in {"woke up", "wakes up"} or before is None or before.kind is not Kind.SITE:
        return
    if after is None or after.kind in {Kind.BREAK, Kind.LINK, Kind.MARK, Kind.DISTANCE}:
        atoms[index].kind, atoms[index].value = Kind.COMPLAINT, "complaint"


def expected_only(atoms: list[Atom], index: int) -> None:
    """Takes back the pain of "I thought the hip would hurt but it didn't"."""
    end = atom_at(atoms, index + 1)
    is_end = end is None or (end.kind is Kind.BREAK and end.value == SENTENCE)
    if atoms[index].kind is not Kind.NO or atoms[index].word not in _DID_NOT or not is_end:
        return
    sentence = back_to_sentence(atoms, index)
    joint = next((atom for atom in sentence if atom.kind is Kind.LINK and atom.value == "but"), None)
    if joint is None:
        return
    words = {atom.word for atom in sentence[sentence.index(joint) :]}
    if words & _EXPECTED:
        for atom in sentence[sentence.index(joint) :]:
            if atom.kind in {Kind.PAIN, Kind.COMPLAINT}:
                atom.kind, atom.value = Kind.FINE, "painless"


def over_days(atoms: list[Atom], index: int) -> None:
    """Reads "the glute has settled down" as better over the days, and not within a run."""
    atom, before = atoms[index], atom_at(atoms, index - 1)
    if atom.kind is Kind.BEHAVIOUR and atom.value == (Behaviour.WARMS_UP,) and before is not None:
        atom.kind = Kind.BETTER if before.word in {"has", "have", "had"} else atom.kind


def on_the_outside(atoms: list[Atom], index: int) -> None:
    """Reads "a sharp stab on the outside" as the outer hip, where no other place is named."""
    before, after = atom_at(atoms, index - 1), atom_at(atoms, index + 1)
    if atoms[index].word != "outside" or before is None or before.word != "the":
        return
    named = any(atom.kind in {Kind.SITE, Kind.ELSEWHERE} for atom in atoms)
    hurts = any(atom.kind in _OF_PAIN for atom in atoms[max(0, index - _NEAR) : index + _NEAR])
    if hurts and not named and (after is None or after.word not in {"of", "lane", "edge"}):
        atoms[index].kind, atoms[index].value = Kind.SITE, (Site.OUTER_HIP, False, None)


def woke_at(atoms: list[Atom], index: int) -> None:
    """Reads "woke at 2 and again at 4" as waking in the night: the numbers are no distances."""
    atom, cue = atoms[index], atom_at(atoms, index - 1)
    if atom.kind is not Kind.NUMBER or cue is None or cue.word != "at" or atom.value[0] > _HOURS:
        return
    for before in reversed(atoms[max(0, index - _NEAR) : index]):
        if before.value == SENTENCE:
            return
        if before.word in {"woke", "awake", "up"} or before.word.startswith(("woke ", "awake ")):
            atom.kind, atom.value = Kind.CLOCK_TIME, (atom.value[0] * 60, "am")
            if atom.value[0] < _MORNING and before.word in {"woke", "awake"}:
                before.kind, before.value = Kind.BEHAVIOUR, (Behaviour.AT_NIGHT, Behaviour.WAKES)
            return


def got_up_from_sitting(atoms: list[Atom], index: int) -> None:
    """Reads the "when I got up" of "sat all day, hip stiff when I got up" as from the chair."""
    atom = atoms[index]
    if (
        atom.kind is not Kind.BEHAVIOUR
        or atom.value != (Behaviour.NEXT_MORNING,)
        or "got up" not in atom.word
    ):
        return
    for before in reversed(atoms[:index]):
        if before.value == SENTENCE:
            return
        if before.kind is Kind.SITTING:
            atom.value = (Behaviour.AFTER_SITTING,)
            return


def later_score(atoms: list[Atom], index: int) -> None:
    """Reads the 1 of "hip 3/10 AM, 1 by PM" and the 2 of "down to a 2 by lunch" as scores, and not as miles."""
    atom = atoms[index]
    if atom.kind is not Kind.NUMBER or atom.value[0] > _HIGHEST:
        return
    words = [other.word for other in atoms[max(0, index - 2) : index]]
    falls = words[:1] in (["to"], ["at"]) and words[1:] == ["a"]
    if not falls and (not words or atoms[index - 1].kind is not Kind.BREAK):
        return
    following = [other for other in atoms[index + 1 : index + 4] if other.kind is not Kind.FILLER]
    if not following or following[0].kind is not Kind.OUTING:
        return
    kinds = {other.kind for other in back_to_sentence(atoms, index)}
    if Kind.SITE in kinds and (falls or Kind.SCORE in kinds) and not kinds & {Kind.RUN, Kind.DISTANCE}:
        atom.kind, atom.value = Kind.SCORE, (*atom.value, _HIGHEST)
        following[0].kind = Kind.FILLER


def felt_sharp(atoms: list[Atom], index: int) -> None:
    """Takes "felt sharp" after a session for how it went, where no place is named."""
    before = atom_at(atoms, index - 1)
    is_felt = before is not None and before.word in {"felt", "feeling", "feel", "legs"}
    if atoms[index].word == "sharp" and is_felt and not any(atom.kind is Kind.SITE for atom in atoms):
        atoms[index].kind = Kind.FILLER


def another_instead(atoms: list[Atom], index: int) -> None:
    """Leaves the hip of "knee instead of hip today" out."""
    after = atom_at(atoms, index + 1)
    if after is not None and after.kind in {Kind.FILLER, Kind.SIDE}:
        after = atom_at(atoms, index + 2)
    if atoms[index].word == "instead of" and after is not None and after.kind is Kind.SITE:
        atoms[index].kind = after.kind = Kind.FILLER


def parts_not_people(atoms: list[Atom], index: int) -> None:
    """Takes the "they" of "my glutes, they were sore" for the glutes, and for nobody else."""
    if atoms[index].kind is not Kind.OTHER or atoms[index].word != "they":
        return
    told = atoms[max(0, index - _NEAR) : index]
    kinds = {atom.kind for atom in told}
    if Kind.SITE in kinds and Kind.OTHER not in kinds:
        atoms[index].kind = Kind.FILLER


def rose_or_fell(atoms: list[Atom], index: int) -> None:
    """Reads "went from a 2 to a 5" and "down from 5 to 2" as the scores of a pain named before."""
    low = atoms[index]
    told = [atom for atom in atoms[index + 1 : index + 5] if atom.word not in {"a", "an"}][:2]
    cue = [atom.word for atom in atoms[max(0, index - 2) : index] if atom.word not in {"a", "an"}]
    if cue[-1:] != ["from"] or len(told) < 2 or told[0].word != "to":  # noqa: PLR2004 - to, and where to
        return
    amounts = (low, told[1])
    if any(
        one.kind is not Kind.NUMBER or one.value[0] > _HIGHEST or one.value[1] is not None for one in amounts
    ):
        return
    if {Kind.SITE, Kind.PAIN} & {atom.kind for atom in back_to_sentence(atoms, index)}:
        for one in amounts:
            one.kind, one.value = Kind.SCORE, (*one.value, _HIGHEST)


def scores_by_phase(atoms: list[Atom], index: int) -> None:
    """Reads "hip 2 before, 1 during, 4 after" and "pain before 2 during 3 after 1" as scores."""
    if not _is_phase(atoms[index]):
        return
    sentence = [*reversed(back_to_sentence(atoms, index)), *on_to_sentence(atoms, index)]
    phases = [other for other in sentence if _is_phase(other)]
    pains = {Kind.SITE, Kind.PAIN} & {other.kind for other in sentence}
    amounts = [other for other in sentence if other.kind in {Kind.NUMBER, Kind.SCORE}]
    if len(phases) < 2 or len(phases) != len(amounts) or not pains:  # noqa: PLR2004 - two times are compared
        return
    if any(other.value[0] > _HIGHEST or other.value[1] is not None for other in amounts):
        return
    for other in amounts:
        if other.kind is Kind.NUMBER:
            other.kind, other.value = Kind.SCORE, (*other.value, _HIGHEST)
    for other in phases:
        other.kind = Kind.FILLER if other.kind in {Kind.LINK, Kind.SITTING, Kind.RUN} else other.kind


def _is_phase(atom: Atom) -> bool:
    return atom.word in _PHASES and atom.kind in _PHASE_KINDS
