"""With whom: the platform's description, one module per product.

Importing this room is cheap: a product's module, and what it needs (database, GDAL, XML), is
imported when it is first used.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, cast

from ..errors import PlatformError
from ..i18n import tr
from .model import Platform

if TYPE_CHECKING:
    from ..catalogue.model import EditableCatalogue
    from ..feedback import Feedback
    from ..network import Door
    from .product import Product, Publisher

#: Product key → the module that knows it. The module, or its ``PRODUCT``, has what :class:`~.product.Product` lists.
PRODUCTS = {
    "qgis_server": "qgis_server",
    "prodige": "prodige",
    "georchestra": "georchestra",
    "csw": "csw",
    "geonetwork": "geonetwork",
    "records": "records",
    "geoplateforme": "geoplateforme",
    "udata": "udata",
    "ckan": "ckan",
}


def product_of(platform: Platform) -> Product:
    """Give what knows the platform's product.

    :raises PlatformError: this version of the plugin does not know it.
    """
    module = PRODUCTS.get(platform.product)
    if module is None:
        raise PlatformError(
            tr("The platform “{name}” cannot be used.", name=platform.name),
            tr("Its product, “{product}”, is not known to this version of the plugin.", product=platform.product),
            tr("Update the plugin, or correct the platform's description."),
        )
    found = import_module(f".{module}", __name__)
    return cast("Product", getattr(found, "PRODUCT", found))


def catalogue_for(platform: Platform, feedback: Feedback | None = None) -> EditableCatalogue:
    """Give the platform's catalogue, with the platform's account. Any thread.

    :raises PlatformError: the product is unknown, or the platform has no catalogue.
    """
    announce(platform)
    return product_of(platform).catalogue(platform, feedback)


def publisher_for(platform: Platform) -> Publisher:
    """Give what publishes on the platform.

    :raises PlatformError: the product is unknown, or an address is missing.
    """
    announce(platform)
    return product_of(platform).publisher(platform)


def test_connection(platform: Platform, feedback: Feedback) -> list[tuple[str, bool, str]]:
    """Try each address of a platform: (what, whether it works, sentence). Worker thread.

    :raises PlatformError: the product is unknown.
    """
    announce(platform, anew=True)
    return product_of(platform).test_connection(platform, feedback)


def announce(platform: Platform, anew: bool = False) -> None:
    """Make the platform's way to sign in known to every door that has its account. Cheap, any thread.

    :param anew: forget a session and a refusal there may be, so that the account is tried again.
    :raises PlatformError: the platform has no address to sign in at.
    """
    if platform.sign_in and platform.authcfg:
        from .sign_in import announce as make_known

        held = make_known(platform)
        if anew and held is not None:
            held.forget()
    else:
        end_session(platform.key)


def end_session(key: str) -> None:
    """Let go of the session of a platform, if there is one; layers lose it too. Cheap, any thread."""
    if f"{__package__.rpartition('.')[0]}.network.sign_in" in sys.modules:
        from ..network.sign_in import forget

        forget(key)


def door_for(platform: Platform, feedback: Feedback | None = None, timeout_s: float | None = None) -> Door:
    """Give a way to the network with the platform's account, signed in as the platform wants it.

    :raises PlatformError: the platform has no address to sign in at.
    """
    from ..network import Door

    announce(platform)
    return Door(platform.authcfg, feedback, timeout_s=timeout_s)
