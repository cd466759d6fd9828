"""Remember which column of a table of another program is what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hipsight.importers.contract import HEAD_BYTES, all_importers
from hipsight.importers.csv_rows import header_of
from hipsight.importers.mapped_table import check_mapping, fingerprint_of, parse_mapping
from hipsight.importers.table_guess import guess_mapping
from hipsight.model.errors import UnusableInputError
from hipsight.model.preferences import preferences_to_json
from hipsight.storage.journal import Journal

_TABLES = frozenset({".csv", ".tsv"})


@dataclass(frozen=True, slots=True)
class UnknownTable:
    """A table that is in no known format and was not mapped yet.

    Attributes:
        suggestion: What its columns probably are, as `--map` takes it.
    """

    path: Path
    columns: tuple[str, ...]
    suggestion: str | None


def unknown_tables(journal: Journal, paths: Sequence[Path]) -> Iterator[UnknownTable]:
    """One table of each header that is not known, of the files given and those in folders given."""
    known = set(dict(journal.preferences().tables))
    for path in _tables_in(paths):
        try:
            with path.open("rb") as file:
                head = file.read(HEAD_BYTES)
        except OSError:
            continue  # the import says what is wrong with it
        fingerprint = fingerprint_of(head)
        is_read = any(importer.accepts(path.name, head) for importer in all_importers())
        if fingerprint is not None and fingerprint not in known and not is_read:
            known.add(fingerprint)
            names = header_of(head)
            yield UnknownTable(path, names, guess_mapping(names))


def _tables_in(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (inner for inner in sorted(path.rglob("*")) if inner.suffix.lower() in _TABLES)
        elif path.suffix.lower() in _TABLES:
            yield path


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
