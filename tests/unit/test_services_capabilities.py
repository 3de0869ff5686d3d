"""Capabilities of services: layers, CRS, and which layer a record means."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from prodige_plugin.errors import BadXml, HtmlInsteadOfData, LayerError, ServiceException
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.network import Door
from prodige_plugin.services import capabilities
from prodige_plugin.services.capabilities import ManyLayers, ServiceLayer
from prodige_plugin.services.sources import layer_sources
from tests.servers.http import HttpServer

SPECS = Path(__file__).resolve().parents[3] / "shared/specs/ogc"

WMS_130 = b"""<WMS_Capabilities xmlns="http://www.opengis.net/wms" version="1.3.0">
<Service><Title>Cartes</Title></Service>
<Capability><Request><GetMap><Format>image/jpeg</Format><Format>image/png</Format></GetMap></Request>
<Layer><Title>Groupe</Title><CRS>EPSG:4326</CRS><CRS>CRS:84</CRS>
<Layer><Name>communes</Name><Title>Communes d'\xc3\xa9t\xc3\xa9</Title><CRS>EPSG:2154</CRS>
<BoundingBox CRS="EPSG:2154" minx="0" miny="0" maxx="1" maxy="1"/><Style><Name>fond</Name></Style></Layer>
<Layer><Name>regions</Name><Title>R</Title></Layer></Layer></Capability></WMS_Capabilities>"""
WMS_111 = b"""<WMT_MS_Capabilities version="1.1.1"><Service><Title>Cartes</Title></Service><Capability><Layer>
<Name>tout</Name><SRS>EPSG:4326 EPSG:2154</SRS><Layer><Name>a</Name></Layer></Layer>
</Capability></WMT_MS_Capabilities>"""
WFS_110 = b"""<wfs:WFS_Capabilities xmlns:wfs="http://www.opengis.net/wfs" xmlns:ows="http://www.opengis.net/ows"
xmlns:ms="urn:ms" version="1.1.0">
<ows:ServiceIdentification><ows:Title>Donn\xc3\xa9es</ows:Title></ows:ServiceIdentification>
<wfs:FeatureTypeList><wfs:FeatureType><wfs:Name>ms:zones</wfs:Name><wfs:Title>Zones</wfs:Title>
<wfs:DefaultSRS>urn:ogc:def:crs:EPSG::2154</wfs:DefaultSRS><wfs:OtherSRS>urn:ogc:def:crs:EPSG:6.11:4326</wfs:OtherSRS>
</wfs:FeatureType></wfs:FeatureTypeList></wfs:WFS_Capabilities>"""
COLLECTIONS = {
    "collections": [
        {
            "id": "zones",
            "title": "Zones",
            "storageCrs": "http://www.opengis.net/def/crs/EPSG/0/2154",
            "crs": ["http://www.opengis.net/def/crs/OGC/1.3/CRS84", "http://www.opengis.net/def/crs/EPSG/0/2154"],
        },
        {"title": "without id"},
        "nonsense",
    ]
}


def test_wms_with_inherited_crs():
    found = capabilities.parse(WMS_130, "WMS")
    assert (found.version, found.title, found.formats) == ("1.3.0", "Cartes", ("image/jpeg", "image/png"))
    communes, regions = found.layers
    assert communes == ServiceLayer(
        "communes", "Communes d'été", "", ("EPSG:2154", "EPSG:4326", "CRS:84"), "fond", ("fond",)
    )
    assert regions.crs == ("EPSG:4326", "CRS:84")


def test_wms_111_lists_crs_in_one_element():
    found = capabilities.parse(WMS_111, "WMS")
    assert [layer.name for layer in found.layers] == ["tout", "a"]
    assert found.layers[1].crs == ("EPSG:4326", "EPSG:2154")


def test_wfs_names_and_crs():
    found = capabilities.parse(WFS_110, "WFS")
    assert found.title == "Données"
    assert found.layers == (ServiceLayer("ms:zones", "Zones", "", ("EPSG:2154", "EPSG:4326")),)


def test_collections():
    (found,) = capabilities.parse_collections(COLLECTIONS).layers
    assert (found.name, found.crs) == ("zones", ("EPSG:2154", "CRS:84"))


@pytest.mark.parametrize("answer", [[], {}, {"collections": 3}, None, "x"])
def test_no_collections(answer):
    with pytest.raises(BadXml, match="OGC API Features"):
        capabilities.parse_collections(answer)


def test_another_service_answers():
    assert capabilities.parse(WMS_130, "WFS").kind == "WMS"
    with pytest.raises(BadXml, match="not as a WFS"):
        capabilities.parse(b"<Capabilities xmlns='http://www.opengis.net/sos/2.0'/>", "WFS")


@pytest.mark.parametrize(
    ("crs", "code"),
    [
        ("EPSG:2154", "EPSG:2154"),
        ("urn:ogc:def:crs:EPSG::2154", "EPSG:2154"),
        ("urn:ogc:def:crs:EPSG:6.11:4326", "EPSG:4326"),
        ("urn:x-ogc:def:crs:EPSG:4326", "EPSG:4326"),
        ("http://www.opengis.net/def/crs/EPSG/0/3857", "EPSG:3857"),
        ("http://www.opengis.net/gml/srs/epsg.xml#2154", "http://www.opengis.net/gml/srs/epsg.xml#2154"),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", "CRS:84"),
        ("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "CRS:84"),
        ("IGNF:LAMB93", "IGNF:LAMB93"),
    ],
)
def test_authority_codes(crs, code):
    assert capabilities.authority_code(crs) == code


LAYERS = (
    ServiceLayer("ms:zones", "Zones humides"),
    ServiceLayer("ms:Été", "Autre"),
    ServiceLayer("x", "Zones humides 2"),
)


@pytest.mark.parametrize(
    ("wanted", "title", "name"),
    [
        ("ms:zones", "", "ms:zones"),
        ("zones", "", "ms:zones"),
        ("ZONES", "", "ms:zones"),
        ("ete", "", "ms:Été"),
        ("Zones humides", "", "ms:zones"),
        ("Service WMS", "zones HUMIDES", "ms:zones"),
        ("", "Zones humides 2", "x"),
    ],
)
def test_which_layer_is_meant(wanted, title, name):
    assert capabilities.choose_layer(LAYERS, wanted, title).name == name


def test_the_only_layer_is_the_one():
    assert capabilities.choose_layer(LAYERS[:1], "something else").name == "ms:zones"


@pytest.mark.parametrize(("wanted", "says"), [("nothing", "no layer named"), ("", "does not say which")])
def test_a_choice_is_left_to_the_person(wanted, says):
    with pytest.raises(ManyLayers, match=says) as caught:
        capabilities.choose_layer(LAYERS, wanted, "Another title")
    assert caught.value.layers == LAYERS
    assert isinstance(caught.value, LayerError)


def test_two_names_that_differ_by_namespace_only_are_a_choice():
    twins = (ServiceLayer("a:zones"), ServiceLayer("b:zones"))
    with pytest.raises(ManyLayers):
        capabilities.choose_layer(twins, "zones")
    assert capabilities.choose_layer(twins, "b:zones").name == "b:zones"


def test_two_layers_of_one_link_are_drawn_together():
    layers = (ServiceLayer("a", "A", crs=("EPSG:4326", "EPSG:2154"), style="s"), ServiceLayer("b", crs=("EPSG:2154",)))
    both = capabilities.choose_layer(layers, "a, b")
    assert both == ServiceLayer("a,b", "A, b", crs=("EPSG:2154",), style="s,")
    with pytest.raises(ManyLayers):
        capabilities.choose_layer(layers, "a,c")


def test_a_service_without_layers():
    with pytest.raises(ManyLayers, match="offers no layer"):
        capabilities.choose_layer((), "x")


@pytest.mark.parametrize(
    ("offered", "wanted", "taken"),
    [
        (("EPSG:4326", "EPSG:2154"), "EPSG:2154", "EPSG:2154"),
        (("CRS:84", "EPSG:2154"), "EPSG:3857", "EPSG:2154"),
        (("CRS:84",), "EPSG:3857", "CRS:84"),
        ((), "EPSG:3857", ""),
        (("EPSG:2154",), "", "EPSG:2154"),
    ],
)
def test_the_crs(offered, wanted, taken):
    assert capabilities.choose_crs(offered, wanted) == taken


def test_the_format():
    assert capabilities.choose_format(("image/jpeg", "image/png")) == "image/png"
    assert capabilities.choose_format(("image/jpeg", "image/tiff")) == "image/jpeg"
    assert capabilities.choose_format(("image/tiff",)) == "image/tiff"
    assert capabilities.choose_format(()) == "image/png"


@pytest.fixture
def server():
    with HttpServer() as running:
        running.route("/wms", lambda handler: handler.reply(200, WMS_130, "text/xml"))
        running.route(
            "/api/collections", lambda handler: handler.reply(200, json.dumps(COLLECTIONS).encode(), "application/json")
        )
        yield running


def source(url, protocol):
    return layer_sources([OnlineResource(url, protocol)])[0]


def test_one_request_reads_a_wms(server):
    found = capabilities.read(Door(), source(server.url("/wms?map=x&request=GetMap"), "OGC:WMS"))
    assert len(found.layers) == 2
    assert server.count() == 1
    assert server.last().query == {"map": "x", "service": "WMS", "request": "GetCapabilities"}


def test_one_request_reads_an_ogc_api(server):
    found = capabilities.read(Door(), source(server.url("/api/collections/zones/items"), "OGC API Features"))
    assert [layer.name for layer in found.layers] == ["zones"]
    assert (server.count(), server.last().query) == (1, {"f": "json"})


@pytest.mark.parametrize(
    ("path", "error"), [("/login", HtmlInsteadOfData), ("/report/wms13", ServiceException), ("/xml", BadXml)]
)
def test_what_is_no_capabilities(server, path, error):
    with pytest.raises(error):
        capabilities.read(Door(), source(server.url(path), "OGC:WMS"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("insee-wms-getcapabilities.xml", "WMS"),
        ("wfs_dov_getcapabilities_200_nometadata.xml", "WFS"),
        ("eaufrance-odp-capabilities.xml", "WFS"),
    ],
)
def test_recorded_capabilities(name, kind):
    if not (SPECS / name).exists():
        pytest.skip("the recorded answers are not here")
    found = capabilities.parse((SPECS / name).read_bytes(), kind)
    assert found.layers
    assert all(layer.name for layer in found.layers)
    assert any(code.startswith("EPSG:") for layer in found.layers for code in layer.crs)


UUID = "e4e022e0-bb65-402c-82f1-131c2dfee7a7"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (
            "<WMS_Capabilities xmlns:x='http://www.w3.org/1999/xlink'><Capability><Layer><Layer><Name>a</Name>"
            "<MetadataURL type='TC211'><Format>text/xml</Format><OnlineResource x:href='https://c/srv/other'/>"
            "</MetadataURL></Layer><Layer><Name>b</Name><MetadataURL><OnlineResource x:href='https://c/srv/{uuid}'/>"
            "</MetadataURL></Layer></Layer></Capability></WMS_Capabilities>",
            "WMS",
        ),
        (
            "<WFS_Capabilities xmlns:x='http://www.w3.org/1999/xlink'><FeatureTypeList><FeatureType><Name>a</Name>"
            "</FeatureType><FeatureType><Name>b</Name><MetadataURL x:href='https://c/csw?id={uuid}'/></FeatureType>"
            "</FeatureTypeList></WFS_Capabilities>",
            "WFS",
        ),
        (
            "<WFS_Capabilities><FeatureTypeList><FeatureType><Name>a</Name></FeatureType><FeatureType><Name>b</Name>"
            "<MetadataURL type='TC211'> https://c/csw?id={uuid} </MetadataURL></FeatureType></FeatureTypeList>"
            "</WFS_Capabilities>",
            "WFS",
        ),
    ],
)
def test_the_layer_that_names_the_record_as_its_own(data, kind):
    layers = capabilities.parse(data.format(uuid=UUID).encode(), kind).layers
    assert capabilities.choose_layer(layers, "Accès aux données", "Titre", UUID).name == "b"
    assert capabilities.choose_layer(layers, "a", "Titre", UUID).name == "a"  # the link's own word counts first
    for record in ("", "srv", "other", "another-identifier"):
        with pytest.raises(ManyLayers):
            capabilities.choose_layer(layers, "", "Titre", record)
