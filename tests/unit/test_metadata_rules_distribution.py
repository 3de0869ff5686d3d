"""Links, formats and encodings are repaired from what the record says."""

from __future__ import annotations

import pytest

from prodige_plugin.metadata.findings import Severity
from prodige_plugin.metadata.rules_links import capabilities
from prodige_plugin.metadata.validation import apply_safe_repairs
from tests.unit.metadata_fragments import code, dataset, distribution, errors, found, link, repaired, service, text, xml

_PLACES = [(dataset, "locator"), (service, "service_locator")]


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("http://Carto.Exemple.FR/wms?MAP=A.map", "http://carto.exemple.fr/wms?MAP=A.map"),
        ("HTTPS://carto.exemple.fr/Donnees", "https://carto.exemple.fr/Donnees"),
        ("www.exemple.fr/donnees", "http://www.exemple.fr/donnees"),
        ("http:/www.exemple.fr/donnees", "http://www.exemple.fr/donnees"),
        ("http:///www.exemple.fr/donnees", "http://www.exemple.fr/donnees"),
        ("http//www.exemple.fr/donnees", "http://www.exemple.fr/donnees"),
        ("ftp.exemple.fr/donnees", "ftp://ftp.exemple.fr/donnees"),
    ],
)
def test_addresses_are_made_whole(written: str, whole: str) -> None:
    fixed = repaired(dataset(after=distribution(link(written, "WWW:LINK"))), "locator")
    assert errors(fixed, "locator") == []
    assert [item.url for item in fixed.online_resources()] == [whole]


@pytest.mark.parametrize("written", ["Voir le service SIG", "localhost/wms", "sig@exemple.fr", r"\\serveur\donnees"])
def test_what_is_no_address_has_no_repair(written: str) -> None:
    (finding,) = errors(dataset(after=distribution(link(written))), "locator")
    assert finding.repair is None


def test_a_link_without_address_goes_away_alone_only_if_it_says_nothing() -> None:
    kept = link("https://www.exemple.fr/donnees", "WWW:LINK")
    fixed = repaired(dataset(after=distribution(kept, link("", "WWW:LINK"))), "locator")
    assert xml(fixed).count("<gmd:onLine>") == 1
    fixed = repaired(dataset(after=distribution(kept, link("", name="Fiche"))), "locator", safe=False)
    assert xml(fixed).count("<gmd:onLine>") == 1


@pytest.mark.parametrize(
    ("address", "protocol", "asked"),
    [
        ("https://x.fr/wms", "OGC:WMS", "https://x.fr/wms?service=WMS&request=GetCapabilities"),
        ("https://x.fr/cgi-bin/mapserv?", "OGC:WMS-1.1.1-http-get-map",
         "https://x.fr/cgi-bin/mapserv?service=WMS&request=GetCapabilities"),
        ("https://x.fr/wxs?map=/a.map", "OGC:WFS-1.0.0-http-get-capabilities",
         "https://x.fr/wxs?map=/a.map&service=WFS&request=GetCapabilities"),
        ("https://x.fr/ows?SERVICE=WFS&", "OGC:WFS", "https://x.fr/ows?SERVICE=WFS&request=GetCapabilities"),
        ("https://x.fr/wms?SERVICE=WMS&REQUEST=GetCapabilities", "OGC:WMS", ""),
        ("https://x.fr/wms?request=GetMap&layers=a", "OGC:WMS", ""),
        ("https://x.fr/wmts/1.0.0/WMTSCapabilities.xml", "OGC:WMTS", ""),
        ("https://x.fr/wms/[departement]", "OGC:WMS", ""),
        ("https://x.fr/donnees.zip", "WWW:DOWNLOAD", ""),
        ("https://x.fr/wms", "", ""),
    ],
)  # fmt: skip
def test_capabilities_are_asked_of_bare_services(address: str, protocol: str, asked: str) -> None:
    assert capabilities(address, protocol) == asked


