"""Marks of features GDAL loads: every change is seen, whichever way they are read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import ogr, osr
from qgis.core import QgsVectorLayer

from prodige_plugin.errors import Cancelled
from prodige_plugin.feedback import Feedback
from prodige_plugin.publishing import fingerprint, marks, snapshots
from prodige_plugin.publishing.changes import Kind
from prodige_plugin.publishing.prepared import PreparedLayer, prepare_layer

#: A value of each type a GeoPackage knows, and another one.
KINDS: dict[str, tuple[int, int, object, object]] = {
    "texte": (ogr.OFTString, ogr.OFSTNone, "été", "été "),
    "json": (ogr.OFTString, ogr.OFSTJSON, '{"a":1}', '{"a":2}'),
    "court": (ogr.OFTInteger, ogr.OFSTInt16, 7, 8),
    "entier": (ogr.OFTInteger, ogr.OFSTNone, -7, 7),
    "grand": (ogr.OFTInteger64, ogr.OFSTNone, 1 << 60, (1 << 60) + 1),
    "reel": (ogr.OFTReal, ogr.OFSTNone, 0.1, 0.1 + 1e-17 * 2),
    "simple": (ogr.OFTReal, ogr.OFSTFloat32, 1.5, 1.25),
    "jour": (ogr.OFTDate, ogr.OFSTNone, "2020/02/03", "2020/02/04"),
    "moment": (ogr.OFTDateTime, ogr.OFSTNone, "2020/02/03 04:05:06+00", "2020/02/03 04:05:07+00"),
    "octets": (ogr.OFTBinary, ogr.OFSTNone, b"a\x00b", b"a\x00b\x00"),
    "vrai": (ogr.OFTInteger, ogr.OFSTBoolean, 0, 1),
}
WITHOUT_BOOLEANS = tuple(name for name in KINDS if name != "vrai")
COUNT = 20
#: Numbers of a feature that has everything, and of one that misses everything.
WHOLE, EMPTY = 7, 1


def made(folder: Path, names: tuple[str, ...] = WITHOUT_BOOLEANS, kind: int = ogr.wkbPolygon) -> Path:
    """A GeoPackage whose features miss everything here and there, numbered with gaps."""
    path = folder / "couche.gpkg"
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(2154)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer("couche", crs, kind)
    for name in names:
        field = ogr.FieldDefn(name, KINDS[name][0])
        field.SetSubType(KINDS[name][1])
        layer.CreateField(field)
    for number in range(COUNT):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetFID(1 + number * 3)
        for name in names:
            if number % 4:
                _set(feature, name, KINDS[name][2])
        if number % 5 and kind != ogr.wkbNone:
            corners = ", ".join(f"{step * 10} {step * step + number}" for step in range(3 + number % 3))
            feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON ((0 {number}, {corners}, 0 {number}))"))
        layer.CreateFeature(feature)
    layer = source = None  # closes the file
    return path


def _set(feature: ogr.Feature, name: str, value: object) -> None:
    if isinstance(value, bytes):
        feature.SetFieldBinaryFromHexString(name, value.hex())
    else:
        feature[name] = value


def changed(path: Path, number: int, name: str, value: object) -> None:
    """Change one value of one feature as a person's tool would."""
    source = ogr.Open(str(path), 1)
    layer = source.GetLayer(0)
    feature = layer.GetFeature(number)
    if name == "geom":
        feature.SetGeometry(ogr.CreateGeometryFromWkt(str(value)))
    elif value is None:
        feature.SetFieldNull(name)
    else:
        _set(feature, name, value)
    assert layer.SetFeature(feature) == ogr.OGRERR_NONE
    feature = layer = source = None


def prepared(path: Path, **given: object) -> PreparedLayer:
    layer = QgsVectorLayer(f"{path}|layername=couche", "couche", "ogr")
    assert layer.isValid()
    return replace(prepare_layer(layer), **given)


def read(layer: PreparedLayer) -> dict[int, int]:
    """Number → checksum."""

    def gathered(blocks):
        found: dict[int, int] = {}
        for numbers, hashes in blocks:
            assert (np.diff(numbers) > 0).all()
            found.update(zip(numbers.tolist(), hashes.tolist(), strict=True))
        return found

    return marks.marked(layer, Feedback(), gathered)


@pytest.fixture
def no_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is read row by row."""

    def refuse(*_arguments: object) -> None:
        raise AssertionError("read row by row")

    monkeypatch.setattr(marks, "scan", refuse)


@pytest.fixture
def rows_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was read row by row."""
    found: list[str] = []
    real = marks.scan

    def note(layer, *given):
        found.append(layer.title)
        return real(layer, *given)

    monkeypatch.setattr(marks, "scan", note)
    return found


@pytest.mark.usefixtures("no_rows")
@pytest.mark.parametrize("name", [*WITHOUT_BOOLEANS, "geom"])
def test_every_change_is_seen_and_no_other(tmp_path: Path, name: str) -> None:
    path = made(tmp_path)
    before = read(prepared(path))
    assert len(before) == COUNT
    assert read(prepared(path)) == before
    first, second = (KINDS[name][3], KINDS[name][2]) if name in KINDS else ("POLYGON ((0 0, 1 0, 1 1.5, 0 0))",) * 2
    changed(path, WHOLE, name, first)
    changed(path, EMPTY, name, second)
    now = read(prepared(path))
    assert {number for number in now if now[number] != before[number]} == {EMPTY, WHOLE}
    if name in KINDS:
        changed(path, WHOLE, name, KINDS[name][2])
        changed(path, EMPTY, name, None)
        assert read(prepared(path)) == before
        changed(path, WHOLE, name, None)
        assert read(prepared(path))[WHOLE] not in (before[WHOLE], now[WHOLE])


