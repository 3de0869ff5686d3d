"""A real pycsw with very many records, in PostgreSQL with PostGIS: built once in a folder, then started in a second.

pycsw's own loader needs ten minutes for 100,000 records (OWSLib reads each one). Here the rows are written
straight into its table by COPY, with the columns its reader fills (``tests/platform/test_bulk_catalogue.py``
sees to it that they are the same). Its btree indexes on long texts are left out: a text of more than a third
of a page cannot be in one, and no search uses them.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from prodige_plugin.training.cluster import SUPERUSER, Cluster, find_binaries
from prodige_plugin.training.home import Home, read_json, write_json
from prodige_plugin.training.parts.serving import Environ, StartResponse, WsgiApp

from .bulk_records import PUBLIC, BulkRecord, records

ROOT = Path(__file__).resolve().parents[2]
#: raised when the records or the table change, so that a kept catalogue is built anew.
EDITION = 1
_DATABASE = "catalogue"
_COLUMNS = (
    *("identifier", "typename", "schema", "mdsource", "insert_date", "xml", "anytext", "language", "type", "title"),
    *("abstract", "keywords", "keywordstype", "topicategory", "organization", "accessconstraints", "otherconstraints"),
    *("date", "date_revision", "date_creation", "date_modified", "crs", "denominator", "responsiblepartyrole"),
    *("wkt_geometry", "links"),
)
#: the columns that are sorted by or compared as a whole.
_INDEXED = ("title", "date_modified", "type")
#: one grey pixel, for the thumbnails.
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6368000000820081f1"
    "d8ce760000000049454e44ae426082"
)


class BulkCatalogue:
    """The catalogue in a folder; :meth:`start` builds it the first time."""

    def __init__(self, folder: Path, count: int) -> None:
        """Take the folder, which is kept from one run to the next.

        :param count: how many records.
        """
        self.folder = folder
        self.count = count
        self._home = Home.at(folder)
        self._cluster: Cluster | None = None
        self._server: subprocess.Popen[bytes] | None = None

    @staticmethod
    def missing() -> str:
        """Say what is not on this machine; "" when it can run."""
        return "" if find_binaries() else "PostgreSQL's programs are not here"

    def start(self) -> str:
        """Start database and pycsw, and give the CSW address."""
        told = read_json(self._home.root / "built.json") or {}
        if told.get("edition") != EDITION or told.get("count") != self.count:
            self._clear()
            self._home.create()
            told = {"password": secrets.token_urlsafe(18)}
        self._home.create()
        binaries = find_binaries()
        if binaries is None:
            raise RuntimeError(self.missing())
        self._cluster = Cluster(self._home, binaries, _free_port(), str(told["password"]))
        self._cluster.create()
        self._cluster.start()
        if "count" not in told:
            began = time.monotonic()
            self._build()
            told |= {"edition": EDITION, "count": self.count, "seconds": round(time.monotonic() - began, 1)}
            write_json(self._home.root / "built.json", told)
        return self._serve()

    @property
    def build_seconds(self) -> float:
        """How long building took, when it was built."""
        return float((read_json(self._home.root / "built.json") or {}).get("seconds", 0))

    def stop(self) -> None:
        """Stop pycsw and the database; what was built stays."""
        if self._server is not None:
            self._server.terminate()
            try:
                self._server.wait(5)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
            self._server = None
        if self._cluster is not None:
            self._cluster.stop()
            self._cluster = None

    def destroy(self) -> None:
        """Stop, and delete what was built."""
        self.stop()
        self._clear()

    def __enter__(self) -> str:
        """Start, and give the CSW address."""
        try:
            return self.start()
        except BaseException:
            self.stop()
            raise

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.stop()

    # -- inside --------------------------------------------------------------------------------

    def _clear(self) -> None:
        shutil.rmtree(self._home.database.resolve(), ignore_errors=True)
        shutil.rmtree(self._home.root, ignore_errors=True)

    def _build(self) -> None:
        """Let pycsw make its table, then fill it."""
        cluster = self._running()
        cluster.create_database(_DATABASE)
        from pycsw.core import admin

        admin.setup_db(self._database_url(), "records", "", create_plpythonu_functions=False, language="french")
        link = cluster.connect(_DATABASE)
        try:
            with link, link.cursor() as cursor:
                cursor.execute(
                    "SELECT indexname FROM pg_indexes WHERE tablename = 'records' AND indexdef LIKE '%btree%'"
                )
                for (name,) in cursor.fetchall():
                    if name != "records_pkey":
                        cursor.execute(f'DROP INDEX "{name}"')
                # filled first, indexed afterwards: many times faster
                cursor.execute("DROP INDEX fts_gin_idx; DROP INDEX wkb_geometry_idx")
                cursor.execute("ALTER TABLE records ALTER COLUMN xml SET COMPRESSION lz4; SET synchronous_commit = off")
                cursor.copy_expert(
                    f"COPY records ({', '.join(_COLUMNS)}) FROM STDIN", _Lines(_row(one) for one in records(self.count))
                )
                cursor.execute("CREATE INDEX fts_gin_idx ON records USING gin (anytext_tsvector)")
                cursor.execute("CREATE INDEX wkb_geometry_idx ON records USING gist (wkb_geometry)")
                for column in _INDEXED:
                    cursor.execute(f"CREATE INDEX ON records ({column})")
            link.autocommit = True
            with link.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE records")
        finally:
            link.close()

    def _serve(self) -> str:
        """Start pycsw in a process of its own and give its address."""
        said = self._home.run / "catalogue.json"
        said.unlink(missing_ok=True)
        environment = {**os.environ, "BULK_DATABASE": self._database_url(), "PYTHONWARNINGS": "ignore"}
        with self._home.log_file("catalogue").open("ab") as log:
            self._server = subprocess.Popen(
                [sys.executable, "-m", "tests.servers.bulk_catalogue", "--home", str(self._home.root)],
                cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            told = read_json(said)
            if told is not None:
                return f"http://127.0.0.1:{told['port']}/csw"
            if self._server.poll() is not None:
                break
            time.sleep(0.05)
        self.stop()
        raise RuntimeError(self._home.log_file("catalogue").read_text(encoding="utf-8", errors="replace")[-2000:])

    def _running(self) -> Cluster:
        if self._cluster is None:
            raise RuntimeError("not started")
        return self._cluster

    def _database_url(self) -> str:
        cluster = self._running()
        return f"postgresql://{SUPERUSER}:{cluster.password}@127.0.0.1:{cluster.port}/{_DATABASE}"


class _Lines:
    """Rows as the file that COPY reads from."""

    def __init__(self, rows: Iterator[str]) -> None:
        self._rows = rows
        self._rest = b""

    def read(self, size: int = 65536) -> bytes:
        """Give up to ``size`` bytes."""
        parts, have = [self._rest], len(self._rest)
        while have < size:
            row = next(self._rows, None)
            if row is None:
                break
            parts.append(row.encode())
            have += len(parts[-1])
        data = b"".join(parts)
        self._rest = data[size:]
        return data[:size]


def values(one: BulkRecord) -> dict[str, str]:
    """Give the columns of one record, as pycsw's own reader fills them."""
    return {
        "identifier": one.identifier,
        "typename": "gmd:MD_Metadata",
        "schema": "http://www.isotc211.org/2005/gmd",
        "mdsource": "local",
        "insert_date": "2026-01-01T00:00:00Z",
        "xml": one.xml,
        "anytext": " ".join((one.identifier, one.title, one.abstract, one.organisation, one.topic, *one.keywords)),
        "language": "fre",
        "type": "dataset",
        "title": one.title,
        "abstract": one.abstract,
        "keywords": ",".join(one.free_keywords),
        "keywordstype": "theme",
        "topicategory": one.topic,
        "organization": one.organisation,
        "accessconstraints": "otherRestrictions",
        "otherconstraints": "Licence Ouverte version 2.0 (Etalab)",
        "date": one.revised,
        "date_revision": one.revised,
        "date_creation": one.created,
        "date_modified": one.revised,
        "crs": "EPSG:2154 RGF93 / Lambert-93",
        "denominator": "10000",
        "responsiblepartyrole": "pointOfContact",
        "wkt_geometry": one.wkt,
        "links": "",
    }


