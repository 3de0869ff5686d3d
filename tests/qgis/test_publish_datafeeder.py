"""Publishing on géOrchestra through its datafeeder, versions 1 and 2, on the fakes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prodige_plugin.errors import Cancelled, PlatformError
from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms import store
from prodige_plugin.platforms.dashboard import dashboard
from prodige_plugin.platforms.kept_job import take_up
from prodige_plugin.platforms.product import MapRequest
from prodige_plugin.platforms.store import ledger
from prodige_plugin.publishing.changes import PublicationState
from prodige_plugin.publishing.journal import recover
from prodige_plugin.publishing.prepared import prepare_layer
from prodige_plugin.publishing.runner import OnFailure, PublicationFailed
from tests.qgis.georchestra_support import Georchestra, georchestra, squares
from tests.servers.datafeeder import Datafeeders
from tests.servers.openapi import Contract

SPECS = Path(__file__).resolve().parents[3] / "shared" / "specs" / "georchestra"


@pytest.fixture(params=[1, 2])
def version(request: pytest.FixtureRequest) -> int:
    return request.param


@pytest.fixture
def place(
    tmp_path: Path, qgis_new_project, version: int, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Georchestra, Datafeeders]]:
    monkeypatch.setattr(store, "profile_folder", lambda: tmp_path / "profile")
    with georchestra(tmp_path) as made:
        made.geoserver.users["agent"].workspaces = []
        made.geoserver.users["agent"].roles = ["USER", "IMPORT", "GN_EDITOR"]
        feeders = Datafeeders(made.geoserver, made.geonetwork, tmp_path / "feeders")
        feeders.install(made.server, version)
        yield made, feeders


def test_a_layer_goes_through_the_datafeeder_and_is_read_back(place, version: int) -> None:
    made, feeders = place
    findings = made.publisher.check(made.publisher.prepare([squares()]), Feedback())
    assert any("datafeeder publishes" in finding.sentence for finding in findings)
    receipt = made.publish(squares())
    (layer,) = made.space.layers
    assert layer == ("zones_humides" if version == 1 else "zones_humides_final")
    counts = {check["name"]: check["found"] for check in receipt.checks}
    assert counts["features by WFS"] == 3
    assert receipt.checks
    assert all(check["ok"] for check in receipt.checks)
    ((identifier, kept),) = made.geonetwork.kept.items()
    assert b"/geoserver/dreal/wms?" in kept.xml
    assert identifier in receipt.links["record"][0]["url"]
    assert receipt.links["wms"][0]["name"] == layer
    del feeders


def test_what_was_published_is_in_the_list_until_it_is_gone(place, version: int) -> None:
    made, _feeders = place
    layer = squares()
    made.publish(layer)
    (row,) = dashboard(made.publisher, ledger(), [], Feedback())
    assert row.state is PublicationState.UNKNOWN
    assert "datafeeder" in row.publication.stays, "why it cannot be unpublished is known before one tries"
    prepared = prepare_layer(layer)
    prepared.publication = row.publication.key
    (row,) = dashboard(made.publisher, ledger(), [prepared], Feedback())
    assert "does not tell" in row.why, "unchanged here"
    layer.dataProvider().truncate()
    changed = prepare_layer(layer)
    changed.publication = row.publication.key
    (row,) = dashboard(made.publisher, ledger(), [changed], Feedback())
    assert row.state is PublicationState.CHANGED_HERE
    with pytest.raises(PlatformError, match="cannot be unpublished"):
        made.publisher.unpublish_plan(row.publication, Feedback())
    made.space.layers.clear()
    (row,) = dashboard(made.publisher, ledger(), [], Feedback())
    assert row.state is PublicationState.GONE


def test_a_name_that_is_taken_is_changed_by_the_datafeeder_and_said(place, version: int) -> None:
    if version == 2:
        pytest.skip("version 2 always gives its own name")
    made, _feeders = place
    made.publish(squares())
    receipt = made.publish(squares())
    assert "zones_humides_1" in made.space.layers
    assert any("zones_humides_1" in warning for warning in receipt.warnings)
    assert receipt.links["wfs"][0]["name"] == "dreal:zones_humides_1"


def test_what_the_datafeeder_cannot_read_is_undone_and_said_in_its_words(place) -> None:
    made, feeders = place
    feeders.analysis_error = "No CRS found"
    before = made.held()
    with pytest.raises(PublicationFailed) as failure:
        made.publish(squares())
    assert "No CRS found" in str(failure.value)
    assert feeders.jobs == {}
    assert made.held() == before


def test_a_publication_that_fails_leaves_no_job(place) -> None:
    made, feeders = place
    feeders.publication_error = "GeoServer is full"
    before = made.held()
    with pytest.raises(PublicationFailed) as failure:
        made.publish(squares())
    assert "GeoServer is full" in str(failure.value)
    assert feeders.jobs == {}
    assert made.held() == before


def test_what_a_later_session_goes_on_with_has_its_receipt_and_is_remembered(place) -> None:
    """The receipt had neither links nor checks, and the publication was in no list."""
    made, feeders = place
    layer, first = squares(), made.publisher
    feeders.publication_error = "GeoServer is full"
    with pytest.raises(PublicationFailed):
        first.run(made.plan(layer, publisher=first), Feedback(), OnFailure.KEEP, journals=made.journals)
    feeders.publication_error = ""
    (journal,), _errors = recover(made.journals)
    later = made.publisher
    plan = later.plan_again(take_up(journal.read(), lambda _id: layer), journal, Feedback())
    receipt = later.resume(plan, journal, Feedback())
    assert receipt.links["wfs"]
    assert receipt.checks
    assert len(feeders.jobs) == 1, "its job was taken away as it was gone on with"
    (row,) = dashboard(later, ledger(), [], Feedback())
    assert row.publication.title == "Zones humides"


def test_cancelling_while_it_reads_deletes_the_job(place) -> None:
    made, feeders = place
    feedback = Feedback(lambda _fraction, words: feedback.cancel() if "reads" in words else None)
    feeders.LOOKS = 50
    with pytest.raises(Cancelled):
        made.publish(squares(), feedback=feedback)
    assert feeders.jobs == {}


@pytest.mark.parametrize("cut", ["before", "after"])
def test_a_cut_while_the_file_is_sent_leaves_no_second_job(place, cut: str) -> None:
    made, feeders = place
    feeders.cut = cut
    if cut == "before":
        with pytest.raises(PublicationFailed):
            made.publish(squares())
        assert feeders.jobs == {}
        return
    made.publish(squares())
    assert len(feeders.jobs) == 1


def test_what_was_published_is_taken_back_as_far_as_the_datafeeder_can(place, version: int) -> None:
    made, feeders = place
    before = made.held()
    made.space.restricted = False
    made.geonetwork.rewrite = lambda xml: xml.replace(b"Zones", b"Autres")
    made.geonetwork.errors = []
    publisher = made.publisher
    plan = made.plan(squares(), publisher=publisher)
    feedback = Feedback(lambda _fraction, words: feedback.cancel() if words == plan.steps[-1].label else None)
    if version == 2:
        with pytest.raises(Cancelled):
            publisher.run(plan, feedback, journals=made.journals)
        assert made.held() == before
        return
    with pytest.raises(PublicationFailed) as failure:
        publisher.run(plan, feedback, journals=made.journals)
    assert failure.value.left
    assert made.held()["records"] == before["records"]
    del feeders


def test_images_and_maps_are_not_for_the_datafeeder(place) -> None:
    from qgis.core import QgsProject

    made, _feeders = place
    layer = squares()
    QgsProject.instance().addMapLayer(layer)
    job = made.publisher.prepare([layer], MapRequest("Carte", QgsProject.instance()))
    with pytest.raises(PlatformError, match="cannot be published by the datafeeder"):
        made.publisher.check(job, Feedback())


def test_who_may_nothing_is_told_why(place) -> None:
    made, _feeders = place
    made.geoserver.users["agent"].roles = ["USER"]
    with pytest.raises(PlatformError, match="administers no workspace"):
        made.publisher.check(made.publisher.prepare([squares()]), Feedback())
    (found,) = [each for each in made.publisher.places(Feedback()) if each.kind == "workspace"]
    assert not found.writable
    assert found.why


@pytest.mark.skipif(not SPECS.is_dir(), reason="the third-party API documents are not here")
def test_the_requests_are_as_the_datafeeder_s_document_says(place, version: int) -> None:
    made, _feeders = place
    made.publish(squares())
    document, base = ("datafeeder_v1_api.yaml", "/datafeeder") if version == 1 else (
        "datafeeder_v2_openapi.json", "/datafeeder-backend"
    )  # fmt: skip
    contract = Contract(SPECS / document, base)
    asked = [seen for seen in made.server.requests if seen.path.startswith(f"{base}/")]
    asked = [seen for seen in asked if not seen.path.endswith("openapi.json")]
    assert len(asked) > 4
    assert [complaint for seen in asked for complaint in contract.complaints(seen)] == []
