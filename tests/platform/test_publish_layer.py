"""Publishing layers on real servers: what comes out, what is left after cancel and failure."""

from __future__ import annotations

import re
import threading
from dataclasses import replace

import pytest
from qgis.core import QgsProject

from prodige_plugin.errors import Cancelled, Conflict, DatabaseError, PlatformError
from prodige_plugin.feedback import Feedback
from prodige_plugin.gui.tasks import run_task
from prodige_plugin.metadata.findings import Severity
from prodige_plugin.metadata.record import Record
from prodige_plugin.network import Door
from prodige_plugin.platforms import catalogue_for, publisher_for, test_connection
from prodige_plugin.publishing.checks import Repair, apply
from prodige_plugin.publishing.journal import recover
from prodige_plugin.publishing.plan import Effect
from prodige_plugin.publishing.runner import OnFailure, PublicationFailed
from tests.platform.publish_support import Seat, departements, seat, served_text, squares, store_account, swept
from tests.qgis.gui_fakes import pump

__all__ = ["seat", "swept"]
NAME = 'R&D <été> "x"'
try_connection = test_connection
del test_connection


def cancel_at(label: str) -> Feedback:
    """A person who cancels when a step begins."""
    feedback = Feedback(lambda _fraction, sentence: feedback.cancel() if sentence == label else None)
    return feedback


def test_a_layer_with_a_hard_name_goes_round_the_loop(seat: Seat) -> None:
    layer = departements(NAME)
    receipt = seat.publish(layer)
    assert receipt.warnings == ()
    assert {check["name"]: check["ok"] for check in receipt.checks} == {
        "layers announced by WMS": True,
        "map drawn": True,
        "features by WFS": True,
        "features by OGC API": True,
        "record opened": True,
        "record found by search": True,
    }
    assert [check["found"] for check in receipt.checks if "features" in str(check["name"])] == [101, 101]
    # links both ways
    data = seat.catalogue().fetch(receipt.links["record"][0]["name"])
    assert data is not None
    record = Record.parse(data)
    assert record.get("title") == NAME
    urls = {link.protocol: link.url for link in record.online_resources()}
    assert urls["OGC:WMS"] == receipt.links["wms"][0]["url"]
    assert urls["OGC:WFS"] == receipt.links["wfs"][0]["url"]
    assert record.thumbnail() == receipt.links["thumbnail"][0]["url"]
    capabilities = Door().get(urls["OGC:WMS"]).xml()
    wms = "{http://www.opengis.net/wms}"
    (shown,) = [node for node in capabilities.iter(f"{wms}Layer") if node.findtext(f"{wms}Name") == "r_d_ete_x"]
    assert shown.findtext(f"{wms}Title") == NAME
    (link,) = [
        node.get("{http://www.w3.org/1999/xlink}href")
        for node in shown.iterfind(f"{wms}MetadataURL/{wms}OnlineResource")
    ]
    assert f"ID={record.identifier}" in link


@pytest.mark.parametrize("own", ["identique", "departements_2021", "2021_departements_0f6c2f0e"])
def test_a_layer_whose_id_is_its_published_name_is_served(seat: Seat, own: str) -> None:
    """QGIS does not keep an id of ten characters or fewer, nor the decimals of one that begins with a digit."""
    layer = departements(own, "iso_a2='BE'")
    assert layer.setId(own)
    receipt = seat.publish(layer)
    assert receipt.checks
    assert all(check["ok"] for check in receipt.checks)
    assert receipt.warnings == ()


def test_nothing_secret_is_stored_and_the_server_reads_by_its_service(seat: Seat) -> None:
    seat.publish(departements())
    content = bytes(seat.sql(f"SELECT content FROM {seat.schema}.qgis_projects")[0][0])
    text = served_text(content)
    assert "service='prodige_practice'" in text
    assert seat.password not in text
    assert "password=" not in text
    assert "authcfg=" not in text
    assert "/usr/share/qgis" not in text, "paths of this computer do not leave it"
    seat.publish(squares("second"))
    journals = "".join(path.read_text() for path in seat.journals.glob("*"))
    assert seat.password not in journals


def test_publishing_does_not_touch_the_persons_project(seat: Seat) -> None:
    project = QgsProject.instance()
    layer = departements()
    project.addMapLayer(layer)
    project.setDirty(False)
    source, before = layer.source(), layer.customProperties().keys()
    seat.publish(layer)
    assert not project.isDirty()
    assert (layer.source(), layer.customProperties().keys()) == (source, before)