def _row(one: BulkRecord) -> str:
    """Give a record as one line of COPY's text format."""
    found = values(one)
    cells = (found[name].replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t") for name in _COLUMNS)
    return "\t".join(cells) + "\n"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _application(settings: dict[str, dict[str, str]], address: str) -> WsgiApp:
    """Give pycsw, and beside it the pictures its records name."""
    from prodige_plugin.training.parts import catalogue

    csw = catalogue.application(settings)

    def app(environ: Environ, start_response: StartResponse) -> Any:
        if environ["PATH_INFO"] != "/csw":
            start_response("200 OK", [("Content-Type", "image/png"), ("Content-Length", str(len(_PIXEL)))])
            return [_PIXEL]
        said: list[Any] = []
        body = b"".join(csw(environ, lambda *words: said.extend(words))).replace(PUBLIC.encode(), address.encode())
        headers = [(key, value) for key, value in said[1] if key != "Content-Length"]
        start_response(said[0], [*headers, ("Content-Length", str(len(body)))])
        return [body]

    return app


def main() -> None:
    """Serve until ended, or until the one who started it is gone."""
    from prodige_plugin.training.parts import catalogue, serving

    home = serving.arguments("A large catalogue")
    serving.end_with_parent()
    later: list[WsgiApp] = []
    bound = serving.server(lambda environ, start: later[0](environ, start), threads=4)
    address = f"http://127.0.0.1:{bound.effective_port}"
    settings = catalogue.settings(home, address)
    settings["server"]["language"] = "fr-FR"
    settings["repository"] = {"database": os.environ["BULK_DATABASE"], "table": "records"}
    later.append(_application(settings, address))
    write_json(home.run / "catalogue.json", {"port": bound.effective_port})
    serving.serve_until_term(bound)


if __name__ == "__main__":
    if len(sys.argv) > 2 and sys.argv[1] == "build":  # by hand: build FOLDER COUNT
        with BulkCatalogue(Path(sys.argv[2]), int(sys.argv[3])) as where:
            sys.stdout.write(json.dumps({"address": where}) + "\n")
            sys.stdout.flush()
            sys.stdin.read()
    else:
        main()
