"""The practice platform's services: what is published is served, at once and to anybody, and only read."""

from __future__ import annotations

import concurrent.futures
import http.client
import io
import json
import re
import urllib.parse
import zipfile

import pytest
import requests
from lxml import etree
from osgeo import gdal

gdal.UseExceptions()

LAYER = "/ows/reference/departements_metropole"
XLINK = "{http://www.w3.org/1999/xlink}href"


def picture(content: bytes):
    """The picture's pixels as an array (band, row, column)."""
    gdal.FileFromMemBuffer("/vsimem/picture.png", content)
    try:
        return gdal.Open("/vsimem/picture.png").ReadAsArray()
    finally:
        gdal.Unlink("/vsimem/picture.png")


def get_map(practice, path: str, layers: str, **more: str) -> requests.Response:
    values = {
        "SERVICE": "WMS", "REQUEST": "GetMap", "VERSION": "1.3.0", "LAYERS": layers, "STYLES": "", "CRS": "EPSG:2154",
        "BBOX": "0,6000000,1300000,7200000", "WIDTH": "400", "HEIGHT": "370", "FORMAT": "image/png", **more,
    }  # fmt: skip
    return practice.get(path, **values)


def hits(practice, path: str, name: str) -> int:
    answer = practice.get(
        path, SERVICE="WFS", REQUEST="GetFeature", VERSION="1.1.0", TYPENAME=name, RESULTTYPE="hits"
    )  # fmt: skip
    return int(etree.fromstring(answer.content).get("numberOfFeatures"))


def retitled(content: bytes, old: str, new: str) -> bytes:
    """A stored project with one text replaced everywhere."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as copy:
        for entry in source.infolist():
            data = source.read(entry).decode()
            assert old in data
            copy.writestr(entry, data.replace(old, new))
    return target.getvalue()


@pytest.fixture
def projects(practice):
    """The producer's connection, and the content of a seed project to copy."""
    connection = practice.connect(practice.producer)
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute("SELECT content FROM reference.qgis_projects WHERE name = 'regions_metropole'")
    content = bytes(cursor.fetchone()[0])
    names: list[str] = []

    def write(name: str, new_content: bytes) -> None:
        names.append(name)
        cursor.execute(
            "INSERT INTO producteur.qgis_projects VALUES (%s, '{}', %s) "
            "ON CONFLICT (name) DO UPDATE SET content = excluded.content",
            (name, new_content),
        )

    yield cursor, content, write
    cursor.execute("DELETE FROM producteur.qgis_projects WHERE name = ANY (%s)", (names,))
    connection.close()


def title(practice, path: str) -> str:
    answer = practice.get(path, SERVICE="WMS", REQUEST="GetCapabilities", VERSION="1.3.0")
    assert answer.status_code == 200, answer.text
    return etree.fromstring(answer.content).findtext("{*}Service/{*}Title")


# -- what the seeds serve --------------------------------------------------------------------------


def test_every_listed_project_draws_something(practice) -> None:
    listed = practice.get("/api/projects").json()["projects"]
    assert len(listed) >= 40
    for project in listed:
        path = urllib.parse.urlsplit(project["service"]).path
        capabilities = etree.fromstring(practice.get(path, SERVICE="WMS", REQUEST="GetCapabilities").content)
        box = capabilities.find(".//{*}EX_GeographicBoundingBox")
        west, east, south, north = (float(node.text) for node in box)
        names = ",".join(layer["name"] for layer in project["layers"])
        answer = get_map(practice, path, names, CRS="CRS:84", BBOX=f"{west},{south},{east},{north}")
        assert answer.headers["Content-Type"] == "image/png", (project["name"], answer.text[:500])
        assert picture(answer.content)[:3].std() > 2, project["name"]


