"""The CSW client against a small server with the quirks of real ones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import etree

from prodige_plugin.catalogue.csw import CswClient, endpoint
from prodige_plugin.catalogue.model import Box, Query
from prodige_plugin.catalogue.same import canonical, same
from prodige_plugin.errors import (
    BadRecord,
    BadXml,
    Cancelled,
    Conflict,
    CutAnswer,
    Forbidden,
    HtmlInsteadOfData,
    PlatformError,
    PluginError,
    ServiceException,
    Unauthorized,
)
from prodige_plugin.feedback import Feedback
from prodige_plugin.network import Door
from tests.servers.http import Handler, HttpServer

from .csw_samples import GMD, by_id, iso, report, results, transaction

NS = {"csw": "http://www.opengis.net/cat/csw/2.0.2", "gmd": "http://www.isotc211.org/2005/gmd"}
ISO_SCHEMA = NS["gmd"]


class Catalogue:
    """A CSW that holds records as pycsw does, and has manners that can be switched on."""

    def __init__(self) -> None:
        self.records: dict[str, str] = {}
        self.post_refused = False
        self.only_dublin_core = False
        #: status given to transactions instead of doing them
        self.write_status = 0
        #: answers to transactions are good, and nothing is stored
        self.forgetful = False
        #: what the server does to a record it stores
        self.rewrite = lambda record: record
        self.written: list[str] = []

    def __call__(self, handler: Handler) -> None:
        seen = handler.seen
        if seen.method == "GET":
            operation, asked = seen.query["request"], dict(seen.query)
        elif self.post_refused:
            handler.reply(405, b"no")
            return
        else:
            root = etree.fromstring(seen.body)
            operation = etree.QName(root).localname
            if operation == "Transaction":
                self._write(handler, root, seen.body)
                return
            asked = {"outputSchema": root.get("outputSchema"), "id": root.findtext("csw:Id", namespaces=NS)}
        if self.only_dublin_core and asked["outputSchema"] == ISO_SCHEMA:
            handler.reply(200, report("InvalidParameterValue", "Invalid value", "outputSchema"), "application/xml")
        elif operation == "GetRecordById":
            handler.reply(200, by_id(self.records.get(asked["id"], "")), "application/xml")
        elif self.only_dublin_core:
            record = '<csw:Record xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Eau</dc:title></csw:Record>'
            handler.reply(200, results(record), "application/xml")
        else:
            handler.reply(200, results("".join(self.records.values()), len(self.records)), "application/xml")

    def _write(self, handler: Handler, root: etree._Element, body: bytes) -> None:
        action = etree.QName(root[0]).localname
        self.written.append(action)
        if self.write_status:
            handler.reply(self.write_status, b"no")
            return
        if action == "Delete":
            name = root.findtext(".//{http://www.opengis.net/ogc}Literal") or ""
            gone = name if self.forgetful else self.records.pop(name, None)
            handler.reply(200, transaction(deleted=int(gone is not None)), "application/xml")
            return
        name = root.findtext(".//gmd:fileIdentifier/*", namespaces=NS) or ""
        text = body.decode()
        record = text[text.index("<gmd:MD_Metadata") : text.rindex("</gmd:MD_Metadata>") + 18]
        if action == "Insert" and name in self.records:
            handler.reply(
                200, report("NoApplicableCode", "IntegrityError: UNIQUE constraint failed"), "application/xml"
            )
            return
        known = name in self.records
        if not self.forgetful:
            self.records[name] = self.rewrite(record)
        done = transaction(inserted=1) if action == "Insert" else transaction(updated=int(known))
        handler.reply(200, done, "application/xml")


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


@pytest.fixture
def catalogue(server: HttpServer) -> Catalogue:
    held = Catalogue()
    server.route("/csw", held)
    return held


@pytest.fixture
def client(server: HttpServer) -> CswClient:
    return CswClient(server.url("/csw"), Door(), server.url("/csw"))


# -- reading -----------------------------------------------------------------------------------


def test_a_search_is_one_request(server, catalogue, client):
    catalogue.records = {"a": iso("a"), "b": iso("b")}
    page = client.search(Query("zones"))
    assert (page.total, [hit.identifier for hit in page.summaries], page.next_start) == (2, ["a", "b"], None)
    assert server.count() == 1


def test_post_refused_then_get_from_then_on(server, catalogue, client):
    catalogue.post_refused, catalogue.records = True, {"a": iso("a")}
    assert client.search(Query("R&D <été>", box=Box(1, 2, 3, 4))).total == 1
    assert server.count() == 2
    assert client.search(Query("eau")).total == 1
    assert client.fetch("a") == iso("a").encode()
    assert server.count() == 4
    constraint = server.requests[1].query["constraint"]
    assert "*R&D*" in [node.text for node in etree.fromstring(constraint).iter("{*}Literal")]


@pytest.mark.parametrize(
    ("status", "code"), [(405, "NoApplicableCode"), (501, "OperationNotSupported"), (200, "OperationNotSupported")]
)
def test_post_refused_by_a_report(server, status, code):
    def only_get(handler: Handler) -> None:
        if handler.seen.method == "POST":
            handler.reply(status, report(code, "POST is not for here"), "application/xml")
        else:
            handler.reply(200, results(iso("a")), "application/xml")

    server.route("/csw", only_get)
    assert CswClient(server.url("/csw"), Door()).search(Query("eau")).total == 1


def test_dublin_core_where_iso_is_refused_and_remembered(server, catalogue, client):
    catalogue.only_dublin_core = True
    assert client.search(Query("eau")).summaries[0].title == "Eau"
    assert server.count() == 2
    client.search(Query("eau"))
    assert server.count() == 3


def test_another_refusal_keeps_its_own_words(server):
    server.route(
        "/csw",
        lambda handler: handler.reply(
            200, report("InvalidParameterValue", "Invalid Constraint: no such property"), "application/xml"
        ),
    )
    with pytest.raises(ServiceException, match="no such property"):
        CswClient(server.url("/csw"), Door()).search(Query("eau"))


def test_a_sign_in_page_is_said(server):
    with pytest.raises(HtmlInsteadOfData):
        CswClient(server.url("/login"), Door()).search(Query("eau"))


def test_an_entity_bomb_is_refused(server):
    with pytest.raises((BadXml, ServiceException)):
        CswClient(server.url("/bomb"), Door()).search(Query("eau"))
    with pytest.raises((BadXml, ServiceException)):
        CswClient(server.url("/bomb"), Door()).fetch("a")


def test_a_cut_answer_is_said(server):
    with pytest.raises((CutAnswer, BadXml)):
        CswClient(server.url("/cut/4000"), Door()).search(Query("eau"))


@pytest.mark.parametrize("half", [0.3, 0.6, 0.95])
def test_truncated_xml_with_a_right_length_is_said(server, half):
    whole = results(iso("a") + iso("b"), 2)
    server.route("/csw", lambda handler: handler.reply(200, whole[: int(len(whole) * half)], "application/xml"))
    with pytest.raises(BadXml):
        CswClient(server.url("/csw"), Door()).search(Query("eau"))


def test_a_busy_server_is_asked_again_since_reading_is_safe(server, catalogue, client):
    answers = [503, 200]

    def busy(handler: Handler) -> None:
        status = answers.pop(0)
        handler.reply(status, results(iso("a")), "application/xml", {"Retry-After": "0"})

    server.route("/csw", busy)
    assert client.search(Query("eau")).total == 1


def test_cancel_before_asking(server, catalogue, client):
    feedback = Feedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        client.search(Query("eau"), feedback)
    assert server.count() == 0


# -- one record --------------------------------------------------------------------------------


def test_a_record_comes_byte_for_byte(catalogue, client):
    record = iso("a", "R&amp;D  &#233;té", after="<gmd:x a='1'  b=\"2\"><![CDATA[<é>]]></gmd:x><!-- end -->")
    catalogue.records = {"a": record}
    assert client.fetch("a") == record.encode()


def test_a_record_gets_the_namespaces_its_envelope_declared(server):
    record = iso("a", ns="")
    server.route("/csw", lambda handler: handler.reply(200, by_id(record, GMD), "application/xml"))
    found = CswClient(server.url("/csw"), Door()).fetch("a")
    assert etree.fromstring(found).findtext("gmd:fileIdentifier/*", namespaces=NS) == "a"
    assert b"xmlns:csw" not in found


def test_no_record(catalogue, client):
    assert client.fetch("nothing") is None


@pytest.mark.parametrize("answer", [(404, b"no"), (400, report("NotFound", "none")), (200, report("NotFound", "none"))])
def test_no_record_said_otherwise(server, answer):
    server.route("/csw", lambda handler: handler.reply(answer[0], answer[1], "application/xml"))
    assert CswClient(server.url("/csw"), Door()).fetch("a") is None


def test_a_record_in_another_form_is_said(server):
    other = '<csw:Record xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Eau</dc:title></csw:Record>'
    server.route("/csw", lambda handler: handler.reply(200, by_id(other), "application/xml"))
    with pytest.raises(BadRecord, match="another form"):
        CswClient(server.url("/csw"), Door()).fetch("a")


# -- writing -----------------------------------------------------------------------------------


def test_a_new_record_is_inserted(catalogue, client):
    record = iso("a", 'R&amp;D &lt;été&gt; "x"')
    assert client.save(('<?xml version="1.0"?>\n' + record).encode()) == "a"
    assert catalogue.written == ["Insert"]
    assert catalogue.records["a"] == record


def test_a_known_record_is_updated(catalogue, client):
    catalogue.records = {"a": iso("a", "Before")}
    assert client.save(iso("a", "After").encode(), iso("a", "Before").encode()) == "a"
    assert catalogue.written == ["Update"]
    assert "After" in catalogue.records["a"]


def test_a_new_record_never_overwrites(catalogue, client):
    catalogue.records = {"a": iso("a", "Theirs")}
    with pytest.raises(Conflict, match="there already") as caught:
        client.save(iso("a", "Ours").encode())
    assert b"Theirs" in caught.value.theirs
    assert catalogue.written == []


def test_a_record_that_somebody_changed_is_not_overwritten(catalogue, client):
    catalogue.records = {"a": iso("a", "Theirs")}
    base = iso("a", "Before").encode()
    with pytest.raises(Conflict, match="Somebody else changed") as caught:
        client.save(iso("a", "Ours").encode(), base)
    assert b"Theirs" in caught.value.theirs
    assert caught.value.base == base
    assert catalogue.written == []


def test_a_record_that_somebody_deleted_is_not_brought_back(catalogue, client):
    with pytest.raises(Conflict, match="deleted") as caught:
        client.save(iso("a", "Ours").encode(), iso("a").encode())
    assert caught.value.theirs is None
    assert catalogue.written == []


def test_blanks_comments_and_the_date_stamp_are_no_change(catalogue, client):
    record = iso("a", "Before")
    catalogue.records = {"a": record.replace("2024-01-01", "2025-01-01").replace("><", ">\n  <!-- x --><")}
    assert client.save(iso("a", "After").encode(), record.encode()) == "a"


def test_somebody_inserts_between_reading_and_writing(server, client):
    state = {"asked": 0}

    def race(handler: Handler) -> None:
        if b"Transaction" in handler.seen.body:
            handler.reply(200, report("NoApplicableCode", "IntegrityError: UNIQUE"), "application/xml")
            return
        state["asked"] += 1
        handler.reply(200, by_id(iso("a", "Theirs") if state["asked"] > 1 else ""), "application/xml")

    server.route("/csw", race)
    with pytest.raises(Conflict) as caught:
        client.save(iso("a", "Ours").encode())
    assert b"Theirs" in caught.value.theirs


def test_an_update_that_updates_nothing_is_a_failure(server, client):
    def idle(handler: Handler) -> None:
        write = b"Transaction" in handler.seen.body
        handler.reply(200, transaction() if write else by_id(iso("a", "Before")), "application/xml")

    server.route("/csw", idle)
    with pytest.raises(PlatformError, match="updated no record"):
        client.save(iso("a", "After").encode(), iso("a", "Before").encode())


def test_an_update_of_a_record_that_is_gone_by_then_is_a_conflict(server, client):
    state = {"gone": False}

    def race(handler: Handler) -> None:
        write = b"Transaction" in handler.seen.body
        state["gone"] = state["gone"] or write
        held = "" if state["gone"] else iso("a", "Before")
        handler.reply(200, transaction() if write else by_id(held), "application/xml")

    server.route("/csw", race)
    with pytest.raises(Conflict, match="deleted"):
        client.save(iso("a", "After").encode(), iso("a", "Before").encode())


def test_a_refusal_in_a_200_is_told_in_the_catalogue_s_words(server, client):
    """GeoNetwork's CSW-T answers 200 with a report, whatever failed."""

    def refuse(handler: Handler) -> None:
        write = b"Transaction" in handler.seen.body
        told = (
            report("NoApplicableCode", "Cannot process transaction: no right") if write else by_id(iso("a", "Before"))
        )
        handler.reply(200, told, "application/xml")

    server.route("/csw", refuse)
    with pytest.raises(ServiceException, match="Cannot process transaction"):
        client.save(iso("a", "After").encode(), iso("a", "Before").encode())


