"""A catalogue that answers GetRecords at once, out of generated records, where the server is no part of the measure."""

from __future__ import annotations

import re
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.servers.bulk_records import PUBLIC, records


class PagesServer:
    """Gives pages of ``count`` records in the order of their numbers; a context manager that gives the address."""

    def __init__(self, count: int, picture: bytes) -> None:
        """Write the records.

        :param picture: what every thumbnail's address gives.
        """
        every = [one.xml for one in records(count)]
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                start = int((re.search(r'startPosition="(\d+)"', body) or ["", "1"])[1])
                most = int((re.search(r'maxRecords="(\d+)"', body) or ["", "10"])[1])
                page = every[start - 1 : start - 1 + most]
                following = start + len(page) if start + len(page) <= count else 0
                answer = (
                    '<?xml version="1.0" encoding="UTF-8"?><csw:GetRecordsResponse '
                    'xmlns:csw="http://www.opengis.net/cat/csw/2.0.2"><csw:SearchStatus/><csw:SearchResults '
                    f'numberOfRecordsMatched="{count}" numberOfRecordsReturned="{len(page)}" '
                    f'nextRecord="{following}">{"".join(page)}</csw:SearchResults></csw:GetRecordsResponse>'
                )
                self._reply("application/xml", answer.replace(PUBLIC, server.url).encode())

            def do_GET(self) -> None:
                self._reply("image/png", picture)

            def _reply(self, content_type: str, data: bytes) -> None:
                with suppress(BrokenPipeError, ConnectionResetError):  # the client went away
                    self.send_response(200)
                    self.send_header("Content-Type", content_type)
                    self.send_header("Content-Length", str(len(data)))
                    self.end_headers()
                    self.wfile.write(data)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Keep quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> str:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return f"{self.url}/csw"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
