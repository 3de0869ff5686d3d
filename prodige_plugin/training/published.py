"""What is published: the projects in the database, with what a person wants to know of each."""

from __future__ import annotations

import re
import threading
import urllib.parse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from .accounts import Account
from .storedproject import project_xml

_RECORD = re.compile(r"[?&]id=([^&\s]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Project:
    """One published QGIS project, as the web page shows it."""

    schema: str
    name: str
    owner: str
    #: "layer" when the project is the service of the table of the same name, else "map".
    kind: str
    title: str
    abstract: str
    keywords: tuple[str, ...]
    #: (name in the services, title) of each layer, from bottom of the legend to its top.
    layers: tuple[tuple[str, str], ...]
    #: whether features can be downloaded.
    downloadable: bool
    #: identifier of the metadata record, "" when none is stated.
    record: str
    modified: str

    def as_json(self, public: str) -> dict[str, Any]:
        """Give what the web page reads, with every address in full."""
        path = f"{urllib.parse.quote(self.schema)}/{urllib.parse.quote(self.name)}"
        service = f"{public}/ows/{path}"
        links = {"map": f"{public}/?map={path}", "wms": f"{service}?SERVICE=WMS&REQUEST=GetCapabilities"}
        if self.downloadable:
            links["wfs"] = f"{service}?SERVICE=WFS&VERSION=1.1.0&REQUEST=GetCapabilities"
            links["features"] = f"{service}/ogcapi"
        if self.record:
            links["record"] = record_address(public, self.record)
        return {
            "schema": self.schema,
            "name": self.name,
            "owner": self.owner,
            "kind": self.kind,
            "title": self.title,
            "abstract": self.abstract,
            "keywords": list(self.keywords),
            "layers": [{"name": name, "title": title} for name, title in self.layers],
            "modified": self.modified,
            "service": service,
            "links": links,
        }


def record_address(public: str, identifier: str) -> str:
    """Give the address of a record, in full and in ISO 19139."""
    values = {
        "service": "CSW", "version": "2.0.2", "request": "GetRecordById", "elementsetname": "full",
        "outputschema": "http://www.isotc211.org/2005/gmd", "id": identifier,
    }  # fmt: skip
    return f"{public}/csw?{urllib.parse.urlencode(values)}"


class Published:
    """The list of what is published; what did not change is not read again. Safe from threads."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        """:param accounts: whose schemas are looked at."""
        self._owners = {account.schema: account.user for account in accounts}
        self._known: dict[tuple[str, str], tuple[str, Project]] = {}
        self._lock = threading.Lock()

    def all(self) -> list[Project]:
        """Give every published project, by title.

        :raises psycopg2.Error: the database does not answer.
        """
        import psycopg2

        from .accounts import PG_SERVICE

        connection = psycopg2.connect(service=PG_SERVICE, connect_timeout=5)
        try:
            with self._lock, connection, connection.cursor() as cursor:
                projects = [project for schema in self._owners for project in self._of_schema(cursor, schema)]
        finally:
            connection.close()
        return sorted(projects, key=lambda project: (project.title.casefold(), project.schema, project.name))

    def _of_schema(self, cursor: Any, schema: str) -> list[Project]:
        from psycopg2 import sql

        table = sql.Identifier(schema, "qgis_projects")
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", (table.as_string(cursor),))
        if not cursor.fetchone()[0]:
            return []
        cursor.execute(
            sql.SQL(
                "SELECT name, xmin::text || ctid::text, metadata ->> 'last_modified_time', "
                "to_regclass(format('%%I.%%I', %s::text, name)) IS NOT NULL FROM {}"
            ).format(table),
            (schema,),
        )
        projects = []
        for name, version, modified, is_table in cursor.fetchall():
            known = self._known.get((schema, name))
            if known is None or known[0] != f"{version} {is_table}":
                cursor.execute(sql.SQL("SELECT content FROM {} WHERE name = %s").format(table), (name,))
                row = cursor.fetchone()
                project = self._read(schema, name, "layer" if is_table else "map", str(modified or ""), row)
                known = (f"{version} {is_table}", project)
                self._known[schema, name] = known
            projects.append(known[1])
        return projects

    def _read(self, schema: str, name: str, kind: str, modified: str, row: tuple[Any, ...] | None) -> Project:
        """Read one project; one that cannot be read is listed by its name alone."""
        root = project_xml(bytes(row[0])) if row is not None and row[0] is not None else None
        if root is None:
            return Project(schema, name, self._owners[schema], kind, name, "", (), (), False, "", modified)
        title = _text(root, "properties/WMSServiceTitle") or _text(root, "title") or root.get("projectname") or name
        layers = []
        for layer in root.iterfind("projectlayers/maplayer"):
            layer_name = _text(layer, "layername")
            short = _text(layer, "shortname") or layer_name
            layers.append((short, _text(layer, "title") or layer_name))
        record = ""
        # A map's layers have a record each; the map's own, when it has one, is not said in QGIS's format.
        for node in () if kind == "map" else root.iterfind("projectlayers/maplayer//metadataUrls/metadataUrl"):
            found = _RECORD.search(node.text or "")
            record = record or (urllib.parse.unquote(found.group(1)) if found else "")
        return Project(
            schema=schema,
            name=name,
            owner=self._owners[schema],
            kind=kind,
            title=title,
            abstract=_text(root, "properties/WMSServiceAbstract"),
            keywords=tuple(node.text or "" for node in root.iterfind("properties/WMSKeywordList/value")),
            layers=tuple(layers),
            downloadable=root.find("properties/WFSLayers/value") is not None,
            record=record,
            modified=modified,
        )


def _text(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return (found.text or "").strip() if found is not None else ""
