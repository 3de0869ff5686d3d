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
#: Characters of one part of what is kept.
_PART = 32_768


def kept(job: Job) -> Mapping[str, object]:
    """Give what a journal keeps of a job: no features, no secrets."""
    return {_JOB: _packed(job)}


def kept_publication(publication: Publication) -> Mapping[str, object]:
    """Give what a journal keeps of what is being unpublished."""
    return {_PUBLICATION: _packed(publication)}


@dataclass(frozen=True)
class Wanted:
    """A layer that a publication could go on with, if it were open."""

    layer_id: str
    #: how a sentence calls it: by its title, and by its published name too where others have that title.
    called: str


@dataclass(frozen=True)
class Taken:
    """A publication taken up again: what a journal kept, with the features of the layers that are open."""

    job: Job | None = None
    publication: Publication | None = None
    #: layers that are not open any more, or were changed, and whose features nothing else gives.
    gone: tuple[Wanted, ...] = ()


def opened(progress: Progress) -> Job | Publication:
    """Read what a journal kept. Any thread: hundreds of layers take a second.

    :raises PublishError: the journal keeps nothing that this version understands; it can only be undone.
    """
    kept = _unpacked(progress, _PUBLICATION if _PUBLICATION in progress.wish else _JOB)
    assert isinstance(kept, Job | Publication)
    return kept


def take_up(
    progress: Progress, layer: Callable[[str], QgsMapLayer | None], job: Job | Publication | None = None
) -> Taken:
    """Take up what a journal kept. GUI thread; cheap: no feature is read, and no style written.

    :param layer: gives an open layer by its id (``QgsProject.mapLayer``).
    :param job: what :func:`opened` gave, where it was read before; it stays as it is.
    :raises PublishError: the journal keeps nothing that this version understands; it can only be undone.
    """
    job = job if job is not None else opened(progress)
    if isinstance(job, Publication):
        return Taken(publication=job)
    layers, gone = [], []
    for prepared in job.layers:
        fresh = _with_features(prepared, layer(prepared.layer_id))
        if isinstance(fresh.features, GoneFeatures) and fresh.ogr is None:
            gone.append(Wanted(fresh.layer_id, _called(fresh, job.layers)))
        layers.append(fresh)
    return Taken(replace(job, layers=layers), gone=tuple(gone))


def _called(layer: PreparedLayer, others: Sequence[PreparedLayer]) -> str:
    """Say which layer of a publication is meant."""
    if layer.table and sum(other.title == layer.title for other in others) > 1:
        return tr("“{title}” ({name})", title=layer.title, name=layer.table)
    return tr("“{title}”", title=layer.title)


def _with_features(prepared: PreparedLayer, live: QgsMapLayer | None) -> PreparedLayer:
    """Give a layer the features of the one that is open, if that is still the same; all else is as it was chosen."""
    if not isinstance(live, QgsVectorLayer) or not live.isValid():
        return prepared
    fresh = prepare_layer(live, prepared.xml)
    same = fresh.fields.names() == prepared.fields.names() and fresh.wkb_type == prepared.wkb_type
    # a layer in memory comes back from its project without its features: to go on would publish nothing in their place
    emptied = prepared.count > 0 and fresh.count == 0
    if not same or emptied:
        return prepared
    return replace(prepared, features=fresh.features, fields=fresh.fields, ogr=fresh.ogr, count=fresh.count)


def _packed(value: object) -> list[str]:
    """Write a value as texts that nothing takes for a secret and that take little room.

    Hundreds of layers are megabytes: they are written, and looked through for secrets later, a part at a time, so that
    the window has its turns in between.
    """
    press = zlib.compressobj()
    # without iterencode, JSON is written in one go that lets nothing else run
    parts = [press.compress(part.encode()) for part in json.JSONEncoder().iterencode(encode(value))]
    whole = base64.b64encode(b"".join((*parts, press.flush()))).decode("ascii")
    return [whole[start : start + _PART] for start in range(0, len(whole), _PART)]


def _unpacked(progress: Progress, name: str) -> object:
    """Read what a journal kept.

    :raises PublishError: it keeps nothing, or what another version wrote.
    """
    held = progress.wish.get(name)
    # versions before wrote one text
    parts = [held] if isinstance(held, str) else held
    if isinstance(parts, list) and parts and all(isinstance(part, str) for part in parts):
        try:
            return decode(json.loads(zlib.decompress(base64.b64decode("".join(parts)))))
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


def missing(layers: Sequence[Wanted]) -> PublishError:
    """Say that a publication cannot go on for want of layers."""
    return PublishError(
        tr("This publication cannot go on now."),
        tr(
            "These layers are not open, or were changed: {layers}.",
            layers=", ".join(layer.called for layer in layers),
        ),
        tr("Open the project it was published from and resume, or undo the publication."),
    )
