"""Download feeds as they are written, and the choice of a download."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.catalogue.model import Box
from prodige_plugin.errors import BadXml
from prodige_plugin.services import atom, feed_offers

HEAD = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss" '
    'xmlns:inspire_dls="http://inspire.ec.europa.eu/schemas/inspire_dls/1.0">'
)


def feed(inside: str, address: str = "https://h/atom/a.xml") -> atom.Feed:
    read = atom.parse(f"{HEAD}{inside}</feed>".encode(), address)
    assert isinstance(read, atom.Feed)
    return read


def entry(links: str, title: str = "Zones", crs: str = "") -> str:
    category = f'<category term="http://www.opengis.net/def/crs/EPSG/0/{crs}"/>' if crs else ""
    return f"<entry><title>{title}</title><id>x</id>{links}{category}</entry>"


def test_a_service_feed() -> None:
    read = feed(
        '<title> Le\n service </title><link rel="search" type="application/opensearchdescription+xml" href="s.xml"/>'
        "<entry><title>Zones</title><inspire_dls:spatial_dataset_identifier_code>fr-1"
        "</inspire_dls:spatial_dataset_identifier_code><inspire_dls:spatial_dataset_identifier_namespace>https://id/"
        '</inspire_dls:spatial_dataset_identifier_namespace><link rel="describedby" type="application/xml" href="m"/>'
        '<link type="application/atom+xml" href="../zones.xml"/></entry>'
    )
    assert (read.title, read.search) == ("Le service", "https://h/atom/s.xml")
    ((found, address),) = atom.dataset_feeds(read)
    assert address == "https://h/zones.xml"
    assert feed_offers.offers(read) == []
    for name in ("fr-1", "https://id/fr-1", "ZONES", " zones "):
        assert atom.same(found, name)
    assert not atom.same(found, "", "other")


def test_the_record_of_an_entry() -> None:
    href = "https://h/csw?request=GetRecordById&amp;id=fr-120066022-orphan-1&amp;x=1"
    link = f'<link rel="describedby" type="application/xml" href="{href}"/>'
    read = feed(entry(link + '<link type="application/atom+xml" href="a.xml"/>'))
    ((found, _address),) = atom.dataset_feeds(read)
    assert atom.of_record(found, "FR-120066022-orphan-1")
    assert not atom.of_record(found, "fr-120066022-orphan")
    assert not atom.of_record(found, "1")


def test_formats_and_crs_of_a_dataset_feed() -> None:
    read = feed(
        entry('<link rel="alternate" type="application/x-shapefile" href="z.zip" length="1500000"/>', crs="2154")
        + entry('<link rel="alternate" type="application/gml+xml;version=3.2" href="z.gml"/>', crs="4258")
        + entry('<link rel="alternate" type="application/geopackage+sqlite3" href="z4258.gpkg"/>', crs="4258")
    )
    offers = feed_offers.offers(read)
    assert [(offer.format, offer.crs, offer.length) for offer in offers] == [
        ("shp", "EPSG:2154", 1500000),
        ("gml", "EPSG:4258", None),
        ("gpkg", "EPSG:4258", None),
    ]
    assert len({offer.key for offer in offers}) == 3
    assert feed_offers.choose(offers) is offers[2]
    assert feed_offers.choose(offers, "EPSG:2154") is offers[0]
    assert feed_offers.choose(offers, "EPSG:2154", "gml") is offers[1]
    assert feed_offers.choose(offers, "", "application/x-shapefile") is offers[0]
    # a CRS that nobody offers: the best format
    assert feed_offers.choose(offers, "EPSG:32630") is offers[2]


def test_prodige_states_format_and_crs_in_the_address() -> None:
    base = "https://catalogue.example/rss/atomfeed/atomdata/e4e0?couchd_emplacement_stockage=t&amp;emprise=-1"
    links = "".join(
        f'<link rel="alternate" href="{base}&amp;format={kind}&amp;srs={code}"/>'
        for kind in ("shp", "json")
        for code in (2154, 4326)
    )
    offers = feed_offers.offers(feed(entry(links)))
    assert {(offer.format, offer.crs) for offer in offers} == {
        (kind, crs) for kind in ("shp", "geojson") for crs in ("EPSG:2154", "EPSG:4326")
    }
    chosen = feed_offers.choose(offers, "EPSG:2154")
    assert chosen is not None
    assert "format=shp&srs=2154" in chosen.hrefs[0]


def test_parts_are_one_download_and_files_of_other_data_are_not() -> None:
    parts = "".join(f'<link rel="section" type="application/x-shapefile" href="p{n}.zip" length="5"/>' for n in (1, 2))
    (offer,) = feed_offers.offers(feed(entry(f'<link rel="alternate" type="text/html" href="page.html"/>{parts}')))
    assert offer.hrefs == ("https://h/atom/p1.zip", "https://h/atom/p2.zip")
    assert offer.length == 10
    different = feed_offers.offers(
        feed("".join(entry(f'<link rel="enclosure" href="{n}.zip"/>', f"Commune {n}", "2154") for n in (1, 2)))
    )
    assert feed_offers.choose(different) is None


def test_only_the_parts_of_an_area() -> None:
    def part(number: int, box: str) -> str:
        return f'<link rel="section" href="p{number}.zip" bbox="{box}"/>'

    (offer,) = feed_offers.offers(feed(entry(part(1, "47 0 48 1") + part(2, "47 1 48 2") + part(3, "40.5,1.2,41,2"))))
    assert offer.within(Box(1.2, 47.5, 1.4, 47.6)) == ("https://h/atom/p2.zip",)
    # nowhere: then the boxes are not what they say
    assert len(offer.within(Box(100, 10, 101, 11))) == 3
    (untold,) = feed_offers.offers(feed(entry(part(1, "47 0 48 1") + part(2, "nonsense"))))
    assert len(untold.within(Box(1.2, 47.5, 1.4, 47.6))) == 2


def test_checksums_stand_beside() -> None:
    read = feed(entry('<link href="z.7z"/>') + entry('<link href="z.7z.md5"/>', "z.7z.md5"))
    (offer,) = feed_offers.offers(read)
    assert offer.checksum == "https://h/atom/z.7z.md5"


def test_what_is_no_data_is_left() -> None:
    read = feed(
        entry(
            '<link rel="via" href="a.zip"/><link rel="related" href="b.zip"/><link href="javascript:alert(1)"/>'
            '<link href="file:///etc/passwd"/><link href="http://[x/a.zip"/><link type="text/html" href="c.html"/>'
            '<link type="application/pdf" href="c.pdf"/><link/>'
        )
    )
    assert feed_offers.offers(read) == []
    assert atom.dataset_feeds(read) == []


def test_an_open_search_description() -> None:
    read = atom.parse(
        b'<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/" xmlns:d="urn:d">'
        b'<Url type="text/html" template="https://h/s?q={searchTerms}"/>'
        b'<Url type="application/atom+xml" rel="results" template="https://h/r?q={searchTerms}"/>'
        b'<Url type="application/atom+xml" rel="describedby" '
        b'template="/d?c={d:spatial_dataset_identifier_code}&amp;n={d:spatial_dataset_identifier_namespace?}'
        b'&amp;l={language?}"/>'
        b'<Query role="example" d:spatial_dataset_identifier_code="a b" title="T" '
        b'd:spatial_dataset_identifier_namespace="u/"/>'
        b'<Query role="example" d:spatial_dataset_identifier_code="a b" d:spatial_dataset_identifier_namespace="u/"/>'
        b"</OpenSearchDescription>",
        "https://h/s.xml",
    )
    assert isinstance(read, atom.Search)
    assert read.datasets == (("a b", "u/", "T"),)
    assert read.address("a b", "u/") == "https://h/d?c=a%20b&n=u%2F&l="


@pytest.mark.parametrize("data", [b"", b"<a/>", b"<html></html>", b'<feed xmlns="x"', b"{}"])
def test_what_is_no_feed(data: bytes) -> None:
    with pytest.raises(BadXml):
        atom.parse(data, "https://h/")


PART = '<link rel="section" href="p.zip" type="x" length="3"/>'
WHOLE = f"{HEAD}{entry(PART, crs='2154')}</feed>".encode()


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=0, max_size=3))
def test_any_damaged_feed_is_no_surprise(position: int, piece: bytes) -> None:
    try:
        read = atom.parse(WHOLE[:position] + piece + WHOLE[position + 1 :], "https://h/a")
    except BadXml:
        return
    if isinstance(read, atom.Feed):
        feed_offers.choose(feed_offers.offers(read), "EPSG:2154")


@given(st.text(), st.text(), st.text())
def test_any_words_of_formats(href: str, media_type: str, title: str) -> None:
    link = f"<link href={href!r} type={media_type!r} title={title!r}/>"
    try:
        read = atom.parse(f"{HEAD}{entry(link)}</feed>".encode("utf-8", "replace"), "https://h/a")
    except BadXml:
        return
    assert isinstance(read, atom.Feed)
    feed_offers.offers(read)


_NO_ADDRESSES = ("http://[", "//[", "http://\u2100.example/", "http://]x")


@pytest.mark.parametrize("bad", _NO_ADDRESSES)
def test_what_is_no_address_is_left_out(bad: str) -> None:
    """Feeds of strangers hold anything: the rest of the feed is read all the same."""
    good = '<link rel="enclosure" href="data.zip"/>'
    inside = f'<entry xml:base="{bad}"><link href="{bad}"/>{good}<content src="{bad}"/></entry>'
    whole = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{bad}"><link rel="next" href="{bad}"/>{inside}</feed>'
    read = atom.parse(whole.encode(), "https://h.example/feeds/one.xml")
    assert isinstance(read, atom.Feed) and not read.links
    assert [link.href for link in read.entries[0].links] == ["https://h.example/feeds/data.zip"]
    rss = f'<rss><channel><item><link>{bad}</link><enclosure url="{bad}"/></item></channel></rss>'
    read = atom.parse(rss.encode(), "https://h.example/rss")
    assert isinstance(read, atom.Feed) and not read.entries[0].links
    search = f'<OpenSearchDescription><Url type="application/atom+xml" template="{bad}{{x}}"/></OpenSearchDescription>'
    found = atom.parse(search.encode(), "https://h.example/search.xml")
    assert isinstance(found, atom.Search) and not found.templates
