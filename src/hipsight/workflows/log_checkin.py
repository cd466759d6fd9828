"""Log a check-in: one line in, its records in the journal, and what was understood back."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator

from hipsight.checkin.parser import understand
from hipsight.checkin.understanding import CheckIn
from hipsight.model.errors import UnusableInputError
from hipsight.model.journal_entry import Entry, Origin
from hipsight.model.preferences import preferences_to_json
from hipsight.model.records import FIRST_DAY
from hipsight.storage.adding import Derived, entry_id
from hipsight.storage.journal import Journal
from hipsight.workflows.clock import local_day

#: What a typed record's origin is called.
TYPED = "typed"


@dataclasses.dataclass(frozen=True, slots=True)
class Logged:
    """A line as understood, and the entries it became (none on a dry run)."""

    checkin: CheckIn
    entries: tuple[Entry, ...]


def log_checkin(
    journal: Journal,
    text: str,
    *,
    at: dt.datetime,
    day: dt.date | None = None,
    dry_run: bool = False,
    key: str | None = None,
) -> Logged:
    """Understands the line and keeps it, word for word, with its records.

    Args:
        journal: Where it goes.
        text: The line.
        at: When it is said.
        day: The day it speaks of, when that is not the day it is said on.
        dry_run: Only show what would be understood; nothing is kept.
        key: What the sender calls the line; one sent again under the same key is kept once.

    Raises:
        UnusableInputError: There is nothing in the line, or the day lies in the future or too long ago.
    """
    preferences = journal.preferences()
    today = local_day(at, preferences)
    # Bytes that are not UTF-8 reach Python as lone surrogates; no database takes those.
    text = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if not text.strip():
        raise UnusableInputError('there is nothing to log; try: hipsight log "6 mi easy, right hip 2/10"')
    if day is not None and day > today:
        raise UnusableInputError(f"{day} lies in the future; log it when it has happened")
    if day is not None and day < FIRST_DAY:
        raise UnusableInputError(f"{day} is too long ago; a log begins on {FIRST_DAY} at the earliest")
    preferences = dataclasses.replace(preferences, shoes=journal.known_shoes())
    checkin = understand(text, today=today, day=day, preferences=preferences)
    if dry_run:
        return Logged(checkin, ())
    with journal.writing() as writing:
        sent_before = None if key is None else writing.checkin_sent_as(key)
        if sent_before is None:
            action_id = writing.begin_action("log", at, preferences_to_json(preferences))
            checkin_id = writing.keep_checkin(action_id, text, today, day, key)
            derived = list(derive_checkin(checkin_id, checkin))
            writing.add(action_id, at, derived)
    if sent_before is not None:
        return _as_kept(journal, sent_before, text, today)
    return Logged(
        checkin,
        tuple(
            Entry(entry_id(journal.owner, one.origin), journal.owner, one.record, (one.origin,), at)
            for one in derived
        ),
    )


def _as_kept(journal: Journal, checkin_id: str, text: str, today: dt.date) -> Logged:
    """What became of a line that was sent before; no entries where it has been taken back since."""
    line = next((line for line in journal.checkins() if line.id == checkin_id), None)
    if line is None:
        return Logged(understand(text, today=today, preferences=journal.preferences()), ())
    checkin = understand(line.text, today=line.today, day=line.day, preferences=line.preferences)
    days = [checkin.day, *(record.day for record in checkin.records)]
    entries = journal.entries(since=min(days), until=max(days))
    own = [one for one in entries if one.origins[0].source == checkin_id]
    return Logged(checkin, tuple(sorted(own, key=lambda one: int(one.origins[0].part))))


def derive_checkin(checkin_id: str, checkin: CheckIn) -> Iterator[Derived]:
    """The records of a line, each with its origin."""
    for number, record in enumerate(checkin.records, start=1):
        yield Derived(record, Origin(checkin_id, str(number), TYPED), typed=True)