def test_departments_in_lambert_93_and_in_wgs_84(practice) -> None:
    assert hits(practice, LAYER, "departements_metropole") == 96
    assert hits(practice, "/ows/reference/departements_france", "departements_france") == 101
    with_crs = practice.get(LAYER, SERVICE="WFS", REQUEST="GetCapabilities", VERSION="1.1.0").text
    assert "EPSG:2154" in with_crs or "EPSG::2154" in with_crs


def test_the_map_of_france_has_more_than_one_colour(practice) -> None:
    pixels = picture(get_map(practice, LAYER, "departements_metropole").content)
    colours = {tuple(pixels[:3, row, column]) for row in range(0, 370, 5) for column in range(0, 400, 5)}
    assert len(colours) > 10


def test_the_addresses_in_the_capabilities_are_the_public_ones(practice) -> None:
    for service in ("WMS", "WFS", "WMTS"):
        root = etree.fromstring(practice.get(LAYER, SERVICE=service, REQUEST="GetCapabilities").content)
        addresses = [node.get(XLINK) for node in root.iter("{*}OnlineResource", "{*}Get", "{*}Post") if node.get(XLINK)]
        assert addresses
        for address in addresses:
            assert address.startswith((f"{practice.url}{LAYER}", f"{practice.url}/csw?")), address


def test_no_answer_tells_where_the_server_keeps_things(practice) -> None:
    for path, values in (
        (LAYER, {"SERVICE": "WMS", "REQUEST": "GetCapabilities"}),
        (LAYER, {"SERVICE": "WMS", "REQUEST": "GetProjectSettings"}),
        (LAYER + "/ogcapi/collections.json", {}),
        (LAYER + "/ogcapi/api.json", {}),
    ):
        text = practice.get(path, **values).text
        assert "postgresql:" not in text
        assert "password" not in text
        assert "wfs3" not in text


def test_the_layer_points_to_its_record_and_the_record_to_its_services(practice) -> None:
    capabilities = etree.fromstring(practice.get(LAYER, SERVICE="WMS", REQUEST="GetCapabilities").content)
    address = capabilities.find(".//{*}MetadataURL/{*}OnlineResource").get(XLINK)
    record = etree.fromstring(requests.get(address, timeout=30).content)
    links = [node.text for node in record.iter("{http://www.isotc211.org/2005/gmd}URL")]
    assert len(links) == 4
    for link in links:
        assert link.startswith(practice.url)
        assert requests.get(link, timeout=30, headers={"Accept": "application/json, */*"}).status_code == 200
    thumbnail = record.findtext(".//{*}graphicOverview//{*}fileName/{*}CharacterString")
    answer = requests.get(thumbnail, timeout=30)
    assert answer.headers["Content-Type"] == "image/png"
    assert picture(answer.content)[:3].std() > 2


def test_ogc_api_features_by_its_own_links(practice) -> None:
    headers = {"Accept": "application/json"}
    landing = requests.get(practice.url + LAYER + "/ogcapi", headers=headers, timeout=30).json()
    data = next(link["href"] for link in landing["links"] if link["rel"] == "data")
    assert data.startswith(f"{practice.url}{LAYER}/ogcapi/")
    collections = requests.get(data, headers=headers, timeout=30).json()
    (collection,) = collections["collections"]
    items = next(link["href"] for link in collection["links"] if link["type"] == "application/geo+json")
    page = requests.get(items, params={"limit": "30"}, timeout=30).json()
    assert page["numberMatched"] == 96
    names = [feature["properties"]["nom"] for feature in page["features"]]
    following = [link["href"] for link in page["links"] if link["rel"] == "next"]
    while following:
        page = requests.get(following[0], timeout=30).json()
        names += [feature["properties"]["nom"] for feature in page["features"]]
        following = [link["href"] for link in page["links"] if link["rel"] == "next"]
    assert len(set(names)) == 96
    assert {"Ariège", "Côte-d'Or", "Haut-Rhin", "Seine-et-Marne"} <= set(names)


