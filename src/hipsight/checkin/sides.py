"""Which side a site is on: by the word beside it, the plural, or its neighbour in "left hip and glute"."""

from __future__ import annotations

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.model.body import Side, Site

_LETTERS = {
    "l": Side.LEFT,
    "lt": Side.LEFT,
    "left": Side.LEFT,
    "r": Side.RIGHT,
    "rt": Side.RIGHT,
    "right": Side.RIGHT,
}
_REACH = 4
_EXACTLY = (
    "through",
    "down",
    "up to",
    "into",
    "under",
    "below",
    "above",
    "behind",
    "at ",
    "where",
    "on ",
    "in ",
    "next to",
    "around",
    "along",
)
#: Sites that lie in the middle: they take no side from a neighbour, and none is asked for.
MIDDLE = frozenset({Site.LOWER_BACK, Site.LOWER_ABDOMEN, Site.PUBIC_BONE})
_POINTERS = frozenset({"the", "my", "on", "side", "one", "only", "mostly", "mainly", "just", "now"})
_BODY = frozenset(
    {
        Kind.SITE,
        Kind.PAIN,
        Kind.COMPLAINT,
        Kind.QUALITY,
        Kind.SCORE,
        Kind.TEST,
        Kind.EXERCISE,
        Kind.SIDE,
        Kind.RESULT,
    }
)


def side_of(atom: Atom) -> Side:
    """The side that a side atom says."""
    return atom.value if isinstance(atom.value, Side) else _LETTERS[atom.value]


def is_side(clause: Clause, atom: Atom) -> bool:
    """Whether the word is a side here, and not "right away", "2 miles left", "feels right"."""
    if atom.word not in _LETTERS:
        return True
    before, after = clause.before(atom), clause.after(atom)
    if atom.word == "right" and after is not None and after.word.startswith(_EXACTLY):
        return False  # "right under my butt"
    near = {neighbour.kind for neighbour in (before, after) if neighbour is not None}
    if near & _BODY or (after is not None and after.kind is Kind.ELSEWHERE):
        return True
    if len(atom.word) > 2 and before is not None and before.word in {"the", "on", "my"}:  # noqa: PLR2004 - not a letter
        return after is None or after.kind not in {Kind.SURFACE, Kind.UNKNOWN, Kind.CAMBER}
    second = clause.after(after) if after is not None else None
    if len(atom.word) <= 2:  # noqa: PLR2004 - a letter
        if before is not None and before.word in {"the", "on", "my"} and after is None:
            return True
        return (before is None and after is None) or (second is not None and second.kind is Kind.SITE)
    if (
        second is not None
        and second.kind is Kind.SITE
        and (after is None or after.word not in {"at", "from", "when", "after"})
    ):
        return True
    return (before is not None and before.word in _POINTERS and after is None) or len(clause.atoms) == 1


def other_one(clause: Clause, side: Side | None) -> Atom | None:
    """The "right one" of "left hip was fine but the right one hurt"."""
    for atom in clause.free(Kind.SIDE):
        if atom.word.endswith(" one") and side not in {None, side_of(atom)}:
            return atom
    return None


def denied_side(clause: Clause) -> tuple[Atom, Clause] | None:
    """The side that nothing is said to be wrong with: "nothing wrong with the left"."""
    sides = clause.free(Kind.SIDE)
    told = {atom.kind for atom in clause.atoms} - {Kind.FILLER, Kind.UNKNOWN, Kind.SIDE, Kind.NO, Kind.PART}
    says_no = any(atom.kind is Kind.NO for atom in clause.atoms)
    return (sides[0], clause) if len(sides) == 1 and says_no and not told else None


def sided_sites(clause: Clause) -> list[tuple[Atom, Side | None]]:
    """The free sites of a clause, each with its side where one was said."""
    sites = clause.free(Kind.SITE)
    sides = [atom for atom in clause.free(Kind.SIDE) if is_side(clause, atom)]
    places = {id(atom): place for place, atom in enumerate(clause.atoms)}
    chosen: dict[int, list[Side]] = {id(site): _inner(site) for site in sites}
    for side in sides:
        after = [
            site
            for site in sites
            if 0 < places[id(site)] - places[id(side)] <= _REACH and not _between(clause, side, site)
        ]
        before = [site for site in sites if places[id(site)] < places[id(side)]]
        target = after[0] if after else before[-1] if before else None
        if target is not None and not (chosen[id(target)] and side_of(side) is Side.BOTH):
            chosen[id(target)].append(side_of(side))
            side.used = True
    found = [(site, _together(chosen[id(site)], plural=site.value[1])) for site in sites]
    return _with_leg_side(clause, _carried(_without_whereabouts(clause, found)))


Sided = list[tuple[Atom, Side | None]]


def _without_whereabouts(clause: Clause, found: Sided) -> Sided:
    """Leaves out a place that only says where another is: "glute med on my right hip", "ITB below the knee"."""
    kept: Sided = []
    for site, side in found:
        before = clause.atoms[clause.atoms.index(kept[-1][0]) + 1 : clause.atoms.index(site)] if kept else []
        words = {atom.word for atom in before}
        is_beside = all(atom.kind in {Kind.FILLER, Kind.SIDE} for atom in before)
        is_on_hip = site.value[0] is Site.HIP and side is not None and bool(words & {"on", "of", "in"})
        if kept and is_beside and is_on_hip and kept[-1][1] is None:
            kept[-1] = (kept[-1][0], side)
            site.used = True
        elif kept and is_beside and site.word.startswith(("below ", "above ")):
            site.used = True
        else:
            kept.append((site, side))
    return kept


def _with_leg_side(clause: Clause, found: Sided) -> Sided:
    """Takes the side of the leg for what is told of along it: "left leg bothering me along the IT band"."""
    if not found or any(side for _, side in found):
        return found
    for atom in clause.free(Kind.SIDE):
        following = clause.after(atom)
        if following is not None and following.kind is Kind.ELSEWHERE and following.word == "leg":
            if clause.atoms.index(atom) > clause.atoms.index(found[0][0]):
                return found
            atom.used = following.used = True
            return [(site, side_of(atom)) for site, _ in found]
    return found


def _between(clause: Clause, side: Atom, site: Atom) -> bool:
    """Whether another site stands between a side and a site, or the side follows its own site closely."""
    before = clause.before(side)
    after = clause.after(side)
    return before is not None and before.kind is Kind.SITE and after is not site


def _inner(site: Atom) -> list[Side]:
    return [_LETTERS[site.value[2]]] if site.value[2] else []


def _together(sides: list[Side], *, plural: bool) -> Side | None:
    if Side.BOTH in sides or {Side.LEFT, Side.RIGHT} <= set(sides):
        return Side.BOTH
    if sides:
        return sides[0]
    return Side.BOTH if plural else None


def _carried(found: list[tuple[Atom, Side | None]]) -> list[tuple[Atom, Side | None]]:
    """Gives a later site without a side that of the first: "left hip glute", "left hip/glute"."""
    first = next((side for _, side in found if side), None)
    return [(site, side or (None if site.value[0] in MIDDLE else first)) for site, side in found]
