"""Phones on the same network: a code shown where the app was started, a session for whoever types it."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

COOKIE = "hipsight"

#: A code is worth this long, and so many wrong tries.
CODE_FOR = dt.timedelta(minutes=10)
TRIES = 5
#: A device is asked again after this long without a visit.
SESSION_FOR = dt.timedelta(days=180)
_DIGITS = 8


@dataclass(slots=True)
class Pairing:
    """The code of the moment and the devices that typed one.

    Attributes:
        path: Where sessions are kept (only their hashes), so that a phone stays paired over a restart.
        clock: The present instant.
        show: Tells a new code to whoever stands at the machine.
    """

    path: Path
    clock: Callable[[], dt.datetime]
    show: Callable[[str], None]
    _code: str = ""
    _ends: dt.datetime | None = None
    _tries: int = 0
    _sessions: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.path.exists():
            self._sessions = json.loads(self.path.read_text(encoding="utf-8"))
        self.renew()

    def renew(self) -> None:
        """A new code, shown; the old one is worth nothing any more."""
        self._code = "".join(secrets.choice("0123456789") for _ in range(_DIGITS))
        self._ends = self.clock() + CODE_FOR
        self._tries = TRIES
        self.show(self._code)

    def pair(self, code: str) -> str | None:
        """A session for the right code, None for a wrong one; after too many the code changes."""
        if self._ends is None or self.clock() > self._ends:
            self.renew()
            return None
        self._tries -= 1
        if not hmac.compare_digest(code.strip().encode(), self._code.encode()):
            if self._tries <= 0:
                self.renew()
            return None
        session = secrets.token_urlsafe(32)
        self._sessions[_hash(session)] = (self.clock() + SESSION_FOR).isoformat()
        self._keep()
        self.renew()
        return session

    def knows(self, session: str) -> bool:
        """Whether the session is one of ours and not too old."""
        ends = self._sessions.get(_hash(session)) if session else None
        return ends is not None and self.clock() < dt.datetime.fromisoformat(ends)

    def forget_all(self) -> None:
        """Ends every session."""
        self._sessions.clear()
        self._keep()

    def _keep(self) -> None:
        self.path.touch(mode=0o600)
        self.path.write_text(json.dumps(self._sessions), encoding="utf-8")


def _hash(session: str) -> str:
    return hashlib.sha256(session.encode()).hexdigest()
