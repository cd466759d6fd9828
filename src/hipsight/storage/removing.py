"""Remove a person: the journal, its copies and whatever else lies beside it because of it."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import select

from hipsight.model.errors import JournalError
from hipsight.storage import schema
from hipsight.storage.backups import folder_of
from hipsight.storage.journal import Journal
from hipsight.storage.opening import WRITES, saying_what_is_wrong

#: How the file of the phones that may open the app ends.
PAIRED = ".paired.json"


def belongings(path: Path) -> list[Path]:
    """What there is on the disk because of the journal at the path, the journal itself last."""
    beside = [
        folder_of(path),
        path.parent / f".{path.stem}-uploads",
        path.with_suffix(PAIRED),
        path.with_suffix(".import-problems.txt"),
        *(path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-shm", "-journal", ".partial")),
        path,
    ]
    return [one for one in beside if one.exists()]


def remove_everything(journal: Journal) -> list[Path]:
    """Removes all of it; returns what was there. Exports and reports written elsewhere are not looked for.

    Raises:
        JournalError: Somebody is writing to the journal, it holds another person's records as well, or something
            cannot be removed; it names what is left.
    """
    with saying_what_is_wrong(journal.path), journal.connect() as connection:
        writer = connection.execution_options(**{WRITES: True})
        with writer.begin():
            others = writer.execute(
                select(schema.action.c.owner).where(schema.action.c.owner != journal.owner).limit(1)
            ).scalar()
            if others is not None:
                raise JournalError(
                    f"{journal.path} also holds the records of other people; nothing was removed"
                )
    journal.close()
    found = belongings(journal.path)
    for path in found:
        try:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            left = ", ".join(str(one) for one in belongings(journal.path))
            raise JournalError(f"{path} cannot be removed ({error.strerror}); still there: {left}") from error
    return found
