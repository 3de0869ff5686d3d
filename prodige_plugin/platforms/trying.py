"""Trying addresses one after the other, and saying in words what each gave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..catalogue import json_answer as ja
from ..catalogue.geonetwork_address import place_of
from ..errors import (
    Cancelled,
    HtmlInsteadOfData,
    HttpError,
    NetworkError,
    PlatformError,
    PluginError,
    ServiceException,
    TooLarge,
)
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door, Expect
from ..network.sign_in import announced
from .model import Platform
from .sign_in import api_of

#: The most bytes of a capabilities document that are read to see that there is one.
ENOUGH = 256 * 1024

Attempt = tuple[str, Callable[[], str]]


def try_each(attempts: Sequence[Attempt], feedback: Feedback) -> list[tuple[str, bool, str]]:
    """Make the attempts in order: (what, whether it works, sentence). A failure does not stop the others.

    :raises Cancelled: the person cancelled.
    """
    found = []
    for number, (name, attempt) in enumerate(attempts):
        feedback.check()
        feedback.report(number / len(attempts), name)
        try:
            found.append((name, True, attempt()))
        except Cancelled:
            raise
        except PluginError as error:
            found.append((name, False, str(error)))
    return found


def service_answers(door: Door, url: str, service: str) -> str:
    """See that an OGC service answers; gives the sentence.

    :raises NetworkError: it does not.
    """
    separator = "&" if "?" in url else "?"
    asked = url if "request=" in url.lower() else f"{url}{separator}service={service}&request=GetCapabilities"
    try:
        door.request("GET", asked, expect=Expect.XML, max_bytes=ENOUGH)
    except TooLarge:
        return tr("The service answers, with a long list of layers.")
    except ServiceException:
        return tr("A service is there; it wants to be asked for one map or data set.")
    return tr("The service answers.")


def anything_answers(door: Door, url: str) -> str:
    """See that a host answers at all; gives the sentence.

    :raises NetworkError: nothing answers.
    """
    try:
        door.request("GET", url, max_bytes=ENOUGH)
    except (HtmlInsteadOfData, TooLarge):
        pass
    except HttpError as error:
        if error.status >= 500:
            raise
        return tr("The server answers (status {status}).", status=error.status)
    return tr("The page answers.")


def who_in_geonetwork(door: Door, address: str) -> str:
    """Ask GeoNetwork for whom it takes us (``/api/me``: 204 for a visitor); gives the sentence.

    :raises NetworkError: the account is refused; or the catalogue takes the account for a visitor.
    """
    answer = door.request("GET", f"{place_of(address).api}/me", headers={"Accept": "application/json"})
    told: Any = answer.json() if answer.content.strip() and answer.content.lstrip()[:1] == b"{" else {}
    user = ja.text(ja.inside(told, "username"))
    if not user:
        raise NetworkError(
            tr("The catalogue answers as to a visitor."),
            tr("It does not take the account this way: only what is public is found."),
            tr("Try another way to sign in, in the Platforms window."),
        )
    name = " ".join(part for part in (ja.text(ja.inside(told, "name")), ja.text(ja.inside(told, "surname"))) if part)
    profile = ja.text(ja.inside(told, "profile"))
    return tr("Signed in as {user} ({name}, {profile}).", user=user, name=name or user, profile=profile or "–")


def signed_in(platform: Platform, feedback: Feedback) -> str:
    """Sign in as the platform's description says; gives the sentence.

    :raises SignInRefused: the account is not accepted.
    :raises NetworkError: the platform does not sign in this way.
    """
    held = announced(platform.key)
    if held is None:
        raise PlatformError(
            tr("Nobody can be signed in."), tr("No account is chosen."), tr("Choose one in the Platforms window.")
        )
    held.ensure(api_of(platform) or next(iter(platform.endpoints.values())), feedback, 30.0)
    if not held.is_open:
        return tr("The platform has not asked for the account yet; it is given where it does.")
    return tr("Signed in as {user}.", user=held.user)
