"""The page of differences without a list: its sentences stay together at the top."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsMapCanvas

from prodige_plugin.gui.changes_view import ChangesView
from prodige_plugin.publishing.changes import Changes
from tests.qgis.gui_fakes import pump


def test_the_sentences_stay_at_the_top(qgis_app) -> None:
    canvas = QgsMapCanvas()
    view = ChangesView(canvas)
    view.resize(300, 800)
    view.show()
    view.show_changes("Arbres", Changes(style=True), QgsCoordinateReferenceSystem("EPSG:2154"))
    assert pump(lambda: view.summary.isVisible() and not view.list.isVisible())
    view.layout().activate()
    assert view.summary.geometry().bottom() < 200
    assert view.back_button.geometry().top() > 600
    view.clear()
    view.deleteLater()
    canvas.deleteLater()
