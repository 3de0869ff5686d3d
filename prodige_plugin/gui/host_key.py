"""A server that is not trusted yet, or shows another key: the person compares, and says what is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from qgis.PyQt.QtWidgets import QWidget

from ..errors import PluginError
from ..i18n import tr
from .button_box import asked

if TYPE_CHECKING:
    from ..publishing.sftp import ChangedHost, UnknownHost


def concerned(error: PluginError) -> UnknownHost | ChangedHost | None:
    """Give the failure that is about a server's key: the error itself, or what stopped a publication."""
    for one in (error, getattr(error, "cause", None)):
        # known by what it can do: the module of SFTP is not imported for every message
        if one is not None and hasattr(one, "keys") and (hasattr(one, "trust") or hasattr(one, "forget")):
            return cast("UnknownHost | ChangedHost", one)
    return None


def remedy(
    error: UnknownHost | ChangedHost, parent: QWidget, again: Callable[[], object]
) -> tuple[str, Callable[[], object]]:
    """Give (label, what it calls) of the button that leads to the remedy.

    :param again: called once the person has chosen so.
    """
    from ..publishing.sftp import UnknownHost

    if isinstance(error, UnknownHost):
        unknown = error
        return tr("Trust this server…"), lambda: _trust(unknown, parent, again)
    changed = error
    return tr("Forget the old key…"), lambda: _forget(changed, parent, again)


def _trust(error: UnknownHost, parent: QWidget, again: Callable[[], object]) -> None:
    question = tr("Trust the server {host}?", host=error.address.host)
    more = error.why + "\n\n" + tr("Trust it only if the platform's administrator has told you this fingerprint. It is "
                                   "kept in your QGIS profile, and asked about no more.")  # fmt: skip
    if asked(parent, question, more, tr("Trust"), careful=True):
        error.trust()
        again()


def _forget(error: ChangedHost, parent: QWidget, again: Callable[[], object]) -> None:
    question = tr("Forget the key of {host}?", host=error.address.host)
    more = error.why + "\n\n" + tr("The next time, the server's new key is shown, and you choose whether to trust it.")
    if asked(parent, question, more, tr("Forget"), careful=True):
        error.forget()
        again()
