"""Sign-in pages: a real CAS server, and services it guards, through the ordinary transport."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from prodige_plugin.errors import NetworkError
from prodige_plugin.network import Door, Expect, RetryPolicy, sign_in
from prodige_plugin.network.sign_in import SignInRefused
from prodige_plugin.network.sign_in.cas import CasSignIn
from tests.servers.cas import PASSWORD, USER, Guarded, cas_server
from tests.servers.http import HttpServer

ACCOUNT = "cas1234"


@pytest.fixture(scope="module")
def cas() -> Iterator[str]:
    with cas_server() as address:
        yield address


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running
    sign_in.forget_all()


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ordinary transport, also where a QGIS runs for other tests."""
    monkeypatch.setattr("prodige_plugin.network.door.qgis_runs", lambda: False)


def announce(server: HttpServer, start: str = "", user: str = USER, password: str = PASSWORD) -> CasSignIn:
    made = CasSignIn(start, ACCOUNT, lambda: (user, password), lambda url: url.startswith(server.url("/")), start)
    held = sign_in.announce("p", made)
    assert isinstance(held, CasSignIn)
    return held


def door() -> Door:
    return Door(ACCOUNT, timeout_s=10, retry=RetryPolicy(attempts=1))


def ask(url: str, **options: Any) -> Any:
    return door().get(url, expect=Expect.JSON, **options).json()


def test_a_guarded_service_answers_with_the_account(cas: str, server: HttpServer) -> None:
    guarded = Guarded(cas)
    root = guarded.install(server)
    signed = announce(server)
    assert ask(f"{root}data?limit=5&q=caf%C3%A9") == {
        "user": USER, "method": "GET", "length": 0, "query": {"limit": "5", "q": "café"},
    }  # fmt: skip
    assert signed.user == USER
    for _ in range(3):
        ask(f"{root}data")
    assert guarded.validated == 1
    assert signed.logout_url == f"{cas}/logout"


def test_another_service_is_opened_without_the_password(cas: str, server: HttpServer) -> None:
    one, other = Guarded(cas), Guarded(cas, cookie="OTHER")
    first, second = one.install(server), other.install(server, "/other/")
    asked: list[str] = []

    def credentials() -> tuple[str, str]:
        asked.append("!")
        return USER, PASSWORD

    sign_in.announce("p", CasSignIn("", ACCOUNT, credentials, lambda url: url.startswith(server.url("/"))))
    assert ask(f"{first}x")["user"] == USER
    assert ask(f"{second}x")["user"] == USER
    assert ask(f"{first}x")["user"] == USER
    assert asked == ["!"]
    assert (one.validated, other.validated) == (1, 1)


def test_a_session_that_is_over_is_opened_again(cas: str, server: HttpServer) -> None:
    guarded = Guarded(cas)
    root = guarded.install(server)
    announce(server)
    ask(f"{root}x")
    guarded.sessions.clear()
    assert ask(f"{root}x")["user"] == USER
    assert guarded.validated == 2


def test_a_search_by_post_is_sent_again_after_signing_in(cas: str, server: HttpServer) -> None:
    guarded = Guarded(cas)
    root = guarded.install(server)
    announce(server)
    told = door().post(f"{root}csw", b"<GetRecords/>", safe=True).json()
    assert (told["method"], told["length"]) == ("POST", 13)
    assert guarded.served == [("POST", "/app/csw")]


def test_signing_in_before_being_asked(cas: str, server: HttpServer) -> None:
    guarded = Guarded(cas)
    root = guarded.install(server)
    announce(server, start=f"{root}home")
    # this one answers visitors too, so that nothing would ever ask for the account
    server.route("/public", lambda handler: handler.reply(200, handler.seen.headers.get("cookie", "-").encode()))
    assert "SESSION=SESSION-1" in door().get(server.url("/public")).text


def test_a_service_that_answers_visitors_too_is_entered(cas: str, server: HttpServer) -> None:
    guarded = Guarded(cas)
    root = guarded.install(server)
    covers = server.url("/")
    asked: list[str] = []

    def credentials() -> tuple[str, str]:
        asked.append("!")
        return USER, PASSWORD

    also = [f"{root}signin", server.url("/status/500")]
    sign_in.announce(
        "p", CasSignIn(f"{cas}/login", ACCOUNT, credentials, lambda url: url.startswith(covers), also=also)
    )
    server.route("/public", lambda handler: handler.reply(200, handler.seen.headers.get("cookie", "-").encode()))
    assert "SESSION=SESSION-1" in door().get(server.url("/public")).text
    assert asked == ["!"]


def test_the_sign_in_page_itself_may_be_the_address(cas: str, server: HttpServer) -> None:
    guarded = Guarded(cas)
    root = guarded.install(server)
    announce(server, start=f"{cas}/login")
    assert ask(f"{root}x")["user"] == USER


def test_a_wrong_password_is_said_once(cas: str, server: HttpServer) -> None:
    guarded = Guarded(cas)
    root = guarded.install(server)
    signed = announce(server, password="wrong one")
    for _ in range(3):
        with pytest.raises(SignInRefused) as caught:
            ask(f"{root}x")
    assert "wrong one" not in caught.value.report()
    assert guarded.validated == 0
    assert not signed.is_open


def test_the_session_of_the_page_goes_with_forget(cas: str, server: HttpServer) -> None:
    guarded = Guarded(cas)
    root = guarded.install(server)
    signed = announce(server)
    ask(f"{root}x")
    guarded.sessions.clear()
    signed._credentials = lambda: (USER, "another one")
    signed.forget()
    with pytest.raises(SignInRefused):
        ask(f"{root}x")


def test_signing_out_ends_the_session_of_the_page_on_its_server(cas: str, server: HttpServer) -> None:
    guarded = Guarded(cas)
    root = guarded.install(server)
    signed = announce(server)
    ask(f"{root}x")
    kept = signed._pages
    signed.sign_out()
    guarded.sessions.clear()
    signed._credentials = lambda: (USER, "another one")
    signed._pages = kept  # even whoever has kept the page's cookies is asked for the password again
    with pytest.raises(SignInRefused):
        ask(f"{root}x")


def test_a_page_on_a_strangers_host_gets_no_password(cas: str, server: HttpServer) -> None:
    stranger = cas.replace("127.0.0.1", "localhost")
    guarded = Guarded(stranger)
    root = guarded.install(server)
    announce(server)
    with pytest.raises(NetworkError, match="was not sent to localhost"):
        ask(f"{root}x")


def test_a_page_without_a_form_is_said(server: HttpServer) -> None:
    announce(server, start=server.url("/ok"))
    with pytest.raises(NetworkError, match="No sign-in form"):
        ask(server.url("/json"))
