"""Values to write for each element of the table, and what is equal to what, for the tests that loop over it."""

from __future__ import annotations

from typing import Any

from prodige_plugin.metadata.element import Element
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.values import (
    Aggregate,
    ConformityResult,
    Contact,
    CoupledData,
    CoupledResource,
    Dates,
    FeatureCatalogue,
    Measure,
    Operation,
    Period,
    Thumbnail,
    Translation,
)

NASTY = 'R&D <été> "x" ]]> 𝄞 \u202bעברית\u202c'

_VALUES: dict[str, Any] = {
    "dates": Dates("2019-01-02", "2020-03", "2021"),
    "creation_date": "2018-04-05",
    "revision_date": "2022-06-07",
    "metadata_date": "2023-08-09",
    "temporal_extent": Period("2019-01-01", "now"),
    "bounding_box": (1.25, 43.5, 4.75, 46.125),
    "scale": "12500",
    "distance": "2.5 m",
    "resource_language": "ita",
    "metadata_language": "ita",
    "resource_type": "series",
    "other_languages": ("spa",),
    "conformity_1089": "false",
    "conformity_976": "false",
    "access_limits": "INSPIRE_Directive_Article13_1b",
    "use_conditions": "ODbL-1.0",
    "links": (OnlineResource("https://a.example/wms?x=1&y=2", "OGC:WMS", NASTY, NASTY, "download", "view"),),
    "thumbnails": (Thumbnail("https://a.example/a&b.png", NASTY),),
    "conformity": (ConformityResult(NASTY, "2020-01-02", "revision", "true", NASTY),),
    "operates_on": (CoupledData("u&1", "https://a.example/?a=1&b=2#x", NASTY),),
    "coupled_resources": (CoupledResource("u1", "couche", "GetMap"),),
    "aggregates": (Aggregate("https://a.example/id", "source", "project"),),
    "harmonised_service": (Operation("GetMap", "https://a.example/wms?a=1&b=2"),),
    "topology_measure": (Measure(NASTY, "1.5", "http://a.example/unit"),),
    "interoperable_service": (Measure("availability", "99", "http://a.example/percent"),),
    "feature_catalogue": (FeatureCatalogue("", "", NASTY, "2020-01-02", "revision"),),
    "title_translations": (Translation("spa", NASTY),),
    "abstract_translations": (Translation("spa", NASTY),),
    "organisation": (Contact(NASTY, "a@b.example", "custodian", NASTY, "04", "Chef", "1 rue & x\nBP 2", "26000",
                             "Valence", "France", "https://a.example", "https://a.example/l.png"),),
    "metadata_contact": (Contact(NASTY, "a@b.example", "pointOfContact"), Contact("b", "c@d.example", "owner")),
    "crs": "EPSG:2972 RGFG95 / UTM zone 22N",
    "prodige_public": True,
    "open_data": True,
}  # fmt: skip


def value_for(row: Element, record: Record) -> Any:
    """Give a value to write that differs from what the record says."""
    held = record.get(row.key)
    if row.widget == "flag":
        return not held
    if row.key == "other_keywords":
        return held[1:]
    if row.key in _VALUES:
        wanted = _VALUES[row.key]
        if isinstance(wanted, tuple) and held and isinstance(held, tuple) and row.widget in ("items", "contact"):
            return (*held, *wanted)
        if wanted == held:
            return () if isinstance(held, tuple) else {"series": "dataset", "ita": "spa", "false": "unknown"}[held]
        return wanted
    if row.widget == "choice":
        return next(value for value, _label in row.choices() if value != held)
    if row.widget == "multichoice":
        return (*held, next(value for value, _label in row.choices() if value not in held))
    if row.widget == "keywords":
        return (*held, NASTY)
    return NASTY