@pytest.mark.parametrize(("record", "element"), _PLACES)
def test_advice_on_links_of_data_and_of_services(record: object, element: str) -> None:
    assert callable(record)
    links = [
        link("https://x.fr/wms", "OGC Web Map Service", "zones"),
        link("https://x.fr/zones.gpkg", "WWW:DOWNLOAD-1.0-http--download"),
        link(" https://x.fr/mes zones.zip ", "WWW:DOWNLOAD", function="download"),
        link("https://x.fr/atom/zones", "INSPIRE Atom"),
        link("https://x.fr/page", "WWW:LINK"),
        link("https://x.fr/page", "WWW:LINK"),
    ]
    fixed = record(after=distribution(*links))
    assert {item.severity for item in found(fixed, element)} == {Severity.WARNING}
    assert all(item.repair is not None and item.repair.safe for item in found(fixed, element))
    done = apply_safe_repairs(fixed)
    assert len([item for item in done if item.element == element]) >= 6
    assert found(fixed, element) == []
    assert [(item.url, item.protocol, item.function) for item in fixed.online_resources()] == [
        ("https://x.fr/wms?service=WMS&request=GetCapabilities", "OGC:WMS", ""),
        ("https://x.fr/zones.gpkg", "WWW:DOWNLOAD-1.0-http--download", "download"),
        ("https://x.fr/mes%20zones.zip", "WWW:DOWNLOAD", "download"),
        ("https://x.fr/atom/zones", "INSPIRE Atom", "download"),
        ("https://x.fr/page", "WWW:LINK", ""),
    ]


@pytest.mark.parametrize(
    "address",
    [
        "https://catalogue.x.fr/rss/atomfeed/atomdataset/89d278a5",
        "https://atom.x.fr/atomArchive/GetResource?id=fr-1",
        "https://x.fr/donnees.atom",
        "https://x.fr/donnees/zones.GeoJSON",
    ],
)
def test_feeds_and_files_behind_plain_links_are_downloads(address: str) -> None:
    record = dataset(after=distribution(link(address, "WWW:LINK-1.0-http--link")))
    fixed = repaired(record, "locator", severity=Severity.WARNING)
    assert [item.function for item in fixed.online_resources()] == ["download"]


@pytest.mark.parametrize(
    "one",
    [
        link("https://x.fr/atomes/", "WWW:LINK"),
        link("https://x.fr/catalog.search#/metadata/a", "WWW:DOWNLOAD-1.0-http--download"),
        link("https://x.fr/notice.pdf", "WWW:DOWNLOAD-1.0-http--download"),
        link("https://x.fr/csw?REQUEST=GetRecordById&amp;id=a", "WWW:DOWNLOAD-1.0-http--download"),
        link("https://x.fr/zones.zip", "WWW:DOWNLOAD", function="information"),
        link("https://x.fr/wms?service=WMS&amp;request=GetCapabilities", "OGC:WMS"),
        link("https://x.fr/page", "Protocole maison"),
    ],
)
def test_links_that_are_left_alone(one: str) -> None:
    assert found(dataset(after=distribution(one)), "locator") == []


def test_links_that_differ_are_no_duplicates() -> None:
    links = [link("https://x.fr/wms?request=GetCapabilities", "OGC:WMS", name) for name in ("zones", "cours_d_eau")]
    assert found(dataset(after=distribution(*links)), "locator") == []


# -- formats -----------------------------------------------------------------------------------


def in_format(name: str, version: str = "<gmd:version gco:nilReason='unknown'/>") -> str:
    return f"<gmd:MD_Format><gmd:name>{text(name)}</gmd:name>{version}</gmd:MD_Format>"


def given_out(*inside: str) -> str:
    return "".join(f"<gmd:distributionFormat>{item}</gmd:distributionFormat>" for item in inside)


def names(record: object) -> list[str]:
    path = "gmd:distributionInfo/gmd:MD_Distribution/gmd:distributionFormat/gmd:MD_Format/gmd:name/*"
    return [str(item.text) for item in record.find_all(path)]  # type: ignore[attr-defined]


def test_a_format_named_for_the_resource_or_the_distributor() -> None:
    version = f"<gmd:version>{text('1.3')}</gmd:version>"
    record = dataset(f"<gmd:resourceFormat>{in_format('GeoPackage', version)}</gmd:resourceFormat>")
    fixed = repaired(record, "format")
    assert names(fixed) == ["GeoPackage"]
    assert errors(fixed, "format") == []
    assert xml(fixed).count(text("1.3")) == 2
    distributor = (
        "<gmd:distributor><gmd:MD_Distributor><gmd:distributorContact/>"
        f"<gmd:distributorFormat>{in_format('ESRI Shapefile')}</gmd:distributorFormat></gmd:MD_Distributor>"
        "</gmd:distributor>"
    )
    fixed = repaired(dataset(after=distribution(formats=distributor)), "format")
    assert names(fixed) == ["ESRI Shapefile"]


