"""QGIS projects and layer definitions of strangers (QGS, QGZ, QLR) → a group of layers.

Nothing of the document is run or read by QGIS as a project: each layer is opened by its provider and address, if these
lead to a service, a file on the web, or a file that came in the same archive, and gets its symbols and labels.
Accounts, actions, forms, macros and whatever names a file of this computer or a database stay behind, which is said.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lxml import etree
from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayer

from ..errors import BadXml, LayerError, PluginError
from ..feedback import Feedback
from ..i18n import tr
from . import archives, opening, qgisxml
from .built import Built, Group
from .layers import VECTOR_TILES, open_layer, to_gui_thread

#: providers that only speak to the server in their address.
_OF_SERVICES = frozenset({"wms", "WFS", "OAPIF", "wcs", "arcgismapserver", "arcgisfeatureserver", VECTOR_TILES})
_LARGEST = 64 * 1024**2
_ACCOUNT = re.compile(r"\b(?:authcfg|username|password|user)=(?:'(?:\\.|[^'])*'|[^\s&]*)[&\s]?")
_ON_THE_WEB = re.compile(r"^/vsicurl(?:/|\?[^|]*url=)https?(?:://|%3A%2F%2F)[^|\s]+$", re.IGNORECASE)
#: Most layers taken of one document.
_MOST = 200


@dataclass
class _Reading:
    """What is known while a document is read."""

    layers: dict[str, etree._Element]
    #: folder whose files may be opened; ``None`` for none.
    inside: Path | None
    #: folder of the document in it, which relative paths are of.
    folder: Path | None
    feedback: Feedback
    notes: list[str] = field(default_factory=list)
    opened: list[QgsMapLayer] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    active: bool = False


def document_of(data: bytes) -> bytes:
    """Give the XML of a project: of a QGZ, the project in it.

    :raises BadXml: there is none, or it is too large.
    """
    if not data.startswith(b"PK"):
        return data
    import io

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = next((one for one in archive.infolist() if one.filename.lower().endswith(".qgs")), None)
            if info is not None and info.file_size <= _LARGEST:
                with archive.open(info) as file:
                    return file.read(_LARGEST + 1)
    except (*archives.DAMAGE, RuntimeError, NotImplementedError, OSError) as error:
        raise BadXml(tr("The project cannot be read."), tr("It is damaged: {words}", words=error)) from error
    raise BadXml(tr("The project cannot be read."), tr("The archive holds no QGIS project, or one that is too large."))


def build(
    data: bytes, title: str, feedback: Feedback, *, inside: Path | None = None, folder: Path | None = None
) -> Built:
    """Open the layers of a project or layer definition, in a worker thread.

    :param inside: folder of the archive it came in: files in it may be opened.
    :param folder: folder of the document in it.
    :raises LayerError: none of its layers can be opened.
    :raises BadXml: it cannot be read.
    """
    root = qgisxml.parse(document_of(data))
    name = etree.QName(root).localname
    holder = root.find("maplayers") if name == "qlr" else root.find("projectlayers")
    tree = root.find("layer-tree-group")
    if name not in ("qlr", "qgis") or holder is None:
        raise BadXml(tr("The link leads to no QGIS project."), tr("The XML is of another kind (“{name}”).", name=name))
    layers = {_text(node, "id"): node for node in holder.iterfind("maplayer")}
    reading = _Reading(layers, inside, folder, feedback)
    group = Group(title or _text(root, "title") or tr("Map"))
    if tree is not None:
        _fill(group, tree, reading, visible=True)
    else:
        for identifier in list(layers)[:_MOST]:
            _add(group, identifier, "", reading, visible=True)
    if not reading.opened:
        raise LayerError(
            tr("None of the layers of the map could be opened."),
            " ".join(reading.notes[:3]),
            tr("Ask the person who made it for a map of services, or try another link of the record."),
            detail="\n".join(reading.notes),
        )
    if reading.active or root.find(".//Macros") is not None:
        reading.notes.append(tr("Actions, forms and code of the map were left out."))
    # a definition of one group is that group
    while len(group.children) == 1 and isinstance(group.children[0], Group):
        inner = group.children[0]
        group = Group(title or inner.title, inner.children)
    group.hidden = reading.hidden
    for layer in reading.opened:
        to_gui_thread(layer)
    return Built(reading.opened, group, tuple(dict.fromkeys(reading.notes)))


def _fill(group: Group, tree: etree._Element, reading: _Reading, *, visible: bool) -> None:
    """Go through a group of the layer tree; a layer in a group that is not ticked is not seen."""
    for node in tree:
        if node.tag not in ("layer-tree-group", "layer-tree-layer"):
            continue
        seen = visible and (node.get("checked") or "Qt::Checked") != "Qt::Unchecked"
        if node.tag == "layer-tree-group":
            inner = Group(node.get("name") or tr("Group"))
            _fill(inner, node, reading, visible=seen)
            if inner.children:
                group.children.append(inner)
        elif len(reading.opened) < _MOST:
            _add(group, node.get("id") or "", node.get("name") or "", reading, visible=seen)


def _add(group: Group, identifier: str, name: str, reading: _Reading, *, visible: bool) -> None:
    """Open one layer, or say why it is left out."""
    reading.feedback.check()
    node = reading.layers.get(identifier)
    if node is None:
        return
    title = name or _text(node, "layername") or identifier
    reading.feedback.report(len(reading.opened) / max(len(reading.layers), 1), tr("Opening {name} …", name=title))
    try:
        layer = _open(node, title, reading)
    except PluginError as error:
        reading.notes.append(tr("“{name}” was left out: {why}", name=title, why=error.why or error.what))
        return
    reading.opened.append(layer)
    group.children.append(layer)
    if not visible:
        reading.hidden.add(layer.id())


def _open(node: etree._Element, title: str, reading: _Reading) -> QgsMapLayer:
    """Open a ``maplayer``.

    :raises LayerError: it may not, or cannot be opened.
    """
    provider, address = _text(node, "provider"), (node.findtext("datasource") or "").strip()
    if (node.get("type") or "").startswith("vector-tile"):
        provider = VECTOR_TILES
    if provider in _OF_SERVICES:
        stated = re.search(r"(?:^|[&\s])url='?([^&\s']+)", address)
        if stated is None or not unquote(stated[1]).lower().startswith(("http://", "https://")):
            raise LayerError(tr("It names a file of another computer."))
        uri = _ACCOUNT.sub("", address).rstrip("& ")
        if uri != address.rstrip("& "):
            reading.notes.append(tr("“{name}” is opened without the account of the map.", name=title))
    elif provider in ("ogr", "gdal"):
        uri = _file(address, reading)
    else:
        raise LayerError(tr("Its source ({provider}) is a database or is kept elsewhere.", provider=provider or "?"))
    layer = open_layer(provider, uri, title, "QGIS")
    reading.active = qgisxml.strip_active(node) or reading.active
    layer.importNamedStyle(qgisxml.style_document(node), qgisxml.SAFE_CATEGORIES)
    if not layer.crs().isValid():
        layer.setCrs(QgsCoordinateReferenceSystem(node.findtext("srs/spatialrefsys/authid") or ""))
    layer.setName(title)
    return layer


def _file(address: str, reading: _Reading) -> str:
    """Give the address of a file that may be opened: on the web, or in the same archive.

    :raises LayerError: it may not.
    """
    plain, mark, rest = address.partition("|")
    if _ON_THE_WEB.match(plain):
        return address
    if reading.inside is not None and reading.folder is not None and not plain.startswith("/vsi"):
        path = (reading.folder / plain).resolve()
        if path.is_relative_to(reading.inside.resolve()) and path.exists():
            opening.check(path)
            return f"{path}{mark}{rest}"
    raise LayerError(tr("It names a file of another computer."))


def _text(node: etree._Element, tag: str) -> str:
    return (node.findtext(tag) or "").strip()
