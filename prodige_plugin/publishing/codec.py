"""Prepared layers and maps as JSON values, and back: what the journal keeps so that a later session can go on.

Everything of a job is kept but its features (a layer that is open again, or its file, gives them) and what may
hold a password (the data source of a layer, the accounts of a database).
"""

from __future__ import annotations

import base64
import dataclasses
import enum
import importlib
from collections.abc import Mapping

from lxml import etree
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsField,
    QgsFields,
    QgsLabelingEngineSettings,
    QgsReadWriteContext,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from ..errors import LayerError, redact
from ..i18n import tr
from ..xmlsafe import parser
from .layer_xml import has_secret

#: Key under which a value says what it is.
_KIND = "!"
#: Where classes that are kept come from.
_OWN = __package__.rpartition(".")[0] + "."
#: Fields that are never kept: they may hold an account, or are of this session alone.
_LEFT_OUT = frozenset({"source", "features"})


class GoneFeatures:
    """Stands for the features of a layer that is not open any more."""

    def __init__(self, title: str) -> None:
        """:param title: of the layer."""
        self._title = title

    def getFeatures(self, *_request: object) -> object:  # noqa: N802  QGIS's name
        """Say that there are none.

        :raises LayerError: always.
        """
        raise LayerError(
            tr("This publication cannot go on without the layer “{title}”.", title=self._title),
            tr("It is not open in this project, or was changed since."),
            tr("Open the project it was published from and resume, or undo the publication."),
        )


def encode(value: object) -> object:
    """Give a value as JSON can hold it.

    :raises TypeError: it is of a kind that cannot be kept.
    """
    if value is None or (isinstance(value, bool | int | float) and not isinstance(value, enum.Enum)):
        return value
    if isinstance(value, str):
        return clean_xml(value) if value.lstrip().startswith("<") else redact(str(value))
    if isinstance(value, bytes):
        return {_KIND: "bytes", "v": base64.b64encode(value).decode("ascii")}
    if isinstance(value, QgsWkbTypes.Type):
        return {_KIND: "wkb", "v": int(value)}
    if isinstance(value, enum.Enum):
        return {_KIND: "enum", "t": _name(type(value)), "v": value.value}
    if isinstance(value, list | tuple | set | frozenset):
        kind = next(kind for kind in ("list", "tuple", "set", "frozenset") if isinstance(value, _COLLECTIONS[kind]))
        return {_KIND: kind, "v": [encode(inner) for inner in value]}
    if isinstance(value, Mapping):
        return {_KIND: "dict", "v": [[encode(key), encode(inner)] for key, inner in value.items()]}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kept = {
            field.name: encode(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if field.init and field.name not in _LEFT_OUT
        }
        return {_KIND: "data", "t": _name(type(value)), "v": kept}
    return _encode_qgis(value)


def decode(value: object) -> object:
    """Read what :func:`encode` gave.

    :raises ValueError: it is of another version of this plugin, or not ours.
    """
    if not isinstance(value, dict):
        return value
    kind, held = value.get(_KIND), value.get("v")
    if kind == "bytes":
        return base64.b64decode(str(held))
    if kind == "wkb":
        return QgsWkbTypes.Type(held)
    if kind == "enum":
        return _class(value)(held)
    if kind in _COLLECTIONS and isinstance(held, list):
        return _COLLECTIONS[str(kind)](decode(inner) for inner in held)
    if kind == "dict" and isinstance(held, list):
        return {decode(key): decode(inner) for key, inner in held}
    if kind == "data" and isinstance(held, dict):
        return _object(_class(value), {name: decode(inner) for name, inner in held.items()})
    return _decode_qgis(kind, held)


def clean_xml(text: str) -> str:
    """Take out of an XML text what may be secret: sources with an account, and what looks like a password.

    What is not XML after all is redacted as any text is.
    """
    try:
        root = etree.fromstring(text.encode(), parser())
    except etree.XMLSyntaxError:
        return redact(text)
    changed = False
    for node in root.iter(etree.Element):
        if node.tag == "datasource" and has_secret(node.text or ""):
            node.text, changed = "", True
        if node.text and redact(node.text) != node.text:
            node.text, changed = redact(node.text), True
        for name, held in node.attrib.items():
            clean = redact(str(held))
            if clean != held:
                node.attrib[name], changed = clean, True
    return etree.tostring(root, encoding="unicode") if changed else text


_COLLECTIONS: dict[str, type] = {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset}


def _name(kind: type) -> str:
    """Name a class of this plugin, without the name the plugin is installed under."""
    if not kind.__module__.startswith(_OWN):
        raise TypeError(f"cannot be kept: {kind}")
    return f"{kind.__module__.removeprefix(_OWN)}:{kind.__qualname__}"


def _class(value: Mapping[str, object]) -> type:
    """Give the class that a kept value names: data or a list of choices of this plugin, and nothing else."""
    module, _colon, name = str(value.get("t")).partition(":")
    if module.split(".")[0] not in ("metadata", "platforms", "publishing", "services"):
        raise ValueError(f"not ours: {module}")
    try:
        kind = getattr(importlib.import_module(_OWN + module), name)
    except (ImportError, AttributeError) as error:
        raise ValueError(f"unknown: {module}:{name}") from error
    if not isinstance(kind, type) or not (dataclasses.is_dataclass(kind) or issubclass(kind, enum.Enum)):
        raise ValueError(f"neither data nor choices: {module}:{name}")
    return kind


def _object(kind: type, held: dict[str, object]) -> object:
    """Make an object of its kept fields; those that were left out are absent in it too."""
    wanted = {field.name: field for field in dataclasses.fields(kind) if field.init}
    if set(held) - set(wanted):
        raise ValueError(f"unknown fields of {kind.__name__}: {set(held) - set(wanted)}")
    for name, field in wanted.items():
        missing = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        if name not in held and missing:
            if name != "features":
                raise ValueError(f"{kind.__name__}.{name} is missing")
            held[name] = GoneFeatures(str(held.get("title", "")))
    return kind(**held)


def _encode_qgis(value: object) -> object:
    """Keep what QGIS's own classes hold."""
    if isinstance(value, QgsCoordinateReferenceSystem):
        return {_KIND: "crs", "v": value.authid() or value.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT2_2019)}
    if isinstance(value, QgsFields):
        return {_KIND: "fields", "v": [_encode_field(value.at(index)) for index in range(value.count())]}
    if isinstance(value, QgsLabelingEngineSettings):
        return {_KIND: "labeling", "v": _encode_labeling(value)}
    raise TypeError(f"cannot be kept: {type(value)}")


