"""A report shown for a while: to whoever has the link, nothing but the report, and only so long."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import typer
from starlette.testclient import TestClient
from tests.unit.web.conftest import AT, LOCAL

from hipsight.cli.commands.serve import _lasting
from hipsight.web.application import make_app
from hipsight.web.pairing import Pairing
from hipsight.web.sharing import LONGEST, MOST_OPEN, MOST_WRONG, Closed, Shares, Shown
from hipsight.workflows.log_checkin import log_checkin

HALF_AN_HOUR = dt.timedelta(minutes=30)


class Watch:
    """A clock that can be put on."""

    def __init__(self):
        self.at = AT

    def __call__(self):
        return self.at


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def shares(watch):
    return Shares(watch, ("192.168.1.7",))


@pytest.fixture
def inside(desk, shares):
    """The runner's own browser, on this machine."""
    log_checkin(desk.journal, "6 mi easy, right hip 2/10; slept 5h", at=AT)
    return TestClient(make_app(desk, shares=shares), base_url=LOCAL)


@pytest.fixture
def outside(desk, shares, tmp_path):
    """A browser elsewhere in the network, which was not paired."""
    pairing = Pairing(tmp_path / "paired.json", lambda: AT, lambda _: None)
    app = make_app(desk, hosts=["192.168.1.7"], pairing=pairing, shares=shares)
    return TestClient(app, base_url="http://192.168.1.7:8765", client=("192.168.1.9", 5000))


def link_of(answer):
    (path,) = set(re.findall(r"/shared/[\w-]+", answer.text))
    return path


def shared(inside, **form):
    answer = inside.post("/report/share", data={"keep": ["complaint", "course"], "minutes": 30, **form})
    assert answer.status_code == 200
    return link_of(answer)


def test_whoever_has_the_link_sees_the_report_and_no_other_page(inside, outside):
    path = shared(inside, name="Ada Example")
    answer = outside.get(path)
    assert answer.status_code == 200
    assert "Ada Example" in answer.text
    assert "right hip" in answer.text
    assert "set-cookie" not in answer.headers
    for other in ("/", "/report", "/timeline", "/api/entries", "/api/export.zip", "/settings", "/shared"):
        assert outside.get(other, follow_redirects=False).status_code in {401, 404}, other
    assert outside.post("/report/share/end").status_code == 401
    assert outside.post("/report/share", data={"minutes": 30}).status_code == 401
    assert outside.get(path).status_code == 200


def test_what_is_left_out_is_not_on_it_nor_what_is_logged_later(desk, inside, outside):
    path = shared(inside)
    assert "Sleep" not in outside.get(path).text
    log_checkin(desk.journal, "left groin 7/10, woke me", at=AT)
    assert "groin" not in outside.get(path).text


def test_when_the_time_is_over_a_plain_word_stands_there(inside, outside, watch):
    path = shared(inside, minutes=10)
    watch.at += dt.timedelta(minutes=9, seconds=30)
    assert outside.get(path).headers["refresh"] == "30"
    watch.at += dt.timedelta(seconds=30)
    answer = outside.get(path)
    assert answer.status_code == 410
    assert "This report is closed." in answer.text
    assert "hip" not in answer.text
    watch.at -= dt.timedelta(minutes=5)  # a clock put back opens nothing
    assert outside.get(path).status_code == 410


def test_the_runner_can_end_it_at_once(inside, outside):
    first, second = shared(inside), shared(inside)
    assert "Closed" in inside.post("/report/share/end").text
    assert [outside.get(path).status_code for path in (first, second)] == [410, 410]


def test_a_link_cannot_be_guessed_and_guessing_is_answered_ever_more_shortly(inside, outside, watch):
    path = shared(inside)
    assert len(path.removeprefix("/shared/")) >= 43  # 256 bits
    assert shared(inside) != path
    said = [outside.get(f"/shared/{number}").status_code for number in range(MOST_WRONG + 5)]
    assert said == [404] * MOST_WRONG + [429] * 5
    assert outside.get("/shared/again").headers["retry-after"] == "60"
    assert outside.get(path).status_code == 200  # whoever has the right one is not kept out
    watch.at += dt.timedelta(minutes=1)
    assert outside.get("/shared/again").status_code == 404


@pytest.mark.parametrize(
    "token", ["", ".", "..", "%00", "a/b", "x" * 5000, "%f0%9f%99%82", "<script>", "%2e%2e%2freport"]
)
def test_what_is_no_link_opens_nothing_and_breaks_nothing(inside, outside, token):
    shared(inside)
    answer = outside.get(f"/shared/{token}", follow_redirects=False)
    assert answer.status_code in {401, 404}
    assert "<script>" not in answer.text
    assert "right hip" not in answer.text


@pytest.mark.parametrize("minutes", [0, -5, 721, 10**12, "soon"])
def test_nothing_is_shown_for_ever(inside, shares, minutes):
    assert inside.post("/report/share", data={"minutes": minutes}).status_code == 422
    assert shares.open_until() == []


def test_a_page_from_elsewhere_can_neither_open_nor_end_one(inside, shares):
    shared(inside)
    for path in ("/report/share", "/report/share/end"):
        assert inside.post(path, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert len(shares.open_until()) == 1


def test_no_script_can_run_on_it_and_nothing_can_be_sent_or_kept(inside, outside):
    headers = outside.get(shared(inside, questions="<script>alert(1)</script>", keep="questions")).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert {"form-action 'none'", "frame-ancestors 'none'"} <= {part.strip() for part in policy.split(";")}
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "noindex" in headers["x-robots-tag"]


def test_it_can_be_read_and_not_written(inside, outside):
    path = shared(inside)
    assert {outside.request(verb, path).status_code for verb in ("POST", "PUT", "DELETE", "PATCH")} <= {
        403,
        405,
    }


def test_the_runner_is_told_where_others_find_it(inside, shares):
    told = inside.post("/report/share", data={"minutes": 5}).text
    assert "http://192.168.1.7:8765/shared/" in told
    shares.addresses = ()
    assert "turn the screen" in inside.post("/report/share", data={"minutes": 5}).text


def test_only_so_many_are_open_at_once_and_the_oldest_gives_way(shares):
    tokens = [shares.open("page", HALF_AN_HOUR)[0] for _ in range(MOST_OPEN + 1)]
    assert shares.look(tokens[0]) is Closed.OVER
    assert all(isinstance(shares.look(token), Shown) for token in tokens[1:])
    assert all(token not in repr(shares) for token in tokens)
    with pytest.raises(ValueError, match="can be shown"):
        shares.open("page", LONGEST * 2)


@pytest.mark.parametrize(
    ("said", "minutes"), [("30m", 30), ("2h", 120), ("45", 45), ("5 min", 5), ("12h", 720)]
)
def test_how_long_is_said_in_minutes_or_hours(said, minutes):
    assert _lasting(said) == dt.timedelta(minutes=minutes)


@pytest.mark.parametrize("said", ["", "soon", "0m", "13h", "-5m", "1d", "30s"])
def test_other_lengths_are_refused_with_an_example(said):
    with pytest.raises(typer.BadParameter, match="such as 30m"):
        _lasting(said)