@pytest.mark.parametrize("base", [None, "Before"])
def test_an_answer_that_is_cut_is_settled_by_reading(server, catalogue, client, base):
    if base:
        catalogue.records = {"a": iso("a", base)}
    before = iso("a", base).encode() if base else None

    def cut(handler: Handler) -> None:
        if b"Transaction" in handler.seen.body:
            catalogue.records["a"] = iso("a", "After")
            catalogue.written.append("cut")
            handler.drop()
        else:
            catalogue(handler)

    server.route("/csw", cut)
    found = client.save_report(iso("a", "After").encode(), before)
    assert found.readback.complete
    assert any("cut" in note for note in found.notes)
    assert catalogue.written == ["cut"]


def test_what_an_earlier_try_saved_is_not_written_again(catalogue, client):
    catalogue.records = {"a": iso("a", "After")}
    assert client.save(iso("a", "After").encode(), iso("a", "Before").encode()) == "a"
    assert client.save(iso("a", "After").encode()) == "a"
    assert catalogue.written == []


def test_success_is_said_only_after_reading_back(catalogue, client):
    catalogue.forgetful = True
    with pytest.raises(PlatformError, match="does not show it"):
        client.save(iso("a").encode())


def test_a_title_that_was_changed_is_a_failure(catalogue, client):
    catalogue.rewrite = lambda record: record.replace("Zones", "Z?nes")
    with pytest.raises(PlatformError, match="did not keep"):
        client.save(iso("a").encode())


