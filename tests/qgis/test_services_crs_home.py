"""Coordinate systems outlive the threads that use them."""

from __future__ import annotations

import threading

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject, QgsRectangle

from prodige_plugin.services import crs_home


def in_thread(work):
    found = []
    thread = threading.Thread(target=lambda: found.append(work()))
    thread.start()
    thread.join()
    return found[0]


def westmost(code: str) -> float:
    way = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem(code), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    )
    return way.transformBoundingBox(QgsRectangle(1_700_000, 8_200_000, 1_701_000, 8_201_000)).xMinimum()


def test_the_usual_systems_are_known_and_kept(qgis_app):
    crs_home.keep(crs_home.COMMON)
    assert crs_home.missing() == []
    assert all(QgsCoordinateReferenceSystem(code).isValid() for code in crs_home.COMMON)


def test_a_kept_system_works_in_threads_that_come_after_others_ended(qgis_app):
    crs_home.keep(["EPSG:3949"])
    expected = westmost("EPSG:3949")
    assert -10 < expected < 15
    for _turn in range(3):
        assert in_thread(lambda: westmost("EPSG:3949")) == expected
    assert westmost("EPSG:3949") == expected


def test_a_worker_makes_none(qgis_app):
    in_thread(lambda: crs_home.keep(["EPSG:32759"]))
    assert "EPSG:32759" not in crs_home._kept
