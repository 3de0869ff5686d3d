"""Records saved in GeoNetwork 3 and 4, with what the real ones refuse, change and break."""

from __future__ import annotations

from pathlib import Path

import pytest

from prodige_plugin.catalogue.geonetwork import GeoNetworkClient
from prodige_plugin.catalogue.same import same
from prodige_plugin.catalogue.saving import ChooseGroup, is_away
from prodige_plugin.errors import (
    Conflict,
    Forbidden,
    HttpError,
    NetworkError,
    PlatformError,
    PluginError,
    Unauthorized,
)
from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.record import Record
from prodige_plugin.network import Door
from prodige_plugin.network.retry import RetryPolicy
from tests.servers.geonetwork_editing import EVERYBODY, Editing, serve
from tests.servers.http import HttpServer
from tests.servers.openapi import Contract

GN4 = Path(__file__).resolve().parents[3] / "shared/specs/geonetwork/gn4_openapi.yaml"
VERSIONS = ("3.10.2", "4.2.7")
ROOT = "/geonetwork"


def record(title: str = "Zones humides", **values: object) -> bytes:
    made = Record.new()
    for key, value in {"file_identifier": "u-1", "title": title, "lineage": "Relevés", **values}.items():
        made.set(key, value)
    return made.to_bytes()


@pytest.fixture
def server():
    with HttpServer() as running:
        yield running


@pytest.fixture(params=VERSIONS)
def place(request, server) -> tuple[Editing, GeoNetworkClient]:
    catalogue, url = serve(server, request.param)
    return catalogue, GeoNetworkClient(url, Door())


@pytest.fixture
def place4(server) -> tuple[Editing, GeoNetworkClient]:
    catalogue, url = serve(server)
    return catalogue, GeoNetworkClient(url, Door())


def title_of(data: bytes) -> str:
    return str(Record.parse(data).get("title"))


# -- what goes well ----------------------------------------------------------------------------


def test_a_new_record_goes_into_the_only_group(place):
    catalogue, client = place
    found = client.save_report(record("R&D « été »"))
    assert found.identifier == "u-1"
    assert not found.partial
    assert title_of(found.stored) == "R&D « été »"
    assert catalogue.kept["u-1"].group == 2
    assert catalogue.written == [("NOTHING", "u-1")]
    assert any("“DREAL”" in note for note in found.notes)


def test_a_known_record_is_changed_by_the_editor_and_keeps_owner_and_sharing(place):
    catalogue, client = place
    kept = catalogue.add("u-1", record(), owner="somebody", sharing={EVERYBODY: {"view"}, 2: {"view", "editing"}})
    number = kept.number
    found = client.save_report(record("Après"), client.fetch_for_editing("u-1"))
    assert title_of(found.stored) == "Après"
    assert not found.sentences(lambda each: each.key)
    assert (kept.number, kept.owner, kept.sharing[EVERYBODY]) == (number, "somebody", {"view"})
    assert catalogue.written == [("editor", "u-1")]
    assert catalogue.open_editors() == 0


def test_the_bytes_sent_are_those_of_the_record(place):
    catalogue, client = place
    catalogue.add("u-1", record())
    mark = "<!-- relu + 100 % ; été -->\n\t<gmd:identificationInfo>".encode()
    client.save_report(record("Après").replace(b"<gmd:identificationInfo>", mark), record())
    assert mark in catalogue.kept["u-1"].xml


def test_a_long_title_with_accents_arrives_whole(place):
    catalogue, client = place
    title = "Œuvre d’été + 100 % ; été=ñ & <b> 😀 " * 28
    catalogue.add("u-1", record())
    found = client.save_report(record(title), record())
    assert title_of(found.stored) == title.strip()
    assert len(title) >= 999


@pytest.mark.parametrize("rotating", [False, True])
def test_the_token_is_read_again_after_each_answer(place, rotating):
    catalogue, client = place
    catalogue.rotating = rotating
    catalogue.add("u-1", record())
    client.save_report(record("Un"), record())
    client.save_report(record("Deux"), catalogue.kept["u-1"].xml)
    assert catalogue.token_refusals == 0
    assert len(catalogue.written) == 2


def test_a_token_that_changed_meanwhile_costs_one_more_try(place):
    catalogue, client = place
    catalogue.add("u-1", record())
    catalogue.rotating = True
    door = client._door
    real, kept = door.cookie, {"stale": True}

    def stale(name: str, url: str) -> str:
        found = real(name, url)
        return "old" if kept.pop("stale", False) else found

    door.cookie = stale  # type: ignore[method-assign]
    client.save_report(record("Après"), record())
    assert catalogue.token_refusals == 1
    assert catalogue.written == [("editor", "u-1")]


