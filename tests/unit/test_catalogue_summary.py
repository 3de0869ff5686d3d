"""What a card shows, out of ISO 19139 and Dublin Core."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from prodige_plugin.catalogue import summary_dc, summary_iso
from prodige_plugin.catalogue.model import Box
from prodige_plugin.metadata.online import OnlineResource

from .csw_samples import GMD, iso, string

GOLDEN = Path(__file__).resolve().parents[3] / "shared/inspire/golden/dataset_fr.xml"


def read(text: str):
    return summary_iso.summary(etree.fromstring(text))


def party(name: str, role: str, tag: str = "pointOfContact") -> str:
    return (
        f"<gmd:{tag}><gmd:CI_ResponsibleParty>{string('organisationName', name)}<gmd:role>"
        f'<gmd:CI_RoleCode codeList="x" codeListValue="{role}"/></gmd:role></gmd:CI_ResponsibleParty></gmd:{tag}>'
    )


def date(value: str, kind: str) -> str:
    return (
        f"<gmd:date><gmd:CI_Date><gmd:date><gco:Date>{value}</gco:Date></gmd:date><gmd:dateType>"
        f'<gmd:CI_DateTypeCode codeList="x" codeListValue="{kind}"/></gmd:dateType></gmd:CI_Date></gmd:date>'
    )


def box(west: str, south: str, east: str, north: str) -> str:
    sides = zip(
        ("westBoundLongitude", "eastBoundLongitude", "southBoundLatitude", "northBoundLatitude"),
        (west, east, south, north),
        strict=True,
    )
    inner = "".join(f"<gmd:{tag}><gco:Decimal>{value}</gco:Decimal></gmd:{tag}>" for tag, value in sides)
    return (
        "<gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicBoundingBox>"
        f"{inner}</gmd:EX_GeographicBoundingBox></gmd:geographicElement></gmd:EX_Extent></gmd:extent>"
    )


def link(url: str, protocol: str = "", name: str = "") -> str:
    return (
        f"<gmd:onLine><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>{url}</gmd:URL></gmd:linkage>"
        f"{string('protocol', protocol)}{string('name', name)}</gmd:CI_OnlineResource></gmd:onLine>"
    )


def transfer(links: str) -> str:
    return (
        "<gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions><gmd:MD_DigitalTransferOptions>"
        f"{links}</gmd:MD_DigitalTransferOptions></gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo>"
    )


def test_an_empty_record_is_empty():
    found = read(f"<gmd:MD_Metadata {GMD}/>")
    assert (found.identifier, found.title, found.type, found.box, found.links) == ("", "", "", None, ())


def test_a_wrapped_title_becomes_one_line():
    assert read(iso(title="Plan local\n\t\t d'urbanisme ")).title == "Plan local d'urbanisme"


def test_an_anchor_is_a_text():
    record = iso().replace(
        "<gco:CharacterString>Zones humides</gco:CharacterString>",
        '<gmx:Anchor xlink:href="http://x">Zones</gmx:Anchor>',
    )
    assert read(record).title == "Zones"


def test_the_translation_serves_where_the_text_is_empty():
    record = iso(title="").replace(
        "<gco:CharacterString></gco:CharacterString>",
        "<gco:CharacterString/><gmd:PT_FreeText><gmd:textGroup><gmd:LocalisedCharacterString locale='#FR'>Été"
        "</gmd:LocalisedCharacterString></gmd:textGroup></gmd:PT_FreeText>",
    )
    assert read(record).title == "Été"


def test_the_owner_comes_before_the_contact():
    inside = party("Bureau d'études", "pointOfContact") + party("Région", "owner")
    assert read(iso(inside=inside)).organisation == "Région"


def test_the_record_s_contact_serves_where_the_data_has_none():
    record = iso().replace("<gmd:dateStamp>", party("Mairie", "pointOfContact", "contact") + "<gmd:dateStamp>")
    assert read(record).organisation == "Mairie"


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ((("2020", "creation"), ("2021-05-04", "publication"), ("2019", "revision")), "2019"),
        ((("2020", "creation"), ("2021-05-04Z", "publication")), "2021-05-04"),
        ((("2023-01-01", "revision"), ("2024-01-01", "revision")), "2024-01-01"),
        ((("2020", "superseded"),), "2020"),
        ((), ""),
    ],
)
def test_the_date(dates, expected):
    title = string("title", "Zones humides")
    record = iso().replace(title, title + "".join(date(*item) for item in dates))
    assert read(record).date == expected


def test_boxes_are_joined():
    assert read(iso(inside=box("-5", "41", "9", "51") + box("55", "-22", "56", "-20"))).box == Box(-5, -22, 56, 51)


@pytest.mark.parametrize("figures", [("a", "1", "2", "3"), ("-200", "1", "2", "3"), ("1", "5", "2", "3"), ("nan",) * 4])
def test_what_is_no_box_is_left_out(figures):
    assert read(iso(inside=box(*figures))).box is None


def test_west_and_east_that_were_swapped_are_put_right():
    assert read(iso(inside=box("3.3", "49", "1.3", "50"))).box == Box(1.3, 49, 3.3, 50)


def test_a_box_over_the_antimeridian_stays():
    assert read(iso(inside=box("177", "-20", "-178", "-15"))).box == Box(177, -20, -178, -15)


def test_a_decimal_comma_is_read():
    assert read(iso(inside=box("1,5", "2", "3", "4"))).box == Box(1.5, 2, 3, 4)


def test_links_are_given_once_and_in_order():
    one = link("http://a/wms", "OGC:WMS", "t1")
    found = read(iso(after=transfer(one + link("http://b", "WWW:LINK") + one + link("")))).links
    assert found == (OnlineResource("http://a/wms", "OGC:WMS", "t1"), OnlineResource("http://b", "WWW:LINK"))


def test_a_bare_file_name_is_no_thumbnail():
    graphic = "<gmd:graphicOverview><gmd:MD_BrowseGraphic>{}</gmd:MD_BrowseGraphic></gmd:graphicOverview>"
    inside = graphic.format(string("fileName", "small.png")) + graphic.format(string("fileName", "https://h/t.png"))
    assert read(iso(inside=inside)).thumbnail == "https://h/t.png"


def test_empty_keywords_are_left_out():
    words = "".join(string("keyword", word) for word in ("eau", "", "eau", "zone"))
    found = read(
        iso(inside=f"<gmd:descriptiveKeywords><gmd:MD_Keywords>{words}</gmd:MD_Keywords></gmd:descriptiveKeywords>")
    )
    assert found.keywords == ("eau", "zone")


def test_the_golden_record():
    if not GOLDEN.exists():
        pytest.skip("the golden records are not here")
    found = summary_iso.summary(etree.parse(str(GOLDEN)).getroot())
    assert found.title == "Bâtiments de la région Exemple"
    assert found.organisation == "Région Exemple"
    assert (found.date, found.type, found.box) == ("2026-05-04", "dataset", Box(-5.15, 47.27, -0.97, 48.91))
    assert found.links[0].protocol == "http://www.opengis.net/def/serviceType/ogc/wms"
    assert found.resource_identifier == "FR-123456789-batiments-2026"


DC = (
    '<csw:Record xmlns:csw="http://www.opengis.net/cat/csw/2.0.2" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dct="http://purl.org/dc/terms/" xmlns:ows="http://www.opengis.net/ows"><dc:identifier>i</dc:identifier>'
    "<dc:title>T</dc:title>{}</csw:Record>"
)


def corners(lower: str, upper: str, crs: str, name: str = "BoundingBox") -> str:
    return (
        f'<ows:{name} crs="{crs}"><ows:LowerCorner>{lower}</ows:LowerCorner><ows:UpperCorner>{upper}</ows:UpperCorner>'
        f"</ows:{name}>"
    )


@pytest.mark.parametrize(
    "extent",
    [
        corners("44.12 2.06", "46.8 7.19", "urn:x-ogc:def:crs:EPSG:6.11:4326"),  # pycsw
        corners("2.06 44.12", "7.19 46.8", "EPSG:4326"),
        corners("7.19 44.12", "2.06 46.8", "::4326"),  # GeoNetwork, east and west swapped
        corners("2.06 44.12", "7.19 46.8", "", "WGS84BoundingBox"),
    ],
)
def test_boxes_of_dublin_core(extent):
    assert summary_dc.summary(etree.fromstring(DC.format(extent))).box == Box(2.06, 44.12, 7.19, 46.8)


def test_dublin_core_links_and_picture():
    inside = (
        '<dct:references scheme="OGC:WMS">http://h/wms</dct:references><dct:references scheme="None">http://h/x'
        '</dct:references><dc:URI protocol="image/png" name="thumbnail">http://h/t.png</dc:URI>'
        '<dc:URI protocol="OGC:WFS" name="ms:t">http://h/wfs</dc:URI><dct:references>ftp://h</dct:references>'
        "<dct:modified>2024</dct:modified><dc:date>2020</dc:date><dc:publisher>Région</dc:publisher>"
    )
    found = summary_dc.summary(etree.fromstring(DC.format(inside)))
    assert [(item.url, item.protocol, item.name) for item in found.links] == [
        ("http://h/wms", "OGC:WMS", ""),
        ("http://h/x", "", ""),
        ("http://h/wfs", "OGC:WFS", "ms:t"),
    ]
    assert (found.thumbnail, found.date, found.organisation) == ("http://h/t.png", "2024", "Région")
