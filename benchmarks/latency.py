"""A loopback front that adds latency to each request, counts them, and keeps answers pointing to itself.

Addresses inside the answers are rewritten, so that a client that follows the addresses of a
capabilities document goes through the front as well.
"""

from __future__ import annotations

import http.client
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that goes away in the middle (QGIS that ends) is no trouble here."""


class LatencyFront:
    """Forward to one server, ``delay_s`` later; a context manager."""

    #: path that gives how many requests were counted so far, at once.
    COUNTER = "/how-many"

    def __init__(self, upstream: str, delay_s: float, counted: str) -> None:
        """Prepare the front.

        :param upstream: ``http://host:port`` of the server behind.
        :param counted: path of the requests that are counted (those of the catalogue, not its pictures).
        """
        self.upstream = upstream.rstrip("/")
        parts = urlsplit(self.upstream)
        front = self
        self.count = 0
        self._lock = threading.Lock()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def _forward(self) -> None:
                if self.path == front.COUNTER:
                    self._reply(200, "text/plain", str(front.count).encode())
                    return
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                with front._lock:
                    front.count += urlsplit(self.path).path == counted
                time.sleep(delay_s)
                link = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
                dropped = {"host", "connection", "accept-encoding", "content-length"}
                headers = {key: value for key, value in self.headers.items() if key.lower() not in dropped}
                link.request(self.command, self.path, body or None, headers)
                answer = link.getresponse()
                data = answer.read().replace(front.upstream.encode(), front.url.encode())
                self._reply(answer.status, answer.getheader("Content-Type") or "application/octet-stream", data)
                link.close()

            def _reply(self, status: int, content_type: str, data: bytes) -> None:
                with suppress(BrokenPipeError, ConnectionResetError):  # the client went away
                    self.send_response(status)
                    self.send_header("Content-Type", content_type)
                    self.send_header("Content-Length", str(len(data)))
                    self.end_headers()
                    self.wfile.write(data)

            do_GET = do_POST = _forward  # noqa: N815  names the standard library calls

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Keep quiet."""

        self._server = _Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> LatencyFront:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
