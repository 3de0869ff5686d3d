"""What waits for a platform's administrators is not said to be published, and its layer is known."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.PyQt.QtWidgets import QWidget

from prodige_plugin.feedback import Feedback
from prodige_plugin.gui.publications_model import Shown
from prodige_plugin.gui.publications_panel import acts_of, publication_panel
from prodige_plugin.gui.publish_model import by_publication, link_rows, role_text
from prodige_plugin.gui.receipt_links import LinkLine
from prodige_plugin.gui.receipt_text import heading, receipt_html, receipt_lines
from prodige_plugin.platforms.dashboard import DashboardRow, dashboard
from prodige_plugin.platforms.prodige.receipts import publications
from prodige_plugin.platforms.product import Publication
from prodige_plugin.publishing.changes import PublicationState
from prodige_plugin.publishing.fingerprint import style_sum
from prodige_plugin.publishing.ledger import Entry, Ledger
from prodige_plugin.publishing.plan import Receipt
from prodige_plugin.publishing.prepared import prepare_layer
from tests.platform.publish_support import squares

LINK = {"title": "Zones", "url": "file:///a.zip", "name": "zones", "publication": "zones"}


def receipt(*roles: str) -> Receipt:
    """A receipt with links of these roles."""
    return Receipt("k", "Zones", "p", "2026-01-01T00:00:00+00:00", {role: [dict(LINK)] for role in roles}, (), ())


def test_a_deposit_is_not_published(qgis_app) -> None:
    assert heading(receipt("deposit", "page")) == "Deposited: Zones"
    assert receipt_lines(receipt("deposit"))[0] == "Deposited: Zones"
    assert "Deposited: Zones" in receipt_html(receipt("deposit"))


@pytest.mark.parametrize("roles", [("record", "wms"), ("deposit", "record")])
def test_what_is_published_is_said_to_be(qgis_app, roles: tuple[str, ...]) -> None:
    assert heading(receipt(*roles)) == "Published: Zones"


@pytest.mark.parametrize(("key", "waiting"), [("the-uuid", False), ("deposit:zones", True)])
def test_the_layer_of_a_data_set_or_a_deposit_is_known(qgis_app, tmp_path: Path, key: str, waiting: bool) -> None:
    """Its layer bears another name than the platform's key: it could be neither updated nor compared."""
    layer = prepare_layer(squares("Zones"))
    layer.publication = "zones"
    layer.dataset = "" if waiting else "the-uuid"
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger.note(Entry("p", key, "Zones", "layer", "2026-01-01", layer_id=layer.layer_id))
    published = Publication(key=key, title="Zones", kind="layer", when="2026-01-01", who="", tables=(), services=(),
                            records=(), waiting=waiting)  # fmt: skip
    publisher = SimpleNamespace(platform=SimpleNamespace(key="p"), publications=lambda _feedback: [published])
    (row,) = dashboard(publisher, ledger, [layer], Feedback())
    assert row.layer_id == layer.layer_id


@pytest.mark.parametrize(("mine", "known"), [("zones", True), ("another", False)])
def test_a_layer_that_the_platform_named_otherwise_is_known(qgis_app, tmp_path: Path, mine: str, known: bool) -> None:
    """The datafeeder gives names of its own: its layer was said not to be in the project."""
    layer = prepare_layer(squares("Zones"))
    layer.publication = mine
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger.note(Entry("p", "zones_final", "Zones", "layer", "2026-01-01", layer_id=layer.layer_id))
    listed = [Publication(key=key, title="Zones", kind="layer", when="2026-01-01", who="", tables=(), services=(),
                          records=()) for key in ("zones_final", "another")]  # fmt: skip
    publisher = SimpleNamespace(platform=SimpleNamespace(key="p"), publications=lambda _feedback: listed)
    rows = {row.publication.key: row.layer_id for row in dashboard(publisher, ledger, [layer], Feedback())}
    assert rows["zones_final"] == (layer.layer_id if known else "")


def test_a_layer_of_which_only_the_style_is_noted_is_to_be_compared(qgis_app, tmp_path: Path) -> None:
    """It was told to publish it again, which notes no more."""
    layer = prepare_layer(squares("Zones"))
    sums = {"style": style_sum(layer)}
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger.note(Entry("p", "k", "Zones", "layer", "2026-01-01", layer_id=layer.layer_id, sums=sums))
    listed = [Publication("k", "Zones", "layer", "2026-01-01", "", (), (), (), sums=sums)]
    publisher = SimpleNamespace(platform=SimpleNamespace(key="p"), publications=lambda _feedback: listed)
    (row,) = dashboard(publisher, ledger, [layer], Feedback())
    assert "compare it" in row.why


def test_what_the_platform_keeps_can_be_forgotten_and_says_why_it_stays(qgis_app) -> None:
    """The button was there, and refused each time."""
    publication = Publication("k", "Zones", "layer", "2026-01-01", "", (), (), ("r",), stays="Nobody may. Ask them.")
    shown = Shown("p", "P", DashboardRow(publication, PublicationState.UNKNOWN, ""))
    acts = {name: reason for name, _words, reason in acts_of(shown, "")}
    assert acts["unpublish"] == "Nobody may. Ask them."
    assert acts["forget"] == ""
    parent = QWidget()
    _panel, buttons = publication_panel(shown, "", lambda _name: None, parent)
    assert not buttons["unpublish"].isEnabled()
    assert "stays" in buttons["forget"].toolTip()


def test_prodige_keeps_data_sets_and_gives_deposits_back() -> None:
    entries = [Entry("p", key, "Zones", "layer", "2026-01-01") for key in ("the-uuid", "deposit:zones")]
    kept, waiting = publications(entries)
    assert "PRODIGE" in kept.stays
    assert waiting.stays == ""


def test_the_coverage_service_of_a_raster_has_its_name_and_place() -> None:
    assert role_text("wcs") == "WCS"
    roles = [role for role, _title, _url in link_rows({"thumbnail": [dict(LINK)], "wcs": [dict(LINK)]})]
    assert roles == ["wcs", "thumbnail"]


def test_a_package_is_told_once_where_it_is(qgis_app) -> None:
    """The receipt said "Deposit package" twice on one line, and neither could be opened nor told where it was."""
    there = "sftp://depot@127.0.0.1:2222/depots/zones.zip"
    links = {"deposit": [dict(LINK), dict(LINK, url=there)]}
    files = ({"role": "deposit", "title": "Zones", "path": "/a.zip"},)
    made = Receipt("k", "Zones", "p", "2026-01-01T00:00:00+00:00", links, (), (), files=files)
    (one,) = by_publication(made)
    assert [url for _role, _title, url in one.links] == [there]
    line = LinkLine(one.title, one.links)
    assert line.text.text().replace("\u200b", "") == f"Deposit package: {there}"
    lines = "\n".join(receipt_lines(made))
    assert lines.count("/a.zip") == 1
    assert there in lines


def test_a_package_here_is_told_by_its_path(qgis_app) -> None:
    line = LinkLine("Zones", [("deposit", "", "file:///donn%C3%A9es/a.zip")])
    assert line.text.text().replace("\u200b", "") == "Deposit package: /données/a.zip"
