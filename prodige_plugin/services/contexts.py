"""Maps behind a link → a group of layers: OWS Context, Web Map Context, layer definitions and projects of QGIS."""

from __future__ import annotations

import hashlib
import re
import threading
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from qgis.core import QgsMapLayer

from .. import xmlsafe
from ..errors import Cancelled, FileError, LayerError, PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.online import OnlineResource
from ..network import Door
from ..network import content as bodies
from . import downloads, opening, owc, projects
from .built import Built, Group, LoadOptions
from .doors import door_to
from .hosts import with_port
from .sources import LayerSource, layer_sources, same_host

#: Largest map read, in bytes.
_LARGEST = 64 * 1024**2
#: whether a map is being opened in this thread.
_here = threading.local()
#: PRODIGE's viewer: the address ends with the name of a map of its server.
_VIEWER = re.compile(r"^/\d+/[^/]+\.map$")


def build_context(source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door) -> Built:
    """Open the layers of a map, in a worker thread; those that do not answer are notes.

    :raises LayerError: it is no map that can be opened, or none of its layers can.
    :raises NetworkError: the map itself did not come.
    """
    if _VIEWER.match(urlsplit(source.url).path):
        raise viewer(source)
    feedback.report(None, tr("Reading the map …"))
    answer = door.get(source.url, max_bytes=_LARGEST)
    body = answer.content
    if bodies.is_report(body):
        raise bodies.service_exception(body, "GET", answer.url)
    if xmlsafe.looks_like_html(body):
        raise bodies.html_page(body, "GET", answer.url)
    # a redirect may have led to another host, and the account does not follow
    here = door_to(answer.url, source.url, door, feedback)
    authcfg = source.authcfg if here is door else ""
    return build_document(body, replace(source, url=answer.url, authcfg=authcfg), options, feedback, here)


def viewer(source: LayerSource) -> LayerError:
    """Say that a link leads to a map in the browser."""
    return LayerError(
        tr("“{title}” is a map for the browser.", title=source.title),
        tr("The link opens the platform's map viewer, which tells no other program what it shows."),
        tr("Open the link in the browser, or load the data sets of the map by their own records."),
        detail=source.url,
    )


def build_document(data: bytes, source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door) -> Built:
    """Open a map that has been read; see :func:`build_context`."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(b"PK") or re.match(rb"(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE\s+qgis[^>]*>\s*)?<(?:qlr|qgis)\b", start):
        return projects.build(data, source.title, feedback)
    context = owc.read(data, source.url)
    if context is not None:
        return _build(context, source, options, feedback, door)
    from . import feeds, files

    if start.startswith(b"{"):
        return files.open_address(source.url, source, options, feedback, door)
    if re.search(rb"<(?:\w+:)?(?:feed|rss)\b", start[:4096]):
        return feeds.build_feed(source, options, feedback, door)
    raise LayerError(
        tr("“{title}” is no map that can be opened.", title=source.title),
        tr("The address answers, but with neither a map context nor a QGIS project."),
        tr("Open the link in the browser, or try another link of the record."),
        detail=data[:500].decode("utf-8", "replace"),
    )


def open_project(
    path: Path, source: LayerSource, options: LoadOptions, feedback: Feedback, inside: Path | None
) -> Built:
    """Open a project or layer definition that is here.

    :param inside: folder of the archive it came in, whose files it may name; ``None`` where it came alone.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise LayerError(tr("{name} is too large for a map.", name=path.name))
        data = path.read_bytes()
    except OSError as error:
        raise FileError(
            tr("{name} cannot be read.", name=path.name),
            tr("The system said: {words}", words=error.strerror or error),
            tr("Load it again."),
        ) from error
    return projects.build(data, source.title or options.layer_name, feedback, inside=inside, folder=path.parent)


def _build(context: owc.Context, source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door) -> Built:
    """Open the layers of a context, each by the first of its ways that works."""
    if getattr(_here, "inside", False):
        raise LayerError(
            tr("“{title}” was left out.", title=source.title or context.title),
            tr("It is another map."),
            tr("Load it by its own link."),
        )
    _here.inside = True
    try:
        return _layers(context, source, options, feedback, door)
    finally:
        _here.inside = False


