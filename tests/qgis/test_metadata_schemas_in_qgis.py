"""In a QGIS that holds SpatiaLite, the schemas are asked in a process of their own."""

from __future__ import annotations

import pytest
from qgis.core import QgsVectorLayer

from prodige_plugin.metadata import Record, schema_process, schemas
from prodige_plugin.metadata.schema_check import refusals


def test_the_schemas_are_asked_beside_qgis(qgis_app, tmp_path):
    if not schemas.available():
        pytest.skip("the schemas are not arranged here")
    assert QgsVectorLayer("Point?crs=EPSG:2154", "a", "memory").isValid()
    if not schema_process.needed():
        pytest.skip("this QGIS has no SpatiaLite, or lxml a libxml2 of its own")
    record = Record.new()
    record.remove(record.find("gmd:dateStamp"))
    assert [fault.words for fault in schemas.faults(record)] == [words for _at, _line, words in refusals(record.root)]
    (process,) = schema_process._running
    assert process.poll() is None
    schema_process.stop()
    assert process.poll() is not None
