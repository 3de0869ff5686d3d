"""What the steps of one plan share: the platform, its addresses and the ways to its applications."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...catalogue.geonetwork import GeoNetworkClient
from ...catalogue.geonetwork_address import Place
from ...catalogue.geonetwork_api import Api
from ...errors import PlatformError
from ...feedback import Feedback
from ...i18n import tr
from ...network import Door
from ..model import Platform
from .addresses import Addresses
from .geoserver import GeoServer
from .sharing import Sharing
from .styles import Styles

#: Key of the step that ends a plan: once it has begun to delete, what was there before cannot be put back.
FINISH = "finish"


@dataclass
class Context:
    """The platform as one plan uses it."""

    platform: Platform
    #: whether only those with rights may see what is published: it is read back with the account then.
    restricted: bool = False
    #: what was read back, for the receipt.
    checks: list[dict[str, object]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    #: publication → sizes and dates of the files its checksums are of; see :func:`.sums.stamps_of`.
    stamps: dict[str, str] = field(default_factory=dict)

    @property
    def addresses(self) -> Addresses:
        """The platform's addresses."""
        return Addresses(self.platform)

    def geoserver(self, feedback: Feedback | None = None) -> GeoServer:
        """GeoServer with the account."""
        return GeoServer(self.addresses.geoserver, Door(self.platform.authcfg, feedback))

    def styles(self, workspace: str, feedback: Feedback | None = None) -> Styles:
        """The styles of a workspace, with the account."""
        return Styles(self.geoserver(feedback).rest, workspace)

    def reader(self, feedback: Feedback | None = None) -> Door:
        """The way to the network of those for whom it is published: visitors, or the account."""
        return Door(self.platform.authcfg if self.restricted else "", feedback)

    def account(self, feedback: Feedback | None = None) -> Door:
        """The way to the network with the account."""
        return Door(self.platform.authcfg, feedback)

    @property
    def place(self) -> Place:
        """Where GeoNetwork is.

        :raises PlatformError: the platform has none.
        """
        place = self.addresses.geonetwork
        if place is None:
            raise PlatformError(
                tr("The platform “{name}” lacks an address.", name=self.platform.name),
                tr("The address of its catalogue (GeoNetwork) is not given."),
                tr("Complete the platform's settings, or ask its administrator for them."),
            )
        return place

    def catalogue(self, feedback: Feedback | None = None) -> GeoNetworkClient:
        """GeoNetwork with the account."""
        return GeoNetworkClient(self.place.base, self.account(feedback))

    def sharing(self, feedback: Feedback | None = None) -> Sharing:
        """Who may see records, with the account."""
        return Sharing(Api(self.place, self.account(feedback)))

    def note(self, publication: str, name: str, expected: object, found: object, ok: bool) -> None:
        """Note one thing read back of a publication."""
        self.checks.append({"publication": publication, "name": name, "ok": ok, "expected": expected, "found": found})
