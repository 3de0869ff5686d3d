"""What would make a deposit package useless to those who receive it: looked for before it is packed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import BadRecord, BadXml
from ..i18n import tr
from ..metadata import feature_catalogue
from ..metadata.findings import Severity
from ..metadata.record import Record
from ..metadata.validation import check
from ..xmlsafe import parse
from .deposit_manifest import CATALOGUE, CONTEXT, DATA, RECORD, STYLE, SUMMARY, THUMBNAIL, About, Part
from .names import is_table_name

_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Problem:
    """One thing a check found."""

    severity: Severity
    #: name of the part, "" for the whole.
    part: str
    sentence: str


def problems(about: About, parts: Sequence[Part], profile: str = "prodige") -> list[Problem]:
    """Look at every part, and at what they say of each other; the worst first.

    :param profile: rules of metadata that the record is held against.
    """
    found = [*_whole(about, parts)]
    for part in parts:
        if not part.size:
            found.append(Problem(Severity.ERROR, part.name, tr("{name} is empty.", name=part.name)))
        elif part.role == RECORD:
            found += _record(about, part, profile)
        elif part.role == CATALOGUE:
            found += _catalogue(about, part)
        elif part.role == STYLE and part.name.endswith((".sld", ".qml")):
            found += _style(part)
        elif part.role == THUMBNAIL and not _bytes(part).startswith(_PNG):
            found.append(Problem(Severity.ERROR, part.name, tr("The picture is no PNG.")))
        elif part.role == DATA and part.name.endswith(".gpkg") and isinstance(part.source, Path):
            found += _geopackage(about, part.name, part.source)
    order = list(Severity)
    return sorted(found, key=lambda one: order.index(one.severity))


def _whole(about: About, parts: Sequence[Part]) -> Iterator[Problem]:
    roles = {part.role for part in parts}
    needed = {RECORD, SUMMARY, CONTEXT if about.kind == "map" else DATA}
    for role in sorted(needed - roles):
        yield Problem(Severity.ERROR, "", tr("The package has no part of the kind “{role}”.", role=role))
    if not is_table_name(about.table):
        yield Problem(
            Severity.ERROR,
            "",
            tr("“{name}” is no valid name: small letters, digits and underscores.", name=about.table),
        )
    if about.kind != "map" and CATALOGUE not in roles:
        yield Problem(Severity.WARNING, "", tr("The package does not say what the fields mean."))
    if THUMBNAIL not in roles:
        yield Problem(Severity.INFO, "", tr("The package has no picture."))


def _record(about: About, part: Part, profile: str) -> Iterator[Problem]:
    try:
        record = Record.parse(_bytes(part))
    except (BadXml, BadRecord) as error:
        yield Problem(Severity.ERROR, part.name, tr("The record cannot be read: {why}", why=error.why or error.what))
        return
    if record.identifier != about.record_id:
        yield Problem(Severity.ERROR, part.name, tr("The record has another identifier than the package says."))
    for finding in check(record, profile):
        # what the record lacks is worth saying, and keeps nobody from depositing the data
        severity = Severity.WARNING if finding.severity is Severity.ERROR else finding.severity
        yield Problem(severity, part.name, finding.message)


def _catalogue(about: About, part: Part) -> Iterator[Problem]:
    try:
        made = feature_catalogue.read(_bytes(part))
    except (BadXml, BadRecord) as error:
        yield Problem(Severity.ERROR, part.name, tr("The feature catalogue cannot be read: {why}", why=error.what))
        return
    told = {one.name for kind in made.types for one in kind.attributes}
    missing = [name for name in about.fields if name not in told]
    if missing:
        yield Problem(
            Severity.WARNING, part.name, tr("The feature catalogue lacks the fields {names}.", names=", ".join(missing))
        )


def _style(part: Part) -> Iterator[Problem]:
    try:
        parse(_bytes(part))
    except BadXml as error:
        yield Problem(Severity.ERROR, part.name, tr("The style {name} is no XML.", name=part.name) + f" {error.why}")


def _geopackage(about: About, name: str, path: Path) -> Iterator[Problem]:
    """See that the file holds the table, the CRS and the features that the package says (OGC 12-128r17, §1.1.3)."""
    try:
        with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as connection:
            rows = connection.execute(
                "SELECT c.table_name, s.organization, s.organization_coordsys_id FROM gpkg_contents c"
                " LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = c.srs_id"
            ).fetchall()
            tables = [row[0] for row in rows]
            if tables != [about.table]:
                words = ", ".join(tables)
                yield Problem(
                    Severity.ERROR, name, tr("The file holds the tables {tables} instead of the one.", tables=words)
                )
                return
            quoted = '"' + about.table.replace('"', '""') + '"'
            count = int(connection.execute(f"SELECT count(*) FROM {quoted}").fetchone()[0])  # noqa: S608
        connection.close()
    except (sqlite3.Error, ValueError) as error:
        yield Problem(Severity.ERROR, name, tr("The GeoPackage cannot be read: {why}", why=error))
        return
    if about.count >= 0 and count != about.count:
        yield Problem(
            Severity.ERROR, name,
            tr("The file holds {found} features instead of {expected}.", found=count, expected=about.count),
        )  # fmt: skip
    crs = f"{rows[0][1] or ''}:{rows[0][2] or ''}"
    if about.crs and crs.upper() != about.crs.upper():
        yield Problem(Severity.WARNING, name, tr("The file says {found} instead of {crs}.", found=crs, crs=about.crs))


def _bytes(part: Part) -> bytes:
    return b"".join(part.pieces())