def _decode_qgis(kind: object, held: object) -> object:
    """Make QGIS's own classes of what was kept of them."""
    if kind == "crs":
        crs = QgsCoordinateReferenceSystem()
        if held:
            crs.createFromUserInput(str(held))
        return crs
    if kind == "fields" and isinstance(held, list):
        fields = QgsFields()
        for kept in held:
            fields.append(_decode_field(kept))
        return fields
    if kind == "labeling" and isinstance(held, list):
        return _decode_labeling(held)
    raise ValueError(f"unknown kind: {kind}")


def _encode_labeling(settings: QgsLabelingEngineSettings) -> list[object]:
    """Keep how labels are placed."""
    document = QDomDocument()
    element = document.createElement("labeling")
    document.appendChild(element)
    if hasattr(settings, "writeXml"):  # rules of labels, since QGIS 3.40
        settings.writeXml(document, element, QgsReadWriteContext())
    return [
        # plain numbers in Qt 5, flags and enumerations in Qt 6
        int(getattr(settings.flags(), "value", settings.flags())),
        int(getattr(settings.placementVersion(), "value", settings.placementVersion())),
        settings.maximumLineCandidatesPerCm(),
        settings.maximumPolygonCandidatesPerCmSquared(),
        settings.unplacedLabelColor().name(),
        str(document.toString(-1)),
    ]


def _decode_labeling(kept: list[object]) -> QgsLabelingEngineSettings:
    """Place labels as it was kept."""
    flags, version, line, polygon, colour, xml = kept
    settings = QgsLabelingEngineSettings()
    settings.setFlags(type(settings.flags())(flags))
    settings.setPlacementVersion(Qgis.LabelPlacementEngineVersion(version))
    settings.setMaximumLineCandidatesPerCm(line)
    settings.setMaximumPolygonCandidatesPerCmSquared(polygon)
    settings.setUnplacedLabelColor(QColor(colour))
    document = QDomDocument()
    document.setContent(str(xml))
    if hasattr(settings, "readXml"):
        settings.readXml(document.documentElement(), QgsReadWriteContext())
    return settings


def _encode_field(field: QgsField) -> list[object]:
    """Keep what a field is; where it comes from (a join, an expression) is the layer's matter."""
    return [
        field.name(),
        int(field.type()),
        field.typeName(),
        field.length(),
        field.precision(),
        field.comment(),
        int(field.subType()),
        field.alias(),
    ]


def _decode_field(kept: list[object]) -> QgsField:
    """Make a field of what was kept of it."""
    name, kind, type_name, length, precision, comment, sub_type, alias = kept
    field = QgsField(name, QMetaType.Type(kind), type_name, length, precision, comment, QMetaType.Type(sub_type))
    field.setAlias(alias)
    return field
