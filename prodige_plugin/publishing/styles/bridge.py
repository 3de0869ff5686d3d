"""bridgestyle (GeoCat, MIT): inside the package when it is installed, from the environment in a checkout.

It is imported when the first style is written, under the plugin's own name, so that another plugin's bridgestyle, of
whatever version, stays another module.
"""

from __future__ import annotations

import importlib
import threading
from types import ModuleType

from ...errors import PublishError
from ...i18n import tr
from .model import Symbolizer

#: bridgestyle collects its warnings in a global list.
_LOCK = threading.Lock()
_NAME = "bridgestyle"


def module(name: str) -> ModuleType:
    """Import one of bridgestyle's modules ("sld.fromgeostyler").

    :raises PublishError: it is nowhere.
    """
    package = __package__.rsplit(".", 2)[0]
    for place in (f"{package}.vendor.{_NAME}", _NAME):
        try:
            return importlib.import_module(f"{place}.{name}")
        except ModuleNotFoundError as error:
            if not (error.name or "").startswith((f"{package}.vendor", _NAME)):
                raise
    raise PublishError(
        tr("Styles cannot be written as SLD."),
        tr("A part of the plugin is missing: bridgestyle."),
        tr("Install the plugin again."),
    )


def sld(geostyler: Symbolizer) -> str:
    """Write a style in GeoStyler's model as SLD 1.0."""
    writer = module("sld.fromgeostyler")
    with _LOCK:
        text, _warnings = writer.convert(geostyler)
    return str(text)
