"""The comment of a PostgreSQL table: words, and Plume's metadata."""

from __future__ import annotations

import json

import pytest

from prodige_plugin.metadata.values import Contact, Dates, Period
from prodige_plugin.services.plume import read_comment, read_jsonld

DCT, DCAT, VCARD = "http://purl.org/dc/terms/", "http://www.w3.org/ns/dcat#", "http://www.w3.org/2006/vcard/ns#"
EU = "http://publications.europa.eu/resource/authority"


def word(text: str, language: str = "fr") -> dict[str, str]:
    return {"@language": language, "@value": text}


#: expanded, nodes beside one another: as Plume writes it.
EXPANDED = [
    {
        "@id": "urn:uuid:0b8f6a52-7c1e-4d1b-9f38-2a6d5e90c714",
        "@type": [f"{DCAT}Dataset"],
        f"{DCT}identifier": [{"@value": "0b8f6a52-7c1e-4d1b-9f38-2a6d5e90c714"}],
        f"{DCT}title": [word("Wetlands", "en"), word("Zones humides")],
        f"{DCT}description": [word("Contours & limites.")],
        f"{DCAT}keyword": [word("marais"), word("tourbière")],
        f"{DCAT}theme": [
            {"@id": f"{EU}/data-theme/ENVI"}, {"@id": "http://inspire.ec.europa.eu/theme/ps"}, {"@id": "_:theme"},
        ],
        f"{DCT}subject": [
            {"@id": "http://inspire.ec.europa.eu/metadata-codelist/TopicCategory/inlandWaters"}, {"@id": "_:subject"},
        ],
        f"{DCAT}contactPoint": [{"@id": "_:contact"}],
        f"{DCT}publisher": [{"@id": "_:publisher"}],
        f"{DCT}accrualPeriodicity": [{"@id": f"{EU}/frequency/ANNUAL"}],
        f"{DCT}created": [{"@type": "http://www.w3.org/2001/XMLSchema#date", "@value": "2019-05-01"}],
        f"{DCT}modified": [{"@type": "http://www.w3.org/2001/XMLSchema#dateTime", "@value": "2024-06-12T10:00:00"}],
        f"{DCT}temporal": [{"@id": "_:period"}],
        f"{DCT}spatial": [{"@id": "_:place"}],
        f"{DCT}conformsTo": [{"@id": "http://www.opengis.net/def/crs/EPSG/0/2154"}],
        f"{DCT}accessRights": [{"@id": "_:rights"}],
        f"{DCT}provenance": [{"@id": "_:provenance"}],
        f"{DCT}language": [{"@id": f"{EU}/language/FRA"}],
        f"{DCAT}distribution": [{"@id": "_:distribution"}],
        f"{DCAT}landingPage": [{"@id": "https://exemple.fr/zones"}],
    },
    {"@id": "_:theme", "http://www.w3.org/2004/02/skos/core#prefLabel": [word("Eau et milieux")]},
    {"@id": "_:subject", "http://www.w3.org/2004/02/skos/core#prefLabel": [word("Sites protégés")]},
    {
        "@id": "_:contact",
        f"{VCARD}fn": [word("Service SIG")],
        f"{VCARD}hasEmail": [{"@id": "mailto:sig@exemple.fr"}],
        f"{VCARD}hasTelephone": [{"@id": "tel:+33-1-23-45-67-89"}],
    },
    {"@id": "_:publisher", "http://xmlns.com/foaf/0.1/name": [word("Région Exemple")]},
    {
        "@id": "_:period",
        f"{DCAT}startDate": [{"@value": "2019-01-01"}],
        f"{DCAT}endDate": [{"@value": "2023-12-31"}],
    },
    {"@id": "_:place", f"{DCAT}bbox": [{"@value": "POLYGON((4.65 45.3, 5.83 45.3, 5.83 44.1, 4.65 44.1, 4.65 45.3))"}]},
    {"@id": "_:rights", "http://www.w3.org/2000/01/rdf-schema#label": [word("Pas de restriction d'accès")]},
    {"@id": "_:provenance", "http://www.w3.org/2000/01/rdf-schema#label": [word("Levés de terrain.")]},
    {
        "@id": "_:distribution",
        f"{DCT}license": [{"@id": "https://spdx.org/licenses/etalab-2.0"}],
        f"{DCT}title": [word("Archive")],
        f"{DCAT}downloadURL": [{"@id": "https://exemple.fr/zones.zip"}],
    },
]  # fmt: skip
COMPACT = {
    "@context": {"dcat": DCAT, "titre": f"{DCT}title", "dct": DCT, "mot": {"@id": f"{DCAT}keyword"}},
    "@graph": [
        {
            "@id": "urn:uuid:1",
            "@type": "dcat:Dataset",
            "titre": "Compact",
            "mot": ["a", "b"],
            "dct:temporal": {"@type": "dct:PeriodOfTime", "dcat:startDate": "2020"},
            "dct:license": {"@type": "dct:LicenseDocument", "http://www.w3.org/2000/01/rdf-schema#label": "Interne"},
            "dct:spatial": {"dcat:bbox": "<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(47 2)"},
        }
    ],
}


