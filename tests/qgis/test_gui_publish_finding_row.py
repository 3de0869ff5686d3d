"""A finding in the dock: title, help, details, zoom, selection, and a repair that asks in place."""

from __future__ import annotations

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapCanvas, QgsProjectionSelectionWidget
from qgis.PyQt.QtWidgets import QLineEdit

from prodige_plugin.gui.publish_finding_row import PublishFindingRow
from prodige_plugin.gui.publish_zoom import select, zoom_to
from prodige_plugin.metadata.findings import Severity
from prodige_plugin.publishing.checks import Finding, found


class Canvas(QgsMapCanvas):
    """QGIS's map, but for the blinking: its animation may outlive the map of a test, and crash."""

    def __init__(self) -> None:
        super().__init__()
        self.flashed = []

    def flashGeometries(self, shapes, crs) -> None:  # noqa: N802  QGIS's name
        self.flashed += [(shape.asWkt(0), crs.authid()) for shape in shapes]


@pytest.fixture
def layer(qgis_app) -> QgsVectorLayer:
    made = QgsVectorLayer("Point?crs=EPSG:2154", "points", "memory")
    for number in range(3):
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(f"POINT({700000 + number} 6600000)"))
        made.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(made)
    yield made
    QgsProject.instance().removeMapLayer(made.id())


def shown(finding: Finding) -> PublishFindingRow:
    """A row; it is never drawn: windows without an owner may be collected while they are."""
    return PublishFindingRow(finding)


def given_by(row: PublishFindingRow) -> list:
    given: list = []
    row.repairWanted.connect(lambda one, answer: given.append((one, answer)))
    return given


def test_it_says_what_it_is_and_helps(qgis_app) -> None:
    row = shown(found("geometry.invalid", "x", "2 geometries are <b>bad</b>.", details=["Self-intersection: 2"]))
    assert row.title.text() == "Invalid geometries"
    assert "Self-intersection: 2" in row.details.text()
    assert row.help.isHidden()
    assert row.help_button is not None
    row.help_button.click()
    assert not row.help.isHidden()
    assert "cross themselves" in row.help.text()
    row.help_button.click()
    assert row.help.isHidden()


def test_a_remark_without_row_has_neither_title_nor_help(qgis_app) -> None:
    row = shown(Finding(Severity.WARNING, "", "Something."))
    assert row.title.isHidden()
    assert row.help_button is None
    assert row.zoom_button is None
    assert row.select_button is None


def test_many_details_are_folded(qgis_app) -> None:
    row = shown(found("field.case", "x", "s", details=[f"f{n}" for n in range(9)]))
    assert "f5" in row.details.text()
    assert "f6" not in row.details.text()
    assert "and 3 more" in row.details.text()
    assert "f8" in row.details.toolTip()


def test_a_repair_is_given_at_once_where_nothing_is_asked(qgis_app) -> None:
    finding = found("geometry.invalid", "x", "s")
    row = shown(finding)
    given = given_by(row)
    row.button.click()
    assert given == [(finding, "")]


def test_a_name_is_asked_for_with_a_proposal(qgis_app) -> None:
    row = shown(found("name.taken", "x", "s", proposal="zones_2"))
    row.button.click()
    assert isinstance(row.answer, QLineEdit)
    assert row.answer.text() == "zones_2"
    given = given_by(row)
    row.button.click()
    assert [answer for _finding, answer in given] == ["zones_2"]


@pytest.mark.parametrize("check", ["crs.not_allowed", "extent.degrees"])
def test_a_crs_is_asked_for_with_a_proposal(qgis_app, check: str) -> None:
    row = shown(found(check, "x", "s", proposal="EPSG:2154"))
    row.button.click()
    assert isinstance(row.answer, QgsProjectionSelectionWidget)
    assert row.answer.crs().authid() == "EPSG:2154"


def test_zoom_goes_to_the_place_in_the_maps_own_system(qgis_app, layer) -> None:
    canvas = Canvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    finding = found("geometry.invalid", layer.id(), "s", place=(700000, 6600000, 700100, 6600100))
    assert zoom_to(finding, canvas)
    centre = canvas.extent().center()
    assert centre.x() == pytest.approx(3.0, abs=0.01)
    assert centre.y() == pytest.approx(46.5, abs=0.01)
    ((shape, crs),) = canvas.flashed
    assert shape.startswith("Polygon")
    assert crs == "EPSG:4326"
    # a point has no size, and is still shown with something around it
    point = found("geometry.invalid", layer.id(), "s", place=(700000, 6600000, 700000, 6600000))
    assert zoom_to(point, canvas)
    assert 0 < canvas.extent().width() < 0.1
    assert not zoom_to(found("layer.empty", layer.id(), "s"), canvas)
    assert not zoom_to(found("geometry.invalid", "gone", "s", place=(0, 0, 1, 1)), canvas)


def test_features_are_selected_in_the_layer(qgis_app, layer) -> None:
    ids = [feature.id() for feature in layer.getFeatures()]
    finding = found("geometry.missing", layer.id(), "s", features=ids[:2], count=2)
    row = shown(finding)
    assert row.select_button is not None
    row.select_button.click()
    assert set(layer.selectedFeatureIds()) == set(ids[:2])
    assert select(found("geometry.missing", "gone", "s", features=ids)) == 0
