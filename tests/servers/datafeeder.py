"""The two datafeeders of géOrchestra, on a fake GeoServer and a fake GeoNetwork in which they publish.

Their work goes on by being looked at, never by time: each poll is one step of it.

* Version 1: who has no role IMPORT gets 403. A job that has not been analysed is published with 409; a job at work is
  deleted with ``abort=true`` only (409). A name that is taken gets a number. What was published stays.
* Version 2: a run is queued, running, success or failed. Deleting an integrity link deletes all.
"""

from __future__ import annotations

import email
import email.policy
import json
import threading
import uuid
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from osgeo import gdal

from prodige_plugin.metadata.record import Record
from tests.servers import geoserver_state as state
from tests.servers.geonetwork_publishing import Publishing
from tests.servers.geoserver import GeoServer, User
from tests.servers.geoserver_state import Store
from tests.servers.http import Handler, HttpServer


@dataclass
class Job:
    """One upload."""

    owner: str
    file: Path
    native: str = ""
    count: int = 0
    error: str = ""
    #: how often the analysis, and the publication, were looked at; -1: not asked for.
    looked: int = 0
    publishing: int = -1
    asked: dict[str, Any] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)


class Datafeeders:
    """The contents of both."""

    #: how many looks each work takes.
    LOOKS = 2

    def __init__(self, geoserver: GeoServer, geonetwork: Publishing, folder: Path) -> None:
        self.lock = threading.RLock()
        self.geoserver, self.geonetwork, self.folder = geoserver, geonetwork, folder
        self.jobs: dict[str, Job] = {}
        #: what each failure says; "" for none.
        self.analysis_error = ""
        self.publication_error = ""
        #: "before" or "after": the connection of the next write is cut there.
        self.cut = ""
        folder.mkdir(parents=True, exist_ok=True)

    def install(self, server: HttpServer, version: int) -> str:
        """Put one of them on a server; gives its root."""
        if version == 1:
            server.route("/datafeeder/", lambda handler: self._answer(handler, self._first))
            return server.url("/datafeeder")
        server.route("/datafeeder-backend/", lambda handler: self._answer(handler, self._second))
        return server.url("/datafeeder-backend")

    def _answer(self, handler: Handler, which: Any) -> None:
        writes = handler.seen.method != "GET"
        cut = self.cut if writes else ""
        if writes:
            self.cut = ""
        if cut == "before":
            handler.drop()
            return
        with self.lock:
            user = self.geoserver.user_of(handler)
            if user is None:
                status, told = 401, {"message": "Not authenticated"}
            elif not {"IMPORT", "SUPERUSER", "ADMINISTRATOR"} & set(user.roles):
                status, told = 403, {"message": "Forbidden"}
            else:
                status, told = which(handler, user)
        if cut == "after":
            handler.drop()
        else:
            body = b"" if status == 204 else json.dumps(told).encode()
            handler.reply(status, body, "application/json")

    # -- version 1 ---------------------------------------------------------------------------------

    def _first(self, handler: Handler, user: User) -> tuple[int, Any]:
        seen = handler.seen
        parts = seen.path.removeprefix("/datafeeder/").strip("/").split("/")
        if parts == ["upload"] and seen.method == "GET":
            return 200, [self._status1(name, job) for name, job in self.jobs.items() if job.owner == user.organisation]
        if parts == ["upload"] and seen.method == "POST":
            name = self._take(seen.headers["content-type"], seen.body, user, "filename")
            return 200, self._status1(name, self.jobs[name])
        job = self.jobs.get(parts[1]) if len(parts) > 1 and parts[0] == "upload" else None
        if job is None:
            return 404, {"message": "no such job"}
        name = parts[1]
        busy = job.looked < self.LOOKS or 0 <= job.publishing < self.LOOKS
        if len(parts) == 2 and seen.method == "DELETE":
            if busy and seen.query.get("abort") != "true":
                return 409, {"message": "running"}
            del self.jobs[name]
            return 204, None
        if len(parts) == 2:
            job.looked += 1
            if job.looked >= self.LOOKS:
                self._analyse(job)
            return 200, self._status1(name, job)
        if seen.method == "POST":
            if job.looked < self.LOOKS or job.error:
                return 409, {"message": "The upload is not ready for publishing."}
            (job.asked,) = json.loads(seen.body)["datasets"]
            if job.asked["nativeName"] != job.native or not job.asked["metadata"].get("abstract"):
                return 400, {"message": "nativeName or abstract"}
            job.publishing = 0
            return 202, self._publishing1(name, job)
        if job.publishing >= 0:
            job.publishing += 1
            if job.publishing >= self.LOOKS and not job.made and not self.publication_error:
                self._publish(job, user, job.asked["publishedName"], job.asked["metadata"]["title"], str(uuid.uuid4()))
        return 200, self._publishing1(name, job)

    def _status1(self, name: str, job: Job) -> dict[str, Any]:
        ready = job.looked >= self.LOOKS
        status = "PENDING" if not job.looked else "ANALYZING" if not ready else "ERROR" if job.error else "DONE"
        sets = [{"name": job.native, "featureCount": job.count, "encoding": "UTF-8", "status": status}] if ready else []
        told = {"jobId": name, "progress": min(1.0, job.looked / self.LOOKS), "status": status, "datasets": sets}
        return told | ({"error": job.error} if job.error else {})

    def _publishing1(self, name: str, job: Job) -> dict[str, Any]:
        if job.publishing < 0:
            return {"jobId": name, "progress": 0.0, "status": "PENDING", "datasets": []}
        ready = job.publishing >= self.LOOKS
        status = "RUNNING" if not ready else "ERROR" if self.publication_error else "DONE"
        one = {"nativeName": job.native, "publish": True, "status": status, **job.made}
        if ready and self.publication_error:
            one["error"] = self.publication_error
        progress = min(1.0, job.publishing / self.LOOKS)
        return {"jobId": name, "progress": progress, "status": status, "datasets": [one]}

    # -- version 2 ---------------------------------------------------------------------------------

    def _second(self, handler: Handler, user: User) -> tuple[int, Any]:
        seen = handler.seen
        parts = seen.path.removeprefix("/datafeeder-backend/").strip("/").split("/")
        if parts == ["openapi.json"]:
            return 200, {"openapi": "3.1.0", "paths": {"/ingestion/staging/": {}}}
        if parts == ["ingestion", "integrity-links"]:
            items = [self._link(name, job) for name, job in self.jobs.items() if job.owner == user.organisation]
            return 200, {"items": items, "has_more": False, "offset": 0, "next_offset": len(items)}
        if parts == ["ingestion", "staging"]:
            name = self._take(seen.headers["content-type"], seen.body, user, "file")
            return 200, _run(name, "staging")
        if parts == ["ingestion", "process"]:
            asked = json.loads(seen.body)
            job = self.jobs[asked["integrity_link_id"]]
            job.asked, job.publishing = asked, 0
            return 200, _run(asked["integrity_link_id"], "process")
        if parts[:2] == ["airflow", "dags"]:
            return self._run_status(parts[2], parts[4], parts[5], user)
        name = parts[2] if len(parts) > 2 else ""
        job_ = self.jobs.get(name)
        if job_ is None:
            return 404, {"detail": "Not found"}
        if parts[1] == "staging":
            job_.looked += 1
            if job_.looked >= self.LOOKS:
                self._analyse(job_)
            return 200, {"columns": [], "title": job_.native, "file_type": "gpkg", "import_type": "file",
                         "row_count": job_.count, "has_final_table": bool(job_.made),
                         "layer_name": job_.native}  # fmt: skip
        if seen.method == "DELETE":
            self._take_back(job_)
            del self.jobs[name]
            return 204, None
        if parts[-1] in ("publish-gs", "publish-gn"):
            job_.made[parts[-1]] = seen.query["publish"]
            if parts[-1] == "publish-gn":
                self.geonetwork.kept[job_.made["metadataRecordId"]].sharing[1] = {"view", "download", "dynamic"}
        return 200, self._link(name, job_)

    def _run_status(self, dag: str, run: str, what: str, user: User) -> tuple[int, Any]:
        name = run.partition("__")[2]
        job = self.jobs.get(name)
        if job is None:
            return 404, {"detail": "Not found"}
        error = self.analysis_error if dag == "staging" else self.publication_error
        if what == "note":
            return 200, error or None
        if dag == "staging":
            job.looked += 1
            ready = job.looked >= self.LOOKS
            if ready:
                self._analyse(job)
        else:
            job.publishing += 1
            ready = job.publishing >= self.LOOKS
            if ready and not job.made and not error:
                self._publish(job, user, f"{job.native}_final", job.asked["title"], name)
                self.geonetwork.kept[name].sharing.pop(1, None)
        return 200, "running" if not ready else "failed" if error else "success"

    def _link(self, name: str, job: Job) -> dict[str, Any]:
        return {
            "id": name, "data_id": None, "metadata_id": job.made.get("metadataRecordId"), "integrity_title": None,
            "integrity_owner": "agent", "integrity_organization": job.owner, "source_import_type": "file",
            "final_table_name": job.made.get("publishedName"), "gs_is_published": job.made.get("publish-gs") == "true",
            "gn_is_published": job.made.get("publish-gn") == "true",
        }  # fmt: skip

    # -- what both do ------------------------------------------------------------------------------

    def _take(self, kind: str, body: bytes, user: User, field_name: str) -> str:
        """Keep the file of a form."""
        message = email.message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body, policy=email.policy.HTTP)
        (part,) = [
            one for one in message.iter_parts() if one.get_param("name", header="content-disposition") == field_name
        ]
        content = part.get_payload(decode=True)
        name = str(uuid.uuid4())
        file = self.folder / f"{name}_{part.get_filename()}"
        file.write_bytes(content)
        self.jobs[name] = Job(user.organisation, file)
        return name

    def _analyse(self, job: Job) -> None:
        if job.native or job.error:
            return
        job.error = self.analysis_error
        path = job.file
        if path.suffix == ".zip":
            with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
                archive.extractall(path.with_suffix(""))
            path = next(path.with_suffix("").rglob("*.shp"))
        job.native = state.tables(path)[0]
        job.count = state.count(path, job.native)

    def _publish(self, job: Job, user: User, wished: str, title: str, record: str) -> None:
        """Make the layer and the record, as an administrator of all."""
        space = self.geoserver.workspaces[user.organisation.lower()]
        name, number = wished, 1
        while name in space.layers:
            name, number = f"{wished}_{number}", number + 1
        gpkg = self.folder / f"{uuid.uuid4()}.gpkg"
        source = f"/vsizip/{job.file}" if job.file.suffix == ".zip" else str(job.file)
        gdal.VectorTranslate(str(gpkg), source, format="GPKG", layerName=name)
        store = Store(f"datafeeder_{name}", f"file:{gpkg}", view=gpkg)
        own, wide, code = state.boxes(gpkg, name)
        keys = ("minx", "maxx", "miny", "maxy")
        store.types[name] = {
            "name": name, "nativeName": name, "title": title, "enabled": True, "srs": code,
            "nativeBoundingBox": {**dict(zip(keys, own, strict=True)), "crs": code},
            "latLonBoundingBox": {**dict(zip(keys, wide, strict=True)), "crs": "EPSG:4326"},
        }  # fmt: skip
        space.stores[store.name] = store
        space.layers[name] = {"kind": "vector", "store": store.name, "defaultStyle": {"name": "polygon"}}
        made = Record.new()
        made.set("title", title)
        made.set("file_identifier", record)
        self.geonetwork.add(
            record, made.to_bytes(), sharing={2: {"view", "editing"}, 1: {"view", "download", "dynamic"}}
        )
        job.made = {"publishedName": name, "publishedWorkspace": space.name, "metadataRecordId": record}

    def _take_back(self, job: Job) -> None:
        if job.made:
            space = self.geoserver.workspaces[job.made["publishedWorkspace"]]
            layer = space.layers.pop(job.made["publishedName"])
            del space.stores[layer["store"]]
            self.geonetwork.kept.pop(job.made["metadataRecordId"], None)


def _run(name: str, dag: str) -> dict[str, str]:
    return {"integrity_link_id": name, "dag_id": dag, "dag_run_id": f"manual__{name}", "status": "queued"}