def test_the_description_of_the_api_can_be_followed(practice) -> None:
    document = practice.get(LAYER + "/ogcapi/api.json").json()
    (server,) = document["servers"]
    assert "/collections/departements_metropole/items" in document["paths"]
    for path, verbs in document["paths"].items():
        assert list(verbs) == ["get"]
        if "{" not in path:
            answer = requests.get(server["url"] + path, headers={"Accept": "application/json"}, timeout=30)
            assert answer.status_code == 200, path


def test_post_with_key_values_and_with_xml(practice) -> None:
    form = {"SERVICE": "WFS", "REQUEST": "GetFeature", "VERSION": "1.1.0", "TYPENAME": "departements_metropole",
            "RESULTTYPE": "hits"}  # fmt: skip
    answer = requests.post(practice.url + LAYER, data=form, timeout=30)
    assert etree.fromstring(answer.content).get("numberOfFeatures") == "96"
    body = (
        '<wfs:GetFeature xmlns:wfs="http://www.opengis.net/wfs" xmlns:ogc="http://www.opengis.net/ogc" service="WFS" '
        'version="1.1.0" outputFormat="GeoJSON"><wfs:Query typeName="departements_metropole"><ogc:Filter>'
        "<ogc:PropertyIsEqualTo><ogc:PropertyName>nom</ogc:PropertyName><ogc:Literal>Ariège</ogc:Literal>"
        "</ogc:PropertyIsEqualTo></ogc:Filter></wfs:Query></wfs:GetFeature>"
    )
    answer = requests.post(practice.url + LAYER, data=body.encode(), headers={"Content-Type": "text/xml"}, timeout=30)
    assert [feature["properties"]["code"] for feature in answer.json()["features"]] == ["09"]


# -- published, republished, gone ------------------------------------------------------------------


@pytest.mark.parametrize("name", ["carte_nouvelle", "Été à l'île & co", "a+b;c (d) [e]"])
def test_a_project_is_served_as_soon_as_it_is_written(practice, projects, name) -> None:
    _cursor, content, write = projects
    path = f"/ows/producteur/{urllib.parse.quote(name)}"
    assert practice.get(path, SERVICE="WMS", REQUEST="GetCapabilities").status_code == 404
    write(name, content)
    assert title(practice, path) == "Régions de France métropolitaine"
    assert hits(practice, path, "regions_metropole") == 13
    page = practice.get(path + "/ogcapi/collections.json").json()
    assert [one["id"] for one in page["collections"]] == ["regions_metropole"]
    for link in page["links"] + page["collections"][0]["links"]:
        assert urllib.parse.unquote(link["href"]).startswith(f"{practice.url}/ows/producteur/{name}/ogcapi/")
        assert requests.get(link["href"], timeout=30).status_code == 200
    listed = practice.get("/api/projects").json()["projects"]
    mine = [project for project in listed if project["schema"] == "producteur" and project["name"] == name]
    assert [project["owner"] for project in mine] == ["producteur"]


def test_a_project_written_again_is_served_anew_at_once(practice, projects) -> None:
    _cursor, content, write = projects
    path = "/ows/producteur/deux_fois"
    write("deux_fois", content)
    assert title(practice, path) == "Régions de France métropolitaine"
    before = picture(get_map(practice, path, "regions_metropole").content)
    for number in range(5):
        old = "Régions de France métropolitaine" if number == 0 else f"Titre {number - 1}"
        content = retitled(content, old, f"Titre {number}")
        write("deux_fois", content)
        assert title(practice, path) == f"Titre {number}"
    # and the way it is drawn: another colour for the outlines
    write("deux_fois", retitled(content, "255,255,255,255,rgb:1,1,1,1", "0,0,0,255,rgb:0,0,0,1"))
    assert (picture(get_map(practice, path, "regions_metropole").content) != before).any()


