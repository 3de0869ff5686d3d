"""GeoServer's REST API with its quirks, on the fake that has them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr, osr

from prodige_plugin.errors import Forbidden, HtmlInsteadOfData, HttpError, PublishError, Unauthorized
from prodige_plugin.network import Door
from prodige_plugin.platforms.georchestra.addresses import Addresses
from prodige_plugin.platforms.georchestra.coverages import Coverages
from prodige_plugin.platforms.georchestra.geoserver import GeoServer
from prodige_plugin.platforms.georchestra.groups import Groups, group_content
from prodige_plugin.platforms.georchestra.marks import MARK, Mark, with_mark
from prodige_plugin.platforms.georchestra.rest import AlreadyThere, way
from prodige_plugin.platforms.georchestra.styles import Sent, Styles
from prodige_plugin.platforms.model import Platform
from tests.servers.geoserver import GeoServer as Fake
from tests.servers.http import Handler, HttpServer

SLD = (
    '<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld"><NamedLayer><Name>é</Name></NamedLayer>'
    "</StyledLayerDescriptor>"
)


class Account(Door):
    """A door with a user name and a password of its own."""

    def __init__(self, user: str = "agent") -> None:
        super().__init__()
        self._user = user

    def request(self, method: str, url: str, **options: Any) -> Any:
        return super().request(method, url, basic=(self._user, "secret"), **options)


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[tuple[Fake, GeoServer, HttpServer]]:
    with HttpServer() as server:
        made = Fake(tmp_path / "data_dir")
        made.files.folder.mkdir()
        made.add_workspace("dreal")
        made.add_workspace("autre")
        made.add_user("agent", "secret", ["USER"], "DREAL", "dreal")
        made.add_user("chef", "secret", ["ADMINISTRATOR"])
        made.add_user("passant", "secret", ["USER"])
        yield made, GeoServer(made.install(server), Account()), server


def gpkg(path: Path, table: str = "zones", count: int = 2) -> Path:
    """A GeoPackage of points."""
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(2154)
    layer = source.CreateLayer(table, crs, ogr.wkbPoint)
    for number in range(count):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({650000 + number} 6860000)"))
        layer.CreateFeature(feature)
    source.Destroy()
    return path


def served(one: GeoServer, path: Path, name: str = "zones") -> None:
    """Publish a GeoPackage."""
    one.upload("dreal", f"{name}_0123abcd", gpkg(path, name))
    one.create_feature_type("dreal", f"{name}_0123abcd", {"name": name, "nativeName": name, "title": name})


def test_only_the_workspaces_that_the_account_administers_are_given(fake):
    _made, one, _server = fake
    assert one.workspaces() == ["dreal"]
    assert one.version() == ""
    chief = GeoServer(one.rest.root, Account("chef"))
    assert chief.workspaces() == ["dreal", "autre"]
    assert chief.version() == "2.27.1"
    with pytest.raises(Forbidden):
        GeoServer(one.rest.root, Account("passant")).workspaces()
    with pytest.raises(Unauthorized):
        GeoServer(one.rest.root, Door()).workspaces()


def test_the_tables_of_a_store_are_looked_at_before_one_is_published(fake, tmp_path):
    made, one, _server = fake
    one.upload("dreal", "zones_0123abcd", gpkg(tmp_path / "a.gpkg"))
    assert one.available("dreal", "zones_0123abcd") == ["zones"]
    with pytest.raises(PublishError, match="does not see the table"):
        one.create_feature_type("dreal", "zones_0123abcd", {"name": "x", "nativeName": "inconnue"})
    assert made.workspaces["dreal"].layers == {}
    one.create_feature_type("dreal", "zones_0123abcd", {"name": "zones", "nativeName": "zones", "title": "Zones"})
    # nothing is left to publish: the list comes as ""
    assert one.available("dreal", "zones_0123abcd") == []


@pytest.mark.parametrize("trouble", ["after", 500])
def test_a_write_whose_answer_was_lost_is_looked_for(fake, tmp_path, trouble):
    made, one, server = fake
    one.upload("dreal", "zones_0123abcd", gpkg(tmp_path / "a.gpkg"))
    path = "/rest/workspaces/dreal/datastores/zones_0123abcd/featuretypes"
    made.trouble[("POST", path)] = trouble
    one.create_feature_type("dreal", "zones_0123abcd", {"name": "zones", "nativeName": "zones", "title": "Zones"})
    assert list(made.workspaces["dreal"].layers) == ["zones"]
    posts = [seen for seen in server.requests if seen.method == "POST"]
    assert len(posts) == 1


def test_a_write_that_was_cut_before_is_not_taken_for_done(fake, tmp_path):
    made, one, _server = fake
    one.upload("dreal", "zones_0123abcd", gpkg(tmp_path / "a.gpkg"))
    made.trouble[("POST", "/rest/workspaces/dreal/datastores/zones_0123abcd/featuretypes")] = "before"
    with pytest.raises(Exception, match="closed the connection"):
        one.create_feature_type("dreal", "zones_0123abcd", {"name": "zones", "nativeName": "zones", "title": "Zones"})


@pytest.mark.parametrize(("trouble", "times"), [("before", 2), ("after", 1), (500, 1), (429, 2)])
def test_a_file_whose_answer_was_lost_is_looked_for_before_it_is_sent_again(fake, tmp_path, trouble, times):
    made, one, server = fake
    made.trouble[("PUT", "/rest/workspaces/dreal/datastores/zones_0123abcd/file.gpkg")] = trouble
    one.upload("dreal", "zones_0123abcd", gpkg(tmp_path / "a.gpkg"), "zones")
    assert one.available("dreal", "zones_0123abcd") == ["zones"]
    sent = [seen for seen in server.requests if seen.method == "PUT"]
    assert len(sent) == times
    assert all(seen.headers["repr-digest"].startswith("sha-256=:") for seen in sent)


def test_a_file_that_is_too_large_for_the_server_is_said(fake, tmp_path):
    made, one, _server = fake
    made.trouble[("PUT", "/rest/workspaces/dreal/datastores/zones_0123abcd/file.gpkg")] = 413
    with pytest.raises(PublishError, match="too large"):
        one.upload("dreal", "zones_0123abcd", gpkg(tmp_path / "a.gpkg"), "zones")


def test_a_name_that_exists_is_told_from_another_failure(fake, tmp_path):
    _made, one, _server = fake
    served(one, tmp_path / "a.gpkg")
    one.upload("dreal", "autre_0123abcd", gpkg(tmp_path / "b.gpkg", "zones"))
    with pytest.raises(AlreadyThere) as error:
        one.create_feature_type("dreal", "autre_0123abcd", {"name": "zones", "nativeName": "zones"})
    assert "already exists in namespace" in error.value.why


def test_what_is_overwritten_is_read_anew(fake, tmp_path):
    made, one, server = fake
    one.upload("dreal", "zones_0123abcd", gpkg(tmp_path / "a.gpkg", "avant"))
    one.upload("dreal", "zones_0123abcd", gpkg(tmp_path / "b.gpkg", "apres"))
    assert one.available("dreal", "zones_0123abcd") == ["apres"]
    assert any(seen.path.endswith("/reset") for seen in server.requests)
    del made


def test_a_layer_is_let_read_another_store_and_back(fake, tmp_path):
    made, one, _server = fake
    served(one, tmp_path / "a.gpkg")
    one.upload("dreal", "zones_ffffffff", gpkg(tmp_path / "b.gpkg", "zones", 5))
    space = made.workspaces["dreal"]
    space.layers["zones"]["attribution"] = {"title": "DREAL"}
    one.move_feature_type("dreal", ("zones_0123abcd", "zones_ffffffff"), "zones", {"name": "zones"})
    assert space.layers["zones"]["store"] == "zones_ffffffff"
    assert space.layers["zones"]["attribution"] == {"title": "DREAL"}
    assert one.delete_store("dreal", "zones_0123abcd", "zones") is False  # its file is an administrator's to delete
    assert list(space.stores) == ["zones_ffffffff"]


def test_a_server_that_does_not_move_the_layer_is_found_out(fake, tmp_path):
    made, one, _server = fake
    served(one, tmp_path / "a.gpkg")
    one.upload("dreal", "zones_ffffffff", gpkg(tmp_path / "b.gpkg", "zones"))
    made.stubborn = True
    with pytest.raises(PublishError, match="were not replaced"):
        one.move_feature_type("dreal", ("zones_0123abcd", "zones_ffffffff"), "zones", {"name": "zones"})


def test_a_store_that_others_use_is_left_alone(fake, tmp_path):
    made, one, _server = fake
    served(one, tmp_path / "a.gpkg")
    space = made.workspaces["dreal"]
    space.stores["zones_0123abcd"].types["voisine"] = {"name": "voisine", "nativeName": "voisine"}
    assert one.delete_store("dreal", "zones_0123abcd", "zones") is False
    assert one.delete_store("dreal", "base_commune", "zones") is False
    assert list(space.stores) == ["zones_0123abcd"]


def test_an_administrator_deletes_the_file_too(fake, tmp_path):
    made, one, _server = fake
    served(one, tmp_path / "a.gpkg")
    chief = GeoServer(one.rest.root, Account("chef"))
    assert made.files.listing()
    assert chief.delete_store("dreal", "zones_0123abcd", "zones") is True
    assert made.files.listing() == {}
    assert chief.delete_store("dreal", "zones_0123abcd", "zones") is True


def test_a_style_keeps_its_accents_and_is_put_back_to_the_byte(fake):
    made, one, server = fake
    styles = Styles(one.rest, "dreal")
    styles.put("zones", Sent("1.0.0", SLD, {}))
    assert made.workspaces["dreal"].styles["zones"] == ("1.0.0", SLD.encode())
    assert "charset=utf-8" in next(s for s in server.requests if s.method == "PUT").headers["content-type"]
    kept = styles.kept("zones")
    assert kept is not None
    newer = SLD.replace('version="1.0.0"', 'version="1.1.0"').replace("é", "è")
    styles.put("zones", Sent("1.1.0", newer, {}))
    assert made.workspaces["dreal"].styles["zones"] == ("1.1.0", newer.encode())
    styles.put_back("zones", kept)
    assert made.workspaces["dreal"].styles["zones"] == ("1.0.0", SLD.encode())


def test_icons_of_two_styles_do_not_take_each_other_s_place(fake):
    made, one, _server = fake
    styles = Styles(one.rest, "dreal")
    for name, content in (("un", b"<svg>1</svg>"), ("deux", b"<svg>2</svg>")):
        text = SLD.replace("é", "icone.svg")
        styles.put(name, Sent("1.0.0", text, {"icone.svg": content}).renamed(name))
    icons = made.workspaces["dreal"].icons
    assert sorted(icons.values()) == [b"<svg>1</svg>", b"<svg>2</svg>"]
    for name in ("un", "deux"):
        (mine,) = [icon for icon in icons if icon.startswith(f"{name}_")]
        assert mine.encode() in made.workspaces["dreal"].styles[name][1]


def test_a_style_that_is_refused_says_why_and_one_in_use_stays(fake, tmp_path):
    _made, one, _server = fake
    styles = Styles(one.rest, "dreal")
    with pytest.raises(PublishError) as error:
        styles.put("zones", Sent("1.0.0", "<no/>", {}))
    assert "Invalid style" in error.value.why
    styles.put("zones", Sent("1.0.0", SLD, {}))
    served(one, tmp_path / "a.gpkg")
    one.change_layer("dreal", "zones", {"defaultStyle": {"name": "zones", "workspace": "dreal"}})
    assert styles.delete("zones") is False
    one.delete_feature_type("dreal", "zones_0123abcd", "zones")
    assert styles.delete("zones") is True


def test_groups_draw_the_bottom_layer_first(fake, tmp_path):
    made, one, _server = fake
    for name in ("dessus", "dessous"):
        served(one, tmp_path / f"{name}.gpkg", name)
    groups = Groups(one.rest, "dreal")
    groups.create(group_content("dreal", "carte", "Carte", "", [("dessus", ""), ("dessous", "")], ()))
    assert [each["name"] for each in made.workspaces["dreal"].groups["carte"]["published"]] == [
        "dreal:dessous",
        "dreal:dessus",
    ]
    assert groups.showing("dessus") == ["carte"]
    with pytest.raises(AlreadyThere):
        groups.create(group_content("dreal", "carte", "Carte", "", [("dessus", "")], ()))
    groups.change("carte", {"name": "autre_nom", "title": "Titre"})
    assert made.workspaces["dreal"].groups["carte"]["title"] == "Titre"
    with pytest.raises(PublishError, match="does not accept"):
        groups.create(group_content("dreal", "vide", "Vide", "", [], ()))


def test_a_coverage_store_that_is_not_empty_is_not_taken_for_a_wrong_password(fake):
    made, one, _server = fake
    path = "/rest/workspaces/dreal/coveragestores/relief"
    made.trouble[("DELETE", path)] = 401
    with pytest.raises(HttpError) as error:
        one.rest.write("DELETE", way("/workspaces", "dreal", "/coveragestores", "relief"))
    assert not isinstance(error.value, Unauthorized)
    assert "still has coverages" in error.value.why
    assert Coverages(one.rest, "dreal").stores() == []


def test_a_sign_in_page_is_not_taken_for_an_answer(fake):
    made, one, _server = fake
    made.sign_in_page = True
    with pytest.raises(HtmlInsteadOfData):
        one.workspaces()
    with pytest.raises(HtmlInsteadOfData):
        one.change_layer("dreal", "zones", {})


def test_a_change_is_never_sent_where_a_redirect_leads(fake):
    _made, one, server = fake

    def redirect(handler: Handler) -> None:
        handler.reply(302, headers={"Location": server.url("/cas/login")})

    server.route("/geoserver/rest/workspaces/dreal/layers/zones", redirect)
    with pytest.raises(HttpError, match="sends the request on"):
        one.change_layer("dreal", "zones", {})
    assert server.count("/cas/login") == 0


def test_names_are_encoded_and_keep_their_dots(fake):
    made, one, server = fake
    made.workspaces["dreal"].layers["a.b c/d"] = {"kind": "vector", "store": "s", "defaultStyle": {"name": "x"}}
    found = one.layer("dreal", "a.b c/d")
    assert found is not None
    assert found["name"] == "a.b c/d"
    assert "a.b%20c%2Fd.json" in server.last().path


def test_a_mark_is_read_among_others_and_replaces_its_former(fake):
    mark = Mark("zones", "Zones d’été", "layer", "2026-11-22T20:00:00+00:00", "agent", "uuid-1", "zones", data="ab")
    first = with_mark({"metadata": {"entry": {"@key": "cachingEnabled", "$": "false"}}}, mark)
    content = {"metadata": first}
    assert Mark.read(content) == mark
    again = with_mark(content, Mark("zones", "Autre", "layer", ""))
    assert [entry["@key"] for entry in again["entry"]] == ["cachingEnabled", MARK]
    assert Mark.read({"metadata": ""}) is None
    assert Mark.read({"metadata": {"entry": [{"@key": MARK, "$": "not json"}]}}) is None
    assert mark.sums() == {"data": "ab"}


@pytest.mark.parametrize(
    ("services", "expected"),
    [
        ("https://x.fr/geoserver/ows", "https://x.fr/geoserver"),
        ("https://x.fr/geoserver/dreal/wms?service=WMS", "https://x.fr/geoserver"),
        ("https://x.fr/carto/geoserver", "https://x.fr/carto/geoserver"),
        ("https://gs.x.fr/rest", "https://gs.x.fr"),
        ("https://gs.x.fr", "https://gs.x.fr"),
    ],
)
def test_the_root_of_geoserver_is_found_in_any_of_its_addresses(services, expected):
    addresses = Addresses(Platform("p", "P", "georchestra", {"services": services}))
    assert addresses.geoserver == expected


def test_the_applications_are_beside_the_catalogue():
    ends = {
        "catalogue": "https://x.fr/plateforme/geonetwork/srv/fre/catalog.search",
        "services": "https://x.fr/geoserver",
    }
    addresses = Addresses(Platform("p", "P", "georchestra", ends))
    assert addresses.mapstore == "https://x.fr/plateforme/mapstore"
    assert addresses.datafeeder == "https://x.fr/plateforme/datafeeder"
    assert addresses.viewer("12") == "https://x.fr/plateforme/mapstore/#/viewer/12"
    assert addresses.record_xml("a b").endswith("/geonetwork/srv/api/records/a%20b/formatters/xml")
    stated = Addresses(Platform("p", "P", "georchestra", {**ends, "mapstore": "https://cartes.x.fr/ms/"}))
    assert stated.mapstore == "https://cartes.x.fr/ms"


def test_the_fake_really_counts_what_it_is_sent(tmp_path):
    path = gpkg(tmp_path / "a.gpkg", count=7)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM zones").fetchone() == (7,)
