"""Which day each clause speaks of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.model.preferences import DateOrder

#: A day after one of these words is compared with, not written about.
_COMPARING = frozenset(
    {
        "than",
        "since",
        "like",
        "as",
        "from",
        "after",
        "before",
        "of",
        "until",
        "till",
        "vs",
        "versus",
        "to",
        "by",
        "following",
        "post",
        "past",
        "for",
    }
)
_HALF_YEAR = dt.timedelta(days=183)
_FIRST_YEAR = 1990


_TRAINING = frozenset({Kind.RUN, Kind.RUN_KIND, Kind.DISTANCE, Kind.SURFACE, Kind.DURATION})
_TRAINING_OF_A_DAY = _TRAINING | {Kind.EXERCISE, Kind.CROSS, Kind.REPS, Kind.RACE_DISTANCE}
_TAKEN = frozenset({Kind.MEDICINE, Kind.DISTANCE, Kind.RUN, Kind.RACE_DISTANCE, Kind.EXERCISE})
_FELT_AT_NIGHT = frozenset({Kind.SLEEP, Kind.PAIN, Kind.SITE, Kind.COMPLAINT, Kind.QUALITY})


_NOW = frozenset(
    {"already", "now", "today", "currently", "at the moment", "this morning", "tonight", "this evening"}
)
_BOOKED = frozenset({"appointment", "appt", "appts", "booked", "booking"})
_MADE = frozenset({"have", "made", "make", "book", "got"})
_KEPT = frozenset({"had", "saw", "went", "was", "after", "from", "been", "attended"})


def is_appointment(clause: Clause) -> bool:
    """Whether it tells of a visit still to come: "have a physio appointment", "doc appointment Thursday"."""
    words = {word for atom in clause.atoms for word in atom.word.split()}
    if not words & _BOOKED or words & _KEPT or not any(a.kind is Kind.CLINICIAN for a in clause.atoms):
        return False
    weekdays = [atom for atom in clause.atoms if atom.kind is Kind.DAY and atom.value[0] == "weekday"]
    return bool(words & _MADE or weekdays)


def _is_cause(clause: Clause, day: Atom) -> bool:
    """Whether the day is that of what left its mark: "sore after my track workout yesterday"."""
    place = clause.atoms.index(day)
    cause = next(
        (
            index
            for index in range(place - 1, -1, -1)
            if clause.atoms[index].word in {"after", "from", "following"}
        ),
        None,
    )
    if cause is None:
        return False
    within = clause.atoms[cause + 1 : place]
    if any(atom.kind not in _TRAINING | {Kind.FILLER, Kind.UNKNOWN} for atom in within):
        return False
    following = clause.atoms[place + 1 : place + 3] if day.word.endswith("'s") else []
    for atom in (*within, *following):
        atom.used |= atom.kind in _TRAINING
        atom.denied |= atom.kind in _TRAINING  # it is no run of this day
    return True


def _leave_to_its_day(clause: Clause, day: Atom) -> None:
    """Makes no record of this day of the training named right after "yesterday's"."""
    for atom in clause.atoms[clause.atoms.index(day) + 1 :]:
        if atom.kind in _TRAINING_OF_A_DAY:
            atom.used = atom.denied = True
        elif atom.kind not in {Kind.FILLER, Kind.LEVEL, Kind.COMPLAINT, Kind.WEATHER}:
            return


def _is_amount(clause: Clause) -> bool:
    amounts = {Kind.CLOCK, Kind.DURATION, Kind.DISTANCE, Kind.PACE, Kind.FILLER}
    return all(atom.kind in amounts for atom in clause.atoms)


def _looks_back(clause: Clause) -> bool:
    """Whether it compares with an earlier day: "it's a 2, was a 5 on Monday"."""
    return clause.link == "comma" and clause.atoms[0].word in {"was", "were", "had"}


def _is_of_last_night(clause: Clause) -> bool:
    """Whether it tells of what was taken or run the evening before: "ibuprofen last night"."""
    kinds = {atom.kind for atom in clause.atoms}
    said = any(atom.word == "last night" for atom in clause.atoms)
    return said and bool(kinds & _TAKEN) and not kinds & _FELT_AT_NIGHT


def _is_today(clause: Clause) -> bool:
    """Whether its day is said as "today", which is that of the heading."""
    days = [atom for atom in clause.atoms if atom.kind is Kind.DAY]
    return bool(days) and all(atom.value == ("ago", 0) for atom in days) and clause.atoms[0] is not days[0]


def _comes_back(clause: Clause) -> bool:
    """Whether a new sentence tells of now, or words such as "rest today" of the base day."""
    if any(atom.word.endswith(" today") for atom in clause.atoms):
        return True
    return clause.link == "sentence" and any(atom.word in _NOW for atom in clause.atoms)


def _rests_before(clause: Clause) -> bool:
    """Whether a rest that is over is told of before what was done: nobody runs on a day of rest."""
    days = [atom for atom in clause.atoms if atom.kind is Kind.DAY]
    rests = [atom for atom in clause.atoms if atom.kind is Kind.REST]
    return bool(rests and days) and days[0].value == ("ago", 1) and clause.atoms[0] is rests[0]


def _is_heading(clause: Clause) -> bool:
    """Whether it is a day and nothing more: "Friday:"."""
    return all(atom.kind in {Kind.DAY, Kind.FILLER} and atom.value != ("ago", 1) for atom in clause.atoms)


class Calendar:
    """The day of each clause, the days that lie ahead, and whether any day was said.

    Attributes:
        ahead: Words of days that are still to come; what they head is kept on the base day.
        said: True when a day was said.
    """

    def __init__(self, clauses: Sequence[Clause], base: dt.date, order: DateOrder) -> None:
        self._base = base
        self._order = order
        self.ahead: list[str] = []
        self.said = False
        self._days: dict[int, dt.date | None] = {}
        self._assign(clauses)

    def day_of(self, clause: Clause) -> dt.date:
        """The day a clause speaks of; the base day when none was said."""
        return self._days.get(id(clause)) or self._base

    def is_said(self, clause: Clause) -> bool:
        """Whether the day of the clause stood in the words."""
        return self._days.get(id(clause)) is not None

    def _assign(self, clauses: Sequence[Clause]) -> None:
        current: dt.date | None = None
        unset: list[Clause] = []
        headed: dt.date | None = None
        night = -1
        for index, clause in enumerate(clauses):
            found = (
                None
                if clause.ignored
                else self._in_clause(clause, is_head=index == 0 or clause.link in {"sentence", "start"})
            )
            if clause.link in {"sentence", "start"}:
                unset = []
            if clause.sentence == night and clause.link == "comma" and _is_amount(clause):
                self._days[id(clause)] = self._base - dt.timedelta(days=1)
                continue
            if found is None and current is None and not clause.ignored and _is_of_last_night(clause):
                night = clause.sentence
                self._days[id(clause)] = self._base - dt.timedelta(days=1)
                self.said = True
                continue
            if found is not None and headed is not None and _is_today(clause):
                found = headed  # "Friday: 7 miles, hip good today"
            elif found is not None and _is_heading(clause):
                headed = found
            if found is None and current is not None and headed is None and _comes_back(clause):
                current = None  # "injection on Monday. Hip feels amazing already"
            if found is not None:
                if current is None and not _looks_back(clause):
                    for earlier in unset:
                        self._days[id(earlier)] = found
                current = found
                self.said = True
            if current is None:
                unset.append(clause)
            self._days[id(clause)] = current
            if found is not None and clause.link == "start" and _rests_before(clause):
                current = None  # "rest day yesterday did wonders, 5k on the treadmill"

    def _in_clause(self, clause: Clause, *, is_head: bool) -> dt.date | None:
        if is_appointment(clause):
            return None
        for atom in clause.free(Kind.DAY):
            before = clause.before(atom)
            starts_line = is_head and before is not None and clause.before(before) is None
            atom.used = True
            if _is_cause(clause, atom):
                continue
            if atom.word.endswith("'s") and not (is_head and before is None):
                _leave_to_its_day(clause, atom)
                continue
            if before is None and clause.joint in _COMPARING:
                continue
            if before is not None and before.word.rpartition(" ")[2] in _COMPARING and not starts_line:
                continue
            if (
                before is not None
                and before.word in {"next", "this", "coming"}
                and atom.value[0] == "weekday"
            ):
                clause.ignored = clause.ignored or before.word == "next"
                if clause.ignored:
                    continue
            day = self._resolve(atom)
            if day is not None:
                return day
        return None

    def _resolve(self, atom: Atom) -> dt.date | None:
        form, value = atom.value
        if form == "ago":
            day = self._base - dt.timedelta(days=value)
            return day if day.year >= _FIRST_YEAR else None
        if form == "weekday":
            return self._base - dt.timedelta(days=(self._base.weekday() - value) % 7)
        try:
            if form == "date":
                return self._past(dt.date.fromisoformat(value), atom.word)
            if form == "month":
                return self._yearless(value[0], value[1], atom.word)
            if form == "month_day":
                return self._month_day(value)
            return self._slashed(value, atom.word)
        except OverflowError:
            return None
        except ValueError:
            self.ahead.append(atom.word)
            return None

    def _month_day(self, number: int) -> dt.date | None:
        month_start = self._base.replace(day=1)
        if number > self._base.day:
            month_start = (month_start - dt.timedelta(days=1)).replace(day=1)
        return month_start.replace(day=number)

    def _slashed(self, words: str, said: str) -> dt.date | None:
        parts = [int(part) for part in words.removesuffix("/dotted").split("/")]
        day_first = self._order is DateOrder.DMY or words.endswith("/dotted")
        if max(parts[:2]) > 12:  # noqa: PLR2004 - only one reading is left
            day_first = parts[0] > 12  # noqa: PLR2004 - months
        day, month = (parts[0], parts[1]) if day_first else (parts[1], parts[0])
        if len(parts) == 3:  # noqa: PLR2004 - with the year
            year = parts[2] + (2000 if parts[2] < 100 else 0)  # noqa: PLR2004 - two figures
            return self._past(dt.date(year, month, day), said)
        return self._yearless(month, day, said)

    def _yearless(self, month: int, day: int, said: str) -> dt.date | None:
        this_year = dt.date(self._base.year, month, day)
        if this_year <= self._base:
            return this_year
        last_year = dt.date(self._base.year - 1, month, day)
        return last_year if self._base - last_year < _HALF_YEAR else self._past(this_year, said)

    def _past(self, day: dt.date, said: str) -> dt.date | None:
        if day > self._base or day.year < _FIRST_YEAR:
            self.ahead.append(said)
            return None
        return day