def _layers(context: owc.Context, source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door) -> Built:
    """Open each layer of a context; maps in maps could lead to each other without end, and are left out."""
    whole = Built([], Group(source.title or context.title or tr("Map")))
    assert whole.group is not None
    notes: list[str] = []
    for number, resource in enumerate(context.resources):
        feedback.check()
        part = feedback.part(number / len(context.resources), (number + 1) / len(context.resources))
        part.report(0.0, tr("Opening {name} …", name=resource.title))
        try:
            built = _open(resource, source, options, part, door)
        except Cancelled:
            raise
        except PluginError as error:
            notes.append(tr("“{name}” was left out: {why}", name=resource.title, why=error.why or error.what))
            continue
        for layer in built.layers:
            if resource.opacity < 1:
                layer.setOpacity(resource.opacity)
            if not resource.visible:
                whole.group.hidden.add(layer.id())
        if resource.title and len(built.layers) == 1:
            built.layers[0].setName(resource.title)
        children: list[QgsMapLayer | Group] = [built.group] if built.group is not None else list(built.layers)
        _group_of(whole.group, resource.folder).children += children
        whole.layers += built.layers
        notes += [f"{resource.title}: {note}" for note in built.notes]
    if not whole.layers:
        raise LayerError(
            tr("None of the layers of the map could be opened."),
            " ".join(notes[:3]),
            tr("Try another link of the record."),
            detail="\n".join(notes),
        )
    whole.notes = tuple(dict.fromkeys(notes))
    return whole


def _open(resource: owc.Resource, source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door) -> Built:
    """Open a resource by the first of its ways that works.

    :raises PluginError: none does; the failure of the first is told.
    """
    first: PluginError | None = None
    for way in resource.ways:
        try:
            return _by(way, resource, source, options, feedback, door)
        except Cancelled:
            raise
        except PluginError as error:
            first = first or error
    raise first or LayerError(tr("The map states no way to get it."), tr("The map states no way to get it."))


def _by(
    way: owc.Way, resource: owc.Resource, source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door
) -> Built:
    """Open a resource by one way."""
    from . import loading

    if way.protocol == "inline":
        return _inline(way, resource, source, options, feedback)
    host = with_port(source.url)
    own = bool(source.authcfg) and same_host(source.url, way.url)
    protocol = "WWW:DOWNLOAD-1.0-http--download" if way.protocol == "file" else way.protocol
    link = OnlineResource(way.url, protocol, way.layer, resource.title)
    ways = (
        layer_sources([link], resource.title, authcfg=source.authcfg, hosts=[host])
        if own
        else layer_sources([link], resource.title)
    )
    if not ways or ways[0].kind == "CONTEXT":
        raise LayerError(tr("The map states no way to get it."), tr("It is another map."))
    wanted = LoadOptions(crs=options.crs, style=way.style, folder=options.folder, view_only=True)
    return loading.build(ways[0], wanted, feedback, door if own else None)


def _inline(
    way: owc.Way, resource: owc.Resource, source: LayerSource, options: LoadOptions, feedback: Feedback
) -> Built:
    """Keep data that stand in the map itself in a file, and open that."""
    folder = (options.folder or downloads.folder_of_downloads()) / "maps"
    path = folder / f"{hashlib.sha256(way.content).hexdigest()[:16]}{way.suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(way.content)
    except OSError as error:
        raise FileError(
            tr("The data of the map cannot be kept."),
            tr("The system said: {words}", words=error.strerror or error),
            tr("Choose another folder of downloads in the options."),
        ) from error
    titled = replace(source, title=resource.title, layer_name="")
    return opening.open_file(path, titled, replace(options, layer_name="*", box=None), feedback)


def _group_of(group: Group, folder: tuple[str, ...]) -> Group:
    """Give the group of a path, made where it is missing."""
    for name in folder:
        inner = next((one for one in group.children if isinstance(one, Group) and one.title == name), None)
        if inner is None:
            inner = Group(name)
            group.children.append(inner)
        group = inner
    return group
