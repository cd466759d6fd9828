"""Pains: which sites hurt, how much, since where in the run, how they behave, and which do not hurt."""

from __future__ import annotations

from collections.abc import Sequence

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.mentions import Mention, Said
from hipsight.checkin.pain_behaviour import opening_behaviours
from hipsight.checkin.pain_notes import BARE, DayOf, Named, PainNotes, carried_side, is_within
from hipsight.checkin.pain_scopes import (
    is_only_a_score,
    is_past,
    take_elsewhere,
    tells_in_spite_of,
    tells_of_strain,
    told_unknown,
    turns_to_run,
    wore_off_early,
)
from hipsight.checkin.said import read_said
from hipsight.checkin.scanner import COMMA
from hipsight.checkin.sides import MIDDLE, denied_side, is_side, other_one, side_of, sided_sites
from hipsight.model.body import Behaviour, Side, Site
from hipsight.model.preferences import Preferences

_SENTENCES_ON = 2
_ONLY = frozenset({"only", "just"})
_EXCEPT = frozenset({"except", "except for", "apart from", "other than", "aside from", "bar"})
_REASONS = frozenset({"because", "bc", "b/c", "cos", "coz", "cuz", "bcs", "due to", "thanks to", "cause"})
_ADDS = frozenset({"also", "plus", "same", "likewise", "ditto"})
_RUNNING = (Kind.RUN, Kind.RUN_KIND, Kind.PACE, Kind.SURFACE, Kind.REPS, Kind.CROSS, Kind.EXERCISE)


def _is_cared_for(clause: Clause) -> bool:
    """Whether it tells of care and not of pain: "massage gun on the glutes, hip 2"."""
    return any(atom.kind in {Kind.CARE, Kind.CLINICIAN} for atom in clause.atoms)


def _is_reason(clause: Clause) -> bool:
    """Whether a place is all the reason that is given: "5.5 easy because of the hip"."""
    is_noun = clause.joint in {"due to", "thanks to"} or clause.atoms[0].word == "of"
    return clause.joint in _REASONS and is_noun and all(atom.kind in BARE for atom in clause.atoms)


def _is_whereabouts(clause: Clause) -> bool:
    """Whether it only says where there was none: the end of "odd sounds (no pain) in my right knee on stairs"."""
    hurts = {Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SCORE, Kind.FELT, Kind.UNKNOWN}
    return clause.atoms[0].word in {"in", "on", "at"} and not hurts & {atom.kind for atom in clause.atoms}


