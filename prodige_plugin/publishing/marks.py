"""Marks of the features GDAL loads: the source's number and a checksum of each, in blocks. Worker thread.

GeoPackages are read by GDAL's Arrow stream and summed column by column (:mod:`.columns`), several times as quick as
row by row; what such a stream does not give faithfully is read row by row (:mod:`.scan`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from osgeo import ogr

from ..feedback import Feedback
from .gdal_reading import asked, opened_source, speaking
from .scan import Totals, is_geopackage, quoted, scan

if TYPE_CHECKING:
    from .columns import Marks
    from .prepared import OgrSource, PreparedLayer

_Result = TypeVar("_Result")
#: Features of a block; so many columns fit into a processor's memory.
_BLOCK = 8192
#: Characters of a text beyond which a column of it would take too much memory: all get the room of the longest.
_LONG = 2000
#: Types of fields an Arrow stream gives as they are.
_FAITHFUL = frozenset(
    {
        ogr.OFTInteger,
        ogr.OFTInteger64,
        ogr.OFTReal,
        ogr.OFTString,
        ogr.OFTDate,
        ogr.OFTDateTime,
        ogr.OFTBinary,
    }
)


class _NotFaithful(Exception):
    """An Arrow stream would not give, or did not give, all that is published of a source."""


def marked(layer: PreparedLayer, feedback: Feedback, work: Callable[[Iterator[Marks]], _Result]) -> _Result:
    """Give what ``work`` makes of the marks of all features to publish, block by block.

    Numbers ascend within a block; blocks may come in any order. ``work`` may be called a second time, when a way of
    reading fails before its end.

    :raises Cancelled: the person cancelled.
    :raises LayerError: a feature cannot be read.
    :raises FileError: the disk refused.
    """
    source = layer.gdal_source()
    if source is not None and is_geopackage(source):
        try:
            return _by_columns(layer, source, feedback, work)
        except _NotFaithful:
            # row by row it is either read, or said in words why not
            feedback.check()
    return scan(layer, None, feedback, lambda connection: work(_by_rows(connection)))


def totals(layer: PreparedLayer, feedback: Feedback) -> Totals:
    """Add up the checksums of all features to publish; see :func:`marked` for errors."""

    def added(blocks: Iterator[Marks]) -> Totals:
        from . import columns

        parts = [columns.totals(hashes) for _numbers, hashes in blocks]
        return sum(part[0] for part in parts), sum(part[1] for part in parts), sum(part[2] for part in parts)

    return marked(layer, feedback, added)


def _by_rows(connection: sqlite3.Connection) -> Iterator[Marks]:
    """Give the marks :func:`.scan.scan` reads."""
    import numpy as np

    cursor = connection.execute("SELECT fid, hash FROM temp.now ORDER BY fid")
    while rows := cursor.fetchmany(_BLOCK):
        both = np.array(rows, dtype=np.int64).T
        yield np.ascontiguousarray(both[0]), np.ascontiguousarray(both[1])


def _by_columns(
    layer: PreparedLayer, source: OgrSource, feedback: Feedback, work: Callable[[Iterator[Marks]], _Result]
) -> _Result:
    """Let GDAL read the columns of the next block while those of one are summed.

    :raises _NotFaithful: it does not give all; ``work`` may have been called.
    """
    with ThreadPoolExecutor(1, "prodige-columns") as pool:
        stream = pool.submit(_Stream, layer, source).result()

        def blocks() -> Iterator[Marks]:
            import numpy as np

            from .columns import row_sums

            count, done = layer.published_count(), 0
            ahead = pool.submit(stream.block)
            while (block := ahead.result()) is not None:
                feedback.check()
                ahead = pool.submit(stream.block)
                numbers = np.asarray(block[0], np.int64)
                hashes = row_sums(block).view(np.int64)
                if (np.diff(numbers) < 0).any():
                    order = np.argsort(numbers)
                    numbers, hashes = numbers[order], hashes[order]
                yield numbers, hashes
                done += len(numbers)
                feedback.report(done / count if count > 0 else None)
            feedback.check()

        try:
            return work(blocks())
        finally:
            # what GDAL opened in a thread it closes there
            pool.submit(stream.close).result()


class _Stream:
    """The columns of a source; made, read and closed in one thread."""

    def __init__(self, layer: PreparedLayer, source: OgrSource) -> None:
        """Open the source.

        :raises LayerError: it is not there any more, or damaged.
        :raises _NotFaithful: not all of it would come as it is.
        """
        with speaking({}) as messages:
            self._dataset, ogr_layer = opened_source(layer, source, messages)
            self._names = _columns(layer, source, ogr_layer)
            if source.subset and asked(messages, ogr_layer.SetAttributeFilter, source.subset) != ogr.OGRERR_NONE:
                raise _NotFaithful
            options = [f"MAX_FEATURES_IN_BATCH={_BLOCK}"]
            self._stream: Any = asked(messages, ogr_layer.GetArrowStreamAsNumPy, options=options)
        if self._stream is None:
            raise _NotFaithful

    def block(self) -> list[Any] | None:
        """Give the columns of the next features, the number first; ``None`` at the end.

        :raises _NotFaithful: it could not be read to its end.
        """
        with speaking({}) as messages:
            block = asked(messages, self._stream.GetNextRecordBatch)
        if messages.errors:
            raise _NotFaithful
        return None if block is None else [block[name] for name in self._names]

    def close(self) -> None:
        """Let go of the source; GDAL's streams must not outlive their data set."""
        self._stream = None
        self._dataset = None


