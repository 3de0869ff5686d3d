"""Checks of names and types of fields."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping

from qgis.core import QgsField
from qgis.PyQt.QtCore import QMetaType

from ...errors import LayerError
from ...i18n import tr
from ..exports.shapefile import short_names
from ..names import RESERVED_WORDS, SYSTEM_COLUMNS
from ..prepared import PreparedLayer
from .field_types import type_notes
from .laundering import launder
from .model import MOST_FIELDS, Finding, Limits, Target
from .repairs import renamed_xml
from .table import found

_PLAIN = re.compile(r"[a-z_][a-z0-9_]*\Z")


def field_findings(layer: PreparedLayer, limits: Limits) -> list[Finding]:
    """Check names and types of the fields to publish."""
    fields = list(layer.published_fields())
    own = [layer.fields.at(index).name() for index in layer.field_indexes()]
    names = [field.name() for field in fields]
    findings = _count(layer, names, limits)
    groups = (
        ("field.invalid", _invalid(names, limits), _invalid_sentence),
        ("field.case", _same_but_case(names), _case_sentence),
        ("field.rule", _against_rule(names, limits), _rule_sentence),
        ("field.short", _too_long_for_dbf(names, limits), _short_sentence),
    )
    spoken: set[str] = set()
    # what earlier findings propose counts as taken: all of them may be repaired one after the other
    planned: dict[str, str] = {}
    for check, named, sentence in groups:
        bad = [name for name in named if name not in spoken]
        spoken |= set(bad)
        if bad:
            findings.append(_rename_finding(layer, check, bad, own, names, limits, sentence(bad), planned))
    awkward = [name for name in names if name not in spoken and _is_awkward(name)]
    if awkward and limits.target in (Target.POSTGIS, Target.PRODIGE_API, Target.GPKG):
        said = tr("%n field name(s) must be quoted in SQL and in filters.", n=len(awkward))
        findings.append(_rename_finding(layer, "field.awkward", awkward, own, names, limits, said, planned))
    return [*findings, *_types(layer, fields, own, limits)]


def _rename_finding(
    layer: PreparedLayer,
    check: str,
    bad: list[str],
    own: list[str],
    names: list[str],
    limits: Limits,
    sentence: str,
    planned: dict[str, str],
) -> Finding:
    """Make a finding with the new names, or with the reason why renaming cannot be offered.

    :param planned: what earlier findings rename; this one's are added.
    """
    current = [planned.get(name, name) for name in names]
    renamed = launder(current, bad, limits)
    if check == "field.short":
        # the very names the export makes when nobody chooses: what is said here is what comes out
        short = dict(zip(current, short_names(current), strict=True))
        renamed = {name: short[name] for name in bad if short[name] != name}
    planned |= renamed
    # names of the layer itself → new names: a field may have been renamed before
    mapping = {own[names.index(old)]: new for old, new in renamed.items()}
    details = [tr("{old} → {new}", old=old, new=new) for old, new in renamed.items()]
    offered = bool(mapping) and len(set(names)) == len(names)
    if offered:
        try:
            renamed_xml(layer, {**layer.renamed, **mapping})
        except LayerError as error:
            offered, details = False, [*bad, error.why]
    return found(
        check,
        layer.layer_id,
        sentence,
        repair=offered,
        proposal=json.dumps(mapping, ensure_ascii=False) if offered else "",
        details=details,
    )


def _invalid(names: list[str], limits: Limits) -> list[str]:
    """Names the target cannot have at all."""
    longest = limits.field_bytes if limits.target is not Target.SHP else 0
    system = SYSTEM_COLUMNS if limits.target in (Target.POSTGIS, Target.PRODIGE_API) else frozenset()
    return [name for name in names if not name or (longest and len(name.encode()) > longest) or name in system]


def _same_but_case(names: list[str]) -> list[str]:
    """Names that are another's but for capitals; the first of each keeps its own."""
    counted = Counter(name.lower() for name in names)
    seen: set[str] = set()
    found_names = []
    for name in names:
        if counted[name.lower()] > 1 and name.lower() in seen:
            found_names.append(name)
        seen.add(name.lower())
    return found_names


def _against_rule(names: list[str], limits: Limits) -> list[str]:
    """Names against the platform's own rule."""
    if not limits.field_pattern:
        return []
    rule = re.compile(limits.field_pattern)
    return [name for name in names if rule.fullmatch(name) is None or name in RESERVED_WORDS]


def _too_long_for_dbf(names: list[str], limits: Limits) -> list[str]:
    """Names that a shapefile cuts."""
    if limits.target is not Target.SHP:
        return []
    return [name for name in names if len(name.encode()) > limits.field_bytes]


def _is_awkward(name: str) -> bool:
    """Whether SQL takes the name in quotes only."""
    return _PLAIN.match(name) is None or name in RESERVED_WORDS


def _invalid_sentence(bad: list[str]) -> str:
    return tr("The target cannot have the field name(s) {names}.", names=_listed(bad))


def _case_sentence(bad: list[str]) -> str:
    return tr("Several fields are called {names} but for capitals.", names=_listed(bad))


def _rule_sentence(bad: list[str]) -> str:
    return tr("The platform does not accept the field name(s) {names}.", names=_listed(bad))


def _short_sentence(bad: list[str]) -> str:
    return tr("A shapefile cuts the field name(s) {names} at ten characters.", names=_listed(bad))


def _listed(names: list[str]) -> str:
    """Quote some names."""
    shown = ", ".join(f"“{name}”" for name in names[:5])
    return f"{shown}, …" if len(names) > 5 else shown


def _count(layer: PreparedLayer, names: list[str], limits: Limits) -> list[Finding]:
    """Check how many fields there are."""
    most = MOST_FIELDS.get(limits.target, 0)
    if not most or len(names) <= most:
        return []
    sentence = tr("The layer has {count} fields; the target takes {most}.", count=len(names), most=most)
    return [found("field.count", layer.layer_id, sentence)]


def _types(layer: PreparedLayer, fields: list[QgsField], own: list[str], limits: Limits) -> list[Finding]:
    """Tell what the target makes of each type."""
    notes = type_notes(fields, limits.target)
    if not notes:
        return []
    casts = {own[index]: note.cast for index, note in notes.items() if note.cast and own[index] not in layer.casts}
    return [
        found(
            "field.type",
            layer.layer_id,
            tr("%n field(s) have a type that the target does not have.", n=len(notes)),
            severity=max((note.severity for note in notes.values()), key=_gravity),
            repair=bool(casts),
            proposal=json.dumps(casts, ensure_ascii=False) if casts else "",
            details=[
                tr("{field}: {loss}", field=fields[index].name(), loss=note.sentence) for index, note in notes.items()
            ],
        )
    ]


def _gravity(severity: object) -> int:
    order: Mapping[str, int] = {"info": 0, "warning": 1, "error": 2}
    return order[getattr(severity, "value", "info")]


def is_text(field: QgsField) -> bool:
    """Whether a field holds text."""
    return bool(QMetaType.Type(field.type()) == QMetaType.Type.QString)


def is_integer(field: QgsField) -> bool:
    """Whether a field holds integers of more than 32 bits."""
    return QMetaType.Type(field.type()) in (QMetaType.Type.LongLong, QMetaType.Type.ULongLong)


def is_real(field: QgsField) -> bool:
    """Whether a field holds floating-point numbers."""
    return QMetaType.Type(field.type()) in (QMetaType.Type.Double, QMetaType.Type.Float)