@pytest.mark.parametrize("number", range(8))
def test_cancel_at_each_step_leaves_nothing(seat: Seat, number: int) -> None:
    seat.publisher.run(seat.plan(squares("registre")), Feedback(), journals=seat.journals)
    before = seat.left()
    plan = seat.plan(departements("à annuler"))
    assert len(plan.steps) == 8
    with pytest.raises(Cancelled):
        seat.publisher.run(plan, cancel_at(plan.steps[number].label), journals=seat.journals)
    after = seat.left()
    (journal,) = after.pop("journals")  # type: ignore[misc]
    assert before.pop("journals") == []
    assert journal.startswith(plan.key)
    assert after == before
    assert recover(seat.journals) == ([], [])
    assert seat.practice.get(f"/ows/{seat.schema}/a_annuler?SERVICE=WMS&REQUEST=GetCapabilities").status_code != 200


@pytest.mark.parametrize("number", [2, 4, 5, 6, 7])
def test_cancelled_replacement_brings_the_previous_version_back(seat: Seat, number: int) -> None:
    seat.publish(departements("zones"))
    before = seat.left()
    record = seat.catalogue().fetch(before["publications"][0][4][0])  # type: ignore[index]
    plan = seat.plan(departements("zones", "iso_a2='BE'"))
    assert plan.targets(Effect.REPLACE)[:2] == (f"{seat.schema}.zones", "zones")
    with pytest.raises(Cancelled):
        seat.publisher.run(plan, cancel_at(plan.steps[number].label), journals=seat.journals)
    after = seat.left()
    after.pop("journals")
    before.pop("journals")
    assert after == before
    assert after["tables"] == {"zones": 101}
    assert seat.catalogue().fetch(before["publications"][0][4][0]) == record  # type: ignore[index]


def test_another_layer_of_the_same_name_is_said_before_it_replaces(seat: Seat) -> None:
    """The same title from another project must not silently take the place of what is published."""
    first = departements("zones")
    receipt = seat.publish(first)
    job = seat.publisher.prepare([squares("zones", 5)])
    (found,) = [finding for finding in seat.publisher.check(job, Feedback()) if "replaces" in finding.sentence]
    assert found.severity is Severity.WARNING
    assert found.repair is not None
    apply(job.layers[0], found.repair, "zones_bis")
    assert not [finding for finding in seat.publisher.check(job, Feedback()) if "replaces" in finding.sentence]
    assert seat.publisher.plan(job, Feedback()).targets(Effect.REPLACE) == ()
    # the layer that was published as it only says so
    first.setCustomProperty("prodige/publication", receipt.links["wms"][0]["publication"])
    findings = seat.publisher.check(seat.publisher.prepare([first]), Feedback())
    assert [finding.severity for finding in findings if "replaces" in finding.sentence] == [Severity.INFO]


def test_republishing_replaces_its_own_only(seat: Seat) -> None:
    seat.publish(departements("zones"))
    seat.publish(squares("autres", 5))
    other = seat.left()
    seat.publish(departements("zones", "iso_a2='BE'"))
    after = seat.left()
    assert after["tables"]["autres"] == 5  # type: ignore[index]
    assert 0 < after["tables"]["zones"] < 101  # type: ignore[index, operator]
    assert after["records"] == other["records"], "the record is updated, not doubled"
    assert after["projects"][0] == other["projects"][0]  # type: ignore[index]
    assert after["kept"] == 0


def test_a_foreign_table_is_never_replaced(seat: Seat) -> None:
    seat.sql(f"CREATE TABLE {seat.schema}.carres (a int); INSERT INTO {seat.schema}.carres VALUES (42)")
    try:
        seat.publish(squares("carrés"))
        assert seat.sql(f"SELECT a FROM {seat.schema}.carres") == [(42,)]
        assert seat.left()["tables"] == {"carres": 1, "carres_2": 3}
        # the person insists on the name: refused before anything is done
        job = seat.publisher.prepare([squares("carrés")])
        job.layers[0].table = "carres"
        findings = seat.publisher.check(job, Feedback())
        assert any(finding.severity.value == "error" and "carres" in finding.sentence for finding in findings)
        before = seat.left()
        with pytest.raises(PublicationFailed) as caught:
            seat.publisher.run(seat.publisher.plan(job, Feedback()), Feedback(), journals=seat.journals)
        assert "carres" in caught.value.why
        after = seat.left()
        after.pop("journals")
        before.pop("journals")
        assert after == before
    finally:
        seat.sql(f"DROP TABLE {seat.schema}.carres")


