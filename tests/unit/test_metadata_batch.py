"""Changes of many records at once: each operation, one broken record among many, undo, a full disk, flat memory."""

from __future__ import annotations

import os
import resource
import sqlite3
from contextlib import contextmanager
from pathlib import Path

import pytest

from prodige_plugin.errors import BadRecord, Cancelled, FileError, NoConnection, PluginError
from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata import batch
from prodige_plugin.metadata.batch import (
    AddValues,
    FromTemplate,
    RemoveValues,
    ReplaceContact,
    ReplaceText,
    SafeRepairs,
    SetValue,
    carry_out,
    preview,
)
from prodige_plugin.metadata.batch_job import Job, Origin, sentences, unfinished
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.validation import check
from prodige_plugin.metadata.values import Contact, Dates
from tests.servers.bulk_records import records
from tests.unit.test_metadata_validation import REAL, complete, need

SERVICE = Record.new("service").to_bytes()


def job_of(tmp_path: Path, count: int = 5, size: int = 0) -> Job:
    job = Job.create(tmp_path / "jobs")
    numbers = job.add(Origin("file", f"/x/{rank}.xml", name=f"{rank}.xml") for rank in range(count))
    for number, one in zip(numbers, records(count, size), strict=True):
        job.put(number, one.xml.encode())
    return job


def numbers_of(job: Job) -> list[int]:
    return [entry.number for entry in job.entries()]


def after(operation, record: Record) -> Record:
    return Record.parse(carry_out(operation, record.to_bytes()).data)


# -- operations --------------------------------------------------------------------------------


def test_a_value_is_set_and_only_its_bytes_change() -> None:
    record = complete()
    outcome = carry_out(SetValue("use_conditions", "ODbL-1.0"), record.to_bytes())
    assert Record.parse(outcome.data).get("use_conditions") == "ODbL-1.0"
    assert {change.key for change in outcome.changes} == {"use_conditions"}
    assert carry_out(SetValue("use_conditions", "ODbL-1.0"), outcome.data).data == outcome.data


def test_only_empty_ones_are_completed() -> None:
    record = complete()
    assert after(SetValue("lineage", "Autre.", only_empty=True), record).get("lineage") == record.get("lineage")
    record.set("lineage", "")
    assert after(SetValue("lineage", "Autre.", only_empty=True), record).get("lineage") == "Autre."
    record.set("dates", Dates())
    assert after(SetValue("dates", Dates(revision="2024"), only_empty=True), record).get("dates").revision == "2024"


def test_an_element_that_a_service_does_not_have_is_not_written_in_one() -> None:
    assert carry_out(SetValue("format", "GeoPackage"), SERVICE).data == SERVICE
    assert carry_out(AddValues("topic_category", ("environment",)), SERVICE).data == SERVICE


@pytest.mark.parametrize("key", batch.batch_keys())
def test_every_element_can_be_taken_away_and_given_back(key: str) -> None:
    record = complete()
    value = record.get(key)
    emptied = after(SetValue(key, None), record)
    if key in ("title", "abstract", "keywords", "organisation", "lineage", "update_frequency", "inspire_themes"):
        assert batch.is_empty(emptied.get(key)), "others the schema wants in some form"
    if not batch.is_empty(value):
        assert after(SetValue(key, value), emptied).get(key) == value


def test_keywords_are_added_once_and_removed_whatever_their_case() -> None:
    record = complete()
    added = after(AddValues("keywords", ("MARAIS", "zone humide")), record)
    assert added.get("keywords") == ("marais", "tourbière", "zone humide")
    assert after(RemoveValues("keywords", ("Marais",)), added).get("keywords") == ("tourbière", "zone humide")
    assert carry_out(RemoveValues("keywords", ("absent",)), record.to_bytes()).data == record.to_bytes()


def test_contacts_are_added_replaced_and_removed() -> None:
    record = complete()
    held = record.get("organisation")
    one = Contact("Parc naturel", "sig@parc.example", "owner")
    added = after(AddValues("organisation", (one,)), record)
    assert [contact.email for contact in added.get("organisation")] == [*(c.email for c in held), "sig@parc.example"]
    assert carry_out(AddValues("organisation", (one,)), added.to_bytes()).data == added.to_bytes()
    new = Contact("Région Nouvelle", "geo@nouvelle.example", "author")
    replaced = after(ReplaceContact("SIG@exemple.fr", new), added)
    assert replaced.get("organisation")[0].email == "geo@nouvelle.example"
    assert replaced.get("organisation")[0].role == held[0].role, "each keeps its role"
    assert replaced.get("metadata_contact")[0].organisation == "Région Nouvelle"
    assert replaced.get("organisation")[-1].email == "sig@parc.example"
    gone = after(RemoveValues("organisation", (Contact(email="sig@parc.example"),)), added)
    assert gone.get("organisation") == held


