"""Sign-in pages: CAS (Central Authentication Service 3, section 2) and the forms that work like it.

The service sends a visitor to the page with a form; the form takes the account and sends back with a ticket,
against which the service opens its own session. The page's own session (single sign-on) opens the platform's
other services without the password. A wrong password gives the form again, often with the status 200.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit, urlunsplit

from ...errors import HttpError, NetworkError
from ...feedback import Feedback
from ...i18n import tr
from .. import failures
from ..answer import Headers
from ..door import Door
from . import forms
from .base import CookieSignIn, Covers, Credentials, refused

if TYPE_CHECKING:
    import requests
    from requests.cookies import RequestsCookieJar

#: The most steps from the first page to the last.
MAX_STEPS = 15


class CasSignIn(CookieSignIn):
    """Cookies of the services behind a sign-in page, and of the page itself."""

    def __init__(
        self,
        start: str,
        authcfg: str,
        credentials: Credentials,
        covers: Covers,
        mark: object = None,
        also: Sequence[str] = (),
    ) -> None:
        """Nothing is asked yet.

        :param start: the sign-in page, or a page that leads to it; "" waits until a service asks for it.
        :param also: pages of services that answer visitors too, and open a session only where they are asked to.
        """
        super().__init__(authcfg, credentials, covers, (start, tuple(also), mark))
        self._start = start
        self._also = tuple(also)
        #: the sign-in page's own session, kept when the services' sessions are over.
        self._pages: RequestsCookieJar | None = None
        self._logout = ""

    @property
    def logout_url(self) -> str:
        """The address that ends the session of the sign-in page (CAS 3, section 2.3), once it is known."""
        return self._logout

    def _clear(self) -> None:
        super()._clear()
        self._pages = None

    def sign_out(self, feedback: Feedback | None = None) -> None:
        """End the session of the sign-in page on its server too."""
        pages, address = self._pages, self._logout
        self.forget()
        if pages is None or not address:
            return
        with contextlib.suppress(NetworkError), Door("", feedback, timeout_s=10.0) as door:
            door.session.cookies.update(pages)  # type: ignore[no-untyped-call]
            door.request("GET", address)

    def _begin(self, url: str, door: Door, eager: bool) -> bool:
        first = self._start if eager else url
        if not first:
            return False
        if self._pages is not None:
            door.session.cookies.update(self._pages)  # type: ignore[no-untyped-call]
        walk = _Walk(door, self._credentials, url, self._pages is not None)
        walk.go(first)
        if not walk.signed and not eager and self._start and self._start != first:
            # what refused shows no form itself: the sign-in page's own address may
            walk.go(self._start)
        if not walk.signed:
            raise NetworkError(
                tr("No sign-in form was found at {host}.", host=failures.host_of(first)),
                tr("The page does not ask for a user name and password, or only with a browser's scripts."),
                tr("Give the address of the sign-in page in the Platforms window, or choose another way to sign in."),
                failures.detail("GET", first, *walk.steps),
            )
        for page in self._also:
            # one that is not there, or fails, does not keep the others from being used
            with contextlib.suppress(NetworkError):
                _Walk(door, self._credentials, url, True).go(page)
        self._keep(door.session.cookies)
        self._pages = door.session.cookies.copy()  # type: ignore[no-untyped-call]
        self._logout = walk.logout or self._logout
        self._user = walk.user or self._user or self._credentials()[0]
        return True


class _Walk:
    """From the first page to a session, step by step."""

    def __init__(self, door: Door, credentials: Credentials, asked: str, resumed: bool) -> None:
        """:param resumed: the sign-in page's session of before is there, and may still be good."""
        self._door = door
        self._resumed = resumed
        self._credentials = credentials
        self._hosts = {urlsplit(asked).hostname or ""}
        self._posted = False
        self._first = ""
        #: whether a session was opened: by the password, or by a ticket alone.
        self.signed = False
        self.user = ""
        self.logout = ""
        #: the addresses met, without their queries.
        self.steps: list[str] = []

    def go(self, url: str) -> None:
        """Follow redirects and forms.

        :raises SignInRefused: the form came back.
        :raises NetworkError: an error, a page on a stranger's host.
        """
        self._first = url
        self._hosts.add(urlsplit(url).hostname or "")
        method, data, referer = "GET", None, ""
        for _step in range(MAX_STEPS):
            self.steps.append(_bare(url))
            response = self._send(method, url, data, referer)
            try:
                ticket = method == "GET" and _has_ticket(url)
                if response.status_code in forms.REDIRECTS:
                    after = urljoin(url, response.headers.get("Location", ""))
                    if ticket and not forms.leads_to_login(url, after):
                        self.signed = True
                        return  # the session is open; what follows is the answer somebody asked for
                    if method == "POST":
                        self.signed = True
                    method, data, referer, url = "GET", None, "", after
                    continue
                page = _text(response)
                form = forms.sign_in_form(page)
                if form is None:
                    self._end(response, ticket)
                    return
                if self._posted:
                    raise refused(url)
                method, data, referer, url = "POST", self._fill(form, url), url, forms.target(form, url)
            finally:
                response.close()
        raise failures.too_many_redirects("GET", self.steps[0])

    def _end(self, response: requests.Response, ticket: bool) -> None:
        """The last page, without a form."""
        status = response.status_code
        if status >= 400 and not ticket:
            raise _status(response)
        if ticket and status < 400:
            self.signed = True
        elif status < 400 and (self._posted or self._resumed):
            self.signed = True  # a page that says so, where no service was named; or nobody had signed out
        elif ticket:
            raise _status(response)

    def _fill(self, form: forms.Form, page_url: str) -> str:
        """Fill the form, if the password may go where it leads."""
        action = forms.target(form, page_url)
        host = urlsplit(page_url).hostname or ""
        if forms.in_the_open(action, page_url, self._first):
            raise NetworkError(
                tr("The password was not sent to {host}.", host=failures.host_of(action)),
                tr("The sign-in page is not encrypted (http), although the way to it begins with https."),
                tr("Tell the platform's administrator."),
                failures.detail("GET", _bare(page_url), *self.steps),
            )
        if not forms.may_post(action, page_url) or not any(forms.related(host, known) for known in self._hosts):
            raise NetworkError(
                tr("The password was not sent to {host}.", host=failures.host_of(action)),
                tr("The sign-in page is at another place than the platform: nothing says that they belong together."),
                tr("If this is right, give the address of the sign-in page in the Platforms window."),
                failures.detail("GET", _bare(page_url), *self.steps),
            )
        self.user, password = self._credentials()
        self._posted = True
        self.logout = _logout(page_url)
        return urlencode(form.filled(self.user, password))

    def _send(self, method: str, url: str, data: str | None, referer: str) -> requests.Response:
        """Send one step, following nothing."""
        import requests

        from ..session import from_requests

        headers = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"}
        if data is not None:
            page = urlsplit(referer)
            # Django's and Spring's protection against foreign forms look at where the form was
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Referer": _bare(referer),
                "Origin": f"{page.scheme}://{page.netloc}",
            }
        try:
            session = self._door.session
            return session.request(method, url, data=data, headers=headers, allow_redirects=False, stream=True)
        except requests.RequestException as error:
            raise from_requests(error, method, _bare(url)) from error