def test_what_the_catalogue_changes_is_told_and_is_the_next_base(place):
    catalogue, client = place
    catalogue.rewrite = lambda xml: xml.replace(b">vector<", b">grid<").replace("Relevés".encode(), "RELEVÉS".encode())
    catalogue.add("u-1", record())
    found = client.save_report(record("Après"), record())
    assert [each.key for each in found.readback.changes] == ["lineage"]
    assert not found.partial
    assert "changed 1 thing" in found.sentences(lambda each: each.key)[0].replace("%n", "1")
    client.save_report(record("Encore", lineage="RELEVÉS"), found.stored)


def test_a_change_that_the_catalogue_throws_away_is_no_success(place):
    catalogue, client = place
    catalogue.add("u-1", record())
    catalogue.rewrite = lambda xml: xml.replace("Après".encode(), b"Zones humides")
    found = client.save_report(record("Après", lineage="Autre"), record())
    assert found.partial
    assert [each.key for each in found.readback.lost] == ["title"]
    with pytest.raises(PlatformError, match="did not keep"):
        client.save(record("Après", lineage="Encore"), catalogue.kept["u-1"].xml)


def test_a_save_that_stores_nothing_is_told(place):
    catalogue, client = place
    catalogue.add("u-1", record())
    catalogue.rewrite = lambda _xml: record()
    with pytest.raises(PlatformError, match="as it was"):
        client.save_report(record("Après"), record())


# -- the workflow ------------------------------------------------------------------------------


def test_under_the_workflow_an_approved_record_gets_a_working_copy(place):
    catalogue, client = place
    catalogue.workflow = {2}
    kept = catalogue.add("u-1", record(), status="approved", sharing={EVERYBODY: {"view"}, 2: {"view", "editing"}})
    found = client.save_report(record("Après"), record())
    assert title_of(kept.xml) == "Zones humides"
    assert kept.copy is not None
    assert title_of(kept.copy[1]) == "Après"
    assert title_of(found.stored) == "Après"
    assert any("working copy" in note for note in found.notes)
    assert title_of(client.fetch("u-1") or b"") == "Zones humides"
    # once more, on the copy that is there now
    again = client.save_report(record("Encore"), client.fetch_for_editing("u-1"))
    assert title_of(again.stored) == "Encore"
    assert catalogue.open_editors() == 0


def test_somebody_else_s_working_copy_is_a_conflict_and_is_kept(place):
    catalogue, client = place
    catalogue.workflow = {2}
    kept = catalogue.add("u-1", record(), status="approved")
    kept.copy = (900, record("De quelqu'un"))
    with pytest.raises(Conflict) as caught:
        client.save_report(record("Après"), record())
    assert title_of(caught.value.theirs or b"") == "De quelqu'un"
    assert title_of(kept.copy[1]) == "De quelqu'un"


def test_a_submitted_record_is_refused_in_the_catalogue_s_words_and_the_editor_closed(place):
    catalogue, client = place
    catalogue.workflow = {2}
    catalogue.add("u-1", record(), status="submitted")
    with pytest.raises(Forbidden, match="Draft state"):
        client.save_report(record("Après"), record())
    assert catalogue.written == []
    assert catalogue.open_editors() == 0


# -- refusals ----------------------------------------------------------------------------------


def test_a_visitor_is_told_before_anything_is_sent(place, server):
    catalogue, client = place
    catalogue.signed_in = ""
    with pytest.raises(Unauthorized, match="visitor"):
        client.save_report(record())
    assert all(seen.method == "GET" for seen in server.requests)


def test_a_reader_and_an_editor_of_no_group_are_told(place):
    catalogue, client = place
    catalogue.users["m.durand"] = ("", "RegisteredUser", [])
    with pytest.raises(Forbidden, match="only read"):
        client.save_report(record())
    catalogue.users["m.durand"] = ("", "Reviewer", [])
    with pytest.raises(Forbidden, match="no group"):
        client.save_report(record())


def test_the_group_is_asked_where_there_are_several(place):
    catalogue, client = place
    catalogue.users["m.durand"] = ("", "Editor", [2, 3])
    with pytest.raises(ChooseGroup) as caught:
        client.save_report(record())
    assert [(each.identifier, each.label) for each in caught.value.groups] == [("2", "DREAL"), ("3", "Région")]
    assert catalogue.written == []
    client.save_report(record(), group="3")
    assert catalogue.kept["u-1"].group == 3


def test_an_administrator_chooses_among_all_but_the_reserved_groups(place):
    catalogue, client = place
    catalogue.users["m.durand"] = ("", "Administrator", [])
    assert [each.identifier for each in client.groups()] == ["2", "3"]


