"""Metadata beside a layer's file: QGIS's ``.qmd`` and ISO XML, read and written. Worker thread."""

from __future__ import annotations

from pathlib import Path

from lxml import etree
from qgis.core import Qgis, QgsLayerMetadata
from qgis.PyQt.QtXml import QDomDocument

from ..errors import BadXml, LayerError, PluginError
from ..i18n import tr
from ..metadata.facts import Described
from ..metadata.record import Record
from ..paths import write_whole
from . import filenames, qgisxml
from .layer_metadata_read import describe

_DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"


def read_qmd(data: bytes) -> Described:
    """Read QGIS's layer metadata from a ``.qmd`` file or from a database.

    :raises BadXml: not well-formed, hostile, or no layer metadata of QGIS.
    """
    return describe(parse_qmd(data), "qmd")


def parse_qmd(data: bytes) -> QgsLayerMetadata:
    """Give the metadata object of a ``.qmd``.

    :raises BadXml: not well-formed, hostile, or no layer metadata of QGIS.
    """
    root = qgisxml.parse(data)
    if root.tag != "qgis" or all(root.find(name) is None for name in ("identifier", "title", "abstract", "keywords")):
        raise BadXml(tr("This is no metadata file of QGIS."))
    document = QDomDocument()
    good = document.setContent(etree.tostring(root, encoding="unicode"))
    found = QgsLayerMetadata()
    read = (good[0] if isinstance(good, tuple) else good) and found.readMetadataXml(document.documentElement())
    if not read:
        raise BadXml(tr("This is no metadata file of QGIS."))
    return found


def qmd_bytes(metadata: QgsLayerMetadata) -> bytes:
    """Give a ``.qmd`` file as QGIS writes it.

    :raises BadXml: QGIS cannot write these metadata.
    """
    document = QDomDocument()
    root = document.createElement("qgis")
    root.setAttribute("version", Qgis.version())
    document.appendChild(root)
    if not metadata.writeMetadataXml(root, document):
        raise BadXml(tr("QGIS cannot write these metadata."))
    text: str = document.toString(2)
    return (_DOCTYPE + text).encode("utf-8")


def write_beside(path: Path, record: Record, metadata: QgsLayerMetadata | None = None, table: str = "") -> list[Path]:
    """Write a record beside its layer's file: ``zones.xml`` in ISO 19139, and with metadata ``zones.qmd``.

    Each file is written whole or not at all. An XML file of another kind under that name is not
    replaced: the record then goes to ``zones.iso.xml``.

    :param path: the layer's file.
    :param table: name of the layer in a file of several, whose record is then ``<table>.xml``; QGIS knows
        no ``.qmd`` for one of several layers, and none is written.
    :returns: the files written.
    :raises LayerError: the folder cannot be written to.
    """
    wanted = [(place_of(path, table), record.to_bytes())]
    if metadata is not None and not table:
        wanted.append((path.with_suffix(".qmd"), qmd_bytes(metadata)))
    for place, data in wanted:
        _write(place, data, path)
    return [place for place, _data in wanted]


def place_of(path: Path, table: str = "") -> Path:
    """Give where the record of a layer's file goes, so that nothing but a record is replaced.

    :param path: the layer's file.
    :param table: name of the layer in a file of several.
    """
    named = path.parent / f"{filenames.safe(table)}{path.suffix}" if table else path
    place = named.with_suffix(".xml")
    if place == path:
        return named.with_suffix(".iso.xml")
    if place.exists():
        try:
            Record.from_envelope(place.read_bytes())
        except (PluginError, OSError):
            return named.with_suffix(".iso.xml")
    return place


def _write(place: Path, data: bytes, layer: Path) -> None:
    """Write a file that those may read who may read the layer's own."""
    try:
        # a layer may be a folder (.gdb): what lets one enter it is no right of a file
        write_whole(place, data, (layer.stat().st_mode & 0o666) | 0o600)
    except OSError as error:
        raise LayerError(
            tr("The file {name} cannot be written beside the layer.", name=place.name),
            tr("The folder is read-only, full or gone."),
            tr("Copy the layer to a folder of yours, or save the record elsewhere."),
            str(error),
        ) from error
