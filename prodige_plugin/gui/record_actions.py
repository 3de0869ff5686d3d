"""What can be done with a record besides loading it: cite, open, report, edit — and why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import QMenu

from ..catalogue import citation
from ..catalogue.model import Summary
from ..errors import PlatformError
from ..i18n import tr
from ..platforms.model import Capability, Platform
from ..platforms.web_pages import record_page
from .formats import tip_text
from .loading import with_account
from .messages import copy_text, show_note
from .record_details import Details
from .ways_menu import Surroundings

#: Products whose catalogue takes records from those who are signed in.
_WITH_ACCOUNT = ("geonetwork", "prodige", "georchestra", "qgis_server", "csw")

#: Gives the platform a result comes from.
PlatformOf = Callable[[Summary], "Platform | None"]


def surroundings(platforms: Any, platform_of: PlatformOf) -> Surroundings:
    """Give what menus ask of the windows around them, as far as the platforms tell it.

    :param platforms: the :class:`~.platform_list.PlatformList`.
    """

    def name(key: str) -> str:
        platform = platforms.by_key(key)
        return platform.name if platform is not None else key

    return Surroundings(
        platform_name=name,
        page=lambda summary: page_of(platform_of(summary), summary),
        no_edit=lambda summary: no_edit(platforms, platform_of(summary), summary),
        account=lambda source, summary: with_account(source, platform_of(summary)),
    )


def page_of(platform: Platform | None, summary: Summary) -> str:
    """Give the web page of a record, "" when there is none."""
    return record_page(platform, summary.identifier) if platform is not None else ""


def no_edit(platforms: Any, platform: Platform | None, summary: Summary) -> str:
    """Say why a record cannot be edited from here; "" when it can.

    :param platforms: the :class:`~.platform_list.PlatformList`.
    """
    if platform is None:
        return tr("The platform of this record is not set up here.")
    why = no_save(platforms, platform)
    if not why and summary.editable is False:
        return tr("The account in use may not change this record.")
    return why


def no_save(platforms: Any, platform: Platform) -> str:
    """Say why records cannot be saved on a platform; "" when they can.

    :param platforms: the :class:`~.platform_list.PlatformList`.
    """
    try:
        can = Capability.SAVE_RECORD in platforms.capabilities(platform)
    except PlatformError as error:
        return error.why or error.what
    if not can and not platform.authcfg and platform.product in _WITH_ACCOUNT:
        name = platform.name
        return tr("Choose an account for {platform} in the Platforms window to edit its records.", platform=name)
    if not can:
        return tr("Records of {platform} cannot be saved from here.", platform=platform.name)
    return ""


def cited(summary: Summary, page: str, platform: str) -> citation.Citation:
    """Give what a citation needs, looked at today."""
    return citation.citation_of(summary, page, platform, QDate.currentDate().toString(Qt.DateFormat.ISODate))


def fill_citations(menu: QMenu, summary: Summary, page: str, platform: str) -> None:
    """Fill a menu with the forms of a citation; each is copied."""
    menu.clear()
    found = cited(summary, page, platform)
    forms: tuple[tuple[str, str], ...] = (
        (tr("Reference (ISO 690)"), citation.as_text(found)),
        (tr("Mention for a map (Licence Ouverte)"), citation.as_attribution(found)),
        ("Markdown", citation.as_markdown(found)),
        ("BibTeX", citation.as_bibtex(found)),
        (tr("Link"), found.url),
    )
    for label, text in forms:
        action = menu.addAction(label)
        action.setEnabled(bool(text))
        action.setToolTip(tip_text(text))
        action.triggered.connect(lambda _checked=False, text=text: _copy(text))


def _copy(text: str) -> None:
    copy_text(text)
    show_note(tr("Copied: {text}", text=text if len(text) <= 200 else text[:199] + "…"), 4)


def problem_address(details: Details | None) -> str:
    """Give the mail address to write to about a record: its own contact, else that of the data."""
    contacts = details.contacts if details is not None else ()
    mails = [contact.email for _what, contact, _role in reversed(contacts) if contact.email]
    return mails[0] if mails else ""
