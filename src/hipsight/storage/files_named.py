"""Which entry came from the file that a table of the same archive names."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, select

from hipsight.storage import schema

#: A table and a file speak of the same outing only when their starts differ by less; some write local time for UTC.
SAME_START_WITHIN_S = 26 * 3600.0


class FilesNamed:
    """Entries by the last two pieces of their file's name (`activities/123.fit`), read when first asked."""

    def __init__(self, connection: Connection, owner: str) -> None:
        self._connection = connection
        self._owner = owner
        self._entries: dict[str, list[tuple[float, str]]] = defaultdict(list)
        self._is_loaded = False

    def entry_of(self, name: str, starts_at_s: float) -> str | None:
        """The entry read from a file of this name that starts nearest to the instant, or None."""
        if not self._is_loaded:
            self._load()
        near = [
            (abs(start - starts_at_s), identity)
            for start, identity in self._entries.get(_tail(name), ())
            if abs(start - starts_at_s) <= SAME_START_WITHIN_S
        ]
        return min(near)[1] if near else None

    def remember(self, name: str, starts_at_s: float, identity: str) -> None:
        """Notes an entry that is about to be written."""
        self._entries[_tail(name)].append((starts_at_s, identity))

    def _load(self) -> None:
        self._is_loaded = True
        entry = schema.entry.c
        query = (
            select(schema.origin.c.name, entry.starts_at_s, entry.id)
            .join_from(schema.origin, schema.entry)
            .join(schema.action, schema.action.c.id == entry.action_id)
            .where(
                entry.owner == self._owner,
                entry.deleted.is_(False),
                entry.starts_at_s.is_not(None),
                schema.action.c.undone.is_(False),
            )
        )
        for row in self._connection.execute(query):
            self._entries[_tail(row.name)].append((row.starts_at_s, row.id))


def _tail(name: str) -> str:
    plain = name.replace("\\", "/").lower().removesuffix(".gz")
    return "/".join(plain.strip("/").split("/")[-2:])