def test_a_record_of_another_group_is_refused(place):
    catalogue, client = place
    catalogue.add("u-1", record(), group=3, sharing={EVERYBODY: {"view"}})
    with pytest.raises(Forbidden, match="can not edit"):
        client.save_report(record("Après"), record())
    assert catalogue.written == []


def test_errors_inside_a_201_are_read(place):
    catalogue, client = place
    catalogue.errors = ["Schema validation: gmd:dateStamp missing"]
    with pytest.raises(PlatformError, match="dateStamp missing"):
        client.save_report(record())
    catalogue.errors_but_stored = True
    found = client.save_report(record())
    assert found.partial
    assert any("dateStamp missing" in words for words in found.warnings)


def test_a_sign_in_page_is_not_a_success(place):
    catalogue, client = place
    catalogue.sign_in_page = True
    with pytest.raises(PluginError, match="web page"):
        client.save_report(record())


def test_somebody_changed_it_nothing_is_written(place):
    catalogue, client = place
    catalogue.add("u-1", record("Le leur"))
    with pytest.raises(Conflict) as caught:
        client.save_report(record("Le mien"), record())
    assert title_of(caught.value.theirs or b"") == "Le leur"
    with pytest.raises(Conflict, match="there already"):
        client.save_report(record("Le mien"))
    del catalogue.kept["u-1"]
    with pytest.raises(Conflict, match="deleted"):
        client.save_report(record("Le mien"), record())
    assert catalogue.written == []


# -- cut connections ---------------------------------------------------------------------------


@pytest.mark.parametrize("new", [True, False])
def test_cut_after_the_write_it_is_found_saved_and_not_written_twice(place, new):
    catalogue, client = place
    base = None if new else record()
    if base:
        catalogue.add("u-1", base)
    catalogue.cut = "after"
    found = client.save_report(record("Après"), base)
    assert title_of(found.stored) == "Après"
    assert any("cut" in note for note in found.notes)
    assert len(catalogue.written) == 1


@pytest.mark.parametrize("new", [True, False])
def test_cut_before_the_write_it_is_known_not_to_be_saved(place, new):
    catalogue, client = place
    base = None if new else record()
    if base:
        catalogue.add("u-1", base)
    catalogue.cut = "before"
    with pytest.raises(NetworkError) as caught:
        client.save_report(record("Après"), base)
    assert is_away(caught.value)
    assert catalogue.written == []
    client.save_report(record("Après"), base)
    assert title_of(catalogue.kept["u-1"].xml) == "Après"


def test_cut_and_changed_by_somebody_else_at_the_same_time(place):
    catalogue, client = place
    kept = catalogue.add("u-1", record())
    catalogue.rewrite = lambda _xml: record("De quelqu'un")
    catalogue.cut = "after"
    with pytest.raises(Conflict) as caught:
        client.save_report(record("Après"), record())
    assert title_of(caught.value.theirs or b"") == "De quelqu'un"
    assert title_of(kept.xml) == "De quelqu'un"


def test_cut_and_away_it_is_not_known_and_the_next_try_finds_it_saved(place):
    catalogue, client = place
    catalogue.add("u-1", record())
    catalogue.cut = "after"
    editor, asked = client._editor, []
    real = editor.fetch

    def fetch(identifier: str, feedback: Feedback | None = None) -> bytes | None:
        asked.append(identifier)
        if len(asked) > 1:
            raise NetworkError("no network")
        return real(identifier, feedback)

    editor.fetch = fetch  # type: ignore[method-assign]
    with pytest.raises(NetworkError, match="not known"):
        editor.save_report(record("Après"), record())
    found = client.save_report(record("Après"), record())
    assert title_of(found.stored) == "Après"
    assert catalogue.written == [("editor", "u-1")]


def test_a_server_that_takes_its_time_is_not_said_to_have_failed_and_is_not_asked_twice(place, server):
    catalogue, _client = place
    catalogue.add("u-1", record())
    catalogue.slow_s = 1.5
    hasty = GeoNetworkClient(server.url(ROOT), Door(timeout_s=0.4, retry=RetryPolicy(attempts=1)))
    with pytest.raises(NetworkError, match="not known") as caught:
        hasty.save_report(record("Après"), record())
    assert is_away(caught.value)
    catalogue.slow_s = 0.0
    found = GeoNetworkClient(server.url(ROOT), Door()).save_report(record("Après"), record())
    assert title_of(found.stored) == "Après"
    assert catalogue.written == [("editor", "u-1")]


