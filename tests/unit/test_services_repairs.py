"""Links as people paste them: what is repaired is said, what cannot be is explained."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from prodige_plugin.catalogue import summary_iso
from prodige_plugin.errors import PluginError
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.services import capabilities, hosts, repairs
from prodige_plugin.services.kinds import BY_KEY, KINDS, kind_of
from prodige_plugin.services.sources import layer_sources

SHARED = Path(__file__).resolve().parents[3] / "shared"


def repaired(url: str, protocol: str = "OGC:WMS", own: list[str] | None = None) -> repairs.Repaired:
    return repairs.repair(OnlineResource(url, protocol, "zones"), own)


@pytest.mark.parametrize(
    ("url", "mended", "words"),
    [
        ("https://h.fr/wms?a=1&amp;b=2", "https://h.fr/wms?a=1&b=2", "twice over"),
        ("https://h.fr/wms?a=1&amp;amp;b=2", "https://h.fr/wms?a=1&b=2", "twice over"),
        ("https://h.fr/wms?a=1\n      &b=2", "https://h.fr/wms?a=1&b=2", "Blanks"),
        ("https://h.fr/mes cartes/wms", "https://h.fr/mes%20cartes/wms", "Blanks"),
        ("https://h.fr/wms&service=WMS&request=GetCapabilities", "https://h.fr/wms?service=WMS&request=GetCapabilities",
         "wrong place"),
        ("https://h.fr/ows?service=WMS?request=GetCapabilities", "https://h.fr/ows?service=WMS&request=GetCapabilities",
         "wrong place"),
        ("www.h.fr/wms", "https://www.h.fr/wms", "did not begin"),
        ("h.fr/wms?", "https://h.fr/wms?", "did not begin"),
        ("http:/h.fr/wms", "http://h.fr/wms", "badly written"),
        ("http:\\\\h.fr/wms", "http://h.fr/wms", "badly written"),
        ("http://https://h.fr/wms", "https://h.fr/wms", "badly written"),
        ("htp://h.fr/wms", "http://h.fr/wms", "badly written"),
        ("URL: https://h.fr/wms", "https://h.fr/wms", "badly written"),
        ("<https://h.fr/wms>", "https://h.fr/wms", "badly written"),
        ("https://jean:secret@h.fr/wms", "https://h.fr/wms", "account"),
        ("https://datacarto.datara.gouv.fr/wms?a=1", "https://datacarto.open-datara.fr/wms?a=1", "moved"),
        ("http://www.datara.gouv.fr/x", "https://www.open-datara.fr/x", "moved"),
        ("https://wxs.ign.fr/abc123/geoportail/r/wms?", "https://data.geopf.fr/wms-r", "moved"),
        ("https://wxs.ign.fr/abc123/geoportail/wfs", "https://data.geopf.fr/wfs/ows", "moved"),
        ("http://ogc.geo-ide.e2.rie.gouv.fr/wxs?map=/a", "http://ogc.geo-ide.e2.rie.gouv.fr/wxs?map=/a", "own network"),
    ],
)  # fmt: skip
def test_what_is_repaired_is_said(url, mended, words):
    found = repaired(url)
    assert found.link.url == mended
    assert found.reason == ""
    assert any(words in note for note in found.notes), found.notes
    assert "secret" not in str(found)


def test_what_is_well_written_stays_as_it_is():
    for url in (
        "https://h.fr/wms?map=/a%20b.map&key=x%26y",
        "https://h.fr/wms?url=http://x.fr/wms?service=WMS",
        "https://user.h.fr/wms?mail=a@b.fr",
        "http://192.0.2.0.example.fr:8080/wms",
    ):
        found = repaired(url)
        assert (found.link.url, found.notes, found.reason) == (url, (), "")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("-", "place to fill"),
        ("http://...", "place to fill"),
        ("---LINK TO WEBSITE", "place to fill"),
        ("http://cartorisque.prim.net/wms/[Numéro_du_département]", "place to fill"),
        ("https://h.fr/{departement}/wms", "place to fill"),
        ("ftp://h.fr/a.zip", "file server"),
        ("s3://bucket/x", "file server"),
        ("file:///etc/passwd", "does not begin with http"),
        ("javascript:alert(1)", "does not begin with http"),
        ("http://[x/wms", "badly written"),
        ("http://h.fr:port/wms", "badly written"),
        ("http:///wms", "no server"),
        ("EMPTY", "does not begin with http"),
    ],
)
def test_what_cannot_be_repaired_is_explained(url, words):
    found = repaired(url, "")
    assert words in found.reason


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8080/geoserver/wms",
        "http://127.0.0.1/wms",
        "http://10.1.2.3/wms",
        "http://192.168.0.4:8081/wms",
        "http://172.16.5.4/wms",
        "http://[::1]/wms",
        "http://serveur-sig/wms",
        "http://carto.local/wms",
    ],
)
def test_local_addresses_are_the_server_s_own(url):
    assert "nobody else reaches" in repaired(url, own=["catalogue.region.fr"]).reason
    assert repaired(url).reason == ""  # the platform is not known: perhaps it is this one
    assert repaired(url, own=[urlsplit(url).netloc]).reason == ""


def test_a_platform_with_an_unreadable_address_is_no_failure():
    assert "nobody else" in repaired("http://localhost/wms", own=["[x", "", "h.fr"]).reason
    assert hosts.with_port("http://[x/csw") == ""
    assert hosts.with_port("https://jean@H.fr:8443/csw") == "h.fr:8443"


def test_a_platform_on_this_machine_reaches_its_own():
    assert repaired("http://localhost:8080/wms", own=["127.0.0.1:9000"]).reason == ""
    assert repaired("http://127.0.0.1:8080/wms", own=["localhost"]).reason == ""
    assert "nobody else" in repaired("http://localhost:8080/wms", own=["192.168.0.4"]).reason
    assert repaired("http://192.168.0.9/wms", own=["192.168.0.4"]).reason == ""
    assert not hosts.hidden("https://172.32.0.1/wms", ["h.fr"])


@pytest.mark.parametrize(
    ("url", "kind", "inside"),
    [
        ("https://visu.h.fr/?wms=https%3A%2F%2Fcarto.h.fr%2Fwms%3Fmap%3Da", "WMS", "https://carto.h.fr/wms?map=a"),
        ("https://visu.h.fr/#/add?url=https://carto.h.fr/wfs&layer=communes", "WFS", "https://carto.h.fr/wfs"),
        ("https://visu.h.fr/index.html?lang=fr&addLayer=https://carto.h.fr/wmts", "WMTS", "https://carto.h.fr/wmts"),
        ("https://visu.h.fr/?back=https://www.h.fr/", "PAGE", "https://visu.h.fr/?back=https://www.h.fr/"),
    ],
)
def test_a_service_inside_a_viewer_s_address(url, kind, inside):
    found = repaired(url, "WWW:LINK")
    assert (found.kind.key, found.link.url) == (kind, inside)
    assert bool(found.notes) == (kind != "PAGE")
    if "layer=communes" in url:
        assert found.link.name == "communes"


@pytest.mark.parametrize(
    ("protocol", "url", "kind"),
    [
        ("OGC:WMS", "https://datacarto.h.fr/wfs/2a554da9", "WFS"),
        ("OGC:WFS-1.0.0-http-get-capabilities", "https://h.fr/ows?service=WMS&request=GetCapabilities", "WMS"),
    ],
)
def test_a_label_that_the_address_contradicts(protocol, url, kind):
    found = repaired(url, protocol)
    assert found.kind.key == kind
    assert "record says" in found.notes[0]


def test_the_newer_address_of_an_old_platform_is_kept_for_later():
    found = repaired("https://carto.geoguyane.fr/cgi-bin/mapservwfs?", "OGC:WFS-1.0.0-http-get-capabilities")
    assert found.others == ("https://datacarto.geoguyane.fr/wfs",)
    found = repaired("https://carto.datara.gouv.fr/cgi-bin/mapserv?")
    assert found.others == ("https://carto.datara.gouv.fr/cgi-bin/mapserv?", "https://datacarto.open-datara.fr/wms")


def test_a_server_s_base_address_may_give_features_and_pictures():
    link = OnlineResource("https://ogc.geo-ide.fr/wxs?map=/a.map", "", "URL de base des services wms/wfs")
    assert [(source.kind, source.guessed) for source in layer_sources([link])] == [("WMS", False), ("WFS", True)]


def test_features_know_the_pictures_of_their_record():
    links = [
        OnlineResource("https://h.fr/wms", "OGC:WMS", "zones"),
        OnlineResource("https://h.fr/wms", "OGC:WMS", "autre"),
        OnlineResource("https://h.fr/wfs", "OGC:WFS", "ms:zones"),
        OnlineResource("https://h.fr/wfs", "OGC:WFS", "ms:rien"),
    ]
    told = {source.layer_name: source.style_of for source in layer_sources(links)}
    assert told["ms:zones"] == ("https://h.fr/wms", "zones")
    assert told["ms:rien"] == ("", "")


def test_the_data_set_s_own_service_before_the_platform_s():
    uuid = "2a554da9-5737-4650-9093-03b72eac5254"
    links = [
        OnlineResource("https://datacarto.h.fr/wfs", "OGC:WFS", "t"),
        OnlineResource(f"https://datacarto.h.fr/wfs/{uuid}", "OGC:WFS", "t"),
    ]
    assert layer_sources(links)[0].url.endswith(uuid)


# -- every link there is ------------------------------------------------------------------------


def real_links() -> list[OnlineResource]:
    links = []
    for file in sorted(SHARED.glob("records/**/*.xml")) + sorted(SHARED.glob("specs/**/*.xml")):
        try:
            root = etree.parse(str(file)).getroot()
        except etree.XMLSyntaxError:
            continue
        links += [summary_iso.online_resource(node) for node in root.iter("{*}CI_OnlineResource")]
    for file in sorted(SHARED.glob("specs/**/*.json")):
        _from_json(json.loads(file.read_text(encoding="utf-8")), links)
    return links


def _from_json(value: object, links: list[OnlineResource]) -> None:
    """Take everything that looks like a link out of a recorded answer."""
    if isinstance(value, dict):
        url = value.get("url") or value.get("href") or value.get("linkage")
        if isinstance(url, dict):
            url = url.get("default")
        if isinstance(value.get("urlObject"), dict):
            url = value["urlObject"].get("default")
        if isinstance(url, str):
            said = [value.get(key) for key in ("protocol", "format", "type")]
            protocol = next((one for one in said if isinstance(one, str)), "")
            name = value.get("name") if isinstance(value.get("name"), str) else ""
            links.append(OnlineResource(url, protocol, name or ""))
        for inner in value.values():
            _from_json(inner, links)
    elif isinstance(value, list):
        for inner in value:
            _from_json(inner, links)


def test_every_link_of_every_record_has_a_kind_or_a_reason():
    if not SHARED.exists():
        pytest.skip("the real records are not here")
    links = [link for link in real_links() if link.url.strip()]
    assert len(links) > 1500
    kinds = set()
    for link in links:
        found = layer_sources([link], "Titre", hosts=["catalogue.example.fr"])
        assert found, link
        for source in found:
            kinds.add(source.kind)
            if source.reason:
                assert source.reason.endswith((".", "…")), source
                assert source.provider == source.uri == ""
            else:
                assert BY_KEY[source.kind].opener, source
                assert urlsplit(source.url).scheme in ("http", "https"), source
                assert source.uri, source
    assert kinds >= {"WFS", "WMS", "WMTS", "OAPIF", "ESRI", "ATOM", "FILE", "API", "OTHER", "PAGE"}


# -- whatever a record holds ----------------------------------------------------------------------

_PIECES = st.sampled_from(
    ["http://", "https:/", "h.fr", "[", "]", ":", "@", "/wms", "/wfs", "?", "&", "service=WMS", "&amp;", " ", "\n",
     "{z}", "{", "}", "%", "%7B", "#", "localhost", "é", "\\", "..", "request=GetCapabilities", "/collections/x",
     ".tif", "//", "0", "url=http%3A%2F%2Fh%2Fwms", "MapServer/0", "<", ">", ":99999", "::1", "switch:a,b"]
)  # fmt: skip
ADDRESSES = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=12).map("".join))


@settings(max_examples=600, deadline=None)
@given(
    ADDRESSES,
    st.one_of(st.text(max_size=12), st.sampled_from(["OGC:WMS", "OGC:WFS", "WWW:LINK", "ESRI:REST"])),
    st.text(max_size=12),
)
def test_any_address_has_a_kind_or_a_reason(url, protocol, name):
    link = OnlineResource(url, protocol, name)
    for own in (None, ["localhost:8080"]):
        for source in layer_sources([link], "Titre", authcfg="abc1234", hosts=own):
            assert source.kind in BY_KEY
            assert bool(source.reason) != bool(source.uri)


@given(ADDRESSES)
def test_any_address_is_of_one_kind(url):
    try:
        urlsplit(url.strip())
    except ValueError:
        return
    assert kind_of(OnlineResource(url)) in KINDS


_CAPABILITIES = [
    b"<WMS_Capabilities version='1.3.0'><Service><Title>a</Title></Service><Capability><Layer><Name>x</Name>"
    b"<CRS>EPSG:2154</CRS><Style><Name>s</Name></Style></Layer></Capability></WMS_Capabilities>",
    b"<Capabilities xmlns='http://www.opengis.net/wmts/1.0'><Contents><Layer><Identifier>a</Identifier>"
    b"<TileMatrixSetLink><TileMatrixSet>PM</TileMatrixSet></TileMatrixSetLink></Layer></Contents></Capabilities>",
    b"<WFS_Capabilities version='2.0.0'><FeatureTypeList><FeatureType><Name>ms:a</Name></FeatureType>"
    b"</FeatureTypeList></WFS_Capabilities>",
    b"<WCS_Capabilities><ContentMetadata><CoverageOfferingBrief><name>a</name></CoverageOfferingBrief>"
    b"</ContentMetadata></WCS_Capabilities>",
]


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(_CAPABILITIES), st.integers(0, 300), st.binary(max_size=6), st.sampled_from(["WMS", "WFS", "WMTS"])
)
def test_mutated_capabilities_are_read_or_refused(data, place, noise, kind):
    for mutated in (
        data[:place],
        data[:place] + noise + data[place:],
        data[:place] + noise + data[place + len(noise) :],
    ):
        try:
            found = capabilities.parse(mutated, kind)
        except PluginError as error:
            assert error.todo or error.why
        else:
            assert found.kind in ("WMS", "WFS", "WMTS", "WCS")
