"""Trying links against a small real server."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from prodige_plugin.network import Door
from prodige_plugin.services.health import State, check
from prodige_plugin.services.sources import LayerSource

asked: list[str] = []


class Server(BaseHTTPRequestHandler):
    """Answers by path."""

    def answer(self, status: int, body: bytes = b"", kind: str = "text/plain") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            try:
                self.wfile.write(body)
            except OSError:
                self.close_connection = True

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        asked.append(f"{self.command} {self.path}")
        path = self.path.partition("?")[0]
        if path == "/wms":
            self.answer(200, b"<?xml version='1.0'?><WMS_Capabilities version='1.3.0'/>", "text/xml")
        elif path == "/login":
            self.answer(200, b"<!DOCTYPE html><html><body>Sign in</body></html>", "text/html")
        elif path == "/big.zip":
            self.answer(200, b"x" * 5_000_000, "application/zip")
        elif path == "/nohead.csv":
            self.answer(405 if self.command == "HEAD" else 200, b"a;b")
        elif path == "/closed":
            self.answer(401)
        elif path == "/bigwfs":
            self.answer(200, b"<WFS_Capabilities>" + b"<a/>" * 50_000 + b"</WFS_Capabilities>", "text/xml")
        else:
            self.answer(404)

    def log_message(self, *_words: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def root():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("kind", "path", "state", "requests"),
    [
        ("WMS", "/wms", State.WORKS, ["GET /wms?service=WMS&request=GetCapabilities"]),
        ("WMS", "/login", State.DEAD, ["GET /login?service=WMS&request=GetCapabilities"]),
        ("WFS", "/bigwfs", State.WORKS, ["GET /bigwfs?service=WFS&request=GetCapabilities"]),
        ("FILE", "/big.zip", State.WORKS, ["HEAD /big.zip"]),
        ("FILE", "/nohead.csv", State.WORKS, ["HEAD /nohead.csv", "GET /nohead.csv"]),
        ("PAGE", "/closed", State.CLOSED, ["HEAD /closed"]),
        ("PAGE", "/gone", State.DEAD, ["HEAD /gone", "GET /gone"]),
    ],
)
def test_a_link_is_tried_with_little(root, kind, path, state, requests):
    asked.clear()
    health = check(LayerSource(kind, "", "", "t", "", url=root + path), Door())
    assert health.state is state
    assert asked == requests
    assert bool(health.why) == (state in (State.DEAD, State.CLOSED))


def test_no_server_and_no_web_address(root):
    assert check(LayerSource("FILE", "", "", "t", "", url="http://127.0.0.1:9/x"), Door()).state is State.DEAD
    assert check(LayerSource("PAGE", "", "", "t", "", url="file:///etc/passwd"), Door()).state is State.DEAD
