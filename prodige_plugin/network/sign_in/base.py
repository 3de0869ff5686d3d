"""What all sign-ins have in common: once for all threads, renewed when it is over, a refusal remembered."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, Any

from ...errors import Cancelled, NetworkError, PluginError, Unauthorized
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
        #: held for moments only: what was given, and whether it still counts.
        self._state = threading.RLock()
        self._number = 0
        self._made = 0.0
        self._open = False
        self._retired = False
        #: how many times the session was let go of.
        self._forgotten = 0
        #: when it failed, until when that counts for whoever comes later, and how.
        self._failure: tuple[float, float, PluginError] | None = None
        self._user = ""

    # -- for the transport ---------------------------------------------------------------------

    def ensure(self, url: str, feedback: Feedback | None, timeout_s: float) -> int:
        """Be signed in before asking ``url``; give the number of the session in use.

        :raises SignInRefused: the account is not accepted.
        :raises NetworkError: the platform cannot be asked.
        """
        came = time.monotonic()
        with self._one_at_a_time(feedback):
            if not self._open or self._over():
                self._sign_in(url, feedback, timeout_s, came, eager=True)
            return self._number

    def renew(self, number: int, url: str, feedback: Feedback | None, timeout_s: float) -> bool:
        """Sign in again because the session ``number`` was refused at ``url``; whether there is a newer one."""
        came = time.monotonic()
        with self._one_at_a_time(feedback):
            if self._number == number:
                self._open = False
                self._sign_in(url, feedback, timeout_s, came, eager=False)
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
        """Let go of the session, and of a refusal: the next request signs in anew. Any thread.

        A session that another thread is opening just now is not kept either.
        """
        with self._state:
            self._forgotten += 1
            self._open, self._failure, self._user = False, None, ""
            self._clear()

    def retire(self) -> None:
        """Let go of the session for good: another account or way has its place, or nobody needs it any more.

        A request under way may end with it; nothing of it reaches QGIS's own requests from now on.
        """
        self._retired = True
        self.forget()

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

    def _clear(self) -> None:
        """Forget what was given, and what is meant to outlive it."""
        self._drop()

    def _settled(self) -> None:
        """A sign-in has ended, well or not."""

    # -- inside --------------------------------------------------------------------------------

    def _over(self) -> bool:
        return self.lifetime_s is not None and time.monotonic() - self._made > self.lifetime_s

    def _sign_in(self, url: str, feedback: Feedback | None, timeout_s: float, came: float, eager: bool) -> None:
        """Sign in, in one's turn.

        :param came: when one began to wait for the turn, by the monotonic clock, in seconds.
        """
        from ..door import Door

        if self._failure is not None:
            failed, until, failure = self._failure
            # Who waited meanwhile asked for the same: not a second time-out, nor a second window for the password.
            if came < failed or time.monotonic() < until:
                raise failure
            self._failure = None
        with self._state:
            forgotten = self._forgotten
            self._drop()
        done = False
        try:
            with Door("", feedback, timeout_s=timeout_s) as door:
                done = self._begin(url, door, eager)
        except Cancelled:
            raise
        except PluginError as error:
            now = time.monotonic()
            self._failure = (now, now + REFUSAL_S if isinstance(error, SignInRefused) else now, error)
            raise
        finally:
            with self._state:
                if self._forgotten != forgotten and not self._retired:
                    done = False
                    self._clear()
                self._open = done
                if done:
                    self._made = time.monotonic()
                    self._number += 1
                else:
                    self._user = ""
            self._settled()

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
        with self._state:  # a jar may not change while it is gone through
            return tuple(self._jar) if self._jar is not None else ()

    def jar(self) -> RequestsCookieJar:
        """Give the cookies of the session as they are now."""
        from requests.cookies import RequestsCookieJar as Jar

        made = Jar()
        for cookie in self.cookies():
            made.set_cookie(cookie)  # type: ignore[no-untyped-call]
        return made

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

        if "Set-Cookie" not in response.headers:
            return
        with self._state:
            if self._jar is None:
                return
            extract_cookies_to_jar(self._jar, request, response.raw)  # type: ignore[no-untyped-call]
            self._share()

    def forget(self) -> None:
        """Let go of the session, for layers too."""
        super().forget()
        self._share()

    def _settled(self) -> None:
        self._share()

    def _keep(self, jar: RequestsCookieJar) -> None:
        """Keep the cookies a door collected while it signed in."""
        from requests.cookies import RequestsCookieJar as Jar

        made = Jar()
        made.update(jar)  # type: ignore[no-untyped-call]
        self._jar = made

    def _drop(self) -> None:
        self._jar = None

    def _share(self) -> None:
        """Give the layers in QGIS the cookies there are now."""
        from ..door import qgis_runs

        with self._state:  # who comes later must also be heard later
            before, self._shared = self._shared, () if self._retired else self.cookies()
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
