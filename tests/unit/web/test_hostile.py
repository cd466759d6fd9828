"""Every route there is, also those to come: sent from elsewhere it is refused, and nothing sent makes it break."""

from __future__ import annotations

import datetime as dt
import inspect
import re
import urllib.parse

import pytest
from starlette.testclient import TestClient

from hipsight.web import api, application, pages
from hipsight.web.desk import Desk
from hipsight.web.guards import UPLOADS
from hipsight.workflows.log_checkin import log_checkin

AT = dt.datetime(2026, 6, 7, 12, tzinfo=dt.UTC)
NASTY = (
    "", " ", "\x00", "../../etc/passwd", "<script>alert(1)</script>", "'; DROP TABLE entry; --", "9" * 400, "-1",
    "1e999", "NaN", "\u202e", "🏃" * 300, "0001-01-01", "9999-12-31", "2026-02-30", "true", "[]",
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An app with a few days of log, and all its routes."""
    desk = Desk.at(tmp_path_factory.mktemp("hostile") / "my.journal", lambda: AT)
    for days in range(20):
        day = AT.date() - dt.timedelta(days=days)
        log_checkin(desk.journal, "3 mi easy, right hip 2/10, slept 7h", at=AT, day=day)
    client = TestClient(
        application.make_app(desk), base_url="http://localhost:8765", raise_server_exceptions=False
    )
    yield client, list(_all_routes())
    desk.close()


def _all_routes():
    """Address, methods and fields of every route, from the folders they are found in."""
    for package, prefix in ((api, "/api"), (pages, "")):
        for router in application._routers(package):
            for route in router.routes:
                fields = [name for name in inspect.signature(route.endpoint).parameters if name != "request"]
                yield prefix + route.path, route.methods - {"HEAD"}, fields


def _address(path, value):
    return re.sub(r"{\w+(:\w+)?}", value, path)


def _ask(client, method, path, fields, value):
    address = _address(path, urllib.parse.quote(value, safe="") or "x")
    if method == "GET":
        return client.get(address, params=dict.fromkeys(fields, value))
    return client.request(method, address, data=dict.fromkeys([*fields, "text", "word", "key"], value))


def test_all_routes_are_looked_at(made):
    paths = {path for path, _, _ in made[1]}
    assert {"/", "/timeline", "/import/notes", "/settings/delete", "/plan/move", "/triage/answer"} <= paths
    assert len(paths) > 40


def test_nothing_that_changes_the_log_is_taken_from_another_site(made):
    client, routes = made
    taken = [
        (path, method)
        for path, methods, _ in routes
        for method in methods - {"GET"}
        for headers in (
            {"origin": "https://evil.example"},
            {"sec-fetch-site": "cross-site"},
            {"cookie": "a=b"},
        )
        if client.request(method, _address(path, "x"), headers=headers).status_code != 403
    ]
    assert taken == []


def test_nothing_that_is_sent_makes_a_route_break_or_tell_of_its_insides(made):
    client, routes = made
    broken = []
    for path, methods, fields in routes:
        if path.startswith("/sample"):  # makes a whole log, whatever is sent
            continue
        for method in methods:
            for value in NASTY:
                answer = _ask(client, method, path, fields, value)
                is_told = "Traceback" in answer.text or "hipsight/web" in answer.text
                if answer.status_code >= 500 or is_told or "<script>alert" in answer.text:
                    broken.append((method, path, value[:20], answer.status_code))
    assert not broken, broken


def test_too_much_at_once_is_refused_everywhere_but_where_files_come_in(made):
    client, routes = made
    body = b"text=" + b"a" * (1 << 20)
    kind = {"content-type": "application/x-www-form-urlencoded"}
    for path, methods, _ in routes:
        if "POST" in methods and not path.startswith(UPLOADS):
            answer = client.post(_address(path, "x"), content=body, headers=kind)
            assert answer.status_code == 413, path
