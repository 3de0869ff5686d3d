"""Publishing on géOrchestra where rights, names and rules are not as one would wish; the traffic by the contracts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsProject

from prodige_plugin.errors import PlatformError, PublishError
from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.record import Record
from prodige_plugin.platforms import product_of
from prodige_plugin.platforms.georchestra.context import Context
from prodige_plugin.platforms.georchestra.holdings import held
from prodige_plugin.platforms.kept_job import take_up
from prodige_plugin.platforms.model import Capability
from prodige_plugin.platforms.product import MapRequest, Visibility
from prodige_plugin.publishing.journal import recover
from prodige_plugin.publishing.plan import Effect, TargetKind
from prodige_plugin.publishing.prepared import Update
from prodige_plugin.publishing.runner import OnFailure, PublicationFailed
from tests.faults.matrix import difference
from tests.qgis.georchestra_support import WORKSPACE, Georchestra, georchestra, squares
from tests.servers.geoserver_state import Store
from tests.servers.http import Seen
from tests.servers.openapi import Contract
from tests.servers.swagger import Swagger, documents

SPECS = Path(__file__).resolve().parents[3] / "shared" / "specs"


@pytest.fixture
def place(tmp_path: Path, qgis_new_project) -> Iterator[Georchestra]:
    with georchestra(tmp_path) as made:
        yield made


def somebody_s_layer(place: Georchestra) -> None:
    """A layer of the name that ours would have."""
    store = Store(
        "base", "file:nowhere", {"zones_humides": {"name": "zones_humides", "nativeName": "t", "enabled": True}}
    )
    place.space.stores["base"] = store
    place.space.layers["zones_humides"] = {"kind": "vector", "store": "base", "defaultStyle": {"name": "polygon"}}


def test_a_name_that_is_somebody_else_s_is_left_alone(place: Georchestra) -> None:
    somebody_s_layer(place)
    place.publish(squares())
    assert set(place.space.layers) == {"zones_humides", "zones_humides_2"}
    assert place.space.layers["zones_humides"]["store"] == "base"


def test_a_name_taken_between_plan_and_publication_stops_it_and_stays(place: Georchestra) -> None:
    publisher = place.publisher
    plan = place.plan(squares(), publisher=publisher)
    somebody_s_layer(place)
    with pytest.raises(PublicationFailed, match="changed since the plan"):
        publisher.run(plan, Feedback(), journals=place.journals)
    assert set(place.space.layers) == {"zones_humides"}
    assert list(place.space.stores) == ["base"]


def test_the_places_are_the_workspaces_and_the_groups(place: Georchestra) -> None:
    found = {(each.kind, each.key): each for each in place.publisher.places(Feedback())}
    assert ("workspace", WORKSPACE) in found
    assert ("workspace", "autre") not in found
    assert found[("group", "2")].title == "DREAL"
    with pytest.raises(PlatformError, match="Nothing can be published in the workspace"):
        place.plan(squares(), places={"workspace": "autre"})


def test_what_is_restricted_is_read_back_with_the_account_and_its_record_is_not_shown(place: Georchestra) -> None:
    place.space.restricted = True
    receipt = place.publish(squares(), visibility=Visibility.RESTRICTED)
    ((_identifier, kept),) = place.geonetwork.kept.items()
    assert 1 not in kept.sharing
    assert receipt.checks
    assert all(check["ok"] for check in receipt.checks)


def test_a_workspace_that_hides_from_visitors_is_a_warning_and_not_a_failure(place: Georchestra) -> None:
    place.space.restricted = True
    receipt = place.publish(squares())
    assert "zones_humides" in place.space.layers
    assert any("keep its layers for accounts" in warning for warning in receipt.warnings)


def test_a_reviewer_s_refusal_leaves_the_record_a_draft_and_says_so(place: Georchestra) -> None:
    place.geonetwork.reviewers_only = True
    receipt = place.publish(squares())
    ((_identifier, kept),) = place.geonetwork.kept.items()
    assert 1 not in kept.sharing
    assert any("a reviewer can" in warning for warning in receipt.warnings)
    assert any("do not see the record" in warning for warning in receipt.warnings)


def test_a_catalogue_without_publish_is_told_by_the_sharing(place: Georchestra) -> None:
    place.geonetwork.no_publish = True
    place.publish(squares())
    ((_identifier, kept),) = place.geonetwork.kept.items()
    assert {"view", "download", "dynamic"} <= kept.sharing[1]
    assert kept.sharing[2] == {"view", "editing"}


def test_sld_1_0_that_is_refused_is_sent_as_1_1(place: Georchestra) -> None:
    place.geoserver.refused_sld = "1.0.0"
    receipt = place.publish(squares())
    assert place.space.styles["zones_humides"][0] == "1.1.0"
    assert any("SLD 1.1" in warning for warning in receipt.warnings)


def test_a_layer_that_our_map_shows_stays_and_somebody_s_group_is_named(place: Georchestra) -> None:
    layer = squares()
    QgsProject.instance().addMapLayer(layer)
    place.publish(map_request=MapRequest("Carte", QgsProject.instance()))
    with pytest.raises(PlatformError, match="A published map shows it: Carte"):
        place.unpublish("zones_humides")
    rows = {each.key: each for each in place.publisher.publications(Feedback())}
    assert rows["zones_humides"].shown_by == ("Carte",)
    place.unpublish("carte")
    place.space.groups["fond"] = {
        "name": "fond", "title": "Fond", "styles": [""],
        "published": [{"@type": "layer", "name": f"{WORKSPACE}:zones_humides"}],
    }  # fmt: skip
    publisher = place.publisher
    (row,) = publisher.publications(Feedback())
    plan = publisher.unpublish_plan(row, Feedback())
    said = "Delete Zones humides: its data, its style, its record; it falls out of the groups fond"
    assert plan.steps[-1].label == said
    assert "fond" in plan.steps[-1].targets


def test_a_title_that_mapstore_has_is_refused_and_all_is_undone(place: Georchestra) -> None:
    from tests.servers.mapstore import Map

    place.mapstore.maps[7] = Map("Carte", "", "{}", "chef", public=True)
    layer = squares()
    QgsProject.instance().addMapLayer(layer)
    before = place.held()
    with pytest.raises(PublicationFailed, match="a map named “Carte” already"):
        place.publish(map_request=MapRequest("Carte", QgsProject.instance()))
    after = place.held()
    assert after["maps"] == before["maps"]
    assert after["workspaces"] == before["workspaces"]
    assert after["records"] == before["records"]


def test_a_publication_that_stopped_is_undone_by_a_later_session(place: Georchestra) -> None:
    place.publish(squares(count=3))
    before = place.held()
    place.geoserver.trouble[("PUT", f"/rest/workspaces/{WORKSPACE}/layers/zones_humides")] = "before"
    publisher = place.publisher
    layer = squares(count=6)
    layer.renderer().symbol().setOpacity(0.5)
    plan = place.plan(layer, publisher=publisher)
    with pytest.raises(PublicationFailed) as failure:
        publisher.run(plan, Feedback(), OnFailure.KEEP, place.journals)
    assert failure.value.kept
    (journal,), _errors = recover(place.journals)
    _undone, failures = place.publisher.undo(journal)
    assert failures == ()
    after = place.held()
    assert difference(before["workspaces"], after["workspaces"]) == ""
    assert after["records"] == before["records"]


def test_what_is_ours_is_known_on_another_computer_by_its_mark(place: Georchestra) -> None:
    place.publish(squares())
    (found,) = place.publisher.publications(Feedback())
    assert (found.title, found.who, found.kind, found.place) == ("Zones humides", "agent", "layer", WORKSPACE)
    assert set(found.sums) == {"data", "style"} or set(found.sums) == {"data", "style", "record"}
    geoserver = Context(place.platform).geoserver()
    assert held(geoserver, WORKSPACE, "zones_humides") is not None
    place.space.layers["libre"] = {"kind": "vector", "store": "base", "defaultStyle": {"name": "x"}}
    assert held(geoserver, WORKSPACE, "inconnue") is None


def test_trying_the_platform_says_what_the_account_may_do(place: Georchestra) -> None:
    product = product_of(place.platform)
    assert {Capability.PUBLISH_VECTOR, Capability.PUBLISH_RASTER, Capability.PUBLISH_MAP} <= product.capabilities(
        place.platform
    )
    tried = {what: (good, words) for what, good, words in product.test_connection(place.platform, Feedback())}
    good, words = tried["Publishing"]
    assert good
    assert "Workspaces: dreal." in words
    assert "DREAL" in words
    place.geoserver.users["agent"].workspaces = []
    good, words = {what: (g, w) for what, g, w in product.test_connection(place.platform, Feedback())}["Publishing"]
    assert not good
    assert "administers no workspace" in words


@pytest.mark.skipif(not SPECS.is_dir(), reason="the third-party API documents are not here")
def test_the_requests_are_as_the_servers_documents_say(place: Georchestra) -> None:
    layer = squares()
    QgsProject.instance().addMapLayer(layer)
    place.publish(map_request=MapRequest("Carte", QgsProject.instance()))
    place.publish(squares(count=4))
    place.unpublish("carte")
    place.unpublish("zones_humides")
    names = (
        "workspaces",
        "datastores",
        "featuretypes",
        "layers",
        "layergroups",
        "styles",
        "manifests",
        "coveragestores",
    )
    geoserver = Swagger(documents(SPECS / "geoserver", *names), "/geoserver/rest")
    geonetwork = Contract(SPECS / "geonetwork" / "gn4_openapi.yaml", "/geonetwork/srv/api")
    wrong = []
    for seen in place.server.requests:
        if seen.path.startswith("/geoserver/rest/resource/"):
            continue  # its document takes a whole path for one name
        if seen.path.startswith("/geoserver/rest"):
            wrong += geoserver.complaints(_as_documented(seen))
        elif seen.path.startswith("/geonetwork/srv/api") and seen.method != "GET":
            wrong += geonetwork.complaints(seen)
    assert sorted(set(wrong)) == []


def _as_documented(seen: Seen) -> Seen:
    """Give a request as GeoServer's documents write it: names without ending; they leave out some of what it takes."""
    path = seen.path.removesuffix(".json")
    if "/styles/" in path:
        # the documents stand some of its addresses below a second /rest
        path = path.replace("/geoserver/rest/", "/geoserver/rest/rest/").removesuffix(".sld")
    query = dict(seen.query)
    if seen.method == "DELETE" and "/datastores/" in path:
        query.pop("purge", None)  # read by DataStoreController, not in its document
    return Seen(seen.method, path, query, seen.headers, seen.length, seen.sha256, seen.body)