def test_saved_but_withdrawn_is_an_outcome_of_its_own(place4):
    catalogue, client = place4
    catalogue.add("u-1", record(), sharing={EVERYBODY: {"view"}, 2: {"view", "editing"}})
    catalogue.unpublishes = True
    found = client.save_report(record("Après"), record())
    assert title_of(found.stored) == "Après"
    assert found.partial
    assert any("no longer public" in words for words in found.warnings)
    assert any("unpublished" in words for words in found.warnings)


# -- without an editor -------------------------------------------------------------------------


def test_without_an_editor_version_4_overwrites_and_puts_the_sharing_right(place4):
    catalogue, client = place4
    catalogue.no_editor = catalogue.overwrite_loses_sharing = True
    kept = catalogue.add("u-1", record(), sharing={EVERYBODY: {"view"}, 2: {"view", "editing"}})
    found = client.save_report(record("Après"), record())
    assert title_of(found.stored) == "Après"
    assert catalogue.written == [("OVERWRITE", "u-1")]
    assert kept.sharing[EVERYBODY] == {"view"}
    assert kept.sharing[2] == {"view", "editing"}
    assert not found.partial


def test_without_an_editor_version_3_refuses_rather_than_making_the_record_anew(server):
    catalogue, url = serve(server, "3.10.2")
    catalogue.no_editor = True
    kept = catalogue.add("u-1", record(), sharing={EVERYBODY: {"view"}})
    with pytest.raises(HttpError):
        GeoNetworkClient(url, Door()).save_report(record("Après"), record())
    assert (kept.sharing, catalogue.written) == ({EVERYBODY: {"view"}}, [])


def test_overwriting_under_the_workflow_is_refused_with_its_words(place4):
    catalogue, client = place4
    catalogue.no_editor, catalogue.workflow = True, {2}
    catalogue.add("u-1", record(), status="approved")
    with pytest.raises(Forbidden, match="workflow is enabled"):
        client.save_report(record("Après"), record())


def test_delete(place):
    catalogue, client = place
    catalogue.add("u-1", record())
    assert client.delete("u-1") is True
    assert client.delete("u-1") is False
    assert not catalogue.kept


# -- against the published API -----------------------------------------------------------------


def test_all_that_is_sent_and_told_is_in_the_published_api(server):
    if not GN4.exists():
        pytest.skip(f"{GN4} is not here")
    contract = Contract(GN4, f"{ROOT}/srv/api")
    catalogue, url = serve(server)
    client = GeoNetworkClient(url, Door())
    client.groups()
    client.save_report(record())
    client.save_report(record("Après"), client.fetch_for_editing("u-1"))
    catalogue.workflow, catalogue.kept["u-1"].status = {2}, "submitted"
    with pytest.raises(Forbidden):
        client.save_report(record("Encore"), client.fetch_for_editing("u-1"))
    catalogue.workflow, catalogue.kept["u-1"].status = set(), ""
    catalogue.no_editor = catalogue.overwrite_loses_sharing = True
    client.save_report(record("Encore"), client.fetch_for_editing("u-1"))
    client.delete("u-1")
    methods = {(seen.method, seen.path.rpartition("/")[2]) for seen in server.requests}
    assert {("PUT", "records"), ("POST", "editor"), ("DELETE", "editor"), ("PUT", "sharing"), ("GET", "me")} <= methods
    assert [wrong for seen in server.requests for wrong in contract.complaints(seen)] == []
    schemas = contract._document["components"]["schemas"]
    door = Door()
    api = f"{url}/srv/api"
    catalogue.add("u-2", record())
    assert set(door.get(f"{api}/me").json()) <= set(schemas["MeResponse"]["properties"])
    told = door.get(f"{api}/records/u-2/sharing").json()
    assert set(told) <= set(schemas["SharingResponse"]["properties"])
    assert set(told["privileges"][0]) <= set(schemas["GroupPrivilege"]["properties"])
    token = {"X-XSRF-TOKEN": door.cookie("XSRF-TOKEN", f"{api}/records"), "Content-Type": "application/xml"}
    catalogue.errors = ["no"]
    report = door.request("PUT", f"{api}/records?group=2", data=record().replace(b"u-1", b"u-3"), headers=token).json()
    assert set(report) <= set(schemas["SimpleMetadataProcessingReport"]["properties"])
    (errors,) = report["metadataErrors"].values()
    assert set(errors[0]) <= set(schemas["Report"]["properties"])


def test_the_record_read_is_the_one_that_is_edited(place):
    catalogue, client = place
    catalogue.add("u-1", record())
    assert same(client.fetch_for_editing("u-1") or b"", record())
    assert client.fetch_for_editing("nobody") is None
