"""What is kept of a publication says where and when; and is proposed beside the project."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QFileDialog

from prodige_plugin.gui import formats
from prodige_plugin.gui.formats import date_text, moment_text
from prodige_plugin.gui.publish_findings import FindingsBar
from prodige_plugin.gui.receipt_text import receipt_html, receipt_lines
from prodige_plugin.gui.receipt_view import ReceiptView
from prodige_plugin.publishing.plan import Receipt

RECEIPT = Receipt("k", "Zones", "p1", "2026-11-22T10:07:00+00:00", {}, (), ())


def test_the_platform_is_named_and_the_time_told(qgis_app) -> None:
    """The page bore the platform's key, and the day alone."""
    lines = receipt_lines(RECEIPT, "Plateforme d’école")
    assert lines[1].endswith(" · Plateforme d’école")
    assert ":07" in lines[1]
    page = receipt_html(RECEIPT, "Plateforme d’école")
    assert "Plateforme d’école" in page
    assert "p1" not in page
    assert '<html lang="' in page


@pytest.mark.parametrize("text", ["2026-11-22", "2026", "hier", "", "T"])
def test_what_is_no_instant_has_no_time(qgis_app, text: str) -> None:
    assert moment_text(text) == date_text(text)


def test_files_are_proposed_beside_the_project(qgis_app, qgis_new_project, tmp_path: Path, monkeypatch) -> None:
    """They were where QGIS was started from: on Windows, the folder of programs."""
    proposed: list[Path] = []

    def ask(_parent, _title, name, _kinds) -> tuple[str, str]:
        proposed.append(Path(name))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    view, bar = ReceiptView(), FindingsBar()
    view.show_receipt(RECEIPT)
    view.save.click()
    QgsProject.instance().setFileName(str(tmp_path / "carte.qgz"))
    view.save.click()
    bar.save.menu().actions()[0].trigger()
    assert [path.parent for path in proposed] == [Path.home(), tmp_path, tmp_path]


def test_the_language_is_read_once_for_hundreds_of_numbers(qgis_app, monkeypatch) -> None:
    """A receipt of five hundred layers has four thousand of them."""
    asked: list[int] = []
    formats._language.cache_clear()
    monkeypatch.setattr(formats, "QgsApplication", SimpleNamespace(instance=lambda: asked.append(1) or qgis_app))
    for number in range(50):
        formats.words_locale()
        formats.number_text(number)
        formats.date_text("2026-11-22")
    assert len(asked) == 1
