"""Arranges the ISO 19139 XML schemas for checking records offline, in resources/schemas/ (not in the repository).

    tools/schemas.py            arrange them, unless that is done already

They come from the PyPI package pycsw (MIT), which carries the schemas of ISO/TS 19139 and of GML with
their notices; ``make setup`` installs it for the practice platform's catalogue anyhow. Two sets come out,
one for each GML namespace, each behind a wrapper of our own (``record.xsd``) that imports what a record
may hold: gmd, gmx, srv, and the roots of ISO 19115-2. Only files that a wrapper reaches are taken, each
import is pointed at a file beside it, and the set is compiled once: no network is ever asked.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
import tempfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "schemas"
STAMP = "ORIGIN.txt"
_XS = "http://www.w3.org/2001/XMLSchema"
_ISO = "plugins/profiles/apiso/schemas/ogc/iso/19139"
_GMD = "http://www.isotc211.org/2005/gmd"
_GMI = "http://www.isotc211.org/2005/gmi"
_LOCATION = re.compile(rb"(schemaLocation\s*=\s*)([\"'])([^\"']+)\2")

#: set → its folders in pycsw's package → its folders here. The set of 2007 has no services in pycsw; those
#: of 2006 have the same namespace and content but for one bound, see :func:`_amended`.
SETS: dict[str, dict[str, str]] = {
    "iso19139-2007": {
        f"{_ISO}/20070417": "",
        f"{_ISO}/20060504/srv": "srv",
        "core/schemas/ogc/gml/3.2.1": "gml",
        "core/schemas/w3c/1999": "xlink",
        "core/schemas/w3c/2001": "xlink",
    },
    "iso19139-2006": {
        f"{_ISO}/20060504": "",
        "core/schemas/w3c/1999": "xlink",
        "core/schemas/w3c/2001": "xlink",
    },
}

#: ISO 19115-2 (imagery): what its elements extend; what they add is let through unread.
_IMAGERY = {
    "MI_Band": "MD_Band",
    "MI_CoverageDescription": "MD_CoverageDescription",
    "MI_ImageDescription": "MD_ImageDescription",
    "MI_Georectified": "MD_Georectified",
    "MI_Georeferenceable": "MD_Georeferenceable",
    "LE_ProcessStep": "LI_ProcessStep",
    "LE_Source": "LI_Source",
    "QE_CoverageResult": "AbstractDQ_Result",
    "QE_Usability": "AbstractDQ_Completeness",
}

_RECORD = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- What a record of ISO 19139 may hold. Made by tools/schemas.py. -->
<xs:schema xmlns:xs="{_XS}" targetNamespace="{_GMD}" elementFormDefault="qualified">
  <xs:include schemaLocation="gmd/gmd.xsd"/>
  <xs:import namespace="http://www.isotc211.org/2005/gmx" schemaLocation="gmx/gmx.xsd"/>
  <xs:import namespace="http://www.isotc211.org/2005/srv" schemaLocation="srv/srv.xsd"/>
  <xs:import namespace="{_GMI}" schemaLocation="gmi.xsd"/>
</xs:schema>
"""

_NOTICE = """The XML schemas of ISO/TS 19139 (gmd, gco, gmx, gts, gss, gsr, srv), of GML (OGC 07-036, and its
draft 3.2.0) and of XLink, as pycsw {version} (https://pycsw.org, MIT licence, pycsw-LICENSE.txt) carries them.
Copyright of ISO, of the Open Geospatial Consortium (http://www.opengeospatial.org/legal/) and of the W3C, as the
notices in the files say. Changed here: the addresses of imports and includes, which point at files beside them;
in iso19139-2007/srv/serviceMetadata.xsd, srv:restrictions may be repeated, as in the schema of 2007.
record.xsd and gmi.xsd are of this plugin.

{fingerprint}
"""


