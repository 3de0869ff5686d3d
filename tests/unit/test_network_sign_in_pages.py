"""Sign-in pages: the form, where a password may go, what leads to a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.errors import NetworkError
from prodige_plugin.network import Door
from prodige_plugin.network.sign_in.cas import _Walk
from prodige_plugin.network.sign_in.forms import (
    Form,
    in_the_open,
    leads_to_login,
    may_post,
    related,
    sign_in_form,
    target,
)

APEREO = """<html><body><form action="/search"><input name="q"></form>
<form id="fm1" method="post" action="login;jsessionid=1?service=x"><input id="username" name="username" type="text"/>
<input id="password" name="password" type="password" value=""/><input type="checkbox" name="warn" value="true"/>
<input type="hidden" name="lt" value="LT-1"><input type="hidden" name="execution" value="e1s1&amp;"/>
<input type="hidden" name="_eventId" value="submit"><button name="submit" value="LOGIN">Go</button>
<input name="reset" type="reset" value="x"></form></body></html>"""


def test_the_form_is_sent_as_a_browser_does() -> None:
    form = sign_in_form(APEREO)
    assert form is not None
    assert target(form, "https://cas.x.fr/cas/login?service=y") == "https://cas.x.fr/cas/login;jsessionid=1?service=x"
    assert form.filled("m.durand", "p&q") == [
        ("username", "m.durand"), ("password", "p&q"), ("lt", "LT-1"), ("execution", "e1s1&"), ("_eventId", "submit"),
        ("submit", "LOGIN"),
    ]  # fmt: skip


def test_a_form_without_action_is_sent_to_its_page() -> None:
    form = sign_in_form("<form method=post><input name=j_username><input type=password name=j_password></form>")
    assert form is not None
    assert target(form, "https://x.fr/login") == "https://x.fr/login"
    assert form.filled("u", "p") == [("j_username", "u"), ("j_password", "p")]


@pytest.mark.parametrize(
    "page", ["", "password", "<form><input type=text name=a></form>", "<input type=password name=p>", "<form password"]
)
def test_a_page_without_a_sign_in_form(page: str) -> None:
    assert sign_in_form(page) is None


@given(st.text(alphabet="<>/='\" formputasdne&#x;\n"))
def test_any_page_is_read(text: str) -> None:
    sign_in_form(f"password {text}")
    sign_in_form(APEREO[: len(text) * 7] + text)


@pytest.mark.parametrize(
    ("host", "known", "expected"),
    [
        ("cas.atlasante.fr", "catalogue.atlasante.fr", True),
        ("cas.atlasante.fr", "CAS.atlasante.fr", True),
        ("auth.developpement-durable.gouv.fr", "ogc.geo-ide.developpement-durable.gouv.fr", True),
        ("evil.gouv.fr", "x.gouv.fr", False),
        ("evil.fr", "x.fr", False),
        ("catalogue.atlasante.fr.evil.com", "catalogue.atlasante.fr", False),
        ("evilatlasante.fr", "atlasante.fr", False),
        ("10.0.0.1", "10.1.0.1", False),
        ("localhost", "127.0.0.1", False),
    ],
)
def test_which_hosts_belong_together(host: str, known: str, expected: bool) -> None:
    assert related(host, known) is expected


@pytest.mark.parametrize(
    ("action", "page", "expected"),
    [
        ("https://cas.x.fr/login", "https://cas.x.fr/login", True),
        ("http://cas.x.fr/login", "http://cas.x.fr/login", True),
        ("http://cas.x.fr/login", "https://cas.x.fr/login", False),
        ("https://evil.fr/login", "https://cas.x.fr/login", False),
        ("javascript:alert(1)", "https://cas.x.fr/login", False),
    ],
)
def test_where_a_password_may_go(action: str, page: str, expected: bool) -> None:
    assert may_post(action, page) is expected


@pytest.mark.parametrize(
    ("action", "before", "expected"),
    [
        ("http://cas.x.fr/login", ("http://cas.x.fr/login", "https://data.x.fr/wfs"), True),
        ("http://cas.x.fr/login", ("https://cas.x.fr/login", "http://data.x.fr/wfs"), True),
        ("http://cas.x.fr/login", ("http://cas.x.fr/login", "http://data.x.fr/wfs"), False),
        ("https://cas.x.fr/login", ("http://cas.x.fr/login", "https://data.x.fr/wfs"), False),
    ],
)
def test_a_way_that_began_encrypted_stays_so(action: str, before: tuple[str, ...], expected: bool) -> None:
    assert in_the_open(action, *before) is expected


def test_a_password_does_not_leave_an_encrypted_platform_for_an_open_page() -> None:
    walk = _Walk(Door(""), lambda: ("m.durand", "n0tThere"), "https://data.x.fr/wfs", False)
    walk._first = "https://data.x.fr/wfs"
    form = Form("", "post", [("username", "text", ""), ("password", "password", "")])
    with pytest.raises(NetworkError, match="not encrypted") as caught:
        walk._fill(form, "http://cas.x.fr/login")
    assert caught.value.todo
    assert walk._fill(form, "https://cas.x.fr/login") == "username=m.durand&password=n0tThere"


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("https://cas.x.fr/login?service=https%3A%2F%2Fx.fr", True),
        ("https://cas.x.fr/auth?service=https%3A%2F%2Fx.fr", True),
        ("/geonetwork/srv/fre/catalog.signin?casLogin", True),
        ("https://sso.x.fr/realms/x/protocol/openid-connect/auth?client_id=a", True),
        ("https://x.fr/wfs?service=WFS&request=GetCapabilities", False),
        ("https://x.fr/logins/data", False),
        ("/data/x.zip", False),
        ("", False),
    ],
)
def test_what_leads_to_a_sign_in_page(location: str, expected: bool) -> None:
    assert leads_to_login("https://x.fr/wfs", location) is expected
