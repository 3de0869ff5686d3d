"""The table of link kinds, against the ways of writing that real catalogues have."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from lxml import etree

from prodige_plugin.catalogue import summary_iso
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.services.kinds import BY_KEY, KINDS, kind_of

RECORDS = Path(__file__).resolve().parents[3] / "shared/records"


@pytest.mark.parametrize(
    ("protocol", "url", "kind"),
    [
        ("OGC:WMS", "https://h/ows", "WMS"),
        ("OGC:WMS-1.1.1-http-get-map", "https://h/x", "WMS"),
        ("OGC:WMS-1.3.0-http-get-capabilities", "https://h/x", "WMS"),
        ("OGC:WMS-http-get-featureinfo", "https://h/x", "WMS"),
        ("http://www.opengis.net/def/serviceType/ogc/wms", "https://h/x", "WMS"),
        ("OGC Web Map Service", "https://h/x", "WMS"),
        ("", "https://h/geoserver/wms?", "WMS"),
        ("WWW:LINK-1.0-http--link", "https://h/x?service=WMS&request=GetCapabilities", "WMS"),
        ("", "https://datacarto.h/wms/SDOM_GUYANE", "WMS"),
        ("", "https://carto.h/cgi-bin/mapserv?", "WMS"),
        ("OGC:WFS", "https://h/ows", "WFS"),
        ("OGC:WFS-1.0.0-http-get-capabilities", "https://h/x", "WFS"),
        ("http://www.opengis.net/def/serviceType/ogc/wfs", "https://h/x", "WFS"),
        ("", "https://datacarto.h/wfs/2a554da9-0000-4000-8000-000000000000", "WFS"),
        ("", "https://carto.h/cgi-bin/mapservwfs?", "WFS"),
        ("OGC:WMS", "https://h/ows?SERVICE=WFS&REQUEST=GetCapabilities", "WFS"),
        ("OGC API Features", "https://h/x", "OAPIF"),
        ("OGC API - Features", "https://h/x", "OAPIF"),
        ("http://www.opengis.net/def/interface/ogcapi-features", "https://h/x", "OAPIF"),
        ("", "https://h/ows/s/p/ogcapi", "OAPIF"),
        ("WWW:LINK", "https://h/data/ogcapi/collections/communes", "OAPIF"),
        ("", "https://h/api/collections/a/items?limit=10", "OAPIF"),
        ("WWW:LINK", "https://h/museum/collections/paintings", "PAGE"),
        ("OGC:WMTS", "https://h/x", "WMTS"),
        ("OGC:WMTS", "https://h/wms", "WMTS"),
        ("", "https://h/mapcache/wmts/1.0.0/WMTSCapabilities.xml", "WMTS"),
        ("OGC:WCS", "https://h/x", "WCS"),
        ("ESRI:REST", "https://h/x", "ESRI"),
        ("", "https://h/arcgis/rest/services/x/MapServer/0", "ESRI"),
        ("INSPIRE Atom", "https://h/x", "ATOM"),
        ("WWW:LINK-1.0-http--link", "https://h/rss/atomfeed/atomdataset/e4e022e0", "ATOM"),
        ("WWW:DOWNLOAD-1.0-http--download", "https://h/rss/atomfeed/atomdataset/e4e022e0", "ATOM"),
        ("WWW:DOWNLOAD-1.0-http--download", "https://h/x", "FILE"),
        ("WWW:DOWNLOAD:application/vnd.geo+json", "https://h/api/data/e4e022e0?srs=EPSG:4326", "API"),
        ("", "https://h/data/batiments.gpkg", "FILE"),
        ("", "https://h/data/x.ZIP?v=2", "FILE"),
        ("WWW:LINK-1.0-http--link", "https://h/geosource/consultationWMS?IDT=54", "PAGE"),
        ("WWW:LINK", "https://www.h/", "PAGE"),
        ("", "https://h/", "PAGE"),
        ("OGC:TMS", "https://h/x", "TILES"),
        ("", "https://tiles.h/{z}/{x}/{y}.png", "TILES"),
        ("OGC:WMTS", "https://h/wmts/{TileMatrix}/{TileRow}/{TileCol}.png", "TILES"),
        ("WWW:LINK", "https://h/styles/plan/style.json", "TILES"),
        ("", "https://h/ArcGIS/services/x/MapServer/WMSServer", "WMS"),
        ("", "https://h/arcgis/services/x/MapServer/WFSServer", "WFS"),
        ("OGC:WMS", "https://datacarto.h/wfs/2a554da9", "WFS"),
        ("OGC:WFS", "https://datacarto.h/wms/CARTE", "WMS"),
        ("OGC:WFS", "https://h/geoserver/wms", "WFS"),
        ("", "https://admin.h/api/ogc-features/collections.json", "OAPIF"),
        ("ATOM Syndication Format", "https://atom.h/atomArchive/GetResource?id=1", "FILE"),
        ("", "https://catalogue.h/rss/atomfeed/atomdata/1?format=shp&srs=2154", "FILE"),
        ("", "https://catalogue.h/rss/atomfeed/topatom", "ATOM"),
        (
            "WWW:DOWNLOAD-1.0-http--download",
            "https://c.h/geosource/panierDownloadFrontalParametrage?LAYERIDTS=5",
            "PAGE",
        ),
        ("WWW:DOWNLOAD-1.0-http--download", "https://telechargement.h/download/1", "PAGE"),
        ("WWW:DOWNLOAD-1.0-http--download", "https://h/guide.pdf", "PAGE"),
        ("", "https://carto.doterr.fr/1/62b2dabfa2c5f.geojson", "CONTEXT"),
        ("", "https://h/cartes/fond.qlr", "CONTEXT"),
        ("WWW:LINK", "https://h/csw?service=CSW&request=GetRecordById", "OTHER"),
        ("OGC:SOS", "https://h/x", "OTHER"),
        ("OGC:WMC", "https://h/x.wmc", "CONTEXT"),
        ("", "https://h/cartes/projet.qgz", "CONTEXT"),
        ("", "https://h/qgisserver/wms?map=projet.qgz", "WMS"),
        ("", "https://telecarto.h/?email=&direct=MQ==&format=anNvbg==", "API"),
        ("WWW:DOWNLOAD-1.0-http--download", "https://telecarto.h/", "PAGE"),
        ("WWW:DOWNLOAD-1.0-http--download", "https://h/donnees.html", "PAGE"),
        ("WWW:DOWNLOAD-1.0-http--download", "https://c.h/srv/fre/catalog.search#/metadata/1", "PAGE"),
        ("", "", "PAGE"),
    ],
)
def test_kinds(protocol, url, kind):
    assert kind_of(OnlineResource(url, protocol)).key == kind


def test_every_row_can_be_loaded_or_says_why_not():
    for kind in KINDS:
        assert bool(kind.opener) != (kind.reason is not None and bool(kind.reason()))
    assert [kind.preference for kind in KINDS] == sorted(kind.preference for kind in KINDS)
    assert BY_KEY["WFS"].preference < BY_KEY["WMS"].preference < BY_KEY["FILE"].preference


def test_protocols_of_real_records_agree_with_their_kind():
    if not RECORDS.exists():
        pytest.skip("the real records are not here")
    expected = {"OGC:WMS": "WMS", "OGC:WFS": "WFS", "OGC:WMTS": "WMTS"}
    seen = 0
    with (RECORDS / "index.csv").open(encoding="utf-8", newline="") as index:
        files = [RECORDS / row["file"] for row in csv.DictReader(index)]
    for file in files:
        try:
            root = etree.parse(str(file)).getroot()
        except (etree.XMLSyntaxError, OSError):
            continue
        for link in summary_iso.summary(root).links:
            start = next((key for key in expected if link.protocol.startswith(key)), "")
            if start and "service=" not in link.url.lower():
                assert kind_of(link).key == expected[start], link
                seen += 1
    assert seen > 10
