"""Publishing a map, and unpublishing."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsLayoutItemLabel, QgsPrintLayout, QgsProject, QgsRasterLayer, QgsRectangle

from prodige_plugin.errors import Cancelled, PlatformError
from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.record import Record
from prodige_plugin.network import Door, Expect
from prodige_plugin.platforms.product import MapRequest, Publication
from prodige_plugin.platforms.qgis_server.readback import count_colours
from prodige_plugin.publishing.plan import Effect, Target
from prodige_plugin.services import owc
from tests.platform.publish_support import Seat, departements, seat, served_text, squares, swept
from tests.platform.test_publish_layer import cancel_at

__all__ = ["seat", "swept"]


def make_map(seat: Seat) -> MapRequest:
    """Two local layers in groups, a web layer of another platform, one with an account, a layout."""
    project = QgsProject()
    below, above = departements("Départements"), squares("Carrés été")
    root = project.layerTreeRoot()
    project.addMapLayers([below, above], False)
    group = root.addGroup('Groupe "été" & <co>')
    group.addLayer(above)
    root.addLayer(below)
    tiles = "type=xyz&url=http://127.0.0.1:9/%7Bz%7D/%7Bx%7D/%7By%7D.png&zmax=3&zmin=0"
    own = f"url={seat.practice.url}/ows/reference/x&layers=x&styles=&format=image/png&crs=EPSG:3857"
    for name, uri in (
        ("Fond ouvert", tiles),
        ("Fond privé", tiles + "&username=me&password=pw"),
        ("Fond maison", own),
        ("Fond éteint", own.replace(seat.practice.url, "http://127.0.0.1:9")),
    ):
        layer = QgsRasterLayer(uri, name, "wms")
        project.addMapLayer(layer, False)
        root.addLayer(layer)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName("A4 paysage")
    label = QgsLayoutItemLabel(layout)
    label.setText("Légende d'été")
    layout.addLayoutItem(label)
    project.layoutManager().addLayout(layout)
    project.setCrs(below.crs())
    return MapRequest('Carte <été> & "R&D"', project, "Deux couches", ("carte",), QgsRectangle(-5, 41, 10, 51))


def test_a_map_is_served_as_it_is(seat: Seat) -> None:
    request = make_map(seat)
    job = seat.publisher.prepare([], request)
    findings = seat.publisher.check(job, Feedback())
    said = [finding.sentence for finding in findings]
    for name, reason in (("Fond privé", "account"), ("Fond maison", "same platform"), ("Fond éteint", "not answer")):
        assert any(name in sentence and reason in sentence for sentence in said)
    assert not any("Fond ouvert" in sentence for sentence in said)
    plan = seat.publisher.plan(job, Feedback())
    schema = seat.schema
    assert set(plan.targets(Effect.CREATE)) >= {f"{schema}.departements", f"{schema}.carres_ete", "carte_ete_r_d"}
    receipt = seat.publisher.run(plan, Feedback(), journals=seat.journals)
    assert receipt.checks
    assert all(check["ok"] for check in receipt.checks)
    assert receipt.warnings == ()
    (content,) = seat.sql(f"SELECT content FROM {schema}.qgis_projects WHERE name = 'carte_ete_r_d'")[0]
    text = served_text(bytes(content))
    assert "Fond ouvert" in text
    assert "Fond privé" not in text
    identifiers = {link["publication"]: link["name"] for link in receipt.links["record"]}
    record = Record.parse(seat.catalogue().fetch(identifiers["carte_ete_r_d"]))
    assert record.get("resource_type") == "series"
    (file,) = receipt.files
    shown = owc.read(Path(file["path"]).read_bytes(), "")
    assert file["role"] == "context"
    assert shown is not None
    # tiles by number have no word there
    assert [one.title for one in shown.resources] == ["Carrés été", "Départements"]
    assert shown.resources[0].folder == ('Groupe "été" & <co>',)
    for resource in shown.resources:
        for way in resource.ways:
            answer = Door().get(way.url, params={"SERVICE": way.protocol[4:], "REQUEST": "GetCapabilities"})
            assert way.layer.encode() in answer.content
    ties = {tie.identifier for tie in record.get("aggregates")}
    assert ties == {identifiers["departements"], identifiers["carres_ete"]}
    assert "password=" not in text
    assert "A4 paysage" in text
    read = QgsProject()
    path = seat.journals.parent / "read.qgz"
    path.write_bytes(bytes(content))
    read.read(str(path))
    tree = read.layerTreeRoot()
    assert [node.name() for node in tree.children()][:2] == ['Groupe "été" & <co>', "Départements"]
    assert [layer.name() for layer in tree.layerOrder()] == ["Carrés été", "Départements", "Fond ouvert"]
    assert read.layoutManager().layoutByName("A4 paysage").pageCollection().pageCount() == 1
    assert read.title() == request.title


def test_a_map_of_chosen_groups_shows_them_alone(seat: Seat) -> None:
    request = make_map(seat)
    wanted = ("Départements", "Fond ouvert")
    layers = request.project.mapLayers().values()
    request.layer_ids = frozenset(layer.id() for layer in layers if layer.name() in wanted)
    job = seat.publisher.prepare([], request)
    assert [layer.title for layer in job.layers] == ["Départements"]
    said = {found.check for found in seat.publisher.check(job, Feedback()) if found.severity.value != "info"}
    assert said == {"record.unseen"}, "nobody has described the layers"
    receipt = seat.publisher.run(seat.publisher.plan(job, Feedback()), Feedback(), journals=seat.journals)
    assert receipt.checks
    assert all(check["ok"] for check in receipt.checks)
    assert receipt.warnings == ()
    (content,) = seat.sql(f"SELECT content FROM {seat.schema}.qgis_projects WHERE name = 'carte_ete_r_d'")[0]
    text = served_text(bytes(content))
    assert "Fond ouvert" in text
    assert "Carrés été" not in text
    # the group whose layers were all left out is gone with them
    assert "&lt;co&gt;" not in text


def test_the_map_draws_its_layers_in_order_for_a_visitor(seat: Seat) -> None:
    receipt = seat.publish(map_request=make_map(seat))
    carte = receipt.links["thumbnail"][-1]["url"]
    assert "LAYERS=departements%2Ccarres_ete" in carte, "the bottom layer first"
    image = Door().get(carte, expect=Expect.IMAGE)
    assert count_colours(image.content) > 1
    record = Record.parse(seat.catalogue().fetch(receipt.links["record"][-1]["name"]) or b"")
    assert record.get("title") == 'Carte <été> & "R&D"'
    assert receipt.links["map"][-1]["url"].endswith(f"?map={seat.schema}/carte_ete_r_d")


def test_unpublish_removes_exactly_what_it_lists(seat: Seat) -> None:
    seat.publish(squares("gardée"))
    before = seat.left()
    seat.publish(departements("à retirer"))
    publication = one(seat, "a_retirer")
    plan = seat.publisher.unpublish_plan(publication, Feedback())
    table, service, record = plan.targets(Effect.DELETE)
    assert (table, service) == (f"{seat.schema}.a_retirer", "a_retirer")
    # a person reads the title; the identifier is in the tooltip
    assert isinstance(record, Target)
    assert (record, record.exact) == (publication.title, publication.records[0])
    assert seat.left()["tables"] == {"gardee": 3, "a_retirer": 101}
    seat.publisher.run(plan, Feedback(), journals=seat.journals)
    assert seat.left() == before


@pytest.mark.parametrize("number", range(4))
def test_cancelled_unpublishing_leaves_all_in_service(seat: Seat, number: int) -> None:
    seat.publish(departements("reste"))
    publication = one(seat, "reste")
    record = seat.catalogue().fetch(publication.records[0])
    before = seat.left()
    plan = seat.publisher.unpublish_plan(publication, Feedback())
    assert len(plan.steps) == 4
    with pytest.raises(Cancelled):
        seat.publisher.run(plan, cancel_at(plan.steps[number].label), journals=seat.journals)
    after = seat.left()
    after.pop("journals")
    before.pop("journals")
    assert after == before
    again = seat.catalogue().fetch(publication.records[0])
    assert again is not None
    assert record is not None
    assert Record.parse(again).get("title") == Record.parse(record).get("title")


def test_a_layer_that_a_map_shows_is_not_unpublished_under_it(seat: Seat) -> None:
    seat.publish(map_request=make_map(seat))
    with pytest.raises(PlatformError) as caught:
        seat.publisher.unpublish_plan(one(seat, "departements"), Feedback())
    assert "Carte" in caught.value.why


def test_unpublishing_twice_is_said(seat: Seat) -> None:
    seat.publish(squares("deux fois"))
    publication = one(seat, "deux_fois")
    seat.publisher.run(seat.publisher.unpublish_plan(publication, Feedback()), Feedback(), journals=seat.journals)
    with pytest.raises(PlatformError, match="not published any more"):
        seat.publisher.unpublish_plan(publication, Feedback())


def one(seat: Seat, key: str) -> Publication:
    """Give one publication."""
    return next(p for p in seat.publisher.publications(Feedback()) if p.key == key)
