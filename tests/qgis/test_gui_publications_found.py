"""Finding among hundreds of publications: what a row says is worked out once, not at each key."""

from __future__ import annotations

import pytest

from prodige_plugin.gui import publications_model
from prodige_plugin.gui.publications_model import Shown, found_by, remembered
from prodige_plugin.publishing.ledger import Entry

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def rows() -> list[Shown]:
    return [
        Shown("p", "Plateforme d’école", remembered(Entry("p", f"c{rank}", f"Couche {rank}", "layer", "2026-11-22")))
        for rank in range(300)
    ]


def test_each_row_is_worked_out_once(rows: list[Shown], monkeypatch) -> None:
    asked: list[Shown] = []
    line_of = publications_model.line_of

    def counting(shown: Shown, with_platform: bool) -> str:
        asked.append(shown)
        return line_of(shown, with_platform)

    monkeypatch.setattr(publications_model, "line_of", counting)
    assert all(found_by(row, "  ") for row in rows)
    assert asked == []
    for typed in ("c", "co", "COUCHE 29", "couche 29 école"):
        found = [row.row.publication.title for row in rows if found_by(row, typed)]
    assert found[0] == "Couche 29"
    assert found[1:3] == ["Couche 129", "Couche 229"]
    assert len(asked) == len(rows)
    assert not found_by(rows[0], "nulle part")