def comment(document: object, before: str = "Zones humides, service X.", after: str = "") -> str:
    return f"{before}\n\n<METADATA>\n{json.dumps(document, ensure_ascii=False)}\n</METADATA>\n{after}"


def test_what_plume_writes() -> None:
    found = read_comment(comment(EXPANDED))
    assert found is not None
    assert found.origin == "plume"
    assert (found.title, found.abstract) == ("Zones humides", "Contours & limites.")
    assert found.identifier == "0b8f6a52-7c1e-4d1b-9f38-2a6d5e90c714"
    assert found.themes == ("ps",)
    assert found.topics == ("inlandWaters",)
    assert found.keywords == ("marais", "tourbière", "Eau et milieux")
    assert found.contacts == (
        Contact("Service SIG", "sig@exemple.fr", "pointOfContact", phone="+33 1 23 45 67 89"),
        Contact("Région Exemple", "", "publisher"),
    )
    assert found.frequency == "annually"
    assert found.dates == Dates("2019-05-01", "", "2024-06-12")
    assert found.period == Period("2019-01-01", "2023-12-31")
    assert found.box == (4.65, 44.1, 5.83, 45.3)
    assert found.crs == "EPSG:2154"
    assert found.licence == "etalab-2.0"
    assert found.access == "noLimitations"
    assert found.lineage == "Levés de terrain."
    assert found.language == "fre"
    assert [(link.url, link.function) for link in found.links] == [
        ("https://exemple.fr/zones", "information"),
        ("https://exemple.fr/zones.zip", "download"),
    ]


def test_compacted_with_a_graph() -> None:
    found = read_jsonld(json.dumps(COMPACT))
    assert found is not None
    assert (found.title, found.keywords, found.licence) == ("Compact", ("a", "b"), "Interne")
    assert found.period == Period("2020", "unknown")
    assert found.box == (2.0, 47.0, 2.0, 47.0)


def test_words_around_serve_where_there_is_no_description() -> None:
    bare = [{"@id": "urn:uuid:1", "@type": [f"{DCAT}Dataset"], f"{DCT}title": [word("T")]}]
    found = read_comment(comment(bare, "Avant.", "Après."))
    assert found is not None
    assert "Avant." in found.abstract
    assert "Après." in found.abstract
    assert "METADATA" not in found.abstract


@pytest.mark.parametrize(
    "text",
    ["Une table.", "Une table. <METADATA>{</METADATA>", "Une table.\n\n<METADATA>[1, null, [2]]</METADATA>",
     'Une table. <METADATA>{"@type": "x"}</METADATA>', "Une table. <METADATA></METADATA>"],
)  # fmt: skip
def test_plain_words_and_broken_metadata(text: str) -> None:
    found = read_comment(text)
    assert found is not None
    assert (found.origin, found.abstract) == ("comment", "Une table.")


def test_no_comment() -> None:
    assert read_comment("") is None
    assert read_comment("  \n") is None


def test_depth_is_bounded() -> None:
    deep: object = "x"
    for _ in range(400):
        deep = {"@id": "_:a", f"{DCT}relation": [deep]}
    assert read_jsonld(json.dumps([deep])) is None
    assert read_jsonld("[" * 100_000) is None


@pytest.mark.parametrize("text", ["POINT(999 1)", "nothing", "<http://www.opengis.net/def/crs/EPSG/0/2154> POINT(1 2)"])
def test_boxes_that_are_none(text: str) -> None:
    data = [{"@id": "urn:uuid:1", "@type": [f"{DCAT}Dataset"], f"{DCT}spatial": [{f"{DCAT}bbox": [{"@value": text}]}]}]
    found = read_jsonld(json.dumps(data))
    assert found is not None
    assert found.box is None
