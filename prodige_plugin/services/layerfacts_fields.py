"""What a layer's fields are: names, types, sizes, comments, constraints, and the values they may have. GUI thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qgis.core import (
    NULL,
    Qgis,
    QgsField,
    QgsFieldConstraints,
    QgsMapLayer,
    QgsPointCloudLayer,
    QgsProject,
    QgsVectorLayer,
)

from ..i18n import tr
from ..metadata.feature_catalogue import Attribute, ListedValue

#: Most values listed for one field: a register of all communes is not a list to read.
MOST_VALUES = 500


def attributes(layer: QgsMapLayer) -> tuple[Attribute, ...]:
    """Give the fields of a vector or point cloud layer; none for others."""
    if isinstance(layer, QgsVectorLayer):
        fields = layer.fields()
        hidden = _hidden(layer)
        return tuple(
            _attribute(layer, index, fields.at(index)) for index in range(fields.count()) if index not in hidden
        )
    if isinstance(layer, QgsPointCloudLayer):
        return tuple(Attribute(one.name(), one.displayType()) for one in layer.attributes().attributes())
    return ()


def _hidden(layer: QgsVectorLayer) -> set[int]:
    """Give the fields that are a join's: they belong to another table."""
    fields = layer.fields()
    return {index for index in range(fields.count()) if fields.fieldOrigin(index) == Qgis.FieldOrigin.Join}


def domains(layer: QgsMapLayer) -> tuple[tuple[str, str], ...]:
    """Give (field, domain) pairs of a file with field domains (GeoPackage, File Geodatabase)."""
    if not isinstance(layer, QgsVectorLayer) or layer.providerType() != "ogr":
        return ()
    named = ((field.name(), field.constraints().domainName()) for field in layer.fields())
    return tuple((name, domain) for name, domain in named if domain)


def _attribute(layer: QgsVectorLayer, index: int, field: QgsField) -> Attribute:
    constraints = layer.fieldConstraints(index)
    mandatory = bool(constraints & QgsFieldConstraints.Constraint.ConstraintNotNull)
    unique = bool(constraints & QgsFieldConstraints.Constraint.ConstraintUnique)
    described = field.constraints().constraintDescription() or field.constraints().constraintExpression()
    key = index in layer.primaryKeyAttributes()
    return Attribute(
        name=field.name(),
        type=field.typeName() or field.friendlyTypeString(),
        alias=layer.attributeAlias(index) or field.alias(),
        definition=field.comment(),
        length=max(0, field.length()),
        precision=max(0, field.precision()),
        mandatory=mandatory or key,
        unique=unique or key,
        constraint=described,
        values=_values(layer, index),
    )


def _values(layer: QgsVectorLayer, index: int) -> tuple[ListedValue, ...]:
    """Give the values of a field's form: a value map, a classification, or a table of codes in the project."""
    setup = layer.editorWidgetSetup(index)
    config = setup.config()
    if setup.type() == "ValueMap":
        return _value_map(config.get("map"))
    if setup.type() == "ValueRelation":
        return _relation(config)
    if setup.type() == "CheckBox" and config.get("CheckedState") not in (None, ""):
        states = (("CheckedState", tr("yes")), ("UncheckedState", tr("no")))
        return tuple(ListedValue(label, str(config[key])) for key, label in states if config.get(key) not in (None, ""))
    return ()


def _value_map(stored: Any) -> tuple[ListedValue, ...]:
    """Read a value map: label → code, as one mapping (QGIS 2) or as a list of small ones (QGIS 3)."""
    pairs: Iterable[tuple[Any, Any]] = ()
    if isinstance(stored, Mapping):
        pairs = stored.items()
    elif isinstance(stored, list):
        pairs = (pair for one in stored if isinstance(one, Mapping) for pair in one.items())
    listed = [ListedValue(str(label), str(code)) for label, code in pairs]
    # the text by which QGIS means NULL is no value
    return tuple(one for one in listed if not one.code.startswith("{2839923C-"))[:MOST_VALUES]


def _relation(config: Mapping[str, Any]) -> tuple[ListedValue, ...]:
    """Read a table of codes that is at hand; one of a server would be waited for on the GUI thread."""
    found = QgsProject.instance().mapLayer(str(config.get("Layer", "")))
    key, value = str(config.get("Key", "")), str(config.get("Value", ""))
    if not isinstance(found, QgsVectorLayer) or found.providerType() not in ("ogr", "memory", "delimitedtext"):
        return ()
    names = found.fields().names()
    if key not in names or value not in names or not 0 <= found.featureCount() <= MOST_VALUES:
        return ()
    rows = ((one[key], one[value]) for one in found.getFeatures())
    return tuple(ListedValue(str(code if label == NULL else label), str(code)) for code, label in rows if code != NULL)
