"""Files behind a link: read where they are when they are large and the server allows it, else downloaded."""

from __future__ import annotations

from pathlib import Path

from ..feedback import Feedback
from ..network import Door
from . import datasets, downloads, opening, remote
from .archives import ArchiveDamaged
from .built import Built, LoadOptions
from .checksums import Checksum
from .doors import door_to
from .sources import LayerSource


def build_file(source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door) -> Built:
    """Open the file of a link, in a worker thread.

    :raises ManyFiles: it holds several layers; the choice comes back as ``options.layer_name``.
    :raises LayerError: there is nothing in it that QGIS can open.
    :raises NetworkError: it did not come, or a web page came in its place.
    :raises FileError: it cannot be written or read here.
    """
    return open_address(source.url, source, options, feedback, door)


def open_address(
    url: str,
    source: LayerSource,
    options: LoadOptions,
    feedback: Feedback,
    door: Door,
    *,
    crs: str = "",
    title: str = "",
    checksum: Checksum | None = None,
) -> Built:
    """Open the file at an address; see :func:`build_file`.

    :param crs: authority code that a feed states for it.
    :param checksum: that a feed states for it.
    """
    # feeds and answers name files on anybody's servers
    door = door_to(url, source.url, door, feedback)
    there = remote.build_remote(source, options, feedback, url)
    if there is not None:
        return there
    folder = options.folder or downloads.folder_of_downloads()
    while True:
        got = downloads.fetch(
            door, url, folder, feedback.part(0.0, 0.8), title=title or source.title, checksum=checksum
        )
        try:
            built = open_local(got.path, source, options, feedback.part(0.8, 1.0), door, crs=crs, title=title)
            break
        except ArchiveDamaged:
            # a damaged copy is not kept for the next time, and fetched again if it was one
            downloads.forget(got)
            if not got.reused:
                raise
    built.notes = (*got.notes, *built.notes)
    return built


def open_local(
    path: Path,
    source: LayerSource,
    options: LoadOptions,
    feedback: Feedback,
    door: Door,
    *,
    crs: str = "",
    title: str = "",
) -> Built:
    """Open a file that is here: data, a context or a feed, whatever the link said it was."""
    if path.suffix.lower() in (".json", ".geojson", ".owc") and datasets.is_context(path):
        from .contexts import build_document

        return build_document(path.read_bytes(), source, options, feedback, door)
    return opening.open_file(path, source, options, feedback, crs=crs, title=title)