def test_what_the_server_changed_elsewhere_is_told(catalogue, client):
    said: list[str] = []
    catalogue.rewrite = lambda record: record.replace("</gmd:MD_Metadata>", "<gmd:x>y</gmd:x></gmd:MD_Metadata>")
    client.save(iso("a").encode(), feedback=Feedback(lambda _fraction, sentence: said.append(sentence)))
    assert any("changed parts" in sentence for sentence in said)


@pytest.mark.parametrize(("status", "error"), [(401, Unauthorized), (403, Forbidden)])
def test_no_right_to_write(catalogue, client, status, error):
    catalogue.write_status = status
    with pytest.raises(error):
        client.save(iso("a").encode())
    assert catalogue.written == ["Insert"]


def test_a_write_is_never_repeated(catalogue, client):
    catalogue.write_status = 503
    with pytest.raises(PluginError):
        client.save(iso("a").encode())
    assert catalogue.written == ["Insert"]


def test_a_record_without_identifier_is_refused(catalogue, client):
    with pytest.raises(BadRecord, match="cannot be saved"):
        client.save(iso("").encode())


def test_a_catalogue_without_address_for_writing(server, catalogue):
    with pytest.raises(PlatformError, match="only be read"):
        CswClient(server.url("/csw"), Door()).save(iso("a").encode())


