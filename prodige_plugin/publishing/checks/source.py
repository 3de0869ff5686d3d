"""Checks of where a layer's data come from: joins, computed fields, filters, unsaved edits, secrets, encoding."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsFieldConstraints, QgsFields

from ...i18n import tr
from ..prepared import PreparedLayer, PreparedRaster
from .model import Finding
from .secrets import secrets_of
from .table import found


def source_findings(layer: PreparedLayer) -> list[Finding]:
    """Say what of the layer is frozen or left out in the copy, and what must not leave this computer."""
    findings = []
    joined = _of_origin(layer, QgsFields.FieldOrigin.OriginJoin)
    if joined:
        sentence = tr("%n joined field(s) are published as they are now.", n=len(joined))
        findings.append(found("source.joins", layer.layer_id, sentence, details=joined))
    computed = _of_origin(layer, QgsFields.FieldOrigin.OriginExpression)
    if computed or layer.provider == "virtual":
        sentence = tr("%n computed field(s) are published as they are now.", n=len(computed))
        if not computed:
            sentence = tr("The layer is a query; what it gives now is published.")
        findings.append(found("source.virtual", layer.layer_id, sentence, details=computed))
    if layer.subset:
        findings.append(found("source.filter", layer.layer_id, tr("Only features with {filter} are published.",
                                                                  filter=layer.subset)))  # fmt: skip
    if layer.chosen is not None:
        sentence = tr("Only %n chosen feature(s) are published.", n=len(layer.chosen))
        findings.append(found("source.selection", layer.layer_id, sentence))
    if layer.unsaved:
        sentence = tr("Edits of “{title}” that are not saved are published too.", title=layer.title)
        findings.append(found("source.unsaved", layer.layer_id, sentence))
    return findings + secret_findings(layer)


def secret_findings(layer: PreparedLayer | PreparedRaster) -> list[Finding]:
    """Say where secrets stand, never what they are."""
    if "strip_secrets" in layer.repairs:
        return []
    where = secrets_of(layer.xml)
    if not where:
        return []
    sentence = tr("An account, a token or a signed address would be published with “{title}”.", title=layer.title)
    return [found("source.secret", layer.layer_id, sentence, details=where)]


def encoding_findings(layer: PreparedLayer, *, accents: bool) -> list[Finding]:
    """Say whether the character set of a shapefile is a guess.

    :param accents: whether there is any text beyond ASCII.
    """
    if not accents or layer.ogr is None:
        return []
    path = Path(layer.ogr.path)
    if path.suffix.lower() not in (".shp", ".dbf") or not path.is_file():
        return []
    if any(path.with_suffix(ending).is_file() for ending in (".cpg", ".CPG")) or _language_driver(path):
        return []
    sentence = tr("The shapefile “{file}” does not say in which character set its texts are.", file=path.name)
    return [found("text.encoding", layer.layer_id, sentence)]


def key_fields(layer: PreparedLayer) -> tuple[str, ...]:
    """Give the fields whose values should each be there once: the key chosen, else what is declared unique."""
    if layer.key_field:
        return (layer.key_field,)
    unique = QgsFieldConstraints.Constraint.ConstraintUnique
    return tuple(
        layer.fields.at(index).name()
        for index in layer.field_indexes()
        if bool(layer.fields.at(index).constraints().constraints() & unique)
        # a file's own row number is unique by itself, and new in a copy
        and layer.fields.at(index).name().lower() not in ("fid", "ogc_fid")
    )


def _of_origin(layer: PreparedLayer, origin: QgsFields.FieldOrigin) -> list[str]:
    """Give the names of published fields of one origin."""
    return [
        layer.fields.at(index).name() for index in layer.field_indexes() if layer.fields.fieldOrigin(index) == origin
    ]


def _language_driver(path: Path) -> bool:
    """Whether the table's header names a code page (dBASE, byte 29)."""
    table = next((one for one in (path.with_suffix(".dbf"), path.with_suffix(".DBF")) if one.is_file()), None)
    if table is None:
        return False
    with table.open("rb") as file:
        header = file.read(30)
    return len(header) == 30 and header[29] != 0
