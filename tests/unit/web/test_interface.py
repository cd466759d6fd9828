"""The interface for scripts: what it says of itself holds, whatever is sent to it."""

from __future__ import annotations

import datetime as dt

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance
from starlette.testclient import TestClient

from hipsight.web.application import make_app

AT = dt.datetime(2026, 6, 7, 12, tzinfo=dt.UTC)
LINE = {"text": "6 mi easy, right hip 3/10 from mile 4"}


@pytest.fixture
def client(desk):
    return TestClient(make_app(desk), base_url="http://localhost")


def test_nothing_that_is_sent_breaks_it(client):
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", client.app, headers={"host": "localhost"})
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 12
    sent = 0
    for operation in operations:

        @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(case=operation.as_strategy())
        def send(case):
            nonlocal sent
            sent += 1
            answer = case.call(headers={"host": "localhost"})
            case.validate_response(answer, checks=[not_a_server_error, response_schema_conformance])

        send()
    assert sent >= 20 * len(operations) // 2


def test_a_line_is_kept_once_under_its_key_and_answered_the_same(client, desk):
    answers = [client.post("/api/log", json=LINE, headers={"idempotency-key": "a"}).json() for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    assert len(desk.journal.checkins()) == 1


def test_what_would_be_understood_is_not_kept(client, desk):
    said = client.post("/api/understand", json=LINE).json()
    assert [entry["kind"] for entry in said["entries"]] == ["run", "pain"]
    assert desk.journal.checkins() == []


def test_an_entry_is_corrected_deleted_and_brought_back(client):
    (_, pain) = client.post("/api/log", json=LINE).json()["entries"]
    assert client.patch(f"/api/entries/{pain['id']}", json={"score_0_10": 5}).json()["score_0_10"] == 5
    client.delete(f"/api/entries/{pain['id']}")
    assert client.get("/api/entries").json()["count"] == 1
    client.post("/api/undo")
    assert client.get("/api/entries", params={"kind": "pain"}).json()["entries"][0]["score_0_10"] == 5


def test_what_cannot_be_is_said_in_words(client):
    assert "nothing was logged yet" in client.get("/api/triggers").json()["error"]
    assert "future" in client.post("/api/log", json={**LINE, "day": "2030-01-01"}).json()["error"]
    assert client.post("/api/log", json={"text": 5}).status_code == 422
    assert "error" in client.get("/api/nope").json()


def test_triage_answers_from_the_text_alone(client):
    said = client.post("/api/triage", json={"text": "cannot put weight on my leg after a fall"}).json()
    assert said["urgency"] == "emergency"
    assert said["actions"]


def test_everything_comes_out_as_one_zip(client):
    client.post("/api/log", json=LINE)
    assert client.get("/api/export.zip").content.startswith(b"PK")
