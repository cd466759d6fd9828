"""The pains of a line as they are put together: one for each site, side, day and outing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.mentions import Mention, Said
from hipsight.checkin.sides import side_of
from hipsight.model.body import Side, Site
from hipsight.model.preferences import Preferences

DayOf = Callable[[Clause], dt.date]
#: A site with its side and the clause that names it.
Named = tuple[Atom, Side | None, Clause]

#: What a clause that only names a place may hold.
BARE = frozenset({Kind.SITE, Kind.SIDE, Kind.FILLER, Kind.FELT, Kind.LEVEL})
_NARROWING = frozenset(
    {"particularly", "mainly", "mostly", "especially", "specifically", "more", "exactly", "really"}
)
#: What a looser word for a place may mean more exactly.
_WITHIN = {
    Site.HIP: frozenset({Site.OUTER_HIP, Site.FRONT_HIP, Site.GROIN, Site.BUTTOCK}),
    Site.HAMSTRING: frozenset({Site.SIT_BONE}),
    Site.KNEE: frozenset({Site.OUTER_KNEE}),
}


class PainNotes:
    """The pains spoken of so far, in their order."""

    def __init__(self, line: str, preferences: Preferences, day_of: DayOf) -> None:
        self._line = line
        self._preferences = preferences
        self._day_of = day_of
        self.mentions: list[Mention] = []

    def note(self, named: Named, said: Said, clause: Clause) -> Mention:
        """The pain of a named site with what `clause` says of it."""
        atom, side, where = named
        atom.used = True
        site = atom.value[0]
        mention = self._same(site, side, clause) or self._new(site, side, atom.start, clause)
        mention.side = mention.side or side
        mention.add(said, clause.words(self._line))
        if where is not clause:
            mention.words.insert(0, where.words(self._line))
        return mention

    def assume(self, said: Said, clause: Clause) -> Mention:
        """The pain of the site that is followed, or of the hip, where no site was said."""
        followed = self._preferences.sites
        site = next(iter(followed)) if len(followed) == 1 else Site.HIP
        mention = self._same(site, None, clause)
        if mention is None:
            mention = self._new(site, None, clause.atoms[0].start, clause)
            mention.assumed.append("site")
        mention.add(said, clause.words(self._line))
        return mention

    def of_other_side(self, atom: Atom, site: Site | None, said: Said, clause: Clause) -> Mention:
        """The pain of the same site on the other side."""
        atom.used = True
        mention = self._new(site, side_of(atom), atom.start, clause)
        mention.add(said, clause.words(self._line))
        return mention

    def fits(self, mention: Mention, clause: Clause) -> bool:
        """Whether a clause speaks of the same day and outing as a pain."""
        return mention.day == self._day_of(clause) and mention.outing == clause.outing

    def _new(self, site: Site | None, side: Side | None, start: int, clause: Clause) -> Mention:
        mention = Mention(site, side, start, self._day_of(clause), clause.outing)
        self.mentions.append(mention)
        return mention

    def _same(self, site: Site, side: Side | None, clause: Clause) -> Mention | None:
        for mention in reversed(self.mentions):
            fits_side = side is None or mention.side in (side, None)
            if self.fits(mention, clause) and mention.site is site and fits_side:
                return mention
        return None

    def tell_more_exactly(self, mention: Mention, named: tuple[Atom, Side | None], clause: Clause) -> bool:
        """Takes "hip pain, mainly the outer hip" and "glute pain, more the left cheek" for one pain."""
        atom, side = named
        site = atom.value[0]
        is_same = site is mention.site and mention.side is None and side is not None
        words = {other.word for other in clause.before_all(atom)}
        is_part = mention.site in _WITHIN and site in _WITHIN[mention.site] and bool(words & _NARROWING)
        is_bare = all(other.kind in BARE | {Kind.UNKNOWN} for other in clause.atoms)
        if not ((is_same or is_part) and is_bare):
            return False
        mention.site, mention.side = site, side or mention.side
        mention.words.append(clause.words(self._line))
        atom.used = True
        return True

    def drop_what_came_after_all(self) -> None:
        """Leaves out a pain that is denied for a time and told of later: "none during, 2/10 this evening"."""
        for denied in [one for one in self.mentions if one.is_absent]:
            if any(
                other is not denied
                and not other.is_absent
                and other.site is denied.site
                and (other.day, other.outing) == (denied.day, denied.outing)
                and denied.side in {None, other.side}
                for other in self.mentions
            ):
                self.mentions.remove(denied)

    def with_sides_of(self, bare: list[tuple[Site, Side | None]]) -> list[tuple[Site, Side | None]]:
        """What is left once "Right knee. Knee hurt at mile 3" gave its side to the pain."""
        left = list(bare)
        for site, side in bare:
            told = [one for one in self.mentions if one.site is site]
            if (
                side is not None
                and len(told) == 1
                and told[0].side in {None, side}
                and "site" not in told[0].assumed
            ):
                told[0].side = side
                left.remove((site, side))
        return left

    def give_assumed_their_site(self) -> None:
        """Puts a pain whose place was assumed together with the only one that was named."""
        for assumed in [one for one in self.mentions if "site" in one.assumed and one.said.present]:
            named = [
                one
                for one in self.mentions
                if one is not assumed and (one.day, one.outing) == (assumed.day, assumed.outing)
            ]
            told = [one for one in named if one.said.present and "site" not in one.assumed]
            if len(told) > 1 and not assumed.said.scores:
                self.mentions.remove(assumed)  # it is one of those, and nobody knows which
            elif len(named) == 1 and told:
                for words in assumed.words:
                    named[0].add(assumed.said, words)
                self.mentions.remove(assumed)


def is_within(site: Site, loose: Site | None) -> bool:
    """Whether a site is part of what a looser word names: the outer hip of the hip."""
    return loose is not None and site in _WITHIN.get(loose, frozenset())


def carried_side(
    clause: Clause, first: Side | None, said: Said, before: Mention | None, *, is_joined: bool
) -> Side | None:
    """The side that sites without one take from the site before them: "left hip and glute"."""
    if is_joined or first is not None or clause.link != "and" or before is None:
        return first if clause.link == "and" and is_joined else None
    if not (said.onset_m or said.onset_s or said.scores) and not before.said.quality:
        said.onset_m = before.said.onset_m  # "at mile 10 my knee and hamstring started hurting"
    return before.side if before.said.present and not said.scores else None