def _columns(layer: PreparedLayer, source: OgrSource, ogr_layer: ogr.Layer) -> list[str]:
    """Choose what is read, and give the columns' names in an Arrow stream: number, geometry, chosen fields.

    :raises _NotFaithful: one of them would not come as it is.
    """
    if not hasattr(ogr_layer, "GetArrowStreamAsNumPy"):
        # GDAL before 3.6
        raise _NotFaithful
    number, geometry = ogr_layer.GetFIDColumn() or "OGC_FID", ogr_layer.GetGeometryColumn()
    definition = ogr_layer.GetLayerDefn()
    there = [definition.GetFieldDefn(index) for index in range(definition.GetFieldCount())]
    kinds = {field.GetName(): (field.GetType(), field.GetSubType()) for field in there}
    chosen = [layer.fields.at(index).name() for index in layer.field_indexes()]
    chosen = [name for name in chosen if name != number]
    for name in chosen:
        kind, subkind = kinds.get(name, (None, None))
        # GDAL 3.6.2 gives the booleans of a GeoPackage wrongly
        if kind not in _FAITHFUL or subkind == ogr.OFSTBoolean:
            raise _NotFaithful
    texts = [name for name in chosen if kinds[name][0] == ogr.OFTString]
    moments = [name for name in chosen if kinds[name][0] == ogr.OFTDateTime]
    if _awkward(source, texts, moments):
        raise _NotFaithful
    ignored = [name for name in kinds if name not in chosen]
    with_geometry = bool(geometry) and not layer.geometryless
    ogr_layer.SetIgnoredFields(ignored if with_geometry else [*ignored, "OGR_GEOMETRY"])
    return [number, *([geometry] if with_geometry else []), *chosen]


def _awkward(source: OgrSource, texts: list[str], moments: list[str]) -> bool:
    """Whether a text is very long, or a moment in another zone than UTC: an Arrow stream leaves the zone out."""
    where = [f"length({quoted(name)}) > {_LONG}" for name in texts]
    where += [f"{quoted(name)} NOT GLOB '*Z'" for name in moments]
    if not where:
        return False
    place = Path(source.path).resolve().as_uri() + "?mode=ro"
    try:
        with closing(sqlite3.connect(place, uri=True)) as connection:
            statement = f"SELECT 1 FROM {quoted(source.layer_name)} WHERE {' OR '.join(where)} LIMIT 1"  # noqa: S608  all are quoted
            return connection.execute(statement).fetchone() is not None
    except sqlite3.Error:
        return True
