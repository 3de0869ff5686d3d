"""What differs between a layer and the rows of a data set: found by a key, kept in files, never all in memory.

The folder of a comparison holds what a publication needs to be carried out, gone on with and undone by a later session:
``insert.jsonl``, ``update.jsonl`` and ``delete.jsonl``, one row a line, with the values before.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
)

from ...errors import FileError, PublishError
from ...feedback import Feedback
from ...i18n import tr
from ...publishing.changes import SAMPLES, Changes, Kind, Sample
from ...publishing.prepared import PreparedLayer
from ...publishing.reading import published_features
from . import same
from .api import KEY, PAGE, DataApi, Feature, gid_of
from .api_doc import ApiDoc
from .row_difference import difference, size_of, sum_of, written
from .shape import Shape, Writer, from_json, same_shape, shape_of

INSERT, UPDATE, DELETE, ABOUT = "insert.jsonl", "update.jsonl", "delete.jsonl", "about.json"


@dataclass(frozen=True)
class Comparison:
    """What was found."""

    changes: Changes
    folder: Path
    crs: Mapping[str, Any] | None
    geometry: str
    #: rows of the data set, and the greatest of their keys.
    rows: int
    last: int
    #: column by which features and rows were paired.
    key: str
    #: fields of the layer that the data set has no column for.
    unsent: tuple[str, ...]
    #: features that state no key, or none that is known: a later comparison pairs them by their contents alone.
    keyless: int
    tolerance: float
    #: what the API said that it offers: what was planned by it is undone by it.
    doc: ApiDoc = field(default_factory=ApiDoc)
    #: checksum of the layer's data, to tell later whether they were changed here.
    data: str = ""
    #: bytes of the rows to add and to change, about; -1 where an earlier version compared.
    insert_size: int = -1
    update_size: int = -1

    def lines(self, name: str) -> Iterator[dict[str, Any]]:
        """Give the rows of one of the files; nothing where there is none.

        :raises FileError: it cannot be read.
        """
        return read_lines(self.folder / name)

    def save(self) -> None:
        """Keep what a later session needs.

        :raises FileError: the disk refuses.
        """
        about = {
            "crs": self.crs, "geometry": self.geometry, "rows": self.rows, "last": self.last, "key": self.key,
            "unsent": list(self.unsent), "keyless": self.keyless, "tolerance": self.tolerance,
            "inserted": self.changes.inserted, "changed": self.changes.changed, "deleted": self.changes.deleted,
            "unchanged": self.changes.unchanged,
            "doc": self.doc.as_json(),
            "data": self.data, "insert_size": self.insert_size, "update_size": self.update_size,
        }  # fmt: skip
        try:
            (self.folder / ABOUT).write_text(json.dumps(about), encoding="utf-8")
        except OSError as error:
            raise disk_error(self.folder, error) from error


def load(folder: Path) -> Comparison:
    """Read a comparison that was kept.

    :raises PublishError: it is not there, or damaged.
    """
    try:
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        changes = Changes(about["inserted"], about["changed"], about["deleted"], about["unchanged"])
        return Comparison(
            changes, folder, about["crs"], about["geometry"], about["rows"], about["last"], about["key"],
            tuple(about["unsent"]), about["keyless"], about["tolerance"], ApiDoc.from_json(about["doc"]),
            str(about.get("data", "")), int(about.get("insert_size", -1)), int(about.get("update_size", -1)),
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PublishError(
            tr("What was to be sent is no longer on this computer."),
            tr("The files beside the publication's journal are gone or damaged."),
            tr("Look at the data on the platform, and publish again."),
            detail=f"{folder}: {error}",
        ) from error


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Give JSON objects, one a line; a last line that was cut by a crash is left out.

    :raises FileError: the file cannot be read.
    """
    if not path.is_file():
        return
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                if line.endswith("\n"):
                    yield json.loads(line)
    except (OSError, ValueError) as error:
        raise disk_error(path, error) from error


def disk_error(path: Path, error: Exception) -> FileError:
    """Say that files of a publication cannot be used."""
    return FileError(
        tr("The files of this publication cannot be read or written."),
        tr("The system said: {error}", error=error),
        tr("Make room on the disk, and check that your QGIS profile's folder can be written."),
        detail=str(path),
    )


def key_of(layer: PreparedLayer) -> str:
    """Give the field by which features and rows are paired: the one chosen, else PRODIGE's own key.

    :raises PublishError: the layer has no such field.
    """
    names = {str(one.name()).casefold(): str(one.name()) for one in layer.published_fields()}
    wanted = layer.key_field or KEY
    if wanted.casefold() in names:
        return names[wanted.casefold()]
    raise PublishError(
        tr("“{title}” cannot be compared with the platform's data.", title=layer.title),
        tr("It has no field “{field}” by which features are the same ones.", field=wanted),
        tr("Choose a key field that both have, or load the data from the platform and edit them."),
    )


