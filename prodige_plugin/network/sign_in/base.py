"""What all sign-ins have in common: once for all threads, renewed when it is over, a refusal remembered."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, Any

from ...errors import NetworkError, PluginError, Unauthorized
from ...feedback import Feedback
from ...i18n import tr
from .. import failures
from ..retry import TICK_S
from . import forms

if TYPE_CHECKING:
    import requests
    from requests.cookies import RequestsCookieJar

    from ..door import Door

#: Gives (user name, password) at the moment of signing in; raises a PluginError if it cannot.
Credentials = Callable[[], tuple[str, str]]
#: Whether an address needs the sign-in.
Covers = Callable[[str], bool]

#: A refused password is not tried again for so long, in seconds: many wrong tries lock an account.
REFUSAL_S = 30.0
#: A "forbidden" so soon after signing in, in seconds, is about rights and not about the session.
FRESH_S = 30.0


class SignInRefused(Unauthorized):
    """The platform does not accept the user name and password."""


class SignIn:
    """One way to sign in, with what it gave. Any thread; one signs in while the others wait for it."""

    #: how long what is given lasts, in seconds; ``None`` until the platform says otherwise.
    lifetime_s: float | None = None

    def __init__(self, authcfg: str, credentials: Credentials, covers: Covers, mark: object = None) -> None:
        """Nothing is asked yet.

        :param authcfg: id of the account in QGIS's authentication database.
        :param credentials: gives its user name and password when they are needed.
        :param covers: the addresses that are asked signed in.
        :param mark: what it was made from; two sign-ins with the same mark are the same.
        """
        self.authcfg = authcfg
        self.covers = covers
        self.mark = (type(self), authcfg, mark)
        self._credentials = credentials
        self._turn = threading.Lock()
        self._number = 0
        self._made = 0.0
        self._open = False
        self._refusal: tuple[float, SignInRefused] | None = None
        self._user = ""

    # -- for the transport ---------------------------------------------------------------------

    def ensure(self, url: str, feedback: Feedback | None, timeout_s: float) -> int:
        """Be signed in before asking ``url``; give the number of the session in use.

        :raises SignInRefused: the account is not accepted.
        :raises NetworkError: the platform cannot be asked.
        """
        with self._one_at_a_time(feedback):
            if not self._open or self._over():
                self._sign_in(url, feedback, timeout_s, eager=True)
            return self._number

    def renew(self, number: int, url: str, feedback: Feedback | None, timeout_s: float) -> bool:
        """Sign in again because the session ``number`` was refused at ``url``; whether there is a newer one."""
        with self._one_at_a_time(feedback):
            if self._number == number:
                self._open = False
                self._sign_in(url, feedback, timeout_s, eager=False)
            return self._number != number

    def dress(self, request: requests.PreparedRequest) -> None:
        """Put on the request what the session gives (a cookie, a token)."""
        raise NotImplementedError

    def took(self, request: requests.PreparedRequest, response: requests.Response) -> None:
        """Look at an answer (a session may be renewed by it)."""

    def is_refusal(self, response: requests.Response) -> bool:
        """Whether an answer says, by its head, that the session is over, or leads to a sign-in page."""
        if response.status_code == 401:
            return True
        if response.status_code in forms.REDIRECTS:
            return forms.leads_to_login(response.request.url or "", response.headers.get("Location", ""))
        return response.status_code == 403 and time.monotonic() - self._made > self.fresh_s

    #: see :data:`FRESH_S`.
    fresh_s = FRESH_S

    # -- for people ----------------------------------------------------------------------------

    @property
    def user(self) -> str:
        """The name of who is signed in, "" for nobody."""
        return self._user if self._open else ""

    @property
    def is_open(self) -> bool:
        """Whether somebody is signed in, as far as is known."""
        return self._open

    def forget(self) -> None:
        """Let go of the session, and of a refusal: the next request signs in anew."""
        self._open, self._refusal, self._user = False, None, ""
        self._drop()

    def sign_out(self, feedback: Feedback | None = None) -> None:  # noqa: ARG002  some ways tell the platform
        """Let go of the session, and tell the platform where it has a way to be told. Worker thread."""
        self.forget()

    # -- for the ways --------------------------------------------------------------------------

    def _begin(self, url: str, door: Door, eager: bool) -> bool:
        """Sign in; whether it was done (a way may wait until the platform asks for it).

        :param eager: nobody has refused anything yet.
        :raises SignInRefused: the account is not accepted.
        """
        raise NotImplementedError

    def _drop(self) -> None:
        """Forget what was given."""

    # -- inside --------------------------------------------------------------------------------

    def _over(self) -> bool:
        return self.lifetime_s is not None and time.monotonic() - self._made > self.lifetime_s

    def _sign_in(self, url: str, feedback: Feedback | None, timeout_s: float, eager: bool) -> None:
        from ..door import Door

        if self._refusal is not None:
            until, refusal = self._refusal
            if time.monotonic() < until:
                raise refusal
            self._refusal = None
        self._drop()
        try:
            with Door("", feedback, timeout_s=timeout_s) as door:
                if not self._begin(url, door, eager):
                    return
        except SignInRefused as error:
            self._open, self._user = False, ""
            self._refusal = (time.monotonic() + REFUSAL_S, error)
            raise
        except PluginError:
            self._open, self._user = False, ""
            raise
        self._open, self._made = True, time.monotonic()
        self._number += 1

    @contextlib.contextmanager
    def _one_at_a_time(self, feedback: Feedback | None) -> Iterator[None]:
        """Wait for the turn, and hear a cancel meanwhile."""
        while not self._turn.acquire(timeout=TICK_S):
            if feedback is not None:
                feedback.check()
        try:
            yield
        finally:
            self._turn.release()


class CookieSignIn(SignIn):
    """A sign-in that gives cookies; layers in QGIS get them too."""

    def __init__(self, authcfg: str, credentials: Credentials, covers: Covers, mark: object = None) -> None:
        """See :class:`SignIn`."""
        super().__init__(authcfg, credentials, covers, mark)
        self._jar: RequestsCookieJar | None = None
        #: what QGIS's own requests were given.
        self._shared: tuple[Any, ...] = ()

    def cookies(self) -> tuple[Any, ...]:
        """Give the cookies of the session (``http.cookiejar.Cookie``)."""
        return tuple(self._jar) if self._jar is not None else ()

    def dress(self, request: requests.PreparedRequest) -> None:
        """Send the session's cookies, beside those of the door itself."""
        jar = self._jar
        if jar is None:
            return
        from requests.cookies import get_cookie_header

        own = SimpleCookie(request.headers.pop("Cookie", ""))
        given = get_cookie_header(jar, request) or ""  # type: ignore[no-untyped-call]
        names = {part.partition("=")[0].strip() for part in given.split(";")}
        others = [f"{name}={morsel.coded_value}" for name, morsel in own.items() if name not in names]
        joined = "; ".join([*others, *([given] if given else [])])
        if joined:
            request.headers["Cookie"] = joined

    def took(self, request: requests.PreparedRequest, response: requests.Response) -> None:
        """Keep the cookies an answer sets: some servers change the session's as they go."""
        from requests.cookies import extract_cookies_to_jar

        jar = self._jar
        if jar is not None and "Set-Cookie" in response.headers:
            extract_cookies_to_jar(jar, request, response.raw)  # type: ignore[no-untyped-call]
            self._share()

    def forget(self) -> None:
        """Let go of the session, for layers too."""
        super().forget()
        self._share()

    def _keep(self, jar: RequestsCookieJar) -> None:
        """Keep the cookies a door collected while it signed in."""
        from requests.cookies import RequestsCookieJar as Jar

        made = Jar()
        made.update(jar)  # type: ignore[no-untyped-call]
        self._jar = made
        self._share()

    def _drop(self) -> None:
        self._jar = None

    def _share(self) -> None:
        """Give the layers in QGIS the cookies there are now."""
        from ..door import qgis_runs

        before, self._shared = self._shared, self.cookies()
        if qgis_runs() and [_facts(each) for each in before] != [_facts(each) for each in self._shared]:
            from .layers import share

            share(self._shared, before)


def _facts(cookie: Any) -> tuple[object, ...]:
    """Give what tells two cookies apart."""
    return cookie.name, cookie.value, cookie.domain, cookie.path


def refused(url: str, words: object = "") -> SignInRefused:
    """Say that the user name and password are not accepted."""
    return SignInRefused(
        tr("{host} does not accept the account.", host=failures.host_of(url)),
        tr("The user name or the password is wrong, or the account is closed."),
        tr("Correct the account in QGIS's authentication settings, or choose another one in the Platforms window."),
        failures.detail("POST", url, words),
        status=401,
    )


def not_offered(url: str, words: object = "") -> NetworkError:
    """Say that the platform does not know this way to sign in."""
    return NetworkError(
        tr("{host} does not offer this way to sign in.", host=failures.host_of(url)),
        tr("The address exists on platforms of another version, or was changed."),
        tr("Choose another way to sign in, in the Platforms window."),
        failures.detail("POST", url, words),
    )
