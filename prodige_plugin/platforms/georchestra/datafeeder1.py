"""The datafeeder of géOrchestra up to 25: jobs of one upload, analysed, then published (its OpenAPI, version 1.0.0)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ...catalogue import json_answer as ja
from ...errors import HttpError
from ...i18n import tr
from ...network import Door
from .feeders import Analysed, Published, failed, multipart, uploaded
from .items import Item

#: Longest abstract and lineage it takes, in characters.
_LONGEST = 4096


class Datafeeder1:
    """One datafeeder with one account."""

    suffix = "zip"
    takes_back = False

    def __init__(self, root: str, door: Door) -> None:
        """:param root: ``https://host/datafeeder``."""
        self._root, self._door = root.rstrip("/"), door

    def jobs(self) -> set[str]:
        """See :class:`~.feeders.Feeder`."""
        told = self._read("/upload")
        return {ja.text(ja.inside(each, "jobId")) for each in ja.as_list(told)} - {""}

    def send(self, path: Path, folder: Path) -> str:
        """See :class:`~.feeders.Feeder`."""
        form, kind = multipart(folder, {}, "filename", path, "application/zip")
        answer = uploaded(self._door, f"{self._root}/upload", form, kind)
        job = ja.text(ja.inside(answer.json(), "jobId"))
        if not job:
            raise failed(tr("It gave no job for the file."), answer.text[:500])
        return job

    def analysed(self, job: str) -> Analysed | float:
        """See :class:`~.feeders.Feeder`."""
        told = self._read(f"/upload/{quote(job, safe='')}")
        status = ja.text(ja.inside(told, "status"))
        sets = ja.as_list(ja.inside(told, "datasets"))
        if status == "ERROR":
            raise failed(_error(told, sets), json.dumps(told)[:1000])
        if status != "DONE":
            return float(ja.number(ja.inside(told, "progress")) or 0.0)
        if len(sets) != 1:
            raise failed(tr("It found %n data set(s) in the file.", n=len(sets)), json.dumps(told)[:1000])
        number = ja.number(ja.inside(sets[0], "featureCount"))
        return Analysed(ja.text(ja.inside(sets[0], "name")), -1 if number is None else int(number))

    def publish(self, job: str, item: Item, native: str) -> str:
        """See :class:`~.feeders.Feeder`."""
        text = item.text()
        metadata: dict[str, Any] = {
            "title": text.title,
            # an abstract is asked for
            "abstract": (text.abstract or text.title)[:_LONGEST],
            "tags": list(text.keywords),
        }
        asked: dict[str, Any] = {
            "nativeName": native,
            "publishedName": item.name,
            "encoding": "UTF-8",
            "srs_reproject": False,
            "metadata": metadata,
        }
        if item.crs.startswith("EPSG:"):
            asked["srs"] = item.crs
        self._door.request(
            "POST",
            f"{self._root}/upload/{quote(job, safe='')}/publish",
            data=json.dumps({"datasets": [asked]}, ensure_ascii=False).encode(),
            headers={"Content-Type": "application/json", "Accept": "application/json"},
        )
        return job

    def published(self, job: str) -> Published | float | None:
        """See :class:`~.feeders.Feeder`."""
        told = self._read(f"/upload/{quote(job, safe='')}/publish")
        sets = [each for each in ja.as_list(ja.inside(told, "datasets")) if ja.inside(each, "publish") is not False]
        if told is None or not sets:
            return None
        status = ja.text(ja.inside(told, "status"))
        if status == "ERROR":
            raise failed(_error(told, sets), json.dumps(told)[:1000])
        if status != "DONE":
            return float(ja.number(ja.inside(told, "progress")) or 0.0)
        one = sets[0]
        return Published(
            ja.text(ja.inside(one, "publishedWorkspace")),
            ja.text(ja.inside(one, "publishedName")),
            ja.text(ja.inside(one, "metadataRecordId")),
        )

    def remove(self, job: str) -> None:
        """See :class:`~.feeders.Feeder`."""
        try:
            self._door.request("DELETE", f"{self._root}/upload/{quote(job, safe='')}", params={"abort": "true"})
        except HttpError as error:
            if error.status != 404:
                raise

    def _read(self, path: str) -> Any:
        try:
            return ja.read(self._door, "GET", f"{self._root}{path}")
        except HttpError as error:
            if error.status == 404:
                return None
            raise


def _error(told: object, sets: list[Any]) -> str:
    """Give what a job says went wrong: of the whole, else of its data set."""
    return ja.first(ja.inside(told, "error"), *(ja.inside(each, "error") for each in sets))