def compare(api: DataApi, layer: PreparedLayer, folder: Path, feedback: Feedback) -> Comparison:
    """Compare a layer with the data set it updates. Worker thread.

    :param folder: where rows and differences are kept; it is there and empty.
    :raises PublishError: the key does not tell features apart.
    :raises NetworkError: the platform does not give its rows.
    :raises LayerError: a feature does not fit.
    :raises FileError: the disk refuses.
    """
    try:
        return _Work(api, layer, folder).done(feedback)
    except (sqlite3.Error, OSError) as error:
        raise disk_error(folder, error) from error


class _Work:
    """One comparison."""

    def __init__(self, api: DataApi, layer: PreparedLayer, folder: Path) -> None:
        self._api, self._layer, self._folder = api, layer, folder
        self._key = key_of(layer)
        self._counts = dict.fromkeys(Kind, 0)
        self._sizes = dict.fromkeys(Kind, 0)
        self._unchanged = self._keyless = 0
        self._samples: dict[Kind, list[Sample]] = {kind: [] for kind in Kind}
        self._rows = self._last = 0
        self._back: QgsCoordinateTransform | None = None

    def done(self, feedback: Feedback) -> Comparison:
        """Read both, and write what differs."""
        store = sqlite3.connect(self._folder / "rows.sqlite", isolation_level=None)
        try:
            store.execute("PRAGMA journal_mode=OFF")
            store.execute("PRAGMA synchronous=OFF")
            store.execute("CREATE TABLE rows (gid INTEGER, key TEXT, sum TEXT, row TEXT, paired INTEGER DEFAULT 0)")
            shape = self._fetch(store, feedback.part(0.0, 0.5))
            column = KEY if self._key.casefold() == KEY else shape.pairs.get(self._key, "")
            if not column:
                raise self._no_key(tr("The platform's data have no column “{field}”.", field=self._key))
            self._sum(store, shape, column, feedback)
            self._match(store, shape, feedback.part(0.5, 0.95))
            deleted = self._left(store, shape)
        finally:
            store.close()
        (self._folder / "rows.sqlite").unlink(missing_ok=True)
        counts = self._counts
        samples = tuple(one for kind in Kind for one in self._samples[kind])
        changes = Changes(counts[Kind.INSERTED], counts[Kind.CHANGED], deleted, self._unchanged, samples)
        found = Comparison(
            changes, self._folder, shape.crs, shape.geometry, self._rows, self._last, column,
            tuple(shape.unsent(self._layer)), self._keyless, shape.tolerance, self._api.doc,
            insert_size=self._sizes[Kind.INSERTED], update_size=self._sizes[Kind.CHANGED],
        )  # fmt: skip
        found.save()
        return found

    def _fetch(self, store: sqlite3.Connection, feedback: Feedback) -> Shape:
        """Put the platform's rows aside."""
        crs: Mapping[str, Any] | None = None
        first: list[Feature] = []
        for page in self._api.rows(self._layer.dataset, feedback):
            crs = crs or page.crs
            first += page.features[: max(0, PAGE - len(first))]
            store.execute("BEGIN")
            store.executemany(
                "INSERT INTO rows (gid, row) VALUES (?, ?)",
                ((gid_of(one), json.dumps(one, ensure_ascii=False)) for one in page.features),
            )
            store.execute("COMMIT")
            self._rows += len(page.features)
            self._last = max([self._last, *(gid for one in page.features if (gid := gid_of(one)) is not None)])
            feedback.report(None, tr("%n row(s) of the platform read …", n=self._rows))
        return shape_of(self._layer, first, crs)

    def _sum(self, store: sqlite3.Connection, shape: Shape, column: str, feedback: Feedback) -> None:
        """Give each row its key as a text, and a sum of its contents."""
        sent = sorted(shape.pairs.values())

        def key(text: str) -> str | None:
            return same.key_text((json.loads(text).get("properties") or {}).get(column))

        def total(text: str) -> str:
            return sum_of(json.loads(text).get("properties") or {}, sent)

        store.create_function("key_of", 1, key, deterministic=True)
        store.create_function("sum_of", 1, total, deterministic=True)
        store.execute("UPDATE rows SET key = key_of(row), sum = sum_of(row)")
        store.execute("CREATE INDEX by_key ON rows (key)")
        store.execute("CREATE INDEX by_sum ON rows (sum)")
        feedback.check()
        twice = store.execute("SELECT key FROM rows WHERE key IS NOT NULL GROUP BY key HAVING count(*) > 1").fetchone()
        if twice is not None:
            raise self._no_key(
                tr("On the platform, the value {value} of “{field}” is there more than once.", value=twice[0],
                   field=column)
            )  # fmt: skip

    def _match(self, store: sqlite3.Connection, shape: Shape, feedback: Feedback) -> None:
        """Pair features with rows, and write what differs."""
        writer = Writer(self._layer, shape)
        sent = sorted(shape.pairs.values())
        with (
            (self._folder / INSERT).open("w", encoding="utf-8") as inserts,
            (self._folder / UPDATE).open("w", encoding="utf-8") as updates,
            (self._folder / "later.jsonl").open("w+", encoding="utf-8") as later,
        ):
            for feature in published_features(self._layer, feedback):
                properties, geometry = writer.properties(feature), writer.geometry(feature)
                key = same.key_text(writer.value(feature, self._key))
                own = {"key": key, "properties": properties, "geometry": geometry}
                held = (
                    store.execute("SELECT rowid, gid, row, paired FROM rows WHERE key = ?", (key,)).fetchone()
                    if key is not None
                    else None
                )
                if held is None:
                    # a row that was added by an earlier publication has another key: looked for by its contents
                    later.write(json.dumps({**own, "wkb": _hex(self._in_layer(feature))}) + "\n")
                    continue
                if held[3]:
                    raise self._no_key(
                        tr("In the layer, the value {value} of “{field}” is there more than once.", value=key,
                           field=self._key)
                    )  # fmt: skip
                store.execute("UPDATE rows SET paired = 1 WHERE rowid = ?", (held[0],))
                line = difference(own, held[1], json.loads(held[2]), shape.tolerance)
                if line is None:
                    self._unchanged += 1
                else:
                    updates.write(json.dumps(line, ensure_ascii=False) + "\n")
                    self._sizes[Kind.CHANGED] += size_of({"properties": line["changed"], "geometry": line["geometry"]})
                    self._note(Kind.CHANGED, key or "", _hex(self._in_layer(feature)))
            later.seek(0)
            for text in later:
                own = json.loads(text)
                wkb = own.pop("wkb")
                if self._found_by_contents(store, own, sent, shape):
                    self._unchanged += 1
                    self._keyless += 1
                    continue
                inserts.write(json.dumps(own, ensure_ascii=False) + "\n")
                self._sizes[Kind.INSERTED] += size_of({"properties": own["properties"], "geometry": own["geometry"]})
                self._keyless += own["key"] is None
                self._note(Kind.INSERTED, str(own["key"] or ""), wkb)
        (self._folder / "later.jsonl").unlink(missing_ok=True)

    def _found_by_contents(self, store: sqlite3.Connection, own: Feature, sent: list[str], shape: Shape) -> bool:
        """Pair a feature with a row that is the same but for its key; only where the key is the platform's to give."""
        if self._key.casefold() != KEY:
            return False
        total = sum_of(own["properties"], sent)
        for rowid, row in store.execute("SELECT rowid, row FROM rows WHERE sum = ? AND NOT paired", (total,)):
            if same_shape(json.loads(row).get("geometry"), own["geometry"], shape.tolerance):
                store.execute("UPDATE rows SET paired = 1 WHERE rowid = ?", (rowid,))
                return True
        return False

    def _left(self, store: sqlite3.Connection, shape: Shape) -> int:
        """Write the rows that the layer has no more; none where it is only a part of the data."""
        if self._layer.chosen is not None:
            return 0
        count = 0
        theirs = QgsCoordinateReferenceSystem(shape.authid)
        back = (
            QgsCoordinateTransform(theirs, self._layer.crs, QgsCoordinateTransformContext())
            if theirs != self._layer.crs
            else None
        )
        with (self._folder / DELETE).open("w", encoding="utf-8") as file:
            for gid, key, row in store.execute("SELECT gid, key, row FROM rows WHERE NOT paired ORDER BY gid"):
                before = written(json.loads(row))
                file.write(json.dumps({"gid": gid, "key": key, "before": before}, ensure_ascii=False) + "\n")
                count += 1
                if count <= SAMPLES:
                    geometry = from_json(before.get("geometry"))
                    self._note(Kind.DELETED, str(key or gid), _hex(_moved(geometry, back)))
        return count

    def _in_layer(self, feature: QgsFeature) -> QgsGeometry:
        """Give a published feature's geometry in the layer's own CRS."""
        if not self._layer.reprojected:
            return feature.geometry()
        if self._back is None:
            self._back = QgsCoordinateTransform(
                self._layer.published_crs(), self._layer.crs, QgsCoordinateTransformContext()
            )
        return _moved(feature.geometry(), self._back)

    def _note(self, kind: Kind, key: str, wkb: str) -> None:
        self._counts[kind] += 1
        if len(self._samples[kind]) < SAMPLES:
            self._samples[kind].append(Sample(key, kind, bytes.fromhex(wkb) if wkb else None))

    def _no_key(self, why: str) -> PublishError:
        return PublishError(
            tr("“{title}” cannot be compared with the platform's data.", title=self._layer.title),
            why,
            tr("Choose a key field whose values are all there and all different, on both sides."),
        )


def _moved(geometry: QgsGeometry, transform: QgsCoordinateTransform | None) -> QgsGeometry:
    """Give a geometry in another CRS; an empty one where it has no place there."""
    if transform is None or geometry.isNull():
        return geometry
    copy = QgsGeometry(geometry)
    try:
        copy.transform(transform)
    except QgsCsException:
        return QgsGeometry()
    return copy


def _hex(geometry: QgsGeometry) -> str:
    return "" if geometry.isNull() else bytes(geometry.asWkb()).hex()
