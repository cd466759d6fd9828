"""Who may ask, and what: hosts, sizes, sessions and origins, before any route is reached.

Pages on other sites must not be able to make a browser read or change the log: a name that points to this machine
(DNS rebinding) is refused by its host, a form sent from elsewhere by its origin.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hipsight.web.pairing import COOKIE, Pairing

#: A form or a line is small; an upload is a whole export.
LARGEST_BODY, LARGEST_UPLOAD = 1 << 20, 8 << 30
UPLOADS = ("/import", "/api/import")

#: What may be reached without a session: the way to get one, what the page for it is made of, and a report that is
#: shown to others (behind a secret of its own).
_OPEN = ("/pair", "/static/", "/sw.js", "/offline", "/shared/")

_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})

#: Nothing but what this app serves itself, and no script within a page.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: tuple[tuple[str, str], ...] = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "geolocation=(), camera=(), microphone=()"),
)


@dataclass(frozen=True, slots=True)
class Guard:
    """The app behind its checks.

    Attributes:
        hosts: Names, with or without a port, under which the app may be asked for besides this machine's own.
        pairing: Who may come in from other devices; None where the app is on this machine alone.
    """

    app: ASGIApp
    hosts: frozenset[str]
    pairing: Pairing | None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuses, or passes on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        path = scope["path"]
        largest = LARGEST_UPLOAD if path.startswith(UPLOADS) else LARGEST_BODY
        refusal = self._refusal(scope, headers, largest)
        if refusal is not None:
            await _refuse(send, *refusal)
            return
        await self.app(scope, _bounded(receive, largest), _with_headers(send, path))

    def _refusal(self, scope: Scope, headers: dict[str, str], largest: int) -> tuple[int, str] | None:
        if not self._is_ours(headers.get("host", "")):
            return (
                421,
                "This address is not hipsight's. Open it by the address that `hipsight serve` printed.",
            )
        if scope["method"] not in _READING and not self._is_same_origin(headers):
            return 403, "The request came from another site and was refused."
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > largest:
            return 413, f"That is more than {largest >> 20} MB at once."
        if self.pairing is not None and not _is_here(scope) and not self._is_paired(scope, headers):
            return 401, "This device is not paired. Open /pair and type the code that `hipsight serve` shows."
        return None

    def _is_ours(self, host: str) -> bool:
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        return name in _LOOPBACK_NAMES or name in self.hosts

    def _is_same_origin(self, headers: dict[str, str]) -> bool:
        site = headers.get("sec-fetch-site")
        if site is not None:  # every browser of today says it, and no page can change it
            return site in {"same-origin", "none"}
        origin = headers.get("origin")
        if origin is not None:
            return urlsplit(origin).netloc == headers.get("host")
        return "cookie" not in headers  # a script of one's own, no browser

    def _is_paired(self, scope: Scope, headers: dict[str, str]) -> bool:
        if scope["path"].startswith(_OPEN):
            return True
        return self.pairing is not None and self.pairing.knows(cookie_of(headers.get("cookie", "")))


def cookie_of(header: str) -> str:
    """The session in a cookie header, empty where there is none."""
    try:
        kept = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return "" if kept is None else kept.value


def names_of(hosts: Iterable[str]) -> frozenset[str]:
    """The hosts as browsers write them: addresses of IPv6 in brackets."""
    return frozenset(f"[{host}]" if ":" in host else host for host in hosts)


def _is_here(scope: Scope) -> bool:
    """Whether the request comes from this machine."""
    client = scope.get("client")
    try:
        return client is not None and ipaddress.ip_address(client[0]).is_loopback
    except ValueError:
        return client[0] == "testclient" if client else False


def _bounded(receive: Receive, largest: int) -> Receive:
    """The same, but no body longer than allowed, whatever its header said."""
    got = 0

    async def receive_within() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > largest:
            return {"type": "http.disconnect"}
        return message

    return receive_within


def _with_headers(send: Send, path: str) -> Send:
    cached = "no-cache" if path.startswith("/static/") else "no-store"

    async def send_guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            said = {name.lower() for name, _ in message["headers"]}
            extra = [*_HEADERS, ("cache-control", cached)]
            message["headers"] = [
                *message["headers"],
                *((name.encode(), value.encode()) for name, value in extra if name.encode() not in said),
            ]
        await send(message)

    return send_guarded


async def _refuse(send: Send, status: int, words: str) -> None:
    body = words.encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        *((name.encode(), value.encode()) for name, value in _HEADERS),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
