"""The records of what is published on a real catalogue: what they cost, and whose they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from prodige_plugin.catalogue.csw import CswClient
from prodige_plugin.errors import PublishError
from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.record import Record
from prodige_plugin.network import Door
from prodige_plugin.platforms.qgis_server.record_readback import SENT, packed, unpacked
from prodige_plugin.platforms.qgis_server.record_steps import ReadRecords, SaveRecord
from prodige_plugin.publishing.journal import recover
from prodige_plugin.publishing.plan import Plan
from prodige_plugin.publishing.runner import OnFailure, PublicationFailed
from tests.platform.publish_support import Seat, seat, squares, swept

__all__ = ["seat", "swept"]

_OPERATIONS = (b"GetRecordById", b"GetRecords", b"Transaction")


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """Count what the catalogue is asked, by operation."""
    found: Counter[str] = Counter()
    plain = Door.request

    def request(self: Door, method: str, url: str, **options: object):
        body = options.get("data")
        if isinstance(body, bytes):
            # the longest names first: one begins the other
            name = next((each for each in _OPERATIONS if each in body[:400]), b"")
            found[name.decode()] += 1
        return plain(self, method, url, **options)

    with monkeypatch.context() as patched:
        patched.setattr(Door, "request", request)
        yield found


def saving(plan: Plan) -> list[SaveRecord]:
    return [step for step in plan.steps if isinstance(step, SaveRecord)]


def writer(seat: Seat) -> CswClient:
    """The catalogue with the seat's account."""
    ends = seat.platform.endpoints
    return CswClient(ends["csw"], Door(seat.platform.authcfg), ends["csw_publication"])


def test_a_new_record_is_written_once_and_read_once(seat: Seat, monkeypatch) -> None:
    with counted(monkeypatch) as asked:
        receipt = seat.publish(squares("une"))
    assert asked == {"Transaction": 1, "GetRecordById": 1, "GetRecords": 1}
    names = [check["name"] for check in receipt.checks if check["ok"]]
    assert {"record opened", "record found by search"} <= set(names)


def test_records_of_several_layers_are_read_together(seat: Seat, monkeypatch) -> None:
    layers = [squares("trois a", 1), squares("trois b", 2), squares("trois c", 3)]
    with counted(monkeypatch) as asked:
        receipt = seat.publish(*layers)
    assert asked == {"Transaction": 3, "GetRecordById": 1, "GetRecords": 1}
    found = [check["publication"] for check in receipt.checks if check["name"] == "record found by search"]
    assert sorted(found) == ["trois_a", "trois_b", "trois_c"]


def test_a_record_that_is_there_is_looked_at_before_it_is_written(seat: Seat, monkeypatch) -> None:
    seat.publish(squares("deux fois"))
    plan = seat.plan(squares("deux fois", 5))
    with counted(monkeypatch) as asked:
        seat.publisher.run(plan, Feedback(), journals=seat.journals)
    # its words for the service; as it is when it is written; read back
    assert asked == {"GetRecordById": 3, "Transaction": 1, "GetRecords": 1}


def test_records_that_are_there_are_looked_for_together(seat: Seat, monkeypatch) -> None:
    names = ("encore a", "encore b", "encore c")
    seat.publish(*(squares(name, 2) for name in names))
    with counted(monkeypatch) as asked:
        plan = seat.plan(*(squares(name, 5) for name in names))
    assert asked == {"GetRecordById": 1}
    edited = Record.parse(seat.catalogue().fetch(saving(plan)[1].item.record_id) or b"")  # type: ignore[union-attr]
    before = edited.to_bytes()
    edited.set("abstract", "Résumé écrit dans le catalogue")
    writer(seat).save(edited.to_bytes(), before)
    with counted(monkeypatch) as asked:
        seat.publisher.run(plan, Feedback(), journals=seat.journals)
    # their words for the services, each before it is written, and all read back
    assert asked == {"GetRecordById": 1 + 3 + 1, "Transaction": 3, "GetRecords": 1}
    said = [
        "catalogue" in seat.practice.get(f"/ows/{seat.schema}/{name}?SERVICE=WMS&REQUEST=GetCapabilities").text
        for name in ("encore_a", "encore_b", "encore_c")
    ]
    assert said == [False, True, False]


def test_somebody_else_s_record_of_the_same_identifier_stays(seat: Seat) -> None:
    plan = seat.plan(squares("disputée"))
    (step,) = saving(plan)
    assert step.item is not None
    assert step.item.seen.made
    theirs = Record.new("dataset")
    theirs.set("file_identifier", step.item.record_id)
    theirs.set("title", "À quelqu'un d'autre")
    catalogue = writer(seat)
    catalogue.save(theirs.to_bytes())
    try:
        with pytest.raises(PublicationFailed) as raised:
            seat.publisher.run(plan, Feedback(), journals=seat.journals)
        assert raised.value.left == ()
        held = seat.catalogue().fetch(step.item.record_id)
        assert held is not None
        assert Record.parse(held).get("title") == "À quelqu'un d'autre"
    finally:
        catalogue.delete(step.item.record_id)


def test_a_record_that_lost_something_undoes_the_publication(seat: Seat, monkeypatch) -> None:
    """A catalogue that says it stored a record, and left the title out."""
    before = seat.left()
    plain = CswClient.put

    def forgetful(self: CswClient, record: bytes, base, held, feedback=None) -> None:
        kept = Record.parse(record)
        kept.set("title", "Autre chose")
        plain(self, kept.to_bytes(), base, held, feedback)

    with monkeypatch.context() as patched, pytest.raises(PublicationFailed) as raised:
        patched.setattr(CswClient, "put", forgetful)
        seat.publish(squares("oubliée"))
    assert "did not store the record" in raised.value.why
    after = seat.left()
    assert (after.pop("journals"), before.pop("journals"))[1] == []
    assert after["tables"] == before["tables"]
    assert after["records"] == before["records"]


def test_a_session_that_goes_on_compares_what_another_sent(seat: Seat, monkeypatch) -> None:
    layer = squares("en deux fois")
    plan = seat.plan(layer)

    def fails(_self: ReadRecords, _state: dict[str, object], _feedback: Feedback) -> None:
        raise PublishError("The catalogue fell over.")

    with monkeypatch.context() as patched, pytest.raises(PublicationFailed) as raised:
        patched.setattr(ReadRecords, "do", fails)
        seat.publisher.run(plan, Feedback(), OnFailure.KEEP, journals=seat.journals)
    assert raised.value.kept
    ((journal,), _errors) = recover(seat.journals)
    left = journal.read().state["record:en_deux_fois"]
    assert isinstance(left, dict)
    assert b"en deux fois" in unpacked(str(left[SENT]))
    receipt = seat.publisher.resume(seat.publisher.plan(_job(seat, layer), Feedback(), journal), journal, Feedback())
    assert [check["ok"] for check in receipt.checks if str(check["name"]).startswith("record")] == [True, True]


def _job(seat: Seat, layer):
    job = seat.publisher.prepare([layer])
    seat.publisher.check(job, Feedback())
    return job


def test_a_record_comes_back_from_the_journal_as_it_went_in() -> None:
    record = "<a>é</a>".encode() * 1000
    assert unpacked(packed(record)) == record
    assert len(packed(record)) < len(record) / 4
