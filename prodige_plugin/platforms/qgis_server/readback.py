"""Reading back as an anonymous visitor: services announce and draw, counts agree (promise P8)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from qgis.PyQt.QtGui import QImage

from ...errors import HttpError, LayerError, PublishError, ServiceException
from ...feedback import Feedback, Unheard
from ...i18n import tr
from ...network import Expect
from ...publishing.changes import Mode
from ...publishing.difference import count_anew
from ...publishing.fidelity import view
from ...publishing.plan import State
from ...publishing.registry import Row
from .comparing import compare_item
from .items import DRAWN, Box, geographic
from .patience import patiently

if TYPE_CHECKING:
    from .context import Context
    from .items import Item

_SIZE = (400, 300)
_SAMPLES = 10
#: Features beyond which not all of them are drawn, nor read to be counted.
_MANY = 20_000


def read_back(context: Context, item: Item, state: State, feedback: Feedback) -> None:
    """Ask each service for what was published.

    A map that comes out blank is a warning (its layers may be drawn at other scales only); all
    else that is not as it should be is a failure.

    :raises PublishError: a count differs, or a layer is not announced.
    :raises NetworkError: a service does not answer.
    """
    names = item.layer_names(state)
    with ThreadPoolExecutor(1, "prodige-count") as pool:
        # the database counts while the server opens the service, and that counts while it draws
        noted = pool.submit(_note_counts, context, item, state)
        if names:
            _capabilities(context, item, feedback)
            feedback.report(0.3)
        counting = pool.submit(_counts, context, item, state, Unheard(feedback))
        if names:
            names = item.layer_names(state, DRAWN)
            _drawn(context, item, names, state, feedback, compare_item(context, item, state, feedback))
            feedback.report(0.7)
        noted.result()
        for name, expected, found in counting.result():
            judge(context, item, name, expected, found)


def _note_counts(context: Context, item: Item, state: State) -> None:
    """Let the database note how many rows each table holds, where building an index did not: services give that number.

    A map's layers as well: their own reading back may not be over.
    """
    for layer in item.layers:
        if layer.mode is Mode.FEATURES or (layer.mode is Mode.FULL and not layer.loaded(state).geometry):
            count_anew(context.database, layer.name)


def _capabilities(context: Context, item: Item, feedback: Feedback) -> None:
    """See that the service announces the layers."""
    url = context.addresses.ows(item.name, "WMS", "GetCapabilities", "1.3.0")
    door = context.anonymous(feedback)
    answer = patiently(lambda: door.get(url, expect=Expect.XML), len(item.layers), feedback)
    announced = {node.text for node in answer.xml().iter("{http://www.opengis.net/wms}Name")}
    wanted = sorted(layer.name for layer in item.layers if layer.layer is not None and not layer.layer.geometryless)
    found = [name for name in wanted if name in announced]
    judge(context, item, tr("layers announced by WMS"), wanted, found)


def _drawn(context: Context, item: Item, names: str, state: State, feedback: Feedback, compared: bytes) -> None:
    """See that GetMap draws something.

    :param names: the layers to draw.
    :param compared: the picture that was compared with QGIS's own, if any: where it shows something, no other is asked
        for.
    """
    colours = count_colours(compared) if compared else 0
    if colours <= 1:
        box = _look(item, state)
        if box is None:
            return
        url = context.addresses.get_map(item.name, names, box, _SIZE)
        colours = count_colours(context.anonymous(feedback).get(url, expect=Expect.IMAGE).content)
    ok = colours > 1
    context.note(item.name, tr("map drawn"), tr("not blank"), tr("%n colour(s)", n=colours), ok)
    if not ok:
        context.warnings.append(
            tr("The map of “{title}” comes out blank at its full extent: check its scales.", title=item.title)
        )


def _look(item: Item, state: State) -> Box | None:
    """Give the box to draw, in CRS84: all of it, or where a few thousand features of its largest layer are.

    A server draws a million polygons at once in minutes, and nobody looks at them so. ``None`` where there is nothing
    to draw, or where a later session cannot ask the layer's features any more where they are.
    """
    spatial = [layer for layer in item.layers if layer.loaded(state).extent is not None]
    largest = max(spatial, key=lambda layer: layer.loaded(state).count, default=None)
    if largest is None or largest.layer is None or largest.loaded(state).count <= _MANY:
        return item.box(state)
    extent = largest.loaded(state).extent
    assert extent is not None
    try:
        return geographic(view(largest.layer, extent), largest.layer.published_crs())
    except LayerError:
        return None


def count_colours(data: bytes) -> int:
    """Count the colours of an image, up to a few; 0 when it is not an image."""
    image = QImage.fromData(data)
    if image.isNull():
        return 0
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    colours = set()
    for y in range(image.height()):
        for x in range(image.width()):
            colours.add(image.pixel(x, y))
        if len(colours) > _SAMPLES:
            break
    return len(colours)


def _counts(context: Context, item: Item, state: State, feedback: Feedback) -> list[tuple[str, int, int]]:
    """Let the services count the features of each layer: (what is asked, how many there should be, how many are)."""
    return [each for layer in item.layers for each in _counted(context, item, layer, state, feedback)]


def _counted(
    context: Context, item: Item, layer: Item, state: State, feedback: Feedback
) -> Iterator[tuple[str, int, int]]:
    """Ask WFS and OGC API Features how many features a layer has.

    To count them QGIS Server's WFS reads them all: where there are many, it is asked for one and OGC API for their
    number.
    """
    expected = layer.loaded(state).count
    door = context.anonymous(feedback)
    features = context.addresses.features(item.name)
    # asked for their keys alone: QGIS Server reads all that is asked for of features it only counts
    asked = {"typename": layer.name, "propertyname": layer.loaded(state).key}
    if features and expected > _MANY:
        one = {"maxfeatures": "1", "outputformat": "application/json"}
        url = context.addresses.ows(item.name, "WFS", "GetFeature", "1.1.0", **asked, **one)
        name = tr("a feature by WFS") if layer is item else tr("{name}: a feature by WFS", name=layer.title)
        yield name, 1, len(door.get(url, expect=Expect.JSON).json().get("features", ()))
    else:
        url = context.addresses.ows(item.name, "WFS", "GetFeature", "1.1.0", **asked, resulttype="hits")
        root = door.get(url, expect=Expect.XML).xml()
        name = tr("features by WFS") if layer is item else tr("{name}: features by WFS", name=layer.title)
        yield name, expected, int(root.get("numberOfFeatures") or root.get("numberMatched") or -1)
    if features:
        answer = door.get(
            f"{features}/collections/{layer.name}/items",
            params={"limit": "1"},
            headers={"Accept": "application/geo+json, application/json"},
            expect=Expect.JSON,
        )
        name = tr("features by OGC API") if layer is item else tr("{name}: features by OGC API", name=layer.title)
        matched = int(answer.json().get("numberMatched", -1))
        yield name, expected, expected if matched == as_noted(expected) else matched


def as_noted(count: int) -> int:
    """Give a number of rows as PostgreSQL notes it, in four bytes: exact up to 2²⁴, some rows off beyond.

    That is what QGIS Server's OGC API tells (``pg_class.reltuples``, a ``real``).
    """
    return int(struct.unpack("f", struct.pack("f", count))[0])


def judge(context: Context, item: Item | Row, name: str, expected: object, found: object) -> None:
    """Note one comparison, and stop if it fails.

    :raises PublishError: what was found is not what was expected.
    """
    ok = expected == found
    context.note(item.key if isinstance(item, Row) else item.name, name, expected, found, ok)
    if not ok:
        raise PublishError(
            tr("“{title}” was published, but is not as it should be when read back.", title=item.title),
            tr("{check}: {expected} expected, {found} found.", check=name, expected=expected, found=found),
            tr("Try again; if it happens again, send the details to the platform's administrator."),
        )


def see_gone(context: Context, row: Row, feedback: Feedback) -> None:
    """See that services and records of a publication answer no more.

    :raises PublishError: one still does.
    """
    for project in row.projects:
        url = context.addresses.ows(project, "WMS", "GetCapabilities", "1.3.0")
        try:
            context.anonymous(feedback).get(url, expect=Expect.XML)
        except (HttpError, ServiceException):
            continue
        judge(context, row, tr("{name}: service gone", name=project), True, False)
    for identifier in row.records:
        held = context.visited_catalogue(feedback).fetch(identifier, feedback)
        judge(context, row, tr("{name}: record gone", name=row.title), True, held is None)
