"""Many records of a real catalogue (pycsw): read, changed together, saved one by one; one conflict is left alone."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

from prodige_plugin.feedback import Feedback
from prodige_plugin.gui.batch_window import BatchWindow
from prodige_plugin.gui.batch_work import read_missing, save_all
from prodige_plugin.metadata.batch import AddValues
from prodige_plugin.metadata.batch_job import Job, Origin
from prodige_plugin.metadata.record import Record
from prodige_plugin.platforms import catalogue_for, store
from prodige_plugin.processing.provider import ProdigeProvider
from tests.qgis.gui_fakes import FakeHost, FakeIface, FakePlatforms, pump
from tests.servers.bulk_records import records

from .publish_support import store_account

COUNT = 50


@pytest.fixture(scope="module")
def platform(practice, qgis_app):
    account = practice.producer
    made = practice.state.platform_for(account)
    return replace(made, key="practice-batch", authcfg=store_account(account.user, account.password))


@pytest.fixture
def stored(platform, request) -> Iterator[dict[str, bytes]]:
    """Put records into the catalogue, as many as the test asks for, and take them out again."""
    client = catalogue_for(platform, Feedback())
    found: dict[str, bytes] = {}
    for one in records(getattr(request, "param", 5)):
        record = Record.parse(one.xml.encode())
        record.set("file_identifier", str(uuid.uuid4()))
        identifier = client.save(record.to_bytes(), None, Feedback())
        found[identifier] = client.fetch(identifier) or b""
    yield found
    for identifier in found:
        client.delete(identifier)


@pytest.mark.parametrize("stored", [COUNT], indirect=True)
def test_fifty_records_are_saved_and_one_conflict_is_left_alone(platform, stored, tmp_path: Path):
    client, job = catalogue_for(platform, Feedback()), Job.create(tmp_path)
    job.add(Origin("catalogue", identifier, platform.key) for identifier in stored)
    read_missing(job, lambda _key: client, lambda _number, _facts: None, Feedback())
    numbers = [entry.number for entry in job.entries()]
    assert len(numbers) == COUNT and all(entry.read for entry in job.entries())
    report = job.carry_out(AddValues("keywords", ("bocage & haies",)), numbers, Feedback())
    assert len(report.changed) == COUNT

    theirs = list(stored)[20]
    other = Record.parse(stored[theirs])
    other.set("title", "Changé par un collègue")
    client.save(other.to_bytes(), stored[theirs], Feedback())

    saved = save_all(job, numbers, lambda _key: client, platform.key, lambda _n, _f: None, Feedback())
    assert len(saved.saved) == COUNT - 1 and list(saved.failed) == [numbers[20]] and not saved.left
    for identifier in stored:
        held = Record.parse(client.fetch(identifier) or b"")
        if identifier == theirs:
            assert held.get("title") == "Changé par un collègue"
            assert "bocage & haies" not in held.get("keywords"), "what somebody else wrote is not written over"
        else:
            assert "bocage & haies" in held.get("keywords")
    (conflict,) = [entry for entry in job.entries() if entry.conflict]
    assert conflict.origin.place == theirs and b"coll" in (job.theirs(conflict.number) or b"")


def test_a_whole_job_is_taken_back_in_the_catalogue_too(platform, stored, tmp_path: Path):
    client, job = catalogue_for(platform, Feedback()), Job.create(tmp_path)
    some = list(stored)
    job.add(Origin("catalogue", identifier, platform.key) for identifier in some)
    read_missing(job, lambda _key: client, lambda _number, _facts: None, Feedback())
    numbers = [entry.number for entry in job.entries()]
    before = {identifier: Record.parse(stored[identifier]).get("keywords") for identifier in some}
    job.carry_out(AddValues("keywords", ("bocage",)), numbers, Feedback())
    save_all(job, numbers, lambda _key: client, platform.key, lambda _n, _f: None, Feedback())
    assert len(job.undo()) == 5 and all(entry.changed for entry in job.entries())
    again = save_all(job, numbers, lambda _key: client, platform.key, lambda _n, _f: None, Feedback())
    assert len(again.saved) == 5
    for identifier in some:
        assert Record.parse(client.fetch(identifier) or b"").get("keywords") == before[identifier]


def test_the_window_at_work_on_a_real_catalogue(platform, stored, tmp_path: Path):
    iface = FakeIface()
    platforms = FakePlatforms([platform])
    platforms.catalogue = catalogue_for
    host = FakeHost(iface, platforms)
    origins = [Origin("catalogue", identifier, platform.key) for identifier in stored]
    window = BatchWindow(host, origins, folder=tmp_path)
    window.show()
    assert pump(lambda: not window.tasks.busy, 60)
    window.carry_out(AddValues("keywords", ("ripisylve",)), [1, 2, 3])
    assert pump(lambda: not window.tasks.busy, 30)
    window.saving.save([1, 2, 3])
    assert pump(lambda: not window.tasks.busy, 60)
    assert "3 record(s) saved" in window.status.text(), window.status.text()
    assert not any(entry.changed for entry in window.model.entries())
    window.shutdown()
    window.deleteLater()
    iface.close()


@pytest.fixture(scope="module")
def provider(qgis_app) -> Iterator[ProdigeProvider]:
    provider = ProdigeProvider()
    assert QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


def run(name: str, parameters: dict) -> tuple[dict, bool, str]:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"prodige:{name}")
    feedback = QgsProcessingFeedback(False)
    outputs, ok = algorithm.run(parameters, QgsProcessingContext(), feedback)
    return outputs, ok, feedback.textLog()


def test_a_record_is_saved_by_processing_and_a_conflict_is_refused(provider, platform, tmp_path: Path):
    store.save_platform(platform)
    client = catalogue_for(platform, Feedback())
    record = Record.parse(next(iter(records(1))).xml.encode())
    record.set("file_identifier", str(uuid.uuid4()))
    path, back = tmp_path / "one.xml", tmp_path / "back.xml"
    path.write_bytes(record.to_bytes())
    try:
        asked = {"FILE": str(path), "PLATFORM": platform.name}
        outputs, ok, log = run("saverecord", {**asked, "OUTPUT": str(back)})
        assert ok, log
        assert outputs["IDENTIFIER"] == record.identifier and Record.parse(back.read_bytes()).get("title")
        edited = Record.parse(back.read_bytes())
        edited.set("lineage", "Une autre.")
        path.write_bytes(edited.to_bytes())
        _outputs, ok, log = run("saverecord", asked)
        assert not ok and "already" in log, "a record that is there is not written over unasked"
        _outputs, ok, log = run("saverecord", {**asked, "BASE": str(back)})
        assert ok, log
        held = Record.parse(client.fetch(record.identifier) or b"")
        assert held.get("lineage") == "Une autre."
        edited.set("lineage", "Encore une autre.")
        path.write_bytes(edited.to_bytes())
        _outputs, ok, log = run("saverecord", {**asked, "BASE": str(back)})
        assert not ok and "Somebody else" in log
        _outputs, ok, log = run("saverecord", {**asked, "REPLACE": True})
        assert ok, log
        outputs, ok, log = run(
            "checkmetadata", {"PLATFORM": platform.name, "RECORD": record.identifier, "JSON": str(tmp_path / "x.json")}
        )
        assert ok and outputs["RECORDS"] == 1, log
    finally:
        client.delete(record.identifier)
        store.remove_platform(platform.key)
