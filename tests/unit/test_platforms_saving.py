"""Where records can be saved: by the addresses and the account that a platform has."""

from __future__ import annotations

import pytest

from prodige_plugin.catalogue import saving
from prodige_plugin.catalogue.geonetwork_address import publication_of
from prodige_plugin.catalogue.model import Query
from prodige_plugin.metadata.record import Record
from prodige_plugin.network import Door
from prodige_plugin.platforms import catalogue_for, product_of
from prodige_plugin.platforms.either import EitherCatalogue
from prodige_plugin.platforms.model import Capability, Platform
from tests.servers.geonetwork_editing import serve
from tests.servers.http import Handler, HttpServer

from .csw_samples import by_id, iso, results, transaction

CSW = "https://c.example/geonetwork/srv/fre/csw"


#: What concerns records; what a product does with data is its own matter.
RECORDS = {Capability.SEARCH, Capability.SAVE_RECORD, Capability.DELETE_RECORD}


def platform(product: str, authcfg: str = "abc1234", **endpoints: str) -> Platform:
    return Platform("p", "P", product, endpoints, authcfg)


@pytest.mark.parametrize(
    ("product", "endpoints"),
    [
        ("geonetwork", {"catalogue": "https://c.example/geonetwork"}),
        ("prodige", {"catalogue": "https://c.example/geonetwork"}),
        ("prodige", {"csw": CSW}),
        ("georchestra", {"catalogue": "https://c.example/geonetwork", "csw": CSW}),
        ("csw", {"catalogue": CSW + "-INSPIRE"}),
        ("csw", {"catalogue": "https://c.example/pycsw", "csw_publication": "https://c.example/pycsw-t"}),
    ],
)
def test_records_are_saved_with_an_account_and_never_without(product, endpoints):
    found = product_of(platform(product)).capabilities(platform(product, **endpoints))
    assert found & RECORDS == {Capability.SEARCH, Capability.SAVE_RECORD}
    visitor = platform(product, "", **endpoints)
    assert product_of(visitor).capabilities(visitor) & RECORDS == {Capability.SEARCH}
    assert hasattr(catalogue_for(platform(product, **endpoints)), "save_report")


@pytest.mark.parametrize("product", ["csw", "prodige"])
def test_a_csw_that_names_no_address_for_writing_is_only_read(product):
    role = "catalogue" if product == "csw" else "csw"
    found = platform(product, **{role: "https://c.example/pycsw"})
    assert product_of(found).capabilities(found) & RECORDS == {Capability.SEARCH}


@pytest.mark.parametrize(
    ("csw", "publication"),
    [
        (CSW, CSW + "-publication"),
        (CSW + "-RAIN", CSW + "-publication"),
        (CSW + "?service=CSW&request=GetCapabilities", CSW + "-publication"),
        ("https://c.example/geonetwork/portail/eng/csw", "https://c.example/geonetwork/portail/eng/csw-publication"),
        ("https://c.example/csw", ""),
        ("https://c.example/pycsw/csw.py", ""),
        ("", ""),
    ],
)
def test_the_address_for_writing_beside_a_geonetwork_s_csw(csw, publication):
    assert publication_of(csw) == publication


def test_a_platform_with_both_addresses_saves_by_the_one_that_answers():
    record = Record.new()
    record.set("title", "Zones humides")
    with HttpServer() as server:
        catalogue, url = serve(server)
        client = EitherCatalogue(url, f"{url}/srv/fre/csw", Door())
        found = saving.save_report(client, record.to_bytes(), None)
        assert catalogue.written == [("NOTHING", record.identifier)]
        assert saving.fetch_for_editing(client, record.identifier) == found.stored
        edited = Record.parse(found.stored)
        edited.set("title", "Après")
        assert client.save(edited.to_bytes(), found.stored) == record.identifier


def test_where_only_the_csw_answers_it_is_written_beside_it():
    held: dict[str, bytes] = {}

    def csw(handler: Handler) -> None:
        writes = handler.seen.path.endswith("/csw-publication")
        assert (b"Transaction" in handler.seen.body) is writes
        if writes:
            held["xml"] = handler.seen.body.partition(b"<csw:Insert>")[2].partition(b"</csw:Insert>")[0]
            handler.reply(200, transaction(inserted=1), "application/xml")
        elif b"GetRecordById" in handler.seen.body:
            handler.reply(200, by_id(held.get("xml", b"").decode()), "application/xml")
        else:
            handler.reply(200, results(iso("a")), "application/xml")

    record = Record.new()
    record.set("title", "Zones humides")
    with HttpServer() as server:
        server.route("/geonetwork/", lambda handler: handler.reply(404, b"{}", "application/json"))
        for name in ("csw", "csw-publication"):
            server.route(f"/geonetwork/srv/fre/{name}", csw)
        client = EitherCatalogue(server.url("/geonetwork"), server.url("/geonetwork/srv/fre/csw"), Door())
        client.search(Query())
        assert saving.save_report(client, record.to_bytes(), None).readback.complete
        assert held["xml"]
