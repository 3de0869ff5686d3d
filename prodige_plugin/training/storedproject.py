"""A project stored in the database, looked at before QGIS Server opens it.

Whoever has an account can store any project; QGIS Server would open whatever it names, files of
its own machine too.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from lxml import etree

from .. import xmlsafe
from ..errors import BadXml
from ..i18n import tr

#: A project larger than this, unzipped, is not read.
_MAX_PROJECT = 64 * 1024 * 1024
#: Providers that read a database or a service, not files (QGIS 3.40 provider keys, lower case).
_SERVED = {
    "postgres", "postgresraster", "wms", "wfs", "oapif", "wcs", "arcgismapserver", "arcgisfeatureserver",
    "vectortile", "xyzvectortiles", "arcgisvectortileservice", "memory", "",
}  # fmt: skip
#: How a source of those still names a file.
_FILE = re.compile(r"file:|/vsi[a-z0-9]+/|mbtiles", re.IGNORECASE)
#: Expression functions that open files of the server; eval() could put their names together.
_OPENING = re.compile(r"\b(?:load_layer|eval|eval_template|file_exists|file_size|exif|exif_geotag)\s*\(", re.IGNORECASE)


def project_xml(content: bytes) -> etree._Element | None:
    """Give the XML of a stored project (.qgz), ``None`` when it is not one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                if entry.filename.endswith(".qgs") and entry.file_size <= _MAX_PROJECT:
                    data = archive.read(entry)
                    # QGIS writes "<!DOCTYPE qgis …>", which holds nothing; strangers' ones may.
                    return xmlsafe.parse(re.sub(rb"^\s*<!DOCTYPE qgis [^\[>]*>", b"", data[:300]) + data[300:])
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, BadXml, OSError):
        return None
    return None


def refusal(content: bytes) -> str:
    """Give the sentence that says why a stored project is not served; "" when it may be."""
    root = project_xml(content)
    if root is None:
        return tr("The project cannot be read.")
    for layer in root.iter("maplayer", "layer-tree-layer"):
        if layer.get("embedded") == "1":
            return tr("The project takes a layer from another project's file.")
    for layer in root.iterfind("projectlayers/maplayer"):
        provider = (layer.findtext("provider") or "").strip().lower()
        source = layer.findtext("datasource") or ""
        if provider not in _SERVED or _FILE.search(source):
            name = layer.findtext("layername") or ""
            return tr("The layer “{name}” reads a file, not the platform's database.", name=name)
    for element in root.iter(etree.Element):
        # labels, virtual fields, symbols …: expressions stand in many places
        texts = (element.text or "", *(str(value) for value in element.attrib.values()))
        found = next((match for match in map(_OPENING.search, texts) if match), None)
        if found is not None:
            name = found.group().rstrip("( ")
            return tr("An expression of the project uses {function}(), which can open files.", function=name)
    return ""
