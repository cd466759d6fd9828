"""A report shown to somebody for a while: a link that nobody can guess, to one page as it was, until it ends."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

#: How long a report may be open: a consultation is enough, a day is too much.
SHORTEST, LONGEST = dt.timedelta(minutes=1), dt.timedelta(hours=12)
#: So many at once; the oldest gives way.
MOST_OPEN = 5
#: Wrong links in a minute, after which wrong ones are not even answered in words.
MOST_WRONG, WRONG_WITHIN = 20, dt.timedelta(minutes=1)
#: Of the secret in a link: 256 bits.
_TOKEN_BYTES = 32
#: How many that are over are still known as such.
_REMEMBERED = 50


class Closed(Enum):
    """Why there is nothing to see."""

    OVER = "over"
    UNKNOWN = "unknown"
    TOO_MANY = "too many"


@dataclass(frozen=True, slots=True)
class Shown:
    """A report that is open.

    Attributes:
        ends: When it closes.
        content: The page as it was when it was opened to others; what is logged later is not on it.
    """

    ends: dt.datetime
    content: str


@dataclass(slots=True)
class Shares:
    """The reports that are open, in memory alone: when the app ends, so do they.

    Attributes:
        clock: The present instant.
        addresses: Names under which others find this machine; empty where it listens to itself alone.
    """

    clock: Callable[[], dt.datetime]
    addresses: tuple[str, ...] = ()
    _open: dict[str, Shown] = field(default_factory=dict)
    _over: dict[str, None] = field(default_factory=dict)
    _wrong: list[dt.datetime] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def open(self, content: str, lasting: dt.timedelta) -> tuple[str, dt.datetime]:
        """Opens a page to whoever has the token; returns the token, which is kept nowhere, and when it ends.

        Raises:
            ValueError: It is too short or too long.
        """
        if not SHORTEST <= lasting <= LONGEST:
            raise ValueError(f"a report can be shown for {SHORTEST} to {LONGEST}")
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        ends = self.clock() + lasting
        with self._lock:
            self._close_those_over()
            while len(self._open) >= MOST_OPEN:
                self._close(next(iter(self._open)))
            self._open[_hash(token)] = Shown(ends, content)
        return token, ends

    def look(self, token: str) -> Shown | Closed:
        """The page of the token, or why there is none."""
        name = _hash(token)  # found by its hash, so that the time it takes tells nothing of it
        with self._lock:
            self._close_those_over()
            shown = self._open.get(name)
            if shown is not None:
                return shown
            if name in self._over:
                return Closed.OVER
            now = self.clock()
            self._wrong = [at for at in self._wrong if now - at < WRONG_WITHIN][-MOST_WRONG:]
            if len(self._wrong) >= MOST_WRONG:
                return Closed.TOO_MANY
            self._wrong.append(now)
            return Closed.UNKNOWN

    def open_until(self) -> list[dt.datetime]:
        """When each that is open ends, soonest first."""
        with self._lock:
            self._close_those_over()
            return sorted(shown.ends for shown in self._open.values())

    def close_all(self) -> None:
        """Ends every one of them at once."""
        with self._lock:
            for name in list(self._open):
                self._close(name)

    def _close_those_over(self) -> None:
        now = self.clock()
        for name in [name for name, shown in self._open.items() if shown.ends <= now]:
            self._close(name)

    def _close(self, name: str) -> None:
        del self._open[name]
        self._over[name] = None
        while len(self._over) > _REMEMBERED:
            del self._over[next(iter(self._over))]


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()
