"""What a catalogue did to a record is told; what it did not keep is never called saved."""

from __future__ import annotations

from prodige_plugin.metadata.readback import compare, holds
from prodige_plugin.metadata.record import Record


def record(**values: object) -> Record:
    made = Record.new()
    for key, value in {"file_identifier": "u-1", "title": "Zones", "lineage": "Relevés", **values}.items():
        made.set(key, value)
    return made


def test_blanks_comments_and_the_record_s_date_are_nothing_to_tell():
    sent = record()
    stored = Record.parse(sent.to_bytes().replace(b"><", b">\n <").replace(b"<gmd:contact", b"<!-- x --><gmd:contact"))
    stored.touch("2030-01-01T00:00:00Z")
    found = compare(None, sent.to_bytes(), stored.to_bytes())
    assert (found.changes, found.lost, found.complete) == ((), (), True)


def test_what_the_catalogue_changed_by_itself_is_told_and_nothing_is_lost():
    before, sent = record(), record(title="Zones humides")
    stored = record(title="Zones humides", update_frequency="annually")
    found = compare(before.to_bytes(), sent.to_bytes(), stored.to_bytes())
    assert found.complete
    assert [each.key for each in found.changes] == ["update_frequency"]
    assert holds(before.to_bytes(), sent.to_bytes(), stored.to_bytes())


def test_an_edit_that_was_not_kept_is_told_apart():
    before, sent = record(), record(title="Zones humides", lineage="Autre")
    stored = record(title="Zones humides", update_frequency="annually")
    found = compare(before.to_bytes(), sent.to_bytes(), stored.to_bytes())
    assert [(each.key, each.after) for each in found.lost] == [("lineage", "Autre")]
    assert [each.key for each in found.changes] == ["update_frequency"]
    assert not holds(before.to_bytes(), sent.to_bytes(), stored.to_bytes())
    assert not holds(before.to_bytes(), sent.to_bytes(), before.to_bytes())


def test_an_edit_changed_by_the_catalogue_is_not_kept():
    before, sent, stored = record(), record(title="Zones « humides »"), record(title="Zones ? humides ?")
    found = compare(before.to_bytes(), sent.to_bytes(), stored.to_bytes())
    assert [each.key for each in found.lost] == ["title"]
    assert found.changes == ()


def test_of_a_new_record_what_is_missing_is_lost_and_what_is_more_is_told():
    sent, stored = record(), record(lineage="", update_frequency="annually")
    found = compare(None, sent.to_bytes(), stored.to_bytes())
    assert any(each.before == "Relevés" for each in found.lost)
    assert {each.key for each in found.changes} == {"update_frequency"}
    assert not holds(None, sent.to_bytes(), stored.to_bytes())