class PainReader:
    """Goes through the clauses of a line and keeps the pains spoken of."""

    def __init__(self, line: str, preferences: Preferences, day_of: DayOf) -> None:
        self._line = line
        self._notes = PainNotes(line, preferences, day_of)
        self._current: list[Mention] = []
        self._sentence = -1
        self._before: Clause | None = None
        self._waiting: list[Named] = []
        self._stops: set[int] = set()
        self._floating: tuple[Said, Clause] | None = None
        self._named_last: Named | None = None
        self._opening: tuple[list[Behaviour], int] | None = None
        self._denied_side: tuple[Atom, Clause] | None = None
        self._turned_to_run = False
        self._says_only_pain = False
        self.bare_sites: list[tuple[Site, Side | None]] = []

    def read(self, clauses: Sequence[Clause]) -> list[Mention]:
        """The pains of the line in their order."""
        ends = {Kind.STOP, Kind.REST}
        self._stops = {one.sentence for one in clauses if any(atom.kind in ends for atom in one.atoms)}
        self._says_only_pain = is_only_a_score(clauses)
        for clause in clauses:
            if not (clause.ignored or is_past(clause)):
                self._read_clause(clause)
            self._before = clause
        self._drop_waiting()
        self._settle_floating()
        self._notes.give_assumed_their_site()
        self.bare_sites = self._notes.with_sides_of(self.bare_sites)
        self._notes.drop_what_came_after_all()
        return self._notes.mentions

    def _read_clause(self, clause: Clause) -> None:
        if not clause.atoms:
            return
        if self._waiting and clause.sentence != self._waiting[-1][2].sentence:
            self._drop_waiting()
        sites = sided_sites(clause)
        if not sites and tells_in_spite_of(clause):
            return
        has_context = bool(self._current) or self._floating is not None
        said = read_said(
            clause,
            has_site=bool(sites or self._waiting),
            has_context=has_context or self._says_only_pain,
            is_of_run=self._turned_to_run,
        )
        self._turned_to_run = turns_to_run(clause, said, is_turned=self._turned_to_run and not sites)
        if clause.has(Kind.ELSEWHERE) and not sites and not (self._waiting and clause.link == "and"):
            take_elsewhere(clause)
            return
        self._open_with(clause, said, has_sites=bool(sites))
        if sites and not said.says_something and clause.link == "because" and clause.sentence in self._stops:
            said.present = True  # "cut short because of the ITB"
        if sites and not said.says_something and (self._is_only_what_hurts(clause) or _is_reason(clause)):
            said.present = True  # "no pain in the hip, only the calves"
        if sites:
            self._read_sites(clause, sites, said)
        elif said.says_something:
            self._read_siteless(clause, said)
        else:
            self._late_side(clause)
            self._keep_strain(clause)
            self._denied_side = denied_side(clause)

    def _is_only_what_hurts(self, clause: Clause) -> bool:
        """Whether it names all that hurts, or why a run was cut short or was none.

        "No pain in the hip, only the calves", "fine except for my glutes", "quit after 3 km, hamstring",
        "20 min elliptical because hip".
        """
        is_bare = all(atom.kind in BARE for atom in clause.atoms)
        before = self._before
        if not is_bare or before is None or clause.sentence != before.sentence:
            return False
        denied = bool(self._current) and self._current[-1].is_absent and clause.joint in _ONLY
        denied |= clause.joint in _EXCEPT and any(atom.kind in {Kind.FINE, Kind.NO} for atom in before.atoms)
        kinds = {atom.kind for atom in before.atoms}
        has_stopped = Kind.STOP in kinds and kinds <= {
            Kind.STOP,
            Kind.FILLER,
            Kind.DISTANCE,
            Kind.MARK,
            Kind.DURATION,
        }
        instead = clause.joint in _REASONS and any(atom.kind is Kind.CROSS for atom in before.atoms)
        return denied or instead or (clause.link == COMMA and has_stopped)

    def _open_with(self, clause: Clause, said: Said, *, has_sites: bool) -> None:
        """Gives "woke up and my hip was sore", "getting up, stairs: all hurt" what stood before the pain."""
        if self._opening and self._opening[1] != clause.sentence:
            self._opening = None
        if said.present and self._opening:
            said.behaviour += [word for word in self._opening[0] if word not in said.behaviour]
            self._opening = None
        elif not has_sites and not said.says_something:
            found = opening_behaviours(clause)
            together = [*(self._opening[0] if self._opening else []), *(found or [])]
            is_open = found is not None and bool(together)
            self._opening = ([*dict.fromkeys(together)], clause.sentence) if is_open else None

    def _keep_strain(self, clause: Clause) -> None:
        """Keeps the words of "worse when I sneeze" with the pain before it."""
        if self._current and self._fits_current(clause) and tells_of_strain(clause):
            for mention in self._current:
                mention.add(Said(), clause.words(self._line))

    def _read_sites(self, clause: Clause, sites: list[tuple[Atom, Side | None]], said: Said) -> None:
        said = self._with_floating(clause, said)
        is_lone = len(sites) == 1 and len(self._current) == 1 and clause.sentence == self._sentence
        bare = not said.says_something
        if bare and is_lone and self._notes.tell_more_exactly(self._current[0], sites[0], clause):
            return
        if clause.link == "open" and said.present and len(sites) == 1:
            self._narrow_to(sites[0][0].value[0])
        if not said.says_something:
            shared = self._shared(clause)
            if shared is None:
                self._waiting += [(site, side, clause) for site, side in sites]
                return
            said = shared
        joined = [
            one
            for one in self._waiting
            if clause.link not in {"but", "then"} and one[2].link != "because" and not _is_cared_for(one[2])
        ]
        if not joined:
            self._drop_waiting()
        self._waiting = []
        group = [*joined, *((site, side, clause) for site, side in sites)]
        goes_on = bool(self._current) and clause.sentence == self._sentence
        before = self._current[-1] if goes_on else None
        carried = carried_side(clause, group[0][1], said, before, is_joined=bool(joined))
        self._sentence = clause.sentence
        self._note_well_side(clause, group)
        self._current = [
            self._notes.note(
                (site, side or (None if site.value[0] in MIDDLE else carried), where), said, clause
            )
            for site, side, where in group
        ]

    def _note_well_side(self, clause: Clause, group: Sequence[Named]) -> None:
        """Notes the left hip of "nothing wrong with the left, right hip a 2" as one that does not hurt."""
        denied, self._denied_side = self._denied_side, None
        if denied is None or denied[1].sentence != clause.sentence or len(group) != 1:
            return
        atom, where = denied
        site, side, _ = group[0]
        if side is not None and side_of(atom) is not side:
            self._notes.of_other_side(atom, site.value[0], Said(absent=True), where)

    def _with_floating(self, clause: Clause, said: Said) -> Said:
        """What is said of a site together with what stood before it in its sentence."""
        if self._floating is None or self._floating[1].sentence != clause.sentence:
            return said
        if self._floating[0].absent and not self._floating[0].present and _is_whereabouts(clause):
            self._floating = None
            return Said(absent=True)
        merged = Said(present=True)
        for part in (self._floating[0], said):
            merged.take(part)
        self._floating = None
        return merged if said.present or not said.absent else said

    def _narrow_to(self, site: Site) -> None:
        """Takes the brackets of "my hip (the outer hip) hurts" for the same pain."""
        if len(self._current) == 1 and is_within(site, self._current[0].site):
            self._current[0].site = site
        elif len(self._waiting) == 1 and is_within(site, self._waiting[0][0].value[0]):
            self._waiting = []

    def _shared(self, clause: Clause) -> Said | None:
        """What was said of the first site in "sore hip and glute", for the second to share."""
        if (
            clause.link == "and"
            and self._current
            and clause.sentence == self._sentence
            and not clause.has(*_RUNNING, Kind.SLEEP)
        ):
            return self._current[-1].said
        return None

    def _read_siteless(self, clause: Clause, said: Said) -> None:
        is_denied = any(atom.denied and atom.kind is Kind.PAIN for atom in clause.atoms)
        if (
            self._waiting
            and said.absent
            and not is_denied
            and any(told_unknown(site, where) for site, _, where in self._waiting)
        ):
            if clause.link == "open":
                return  # "hip in pieces (fine during the run)": how it was we do not know
            said.present = clause.link == "but"  # "hip was shite yesterday but ok now"
        if self._waiting:
            group, self._waiting = self._waiting, []
            self._sentence = clause.sentence
            self._current = [self._notes.note(named, said, clause) for named in group]
            self._late_side(clause)
            return
        if (
            self._current
            and self._fits_current(clause)
            and (other := other_one(clause, self._current[-1].side))
        ):
            self._current = [self._notes.of_other_side(other, self._current[-1].site, said, clause)]
            return
        if self._current and self._fits_current(clause):
            for mention in self._current:
                if wore_off_early(mention) and Behaviour.GONE_AFTER_RUN in said.behaviour:
                    said.behaviour.remove(Behaviour.GONE_AFTER_RUN)
                if not said.absent or mention.is_absent:
                    mention.add(said, clause.words(self._line))
            self._sentence = clause.sentence
            self._late_side(clause)
            return
        if said.present or said.absent or said.behaviour:
            self._settle_floating()
            self._floating = (said, clause)

    def _fits_current(self, clause: Clause) -> bool:
        return self._notes.fits(self._current[-1], clause)

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
        if any(other.kind not in BARE for other in clause.atoms):
            return False
        mention.site, mention.side = atom.value[0], side or mention.side
        mention.assumed.remove("site")
        mention.words.append(clause.words(self._line))
        atom.used = True
        return True

    def _share_list(self, atom: Atom, side: Side | None, clause: Clause) -> bool:
        """Takes a bare site after one that hurt for one more of a list: "right hamstring / hip / glute sore"."""
        joined = clause.sentence == self._sentence and clause.link in {COMMA, "and"}
        adds = clause.link == "then" or clause.atoms[0].word in _ADDS
        joined |= clause.sentence == self._sentence + 1 and adds
        if not self._current or not joined:
            return False
        mention = self._current[-1]
        if mention.is_absent or any(other.kind not in BARE for other in clause.atoms):
            return False
        self._notes.note((atom, side or mention.side, clause), Said(present=True), clause)
        return True

    def _settle_floating(self) -> None:
        """Gives a pain without a place that of the site just named, or else the one that is followed."""
        if self._floating is None:
            return
        said, clause = self._floating
        self._floating = None
        named = self._named_last
        if named is not None and 0 <= clause.sentence - named[2].sentence <= _SENTENCES_ON:
            self.bare_sites.remove((named[0].value[0], named[1]))
            self._named_last = None
            self._current = [self._notes.note(named, said, clause)]
        else:
            self._current = [self._notes.assume(said, clause)]
        self._late_side(clause)