def test_text_is_replaced_where_it_stands_and_codes_are_left_alone() -> None:
    record = complete()
    record.set("abstract", "La région Exemple. Régions d'exemple.")
    done = after(ReplaceText("région", "Métropole", whole_words=True), record)
    assert done.get("abstract") == "La Métropole Exemple. Régions d'exemple."
    assert done.get("organisation")[0].organisation == "Métropole Exemple"
    assert done.get("organisation")[0].role == record.get("organisation")[0].role
    assert after(ReplaceText("etalab", "x"), record).get("use_conditions") == record.get("use_conditions")
    assert after(ReplaceText(r"(\d) 000 m²", r"\g<1>000 m2", pattern=True), complete()).get("abstract").count("1000 m2")
    assert after(ReplaceText("a.c", r"\1"), record).to_bytes() == record.to_bytes(), "a text, no expression"


@pytest.mark.parametrize(
    "wrong", [ReplaceText("", "x"), ReplaceText("(", "", pattern=True), ReplaceText("x*", "", pattern=True),
              ReplaceText("x", r"\7", pattern=True)]
)  # fmt: skip
def test_what_cannot_be_looked_for_is_said(wrong: ReplaceText) -> None:
    with pytest.raises(BadRecord):
        carry_out(wrong, complete().to_bytes())


def test_a_template_gives_what_lacks_and_never_an_identifier() -> None:
    template = FromTemplate.of_record("Région", complete(), [row.key for row in batch.ELEMENTS if row.editable])
    assert not template.values.keys() & batch.UNIQUE
    empty = Record.new("dataset")
    empty.set("title", "Haies")
    done = after(template, empty)
    assert done.get("title") == "Haies" and done.get("organisation") == complete().get("organisation")
    assert done.identifier == empty.identifier


def test_safe_repairs_repair_each_record() -> None:
    record = complete()
    record.set("metadata_language", "")
    data = record.to_bytes().replace(b'"http://www.loc.gov/standards/iso639-2/"', b'"x"')
    outcome = carry_out(SafeRepairs(), data)
    assert len([f for f in check(Record.parse(outcome.data)) if f.mandatory]) < len(
        [f for f in check(Record.parse(data)) if f.mandatory]
    )


# -- many records ------------------------------------------------------------------------------


def test_a_broken_record_among_many_is_told_and_left_alone(tmp_path: Path) -> None:
    job = job_of(tmp_path, 5)
    numbers = numbers_of(job)
    job.put(numbers[2], b"<not a record/>")
    report = job.carry_out(SetValue("lineage", "Une seule."), numbers, Feedback(), keep=2)
    assert report.changed == [numbers[i] for i in (0, 1, 3, 4)] and list(report.failed) == [numbers[2]]
    assert isinstance(report.failed[numbers[2]], PluginError) and report.failed[numbers[2]].what
    assert job.now(numbers[2]) == b"<not a record/>"
    assert len(report.lines) == 2 and report.changes >= 4


def test_a_preview_changes_nothing(tmp_path: Path) -> None:
    job = job_of(tmp_path, 3)
    before = dict(job.records(numbers_of(job)))
    report = preview(SetValue("lineage", "Une seule."), job.records(numbers_of(job)), Feedback(), 3)
    assert len(report.changed) == 3 and report.lines[0][1].after == "Une seule."
    assert dict(job.records(numbers_of(job))) == before and not job.undoable()


def test_one_undo_gives_every_byte_back_and_redo_does_it_again(tmp_path: Path) -> None:
    job = job_of(tmp_path, 4)
    numbers = numbers_of(job)
    before = dict(job.records(numbers))
    job.carry_out(AddValues("keywords", ("haie",)), numbers, Feedback())
    between = dict(job.records(numbers))
    job.carry_out(SetValue("lineage", "Une seule."), numbers[:2], Feedback())
    last = dict(job.records(numbers))
    assert "Lineage" in job.undoable()
    assert sorted(job.undo()) == numbers[:2] and dict(job.records(numbers)) == between
    assert sorted(Job(job.path).undo()) == numbers and dict(job.records(numbers)) == before, "also after a restart"
    assert not any(entry.changed for entry in job.entries()) and job.undo() == []
    assert sorted(job.redo()) == numbers and sorted(job.redo()) == numbers[:2]
    assert dict(job.records(numbers)) == last and not job.redoable()
    job.undo()
    job.carry_out(SetValue("lineage", "Autre."), numbers[:1], Feedback())
    assert not job.redoable(), "what comes after an undo takes the place of what was undone"


def test_what_changes_nothing_is_no_step(tmp_path: Path) -> None:
    job = job_of(tmp_path, 2)
    report = job.carry_out(RemoveValues("keywords", ("absent",)), numbers_of(job), Feedback())
    assert len(report.unchanged) == 2 and job.undoable() == ""