def test_a_wrong_password_is_said_in_words(seat: Seat) -> None:
    platform = replace(seat.platform, authcfg=store_account(seat.user, "not it"))
    publisher = publisher_for(platform)
    with pytest.raises(DatabaseError) as caught:
        publisher.check(publisher.prepare([squares("a")]), Feedback())
    assert "password is wrong" in caught.value.why
    assert "not it" not in caught.value.report()
    results = {name: ok for name, ok, _sentence in try_connection(platform, Feedback())}
    assert results["Database"] is False
    assert results["Catalogue, as a visitor"] is True


def test_no_account_is_said(seat: Seat) -> None:
    publisher = publisher_for(replace(seat.platform, authcfg=""))
    with pytest.raises(PlatformError, match="No account"):
        publisher.check(publisher.prepare([squares("a")]), Feedback())


def test_a_catalogue_that_refuses_the_account_undoes_the_tables(seat: Seat) -> None:
    before = seat.left()
    platform = replace(
        seat.platform, database_authcfg=seat.platform.authcfg, authcfg=store_account(seat.user, "not it")
    )
    publisher = publisher_for(platform)
    job = publisher.prepare([squares("refusée")])
    publisher.check(job, Feedback())
    with pytest.raises(PublicationFailed) as caught:
        publisher.run(publisher.plan(job, Feedback()), Feedback(), journals=seat.journals)
    assert caught.value.left == ()
    after = seat.left()
    assert after["tables"] == before["tables"]
    assert after["projects"] == before["projects"]
    assert after["records"] == before["records"]


def test_a_layer_without_crs_is_a_finding_with_a_repair(seat: Seat) -> None:
    job = seat.publisher.prepare([squares("sans système", crs="")])
    errors = [f for f in seat.publisher.check(job, Feedback()) if f.severity.value == "error"]
    assert [finding.repair.key for finding in errors if finding.repair] == ["choose_crs"]
    apply(job.layers[0], errors[0].repair or Repair("", ""), "EPSG:2154")
    assert [f for f in seat.publisher.check(job, Feedback()) if f.severity.value == "error"] == []
    receipt = seat.publisher.run(seat.publisher.plan(job, Feedback()), Feedback(), journals=seat.journals)
    assert receipt.checks
    assert all(check["ok"] for check in receipt.checks)
    assert seat.sql(f"SELECT DISTINCT st_srid(geom) FROM {seat.schema}.sans_systeme") == [(2154,)]


def test_the_connection_cut_in_the_middle_leaves_nothing_and_a_second_try_works(seat: Seat) -> None:
    layer = squares("coupée", 20_000)
    seat.publish(squares("registre"))
    before = seat.left()
    plan = seat.plan(layer)
    cut: list[int] = []

    def listen(fraction: float | None, sentence: str) -> None:
        # the first report from inside the loading step, which has no sentence of its own
        if fraction is not None and not sentence and not cut:
            cut.extend(
                pid
                for pid, _done in seat.sql(
                    "SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user"
                    " AND application_name = 'prodige_plugin' AND pid <> pg_backend_pid()"
                )
            )

    with pytest.raises(PublicationFailed) as caught:
        seat.publisher.run(plan, Feedback(listen), journals=seat.journals)
    assert cut
    assert isinstance(caught.value.cause, DatabaseError)
    assert "connection" in caught.value.cause.what
    assert caught.value.left == ()
    after = seat.left()
    after.pop("journals")
    before.pop("journals")
    assert after == before
    assert all(check["ok"] for check in seat.publish(layer).checks)


def test_kept_and_resumed_by_another_session(seat: Seat) -> None:
    layer = departements("reprise")
    plan = seat.plan(layer)
    with pytest.raises(PublicationFailed) as caught:
        seat.publisher.run(plan, cancel_at(plan.steps[3].label), OnFailure.KEEP, seat.journals)
    assert caught.value.kept
    (journal,), errors = recover(seat.journals)
    assert errors == []
    # another session: a new publisher, the layer prepared anew, the plan made from the journal
    publisher = publisher_for(seat.platform)
    job = publisher.prepare([layer])
    publisher.check(job, Feedback())
    receipt = publisher.resume(publisher.plan(job, Feedback(), journal), journal, Feedback())
    assert receipt.checks
    assert all(check["ok"] for check in receipt.checks)
    left = seat.left()
    assert left["tables"] == {"reprise": 101}
    assert left["kept"] == 0
    assert left["journals"] == []


