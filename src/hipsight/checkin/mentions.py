"""One pain as it is put together from the clauses that speak of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from hipsight.checkin.atoms import Atom, Kind
from hipsight.model.body import Behaviour, Quality, Side, Site
from hipsight.model.preferences import Preferences
from hipsight.model.records import Pain

_MOST_OF_A_RUN_M = 500_000.0


@dataclass(slots=True, eq=False)
class Said:
    """What a clause says of a pain, whichever site it is of."""

    scores: list[float] = field(default_factory=list)
    quality: list[Quality] = field(default_factory=list)
    behaviour: list[Behaviour] = field(default_factory=list)
    onset_m: tuple[float, float | None] | None = None
    onset_s: tuple[float, float | None] | None = None
    onset_bare: float | None = None  # "started at 9": in the person's units
    tail: Atom | None = None  # "last 2k": onset counted from the end
    share: float | None = None  # "halfway"
    moment: dt.time | None = None
    present: bool = False
    absent: bool = False
    side: Side | None = None  # named inside a behaviour: "can't lie on my left side"

    @property
    def says_something(self) -> bool:
        """Whether there is anything in it."""
        return self.present or self.absent or bool(self.behaviour)

    def take(self, part: Said) -> None:
        """Takes in what another part of the line says of it, but not that it is there."""
        self.scores += part.scores
        self.quality += part.quality
        self.behaviour += part.behaviour
        self.onset_m = self.onset_m or part.onset_m
        self.onset_s = self.onset_s or part.onset_s
        self.tail = self.tail or part.tail
        self.share = part.share if self.share is None else self.share
        self.moment = self.moment or part.moment
        self.absent |= part.absent
        self.side = self.side or part.side


@dataclass(slots=True, eq=False)
class Mention:
    """A pain in the making."""

    site: Site | None
    side: Side | None
    start: int
    day: dt.date
    outing: int
    words: list[str] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    said: Said = field(default_factory=Said)

    def add(self, more: Said, words: str) -> None:
        """Takes in what another clause says, which may be its own words once more.

        Being there wins over not being there.
        """
        said = self.said
        said.scores += [score for score in more.scores if score not in said.scores]
        said.quality += [word for word in more.quality if word not in said.quality]
        said.behaviour += [word for word in more.behaviour if word not in said.behaviour]
        said.onset_m = said.onset_m or more.onset_m
        said.onset_s = said.onset_s or more.onset_s
        said.onset_bare = said.onset_bare if said.onset_bare is not None else more.onset_bare
        said.tail = said.tail or more.tail
        said.share = said.share if said.share is not None else more.share
        said.moment = said.moment or more.moment
        said.present |= more.present
        said.absent |= more.absent
        self.side = self.side or more.side
        if words not in self.words:
            self.words.append(words)

    @property
    def is_absent(self) -> bool:
        """Whether all that was said of it is that it was not there."""
        return self.said.absent and not self.said.present

    def record(self, preferences: Preferences, run_m: float | None, run_s: float | None) -> Pain:
        """The finished record; `run_m` and `run_s` are the run's, for onsets said from its end."""
        said = self.said
        onset_m, onset_s = self._onset(run_m, run_s, preferences.units.metres)
        if onset_m is None and onset_s is None and said.onset_bare is not None:
            onset_m = (said.onset_bare * preferences.units.metres, None)
        if onset_m and max(onset_m[0], onset_m[1] or 0) > _MOST_OF_A_RUN_M:
            onset_m = None
        side = self.side
        assumed = list(self.assumed)
        if side is None and preferences.side is not None and self.site in preferences.sites:
            side = preferences.side
            assumed.append("side")
        absent = self.is_absent
        low = min(said.scores) if said.scores else None
        high = max(said.scores) if said.scores else None
        return Pain(
            day=self.day,
            text=", ".join(self.words),
            assumed=tuple(assumed),
            moment=said.moment,
            site=self.site,
            side=side,
            score_0_10=low,
            score_high=high if high != low else None,
            quality=() if absent else tuple(said.quality),
            onset_m=onset_m[0] if onset_m and not absent else None,
            onset_high_m=onset_m[1] if onset_m and not absent else None,
            onset_s=onset_s[0] if onset_s and not absent else None,
            onset_high_s=onset_s[1] if onset_s and not absent else None,
            behaviour=() if absent else tuple(said.behaviour),
            absent=absent,
        )

    def _onset(
        self, run_m: float | None, run_s: float | None, unit_m: float
    ) -> tuple[tuple[float, float | None] | None, tuple[float, float | None] | None]:
        said = self.said
        if said.onset_m or said.onset_s:
            return said.onset_m, said.onset_s
        if said.tail is not None:
            length = said.tail.value[0]
            if said.tail.kind is Kind.NUMBER:
                length *= unit_m
            if said.tail.kind is not Kind.DURATION and run_m is not None and run_m >= length:
                return (run_m - length, None), None
            if said.tail.kind is Kind.DURATION and run_s is not None and run_s >= length:
                return None, (run_s - length, None)
        if said.share is not None and run_m is not None:
            return (run_m * said.share, None), None
        if said.share is not None and run_s is not None:
            return None, (run_s * said.share, None)
        return None, None
