"""Short ways for tests to put records into a journal, and to change and take them back."""

import datetime as dt

from hipsight.model.journal_entry import Origin
from hipsight.model.preferences import Preferences, preferences_to_json
from hipsight.model.records import Run
from hipsight.storage.adding import Added, Derived

DAY = dt.date(2026, 3, 1)
AT = dt.datetime(2026, 3, 1, 20, 15, tzinfo=dt.timezone(dt.timedelta(hours=1)))
CONTEXT = preferences_to_json(Preferences())


def run(minute=0, km=10.0, hour=8, **more):
    starts_at = dt.datetime(2026, 3, 1, hour, minute, tzinfo=dt.UTC)
    return Run(day=DAY, starts_at=starts_at, distance_m=1000 * km, duration_s=3600, **more)


def put(journal, *records, source="f" * 64, kind="import", typed=False, streams=None):
    """Stores records as if read from one file, and says which were new."""
    with journal.writing() as writing:
        action = writing.begin_action(kind, AT, CONTEXT)
        writing.keep_originals(action, [(source, f"{source[:4]}.fit", source.encode())])
        added = writing.add(
            action,
            AT,
            [
                Derived(record, Origin(source, str(number), f"{source[:4]}.fit"), streams, typed=typed)
                for number, record in enumerate(records)
            ],
        )
        return [one is Added.NEW for one in added]


def undo(journal):
    with journal.writing() as writing:
        return writing.undo_last_action()


def change(journal, entry, after):
    with journal.writing() as writing:
        writing.change(writing.begin_action("edit", AT, CONTEXT), entry, after)