def _imagery() -> str:
    """Give the schema of the roots and extensions of ISO 19115-2, as far as it rests on gmd."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<!-- ISO 19115-2: what extends ISO 19115; its own parts are not checked. Made by tools/schemas.py. -->",
        f'<xs:schema xmlns:xs="{_XS}" xmlns:gmd="{_GMD}" xmlns:gmi="{_GMI}" targetNamespace="{_GMI}" '
        'elementFormDefault="qualified">',
        f'  <xs:import namespace="{_GMD}" schemaLocation="gmd/gmd.xsd"/>',
    ]
    for name, base in {"MI_Metadata": "MD_Metadata", **_IMAGERY}.items():
        lines += [
            f'  <xs:complexType name="{name}_Type"><xs:complexContent><xs:extension base="gmd:{base}_Type">',
            '    <xs:sequence><xs:any namespace="##targetNamespace" processContents="skip" minOccurs="0" '
            'maxOccurs="unbounded"/></xs:sequence>',
            "  </xs:extension></xs:complexContent></xs:complexType>",
            f'  <xs:element name="{name}" type="gmi:{name}_Type" substitutionGroup="gmd:{base}"/>',
        ]
    return "\n".join([*lines, "</xs:schema>", ""])


def _amended(place: str, data: bytes) -> bytes:
    """Give a schema as the set of 2007 has it: ``srv:restrictions`` may be repeated there."""
    if place != "iso19139-2007/srv/serviceMetadata.xsd":
        return data
    old = b'<xs:element name="restrictions" type="gmd:MD_Constraints_PropertyType" minOccurs="0"/>'
    if data.count(old) != 1:
        raise SystemExit(f"schemas: {place} is not the file that was known")
    return data.replace(old, old[:-2] + b' maxOccurs="unbounded"/>')


def _pointed(data: bytes, source: Path, place: Path, places: dict[Path, Path]) -> bytes:
    """Give a schema with each import and include pointing at a file of the set.

    :param source: the file in the package; ``place`` where it goes, relative to the set.
    :param places: file in the package → place in the set.
    """
    wanted = {
        node.get("schemaLocation", "")
        for node in etree.fromstring(data).iter(f"{{{_XS}}}import", f"{{{_XS}}}include", f"{{{_XS}}}redefine")
    }

    def point(found: re.Match[bytes]) -> bytes:
        location = found[3].decode()
        if location not in wanted:
            return found[0]
        target = places.get((source.parent / location).resolve())
        if target is None:  # optional parts of GML that no record reaches: left out below
            return found[0]
        up = "../" * len(place.parent.parts)
        near = target.name if target.parent == place.parent else up + target.as_posix()
        return found[1] + found[2] + near.encode() + found[2]

    return _LOCATION.sub(point, data)


def _reached(folder: Path) -> set[Path]:
    """Give the files that the wrapper of a set reaches.

    :raises SystemExit: one of them is not there.
    """
    todo, seen = [folder / "record.xsd"], set[Path]()
    while todo:
        path = todo.pop().resolve()
        if path in seen:
            continue
        if not path.is_file():
            raise SystemExit(f"schemas: {path} is imported and is not in the package")
        seen.add(path)
        tree = etree.parse(path)
        for node in tree.iter(f"{{{_XS}}}import", f"{{{_XS}}}include", f"{{{_XS}}}redefine"):
            location = node.get("schemaLocation")
            if location and "://" in location:
                raise SystemExit(f"schemas: {path} imports {location}, which is not on this computer")
            if location:
                todo.append(path.parent / location)
    return seen


def _arrange_set(name: str, package: Path, folder: Path) -> None:
    places: dict[Path, Path] = {}
    for source_folder, target in SETS[name].items():
        # the first folder of the table wins where two would put a file in one place
        for path in sorted((package / source_folder).rglob("*.xsd")):
            place = Path(target) / path.relative_to(package / source_folder)
            if place not in places.values():
                places[path.resolve()] = place
    if not places:
        raise SystemExit("schemas: the package pycsw holds no schemas; run make setup")
    for path, place in places.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        data = _amended(f"{name}/{place.as_posix()}", path.read_bytes())
        (folder / place).write_bytes(_pointed(data, path, place, places))
    (folder / "record.xsd").write_text(_RECORD, encoding="utf-8")
    (folder / "gmi.xsd").write_text(_imagery(), encoding="utf-8")
    reached = _reached(folder)
    for path in list(folder.rglob("*.xsd")):
        if path.resolve() not in reached:
            path.unlink()
    for path in sorted((one for one in folder.rglob("*") if one.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()
    etree.XMLSchema(etree.parse(folder / "record.xsd", etree.XMLParser(no_network=True)))


def fingerprint(package: Distribution) -> str:
    """Give what tells whether the arranged schemas are those that would be made now."""
    made_by = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:16]
    return f"pycsw {package.version}, tools/schemas.py {made_by}"


def arrange(target: Path = TARGET) -> bool:
    """Put the schemas in a folder, whole or not at all; whether something was done.

    :raises SystemExit: pycsw is not installed, or is not the one that was known.
    """
    try:
        package = distribution("pycsw")
    except ModuleNotFoundError:
        raise SystemExit("schemas: pycsw is not installed; run make setup") from None
    mark = fingerprint(package)
    stamp = target / STAMP
    if stamp.is_file() and mark in stamp.read_text(encoding="utf-8"):
        return False
    licence = next(file for file in package.files or () if file.name == "LICENSE.txt")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".schemas-") as made:
        folder = Path(made) / "schemas"
        for name in SETS:
            (folder / name).mkdir(parents=True)
            _arrange_set(name, Path(str(package.locate_file("pycsw"))), folder / name)
        shutil.copyfile(str(package.locate_file(licence)), folder / "pycsw-LICENSE.txt")
        text = _NOTICE.format(version=package.version, fingerprint=mark)
        (folder / STAMP).write_text(text, encoding="utf-8")
        shutil.rmtree(target, ignore_errors=True)
        folder.rename(target)
    return True


if __name__ == "__main__":
    print("schemas: arranged" if arrange() else "schemas: nothing to do", file=sys.stderr)
