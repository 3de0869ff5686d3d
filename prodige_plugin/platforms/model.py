"""What a platform is, without Qt or QGIS."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field


class Capability(enum.Enum):
    """What a platform can do; it drives which buttons exist."""

    SEARCH = "search"
    SAVE_RECORD = "save_record"
    DELETE_RECORD = "delete_record"
    PUBLISH_VECTOR = "publish_vector"
    PUBLISH_RASTER = "publish_raster"
    PUBLISH_MAP = "publish_map"
    UNPUBLISH = "unpublish"
    #: only the features that were added, changed or deleted travel when a layer is published again.
    PUSH_CHANGES = "push_changes"
    #: a checked package of files is made, and sent where the platform takes it, for what it lets nobody create.
    DEPOSIT = "deposit"
    #: what is published can be kept from visitors.
    RESTRICT = "restrict"


#: Ways to sign in beyond QGIS's own: PRODIGE 5's session and token, a sign-in page (CAS).
SESSION, TOKEN, PAGE = "prodige_session", "prodige_token", "cas"
SIGN_INS = ("", SESSION, TOKEN, PAGE)


@dataclass(frozen=True)
class Platform:
    """A named place: product, addresses, capabilities, and the account to use there.

    ``authcfg`` is the id of an entry of QGIS's authentication database, never a secret (P3).
    """

    key: str
    name: str
    #: a key of :data:`prodige_plugin.platforms.PRODUCTS`.
    product: str
    #: endpoint role → address; which roles exist is the product's to say.
    endpoints: Mapping[str, str]
    authcfg: str = ""
    #: another account for the database, when it is not the same; "" means :attr:`authcfg`.
    database_authcfg: str = ""
    #: how the account signs in, one of :data:`SIGN_INS`; "": as QGIS's account says (Basic, certificate, OAuth2).
    sign_in: str = ""
    #: the organisation's file gave it: its addresses are not changed here.
    provided: bool = False
    capabilities: frozenset[Capability] = field(default_factory=frozenset)
