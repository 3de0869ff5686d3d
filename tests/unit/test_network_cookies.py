"""Which cookie goes with a request, where gateways set several of one name."""

from __future__ import annotations

import pytest
from requests.cookies import RequestsCookieJar, create_cookie

from prodige_plugin.network import Door
from prodige_plugin.network.cookies import value_of
from tests.servers.http import HttpServer

URL = "http://c.example.org/geonetwork/srv/api/records"


def jar(*cookies: tuple[str, str, str]) -> RequestsCookieJar:
    made = RequestsCookieJar()
    for value, path, domain in cookies:
        made.set_cookie(create_cookie("XSRF-TOKEN", value, path=path, domain=domain))
    return made


@pytest.mark.parametrize(
    ("cookies", "sent"),
    [
        ([("root", "/", "c.example.org"), ("own", "/geonetwork", "c.example.org")], "own"),
        ([("own", "/geonetwork", "c.example.org"), ("hub", "/datahub", "c.example.org")], "own"),
        ([("hub", "/datahub", "c.example.org")], ""),
        ([("other", "/", "elsewhere.org")], ""),
        ([], ""),
    ],
)
def test_the_cookie_of_the_longest_path_counts(cookies, sent):
    assert value_of([jar(*cookies)], "XSRF-TOKEN", URL) == sent


def test_the_first_jar_that_has_it_counts():
    session, door = jar(("session", "/", "c.example.org")), jar(("door", "/geonetwork", "c.example.org"))
    assert value_of([session, door], "XSRF-TOKEN", URL) == "session"
    assert value_of([jar(), door], "XSRF-TOKEN", URL) == "door"


def test_odd_values_break_nothing():
    odd = jar(("a b;c", "/", "c.example.org"), ("é", "/x", "c.example.org"))
    odd.set_cookie(create_cookie("bad name[]", "x", path="/", domain="c.example.org"))
    assert value_of([odd], "JSESSIONID", URL) == ""


def test_a_door_knows_the_cookies_it_was_given():
    with HttpServer() as server:
        door = Door()
        assert door.cookie("one", server.url("/echo")) == ""
        door.get(server.url("/cookie"))
        assert (door.cookie("one", server.url("/echo")), door.cookie("two", server.url("/x"))) == ("1", "2")
        assert door.cookie("one", server.url("/echo", host="localhost")) == ""
