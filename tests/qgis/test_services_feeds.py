"""Download feeds, from a real HTTP server to layers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsApplication

from prodige_plugin import errors
from prodige_plugin.catalogue.model import Box
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.services import choices
from prodige_plugin.services.sources import LayerSource, layer_sources
from tests.platform.publish_support import store_account
from tests.qgis.files_data import link, load, shapefile, vector, zipped
from tests.servers.atom import AtomService, Download
from tests.servers.http import HttpServer


@pytest.fixture
def server(qgis_new_project: None) -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "downloads"


@pytest.fixture
def downloads(tmp_path: Path) -> list[Download]:
    return [
        Download("/d/towns.gpkg", vector(tmp_path / "t.gpkg", "GPKG", code=4326).read_bytes(), "gpkg", 4326),
        Download("/d/towns.zip", zipped(shapefile(tmp_path / "shp")), "shp", 2154),
        Download("/d/towns.gml", vector(tmp_path / "t.gml", "GML").read_bytes(), "gml", 2154),
    ]


def feed(url: str, title: str = "Towns", **more: object) -> LayerSource:
    return link(url, title, "ATOM", **more)


def test_an_account_does_not_follow_a_feed_to_another_host(
    server: HttpServer, folder: Path, downloads: list[Download], qgis_app: object
) -> None:
    account = store_account("moi", "secret")
    with HttpServer() as theirs:
        there = AtomService(theirs, {"towns": downloads[:1]})
        for code, href in (("feed", there.feed("towns")), ("file", theirs.url("/d/towns.gpkg"))):
            kind = "application/atom+xml" if code == "feed" else "application/geopackage+sqlite3"
            body = (
                '<feed xmlns="http://www.w3.org/2005/Atom"><title>Ici</title><entry><title>Towns</title><id>t</id>'
                f'<link rel="alternate" type="{kind}" href="{href}"/></entry></feed>'
            ).encode()
            server.route(f"/{code}.xml", lambda handler, body=body: handler.reply(200, body, "application/atom+xml"))
            built = load(feed(server.url(f"/{code}.xml"), authcfg=account), folder / code)
            assert built.layers[0].featureCount() == 3
        assert all("authorization" in seen.headers for seen in server.requests)
        assert theirs.requests and not any("authorization" in seen.headers for seen in theirs.requests)
    QgsApplication.authManager().removeAuthenticationConfig(account)


def test_a_feed_that_moved_is_found_where_it_went(server: HttpServer, folder: Path, downloads: list[Download]) -> None:
    atom = AtomService(server, {"towns": downloads[:1]})
    gone, moved = server.url("/status/404"), atom.feed("towns")
    built = load(feed(gone, others=(server.url("/status/500"), moved)), folder)
    assert built.layers[0].featureCount() == 3
    assert gone in built.notes[0] and moved in built.notes[0]
    with pytest.raises(errors.HttpError) as caught:
        load(feed(gone, others=(server.url("/status/500"),)), folder)
    assert caught.value.status == 404
    with pytest.raises(errors.Unauthorized):
        load(feed(server.url("/status/401"), others=(moved,)), folder)


def test_the_crs_of_the_project_and_the_best_format(
    server: HttpServer, folder: Path, downloads: list[Download]
) -> None:
    atom = AtomService(server, {"towns": downloads})
    built = load(feed(atom.feed("towns")), folder, crs="EPSG:2154")
    assert built.layers[0].crs().authid() == "EPSG:2154"
    assert built.layers[0].source().endswith("towns.shp")
    assert "SHP EPSG:2154" in built.notes[0]
    assert "GPKG EPSG:4326" in built.notes[0]
    built = load(feed(atom.feed("towns")), folder)
    assert built.layers[0].source().endswith("towns.gpkg|layername=towns")
    built = load(feed(atom.feed("towns")), folder, format="gml", crs="EPSG:2154")
    assert "towns.gml" in built.layers[0].source()


@pytest.mark.parametrize("prodige", [False, True])
def test_the_record_tells_the_data_set_of_a_service(
    server: HttpServer, folder: Path, downloads: list[Download], prodige: bool
) -> None:
    atom = AtomService(server, {"roads": downloads[:1], "towns": downloads[1:2]}, prodige=prodige)
    resource = OnlineResource(atom.service, "WWW:LINK-1.0-http--link", "towns", "Accès au lien ATOM")
    (source,) = layer_sources([resource], "Whatever") if prodige else [feed(atom.service, layer_name="towns")]
    assert source.kind == "ATOM"
    built = load(source, folder)
    assert built.layers[0].source().endswith("towns.shp")
    by_record = feed(atom.service, "Nothing like it", record="towns" if prodige else "roads")
    assert ("towns.shp" in load(by_record, folder).layers[0].source()) is prodige
    assert load(feed(atom.service, "jeu ROADS"), folder).layers[0].source().endswith("towns.gpkg|layername=towns")


def test_a_choice_of_data_set_then_of_layer(server: HttpServer, folder: Path, tmp_path: Path) -> None:
    two = vector(tmp_path / "two.gpkg", "GPKG", ("rivers", "lakes")).read_bytes()
    atom = AtomService(server, {"a": [Download("/d/x.gpkg", two, "gpkg")], "b": [Download("/d/y.gpkg", two, "gpkg")]})
    source = feed(atom.service, "Nothing like it")
    with pytest.raises(choices.ManyFiles) as caught:
        load(source, folder)
    assert [(layer.name, layer.title) for layer in caught.value.layers] == [("a", "Jeu a"), ("b", "Jeu b")]
    with pytest.raises(choices.ManyFiles) as caught:
        load(source, folder, layer_name="b")
    assert [layer.title for layer in caught.value.layers][:2] == ["rivers", "lakes"]
    built = load(source, folder, layer_name=caught.value.layers[1].name)
    assert [layer.name() for layer in built.layers] == ["lakes"]
    built = load(source, folder, layer_name=caught.value.layers[-1].name)
    assert sorted(layer.name() for layer in built.layers) == ["lakes", "rivers"]


def test_different_files_are_a_choice(server: HttpServer, folder: Path, downloads: list[Download]) -> None:
    other = replace(downloads[1], path="/d/other.zip")
    atom = AtomService(server, {"towns": [downloads[1], other]})
    with pytest.raises(choices.ManyFiles) as caught:
        load(feed(atom.feed("towns")), folder)
    assert len(caught.value.layers) == 2
    built = load(feed(atom.feed("towns")), folder, layer_name=caught.value.layers[1].name)
    assert atom.files["/d/other.zip"].asked == [""]
    assert atom.files["/d/towns.zip"].asked == []
    assert built.layers[0].isValid()


def test_parts_come_as_a_group_and_a_dead_part_is_a_note(
    server: HttpServer, folder: Path, downloads: list[Download]
) -> None:
    parts = [replace(downloads[1], path=f"/d/part{number}.zip", rel="section", entry="all") for number in (1, 2, 3)]
    atom = AtomService(server, {"towns": parts})
    server.route("/d/part2.zip", lambda handler: handler.reply(404))
    built = load(feed(atom.feed("towns")), folder)
    assert built.group is not None
    assert [layer.name() for layer in built.layers] == ["Towns (1)", "Towns (3)"]
    assert any("Part 2" in note for note in built.notes)


def test_only_the_parts_of_the_area_are_fetched(server: HttpServer, folder: Path, downloads: list[Download]) -> None:
    parts = [
        replace(downloads[1], path=f"/d/p{number}.zip", rel="section", entry="all", box=box)
        for number, box in enumerate(("46 0 47 3", "47 0 48 3"))
    ]
    atom = AtomService(server, {"towns": parts})
    built = load(feed(atom.feed("towns")), folder, box=Box(1.2, 47.5, 1.5, 47.7))
    assert atom.files["/d/p0.zip"].asked == []
    assert built.layers[0].featureCount() == 1
    assert any("Of 2 parts" in note for note in built.notes)


def test_an_open_search_description_leads_to_the_feed(
    server: HttpServer, folder: Path, downloads: list[Download]
) -> None:
    atom = AtomService(server, {"roads": downloads[:1], "towns": downloads[1:2]})
    built = load(feed(atom.search, "Jeu towns"), folder)
    assert built.layers[0].source().endswith("towns.shp")


def test_the_checksum_beside_a_file(server: HttpServer, folder: Path, downloads: list[Download]) -> None:
    good = hashlib.md5(downloads[1].body).hexdigest()
    sums = Download("/d/towns.zip.md5", f"{good}  towns.zip\n".encode(), "txt")
    atom = AtomService(server, {"towns": [downloads[1], sums]})
    assert load(feed(atom.feed("towns")), folder).layers[0].isValid()
    atom.files["/d/towns.zip.md5"].body = b"0" * 32
    atom.files["/d/towns.zip"].etag = '"v2"'
    with pytest.raises(errors.NetworkError, match="damaged"):
        load(feed(atom.feed("towns")), folder)


def test_a_crs_that_only_the_feed_states(server: HttpServer, folder: Path, tmp_path: Path) -> None:
    body = zipped(shapefile(tmp_path / "shp", code=0))
    atom = AtomService(server, {"towns": [Download("/d/towns.zip", body, "shp", 3947)]})
    built = load(feed(atom.feed("towns")), folder)
    assert built.layers[0].crs().authid() == "EPSG:3947"
    assert any("the feed states" in note for note in built.notes)


def test_a_link_to_a_feed_that_is_the_file(server: HttpServer, folder: Path, downloads: list[Download]) -> None:
    AtomService(server, {"towns": downloads})
    assert load(feed(server.url("/d/towns.gpkg")), folder).layers[0].featureCount() == 3


def test_places_in_the_feed_itself(server: HttpServer, folder: Path) -> None:
    items = "".join(f"<item><title>{n}</title><georss:point>47.5 {n}.5</georss:point></item>" for n in (1, 2))
    body = (
        '<?xml version="1.0"?><rss version="2.0" xmlns:georss="http://www.georss.org/georss"><channel>'
        f"<title>Works</title><link>http://x/</link><description>d</description>{items}</channel></rss>"
    )
    server.route("/works.rss", lambda handler: handler.reply(200, body.encode(), "application/rss+xml"))
    (layer,) = load(feed(server.url("/works.rss")), folder).layers
    assert layer.featureCount() == 2
    assert layer.crs().authid() == "EPSG:4326"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<!DOCTYPE html><title>Connexion</title>", errors.HtmlInsteadOfData),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>', errors.LayerError),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><entry>', errors.BadXml),
        (b"<csw:Record xmlns:csw='x'/>", errors.BadXml),
    ],
)
def test_what_is_no_feed_is_told(server: HttpServer, folder: Path, body: bytes, kind: type[errors.PluginError]) -> None:
    server.route("/f", lambda handler: handler.reply(200, body, "text/html"))
    with pytest.raises(kind) as caught:
        load(feed(server.url("/f")), folder)
    assert caught.value.why and caught.value.todo


def test_feeds_that_lead_to_each_other_end(server: HttpServer, folder: Path) -> None:
    body = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>x</title>'
        f'<link type="application/atom+xml" href="{server.url("/f")}"/></entry></feed>'
    )
    server.route("/f", lambda handler: handler.reply(200, body.encode()))
    with pytest.raises(errors.LayerError, match="without end"):
        load(feed(server.url("/f")), folder)
    assert server.count() < 10
