"""Carrying repairs out on what is to be published; the person's own layer and project are never touched."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import replace

from lxml import etree
from qgis.core import QgsCoordinateReferenceSystem, QgsWkbTypes

from ...errors import LayerError
from ...i18n import tr
from ...metadata.findings import Severity
from ...xmlsafe import parser
from ..layer_expressions import rename
from ..prepared import PreparedLayer, PreparedRaster
from .model import Finding, Repair
from .secrets import strip_secrets

_KINDS = {
    "point": QgsWkbTypes.Type.MultiPoint,
    "line": QgsWkbTypes.Type.MultiLineString,
    "polygon": QgsWkbTypes.Type.MultiPolygon,
}


def apply(layer: PreparedLayer | PreparedRaster, repair: Repair, answer: str = "") -> None:
    """Carry a repair out on what is to be published; the person's own layer is not touched.

    :param answer: a CRS's code for ``choose_crs`` and ``declare_crs``, a name for ``rename``; what the finding
        proposed where it is "".
    :raises LayerError: fields cannot be renamed because an expression reads them in a way that cannot be followed.
    """
    answer = answer or repair.proposal
    if repair.key == "choose_crs" and layer.crs.isValid():
        layer.target_crs = QgsCoordinateReferenceSystem(answer).authid()
    elif repair.key in ("choose_crs", "declare_crs"):
        if not layer.target_crs and repair.key == "declare_crs":
            # published where it was meant to be, unless the person said otherwise
            layer.target_crs = layer.crs.authid()
        layer.crs = QgsCoordinateReferenceSystem(answer)
        layer.repairs.add("declare_crs")
    elif repair.key == "rename":
        layer.table = answer
    elif repair.key == "strip_secrets":
        layer.xml = strip_secrets(layer.xml)
        layer.repairs.add(repair.key)
    elif isinstance(layer, PreparedLayer) and repair.key == "rename_fields":
        rename_fields(layer, json.loads(answer))
    elif isinstance(layer, PreparedLayer) and repair.key == "cast_types":
        layer.casts.update(json.loads(answer))
    elif isinstance(layer, PreparedLayer) and repair.key == "keep_kind":
        _keep_kind(layer, answer)
    else:
        layer.repairs.add(repair.key)


def repair_all(layers: Mapping[str, PreparedLayer | PreparedRaster], findings: Collection[Finding]) -> list[str]:
    """Carry out every repair that is safe and needs no answer; give what each changes, in sentences.

    :param layers: id → what is to be published.
    :raises LayerError: see :func:`apply`.
    """
    sentences = []
    for finding in safe(findings):
        layer = layers.get(finding.element)
        if layer is None or finding.repair is None:
            continue
        apply(layer, finding.repair)
        sentences.append(tr("{title}: {effect}", title=layer.title, effect=finding.repair.effect))
    return list(dict.fromkeys(sentences))


def safe(findings: Collection[Finding]) -> list[Finding]:
    """Give the findings whose repair loses nothing a reader could miss and needs no answer."""
    return [
        finding
        for finding in findings
        if finding.repair is not None and finding.repair.safe and not finding.repair.asks
    ]


def rename_fields(layer: PreparedLayer, renamed: Mapping[str, str]) -> None:
    """Rename fields in what is published: in the data, and wherever styles, labels and forms name them.

    :param renamed: name of the field as the layer has it → name to publish.
    :raises LayerError: two fields would have one name, or an expression reads them in a way that cannot be followed;
        nothing is changed then.
    """
    wanted = {**layer.renamed, **renamed}
    names = [wanted.get(field.name(), field.name()) for field in layer.fields]
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise LayerError(
            tr("These fields cannot be renamed."),
            tr("Two fields would be called “{name}”.", name=twice[0]),
            tr("Check again, or rename the fields in the layer itself."),
        )
    layer.xml, own = renamed_xml(layer, wanted), layer.own_xml or layer.xml
    layer.own_xml, layer.renamed = own, wanted
    if layer.facts is not None:
        layer.facts = replace(
            layer.facts,
            fields=tuple(replace(one, name=wanted.get(one.name, one.name)) for one in layer.facts.fields),
        )


def renamed_xml(layer: PreparedLayer, renamed: Mapping[str, str]) -> str:
    """Give the layer's element with fields renamed wherever they are named.

    :param renamed: name of the field as the layer has it → name to publish.
    :raises LayerError: an expression reads them in a way that cannot be followed.
    """
    element = etree.fromstring((layer.own_xml or layer.xml).encode(), parser())
    rename(element, {old: new for old, new in renamed.items() if old != new})
    return str(etree.tostring(element, encoding="unicode"))


def _keep_kind(layer: PreparedLayer, kind: str) -> None:
    """Keep one kind of geometry."""
    if kind in _KINDS:
        wanted = _KINDS[kind]
        if QgsWkbTypes.hasZ(layer.wkb_type):
            wanted = QgsWkbTypes.addZ(wanted)
        layer.wkb_type = wanted
    layer.repairs.add("keep_kind")


def blocking(findings: Collection[Finding]) -> list[Finding]:
    """Give the findings that keep from publishing."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]