def test_booleans_are_read_row_by_row(tmp_path: Path, rows_read: list[str]) -> None:
    path = made(tmp_path, ("texte", "vrai"))
    before = read(prepared(path))
    changed(path, WHOLE, "vrai", 1)
    now = read(prepared(path))
    assert {number for number in now if now[number] != before[number]} == {WHOLE}
    assert rows_read == ["couche", "couche"]
    assert read(prepared(path, columns=("texte",))).keys() == before.keys()
    assert len(rows_read) == 2, "the boolean is not published, and not read"


@pytest.mark.parametrize("name", ["texte", "moment"])
def test_what_a_stream_would_not_give_is_read_row_by_row(tmp_path: Path, rows_read: list[str], name: str) -> None:
    path = made(tmp_path)
    value = "a" * 5000 if name == "texte" else "2020-02-03T04:05:06+02:00"
    with closing(sqlite3.connect(path)) as connection, connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        connection.execute(f"UPDATE couche SET {name} = ? WHERE fid = 7", (value,))
    before = read(prepared(path))
    assert rows_read == ["couche"]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE couche SET {name} = ? WHERE fid = 7", (value.replace("+02", "+03") + "b",))
    now = read(prepared(path))
    assert {number for number in now if now[number] != before[number]} == {WHOLE}


@pytest.mark.usefixtures("no_rows")
def test_only_what_is_published_counts(tmp_path: Path) -> None:
    path = made(tmp_path)
    some = {"columns": ("texte", "entier")}
    before = read(prepared(path, **some))
    assert before != read(prepared(path))
    changed(path, WHOLE, "reel", 5.0)
    assert read(prepared(path, **some)) == before
    changed(path, WHOLE, "entier", 5)
    assert read(prepared(path, **some)) != before


@pytest.mark.usefixtures("no_rows")
def test_a_layer_without_geometry(tmp_path: Path) -> None:
    path = made(tmp_path, kind=ogr.wkbNone)
    before = read(prepared(path))
    assert len(before) == COUNT
    changed(path, WHOLE, "texte", "autre")
    now = read(prepared(path))
    assert {number for number in now if now[number] != before[number]} == {WHOLE}


@pytest.mark.usefixtures("no_rows")
def test_a_filter_may_give_features_in_any_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "_BLOCK", 4)
    path = made(tmp_path)
    with closing(sqlite3.connect(path)) as connection, connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        connection.execute("UPDATE couche SET entier = 1000 - fid")
        connection.execute("CREATE INDEX by_number ON couche (entier)")
    layer = QgsVectorLayer(f"{path}|layername=couche", "couche", "ogr")
    assert layer.setSubsetString('"entier" < 990 AND "texte" IS NOT NULL')
    filtered = prepare_layer(layer)
    chosen = {1 + number * 3 for number in range(COUNT) if number % 4 and 1 + number * 3 > 10}
    assert read(filtered).keys() == chosen
    first = snapshots.write(filtered, tmp_path / "p.k.1.sqlite", Feedback())
    assert first.count == len(chosen)
    assert first.data == fingerprint.data_sum(filtered, Feedback())
    known = snapshots.Snapshots(tmp_path).known("p", "k", "1")
    assert known == first
    changed(path, 16, "texte", "autre")
    changed(path, 19, "texte", None)
    delta = snapshots.compare(filtered, first, tmp_path / "p.k.2.sqlite", Feedback())
    assert isinstance(delta, snapshots.Delta)
    assert (delta.inserted, delta.changed, delta.deleted, delta.unchanged) == (0, 1, 1, len(chosen) - 2)
    assert list(delta.keys(Kind.CHANGED)) == [16]
    assert list(delta.keys(Kind.DELETED)) == [19]
    assert delta.data == fingerprint.data_sum(filtered, Feedback())


def test_older_gdal_reads_row_by_row(tmp_path: Path, rows_read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path)
    monkeypatch.delattr(ogr.Layer, "GetArrowStreamAsNumPy")
    before = read(prepared(path))
    changed(path, WHOLE, "texte", "autre")
    now = read(prepared(path))
    assert {number for number in now if now[number] != before[number]} == {WHOLE}
    assert len(rows_read) == 2


def test_a_stream_that_breaks_off_is_not_believed(
    tmp_path: Path, rows_read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "_BLOCK", 4)
    layer = prepared(made(tmp_path))
    real = marks._Stream.block
    given = 0

    def breaks(stream):
        nonlocal given
        given += 1
        if given == 3:
            raise marks._NotFaithful
        return real(stream)

    monkeypatch.setattr(marks._Stream, "block", breaks)
    snapshot = snapshots.write(layer, tmp_path / "p.k.1.sqlite", Feedback())
    assert (snapshot.count, rows_read) == (COUNT, ["couche"])
    assert snapshots.write(layer, tmp_path / "p.k.2.sqlite", Feedback()).data == fingerprint.data_sum(layer, Feedback())


@pytest.mark.usefixtures("no_rows")
def test_a_cancel_is_heard_between_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "_BLOCK", 4)
    layer = prepared(made(tmp_path))
    asked = 0

    class Impatient(Feedback):
        def is_cancelled(self) -> bool:
            nonlocal asked
            asked += 1
            return asked > 2

    with pytest.raises(Cancelled):
        snapshots.write(layer, tmp_path / "p.k.1.sqlite", Impatient())
    assert list(tmp_path.glob("p.k*")) == []
