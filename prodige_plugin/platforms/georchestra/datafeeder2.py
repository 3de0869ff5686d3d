"""The datafeeder of géOrchestra since 2026: staging, then processing, as runs that are asked for (its OpenAPI, 2.0)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ...catalogue import json_answer as ja
from ...errors import HttpError, PublishError
from ...i18n import tr
from ...network import Door, Expect
from .feeders import Analysed, Published, failed, multipart, uploaded
from .items import Item

_RUNNING = frozenset({"queued", "running", "up_for_retry", "up_for_reschedule", "deferred", "restarting"})
#: Separates the three parts of a job's identifier here: integrity link, DAG, run.
_PARTS = "|"


class Datafeeder2:
    """One datafeeder with one account."""

    suffix = "gpkg"
    takes_back = True

    def __init__(self, root: str, door: Door) -> None:
        """:param root: ``https://host/datafeeder-backend``."""
        self._root, self._door = root.rstrip("/"), door

    def jobs(self) -> set[str]:
        """See :class:`~.feeders.Feeder`."""
        return set(self.links())

    def links(self) -> dict[str, Any]:
        """Give the account's integrity links, by identifier."""
        found: dict[str, Any] = {}
        offset = 0
        while True:
            told = ja.read(self._door, "GET", f"{self._root}/ingestion/integrity-links/", params={"offset": offset})
            for each in ja.as_list(ja.inside(told, "items")):
                found[ja.text(ja.inside(each, "id"))] = each
            following = ja.count(ja.inside(told, "next_offset"))
            if ja.inside(told, "has_more") is not True or following <= offset:
                return found
            offset = following

    def send(self, path: Path, folder: Path) -> str:
        """See :class:`~.feeders.Feeder`."""
        form, kind = multipart(folder, {"type": "file"}, "file", path, "application/geopackage+sqlite3")
        return _job(uploaded(self._door, f"{self._root}/ingestion/staging/", form, kind).json())

    def analysed(self, job: str) -> Analysed | float:
        """See :class:`~.feeders.Feeder`."""
        link, *run = job.split(_PARTS)
        if run and not self._ended(*run):
            return 0.5
        told = ja.read(self._door, "GET", f"{self._root}/ingestion/staging/{quote(link, safe='')}/metadata")
        name = ja.text(ja.inside(told, "layer_name"))
        if not run and not name:
            return 0.5  # its run is not known (the answer was lost); it has a name once it was read
        return Analysed(name, ja.count(ja.inside(told, "row_count")))

    def publish(self, job: str, item: Item, native: str) -> str:  # noqa: ARG002  version 1 names the data set
        """See :class:`~.feeders.Feeder`."""
        body = json.dumps({"integrity_link_id": job.split(_PARTS)[0], "title": item.title}, ensure_ascii=False)
        answer = self._door.request(
            "POST",
            f"{self._root}/ingestion/process/",
            data=body.encode(),
            headers={"Content-Type": "application/json", "Accept": "application/json"},
            expect=Expect.JSON,
        )
        return _job(answer.json())

    def published(self, job: str) -> Published | float | None:
        """See :class:`~.feeders.Feeder`."""
        link, *run = job.split(_PARTS)
        if run and not self._ended(*run):
            return 0.5
        told = self.link(link)
        table = ja.text(ja.inside(told, "final_table_name"))
        if told is None or not table:
            return None
        data = ja.text(ja.inside(told, "data_id"))
        workspace = ja.text(ja.inside(told, "integrity_organization")).lower()
        if ":" in data:
            workspace, _colon, table = data.partition(":")
        for what, shown in (("gs", ja.inside(told, "gs_is_published")), ("gn", ja.inside(told, "gn_is_published"))):
            if shown is False:
                self._show(link, what)
        return Published(workspace, table, ja.text(ja.inside(told, "metadata_id")) or link)

    def link(self, link: str) -> Any:
        """Give one integrity link, ``None`` where there is none."""
        try:
            return ja.read(self._door, "GET", f"{self._root}/ingestion/integrity-link/{quote(link, safe='')}")
        except HttpError as error:
            if error.status == 404:
                return None
            raise

    def remove(self, job: str) -> None:
        """See :class:`~.feeders.Feeder`: the table, the layer and the record go with it."""
        link = job.split(_PARTS)[0]
        try:
            self._door.request("DELETE", f"{self._root}/ingestion/integrity-link/{quote(link, safe='')}")
        except HttpError as error:
            if error.status != 404:
                raise

    def _show(self, link: str, what: str) -> None:
        """Show the layer or the record to visitors."""
        url = f"{self._root}/ingestion/integrity-link/{quote(link, safe='')}/publish-{what}"
        self._door.request("PUT", url, params={"publish": "true"})

    def _ended(self, dag: str, run: str) -> bool:
        """Whether a run has ended well.

        :raises PublishError: it failed.
        """
        url = f"{self._root}/airflow/dags/{quote(dag, safe='')}/runs/{quote(run, safe='')}"
        status = ja.text(ja.read(self._door, "GET", f"{url}/status"))
        if status in _RUNNING:
            return False
        if status == "success":
            return True
        raise self._failure(url, status)

    def _failure(self, url: str, status: str) -> PublishError:
        """Give why a run failed, by the note it left."""
        try:
            note = ja.text(ja.read(self._door, "GET", f"{url}/note"))
        except HttpError:
            note = ""
        return failed(note or tr("The work ended as “{status}”.", status=status), url)


def _job(told: Any) -> str:
    """Give what a job is known by later.

    :raises PublishError: the answer names none.
    """
    parts = [ja.text(ja.inside(told, key)) for key in ("integrity_link_id", "dag_id", "dag_run_id")]
    if not all(parts):
        raise failed(tr("It gave no job for the file."), json.dumps(told)[:500])
    return _PARTS.join(parts)
