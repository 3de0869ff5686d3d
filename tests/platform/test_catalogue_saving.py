"""Saving in a real catalogue (pycsw, CSW-T): two editors, cut connections, long and odd texts. Nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from qgis.core import QgsApplication

from prodige_plugin.catalogue.csw import CswClient
from prodige_plugin.catalogue.geonetwork import GeoNetworkClient
from prodige_plugin.catalogue.saving import is_away
from prodige_plugin.errors import Conflict, NetworkError, Unauthorized
from prodige_plugin.feedback import Feedback
from prodige_plugin.gui.drafts import Draft, Drafts
from prodige_plugin.gui.metadata_session import publish_report
from prodige_plugin.gui.save_queue import CONFLICT, SaveQueue
from prodige_plugin.metadata.merge import Side, merge
from prodige_plugin.metadata.record import Record
from prodige_plugin.network import Door
from tests.servers.cutting import CuttingGateway
from tests.servers.geonetwork_editing import serve
from tests.servers.http import HttpServer

from .publish_support import store_account


@pytest.fixture(scope="module")
def account(practice, qgis_app) -> Iterator[str]:
    """The producer's account in QGIS's authentication database."""
    identifier = store_account(practice.producer.user, practice.producer.password)
    yield identifier
    QgsApplication.authManager().removeAuthenticationConfig(identifier)


@pytest.fixture
def client(practice, account) -> CswClient:
    ends = practice.state.platform.endpoints
    return CswClient(ends["csw"], Door(account), ends["csw_publication"])


@pytest.fixture
def gateway(practice, account) -> Iterator[tuple[CuttingGateway, CswClient]]:
    """The same catalogue through a line that can be cut."""
    with HttpServer() as server:
        made = CuttingGateway(practice.url)
        root = made.install(server)
        ends = practice.state.platform.endpoints
        yield (
            made,
            CswClient(root + urlsplit(ends["csw"]).path, Door(account), root + urlsplit(ends["csw_publication"]).path),
        )


def changed(data: bytes, **values: object) -> bytes:
    made = Record.parse(data)
    for key, value in values.items():
        made.set(key, value)
    return made.to_bytes()


@pytest.fixture
def fresh(client) -> Iterator[bytes]:
    made = Record.new("dataset")
    made.set("title", "Zones humides")
    made.set("abstract", "Inventaire.")
    yield made.to_bytes()
    client.delete(made.identifier)


@pytest.fixture
def base(fresh, client) -> bytes:
    """A record that is there, as the catalogue holds it."""
    return client.save_report(fresh).stored


def held(client: CswClient, data: bytes) -> Record:
    return Record.parse(client.fetch(Record.parse(data).identifier) or b"")


def test_the_bytes_that_were_sent_come_back(client, fresh):
    title = "Œuvre d’été « 100 % » & <b> 😀 " * 34
    sent = changed(fresh, title=title, abstract="Ligne un.\nLigne deux : œuf, Noël, ça, 漢字.")
    sent = sent.replace(b"<gmd:identificationInfo>", "<!-- relu, été -->\n\t<gmd:identificationInfo>".encode())
    found = client.save_report(sent)
    assert len(title) > 1000
    assert found.readback.complete
    assert not found.readback.changes
    assert not found.partial
    assert held(client, sent).get("title") == title.strip()
    again = client.save_report(changed(found.stored, title=title[:999].strip()), found.stored)
    assert held(client, sent).get("title") == title[:999].strip()
    assert again.readback.complete


def test_two_editors_the_later_one_merges_and_nothing_of_either_is_lost(client, base, practice, account):
    mine = changed(base, title="Le mien", lineage="Ma généalogie")
    theirs = changed(base, title="Le leur", abstract="Leur résumé, plus long.")
    other = CswClient(practice.state.platform.endpoints["csw"], Door(account),
                      practice.state.platform.endpoints["csw_publication"])  # fmt: skip
    other.save_report(theirs, base)
    with pytest.raises(Conflict) as caught:
        client.save_report(mine, base)
    assert held(client, base).get("title") == "Le leur"
    now = caught.value.theirs or b""
    found = merge(base, mine, now)
    assert [each.key for each in found.conflicts] == ["title"]
    saved = client.save_report(found.resolved({0: Side.MINE}), now)
    assert saved.readback.complete
    result = held(client, base)
    assert (result.get("title"), result.get("lineage"), result.get("abstract")) == (
        "Le mien", "Ma généalogie", "Leur résumé, plus long.",
    )  # fmt: skip


@pytest.mark.parametrize("new", [True, False])
def test_cut_before_the_write(gateway, client, fresh, new):
    line, cut_client = gateway
    before = None if new else client.save_report(fresh).stored
    sent = changed(before or fresh, title="Après")
    line.cut = "before"
    with pytest.raises(NetworkError) as caught:
        cut_client.save_report(sent, before)
    assert is_away(caught.value)
    assert line.writes == 0
    assert client.fetch(Record.parse(sent).identifier) == before
    assert cut_client.save_report(sent, before).readback.complete
    assert held(client, sent).get("title") == "Après"


@pytest.mark.parametrize("new", [True, False])
def test_cut_after_the_write_it_is_found_saved(gateway, client, fresh, new):
    line, cut_client = gateway
    before = None if new else client.save_report(fresh).stored
    sent = changed(before or fresh, title="Après")
    line.cut = "after"
    found = cut_client.save_report(sent, before)
    assert found.readback.complete
    assert any("cut" in note for note in found.notes)
    assert line.writes == 1
    assert held(client, sent).get("title") == "Après"


@pytest.mark.parametrize("new", [True, False])
def test_cut_after_the_write_and_away_the_next_try_finds_it_saved(gateway, client, fresh, new):
    line, cut_client = gateway
    before = None if new else client.save_report(fresh).stored
    sent = changed(before or fresh, title="Après")
    line.cut, line.out = "after", True
    with pytest.raises(NetworkError, match="not known") as caught:
        cut_client.save_report(sent, before)
    assert is_away(caught.value)
    line.dead = False
    found = cut_client.save_report(sent, before)
    assert found.readback.complete
    assert line.writes == 1


def test_a_record_waits_while_the_line_is_out_and_never_overwrites(gateway, client, base, tmp_path):
    line, cut_client = gateway
    queue, drafts = SaveQueue(tmp_path / "waiting"), Drafts(tmp_path / "drafts")
    identifier = Record.parse(base).identifier
    sent = changed(base, title="Hors ligne")
    line.dead = True
    with pytest.raises(NetworkError) as caught:
        publish_report(Record.parse(sent), base, cut_client, Feedback())
    assert is_away(caught.value)
    queue.add(Draft(identifier, "Hors ligne", Draft.text(sent), Draft.text(base), "p", identifier))

    def save(draft: Draft, _group: str, feedback: Feedback):
        return publish_report(Record.parse(draft.record_bytes()), draft.base_bytes(), cut_client, feedback)

    assert queue.send(save, drafts, Feedback()).saved == []
    line.dead = False
    client.save_report(changed(base, title="Quelqu'un d'autre"), base)
    assert queue.send(save, drafts, Feedback()).left[0].state == CONFLICT
    assert held(client, base).get("title") == "Quelqu'un d'autre"
    # back as it was: it goes through
    client.save_report(base, client.fetch(identifier))
    assert len(queue.send(save, drafts, Feedback()).saved) == 1
    assert held(client, base).get("title") == "Hors ligne"
    assert len(queue) == 0


def test_a_record_that_somebody_deleted_is_said_and_not_brought_back(client, fresh):
    stored = client.save_report(fresh).stored
    client.delete(Record.parse(fresh).identifier)
    with pytest.raises(Conflict, match="deleted") as caught:
        client.save_report(changed(stored, title="Après"), stored)
    assert caught.value.theirs is None
    assert client.fetch(Record.parse(fresh).identifier) is None


@pytest.mark.parametrize("version", ["3.12.10", "4.4.5"])
def test_the_account_of_qgis_signs_in_to_geonetwork(qgis_app, version):
    account, wrong = store_account("m.durand", "secret"), store_account("m.durand", "other")
    try:
        with HttpServer() as server:
            catalogue, url = serve(server, version)
            catalogue.signed_in, catalogue.rotating = "", True
            made = Record.new("dataset")
            made.set("title", "Zones humides")
            with pytest.raises(Unauthorized, match="visitor"):
                GeoNetworkClient(url, Door()).save_report(made.to_bytes())
            with pytest.raises(Unauthorized):
                GeoNetworkClient(url, Door(wrong)).save_report(made.to_bytes())
            client = GeoNetworkClient(url, Door(account))
            first = client.save_report(made.to_bytes())
            found = client.save_report(changed(first.stored, title="Œuvre & été"), first.stored)
            assert Record.parse(found.stored).get("title") == "Œuvre & été"
            assert (catalogue.token_refusals, catalogue.open_editors()) == (0, 0)
    finally:
        for each in (account, wrong):
            QgsApplication.authManager().removeAuthenticationConfig(each)
