"""What the products share that have a catalogue, and nothing to publish data on."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn
from urllib.parse import urlsplit

from ..catalogue.model import EditableCatalogue, Query
from ..errors import PlatformError
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door
from .model import Capability, Platform
from .trying import Attempt, signed_in, try_each

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
    """A product with a catalogue alone, searched and perhaps written (see :class:`~.product.Product`)."""

    def __init__(
        self,
        client: Callable[[str, Platform, Feedback | None], EditableCatalogue],
        who: Callable[[Door, str], str] | None = None,
        saves: Callable[[Platform], bool] | None = None,
    ) -> None:
        """:param client: gives the catalogue client for an address, with the platform's account if it has one.
        :param who: asks the catalogue for whom it takes the account, and says it; ``None`` where it does not tell.
        :param saves: whether records can be saved with the addresses and the account that a platform has.
        """
        self._client = client
        self._who = who
        self._saves = saves

    def capabilities(self, platform: Platform) -> frozenset[Capability]:
        """Give what can be done once the address is known: search, and save where the catalogue takes records."""
        if not platform.endpoints.get(CATALOGUE, "").strip():
            return frozenset()
        saves = self._saves is not None and self._saves(platform)
        return frozenset({Capability.SEARCH, Capability.SAVE_RECORD} if saves else {Capability.SEARCH})

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
        catalogue, who = self.catalogue(platform, feedback), self._who
        door = Door(platform.authcfg, feedback)

        def entries() -> str:
            page = catalogue.search(Query(page_size=1), feedback)
            whose = tr("with the account") if platform.authcfg else tr("as a visitor")
            return tr("%n entry(ies) can be found, {who}.", n=page.total, who=whose)

        attempts: list[Attempt] = [(tr("Catalogue"), entries)]
        if platform.authcfg and platform.sign_in:
            attempts.append((tr("Sign-in"), lambda: signed_in(platform, feedback)))
        if platform.authcfg and who is not None:
            attempts.append((tr("Account"), lambda: who(door, web_address_of(platform))))
        return try_each(attempts, feedback)
