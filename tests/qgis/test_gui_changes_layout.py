"""The page of differences: its sentences stay together where there is no list; what has no key has a name."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas

from prodige_plugin.gui.changes_view import ChangesView
from prodige_plugin.publishing.changes import Changes, Kind, Sample
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


def test_new_features_without_a_key_have_a_name_and_a_place_each(qgis_app) -> None:
    """Their rows were blank, and led all to the place of the last one."""
    canvas = QgsMapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    canvas.setExtent(QgsRectangle(700000, 6300000, 900000, 6500000))
    view = ChangesView(canvas)
    places = [bytes(QgsGeometry.fromPointXY(QgsPointXY(x, 6400000)).asWkb()) for x in (850000, 860000)]
    samples = tuple(Sample("", Kind.INSERTED, place) for place in places)
    view.show_changes("Arbres", Changes(inserted=2, samples=samples), QgsCoordinateReferenceSystem("EPSG:2154"))
    assert pump(lambda: len(view.bands.extents) == 2)
    group = view.list.topLevelItem(0)
    assert [group.child(rank).text(0) for rank in (0, 1)] == ["No key yet (1)", "No key yet (2)"]
    for rank, x in enumerate((850000, 860000)):
        view.list.setCurrentItem(group.child(rank))
        assert abs(canvas.extent().center().x() - x) < 1
    view.clear()
    view.deleteLater()
    canvas.deleteLater()
