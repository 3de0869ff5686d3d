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
    PUBLISH_MAP = "publish_map"
    UNPUBLISH = "unpublish"


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
    capabilities: frozenset[Capability] = field(default_factory=frozenset)