def test_a_record_in_another_encoding_is_sent_in_utf_8(catalogue, client):
    record = iso("a", "Été")
    client.save(('<?xml version="1.0" encoding="ISO-8859-1"?>' + record).encode("iso-8859-1"))
    assert catalogue.records["a"] == record


def test_writing_has_its_own_address(server, catalogue):
    writer = Catalogue()
    writer.records = catalogue.records
    server.route("/csw-publication", writer)
    client = CswClient(server.url("/csw"), Door(), server.url("/csw-publication"))
    client.save(iso("a").encode())
    client.delete("a")
    assert (writer.written, catalogue.written) == (["Insert", "Delete"], [])


def test_delete_one(catalogue, client):
    catalogue.records = {"a": iso("a"), "b": iso("b")}
    assert client.delete("a") is True
    assert client.delete("a") is False
    assert list(catalogue.records) == ["b"]


def test_a_delete_that_deletes_nothing_is_a_failure(catalogue, client):
    catalogue.records, catalogue.forgetful = {"a": iso("a")}, True
    with pytest.raises(PlatformError, match="not deleted"):
        client.delete("a")


# -- small things ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("http://h/csw?service=CSW&REQUEST=GetCapabilities&version=2.0.2", "http://h/csw"),
        ("http://h/csw?map=a%20b&service=CSW", "http://h/csw?map=a+b"),
        (" http://h/csw ", "http://h/csw"),
    ],
)
def test_a_pasted_address(given, kept):
    assert endpoint(given) == kept


def test_canonical_form_keeps_what_matters():
    assert same(iso("a").encode(), iso("a").replace("><", ">\n <").encode())
    assert not same(iso("a", "x").encode(), iso("a", "y").encode())
    assert not same(iso("a", "a b").encode(), iso("a", "a  b").encode())
    assert same(f"<a {GMD}><b/></a>".encode(), b"<a><b></b></a>")
    assert b"after" in canonical(b"<a><!-- x -->after</a>")
