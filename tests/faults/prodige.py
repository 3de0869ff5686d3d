"""PRODIGE 5 in the fault matrix: a fake of its data API and catalogue that really holds what it is sent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit
from xml.etree.ElementTree import canonicalize

from qgis.core import QgsMapLayer

from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms import publisher_for
from prodige_plugin.platforms.model import SESSION, Platform
from prodige_plugin.platforms.product import Job, Publisher
from tests.faults.faults import Fault
from tests.faults.scenario import Scenario, Server
from tests.platform.publish_support import store_account
from tests.qgis.prodige_support import UUID, Place, record, same_rows, trees

LAYER_ID = "arbres_of_the_matrix"
_DATES = re.compile(rb"(<gmd:dateStamp>\s*<gco:\w+>)[^<]*")


def wished(plan: str) -> list[Any]:
    """The rows of the layer: one is changed; "add rows" has a new one too, "delete rows" one fewer."""
    rows: list[Any] = same_rows()
    rows[1] = (2, "arbre abattu", *rows[1][2:])
    if plan == "add rows":
        rows.append((None, "arbre neuf", 9.5, "2026-02-03", 651000.0, 6861000.0))
    if plan == "delete rows":
        rows.pop()
    return rows


def canonical(record: bytes) -> str:
    """Give a record without the date that the catalogue notes itself.

    A catalogue gives a record as it writes it, not as it was sent: what is put back is equal as XML.
    """
    return canonicalize(_DATES.sub(rb"\1", record), strip_text=True)


class ProdigeFaults(Scenario):
    """A layer's changes pushed into a data set: rows changed; rows changed and added, or deleted."""

    product = "PRODIGE 5"
    plans = ("change rows", "add rows", "delete rows")

    def __init__(self, platform: Platform, account: tuple[str, str], folder: Path, place: Place | None = None) -> None:
        """
        :param platform: its addresses as they are without proxies.
        :param place: what is behind them; ``None`` in another process.
        """  # fmt: skip
        self._account = account
        self._platform = replace(platform, authcfg=store_account(*account))
        self._folder = folder
        self._place = place
        self._direct = urlsplit(platform.endpoints["catalogue"]).netloc
        self._arranged = ""

    def child(self) -> dict[str, Any]:
        """See :meth:`Scenario.child`."""
        return {
            "endpoints": dict(self._platform.endpoints),
            "account": list(self._account),
            "folder": str(self._folder),
        }

    @classmethod
    def in_child(cls, data: dict[str, Any]) -> Self:
        """See :meth:`Scenario.in_child`."""
        platform = Platform("faults", "Prodige", "prodige", data["endpoints"], sign_in=SESSION)
        user, password = data["account"]
        return cls(platform, (user, password), Path(data["folder"]))

    # -- through the proxy -------------------------------------------------------------------------

    def servers(self) -> Mapping[str, Server]:
        """The one host."""
        return {"http": f"http://{self._direct}"}

    def publisher(self, through: Mapping[str, str]) -> Publisher:
        """The same platform, behind the proxy."""
        ends = {
            role: address.replace(f"http://{self._direct}", through["http"])
            for role, address in self._platform.endpoints.items()
        }
        return publisher_for(replace(self._platform, key="faults", endpoints=ends))

    def layer(self, plan: str, layer_id: str) -> QgsMapLayer | None:
        """The layer, with the same id in each session as in a project that was saved."""
        layer = trees(wished(plan))
        layer.setId(layer_id)
        return layer

    def job(self, plan: str, publisher: Publisher, feedback: Feedback) -> Job:
        """The layer, to update the data set."""
        layer = self.layer(plan, LAYER_ID)
        assert layer is not None
        job = publisher.prepare([layer])
        job.layers[0].dataset = UUID
        publisher.check(job, feedback)
        return job

    # -- straight to the servers -------------------------------------------------------------------

    def arrange(self, plan: str) -> None:
        """The three rows and the record as they were."""
        assert self._place is not None
        self._arranged = plan
        prodige = self._place.prodige
        with prodige.lock:
            # rows that are added can be taken back only where the API deletes
            prodige.deletes = "value"
            table = prodige.tables[UUID]
            table.rows.clear()
            table.last = 0
            for gid, nom, hauteur, plante, x, y in same_rows():
                assert table.add({"nom": nom, "hauteur": hauteur, "plante": plante},
                                 {"type": "MultiPoint", "coordinates": [[x, y]]}) == gid  # fmt: skip
            prodige.catalogue.kept[UUID].xml = record(f"http://{self._direct}")

    def expected(self, step: str, fault: Fault) -> bool:
        """Of rows that are deleted only that is new."""
        return self._arranged != "delete rows" or step.startswith("delete:")

    def held(self) -> dict[str, Any]:
        """The rows, without the numbers that deleted ones do not have back; the records without their own dates."""
        assert self._place is not None
        prodige = self._place.prodige
        with prodige.lock:
            rows = [list(row.items()) for row in prodige.tables[UUID].held().values()]
            records = {name: canonical(kept.xml) for name, kept in prodige.catalogue.kept.items()}
        return {"rows": rows, "records": records}

    def differs(self, plan: str, before: Any, after: Any) -> str:
        """See :meth:`Scenario.differs`."""
        names = [dict(row)["properties"]["nom"] for row in after["rows"]]
        if names != [row[1] for row in wished(plan)]:
            return f"rows: {names}"
        if set(after["records"]) != set(before["records"]):
            return f"records: {sorted(after['records'])}"
        if "API Geojson" not in after["records"][UUID] or "revision" not in after["records"][UUID]:
            return "the record was not completed"
        return ""
