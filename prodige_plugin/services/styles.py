"""The style that comes with data: QML or SLD beside a file, put on its layer without what could run."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsMapLayer

from .. import xmlsafe
from ..errors import BadXml
from ..i18n import tr
from . import qgisxml

#: Largest style read, in bytes.
_LARGEST = 16 * 1024**2


def apply(layer: QgsMapLayer, path: Path) -> str:
    """Put a style on a layer and say so; a style that cannot be read is said and left out.

    :param path: a ``.qml`` or ``.sld`` file of a stranger.
    :return: a sentence.
    """
    try:
        if path.stat().st_size > _LARGEST:
            return tr("The style {name} is too large; it was left out.", name=path.name)
        data = path.read_bytes()
        if path.suffix.lower() == ".qml":
            return _qml(layer, path, data)
        xmlsafe.parse(data)
    except (OSError, BadXml) as error:
        return tr("The style {name} cannot be read; it was left out. {words}", name=path.name, words=error)
    words, good = layer.loadSldStyle(str(path))
    if not good:
        return tr("The style {name} does not fit the layer; it was left out. {words}", name=path.name, words=words)
    return tr("The style {name} that came with the data is used.", name=path.name)


def _qml(layer: QgsMapLayer, path: Path, data: bytes) -> str:
    """Put QGIS's own kind of style on a layer."""
    root = qgisxml.parse(data)
    active = qgisxml.strip_active(root)
    good, words = layer.importNamedStyle(qgisxml.style_document(root), qgisxml.SAFE_CATEGORIES)
    if not good:
        return tr("The style {name} does not fit the layer; it was left out. {words}", name=path.name, words=words)
    if active:
        return tr("The style {name} that came with the data is used, without its actions and code.", name=path.name)
    return tr("The style {name} that came with the data is used.", name=path.name)
