"""QGIS's own picture of what was taken of a layer, and what the comparison says of a server's."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage

from prodige_plugin.publishing.fidelity import SIZE, compare, draw, not_compared, view
from prodige_plugin.publishing.pictures import likeness
from prodige_plugin.publishing.plan import Fidelity
from prodige_plugin.publishing.prepared import prepare_layer
from prodige_plugin.publishing.styles.graphics import png_bytes
from tests.qgis import style_samples as samples

CRS = QgsCoordinateReferenceSystem("EPSG:2154")


def box_of(layer: QgsVectorLayer) -> tuple[float, float, float, float]:
    extent = layer.extent()
    return extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()


@pytest.mark.parametrize("name", ["svg", "dashes", "categories", "rules", "hatched"])
def test_the_layer_made_anew_is_drawn_as_the_persons_own(qgis_app, name: str) -> None:
    layer = samples.labelled(samples.COMMON[name]())
    prepared = prepare_layer(layer)
    box = view(prepared, box_of(layer))
    assert likeness(draw(prepared, box, CRS), samples.picture(layer, QgsRectangle(*box))) == 1.0


def test_a_good_picture_a_bad_one_and_none(qgis_app, tmp_path: Path) -> None:
    layer = samples.circles()
    prepared = prepare_layer(layer)
    prepared.table = "cercles"
    box = view(prepared, box_of(layer))
    good = compare(prepared, png_bytes(draw(prepared, box, CRS)), box, CRS, folder=tmp_path)
    assert (good.publication, good.score, good.notes) == ("cercles", 1.0, ())
    assert QImage(good.picture).width() > 2 * SIZE[0]

    other = samples.circles()
    other.renderer().symbol().setSize(12)
    bad = compare(prepared, png_bytes(draw(prepare_layer(other), box, CRS)), box, CRS)
    assert bad.score < 0.6 and len(bad.notes) == 1 and bad.picture == ""

    blank = QImage(*SIZE, QImage.Format.Format_ARGB32)
    blank.fill(Qt.GlobalColor.transparent)
    none = compare(prepared, png_bytes(blank), box, CRS)
    assert none.score < 0.1 and "nothing" in none.notes[0]

    assert compare(prepared, b"<ServiceException/>", box, CRS).score == 0.0


def test_a_layer_that_is_seen_from_near_only_is_compared_from_near(qgis_app) -> None:
    layer = samples.circles()
    layer.setScaleBasedVisibility(True)
    layer.setMinimumScale(20000)
    prepared = prepare_layer(layer)
    whole, near = box_of(layer), view(prepared, box_of(layer))
    assert near[2] - near[0] < whole[2] - whole[0]
    found = compare(prepared, png_bytes(draw(prepared, near, CRS)), near, CRS)
    assert found.score == 1.0 and found.notes == ()


def test_of_many_features_a_part_is_drawn(qgis_app) -> None:
    shapes = [f"POINT({850000 + (i % 150) * 10} {6400000 + (i // 150) * 10})" for i in range(15_000)]
    layer = samples.layer("Point", shapes)
    prepared = prepare_layer(layer)
    box = view(prepared, box_of(layer))
    assert box[2] - box[0] < 0.8 * (layer.extent().width())
    image = draw(prepared, box, CRS)
    assert likeness(image, samples.picture(layer, QgsRectangle(*box))) == 1.0


@pytest.mark.parametrize(("across", "up"), [(150, 100), (3_000, 5), (5, 3_000), (15_000, 1), (1, 15_000)])
def test_what_is_compared_has_features_enough_and_not_too_many(qgis_app, across: int, up: int) -> None:
    shapes = [f"POINT({850000 + (i % across) * 10} {6400000 + (i // across) * 10})" for i in range(across * up)]
    layer = samples.layer("Point", shapes)
    box = QgsRectangle(*view(prepare_layer(layer), box_of(layer)))
    shown = sum(1 for _feature in layer.getFeatures(box))
    assert 600 <= shown <= 2_400
    assert box.width() / box.height() == pytest.approx(SIZE[0] / SIZE[1])


def test_many_points_in_one_place_have_a_box(qgis_app) -> None:
    layer = samples.layer("Point", ["POINT(850000 6400000)"] * 2_000)
    box = view(prepare_layer(layer), box_of(layer))
    assert box[0] < 850000 < box[2] and box[1] < 6400000 < box[3]


def test_one_point_alone_has_a_box(qgis_app) -> None:
    layer = samples.layer("Point", ["POINT(850000 6400000)"])
    box = view(prepare_layer(layer), box_of(layer))
    assert box[0] < 850000 < box[2] and box[1] < 6400000 < box[3]


def test_chosen_features_and_another_crs_are_drawn(qgis_app) -> None:
    layer = samples.circles()
    prepared = prepare_layer(layer)
    prepared.target_crs = "EPSG:4326"
    prepared.chosen = frozenset([next(layer.getFeatures()).id()])
    box = (4.5, 44.5, 5.5, 45.25)
    crs = QgsCoordinateReferenceSystem("EPSG:4326")
    all_of_them = prepare_layer(layer)
    all_of_them.target_crs = "EPSG:4326"
    one, many = draw(prepared, box, crs), draw(all_of_them, box, crs)
    assert 0 < _inked(one) < _inked(many)


def _inked(image: QImage) -> int:
    return sum(image.pixelColor(x, y).alpha() > 0 for x in range(image.width()) for y in range(image.height()))


def test_pictures_are_drawn_in_another_thread(qgis_app) -> None:
    layer = samples.labelled(samples.svg())
    prepared = prepare_layer(layer)
    box = view(prepared, box_of(layer))
    here = draw(prepared, box, CRS)
    found: list[Fidelity] = []
    thread = threading.Thread(target=lambda: found.append(compare(prepared, png_bytes(here), box, CRS)))
    thread.start()
    thread.join(60)
    assert found and found[0].score == 1.0
    assert layer.geometryType() == Qgis.GeometryType.Point


def test_a_failure_is_a_note() -> None:
    failed = not_compared("a", "A", "the disk is full")
    assert failed.score == 0.0 and "the disk is full" in failed.notes[0]
