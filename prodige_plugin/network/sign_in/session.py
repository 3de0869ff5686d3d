"""PRODIGE 5: HTTP Basic once on ``/api/login``, then the session's cookie (``PHPSESSID``)."""

from __future__ import annotations

from ...errors import HtmlInsteadOfData, HttpError, NetworkError
from ...i18n import tr
from .. import failures
from ..door import Door
from .base import CookieSignIn, Covers, Credentials, not_offered, refused

#: PRODIGE's sessions were seen to last 25 to 30 minutes; seconds.
LIFETIME_S = 25 * 60.0


class SessionSignIn(CookieSignIn):
    """The session of PRODIGE 5's API."""

    lifetime_s = LIFETIME_S

    def __init__(self, login: str, authcfg: str, credentials: Credentials, covers: Covers, mark: object = None) -> None:
        """:param login: the address to sign in at: ``{catalogue}/api/login``."""
        super().__init__(authcfg, credentials, covers, (login, mark))
        self._login = login

    def _begin(self, url: str, door: Door, eager: bool) -> bool:  # noqa: ARG002
        account = self._credentials()
        try:
            answer = door.request("POST", self._login, basic=account, headers={"Accept": "application/json"})
        except (HttpError, HtmlInsteadOfData) as error:
            raise translated(error, self._login) from error
        if not len(door.session.cookies):
            raise NetworkError(
                tr("{host} gave no session.", host=failures.host_of(self._login)),
                tr("It took the account, and sent no cookie with its answer."),
                tr("Choose another way to sign in, in the Platforms window."),
                failures.detail("POST", self._login, f"HTTP {answer.status}"),
            )
        self._keep(door.session.cookies)
        self._user = account[0]
        return True


def translated(error: HttpError | HtmlInsteadOfData, login: str) -> NetworkError:
    """Say what an error of a sign-in address means."""
    if isinstance(error, HttpError):
        if error.status in (401, 403):
            return refused(login, error.detail)
        if error.status in (404, 405, 410, 501) or 300 <= error.status < 400:
            return not_offered(login, error.detail)
        return error
    return not_offered(login, error.detail)