def test_a_record_of_another_catalogue_is_new_here(place: Georchestra) -> None:
    record = Record.new()
    record.set("file_identifier", "aaaaaaaa-1111-4222-8333-00000000abcd")
    record.set("title", "Zones d’ailleurs")
    publisher = place.publisher
    job = publisher.prepare([squares()])
    # as it was read elsewhere, before it was edited
    job.layers[0].record, job.layers[0].record_base = record.to_bytes(), record.to_bytes()
    job.layers[0].record_id = record.identifier
    publisher.check(job, Feedback())
    plan = publisher.plan(job, Feedback())
    assert plan.targets(Effect.REPLACE) == ()
    publisher.run(plan, Feedback(), journals=place.journals)
    assert record.identifier in place.geonetwork.kept
    assert [target.kind for target in place.plan(squares()).targets(Effect.REPLACE)].count(TargetKind.RECORD) == 2


def test_a_record_deleted_in_the_catalogue_is_saved_again(place: Georchestra) -> None:
    place.publish(squares())
    (identifier,) = place.geonetwork.kept
    del place.geonetwork.kept[identifier]
    for update in (Update.CHANGES, Update.STYLE):
        plan = place.plan(squares(), update=update)
        (step,) = [step for step in plan.steps if step.key.startswith("record:")]
        assert step.effect is Effect.CREATE
        assert "gone" in step.label
    place.publish(squares(), update=Update.STYLE)
    assert list(place.geonetwork.kept) == [identifier]