def _has_ticket(url: str) -> bool:
    """Whether an address carries a service ticket (CAS 3, section 3.1)."""
    return any(value.startswith(("ST-", "PT-")) for value in parse_qs(urlsplit(url).query).get("ticket", []))


def _logout(login: str) -> str:
    """Give the page that ends the session, beside the one that begins it."""
    parts = urlsplit(login)
    if not parts.path.endswith("/login"):
        return ""
    return urlunsplit((parts.scheme, parts.netloc, f"{parts.path.removesuffix('login')}logout", "", ""))


def _text(response: requests.Response) -> str:
    """Read a page as far as it is looked at."""
    from ..responses import pieces

    body = b""
    for piece in pieces(response):
        body += piece
        if len(body) >= forms.MAX_PAGE:
            break
    return body.decode(response.encoding or "utf-8", "replace")


def _status(response: requests.Response) -> HttpError | NetworkError:
    """Give the error of a step; the page itself may hold anything, and is left out."""
    url = _bare(response.request.url or "")
    return failures.from_status(
        response.status_code, response.request.method or "", url, Headers(response.headers.items()), b""
    )


def _bare(url: str) -> str:
    """Give an address without its query, which may hold a ticket."""
    return failures.bare_url(url).partition("#")[0].partition("?")[0]
