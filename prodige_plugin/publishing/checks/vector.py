"""Looking at one vector layer before it is published: the layer itself, then all of its features once."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping

from qgis.core import QgsWkbTypes

from ...feedback import Feedback
from ...i18n import tr
from ...metadata.findings import Severity
from ..prepared import PreparedLayer
from .extent import extent_findings
from .fields import field_findings
from .identity import crs_findings, name_findings
from .look import MOST_IDS, Seen, Tally, look
from .model import Finding, Limits, Target
from .size import size_findings
from .source import encoding_findings, key_fields, source_findings
from .style import style_findings
from .table import found

#: Targets whose files or interface take one exact type of geometry.
_ONE_TYPE = frozenset({Target.GEOJSON, Target.PRODIGE_API})
_PLAIN_KINDS = (
    QgsWkbTypes.GeometryType.PointGeometry,
    QgsWkbTypes.GeometryType.LineGeometry,
    QgsWkbTypes.GeometryType.PolygonGeometry,
)
_KIND_KEYS = dict(zip(_PLAIN_KINDS, ("point", "line", "polygon"), strict=True))


def check_layer(
    layer: PreparedLayer, taken: Collection[str], feedback: Feedback, limits: Limits | None = None
) -> list[Finding]:
    """Look at one layer: its name, CRS, fields, style, source, size, and every feature once. Worker thread.

    What a repair already chosen takes care of is not said again.

    :param taken: table names that are not free, without the layer's own.
    :param limits: what the platform asks; PostGIS without limits when ``None``.
    :raises Cancelled: the person cancelled.
    """
    limits = limits or Limits()
    findings = [*name_findings(layer, taken, limits), *crs_findings(layer, limits), *field_findings(layer, limits)]
    findings += [*source_findings(layer), *style_findings(layer)]
    seen = look(layer, limits, feedback, key_fields(layer))
    if layer.chosen is None:
        layer.count = seen.features
    findings += _geometry_findings(layer, seen, limits)
    findings += extent_findings(layer, seen.box, limits, seen.outside.count, tuple(seen.outside.ids))
    findings += _value_findings(layer, seen, limits)
    findings += encoding_findings(layer, accents=seen.accents)
    findings += size_findings(layer, seen, limits)
    return [finding for finding in findings if not _taken_care_of(layer, finding)]


def _taken_care_of(layer: PreparedLayer, finding: Finding) -> bool:
    """Whether a repair the person chose answers the finding."""
    key = finding.repair.key if finding.repair is not None else ""
    return key in layer.repairs and key not in ("declare_crs", "choose_crs")


def _tallied(check: str, layer: PreparedLayer, sentence: str, tally: Tally, **more: object) -> Finding:
    """Make a finding about features."""
    return found(
        check,
        layer.layer_id,
        sentence,
        count=tally.count,
        features=tally.ids,
        place=tally.place,
        **more,  # type: ignore[arg-type]
    )


def _geometry_findings(layer: PreparedLayer, seen: Seen, limits: Limits) -> list[Finding]:
    """Say what the geometries are."""
    findings = []
    if not seen.features:
        findings.append(found("layer.empty", layer.layer_id, tr("The layer “{title}” is empty.", title=layer.title)))
    if layer.geometryless:
        return findings + _twin_findings(layer, seen)
    count = seen.missing.count
    if count:
        sentence = tr("%n feature(s) have no geometry and will not be drawn.", n=count)
        findings.append(_tallied("geometry.missing", layer, sentence, seen.missing))
    if seen.empty.count:
        sentence = tr("%n feature(s) have an empty geometry.", n=seen.empty.count)
        findings.append(_tallied("geometry.empty", layer, sentence, seen.empty))
    if seen.not_finite.count:
        sentence = tr("%n feature(s) have coordinates that are no numbers.", n=seen.not_finite.count)
        findings.append(_tallied("geometry.not_finite", layer, sentence, seen.not_finite))
    findings += _kind_findings(layer, seen)
    if seen.invalid.count:
        sentence = tr("%n geometry(ies) are not valid and may not be drawn or counted by others.", n=seen.invalid.count)
        reasons = [tr("{reason}: {count}", reason=reason, count=many) for reason, many in seen.reasons.most_common()]
        findings.append(_tallied("geometry.invalid", layer, sentence, seen.invalid, details=reasons))
    return findings + _twin_findings(layer, seen) + _dimension_findings(layer, seen, limits)


def _twin_findings(layer: PreparedLayer, seen: Seen) -> list[Finding]:
    """Say which features are there twice; a plain table without fields has nothing to tell them by."""
    if not seen.twins.count or (layer.geometryless and not layer.field_indexes()):
        return []
    sentence = tr("%n feature(s) are there already, with the same geometry and attributes.", n=seen.twins.count)
    return [_tallied("feature.duplicate", layer, sentence, seen.twins)]


def _kind_findings(layer: PreparedLayer, seen: Seen) -> list[Finding]:
    """Say whether there is one kind of geometry."""
    kinds: dict[str, int] = {}
    for wkb_type, many in seen.types.items():
        key = _KIND_KEYS.get(QgsWkbTypes.geometryType(wkb_type), "")
        kinds[key] = kinds.get(key, 0) + many
    details = [tr("{kind}: {count}", kind=_kind_text(key), count=many) for key, many in sorted(kinds.items())]
    if QgsWkbTypes.geometryType(layer.wkb_type) not in _PLAIN_KINDS:
        most = max((key for key in kinds if key), key=lambda key: kinds[key], default="")
        if len(kinds) == 1 and most:
            sentence = tr("The layer “{title}” does not say which kind of geometry it holds.", title=layer.title)
        else:
            sentence = tr("The layer “{title}” mixes points, lines and polygons; split it.", title=layer.title)
        return [found("geometry.mixed", layer.layer_id, sentence, repair=bool(most), proposal=most, details=details)]
    if seen.foreign.count:
        sentence = tr("%n feature(s) are of another kind of geometry than the layer.", n=seen.foreign.count)
        return [_tallied("geometry.foreign", layer, sentence, seen.foreign, details=details)]
    return []


def _kind_text(key: str) -> str:
    return {"point": tr("points"), "line": tr("lines"), "polygon": tr("polygons")}.get(key, tr("others"))


def _dimension_findings(layer: PreparedLayer, seen: Seen, limits: Limits) -> list[Finding]:
    """Say what the target makes of parts, curves, heights and measures."""
    findings = []
    multiple = {QgsWkbTypes.isMultiType(kind) for kind in seen.types}
    if len(multiple) > 1 and limits.target in _ONE_TYPE:
        sentence = tr("Some features of “{title}” have one part, some several.", title=layer.title)
        findings.append(found("geometry.multi", layer.layer_id, sentence))
    if seen.curved.count:
        kept = limits.target in (Target.POSTGIS, Target.GPKG)
        sentence = tr("%n feature(s) have curves; some clients draw them with short segments.", n=seen.curved.count)
        findings.append(
            _tallied(
                "geometry.curves", layer, sentence, seen.curved, severity=Severity.INFO if kept else Severity.WARNING
            )
        )
    lost = [letter for letter in _dimensions(layer.wkb_type) if letter not in _kept_dimensions(limits.target)]
    if lost:
        sentence = tr("The target does not keep {letters} values.", letters=" / ".join(lost))
        findings.append(found("geometry.zm", layer.layer_id, sentence))
    elif seen.heights is not None and seen.heights[0] == seen.heights[1]:
        sentence = tr("All heights of “{title}” are {height}.", title=layer.title, height=f"{seen.heights[0]:g}")
        findings.append(found("geometry.flat_z", layer.layer_id, sentence))
    return findings


def _dimensions(wkb_type: QgsWkbTypes.Type) -> str:
    return ("Z" if QgsWkbTypes.hasZ(wkb_type) else "") + ("M" if QgsWkbTypes.hasM(wkb_type) else "")


def _kept_dimensions(target: Target) -> str:
    """Letters of the dimensions a target keeps (RFC 7946 §3.1.1 has no M)."""
    return {Target.GEOJSON: "Z", Target.PRODIGE_API: "Z"}.get(target, "ZM")


def _value_findings(layer: PreparedLayer, seen: Seen, limits: Limits) -> list[Finding]:
    """Say what the values are."""
    findings = []
    for check, tallies, words in (
        ("text.replacement", seen.replaced, _replaced),
        ("text.control", seen.control, _control),
        ("value.not_finite", seen.not_numbers, _not_numbers),
        ("key.null", seen.key_null, _key_null),
        ("key.duplicate", seen.key_twice, _key_twice),
    ):
        if tallies:
            whole = _sum(tallies.values())
            findings.append(_tallied(check, layer, words(whole.count), whole, details=_by_field(tallies)))
    if seen.mojibake:
        whole = _sum(seen.mojibake.values())
        details = _by_field(seen.mojibake)
        if seen.example is not None:
            details.append(tr("“{before}” was meant to be “{after}”", before=seen.example[0], after=seen.example[1]))
        sentence = tr("%n text(s) have garbled accents.", n=whole.count)
        if 0 < seen.mendable < whole.count:
            sentence += " " + tr("%n of them can be put right exactly.", n=seen.mendable)
        findings.append(_tallied("text.mojibake", layer, sentence, whole, details=details, repair=bool(seen.mendable)))
    too_long = {name: tally for name, tally in seen.too_long.items() if name not in layer.casts}
    if too_long:
        whole = _sum(too_long.values())
        sentence = tr("%n text(s) are longer than the {most} the target keeps.", n=whole.count, most=limits.text_bytes)
        findings.append(_tallied("text.too_long", layer, sentence, whole, details=_by_field(too_long)))
    big = {name: tally for name, tally in seen.big_integers.items() if name not in layer.casts}
    if big:
        whole = _sum(big.values())
        sentence = tr("%n integer(s) are too large for the target to keep to the last digit.", n=whole.count)
        proposal = json.dumps(dict.fromkeys(big, "text"), ensure_ascii=False)
        findings.append(_tallied("value.integer", layer, sentence, whole, details=_by_field(big), proposal=proposal))
    return findings


def _replaced(count: int) -> str:
    return tr("%n text(s) hold the sign � for letters that were lost.", n=count)


def _control(count: int) -> str:
    return tr("%n text(s) hold invisible control characters.", n=count)


def _not_numbers(count: int) -> str:
    return tr("%n number(s) are infinite or not a number.", n=count)


def _key_null(count: int) -> str:
    return tr("%n feature(s) have no value for the key.", n=count)


def _key_twice(count: int) -> str:
    return tr("%n feature(s) have a key that another feature has.", n=count)


def _by_field(tallies: Mapping[str, Tally]) -> list[str]:
    return [tr("{field}: {count}", field=name, count=tally.count) for name, tally in tallies.items()]


def _sum(tallies: Iterable[Tally]) -> Tally:
    """Put tallies together."""
    whole = Tally()
    for tally in tallies:
        whole.count += tally.count
        whole.ids += [number for number in tally.ids if number not in whole.ids][: MOST_IDS - len(whole.ids)]
        whole.place = whole.place or tally.place
    return whole
