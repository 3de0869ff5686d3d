"""What a journal keeps of a job, so that a later session can go on with it; see :mod:`..publishing.codec`."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from qgis.core import QgsMapLayer, QgsVectorLayer

from ..errors import PublishError
from ..i18n import tr
from ..publishing.codec import GoneFeatures, decode, encode
from ..publishing.journal import Progress
from ..publishing.prepared import PreparedLayer, prepare_layer
from .product import Job, Publication

_JOB, _PUBLICATION = "job", "publication"


def kept(job: Job) -> Mapping[str, object]:
    """Give what a journal keeps of a job: no features, no secrets."""
    return {_JOB: _packed(job)}


def kept_publication(publication: Publication) -> Mapping[str, object]:
    """Give what a journal keeps of what is being unpublished."""
    return {_PUBLICATION: _packed(publication)}


@dataclass(frozen=True)
class Wanted:
    """A layer that a publication can go on with, if it is open."""

    layer_id: str
    title: str


@dataclass(frozen=True)
class Taken:
    """A publication taken up again: what a journal kept, with the features of the layers that are open."""

    job: Job | None = None
    publication: Publication | None = None
    #: titles of layers that are not open any more, or were changed, and whose features nothing else gives.
    gone: tuple[str, ...] = ()


def take_up(progress: Progress, layer: Callable[[str], QgsMapLayer | None]) -> Taken:
    """Take up what a journal kept. GUI thread; cheap: no feature is read.

    :param layer: gives an open layer by its id (``QgsProject.mapLayer``).
    :raises PublishError: the journal keeps nothing that this version understands; it can only be undone.
    """
    if _PUBLICATION in progress.wish:
        publication = _unpacked(progress, _PUBLICATION)
        assert isinstance(publication, Publication)
        return Taken(publication=publication)
    job = _unpacked(progress, _JOB)
    assert isinstance(job, Job)
    layers, gone = [], []
    for prepared in job.layers:
        fresh = _with_features(prepared, layer(prepared.layer_id))
        if isinstance(fresh.features, GoneFeatures) and fresh.ogr is None:
            gone.append(fresh.title)
        layers.append(fresh)
    job.layers = layers
    return Taken(job, gone=tuple(gone))


def _with_features(prepared: PreparedLayer, live: QgsMapLayer | None) -> PreparedLayer:
    """Give a layer the features of the one that is open, if that is still the same; all else is as it was chosen."""
    if not isinstance(live, QgsVectorLayer) or not live.isValid():
        return prepared
    fresh = prepare_layer(live)
    same = fresh.fields.names() == prepared.fields.names() and fresh.wkb_type == prepared.wkb_type
    # a layer in memory comes back from its project without its features: to go on would publish nothing in their place
    emptied = prepared.count > 0 and fresh.count == 0
    if not same or emptied:
        return prepared
    return replace(prepared, features=fresh.features, fields=fresh.fields, ogr=fresh.ogr, count=fresh.count)


def _packed(value: object) -> str:
    """Write a value as text that nothing takes for a secret and that takes little room."""
    return base64.b64encode(zlib.compress(json.dumps(encode(value)).encode())).decode("ascii")


def _unpacked(progress: Progress, name: str) -> object:
    """Read what a journal kept.

    :raises PublishError: it keeps nothing, or what another version wrote.
    """
    held = progress.wish.get(name)
    if isinstance(held, str):
        try:
            return decode(json.loads(zlib.decompress(base64.b64decode(held))))
        except (ValueError, TypeError, KeyError, zlib.error) as error:
            raise _unknown(progress, str(error)) from error
    raise _unknown(progress, f"{sorted(progress.wish)}")


def _unknown(progress: Progress, detail: str) -> PublishError:
    """Say that a publication can only be undone."""
    return PublishError(
        tr("The publication “{title}” cannot be resumed.", title=progress.title),
        tr("It was begun by another version of this plugin."),
        tr("Undo it, then publish again."),
        detail,
    )


def missing(titles: Sequence[str]) -> PublishError:
    """Say that a publication cannot go on for want of layers."""
    return PublishError(
        tr("This publication cannot go on now."),
        tr(
            "These layers are not open, or were changed: {layers}.",
            layers=", ".join(tr("“{title}”", title=title) for title in titles),
        ),
        tr("Open the project it was published from and resume, or undo the publication."),
    )
