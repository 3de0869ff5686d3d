"""Why a platform cannot do something, in a sentence: for what the windows hide, disable or refuse."""

from __future__ import annotations

from ..i18n import tr
from .model import Capability, Platform

#: Capabilities that each product can have once its addresses and an account are known; those of no row here are
#: catalogues, where nothing can be published.
_PUBLISHING: dict[str, frozenset[Capability]] = {
    "qgis_server": frozenset(
        {Capability.PUBLISH_VECTOR, Capability.PUBLISH_MAP, Capability.UNPUBLISH, Capability.PUSH_CHANGES}
    ),
    "georchestra": frozenset(
        {
            Capability.PUBLISH_VECTOR,
            Capability.PUBLISH_RASTER,
            Capability.PUBLISH_MAP,
            Capability.UNPUBLISH,
            Capability.RESTRICT,
        }
    ),
    "prodige": frozenset(
        {
            Capability.PUBLISH_VECTOR,
            Capability.PUBLISH_MAP,
            Capability.UNPUBLISH,
            Capability.PUSH_CHANGES,
            Capability.DEPOSIT,
        }
    ),
}


def why_not(platform: Platform, capability: Capability) -> str:
    """Say why a platform cannot do something, "" when it can. Cheap, any thread, asks nobody.

    The sentence is whole ("Maps cannot be published on “X”: …"), and ends with what would change it where something
    would: an account, an address.
    """
    from . import product_of

    if capability in product_of(platform).capabilities(platform):
        return ""
    if platform.product == "prodige" and capability is Capability.PUSH_CHANGES:
        from .prodige.context import why_no_api

        what = tr("Changes cannot be sent to the data sets of “{platform}”.", platform=platform.name)
        return f"{what} {why_no_api(platform) or _missing(platform)}"
    what = _what(capability, platform.name)
    ever = _PUBLISHING.get(platform.product, frozenset())
    if capability in (Capability.SEARCH, Capability.SAVE_RECORD, Capability.DELETE_RECORD) or capability in ever:
        return f"{what} {_missing(platform)}"
    if not ever:
        return f"{what} " + tr("It is a catalogue: it takes records at most, and no data.")
    return f"{what} " + tr("Its software has no such function for accounts like yours.")


def _what(capability: Capability, name: str) -> str:
    """Say what cannot be done."""
    return {
        Capability.SEARCH: tr("“{platform}” cannot be searched.", platform=name),
        Capability.SAVE_RECORD: tr("Records cannot be saved on “{platform}”.", platform=name),
        Capability.DELETE_RECORD: tr("Records cannot be deleted on “{platform}”.", platform=name),
        Capability.PUBLISH_VECTOR: tr("Layers cannot be published on “{platform}”.", platform=name),
        Capability.PUBLISH_RASTER: tr("Rasters cannot be published on “{platform}”.", platform=name),
        Capability.PUBLISH_MAP: tr("Maps cannot be published on “{platform}”.", platform=name),
        Capability.UNPUBLISH: tr("Nothing can be unpublished on “{platform}” from here.", platform=name),
        Capability.PUSH_CHANGES: tr("“{platform}” takes whole layers, not only what changed in them.", platform=name),
        Capability.RESTRICT: tr("What is published on “{platform}” is for everybody.", platform=name),
        Capability.DEPOSIT: tr("“{platform}” takes no packages of files.", platform=name),
    }[capability]


def _missing(platform: Platform) -> str:
    """Say what the platform's description lacks."""
    if not platform.authcfg and not platform.database_authcfg:
        return tr("An account is missing: choose one in the platform's settings.")
    return tr("An address is missing or wrong: complete the platform's settings.")
