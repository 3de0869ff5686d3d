"""What waits for a platform's administrators is not said to be published, and its layer is known."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from prodige_plugin.feedback import Feedback
from prodige_plugin.gui.publish_model import by_publication, link_rows, role_text
from prodige_plugin.gui.receipt_links import LinkLine
from prodige_plugin.gui.receipt_text import heading, receipt_html, receipt_lines
from prodige_plugin.platforms.dashboard import dashboard
from prodige_plugin.platforms.product import Publication
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