def test_the_receipt_of_what_was_gone_on_with_tells_what_was_read_back_before(seat: Seat) -> None:
    """Of five hundred layers read back before QGIS stopped, nothing was on the receipt."""
    layer = departements("relue")
    plan = seat.plan(layer)
    with pytest.raises(PublicationFailed):
        seat.publisher.run(plan, cancel_at(plan.steps[-1].label), OnFailure.KEEP, seat.journals)
    (journal,), _errors = recover(seat.journals)
    publisher = publisher_for(seat.platform)
    job = publisher.prepare([layer])
    publisher.check(job, Feedback())
    receipt = publisher.resume(publisher.plan(job, Feedback(), journal), journal, Feedback())
    names = [check["name"] for check in receipt.checks]
    assert len(names) == len(set(names))
    whole = seat.publish(departements("relue aussi"))
    assert names == [check["name"] for check in whole.checks]


def test_all_of_it_in_a_task_while_the_window_lives(seat: Seat) -> None:
    layer = departements("en tâche")
    job = seat.publisher.prepare([layer])
    threads, results, failures = set(), [], []

    def work(feedback: Feedback):
        threads.add(threading.get_ident())
        publisher = seat.publisher
        publisher.check(job, feedback)
        return publisher.run(publisher.plan(job, feedback), feedback, journals=seat.journals)

    run_task("publish", work, results.append, failures.append)
    assert pump(lambda: bool(results or failures), 60)
    assert failures == []
    assert all(check["ok"] for check in results[0].checks)
    assert threading.get_ident() not in threads


def test_somebody_elses_change_of_the_record_is_a_conflict_and_is_kept(seat: Seat) -> None:
    layer = departements("zones")
    receipt = seat.publish(layer)
    identifier = receipt.links["record"][0]["name"]
    read = seat.catalogue().fetch(identifier)
    assert read is not None
    mine, theirs = Record.parse(read), Record.parse(read)
    mine.set("abstract", "Ce que j'ai écrit")
    theirs.set("abstract", "Ce qu'un autre a écrit")
    catalogue_for(seat.platform).save(theirs.to_bytes(), read)
    before = seat.left()
    job = seat.publisher.prepare([layer])
    job.layers[0].record, job.layers[0].record_base = mine.to_bytes(), read
    seat.publisher.check(job, Feedback())
    with pytest.raises(PublicationFailed) as caught:
        seat.publisher.run(seat.publisher.plan(job, Feedback()), Feedback(), journals=seat.journals)
    assert isinstance(caught.value.cause, Conflict)
    # the person is told which record, and where both versions can be compared
    assert "“zones”" in caught.value.why
    assert "Metadata dock" in caught.value.todo
    held = seat.catalogue().fetch(identifier)
    assert held is not None
    assert Record.parse(held).get("abstract") == "Ce qu'un autre a écrit"
    after = seat.left()
    after.pop("journals")
    before.pop("journals")
    assert after == before


def test_a_new_record_takes_the_place_of_the_publications_record(seat: Seat) -> None:
    """One publication, one record: publishing again with a record made anew leaves no second one behind."""
    first = seat.publish(departements("zones")).links["record"][0]["name"]
    held = seat.catalogue().fetch(first)
    assert held is not None
    before = seat.left()
    job = seat.publisher.prepare([departements("zones")])
    fresh = Record.parse(held)
    fresh.set("file_identifier", "3f0e7a52-0000-4000-8000-000000000000")
    fresh.set("resource_identifier", "urn:uuid:3f0e7a52-0000-4000-8000-000000000001")
    fresh.set("abstract", "Écrit à nouveau")
    job.layers[0].record = fresh.to_bytes()
    seat.publisher.check(job, Feedback())
    seat.publisher.run(seat.publisher.plan(job, Feedback()), Feedback(), journals=seat.journals)
    assert seat.left()["records"] == before["records"]
    now = seat.catalogue().fetch(first)
    assert now is not None
    assert Record.parse(now).get("abstract") == "Écrit à nouveau"
    assert Record.parse(now).get("resource_identifier") == Record.parse(held).get("resource_identifier")
    assert seat.catalogue().fetch("3f0e7a52-0000-4000-8000-000000000000") is None


def test_published_again_from_another_workstation_is_known(seat: Seat) -> None:
    seat.publish(departements("zones"))
    (publication,) = publisher_for(seat.platform).publications(Feedback())
    assert (publication.title, publication.kind, publication.who) == ("zones", "layer", seat.user)
    assert publication.tables == publication.services == ("zones",)
    assert re.fullmatch(r"[0-9a-f-]{36}", publication.records[0])
    assert set(publication.links) == {"wms", "wfs", "ogcapi", "map", "record"}
