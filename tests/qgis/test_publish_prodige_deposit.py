"""Deposit packages: made of real layers, checked, sent to a real SFTP server, withdrawn, attached."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsRectangle
from qgis.PyQt.QtGui import QImage

from prodige_plugin.errors import PluginError, PublishError
from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata import feature_catalogue
from prodige_plugin.metadata.record import Record
from prodige_plugin.platforms import store
from prodige_plugin.platforms.kept_job import take_up
from prodige_plugin.platforms.prodige import deposits, sending
from prodige_plugin.platforms.product import Attached, Dataset, MapRequest
from prodige_plugin.publishing import deposit
from prodige_plugin.publishing.journal import recover
from prodige_plugin.publishing.plan import Effect
from prodige_plugin.publishing.runner import OnFailure, PublicationFailed
from prodige_plugin.publishing.sftp import UnknownHost
from prodige_plugin.publishing.sftp_hosts import KnownHosts
from tests.qgis.georchestra_support import squares
from tests.qgis.prodige_support import Place, prodige, record, trees

asyncssh = pytest.importorskip("asyncssh", reason="the SFTP server of the tests (requirements-dev.txt) is not here")
from tests.servers.sftp import SftpServer  # noqa: E402

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.setattr(store, "profile_folder", lambda: tmp_path / "profile")
    monkeypatch.setattr(sending, "known_hosts", lambda: KnownHosts(tmp_path / "hosts", []))
    monkeypatch.setattr(deposits, "profile_folder", lambda: tmp_path / "profile")
    with prodige(tmp_path) as running:
        yield running


@pytest.fixture
def server(tmp_path: Path, place: Place) -> Iterator[SftpServer]:
    with SftpServer(tmp_path / "server", place.prodige.user, place.prodige.password) as running:
        yield running


def cancel_at(label: str) -> Feedback:
    """A person who cancels when a step begins."""
    feedback = Feedback(lambda _fraction, sentence: feedback.cancel() if sentence == label else None)
    return feedback


def trusted(place: Place, server: SftpServer) -> Place:
    sending.known_hosts().trust("127.0.0.1", server.port, [server.host_key])
    return place.with_endpoints(sftp=server.url)


def test_a_package_holds_all_that_an_administrator_needs(place: Place, tmp_path: Path) -> None:
    layer = squares("Zones humides d’été")
    place = place.with_endpoints(administration="https://admin.prodige.example/")
    receipt = place.publish(
        layer, dataset="", places={"folder": str(tmp_path / "out"), "domain": "Eau", "format": "shp"}
    )
    (file,) = receipt.files
    path = Path(file["path"])
    manifest = deposit.verify(path)
    assert path.parent == tmp_path / "out"
    about = manifest.about
    assert (about.table, about.crs, about.count, about.geometry) == (
        "zones_humides_d_ete",
        "EPSG:2154",
        3,
        "MultiPolygon",
    )
    names = {entry.name for entry in manifest.entries}
    assert {
        "data/zones_humides_d_ete.gpkg", "metadata/record.xml", "metadata/feature_catalogue.xml", "thumbnail.png",
        "style/zones_humides_d_ete.sld", "style/zones_humides_d_ete.qml", "style/zones_humides_d_ete.map",
        "summary.html", "checks.html", "checks.json", "data/shapefile/zones_humides_d_ete.shp",
        "data/shapefile/zones_humides_d_ete.dbf",
    } <= names  # fmt: skip
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "seen")
    seen = tmp_path / "seen"
    with sqlite3.connect(seen / "data/zones_humides_d_ete.gpkg") as connection:
        assert connection.execute("SELECT count(*) FROM zones_humides_d_ete").fetchone() == (3,)
    made = Record.parse((seen / "metadata/record.xml").read_bytes())
    assert made.get("prodige_domains") == ("Eau",)
    assert made.get("prodige_public")
    assert made.identifier == about.record_id
    assert made.get("resource_identifier").endswith(f"/geonetwork/srv/{about.record_id}")
    links = {link.name: link for link in made.online_resources()}
    assert links["Accès au lien ATOM de téléchargement"].function == "download"
    assert links["zones_humides_d_ete"].protocol.startswith("OGC:W")
    told = feature_catalogue.read((seen / "metadata/feature_catalogue.xml").read_bytes())
    assert {one.name for one in told.types[0].attributes} >= {"nom", "rang"}
    picture = QImage(str(seen / "thumbnail.png"))
    assert (picture.width(), picture.height()) == (400, 300)
    assert len({picture.pixel(x, 150) for x in range(0, 400, 5)}) > 1
    page = (seen / "summary.html").read_text(encoding="utf-8")
    assert "Zones humides d’été" in page and "<script" not in page
    data = json.loads((seen / "manifest.json").read_bytes())
    listed = {one["name"]: one["sha256"] for one in data["files"]}
    for name, digest in listed.items():
        assert hashlib.sha256((seen / name).read_bytes()).hexdigest() == digest
    assert receipt.links["page"][0]["url"] == "https://admin.prodige.example/"
    assert all(check["ok"] for check in receipt.checks)


def test_the_same_layer_gives_the_same_package(place: Place, tmp_path: Path) -> None:
    from prodige_plugin.platforms.prodige.package import Wanted, parts_of

    layer = squares()
    sums = []
    for number in range(2):
        prepared = place.publisher.prepare([layer]).layers[0]
        wanted = Wanted("zones", "Zones", "6d1e3a0c-2d83-4a35-9a0b-6f0b3a3f6a51", "2026-03-01T10:00:00+00:00", prepared,
                        shapefile=True)  # fmt: skip
        folder = tmp_path / str(number)
        folder.mkdir()
        about, parts = parts_of(place.platform, wanted, folder, Feedback())
        sums.append({entry.name: entry.sha256 for entry in deposit.manifest_of(about, parts).entries})
        sums[-1]["zip"] = deposit.write(about, parts, folder / "x.zip", Feedback()).sha256
    assert {name for name in sums[0] if sums[0][name] != sums[1][name]} == set()


def test_a_deposit_waits_and_is_sent_whole_manifest_last(place: Place, server: SftpServer) -> None:
    place = trusted(place, server)
    layer = squares()
    receipt = place.publish(layer, dataset="")
    assert sorted(path.name for path in server.folder.iterdir()) == ["zones_humides.json", "zones_humides.zip"]
    manifest = deposit.verify(server.folder / "zones_humides.zip")
    assert (server.folder / "zones_humides.json").read_bytes() == manifest.to_bytes()
    assert receipt.links["deposit"][-1]["url"].startswith("sftp://127.0.0.1")
    (waiting,) = place.publisher.pending()
    assert (waiting.tables, waiting.waiting) == (("zones_humides",), True)
    # again: the plan names the earlier deposit of the same layer, and replaces it
    plan = place.plan(layer, dataset="")
    assert plan.targets(Effect.REPLACE) == ("zones_humides.zip",)


def test_a_name_of_somebody_else_is_never_touched(place: Place, server: SftpServer) -> None:
    place = trusted(place, server)
    (server.folder / "zones_humides.zip").write_bytes(b"theirs")
    with pytest.raises(PublishError, match="is on the platform already"):
        place.plan(squares(), dataset="")
    # it may come between the plan and the publication
    (server.folder / "zones_humides.zip").unlink()
    publisher = place.publisher
    plan = place.plan(squares(), dataset="", publisher=publisher)
    (server.folder / "zones_humides.zip").write_bytes(b"theirs")
    with pytest.raises(PublicationFailed) as caught:
        publisher.run(plan, Feedback(), journals=place.journals)
    assert "is on the platform already" in caught.value.why
    assert {path.name: path.read_bytes() for path in server.folder.iterdir()} == {"zones_humides.zip": b"theirs"}


def test_an_earlier_deposit_is_replaced_and_comes_back_when_undone(place: Place, server: SftpServer) -> None:
    place = trusted(place, server)
    layer = squares()
    place.publish(layer, dataset="")
    before = {path.name: path.read_bytes() for path in server.folder.iterdir()}
    layer.dataProvider().deleteFeatures([1])
    publisher = place.publisher
    plan = place.plan(layer, dataset="", publisher=publisher)
    settle = plan.steps[-1]
    original = type(settle).do

    def fails(self, state, feedback):
        raise PublishError("stopped for the test")

    type(settle).do = fails
    try:
        with pytest.raises(PublicationFailed):
            publisher.run(plan, Feedback(), journals=place.journals)
    finally:
        type(settle).do = original
    assert {path.name: path.read_bytes() for path in server.folder.iterdir()} == before
    place.publish(layer, dataset="")
    after = {path.name for path in server.folder.iterdir()}
    assert after == set(before)
    assert deposit.verify(server.folder / "zones_humides.zip").about.count == 2


def test_a_cut_deposit_goes_on_in_a_later_session(place: Place, server: SftpServer) -> None:
    place = trusted(place, server)
    layer = squares()
    publisher = place.publisher
    plan = place.plan(layer, dataset="", publisher=publisher)
    server.full = True
    with pytest.raises(PublicationFailed):
        publisher.run(plan, Feedback(), OnFailure.KEEP, journals=place.journals)
    server.full = False
    (journal,), _errors = recover(place.journals)
    later = place.publisher
    job = later.prepare([layer])
    later.check(job, Feedback())
    later.resume(later.plan(job, Feedback(), journal), journal, Feedback())
    assert sorted(path.name for path in server.folder.iterdir()) == ["zones_humides.json", "zones_humides.zip"]
    deposit.verify(server.folder / "zones_humides.zip")


def test_an_unknown_server_is_asked_about_and_nothing_stays(place: Place, server: SftpServer) -> None:
    place = place.with_endpoints(sftp=server.url)
    with pytest.raises(UnknownHost):
        place.publish(squares(), dataset="")
    assert list(server.folder.iterdir()) == []


def test_a_deposit_is_withdrawn(place: Place, server: SftpServer) -> None:
    place = trusted(place, server)
    place.publish(squares(), dataset="")
    publisher = place.publisher
    (waiting,) = publisher.pending()
    publisher.run(publisher.unpublish_plan(waiting, Feedback()), Feedback(), journals=place.journals)
    assert list(server.folder.iterdir()) == []
    assert publisher.pending() == []
    with pytest.raises(PluginError, match="cannot be unpublished from here"):
        publisher.unpublish_plan(replace(waiting, key="e4e022e0"), Feedback())


def test_a_map_has_a_package_of_its_own(place: Place, tmp_path: Path) -> None:
    project = QgsProject.instance()
    bottom, top = squares("Communes"), squares("Zones humides")
    for layer in (bottom, top):
        project.addMapLayer(layer)
    try:
        request = MapRequest("Carte des zones", project, extent=QgsRectangle(top.extent()), crs=top.crs())
        receipt = place.publish(dataset="", map_request=request, places={"folder": str(tmp_path / "out")})
    finally:
        project.clear()
    manifests = {m.about.table: m for m in (deposit.verify(Path(one["path"])) for one in receipt.files)}
    assert set(manifests) == {"communes", "zones_humides", "carte_des_zones"}
    carte = manifests["carte_des_zones"]
    assert carte.about.kind == "map"
    assert set(carte.about.tables) == {"communes", "zones_humides"}
    path = next(Path(one["path"]) for one in receipt.files if "carte" in one["path"])
    context = json.loads(deposit.read_part(path, "context") or b"")
    assert [one["properties"]["title"] for one in context["features"]] == ["Zones humides", "Communes"]
    made = Record.parse(deposit.read_part(path, "record") or b"")
    tied = {tie.identifier for tie in made.get("aggregates")}
    assert tied == {manifests["communes"].about.record_id, manifests["zones_humides"].about.record_id}


def test_a_created_data_set_is_found_and_its_record_completed(place: Place, tmp_path: Path) -> None:
    layer = squares()
    layer.serverProperties().setAbstract("Ce que le producteur a écrit.")
    place.publish(layer, dataset="", places={"folder": str(tmp_path / "out"), "domain": "Eau"})
    publisher = place.publisher
    (waiting,) = publisher.pending()
    # an administrator creates the data set: PRODIGE gives it a record of its own
    made_there = "0b7c2e5a-1111-4222-8333-444455556666"
    root = place.server.url("")
    theirs = record(root, "Zones humides", made_there, "zones_humides")
    place.prodige.catalogue.add(made_there, theirs)
    place.prodige.catalogue.records.append((made_there, "Zones humides", [], [0, 40, 5, 50]))
    place.prodige.catalogue.link = (f"{root}/ows/wms", "OGC:WMS-1.1.1-http-get-map", "zones_humides")
    from tests.servers.prodige_api import Table

    place.prodige.table(made_there, Table(("nom", "rang"), "MultiPolygon")).add(
        {"nom": "x", "rang": 1},
        {"type": "MultiPolygon", "coordinates": [[[[0, 0], [1, 0], [1, 1], [0, 0]]]]},
    )
    found = publisher.created(waiting, Feedback())
    assert [one.identifier for one in found] == [made_there]
    receipt = publisher.run(publisher.attach_plan(waiting, found[0], Feedback()), Feedback(), journals=place.journals)
    merged = Record.parse(place.prodige.catalogue.kept[made_there].xml)
    assert merged.identifier == made_there
    assert "Ce que le producteur a écrit." in merged.get("abstract")
    assert set(merged.get("prodige_domains")) >= {"Zonages nature", "Eau"}
    names = [link.name for link in merged.online_resources()]
    assert names.count("Accès au lien ATOM de téléchargement") == 1
    assert all(check["ok"] for check in receipt.checks)
    assert publisher.pending() == []
    assert [one.key for one in publisher.publications(Feedback())] == [made_there]


def test_attaching_that_a_crash_cut_short_still_tells_what_the_layer_updates(place: Place, tmp_path: Path) -> None:
    """The open layer was deposited once more after it: nothing told which data set it had become."""
    place.publish(squares(), dataset="", places={"folder": str(tmp_path / "out")})
    publisher = place.publisher
    (waiting,) = publisher.pending()
    made_there = "0b7c2e5a-1111-4222-8333-444455556666"
    place.prodige.catalogue.add(made_there, record(place.server.url(""), "Zones de la Drôme", made_there, "zones"))
    plan = publisher.attach_plan(waiting, Dataset(made_there, "Zones de la Drôme"), Feedback())
    assert publisher.attached(plan) == Attached(("zones_humides",), Dataset(made_there, "Zones de la Drôme"))
    with pytest.raises(PublicationFailed):
        publisher.run(plan, cancel_at(plan.steps[1].label), OnFailure.KEEP, place.journals)
    (journal,), _errors = recover(place.journals)
    publisher = place.publisher
    again = publisher.plan_again(take_up(journal.read(), lambda _id: None), journal, Feedback())
    assert publisher.attached(again) == publisher.attached(plan)
    assert publisher.attached(publisher.plan_of(journal.read())) is None
    assert publisher.undo(journal)[1] == ()
    assert [one.title for one in publisher.pending()] == [waiting.title]


def test_a_damaged_package_is_seen(place: Place, tmp_path: Path) -> None:
    receipt = place.publish(squares(), dataset="", places={"folder": str(tmp_path / "out")})
    path = Path(receipt.files[0]["path"])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../outside.txt", "x")
    with pytest.raises(PublishError, match="is not whole"):
        deposit.verify(path)


def test_trees_make_a_package_of_points(place: Place, tmp_path: Path) -> None:
    receipt = place.publish(trees(), dataset="", places={"folder": str(tmp_path / "out")})
    assert deposit.verify(Path(receipt.files[0]["path"])).about.count == 3


def test_a_package_is_checked_against_what_its_platform_asks(place: Place, tmp_path: Path) -> None:
    from prodige_plugin.platforms.prodige.package import Wanted, parts_of

    prepared = place.publisher.prepare([trees()]).layers[0]
    prepared.table = "arbres"
    seen = []
    for territory in ("", "-5.2,42.0,-5.1,42.1"):
        platform = place.with_endpoints(territory=territory).platform
        wanted = Wanted("arbres", "Arbres", "6d1e3a0c-2d83-4a35-9a0b-6f0b3a3f6a51", "2026-03-01T10:00:00+00:00",
                        prepared)  # fmt: skip
        folder = tmp_path / str(len(seen))
        folder.mkdir()
        _about, parts = parts_of(platform, wanted, folder, Feedback())
        report = next(part.source for part in parts if part.name == "checks.json")
        assert isinstance(report, bytes)
        seen.append({str(one["check"]) for one in json.loads(report)["findings"]})
    assert len(seen[1] - seen[0]) == 1, "outside of the territory"
