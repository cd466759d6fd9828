"""Who may ask the app, from where, and how much; other devices come in with a code."""

from __future__ import annotations

import datetime as dt

import pytest
from starlette.testclient import TestClient

from hipsight.web.application import make_app
from hipsight.web.pairing import COOKIE, TRIES, Pairing

AT = dt.datetime(2026, 6, 7, 12, tzinfo=dt.UTC)
LOCAL = "http://localhost:8765"


# ------------------------------------------------------------------ who may ask


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "localhost.evil.example", "", "[::2]:1", "127.0.0.2"]
)
def test_other_names_for_this_machine_are_refused(client, host):
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:1", "127.0.0.1:8765", "[::1]:8765"])
def test_this_machines_own_names_are_not(client, host):
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": LOCAL}, 200),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site", "origin": LOCAL}, 403),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({}, 200),
        ({"cookie": "a=b"}, 403),
    ],
)
def test_a_form_from_another_site_is_refused(client, desk, headers, status):
    assert client.post("/log", data={"text": "6 mi easy"}, headers=headers).status_code == status
    assert len(desk.journal.entries()) == (status == 200)


def test_a_body_beyond_all_measure_is_refused(client):
    assert client.post("/log", data={"text": "x" * (2 << 20)}).status_code == 413
    assert client.post("/log", content=b"x", headers={"content-length": "99999999999999"}).status_code == 413


@pytest.mark.parametrize(
    "path",
    [
        "/static/../desk.py",
        "/static/%2e%2e/desk.py",
        "/static/..%5cdesk.py",
        "/picture/course/..%2f..%2fx.svg",
    ],
)
def test_no_path_leads_out(client, path):
    assert client.get(path).status_code in {404, 405}


def test_what_breaks_tells_neither_path_nor_code(client, monkeypatch):
    monkeypatch.setattr("hipsight.web.pages.more.page", lambda *_: 1 / 0)
    answer = client.get("/more")
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text
    assert "/" + "src" not in answer.text


def test_every_answer_carries_the_policy(sample):
    for path in ("/", "/static/app.css", "/api/today", "/nope"):
        headers = sample.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
    assert sample.get("/").headers["cache-control"] == "no-store"


# ------------------------------------------------------------------ other devices


@pytest.fixture
def codes():
    return []


@pytest.fixture
def phone(desk, codes, tmp_path):
    pairing = Pairing(tmp_path / "paired.json", lambda: AT, codes.append)
    app = make_app(desk, hosts=["192.168.1.5"], pairing=pairing)
    return TestClient(app, base_url="http://192.168.1.5:8765", client=("192.168.1.77", 5000))


def test_another_device_sees_nothing_before_it_is_paired(phone):
    for path in (
        "/",
        "/timeline",
        "/api/today",
        "/api/openapi.json",
        "/settings/export.zip",
        "/picture/course/all.svg",
    ):
        assert phone.get(path).status_code == 401
    assert phone.post("/log", data={"text": "6 mi"}).status_code == 401
    assert phone.get("/pair").status_code == 200
    assert phone.get("/static/app.css").status_code == 200


def test_the_right_code_lets_it_in_for_good(phone, codes, tmp_path):
    answer = phone.post("/pair", data={"code": codes[-1]})
    assert answer.status_code == 200
    assert phone.get("/timeline").status_code == 200
    session = phone.cookies[COOKIE]
    assert session not in (tmp_path / "paired.json").read_text()  # only its hash
    again = Pairing(tmp_path / "paired.json", lambda: AT + dt.timedelta(days=30), codes.append)
    assert again.knows(session)
    assert not Pairing(tmp_path / "paired.json", lambda: AT + dt.timedelta(days=365), codes.append).knows(
        session
    )


def test_a_code_is_worth_a_few_tries_and_one_device(phone, codes):
    first = codes[-1]
    for _ in range(TRIES):
        assert phone.post("/pair", data={"code": "0000"}).status_code == 403
    assert codes[-1] != first
    assert phone.post("/pair", data={"code": first}).status_code == 403
    used = codes[-1]
    assert phone.post("/pair", data={"code": used}).status_code == 200
    phone.cookies.clear()
    assert phone.post("/pair", data={"code": used}).status_code == 403
    assert phone.get("/").status_code == 401
