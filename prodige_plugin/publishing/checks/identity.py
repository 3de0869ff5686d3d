"""Checks of what a layer is called and of its coordinate reference system."""

from __future__ import annotations

import re
from collections.abc import Collection

from osgeo import osr
from qgis.core import QgsCoordinateReferenceSystem

from ...i18n import tr
from ..names import RESERVED_TABLES, RESERVED_WORDS, table_name
from ..prepared import PreparedLayer, PreparedRaster
from .model import Finding, Limits
from .table import found

#: ``n_zone_humide_s_026``: level, theme, geometry, territory (COVADIS, naming of tables, as seen on PRODIGE).
_COVADIS = re.compile(r"[nlrdc]_[a-z0-9_]+_[slpt]_([a-z]?\d{2,5}|fra|fx)\Z")
_SIMILAR = 70


def name_findings(layer: PreparedLayer | PreparedRaster, taken: Collection[str], limits: Limits) -> list[Finding]:
    """Check the table's name."""
    name = layer.table
    if not is_name(name, limits):
        sentence = tr(
            "“{name}” cannot be the name of a table: use lower case letters without accents, digits and _.", name=name
        )
        if name in RESERVED_WORDS or name in RESERVED_TABLES:
            sentence = tr("“{name}” cannot be the name of a table: databases keep this word for themselves.", name=name)
        elif len(name) > limits.name_length:
            sentence = tr(
                "“{name}” is too long for the name of a table: {most} characters at most.",
                name=name,
                most=limits.name_length,
            )
        proposal = table_name(name or layer.title, taken)[: limits.name_length].rstrip("_")
        return [found("name.invalid", layer.layer_id, sentence, proposal=proposal if is_name(proposal, limits) else "")]
    if name in taken:
        sentence = tr("The name “{name}” is taken on the platform and is not yours to replace.", name=name)
        return [found("name.taken", layer.layer_id, sentence, proposal=table_name(name, taken))]
    if limits.covadis and not _COVADIS.match(name):
        sentence = tr("“{name}” does not follow the COVADIS habit.", name=name)
        return [found("name.covadis", layer.layer_id, sentence)]
    return []


def is_name(name: str, limits: Limits) -> bool:
    """Whether ``name`` can be a published table as it is."""
    return (
        re.fullmatch(limits.name_pattern, name) is not None
        and len(name) <= limits.name_length
        and name not in RESERVED_WORDS
        and name not in RESERVED_TABLES
    )


def crs_findings(layer: PreparedLayer | PreparedRaster, limits: Limits) -> list[Finding]:
    """Check the coordinate reference system: databases and services know EPSG's."""
    if isinstance(layer, PreparedLayer) and layer.geometryless:
        return []
    if not layer.crs.isValid():
        sentence = tr("The layer “{title}” has no coordinate reference system.", title=layer.title)
        return [found("crs.missing", layer.layer_id, sentence)]
    published = layer.published_crs()
    name = published.description() or published.authid() or tr("a system without name")
    if not published.isValid():
        sentence = tr("The coordinate reference system “{crs}” is not known to QGIS.", crs=layer.target_crs)
        return [found("crs.unknown", layer.layer_id, sentence)]
    if not published.authid().startswith("EPSG:"):
        own = not published.authid() or published.authid().startswith(("USER:", "CUSTOM:"))
        sentence = tr("The coordinate reference system “{crs}” has no EPSG code; the platform needs one.", crs=name)
        same = closest(published)
        if same:
            sentence += " " + tr("It is, or is close to, {code}.", code=same)
        return [found("crs.unknown" if own else "crs.no_epsg", layer.layer_id, sentence, proposal=same)]
    if limits.crs is not None and published.authid() not in limits.crs:
        sentence = tr("The platform does not accept {code} ({crs}).", code=published.authid(), crs=name)
        wanted = [code for code in _PREFERRED if code in limits.crs]
        fitting = [code for code in wanted if _covers(code, published)]
        return [found("crs.not_allowed", layer.layer_id, sentence, proposal=(fitting or wanted or [""])[0])]
    return []


#: Systems most data of French territories are in, the local ones first; the world's last.
_PREFERRED = (
    "EPSG:2154",
    "EPSG:2975",
    "EPSG:5490",
    "EPSG:2972",
    "EPSG:4471",
    "EPSG:4467",
    *(f"EPSG:{code}" for code in range(3942, 3951)),
    "EPSG:27572",
    "EPSG:32630",
    "EPSG:32631",
    "EPSG:32632",
    "EPSG:3035",
    "EPSG:4326",
    "EPSG:3857",
)
CANDIDATES = _PREFERRED


def closest(crs: QgsCoordinateReferenceSystem) -> str:
    """Give the EPSG code of the system that is the same in all but its name, "" when none is known.

    PROJ looks (``OSRFindMatches``, confidence of 70 of 100 at least); IGN's own register is known by hand.
    """
    known = _IGNF.get(crs.authid())
    if known:
        return known
    reference = osr.SpatialReference()
    if reference.ImportFromWkt(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT2_2019)) != 0:
        return ""
    for match, confidence in reference.FindMatches() or []:
        if confidence >= _SIMILAR and match.GetAuthorityName(None) == "EPSG":
            return f"EPSG:{match.GetAuthorityCode(None)}"
    return ""


#: Names of IGN's register (https://registre.ign.fr) whose definition is EPSG's.
_IGNF = {
    "IGNF:LAMB93": "EPSG:2154",
    "IGNF:RGF93LAMB93": "EPSG:2154",
    "IGNF:RGF93G": "EPSG:4171",
    "IGNF:LAMBE": "EPSG:27572",
    "IGNF:WGS84G": "EPSG:4326",
    "IGNF:RGR92UTM40S": "EPSG:2975",
    "IGNF:UTM22RGFG95": "EPSG:2972",
    "IGNF:RGM04UTM38S": "EPSG:4471",
    **{f"IGNF:RGF93CC{42 + number}": f"EPSG:{3942 + number}" for number in range(9)},
}


def _covers(code: str, crs: QgsCoordinateReferenceSystem) -> bool:
    """Whether the area of one system holds the middle of another's."""
    own, other = crs.bounds(), QgsCoordinateReferenceSystem(code).bounds()
    return not own.isEmpty() and bool(other.contains(own.center()))
