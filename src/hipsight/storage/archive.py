"""The whole journal as one zip, and back: JSON lines of everything, the originals byte for byte.

`<kind>.jsonl` is for people and scripts (one entry a line, in the public shape); `journal/*.jsonl` are the rows
a restore puts back; `originals/<sha256>` and `streams/<entry>` are what their names say.
"""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Date, LargeBinary, Table

from hipsight.model.errors import JournalError, UnusableInputError
from hipsight.model.journal_entry import Entry
from hipsight.model.wire import record_to_json
from hipsight.storage import schema
from hipsight.storage.journal import Journal
from hipsight.storage.packing import pack_bytes, unpack_bytes

FORMAT = "hipsight-export"
VERSION = 1

#: Every file in the zip carries this date, so that the same journal gives the same bytes.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)

#: How files begin that were compressed already (gzip, zip, Zstandard): once more only takes time.
_PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"\x28\xb5\x2f\xfd")

#: Of deflate: level 6 takes a tenth longer and saves 3 %.
_LEVEL = 4

_TABLES: tuple[Table, ...] = (*schema.KEPT, *schema.DERIVED)


def entry_to_json(entry: Entry) -> dict[str, Any]:
    """The entry as people and scripts see it."""
    return {
        "id": entry.id,
        **record_to_json(entry.record),
        "origins": [{"source": o.source, "part": o.part, "name": o.name} for o in entry.origins],
        "recorded_at": entry.recorded_at.isoformat(),
        **({"edited": True} if entry.edited else {}),
    }


def write_archive(journal: Journal, path: Path) -> int:
    """Writes the whole journal to a zip at `path`; returns how many entries it holds.

    Raises:
        JournalError: The file is there already, or cannot be written.
    """
    if path.exists():
        raise JournalError(f"{path} is there already; choose another name, or move it away first")
    partial = path.with_name(path.name + ".partial")
    try:
        partial.unlink(missing_ok=True)
        partial.touch(mode=0o600)  # health data: nobody else on this machine
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            count = _write(journal, archive)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise JournalError(f"{path}: cannot write the export ({error.strerror})") from error
    return count


def _write(journal: Journal, archive: zipfile.ZipFile) -> int:
    manifest = {"format": FORMAT, "version": VERSION, "schema": schema.HEAD, "owner": journal.owner}
    _put(archive, "manifest.json", json.dumps(manifest, indent=1).encode())
    lines: dict[str, list[str]] = defaultdict(list)
    entries = journal.entries()
    for entry in entries:
        lines[entry.record.kind].append(_line(entry_to_json(entry)))
    for kind in sorted(lines):
        _put(archive, f"{kind}.jsonl", "".join(lines[kind]).encode())
    for table in _TABLES:
        rows = []
        for row in journal.rows_of(table.name):
            for name, content in _binaries(table, row):
                _put(archive, name, content)
            rows.append(_line({name: _plain(value) for name, value in row.items() if name != "content"}))
        _put(archive, f"journal/{table.name}.jsonl", "".join(rows).encode())
    return len(entries)


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _ZIP_DATE)
    is_packed = name.startswith("streams/") or content.startswith(_PACKED)
    info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    archive.writestr(info, content, compresslevel=_LEVEL)


def _line(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def _binaries(table: Table, row: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    if table is schema.original:
        yield f"originals/{row['sha256']}", unpack_bytes(row["content"])
    if table is schema.streams:
        yield f"streams/{row['entry_id']}", row["content"]


def read_archive(journal: Journal, path: Path) -> int:
    """Puts an export back into an empty journal; returns how many entries it holds.

    Raises:
        UnusableInputError: The file is not an export, or damaged; nothing was changed.
        JournalError: The journal is not empty.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_manifest(archive, path)
            with journal.writing() as writing:
                if not writing.is_empty():
                    raise JournalError(
                        f"{journal.path} is not empty; restore into a new one with --journal NEW"
                    )
                for table in _TABLES:
                    writing.insert_rows(table.name, _rows(archive, table))
    except FileNotFoundError as error:
        raise UnusableInputError(f"{path}: there is no such file") from error
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise UnusableInputError(
            f"{path} is not an export of hipsight, or damaged ({error}); nothing was changed"
        ) from error
    return len(journal.entries())


def _check_manifest(archive: zipfile.ZipFile, path: Path) -> None:
    manifest = json.loads(archive.read("manifest.json"))
    if manifest.get("format") != FORMAT:
        raise ValueError("no manifest of hipsight in it")
    if manifest.get("version") != VERSION or str(manifest.get("schema")) > schema.HEAD:
        raise UnusableInputError(f"{path} was written by a newer hipsight; update hipsight first")


def _rows(archive: zipfile.ZipFile, table: Table) -> Iterator[dict[str, Any]]:
    dates = {column.name for column in table.columns if isinstance(column.type, Date)}
    holds_content = any(isinstance(column.type, LargeBinary) for column in table.columns)
    with archive.open(f"journal/{table.name}.jsonl") as lines:
        for line in lines:
            row: dict[str, Any] = json.loads(line)
            for name in dates & row.keys():
                row[name] = None if row[name] is None else dt.date.fromisoformat(row[name])
            if holds_content and table is schema.original:
                row["content"] = pack_bytes(archive.read(f"originals/{row['sha256']}"))
            elif holds_content:
                row["content"] = archive.read(f"streams/{row['entry_id']}")
            yield row
