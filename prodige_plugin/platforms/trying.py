"""Trying addresses one after the other, and saying in words what each gave."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..errors import Cancelled, HtmlInsteadOfData, HttpError, PluginError, ServiceException, TooLarge
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door, Expect

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
