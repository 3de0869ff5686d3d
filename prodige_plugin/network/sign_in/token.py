"""PRODIGE 5: a token from ``/api/jwt_login``, sent as ``Authorization: Bearer`` (RFC 6750)."""

from __future__ import annotations

import base64
import binascii
import json
from typing import TYPE_CHECKING, Any

from ...errors import HtmlInsteadOfData, HttpError, NetworkError
from ...i18n import tr
from .. import failures
from ..answer import Expect
from ..door import Door
from .base import Covers, Credentials, SignIn
from .session import LIFETIME_S, translated

if TYPE_CHECKING:
    import requests


class TokenSignIn(SignIn):
    """The token of PRODIGE 5's API."""

    def __init__(self, login: str, authcfg: str, credentials: Credentials, covers: Covers, mark: object = None) -> None:
        """:param login: the address to sign in at: ``{catalogue}/api/jwt_login``."""
        super().__init__(authcfg, credentials, covers, (login, mark))
        self.lifetime_s = LIFETIME_S
        self._login = login
        self._token = ""

    def dress(self, request: requests.PreparedRequest) -> None:
        """Send the token."""
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"

    def _begin(self, url: str, door: Door, eager: bool) -> bool:  # noqa: ARG002
        user, password = self._credentials()
        body = json.dumps({"username": user, "password": password})
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        try:
            answer = door.request("POST", self._login, data=body, headers=headers, expect=Expect.JSON)
        except (HttpError, HtmlInsteadOfData) as error:
            raise translated(error, self._login) from error
        given: Any = answer.json()
        # "token" is the older form
        token = (given.get("access_token") or given.get("token")) if isinstance(given, dict) else None
        if not isinstance(token, str) or not token or not token.isascii() or not token.isprintable():
            raise NetworkError(
                tr("{host} gave no token.", host=failures.host_of(self._login)),
                tr("Its answer has none at the usual place."),
                tr("Choose another way to sign in, in the Platforms window."),
                # never the answer itself: it may hold the token under another name
                failures.detail("POST", self._login, f"HTTP {answer.status}"),
            )
        self._token = token
        claims = claims_of(token)
        self._user = str(claims.get("username") or claims.get("preferred_username") or user)
        self.lifetime_s = lifetime_s(claims)
        return True

    def _drop(self) -> None:
        self._token = ""


def claims_of(token: str) -> dict[str, Any]:
    """Read what a JSON web token says (RFC 7519), unchecked: its signature is the server's matter.

    :return: nothing for what is no such token.
    """
    parts = token.split(".")
    if len(parts) != 3:
        return {}
    try:
        told = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def lifetime_s(claims: dict[str, Any]) -> float:
    """Give how long to use a token, in seconds: what its dates say less a minute, 25 minutes at most."""
    start, end = claims.get("iat"), claims.get("exp")
    if isinstance(start, int | float) and isinstance(end, int | float) and end > start:
        return float(min(LIFETIME_S, max(30.0, end - start - 60.0)))
    return LIFETIME_S
