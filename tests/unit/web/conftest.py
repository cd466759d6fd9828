"""The app behind its guard, over an empty journal and over the sample runner's."""

from __future__ import annotations

import datetime as dt

import pytest
from starlette.testclient import TestClient

from hipsight.web.application import make_app
from hipsight.web.desk import Desk
from hipsight.workflows.tell_sample_story import make_sample_journal

AT = dt.datetime(2026, 6, 7, 12, tzinfo=dt.UTC)
LOCAL = "http://localhost:8765"


def client_of(desk, **more):
    return TestClient(make_app(desk, **more), base_url=LOCAL, raise_server_exceptions=False)


@pytest.fixture
def desk(tmp_path):
    made = Desk.at(tmp_path / "my.journal", lambda: AT)
    yield made
    made.close()


@pytest.fixture
def client(desk):
    return client_of(desk)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    made = make_sample_journal(tmp_path_factory.mktemp("s") / "sample")
    desk = Desk.at(made.journal.path, lambda: dt.datetime.combine(made.today, dt.time(20), tzinfo=dt.UTC))
    yield client_of(desk)
    desk.close()
