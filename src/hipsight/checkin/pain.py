"""Pains: which sites hurt, how much, since where in the run, how they behave, and which do not hurt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.mentions import Mention, Said
from hipsight.checkin.pain_behaviour import opening_behaviours
from hipsight.checkin.said import read_said
from hipsight.checkin.scanner import COMMA
from hipsight.checkin.sides import MIDDLE, is_side, side_of, sided_sites
from hipsight.model.body import Behaviour, Side, Site
from hipsight.model.preferences import Preferences

DayOf = Callable[[Clause], dt.date]

_LONG_PAST = frozenset(
    {"used to", "years ago", "last year", "years back", "back in", "last season"}
    | {"months ago", "weeks ago", "week ago", "month ago", "last month", "year ago"}
    | {"last spring", "last summer", "last fall", "last winter"}
)
#: What may stand in a line that is nothing but a score: "3/10 on the left today".
_BESIDE_A_SCORE = frozenset(
    {Kind.SCORE, Kind.SIDE, Kind.DAY, Kind.FILLER, Kind.BEHAVIOUR, Kind.LEVEL, Kind.BETTER, Kind.BREAK}
)
_EARLIER = frozenset({"last week", "last weekend", "all last week", "last time i ran"})
_SENTENCES_ON = 2
_NARROWING = frozenset(
    {"particularly", "mainly", "mostly", "especially", "specifically", "more", "exactly", "really"}
)
#: What a looser word for a place may mean more exactly.
_WITHIN = {
    Site.HIP: frozenset({Site.OUTER_HIP, Site.FRONT_HIP, Site.GROIN, Site.BUTTOCK}),
    Site.HAMSTRING: frozenset({Site.SIT_BONE}),
    Site.KNEE: frozenset({Site.OUTER_KNEE}),
}
_IN_SPITE_OF = frozenset({"despite", "in spite of", "even though"})
_HURTS = (Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SCORE)
_OF_A_RUN = frozenset({Kind.RUN, Kind.RUN_KIND, Kind.DISTANCE, Kind.DURATION, Kind.PACE, Kind.CLOCK})
#: What a clause that only names a place may hold.
_BARE = frozenset({Kind.SITE, Kind.SIDE, Kind.FILLER, Kind.FELT, Kind.LEVEL})
_STRAINS = frozenset({"cough", "coughing", "sneeze", "sneezing", "laugh", "laughing", "straining"})
_TRIED_WITH = frozenset({"on", "when", "if", "with", "while", "whenever"})
_RUNNING = (
    Kind.RUN,
    Kind.RUN_KIND,
    Kind.PACE,
    Kind.SURFACE,
    Kind.REPS,
    Kind.CROSS,
    Kind.EXERCISE,
    Kind.SLEEP,
)


class PainReader:
    """Goes through the clauses of a line and keeps the pains spoken of."""

    def __init__(self, line: str, preferences: Preferences, day_of: DayOf) -> None:
        self._line = line
        self._preferences = preferences
        self._day_of = day_of
        self._mentions: list[Mention] = []
        self._current: list[Mention] = []
        self._waiting: list[tuple[Atom, Side | None, Clause]] = []
        self._stops: set[int] = set()
        self._floating: tuple[Said, Clause] | None = None
        self._named_last: tuple[Atom, Side | None, Clause] | None = None
        self._opening: tuple[list[Behaviour], int] | None = None
        self._turned_to_run = False
        self._says_only_pain = False
        self.bare_sites: list[tuple[Site, Side | None]] = []

    def read(self, clauses: Sequence[Clause]) -> list[Mention]:
        """The pains of the line in their order."""
        self._stops = {
            clause.sentence
            for clause in clauses
            if any(a.kind in {Kind.STOP, Kind.REST} for a in clause.atoms)
        }
        self._says_only_pain = all(
            atom.kind in _BESIDE_A_SCORE for clause in clauses for atom in clause.atoms
        )
        for clause in clauses:
            if clause.ignored or _is_past(clause):
                continue
            self._read_clause(clause)
        self._drop_waiting()
        self._settle_floating()
        self._give_assumed_their_site()
        return self._mentions

    def _give_assumed_their_site(self) -> None:
        """Puts a pain whose place was assumed together with the only one that was named."""
        for assumed in [one for one in self._mentions if "site" in one.assumed and one.said.present]:
            named = [
                one
                for one in self._mentions
                if one is not assumed and (one.day, one.outing) == (assumed.day, assumed.outing)
            ]
            if len(named) == 1 and named[0].said.present and "site" not in named[0].assumed:
                for words in assumed.words:
                    named[0].add(assumed.said, words)
                self._mentions.remove(assumed)

    def _read_clause(self, clause: Clause) -> None:
        if not clause.atoms:
            return
        if self._waiting and clause.sentence != self._waiting[-1][2].sentence:
            self._drop_waiting()
        sites = sided_sites(clause)
        if clause.joint in _IN_SPITE_OF and not sites and not clause.has(*_HURTS):
            return  # "a 3/10 despite the downhill"
        has_context = bool(self._current) or self._floating is not None
        said = read_said(
            clause,
            has_site=bool(sites or self._waiting),
            has_context=has_context or self._says_only_pain,
            is_of_run=self._turned_to_run,
        )
        self._turned_to_run = _turns_to_run(clause, said, is_turned=self._turned_to_run and not sites)
        is_listed = (
            bool(self._waiting) and clause.link == "and" and clause.sentence == self._waiting[-1][2].sentence
        )
        if clause.has(Kind.ELSEWHERE) and not sites and not is_listed:
            for atom in clause.free(
                Kind.ELSEWHERE, Kind.COMPLAINT, Kind.PAIN, Kind.QUALITY, Kind.FINE, Kind.SCORE
            ):
                atom.used = True
            return
        self._open_with(clause, said, has_sites=bool(sites))
        if sites and not said.says_something and clause.link == "because" and self._gave_up(clause):
            said.present = True  # "cut short because of the ITB"
        if sites:
            self._read_sites(clause, sites, said)
        elif said.says_something:
            self._read_siteless(clause, said)
        else:
            self._late_side(clause)
            self._keep_strain(clause)

    def _open_with(self, clause: Clause, said: Said, *, has_sites: bool) -> None:
        """Gives "woke up and my hip was sore", "getting up, stairs: all hurt" what stood before the pain."""
        if self._opening and self._opening[1] != clause.sentence:
            self._opening = None
        if said.present and self._opening:
            said.behaviour += [word for word in self._opening[0] if word not in said.behaviour]
            self._opening = None
        elif not has_sites and not said.says_something:
            found = opening_behaviours(clause)
            earlier = self._opening[0] if self._opening and found else []
            self._opening = ([*dict.fromkeys([*earlier, *found])], clause.sentence) if found else None

    def _keep_strain(self, clause: Clause) -> None:
        """Keeps the words of "worse when I sneeze" with the pain before it."""
        words = {clause.joint, *(word for atom in clause.atoms for word in atom.word.split())}
        if self._current and self._fits_current(clause) and words & _STRAINS and words & _TRIED_WITH:
            for mention in self._current:
                mention.add(Said(), clause.words(self._line))

    def _gave_up(self, clause: Clause) -> bool:
        return clause.sentence in self._stops

    def _read_sites(self, clause: Clause, sites: list[tuple[Atom, Side | None]], said: Said) -> None:
        if self._floating and self._floating[1].sentence == clause.sentence:
            merged = Said(present=True)
            for part in (self._floating[0], said):
                merged.take(part)
            said = merged if said.present or not said.absent else said
            self._floating = None
        if not said.says_something and self._tell_more_exactly(clause, sites):
            return
        if clause.link == "open" and said.present and len(sites) == 1:
            self._narrow_to(sites[0])
        if not said.says_something:
            shared = self._shared(clause)
            if shared is None:
                self._waiting += [(site, side, clause) for site, side in sites]
                return
            said = shared
        joined = [
            one for one in self._waiting if clause.link not in {"but", "then"} and one[2].link != "because"
        ]
        if not joined:
            self._drop_waiting()
        group = [*joined, *((site, side, clause) for site, side in sites)]
        self._waiting = []
        first_side = group[0][1]
        carries = clause.link == "and" and len(joined) > 0
        if (
            clause.link == "and"
            and not joined
            and first_side is None
            and self._current
            and clause.sentence == self._sentence
        ):
            first_side, carries = (
                self._current[-1].side,
                self._current[-1].said.present and not said.scores,
            )
            if not (said.onset_m or said.onset_s or said.scores) and not self._current[-1].said.quality:
                said.onset_m = self._current[
                    -1
                ].said.onset_m  # "at mile 10 my knee and hamstring started hurting"
        self._sentence = clause.sentence
        self._current = [
            self._mention(
                site,
                side or (first_side if carries and site.value[0] not in MIDDLE else None),
                said,
                where,
                clause,
            )
            for site, side, where in group
        ]

    _sentence = -1

    def _tell_more_exactly(self, clause: Clause, sites: list[tuple[Atom, Side | None]]) -> bool:
        """Takes "hip pain, mainly the outer hip" and "glute pain, more the left cheek" for one pain."""
        if len(sites) != 1 or len(self._current) != 1 or clause.sentence != self._sentence:
            return False
        (atom, side), mention = sites[0], self._current[0]
        site = atom.value[0]
        is_same = site is mention.site and mention.side is None and side is not None
        words = {other.word for other in clause.atoms[: clause.atoms.index(atom)]}
        is_part = mention.site in _WITHIN and site in _WITHIN[mention.site] and bool(words & _NARROWING)
        if not (is_same or is_part) or any(
            other.kind not in _BARE | {Kind.UNKNOWN} for other in clause.atoms
        ):
            return False
        mention.site, mention.side = site, side or mention.side
        mention.words.append(clause.words(self._line))
        atom.used = True
        return True

    def _narrow_to(self, named: tuple[Atom, Side | None]) -> None:
        """Takes the brackets of "my hip (the outer hip) hurts" for the same pain."""
        site = named[0].value[0]
        if len(self._current) == 1 and site in _WITHIN.get(self._current[0].site or site, frozenset()):
            self._current[0].site = site
        elif len(self._waiting) == 1 and site in _WITHIN.get(self._waiting[0][0].value[0], frozenset()):
            self._waiting = []

    def _shared(self, clause: Clause) -> Said | None:
        """What was said of the first site in "sore hip and glute", for the second to share."""
        if (
            clause.link == "and"
            and self._current
            and clause.sentence == self._sentence
            and len(clause.free(*_RUNNING)) == 0
        ):
            return self._current[-1].said
        return None

    def _mention(self, atom: Atom, side: Side | None, said: Said, where: Clause, clause: Clause) -> Mention:
        atom.used = True
        site = atom.value[0]
        mention = self._same(site, side, clause)
        if mention is None:
            mention = Mention(site, side, atom.start, self._day_of(clause), clause.outing)
            self._mentions.append(mention)
        mention.side = mention.side or side
        mention.add(said, clause.words(self._line))
        if where is not clause:
            mention.words.insert(0, where.words(self._line))
        return mention

    def _same(self, site: Site, side: Side | None, clause: Clause) -> Mention | None:
        day = self._day_of(clause)
        for mention in reversed(self._mentions):
            fits_side = side is None or mention.side in (side, None)
            if mention.day == day and mention.outing == clause.outing and mention.site is site and fits_side:
                return mention
        return None

    def _read_siteless(self, clause: Clause, said: Said) -> None:
        is_denied = any(atom.denied and atom.kind is Kind.PAIN for atom in clause.atoms)
        if (
            self._waiting
            and said.absent
            and not is_denied
            and any(_told_unknown(site, where) for site, _, where in self._waiting)
        ):
            if clause.link == "open":
                return  # "hip in pieces (fine during the run)": how it was we do not know
            said.present = clause.link == "but"  # "hip was shite yesterday but ok now"
        if self._waiting:
            group, self._waiting = self._waiting, []
            self._sentence = clause.sentence
            self._current = [self._mention(site, side, said, where, clause) for site, side, where in group]
            self._late_side(clause)
            return
        if self._current and self._fits_current(clause) and (other := self._other_one(clause)):
            self._current = [self._of_other_side(other, said, clause)]
            return
        if self._current and self._fits_current(clause):
            for mention in self._current:
                if _wore_off_early(mention) and Behaviour.GONE_AFTER_RUN in said.behaviour:
                    said.behaviour.remove(Behaviour.GONE_AFTER_RUN)
                if not said.absent or mention.is_absent:
                    mention.add(said, clause.words(self._line))
            self._sentence = clause.sentence
            self._late_side(clause)
            return
        if said.present or said.absent or said.behaviour:
            self._settle_floating()
            self._floating = (said, clause)

    def _other_one(self, clause: Clause) -> Atom | None:
        """The "right one" of "left hip was fine but the right one hurt"."""
        for atom in clause.free(Kind.SIDE):
            if atom.word.endswith(" one") and self._current[-1].side not in {None, side_of(atom)}:
                return atom
        return None

    def _of_other_side(self, atom: Atom, said: Said, clause: Clause) -> Mention:
        atom.used = True
        mention = Mention(
            self._current[-1].site, side_of(atom), atom.start, self._day_of(clause), clause.outing
        )
        self._mentions.append(mention)
        mention.add(said, clause.words(self._line))
        return mention

    def _fits_current(self, clause: Clause) -> bool:
        mention = self._current[-1]
        return mention.day == self._day_of(clause) and mention.outing == clause.outing

    def _late_side(self, clause: Clause) -> None:
        """Gives a side on its own to the pain before it: "hip sore, right side"."""
        for atom in clause.free(Kind.SIDE):
            if (
                self._current
                and is_side(clause, atom)
                and self._current[-1].side is None
                and (
                    clause.link in {COMMA, "open", "dash", "and", "sentence"}
                    or clause.joint in {"only", "just"}
                )
            ):
                for mention in self._current:
                    mention.side = mention.side or side_of(atom)
                atom.used = True

    def _drop_waiting(self) -> None:
        for atom, side, clause in self._waiting:
            if self._place_assumed(atom, side, clause) or self._share_list(atom, side, clause):
                continue
            if not clause.has(Kind.CLINICIAN, Kind.CARE):
                self.bare_sites.append((atom.value[0], side))
                self._named_last = (atom, side, clause)
        self._waiting = []

    def _place_assumed(self, atom: Atom, side: Side | None, clause: Clause) -> bool:
        """Gives a place told late to the pain before it: "Hurts to put my sock on. Front of left hip."."""
        if self._floating is not None and clause.sentence == self._floating[1].sentence + 1:
            self._settle_floating()
        if not self._current or len(self._current) > 1 or any(a.kind is Kind.NO for a in clause.atoms):
            return False
        mention = self._current[0]
        if "site" not in mention.assumed or mention.is_absent or not self._fits_current(clause):
            return False
        if any(other.kind not in _BARE for other in clause.atoms):
            return False
        mention.site, mention.side = atom.value[0], side or mention.side
        mention.assumed.remove("site")
        mention.words.append(clause.words(self._line))
        atom.used = True
        return True

    def _share_list(self, atom: Atom, side: Side | None, clause: Clause) -> bool:
        """Takes a bare site after one that hurt for one more of a list: "right hamstring / hip / glute sore"."""
        joined = clause.sentence == self._sentence and clause.link in {COMMA, "and"}
        adds = clause.link == "then" or clause.atoms[0].word in {"also", "plus", "same", "likewise", "ditto"}
        joined |= clause.sentence == self._sentence + 1 and adds
        if not self._current or not joined:
            return False
        mention = self._current[-1]
        if mention.is_absent or any(other.kind not in _BARE for other in clause.atoms):
            return False
        self._mention(atom, side or mention.side, Said(present=True), clause, clause)
        return True

    def _settle_floating(self) -> None:
        if self._floating is None:
            return
        said, clause = self._floating
        self._floating = None
        named = self._named_last
        if named is not None and 0 <= clause.sentence - named[2].sentence <= _SENTENCES_ON:
            atom, side, where = named
            self.bare_sites.remove((atom.value[0], side))
            self._named_last = None
            self._current = [self._mention(atom, side, said, where, clause)]
            self._late_side(clause)
            return
        followed = self._preferences.sites
        site = next(iter(followed)) if len(followed) == 1 else Site.HIP
        mention = self._same(site, None, clause)
        if mention is None:
            mention = Mention(
                site, None, clause.atoms[0].start, self._day_of(clause), clause.outing, assumed=["site"]
            )
            self._mentions.append(mention)
        mention.add(said, clause.words(self._line))
        self._current = [mention]
        self._late_side(clause)


def _is_past(clause: Clause) -> bool:
    """Whether it tells of long ago, or begins with a time before: "last week I had a limp"."""
    return clause.history and (
        any(atom.word in _LONG_PAST for atom in clause.atoms)
        or any(atom.word in _EARLIER for atom in clause.atoms[:1])
    )


def _turns_to_run(clause: Clause, said: Said, *, is_turned: bool) -> bool:
    """Whether what comes next is said of a run and not of the pain before it."""
    if said.says_something:
        return False
    return is_turned or any(atom.kind in _OF_A_RUN for atom in clause.atoms)


def _wore_off_early(mention: Mention) -> bool:
    """Whether it was told to be there at first only: "heavy for the first miles, but fine afterwards"."""
    begins = mention.said.onset_m
    return begins is not None and begins[0] == 0 and Behaviour.WARMS_UP in mention.said.behaviour


def _told_unknown(site: Atom, clause: Clause) -> bool:
    """Whether words that we do not know follow a site, so that it may well have hurt."""
    return any(atom.kind is Kind.UNKNOWN for atom in clause.atoms[clause.atoms.index(site) + 1 :])
