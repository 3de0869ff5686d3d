"""QGIS Server + PostGIS + CSW in the fault matrix: the practice platform's real servers."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit
from xml.etree.ElementTree import canonicalize

from qgis.core import QgsProject, QgsRectangle, QgsVectorLayer

from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms import publisher_for
from prodige_plugin.platforms.model import Platform
from prodige_plugin.platforms.product import Job, MapRequest, Publisher
from prodige_plugin.publishing.plan import Plan
from tests.faults.keeping import Kept
from tests.faults.matrix import difference
from tests.faults.scenario import Scenario, Server
from tests.platform.practice_fixture import Practice
from tests.platform.publish_support import Seat, squares, store_account

USER = "stagiaire-07"
LAYER, MAP = "Zones éprouvées", "Carte éprouvée"
TABLE, SERVICE = "zones_eprouvees", "carte_eprouvee"
#: What a visitor or another session leaves alone: it must come out as it went in.
OTHER = "Autre couche"
LAYER_ID = "zones_of_the_matrix"
FEATURES = {"publish": 3, "publish again": 5}


class QgisServer(Scenario):
    """A layer with its map, published, published again, and unpublished."""

    product = "QGIS Server + PostGIS + CSW"

    def __init__(self, platform: Platform, user: str, password: str, catalogue: Path, folder: Path) -> None:
        """
        :param platform: its addresses as they are without proxies; :attr:`Platform.authcfg` is this process's.
        :param catalogue: file in which the catalogue keeps its records.
        :param folder: for the journals of what is only prepared.
        """  # fmt: skip
        self._platform = replace(platform, authcfg=store_account(user, password))
        self._user, self._password = user, password
        self._catalogue, self._folder = catalogue, folder
        self._seat = Seat(None, self._platform, user, password, folder)  # type: ignore[arg-type]
        self._through: Mapping[str, str] = {}
        #: what is there before each plan, and as :meth:`held` tells it.
        self._before: dict[str, tuple[Kept, Any]] = {}

    @classmethod
    def at(cls, practice: Practice, folder: Path) -> Self:
        """Give the scenario on a running practice platform."""
        account = practice.state.account(USER)
        catalogue = practice.platform.home / "catalogue" / "records.sqlite"
        platform = replace(practice.state.platform_for(account), key="faults")
        folder.mkdir(exist_ok=True)
        return cls(platform, account.user, account.password, catalogue, folder)

    def child(self) -> dict[str, Any]:
        """See :meth:`Scenario.child`."""
        return {
            "name": self._platform.name,
            "endpoints": dict(self._platform.endpoints),
            "user": self._user,
            "password": self._password,
            "catalogue": str(self._catalogue),
            "folder": str(self._folder),
        }

    @classmethod
    def in_child(cls, data: dict[str, Any]) -> Self:
        """See :meth:`Scenario.in_child`."""
        platform = Platform("faults", data["name"], "qgis_server", data["endpoints"])
        return cls(platform, data["user"], data["password"], Path(data["catalogue"]), Path(data["folder"]))

    # -- through the proxies -------------------------------------------------------------------------

    def servers(self) -> dict[str, Server]:
        """The platform's front, and its database."""
        parts = dict(pair.split("=", 1) for pair in self._platform.endpoints["database"].split())
        front = urlsplit(self._platform.endpoints["csw"])
        return {
            "http": f"{front.scheme}://{front.netloc}",
            "database": ("postgres", parts["host"], int(parts["port"])),
        }

    def publisher(self, through: Mapping[str, str]) -> Publisher:
        """The same platform, behind the proxies."""
        servers = self.servers()
        self._through = through
        ends = {
            role: address.replace(str(servers["http"]), through["http"])
            for role, address in self._platform.endpoints.items()
        }
        port = through["database"].rpartition(":")[2]
        _kind, _host, real = servers["database"]
        ends["database"] = ends["database"].replace(f"port={real}", f"port={port}")
        found = publisher_for(replace(self._platform, endpoints=ends))
        # one workstation, however many processes the publication takes
        found.memory = self._folder / "memory"  # type: ignore[attr-defined]
        return found

    def job(self, plan: str, publisher: Publisher, feedback: Feedback) -> Job:
        """A layer of squares and a map that shows it."""
        project = QgsProject()
        layer = self.layer(plan, LAYER_ID)
        project.addMapLayer(layer)
        request = None
        if plan == "publish":
            request = MapRequest(MAP, project, extent=QgsRectangle(layer.extent()), crs=layer.crs())
        job = publisher.prepare([layer], request)
        publisher.check(job, feedback)
        return job

    def layer(self, plan: str, layer_id: str) -> QgsVectorLayer:
        """A memory layer, with the same id in each session as in a project that was saved."""
        assert layer_id == LAYER_ID
        layer = squares(LAYER, FEATURES[plan])
        layer.setId(LAYER_ID)
        return layer

    def plan(self, plan: str, publisher: Publisher, feedback: Feedback) -> Plan:
        """See :meth:`Scenario.plan`."""
        if plan != "unpublish":
            return super().plan(plan, publisher, feedback)
        (row,) = [found for found in publisher.publications(feedback) if found.key == TABLE]
        return publisher.unpublish_plan(row, feedback)

    # -- straight to the servers ---------------------------------------------------------------------

    def arrange(self, plan: str) -> None:
        """Another layer always; the layer itself where it is replaced or unpublished; never the map.

        It is published once, and put back after that. A table that is made again is not known as the one that was
        published: what is to be updated in place is published again each time.
        """
        if plan not in ("publish", "unpublish"):
            self.prepare(plan)
            return
        if plan not in self._before:
            self.prepare(plan)
            aside = self._folder / f"kept, {plan}"
            dsn = self._seat.database().dsn()
            kept = Kept(dsn, self._seat.schema, self._catalogue, self._folder / "memory", aside)
            self._before[plan] = (kept, self.held())
            return
        kept, held = self._before[plan]
        kept.put_back()
        wrong = difference(held, self.held())
        assert not wrong, f"not put back: {wrong}"

    def prepare(self, plan: str) -> None:
        """Publish and unpublish what :meth:`arrange` asks."""
        publisher = self.publisher(self._through or {"http": self.servers()["http"], "database": self._direct()})
        there = {row.key: row for row in publisher.publications(Feedback())}
        for key in (SERVICE, TABLE):
            if key in there:
                self._run(publisher, publisher.unpublish_plan(there[key], Feedback()))
        if "autre_couche" not in there:
            self._publish(publisher, squares(OTHER))
        if plan != "publish":
            self._publish(publisher, squares(LAYER))

    def _direct(self) -> str:
        _kind, host, port = self.servers()["database"]
        return f"{host}:{port}"

    def _publish(self, publisher: Publisher, layer: Any) -> None:
        job = publisher.prepare([layer])
        publisher.check(job, Feedback())
        self._run(publisher, publisher.plan(job, Feedback()))

    def _run(self, publisher: Publisher, plan: Plan) -> None:
        publisher.run(plan, Feedback(), journals=self._folder)

    def held(self) -> dict[str, Any]:
        """Tables with their rows, projects, registry, what is kept aside, grants, and all records."""
        schema = self._seat.schema
        names = [
            name
            for (name,) in self._seat.sql(
                "SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
                " WHERE nspname = %s AND relkind IN ('r', 'v', 'm', 'S') ORDER BY 1",
                schema,
            )
        ]
        tables = [name for name in names if not name.endswith("_seq")]
        rows = {
            name: tuple(text for (text,) in self._seat.sql(f'SELECT t::text FROM "{schema}"."{name}" t ORDER BY 1'))
            for name in tables
            if name not in ("_publications", "qgis_projects")
        }
        grants = self._seat.sql(
            "SELECT table_name, grantee, privilege_type FROM information_schema.role_table_grants"
            " WHERE table_schema = %s AND grantee <> %s ORDER BY 1, 2, 3",
            schema,
            self._user,
        )
        # who wrote each row is noted as it is now: rows that were put back were written anew, as they were
        registry = (
            "SELECT key, title, kind, tables, projects, records, published_at::text, details - 'signature'"
            f' FROM "{schema}"._publications'
        )
        with sqlite3.connect(f"file:{self._catalogue}?mode=ro", uri=True) as catalogue:
            # a catalogue gives a record as it writes it, not as it was sent: what is put back is equal as XML
            records = {
                identifier: canonicalize(xml, strip_text=True)
                for identifier, xml in catalogue.execute("SELECT identifier, xml FROM records")
            }
        return {
            "tables": rows,
            "sequences": [name for name in names if name.endswith("_seq")],
            "grants": grants,
            "projects": dict(self._seat.sql(f'SELECT name, md5(content) FROM "{schema}".qgis_projects')),
            "publications": {row[0]: row[1:] for row in self._seat.sql(registry)} if "_publications" in tables else {},
            "records": records,
        }

    def differs(self, plan: str, before: Any, after: Any) -> str:
        """See :meth:`Scenario.differs`."""
        ours = {TABLE, SERVICE}
        wanted = {"publish": [SERVICE, TABLE], "publish again": [TABLE], "unpublish": []}[plan]
        if sorted(set(after["publications"]) & ours) != wanted:
            return f"publications: {sorted(after['publications'])}"
        if sorted(set(after["projects"]) & ours) != wanted:
            return f"projects: {sorted(after['projects'])}"
        tables = {name: rows for name, rows in after["tables"].items() if name not in ours}
        if tables != {name: rows for name, rows in before["tables"].items() if name not in ours}:
            return f"tables: {sorted(after['tables'])}, kept {after['tables'].get('_publications_kept')}"
        count = len(after["tables"].get(TABLE, ()))
        if count != FEATURES.get(plan, 0):
            return f"{count} features"
        for name in ("projects", "publications"):
            rest = {key: value for key, value in after[name].items() if key not in ours}
            if rest != {key: value for key, value in before[name].items() if key not in ours}:
                return f"{name} of others changed"
        return self._records_differ(ours, wanted, before, after)

    def _records_differ(self, ours: Collection[str], wanted: Collection[str], before: Any, after: Any) -> str:
        """Every publication of ours has its one record, with its link; the others' are as they were."""
        own = {row[4][0]: key for key, row in after["publications"].items() if key in wanted}
        gone = {row[4][0] for key, row in before["publications"].items() if key in ours}
        others = {key: xml for key, xml in before["records"].items() if key not in gone}
        if {key: xml for key, xml in after["records"].items() if key not in own} != others:
            return f"records: {sorted(set(after['records']) ^ set(before['records']))}, own {own}"
        for identifier, key in own.items():
            xml = after["records"].get(identifier)
            if f"/{key}" not in str(xml):
                return f"record of {key} without link: {str(xml)[:200]}"
        return ""
