"""A receipt of hundreds of publications: a row each, and nothing is built that is not looked at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QWidget

from prodige_plugin.gui.publish_model import role_text
from prodige_plugin.gui.receipt_view import ReceiptView
from prodige_plugin.gui.row_tree import Row
from prodige_plugin.publishing.plan import Fidelity, Receipt

FOLDER = Path("/nowhere/contexts")


def receipt(count: int, *, bad: int = -1, files: str = "context") -> Receipt:
    """A receipt of layers and of the map that shows them.

    :param bad: rank of the layer whose features are not all there.
    """
    names = [f"couche_{rank}" for rank in range(count)]
    everything = [*names, "carte"]
    links = {
        role: tuple(
            {"title": f"Titre {name}", "url": f"https://x.org/{role}/{name}", "publication": name} for name in of
        )
        for role, of in (("wms", everything), ("wfs", names), ("record", everything))
    }
    checks = tuple(
        {"publication": name, "name": "entités", "ok": rank != bad, "expected": 5, "found": 5 if rank != bad else 4}
        for rank, name in enumerate(everything)
    )
    return Receipt(
        "k", "Tout", "p1", "2026-11-22T10:07:00+00:00", links, checks,
        warnings=tuple(f"Avertissement {rank}" for rank in range(min(count, 30))),
        fidelity=tuple(Fidelity(name, f"Titre {name}", 0.5, "/nowhere/x.png", ("note",)) for name in everything),
        files=tuple({"role": files, "title": f"Titre {name}", "path": str(FOLDER / f"{name}.json")} for name in names),
    )  # fmt: skip


def rows_of(view: ReceiptView) -> dict[str, Row]:
    return {row.title: row for row in view.rows.every()}


@pytest.fixture
def view(qgis_app):
    view = ReceiptView()
    view.resize(400, 700)
    view.show()
    yield view
    view.hide()
    view.deleteLater()


def test_a_few_are_read_without_a_click(view: ReceiptView) -> None:
    view.show_receipt(receipt(2))
    assert not view.rows.isVisible()
    words = "\n".join(label.text() for label in view.findChildren(QLabel))
    assert "Titre couche_1" in words
    assert "entités" in words
    assert len([one for one in view.findChildren(QPushButton) if "couche_0" in one.accessibleName()]) == 1


def test_of_many_nothing_is_built_that_is_folded(view: ReceiptView) -> None:
    """Ten thousand widgets in one column kept the window still for a minute and a half."""
    view.show_receipt(receipt(40))
    few = len(view.findChildren(QWidget))
    view.show_receipt(receipt(400))
    assert len(view.findChildren(QWidget)) == few
    assert view.rows.isVisible()
    rows = rows_of(view)
    assert {"Titre couche_0", "Titre couche_399", "Titre carte"} <= set(rows)


def test_what_unfolds_has_all_of_one_publication(view: ReceiptView) -> None:
    view.show_receipt(receipt(40, bad=3))
    rows = rows_of(view)
    good, bad = rows["Titre couche_0"], rows["Titre couche_3"]
    assert good.state == "✓ 50.0 %", "how near it is drawn is never cut"
    assert bad.state.startswith("✕")
    bad.setExpanded(True)
    words = "\n".join(label.text() for label in bad.panel.findChildren(QLabel))
    for part in ("https://x.org/wms/couche_3", "https://x.org/record/couche_3", "✕", "note"):
        assert part in words
    assert [one for one in bad.panel.findChildren(QPushButton) if "couche_3" in one.accessibleName()]
    assert good.panel is None


def test_files_of_one_kind_in_one_folder_are_one_row(view: ReceiptView) -> None:
    view.show_receipt(receipt(40))
    (row,) = [row for row in rows_of(view).values() if "40" in row.title and "fi" in row.title]
    row.setExpanded(True)
    assert str(FOLDER) in "\n".join(label.text() for label in row.panel.findChildren(QLabel))


def test_each_of_many_deposits_can_be_attached(view: ReceiptView) -> None:
    view.show_receipt(receipt(6, files="deposit"))
    attached: list[str] = []
    view.attachWanted.connect(attached.append)
    (row,) = [row for row in view.rows.every() if row.title == "Titre couche_4" and row.key == ""]
    row.setExpanded(True)
    buttons = row.panel.findChildren(QPushButton)
    buttons[-1].click()
    assert attached == ["Titre couche_4"]


def test_warnings_are_in_one_label_and_few_are_unfolded(view: ReceiptView) -> None:
    view.show_receipt(receipt(40))
    first = view.rows.topLevelItem(0)
    assert not first.isExpanded()
    first.setExpanded(True)
    assert "Avertissement 29" in first.panel.findChildren(QLabel)[0].text()
    view.show_receipt(receipt(5))
    assert view.rows.topLevelItem(0).isExpanded()


def test_the_next_receipt_replaces_the_one_before(view: ReceiptView) -> None:
    view.show_receipt(receipt(40))
    view.show_receipt(receipt(1))
    assert not list(view.rows.every())
    view.show_receipt(receipt(10))
    assert len([row for row in view.rows.every() if row.key]) == 11


def test_the_platform_s_page_tells_its_address(view: ReceiptView) -> None:
    """Its row said "Platform", and "Platform" below."""
    made = receipt(40)
    page = {"title": "P", "url": "https://x.org/", "name": "P", "publication": ""}
    view.show_receipt(replace(made, links={**made.links, "page": (page,)}))
    row = rows_of(view)[role_text("page")]
    assert row.description() == "https://x.org/"