def test_a_cancel_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    job = job_of(tmp_path, 6)
    before = dict(job.records(numbers_of(job)))
    feedback = Feedback(lambda fraction, _words: feedback.cancel() if (fraction or 0) > 0.4 else None)
    with pytest.raises(Cancelled):
        job.carry_out(SetValue("lineage", "Une seule."), numbers_of(job), feedback)
    assert dict(job.records(numbers_of(job))) == before and not job.undoable()


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = job_of(tmp_path, 40, 20_000)
    before = dict(job.records(numbers_of(job)))
    plain = Job._open

    @contextmanager
    def small(self, *, create=False):
        with plain(self, create=create) as base:
            (pages,) = base.execute("PRAGMA page_count").fetchone()
            base.execute(f"PRAGMA max_page_count = {pages + 8}")
            yield base

    monkeypatch.setattr(Job, "_open", small)
    with pytest.raises(FileError) as caught:
        job.carry_out(SetValue("lineage", "Longue. " * 4000), numbers_of(job), Feedback())
    assert "full" in caught.value.why
    assert dict(job.records(numbers_of(job))) == before and not job.undoable()
    with sqlite3.connect(job.path) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_job_that_is_gone_is_said(tmp_path: Path) -> None:
    job = job_of(tmp_path, 1)
    job.path.write_bytes(b"no database at all" * 100)
    with pytest.raises(FileError):
        job.entries()
    assert unfinished(job.path.parent) is None


def test_saving_notes_what_came_back_and_keeps_what_was_typed_meanwhile(tmp_path: Path) -> None:
    job = job_of(tmp_path, 2)
    one, two = numbers_of(job)
    job.carry_out(SetValue("lineage", "Une."), [one, two], Feedback())
    sent = job.now(one)
    job.saved(one, sent + b"\n", sent)
    sent = job.now(two)
    job.carry_out(SetValue("lineage", "Deux."), [two], Feedback())
    job.saved(two, sent, sent)
    first, second = job.entries()
    assert not first.changed and second.changed
    assert job.now(one) == job.base(one) == sent.replace(sent, job.now(one))
    job.undo()
    job.undo()
    assert all(entry.changed for entry in job.entries()[:1]), "an undo after saving is there to be saved again"


def test_troubles_are_kept_with_what_the_catalogue_holds(tmp_path: Path) -> None:
    job = job_of(tmp_path, 1)
    (one,) = numbers_of(job)
    job.troubled(one, NoConnection("What.", "Why.", "Do."), b"<theirs/>")
    (entry,) = Job(job.path).entries()
    assert sentences(entry.trouble) == ("What.", "Why.", "Do.") and entry.conflict
    assert job.theirs(one) == b"<theirs/>"
    job.rebase(one, b"<theirs/>")
    (entry,) = job.entries()
    assert not entry.trouble and not entry.conflict and entry.changed


def test_the_same_record_is_not_added_twice_and_a_job_is_found_again(tmp_path: Path) -> None:
    job = Job.create(tmp_path)
    origin = Origin("catalogue", "abc", "p1", "Zones")
    (number,) = job.add([origin, origin])
    assert job.add([origin]) == [] and job.base(number) is None
    assert unfinished(tmp_path) is None
    job.put(number, complete().to_bytes(), new=True)
    (entry,) = job.entries()
    assert entry.new and entry.changed and entry.origin == origin
    found = unfinished(tmp_path)
    assert found is not None and found.path == job.path
    job.take_out([number])
    assert job.entries() == []


def test_a_job_that_is_in_use_is_forgotten_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = Job.create(tmp_path)
    monkeypatch.setattr(Path, "unlink", lambda *_how, **_more: (_ for _ in ()).throw(PermissionError("in use")))
    job.delete()  # as Windows refuses it while another thread reads
    assert job.path.exists()
    monkeypatch.undo()
    os.utime(job.path, (0, 0))
    assert unfinished(tmp_path) is None and not job.path.exists()


def test_real_records_take_every_operation_or_say_why_not() -> None:
    need(REAL)
    operations = (
        SetValue("lineage", "Une."), AddValues("keywords", ("haie",)), ReplaceText("données", "informations"),
        SetValue("use_conditions", "etalab-2.0"), SetValue("update_frequency", "annually"),
        ReplaceContact("x@example.org", Contact("X")), RemoveValues("organisation", (Contact(email="x@example.org"),)),
    )  # fmt: skip
    for path in sorted(REAL.glob("fr/*.xml"))[::4]:
        for operation in operations:
            outcome = batch.guarded(lambda path=path, operation=operation: carry_out(operation, path.read_bytes()))
            if isinstance(outcome, PluginError):
                assert "mistake" not in outcome.why, f"{path.name}: {operation}: {outcome.detail}"


def test_memory_stays_flat(tmp_path: Path) -> None:
    """250 records of 43 kB are 11 MB; changing them all needs no more room than changing a few."""
    job = job_of(tmp_path, 250, 43_000)
    numbers = numbers_of(job)
    job.carry_out(SetValue("update_frequency", "annually"), numbers[:60], Feedback())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report = job.carry_out(SetValue("update_frequency", "quarterly"), numbers, Feedback())
    assert len(report.changed) + len(report.unchanged) == 250
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 6_000, "kB"
