"""Sign-in to PRODIGE 5 by session and by token, through the ordinary transport."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator

import pytest

from prodige_plugin.errors import Forbidden, NetworkError, PlatformError, PluginError, Unauthorized
from prodige_plugin.network import Door, Expect, RetryPolicy, sign_in
from prodige_plugin.network.sign_in import SignIn, SignInRefused, base
from prodige_plugin.network.sign_in.session import SessionSignIn
from prodige_plugin.network.sign_in.token import TokenSignIn, claims_of, lifetime_s
from tests.servers.http import HttpServer
from tests.servers.prodige import Prodige

ACCOUNT = "abc1234"
QUICK = RetryPolicy(attempts=1)


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running
    sign_in.forget_all()


@pytest.fixture
def prodige(server: HttpServer) -> Prodige:
    made = Prodige()
    made.install(server)
    return made


@pytest.fixture(params=["session", "token"])
def signed(request: pytest.FixtureRequest, server: HttpServer, prodige: Prodige) -> SignIn:
    way: type[SessionSignIn] | type[TokenSignIn] = SessionSignIn if request.param == "session" else TokenSignIn
    path = "/api/login" if request.param == "session" else "/api/jwt_login"
    return sign_in.announce(
        "p",
        way(
            server.url(path),
            ACCOUNT,
            lambda: (prodige.user, prodige.password),
            lambda url: url.startswith(server.url("/api/")),
        ),
    )


def door() -> Door:
    return Door(ACCOUNT, timeout_s=5, retry=QUICK)


def test_data_comes_after_signing_in_once(signed: SignIn, server: HttpServer, prodige: Prodige) -> None:
    for _ in range(3):
        assert door().get(server.url("/api/data/mine"), expect=Expect.JSON).json()["features"]
    assert prodige.logins == 1
    assert signed.user == "m.durand"


def test_many_doors_at_once_sign_in_once(signed: SignIn, server: HttpServer, prodige: Prodige) -> None:
    met: list[int] = []

    def ask() -> None:
        met.append(door().get(server.url("/api/data/mine")).status)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert met == [200] * 6
    assert prodige.logins == 1


@pytest.mark.parametrize("over", [401, 403, "page", "redirect"])
def test_a_session_that_is_over_is_renewed(
    signed: SignIn, server: HttpServer, prodige: Prodige, over: int | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signed, "fresh_s", 0.0)
    prodige.over, prodige.lasts = over, 2
    for _ in range(5):
        assert door().get(server.url("/api/data/mine"), expect=Expect.JSON).json()["features"]
    assert prodige.logins == 3


def test_a_body_is_sent_again_after_renewing(signed: SignIn, server: HttpServer, prodige: Prodige) -> None:
    door().get(server.url("/api/data/mine"))
    prodige.end_sessions()
    answer = door().post(server.url("/api/data/mine"), b"0123456789")
    assert answer.json() == [{"check": True, "msg": "OK inserted", "gid": 10}]
    assert prodige.logins == 2


def test_what_is_forbidden_does_not_sign_in_again_and_again(
    signed: SignIn, server: HttpServer, prodige: Prodige
) -> None:
    for _ in range(4):
        with pytest.raises(Forbidden):
            door().get(server.url("/api/data/theirs"))
    assert prodige.logins == 1


def test_it_is_renewed_before_it_gets_old(
    signed: SignIn, server: HttpServer, prodige: Prodige, monkeypatch: pytest.MonkeyPatch
) -> None:
    door().get(server.url("/api/data/mine"))
    monkeypatch.setattr(signed, "lifetime_s", 0.0)
    time.sleep(0.01)
    door().get(server.url("/api/data/mine"))
    assert prodige.logins == 2


def test_a_wrong_password_is_said_and_not_tried_again(
    signed: SignIn, server: HttpServer, prodige: Prodige, monkeypatch: pytest.MonkeyPatch
) -> None:
    right, prodige.password = prodige.password, "changed"
    monkeypatch.setattr(signed, "_credentials", lambda: ("m.durand", right))
    for _ in range(3):
        with pytest.raises(SignInRefused) as caught:
            door().get(server.url("/api/data/mine"))
    assert prodige.logins == 1
    assert right not in caught.value.report()
    assert server.count("/api/data/mine") == 0
    prodige.password = right
    signed.forget()
    assert door().get(server.url("/api/data/mine")).status == 200


def test_a_platform_without_the_api_is_said(signed: SignIn, server: HttpServer, prodige: Prodige) -> None:
    prodige.with_api = False
    with pytest.raises(NetworkError, match="does not offer this way"):
        door().get(server.url("/api/data/mine"))


def test_nothing_of_the_account_goes_elsewhere(signed: SignIn, server: HttpServer) -> None:
    with pytest.raises(Unauthorized):  # no QGIS here to give the account to what the sign-in does not cover
        door().get(server.url("/echo"))
    assert server.count("/echo") == 0


def test_nothing_of_the_session_follows_a_redirect_elsewhere(signed: SignIn, server: HttpServer) -> None:
    other = server.url("/echo", "localhost")
    server.route("/api/away", lambda handler: handler.reply(302, headers={"Location": other}))
    with pytest.raises(Unauthorized):
        door().get(server.url("/api/away"))
    assert server.count("/echo") == 0


def test_the_older_answer_has_its_token_too(server: HttpServer, prodige: Prodige) -> None:
    prodige.old_token = True
    login, covered = server.url("/api/jwt_login"), server.url("/api/")
    sign_in.announce(
        "q",
        TokenSignIn(login, ACCOUNT, lambda: (prodige.user, prodige.password), lambda url: url.startswith(covered)),
    )
    assert door().get(server.url("/api/me")).json() == {"username": "m.durand"}


@pytest.mark.parametrize("answer", [b"{}", b"[]", b'{"access_token": 3}', b'{"token": "a\\nb"}', b"null"])
def test_an_answer_without_a_token_is_said(server: HttpServer, answer: bytes) -> None:
    server.route("/jwt", lambda handler: handler.reply(200, answer, "application/json"))
    sign_in.announce("q", TokenSignIn(server.url("/jwt"), ACCOUNT, lambda: ("u", "p"), lambda _url: True))
    with pytest.raises(NetworkError, match="gave no token"):
        door().get(server.url("/ok"))


def test_an_answer_without_a_cookie_is_said(server: HttpServer) -> None:
    sign_in.announce("q", SessionSignIn(server.url("/ok"), ACCOUNT, lambda: ("u", "p"), lambda _url: True))
    with pytest.raises(NetworkError, match="gave no session"):
        door().get(server.url("/echo"))


def test_the_same_description_keeps_its_session(server: HttpServer) -> None:
    def make(mark: object) -> SessionSignIn:
        return SessionSignIn(server.url("/api/login"), ACCOUNT, lambda: ("u", "p"), lambda _url: True, mark)

    first = sign_in.announce("p", make("one"))
    assert sign_in.announce("p", make("one")) is first
    assert sign_in.announce("p", make("two")) is not first
    sign_in.forget("p")
    assert sign_in.announced("p") is None


def test_a_page_that_is_no_form_is_given_whole(signed: SignIn, server: HttpServer) -> None:
    page = b"<html><title>Aide</title>" + b"x" * 300_000 + b"</html>"
    server.route("/api/page", lambda handler: handler.reply(200, page, "text/html"))
    assert door().get(server.url("/api/page")).content == page


def test_the_doors_own_cookies_are_kept_beside_the_sessions(server: HttpServer, prodige: Prodige) -> None:
    covered = server.url("/api/")
    sign_in.announce(
        "p",
        SessionSignIn(
            server.url("/api/login"), ACCOUNT, lambda: (prodige.user, prodige.password), lambda u: u.startswith(covered)
        ),
    )

    def echo(handler: object) -> None:
        handler.reply(200, json.dumps(handler.seen.headers).encode(), "application/json", {"Set-Cookie": "XSRF=1"})  # type: ignore[attr-defined]

    server.route("/api/echo", echo)
    with door() as one:
        one.get(server.url("/api/echo"))
        sent = one.get(server.url("/api/echo")).json()["cookie"]
    assert sorted(part.strip() for part in sent.split(";")) == ["PHPSESSID=s1", "XSRF=1"]


def test_a_token_says_how_long_it_lasts() -> None:
    assert lifetime_s({"iat": 1000, "exp": 1000 + 600}) == 540
    assert lifetime_s({"iat": 1000, "exp": 1000 + 86400}) == 25 * 60
    assert lifetime_s({"iat": "x"}) == 25 * 60
    assert claims_of("a.b.c") == {}
    assert claims_of("no token") == {}


def test_a_refusal_is_forgotten_after_a_while(
    signed: SignIn, server: HttpServer, prodige: Prodige, monkeypatch: pytest.MonkeyPatch
) -> None:
    right, prodige.password = prodige.password, "changed"
    monkeypatch.setattr(base, "REFUSAL_S", 0.0)
    monkeypatch.setattr(signed, "_credentials", lambda: ("m.durand", right))
    for _ in range(2):
        with pytest.raises(SignInRefused):
            door().get(server.url("/api/data/mine"))
    assert prodige.logins == 2


class Slow(SignIn):
    """A way that waits to be let go on, and counts."""

    def __init__(self, answer: Exception | None = None) -> None:
        super().__init__(ACCOUNT, lambda: ("m.durand", "x"), lambda _url: True)
        self.go, self.asked, self.begun, self.answer = threading.Event(), threading.Event(), 0, answer

    def _begin(self, url: str, door: Door, eager: bool) -> bool:
        self.begun += 1
        self.asked.set()
        assert self.go.wait(20)
        if self.answer is not None:
            raise self.answer
        return True


@pytest.mark.parametrize(
    "answer",
    [PlatformError("No account is known.", "It was not unlocked.", "Choose one."), NetworkError("No answer.")],
)
def test_who_waits_for_a_sign_in_shares_its_failure(answer: PluginError) -> None:
    """Neither a second window for the master password, nor one time-out after the other."""
    slow = Slow(answer)
    met: list[bool] = []

    def ask() -> None:
        with pytest.raises(type(answer)):
            slow.ensure("http://x.fr/", None, 5)
        met.append(True)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert slow.asked.wait(20)
    time.sleep(0.2)  # the others wait by now
    slow.go.set()
    for thread in threads:
        thread.join()
    assert (len(met), slow.begun) == (4, 1)
    with pytest.raises(type(answer)):  # who comes later asks anew
        slow.ensure("http://x.fr/", None, 5)
    assert slow.begun == 2


def test_a_session_let_go_of_while_it_is_opened_is_not_kept() -> None:
    slow = Slow()
    thread = threading.Thread(target=lambda: slow.ensure("http://x.fr/", None, 5))
    thread.start()
    assert slow.asked.wait(20)
    slow.forget()
    slow.go.set()
    thread.join()
    assert not slow.is_open
    slow.ensure("http://x.fr/", None, 5)
    assert slow.is_open


def test_another_account_for_a_platform_ends_the_session_of_the_first(server: HttpServer, prodige: Prodige) -> None:
    def way(account: str) -> SessionSignIn:
        given = (prodige.user, prodige.password)
        return SessionSignIn(server.url("/api/login"), account, lambda: given, lambda _url: True)

    first = sign_in.announce("p", way(ACCOUNT))
    door().get(server.url("/api/data/mine"))
    assert first.is_open
    sign_in.announce("p", way("other12"))
    assert not first.is_open
    assert isinstance(first, SessionSignIn)
    assert first.cookies() == ()