def test_a_deleted_project_is_gone_at_once(practice, projects) -> None:
    cursor, content, write = projects
    path = "/ows/producteur/bientot_parti"
    write("bientot_parti", content)
    assert title(practice, path)
    cursor.execute("DELETE FROM producteur.qgis_projects WHERE name = 'bientot_parti'")
    assert practice.get(path, SERVICE="WMS", REQUEST="GetCapabilities").status_code == 404
    listed = practice.get("/api/projects").json()["projects"]
    assert "bientot_parti" not in [project["name"] for project in listed]


def test_a_table_made_anew_is_read_anew_though_the_project_stays(practice, projects) -> None:
    cursor, content, write = projects
    cursor.execute(
        "CREATE TABLE producteur.regions_metropole AS SELECT * FROM reference.regions_metropole; "
        "ALTER TABLE producteur.regions_metropole ADD PRIMARY KEY (fid)"
    )
    try:
        write("ma_carte", retitled(content, 'table="reference"', 'table="producteur"'))
        path = "/ows/producteur/ma_carte"
        assert hits(practice, path, "regions_metropole") == 13
        cursor.execute(
            "BEGIN; DROP TABLE producteur.regions_metropole; CREATE TABLE producteur.regions_metropole AS "
            "SELECT *, 'oui'::text AS nouveau_champ FROM reference.regions_metropole WHERE code < '30'; "
            "ALTER TABLE producteur.regions_metropole ADD PRIMARY KEY (fid); COMMIT"
        )
        answer = practice.get(
            path, SERVICE="WFS", REQUEST="GetFeature", VERSION="1.1.0", TYPENAME="regions_metropole",
            OUTPUTFORMAT="GeoJSON",
        )  # fmt: skip
        features = answer.json()["features"]
        assert len(features) == 4
        assert {feature["properties"]["nouveau_champ"] for feature in features} == {"oui"}
    finally:
        cursor.execute("DROP TABLE IF EXISTS producteur.regions_metropole")


def test_a_damaged_project_is_an_error_and_the_others_are_served(practice, projects) -> None:
    _cursor, _content, write = projects
    write("abime", b"this is no project")
    assert practice.get("/ows/producteur/abime", SERVICE="WMS", REQUEST="GetCapabilities").status_code >= 400
    assert "abime" in [project["name"] for project in practice.get("/api/projects").json()["projects"]]
    assert hits(practice, LAYER, "departements_metropole") == 96


@pytest.mark.parametrize(
    ("provider", "source"),
    [
        ("ogr", "/etc/passwd"), ("delimitedtext", "file:///etc/passwd?type=csv"), ("gdal", "/vsicurl/http://127.0.0.1/x"),
        ("wms", "type=mbtiles&amp;url=file:///tmp/x.mbtiles"), ("virtual", "?query=select"),
    ],
)  # fmt: skip
def test_a_project_that_reads_files_of_the_server_is_not_served(practice, projects, provider, source) -> None:
    _cursor, content, write = projects
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read(archive.namelist()[0]).decode()
    before = re.search(r"<datasource>[^<]*</datasource>", text).group()
    content = retitled(content, before, f"<datasource>{source}</datasource>")
    before = re.search(r"<provider[^>]*>postgres</provider>", text).group()
    content = retitled(content, before, f"<provider>{provider}</provider>")
    write("intrus", content)
    answer = practice.get("/ows/producteur/intrus", SERVICE="WMS", REQUEST="GetCapabilities")
    assert answer.status_code == 403
    assert "Régions" in answer.text


# -- strangers -------------------------------------------------------------------------------------


def test_wfs_transactions_are_refused_with_and_without_account(practice) -> None:
    body = (
        b'<wfs:Transaction xmlns:wfs="http://www.opengis.net/wfs" xmlns:ogc="http://www.opengis.net/ogc" '
        b'service="WFS" version="1.1.0"><wfs:Delete typeName="departements_metropole"><ogc:Filter>'
        b'<ogc:FeatureId fid="departements_metropole.1"/></ogc:Filter></wfs:Delete></wfs:Transaction>'
    )
    account = practice.state.account("administrateur")
    for auth in (None, (account.user, account.password)):
        answer = requests.post(
            practice.url + LAYER, data=body, auth=auth, headers={"Content-Type": "text/xml"}, timeout=30
        )
        assert answer.status_code == 403
    assert practice.get(LAYER, SERVICE="WFS", REQUEST="Transaction").status_code == 403
    assert requests.delete(f"{practice.url}{LAYER}/ogcapi/collections/x/items/1", timeout=30).status_code == 405
    assert hits(practice, LAYER, "departements_metropole") == 96


