"""Remember which column of a table of another program is what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from hipsight.importers.contract import HEAD_BYTES
from hipsight.importers.mapped_table import check_mapping, fingerprint_of, parse_mapping
from hipsight.model.errors import UnusableInputError
from hipsight.model.preferences import preferences_to_json
from hipsight.storage.journal import Journal


def map_tables(journal: Journal, paths: Sequence[Path], mapping: str, *, at: dt.datetime) -> None:
    """Remembers the mapping for the headers of these tables; `hipsight undo` forgets it.

    Raises:
        UnusableInputError: A path is no table, or the mapping does not fit its columns.
    """
    columns = parse_mapping(mapping)
    remembered = dict(journal.preferences().tables)
    for path in paths:
        if not path.is_file():
            raise UnusableInputError(f"--map speaks of tables: {path} is no file")
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
        fingerprint = fingerprint_of(head)
        if fingerprint is None:
            raise UnusableInputError(f"{path} is no table with a header")
        check_mapping(columns, head, path.name)
        remembered[fingerprint] = mapping
    with journal.writing() as writing:
        action_id = writing.begin_action("setting", at, preferences_to_json(journal.preferences()))
        writing.keep_setting(action_id, "tables", [list(pair) for pair in sorted(remembered.items())])
