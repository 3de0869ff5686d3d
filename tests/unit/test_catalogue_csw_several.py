"""Several records asked of a CSW at once, and a record written over what was just read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import etree

from prodige_plugin.catalogue.csw import CswClient
from prodige_plugin.catalogue.csw_several import AT_ONCE
from prodige_plugin.errors import Conflict, Forbidden, NoConnection, PlatformError
from prodige_plugin.network import Door
from tests.servers.http import Handler, HttpServer

from .csw_samples import by_id, iso, report, results, transaction

NS = {"csw": "http://www.opengis.net/cat/csw/2.0.2", "ogc": "http://www.opengis.net/ogc"}
XML = "application/xml"


class Catalogue:
    """A CSW that counts what it is asked, and may heed one identifier alone or refuse several."""

    def __init__(self) -> None:
        self.records: dict[str, str] = {}
        self.asked: list[str] = []
        #: identifiers of each request that reads records.
        self.read: list[list[str]] = []
        self.phrases: list[list[str]] = []
        self.manner = "all"
        #: what becomes of a transaction: "refuse", "break off" (it was done), "elsewhere" (somebody else's is there)
        self.trouble = ""

    def __call__(self, handler: Handler) -> None:
        root = etree.fromstring(handler.seen.body)
        operation = etree.QName(root).localname
        self.asked.append(operation)
        if operation == "Transaction":
            self._write(handler, root, handler.seen.body.decode())
        elif operation == "GetRecordById":
            self._by_id(handler, [node.text or "" for node in root.findall("csw:Id", NS)])
        else:
            self.phrases.append([node.text or "" for node in root.iterfind(".//ogc:Literal", NS)])
            if self.manner == "refuse":
                handler.reply(200, report("NoApplicableCode", "Invalid Filter"), XML)
                return
            wanted = [phrase.strip("*") for phrase in self.phrases[-1]]
            hits = [name for name, text in self.records.items() if any(each in text for each in wanted)]
            brief = "".join(
                f'<csw:BriefRecord xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier>{name}</dc:identifier>'
                "<dc:title>x</dc:title></csw:BriefRecord>"
                for name in hits
            )
            handler.reply(200, results(brief, len(hits), len(hits)), XML)

    def _by_id(self, handler: Handler, wanted: list[str]) -> None:
        self.read.append(wanted)
        if self.manner == "refuse" and len(wanted) > 1:
            handler.reply(200, report("InvalidParameterValue", "one id", "id"), XML)
            return
        some = wanted[:1] if self.manner == "first" else wanted
        handler.reply(200, by_id("".join(self.records.get(each, "") for each in some)), XML)

    def _write(self, handler: Handler, root: etree._Element, text: str) -> None:
        record = text[text.index("<gmd:MD_Metadata") : text.rindex("</gmd:MD_Metadata>") + 18]
        name = record[record.index("String>") + 7 : record.index("</gco")]
        if self.trouble == "refuse":
            handler.reply(403, b"no")
            return
        if self.trouble == "elsewhere":
            self.records[name] = iso(name, "Une autre")
        insert = etree.QName(root[0]).localname == "Insert"
        if insert and name in self.records:
            handler.reply(200, report("NoApplicableCode", "UNIQUE constraint failed"), XML)
            return
        self.records[name] = record
        if self.trouble == "break off":
            handler.drop()
            return
        handler.reply(200, transaction(inserted=int(insert), updated=int(not insert)), XML)


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


@pytest.fixture
def catalogue(server: HttpServer) -> Catalogue:
    made = Catalogue()
    server.route("/csw", made)
    return made


@pytest.fixture
def client(server: HttpServer) -> CswClient:
    return CswClient(server.url("/csw"), Door(), server.url("/csw"))


def test_several_records_are_one_request(catalogue: Catalogue, client: CswClient) -> None:
    catalogue.records = {name: iso(name, f"Titre {name}") for name in ("a", "b", "c")}
    found = client.fetch_together(["a", "gone", "c", "a"])
    assert found == {name: client.fetch(name) for name in ("a", "c")}
    assert catalogue.read[0] == ["a", "gone", "c"]


def test_many_are_asked_for_in_portions(catalogue: Catalogue, client: CswClient) -> None:
    names = [f"id-{number}" for number in range(AT_ONCE * 2 + 1)]
    catalogue.records = {name: iso(name) for name in names}
    assert list(client.fetch_together(names)) == names
    assert [len(asked) for asked in catalogue.read] == [AT_ONCE, AT_ONCE, 1]


@pytest.mark.parametrize(("manner", "given"), [("first", ["a"]), ("refuse", [])])
def test_a_server_that_does_not_take_several_gives_less(
    catalogue: Catalogue, client: CswClient, manner: str, given: list[str]
) -> None:
    catalogue.records, catalogue.manner = {"a": iso("a"), "b": iso("b")}, manner
    assert list(client.fetch_together(["a", "b"])) == given
    assert client.fetch("b") is not None


def test_none_of_several_is_there(catalogue: Catalogue, client: CswClient) -> None:
    assert client.fetch_together(["a", "b"]) == {}
    assert client.fetch_together([]) == {}
    assert len(catalogue.read) == 1


def test_titles_are_searched_for_together(catalogue: Catalogue, client: CswClient) -> None:
    catalogue.records = {"a": iso("a", "Zones humides"), "b": iso("b", "Haies"), "c": iso("c", "Routes")}
    assert client.found_by_titles(["Zones humides", "Haies", " ", "Nulle part"]) == {"a", "b"}
    assert catalogue.phrases == [["*Zones humides*", "*Haies*", "*Nulle part*"]]


def test_a_server_that_does_not_search_so_finds_none(catalogue: Catalogue, client: CswClient) -> None:
    catalogue.records, catalogue.manner = {"a": iso("a", "Haies")}, "refuse"
    assert client.found_by_titles(["Haies"]) == frozenset()


def test_put_is_one_request_and_reads_nothing(catalogue: Catalogue, client: CswClient) -> None:
    client.put(iso("a").encode(), None, None)
    assert catalogue.asked == ["Transaction"]
    held = client.fetch("a")
    catalogue.asked.clear()
    client.put(iso("a", "Autre titre").encode(), held, held)
    assert catalogue.asked == ["Transaction"]
    assert "Autre titre" in catalogue.records["a"]


def test_put_writes_nothing_where_all_is_there(catalogue: Catalogue, client: CswClient) -> None:
    record = iso("a").encode()
    client.put(record, record, record)
    assert catalogue.asked == []


def test_put_of_what_somebody_changed_is_a_conflict(catalogue: Catalogue, client: CswClient) -> None:
    with pytest.raises(Conflict):
        client.put(iso("a", "Le mien").encode(), iso("a").encode(), iso("a", "Le sien").encode())
    assert catalogue.asked == []


def test_put_of_a_new_record_never_overwrites(catalogue: Catalogue, client: CswClient) -> None:
    catalogue.trouble = "elsewhere"
    with pytest.raises(Conflict) as raised:
        client.put(iso("a").encode(), None, None)
    assert "Une autre" in catalogue.records["a"]
    assert raised.value.theirs is not None


def test_put_whose_answer_is_cut_is_settled_by_reading(catalogue: Catalogue, client: CswClient) -> None:
    catalogue.trouble = "break off"
    client.put(iso("a").encode(), None, None)
    assert catalogue.asked == ["Transaction", "GetRecordById"]


def test_put_without_the_right_is_told(catalogue: Catalogue, client: CswClient) -> None:
    catalogue.trouble = "refuse"
    with pytest.raises(Forbidden):
        client.put(iso("a").encode(), None, None)
    assert catalogue.records == {}


def test_put_where_nobody_answers_is_told() -> None:
    with HttpServer() as gone:
        url = gone.url("/csw")
    with pytest.raises(NoConnection):
        CswClient(url, Door(), url).put(iso("a").encode(), None, None)


def test_put_of_an_update_that_updates_nothing_is_a_failure(server: HttpServer, client: CswClient) -> None:
    held = iso("a").encode()

    def answer(handler: Handler) -> None:
        writes = b"Transaction" in handler.seen.body
        handler.reply(200, transaction(updated=0) if writes else by_id(held.decode()), XML)

    server.route("/csw", answer)
    with pytest.raises(PlatformError, match="did not store"):
        client.put(iso("a", "Autre").encode(), held, held)
