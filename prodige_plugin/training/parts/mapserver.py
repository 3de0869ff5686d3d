"""QGIS Server and the projects it has read."""

from __future__ import annotations

import json
import logging
import os
import re
import urllib.parse
from xml.sax.saxutils import escape  # nosec B406

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QByteArray, QUrl
from qgis.server import QgsBufferServerRequest, QgsBufferServerResponse, QgsConfigCache, QgsServer, QgsServerRequest

from ...i18n import tr
from ..storedproject import refusal
from .maps import Job
from .projects import Version, Versions, storage_address

_LOG = logging.getLogger(__name__)

_METHODS = {
    "GET": QgsServerRequest.Method.GetMethod,
    "HEAD": QgsServerRequest.Method.HeadMethod,
    "POST": QgsServerRequest.Method.PostMethod,
}
#: Where QGIS Server's own OGC API Features is in an address; ours is "/ogcapi".
_WFS3 = "/wfs3"
_OGCAPI = "/ogcapi"
#: Headers of QGIS Server's answers that are ours to write.
_OWN_HEADERS = {"content-length", "connection", "transfer-encoding", "date", "server"}


class MapServer:
    """One QGIS Server; used by one thread only."""

    def __init__(self, public_url: str) -> None:
        """:param public_url: the address people use, without a slash at its end."""
        self._public = public_url
        self._application = QgsApplication([], False, os.environ["QGIS_CUSTOM_CONFIG_PATH"])
        self._application.initQgis()
        self._server = QgsServer()
        self._versions = Versions()
        #: project's storage address → the version that is in QGIS's cache.
        self._read: dict[str, Version] = {}

    def answer(self, job: Job) -> None:
        """Answer one request; the job takes the status, headers and body."""
        address = storage_address(job.schema, job.project)
        version = self._versions.of(job.schema, job.project)
        if version is None:
            self._forget(address)
            self._refuse(job, 404, tr("The project is not published here."))
            return
        if self._read.get(address) not in (None, version):
            self._forget(address)
        if address not in self._read:
            refused = refusal(self._versions.content(job.schema, job.project))
            if refused:
                self._refuse(job, 403, refused)
                return
        project = QgsConfigCache.instance().project(address)
        if project is None:
            self._refuse(job, 500, tr("The project cannot be read."))
            return
        if address not in self._read:
            self._versions.remember(job.schema, job.project, _tables(project))
            known = self._versions.of(job.schema, job.project) or version
            # The row as it was before reading: a write in between is seen at the next request.
            self._read[address] = Version(version.row, known.shape)
        self._handle(job, project)

    def _handle(self, job: Job, project: QgsProject) -> None:
        """Let QGIS Server answer."""
        base = self._public + _path(job.schema, job.project)
        own = base
        url = base
        if job.rest.startswith(_OGCAPI):
            own = base + _WFS3
            url = own + urllib.parse.quote(job.rest.removeprefix(_OGCAPI), safe="/:")
        url += f"?{job.query}" if job.query else ""
        request = QgsBufferServerRequest(url, _METHODS[job.method], job.headers, QByteArray(job.body))
        response = QgsBufferServerResponse()
        self._server.handleRequest(request, response, project)
        job.status = int(response.statusCode())
        job.answer = bytes(response.body())
        job.answer_headers = [
            (name, value.replace(own, base + _OGCAPI) if own != base else value)
            for name, value in response.headers().items()
            if name.lower() not in _OWN_HEADERS
        ]
        if own != base:
            # QGIS Server writes its own name of the API in every link.
            job.answer = job.answer.replace(own.encode(), (base + _OGCAPI).encode())
            path = urllib.parse.urlsplit(own).path.encode()
            job.answer = job.answer.replace(path, path.removesuffix(_WFS3.encode()) + _OGCAPI.encode())
            if re.match(r"/ogcapi/api(\.|$)", job.rest):
                job.answer = _described(job.answer)

    def _forget(self, address: str) -> None:
        """Take a project out of QGIS Server's caches."""
        if self._read.pop(address, None) is not None:
            self._server.serverInterface().removeConfigCacheEntry(address)

    def _refuse(self, job: Job, status: int, sentence: str) -> None:
        """Answer with an exception report."""
        job.status = status
        job.answer_headers = [("Content-Type", "text/xml; charset=utf-8")]
        job.answer = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows" '
            f'version="1.1.0"><ows:Exception exceptionCode="NoApplicableCode"><ows:ExceptionText>{escape(sentence)}'
            "</ows:ExceptionText></ows:Exception></ows:ExceptionReport>"
        ).encode()


def _path(schema: str, project: str) -> str:
    """Give the path of a project, percent-encoded as QGIS Server does in its links."""
    url = QUrl()
    url.setPath(f"/ows/{schema}/{project}", QUrl.ParsingMode.DecodedMode)
    return str(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


def _described(answer: bytes) -> bytes:
    """Give the description of the API (OpenAPI) as it is here: reading only, paths below the server's.

    QGIS Server writes its own root in the server's address and again in each path.
    """
    try:
        document = json.loads(answer)
        paths = document["paths"]
        document["paths"] = {
            path.removeprefix(_WFS3) or "/": {verb: what for verb, what in verbs.items() if verb == "get"}
            for path, verbs in paths.items()
        }
        for server in document["servers"]:
            server["url"] = server["url"].rstrip("/")
    except (ValueError, KeyError, AttributeError):
        return answer  # the page for people
    return json.dumps(document, ensure_ascii=False).encode()


def _tables(project: QgsProject) -> list[str]:
    """Give the tables that a project reads, each as a quoted qualified name."""
    names = set()
    for layer in project.mapLayers().values():
        if layer.providerType() == "postgres" and layer.isValid():
            uri = layer.dataProvider().uri()
            if uri.schema() and uri.table() and not uri.table().startswith("("):
                names.add(uri.quotedTablename())
    return sorted(names)
