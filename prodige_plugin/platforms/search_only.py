"""What the products that only have a catalogue to search share."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn
from urllib.parse import urlsplit

from ..catalogue.model import EditableCatalogue, Query
from ..errors import Cancelled, PlatformError, PluginError
from ..feedback import Feedback
from ..i18n import tr
from .model import Capability, Platform

#: The endpoint role that holds the catalogue's address.
CATALOGUE = "catalogue"


def web_address_of(platform: Platform, role: str = CATALOGUE) -> str:
    """Give an address of a platform, by default the catalogue's.

    :raises PlatformError: there is none, or it is no web address.
    """
    stated = platform.endpoints.get(role, "").strip()
    try:
        parts = urlsplit(stated)
        good = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good:
        raise PlatformError(
            tr("The platform “{name}” cannot be used.", name=platform.name),
            tr("The address of its catalogue is missing, or does not begin with http."),
            tr("Correct it in the platform's settings."),
        )
    return stated


def refuse_to_publish(platform: Platform) -> NoReturn:
    """Refuse to publish.

    :raises PlatformError: always.
    """
    raise PlatformError(
        tr("Nothing can be published on “{name}” from here.", name=platform.name),
        tr("The plugin only searches this product."),
        tr("Choose another platform to publish on."),
    )


class SearchOnly:
    """A product whose catalogue is searched, and nothing else (see :class:`~.product.Product`)."""

    def __init__(self, client: Callable[[str, Platform, Feedback | None], EditableCatalogue]) -> None:
        """:param client: gives the catalogue client for an address, with the platform's account if it has one."""
        self._client = client

    def capabilities(self, platform: Platform) -> frozenset[Capability]:
        """Give what can be done: search, once the address is known."""
        return frozenset({Capability.SEARCH}) if platform.endpoints.get(CATALOGUE, "").strip() else frozenset()

    def catalogue(self, platform: Platform, feedback: Feedback | None = None) -> EditableCatalogue:
        """Give the catalogue client.

        :raises PlatformError: the platform has no address of a catalogue.
        """
        return self._client(web_address_of(platform), platform, feedback)

    def publisher(self, platform: Platform) -> NoReturn:
        """Refuse to publish.

        :raises PlatformError: always.
        """
        refuse_to_publish(platform)

    def test_connection(self, platform: Platform, feedback: Feedback) -> list[tuple[str, bool, str]]:
        """Try the catalogue: (what, whether it works, sentence). Worker thread.

        :raises PlatformError: the platform has no address of a catalogue.
        :raises Cancelled: the person cancelled.
        """
        catalogue = self.catalogue(platform, feedback)
        try:
            page = catalogue.search(Query(page_size=1), feedback)
        except Cancelled:
            raise
        except PluginError as error:
            return [(tr("Catalogue"), False, str(error))]
        who = tr("with the account") if platform.authcfg else tr("as a visitor")
        return [(tr("Catalogue"), True, tr("%n entry(ies) can be found, {who}.", n=page.total, who=who))]