def test_what_is_loaded_goes_on_without_its_layer_and_what_is_not_is_named(place: Georchestra) -> None:
    """A layer in memory is gone with the session: only a step that still reads its features cannot do without."""
    for stopped in ("load", "style"):
        publisher = place.publisher
        plan = place.plan(squares(), publisher=publisher)
        at = next(step.label for step in plan.steps if step.key.startswith(stopped))
        with pytest.raises(PublicationFailed):
            publisher.run(plan, cancel_at(at), OnFailure.KEEP, place.journals)
        (journal,), _errors = recover(place.journals)
        taken = take_up(journal.read(), lambda _layer_id: None)
        assert [layer.called for layer in taken.gone] == ["“Zones humides”"]
        publisher = place.publisher
        if stopped == "load":
            with pytest.raises(PublishError, match="cannot go on") as caught:
                publisher.plan_again(taken, journal, Feedback())
            assert "Zones humides" in caught.value.why
            assert publisher.undo(journal)[1] == ()
    receipt = publisher.resume(publisher.plan_again(taken, journal, Feedback()), journal, Feedback())
    assert receipt.checks
    assert all(check["ok"] for check in receipt.checks)
    assert list(place.space.layers) == ["zones_humides"]


def cancel_at(label: str) -> Feedback:
    """A person who cancels when a step begins."""
    feedback = Feedback(lambda _fraction, sentence: feedback.cancel() if sentence == label else None)
    return feedback