@pytest.mark.parametrize(
    ("one", "expected", "safe"),
    [
        (link("https://x.fr/zones.gpkg"), ["GeoPackage"], False),
        (link("https://x.fr/z.geojson?v=2", "WWW:DOWNLOAD"), ["GeoJSON"], False),
        (link("https://x.fr/get?id=7", "WWW:DOWNLOAD:text/csv"), ["CSV"], True),
        (link("https://x.fr/get?id=7", "WWW:DOWNLOAD", "En Shapefile et MapInfo"), ["ESRI Shapefile", "MapInfo"],
         False),
        (link("https://x.fr/wfs?typename=a&amp;outputFormat=SHAPE-ZIP", "OGC:WFS"), ["ESRI Shapefile"], True),
        (link("https://x.fr/wfs", "OGC:WFS"), ["GML"], False),
        (link("https://x.fr/wms?request=GetMap&amp;format=image/geotiff", "OGC:WMS"), ["GeoTIFF"], False),
        (link("https://x.fr/get?id=7", "WWW:DOWNLOAD:text/csv") + link("https://x.fr/attributs.xlsx"), ["CSV"], True),
    ],
)  # fmt: skip
def test_a_format_that_a_link_states(one: str, expected: list[str], safe: bool) -> None:
    """A media type states the format; a file's name or words are a sign of it, to which somebody must agree."""
    fixed = repaired(dataset(after=distribution(one)), "format", safe=safe)
    assert names(fixed) == expected
    assert errors(fixed, "format") == []


@pytest.mark.parametrize("one", [link("https://x.fr/z.zip", "WWW:DOWNLOAD"), link("https://x.fr/wms", "OGC:WMS"), ""])
def test_a_format_that_nothing_states(one: str) -> None:
    assert errors(dataset(after=distribution(one)), "format")[0].repair is None


def test_a_version_that_is_missing_is_unknown() -> None:
    empty = f"<gmd:version gco:nilReason='missing'>{text('')}</gmd:version>"
    record = dataset(after=distribution(formats=given_out(in_format("GML", empty), in_format("CSV", ""))))
    fixed = repaired(record, "format")
    assert errors(fixed, "format") == []
    assert xml(fixed).count('nilReason="unknown"') == 2


def test_each_format_has_a_place_of_its_own() -> None:
    both = in_format("GML") + "\n        " + in_format("GeoPackage")
    record = dataset(after=distribution(formats=given_out(both, in_format("CSV"))))
    fixed = repaired(record, "format")
    assert errors(fixed, "format") == []
    assert names(fixed) == ["GML", "GeoPackage", "CSV"]
    assert in_format("GeoPackage") in xml(fixed)


def test_a_format_without_name_beside_one_goes_away() -> None:
    record = dataset(after=distribution(formats=given_out(in_format("GML"), "", in_format(""))))
    apply_safe_repairs(record)
    assert errors(record, "format") == []
    assert names(record) == ["GML"]


# -- encoding ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "value"), [("UTF-8", "utf8"), ("ISO-8859-15", "8859part15"), ("Latin1", "8859part1")]
)
def test_encodings_in_other_spellings(written: str, value: str) -> None:
    record = dataset(f"<gmd:characterSet>{code('MD_CharacterSetCode', written)}</gmd:characterSet>")
    fixed = repaired(record, "character_set")
    assert errors(fixed, "character_set") == []
    assert f'codeListValue="{value}"' in xml(fixed)


def test_an_empty_encoding_goes_away_and_an_unknown_one_stays() -> None:
    record = dataset(f"<gmd:characterSet>{code('MD_CharacterSetCode', '')}</gmd:characterSet>")
    assert "characterSet" not in xml(repaired(record, "character_set"))
    record = dataset(f"<gmd:characterSet>{code('MD_CharacterSetCode', 'morse')}</gmd:characterSet>")
    assert errors(record, "character_set")[0].repair is None
