"""Start the app: on this machine alone, or also for phones on the same network."""

from __future__ import annotations

import contextlib
import datetime as dt
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from hipsight.model.errors import JournalError, UnusableInputError
from hipsight.storage.backups import copy_of_the_day
from hipsight.web.application import make_app
from hipsight.web.desk import Desk
from hipsight.web.guards import names_of
from hipsight.web.pages.share import show_report
from hipsight.web.pairing import Pairing
from hipsight.web.sharing import Shares
from hipsight.workflows.clock import now
from hipsight.workflows.write_report import ReportWish

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def serve(
    journal: Path, *, host: str, port: int, say: Callable[[str], None], share: dt.timedelta | None = None
) -> None:
    """Serves the app until it is interrupted.

    Args:
        journal: The journal, made when there is none.
        host: Address to listen on; others than this machine's own need pairing.
        port: 0 for any that is free.
        say: Tells addresses and codes to whoever started it.
        share: How long the report is shown from the start, if it is.

    Raises:
        UnusableInputError: The port is taken, or the address is not this machine's.
    """
    listener = _listen(host, port)
    port = listener.getsockname()[1]
    desk = Desk.at(journal, now)
    with contextlib.suppress(JournalError):  # a disk without room is no reason not to open
        copy_of_the_day(journal, desk.today())
    pairing = None
    hosts: list[str] = []
    if host not in LOOPBACK:
        hosts = sorted(_addresses(host))
        for address in hosts:
            say(f"On this network: http://{f'[{address}]' if ':' in address else address}:{port}")
        pairing = Pairing(
            journal.with_suffix(".paired.json"), now, lambda code: say(f"Code for a new device: {code}")
        )
    shares = Shares(now, tuple(names_of(hosts)))
    if share is not None:
        path, ends = show_report(desk, shares, ReportWish(), share)
        for name in sorted(shares.addresses) or ["localhost"]:
            say(f"The report, until {ends:%H:%M}, to read only: http://{name}:{port}{path}")
    say(f"On this machine: http://localhost:{port}   (Ctrl-C ends it)")
    config = uvicorn.Config(
        make_app(desk, hosts=hosts, pairing=pairing, shares=shares),
        log_level="warning",
        access_log=False,  # what was looked at is nobody's business
        server_header=False,
        date_header=False,
    )
    uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError as error:
        raise UnusableInputError(
            f"cannot listen on {host}:{port} ({error.strerror}); another --port may be free, 0 takes any"
        ) from error
    return listener


def _addresses(host: str) -> set[str]:
    """Under which this machine is found by others."""
    if host not in {"0.0.0.0", "::"}:  # noqa: S104 - the person asked for it
        return {host}
    names = {socket.gethostname().lower(), f"{socket.gethostname().lower()}.local"}
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("192.0.2.1", 9))  # sends nothing: asks the system which address it would use
            names.add(probe.getsockname()[0])
    except OSError:
        pass
    return names
