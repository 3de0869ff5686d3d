"""The map part: QGIS Server, through its Python bindings, behind the front.

QGIS Server lives in one thread only (a second one makes it crash): the main one takes requests
from a queue that the HTTP threads fill.
"""

from __future__ import annotations

import math
import os
import queue
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..home import Home
from .serving import Environ, StartResponse, announce, arguments, end_with_parent, only_for_front, server, stop_on_term

PART = "maps"
#: The longest a drawing may last, in seconds.
PATIENCE_S = 110.0


@dataclass
class Job:
    """One request on its way through the queue."""

    method: str
    schema: str
    project: str
    #: what follows the project in the address: "" or "/ogcapi…".
    rest: str
    query: str
    headers: dict[str, str]
    body: bytes
    done: threading.Event = field(default_factory=threading.Event)
    status: int = 500
    answer_headers: list[tuple[str, str]] = field(default_factory=list)
    answer: bytes = b""


def environment(home: Home) -> None:
    """Set what QGIS Server and libpq read from the environment, before QGIS is loaded."""
    private = home.run / "qgis"
    private.mkdir(exist_ok=True)
    for key in [key for key in os.environ if key.startswith(("QGIS_", "PG"))]:
        if key != "QGIS_PREFIX_PATH":
            del os.environ[key]
    os.environ |= {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(private),
        "XDG_RUNTIME_DIR": str(private),
        "QGIS_CUSTOM_CONFIG_PATH": str(private),
        "QGIS_OPTIONS_PATH": str(private),
        "QGIS_AUTH_DB_DIR_PATH": str(private),
        "PGSERVICEFILE": str(home.service_file),
        "QGIS_SERVER_LOG_STDERR": "1",
        "QGIS_SERVER_LOG_LEVEL": "2",
        "QGIS_SERVER_CACHE_DIRECTORY": str(private / "cache"),
        # What changed is known exactly (see projects.py): QGIS need not look.
        "QGIS_SERVER_PROJECT_CACHE_STRATEGY": "off",
        "QGIS_SERVER_FORCE_READONLY_LAYERS": "1",
        # A map outlives one of its tables: the others are still drawn.
        "QGIS_SERVER_IGNORE_BAD_LAYERS": "1",
        "QGIS_SERVER_WMS_MAX_WIDTH": "5000",
        "QGIS_SERVER_WMS_MAX_HEIGHT": "5000",
    }


def main() -> None:
    """Serve until ended."""
    home = arguments("QGIS Server of the practice platform")
    state = home.read_state()
    end_with_parent()
    environment(home)
    from .mapserver import MapServer  # QGIS is loaded after its environment is set

    jobs: queue.Queue[Job | None] = queue.Queue(maxsize=200)

    def app(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ.get("PATH_INFO") == "/":
            # The supervisor asks whether the part is there; a long drawing is no reason to doubt.
            start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "0")])
            return [b""]
        job = _job(environ)
        jobs.put(job)
        if not job.done.wait(PATIENCE_S):
            start_response("504 Gateway Timeout", [("Content-Type", "text/plain"), ("Content-Length", "0")])
            return [b""]
        start_response(f"{job.status} -", [*job.answer_headers, ("Content-Length", str(len(job.answer)))])
        return [job.answer]

    maps = MapServer(state["url"])
    bound = server(only_for_front(app, state["key"]), threads=12)
    threading.Thread(target=bound.run, name="http", daemon=True).start()
    ending = threading.Event()
    stop_on_term(ending.set)
    busy_until = math.inf
    announce(home, PART, int(bound.effective_port), lambda: time.monotonic() < busy_until)
    while not ending.is_set():
        try:
            job = jobs.get(timeout=0.5)
        except queue.Empty:
            continue
        if job is not None:
            busy_until = time.monotonic() + PATIENCE_S
            maps.answer(job)
            busy_until = math.inf
            job.done.set()
    # QGIS's own end is skipped on purpose: its order of destruction is not safe in Python.
    os._exit(0)


def _job(environ: Environ) -> Job:
    """Read the front's request: the path is ``/{schema}/{project}{rest}``, already checked."""
    path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8", "replace")
    _, schema, project, *rest = path.split("/", 3)
    length = int(environ.get("CONTENT_LENGTH") or 0)
    return Job(
        method=environ["REQUEST_METHOD"],
        schema=schema,
        project=project,
        rest=f"/{rest[0]}" if rest else "",
        query=environ.get("QUERY_STRING", ""),
        headers={
            name: str(environ[key])
            for name, key in (("Content-Type", "CONTENT_TYPE"), ("Accept", "HTTP_ACCEPT"))
            if environ.get(key)
        },
        body=environ["wsgi.input"].read(length) if length else b"",
    )


if __name__ == "__main__":
    main()