@pytest.mark.parametrize(
    "path",
    [
        "/ows/public/x", "/ows/pg_catalog/pg_class", "/ows/reference", "/ows/reference/rien", "/ows/reference/..",
        "/ows/reference/%2e%2e%2f%2e%2e", "/ows/reference/x%00y", "/ows/Reference/regions_metropole",
        "/ows/reference/regions_metropole/autre", "/ows/reference/%ff%fe", "/ows/reference/" + "a" * 300,
        "/ows/reference/x'%20OR%20'1'='1", "/web/../../../etc/passwd", "/web/%2e%2e/%2e%2e/platform.json",
        "/platform.json", "/web/app.js/..", "/.git/config", "/index.htm", "/csw/../platform.json",
    ],
)  # fmt: skip
def test_bad_paths_lead_nowhere(practice, path) -> None:
    # http.client sends the path as it is; requests would tidy it up
    host = urllib.parse.urlsplit(practice.url)
    connection = http.client.HTTPConnection(host.hostname, host.port, timeout=30)
    connection.request("GET", path + "?SERVICE=WMS&REQUEST=GetCapabilities")
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    assert answer.status in (400, 404)
    assert b"password" not in body
    assert b"root:" not in body


def test_another_project_cannot_be_named_by_map(practice) -> None:
    for name in ("MAP", "map", "Map", "%4dAP"):
        answer = requests.get(
            f"{practice.url}{LAYER}?SERVICE=WMS&REQUEST=GetCapabilities&{name}=/etc/passwd", timeout=30
        )
        assert "départements" in answer.text


def test_a_forwarded_host_changes_no_address(practice) -> None:
    headers = {
        "X-Forwarded-Host": "evil.example",
        "Forwarded": "host=evil.example",
        "X-Qgis-Service-Url": "http://evil",
    }
    text = requests.get(f"{practice.url}{LAYER}?SERVICE=WMS&REQUEST=GetCapabilities", headers=headers, timeout=30).text
    assert "evil" not in text
    assert "evil" not in practice.get(LAYER, SERVICE="WMS", REQUEST="GetCapabilities").text


def test_the_private_ports_answer_nobody_but_the_front(practice) -> None:
    for part in ("catalogue", "maps"):
        port = json.loads((practice.platform.home / "run" / f"{part}.json").read_text())["port"]
        answer = requests.get(f"http://127.0.0.1:{port}/csw?service=CSW&request=GetCapabilities", timeout=30)
        assert answer.status_code == 403


# -- all at once -----------------------------------------------------------------------------------


def test_eight_clients_with_fifty_requests_each_see_no_error(practice) -> None:
    asks = [
        lambda: picture(get_map(practice, LAYER, "departements_metropole", WIDTH="64", HEIGHT="64").content).any(),
        lambda: hits(practice, LAYER, "departements_metropole") == 96,
        lambda: practice.get("/ows/reference/pays_voisins/ogcapi/collections.json").json()["collections"],
        lambda: title(practice, "/ows/reference/carte_administrative"),
        lambda: re.search(
            r'numberOfRecordsMatched="\d+"',
            practice.get(
                "/csw", service="CSW", version="2.0.2", request="GetRecords", typenames="csw:Record",
                elementsetname="brief", resulttype="results", maxrecords="5",
            ).text,
        ),
    ]  # fmt: skip

    def client(first: int) -> int:
        return sum(bool(asks[(first + number) % len(asks)]()) for number in range(50))

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        assert list(pool.map(client, range(8))) == [50] * 8
