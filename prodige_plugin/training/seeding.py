"""What a new practice platform holds before anybody publishes, and what happens when it moves."""

from __future__ import annotations

import io
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..errors import PlatformError
from ..i18n import tr
from . import processes
from .accounts import Account
from .home import Home, read_json

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812  a class, lower case there


def seed(home: Home, environment: Mapping[str, str]) -> None:
    """Fill a new platform with real data, records and services; see :mod:`.parts.seeder`.

    :raises PlatformError: it did not work.
    """
    failure = home.run / "seeder.error"
    failure.unlink(missing_ok=True)
    with home.log_file("seeder").open("ab") as log:
        process = subprocess.Popen(  # noqa: S603  our own module
            [sys.executable, "-m", processes.PARTS_PREFIX + "seeder", "--home", str(home.root)],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=home.run, env=dict(environment),
        )  # fmt: skip
        try:
            code = process.wait()
        finally:
            if process.poll() is None:
                processes.end([process.pid], 2.0)
                process.wait()
    if code == 0:
        return
    told = read_json(failure) or {}
    text = home.log_file("seeder").read_text(encoding="utf-8", errors="replace")
    raise PlatformError(
        tr("The practice platform could not be filled with data."),
        " ".join(str(told.get(key, "")) for key in ("what", "why", "todo")).strip(),
        tr("Look at {log}.", log=home.log_file("seeder")),
        detail=text[-3000:],
    )


def move(home: Home, connection: Connection, accounts: list[Account], old: str, new: str) -> None:
    """Write the platform's new address in every record and project, in place of the old one.

    Its port was taken meanwhile, so what was published still points to the old address.
    """
    _move_records(home, old, new)
    with connection, connection.cursor() as cursor:
        from psycopg2 import sql

        for account in accounts:
            table = sql.Identifier(account.schema, "qgis_projects")
            cursor.execute("SELECT to_regclass(%s) IS NOT NULL", (table.as_string(cursor),))
            there = cursor.fetchone()
            if there is None or not there[0]:
                continue
            cursor.execute(sql.SQL("SELECT name, content FROM {}").format(table))
            for name, content in cursor.fetchall():
                moved = _moved_project(bytes(content or b""), old.encode(), new.encode())
                if moved is not None:
                    update = sql.SQL("UPDATE {} SET content = %s WHERE name = %s").format(table)
                    cursor.execute(update, (moved, name))


def _move_records(home: Home, old: str, new: str) -> None:
    file = home.catalogue / "records.sqlite"
    if not file.exists():
        return
    database = sqlite3.connect(file)
    try:
        with database:
            names = [row[1] for row in database.execute("PRAGMA table_info(records)") if row[2].upper() == "TEXT"]
            names = [name for name in {*names, "xml"} if name != "identifier"]
            setters = ", ".join(f'"{name}" = replace("{name}", :old, :new)' for name in names)
            question = f"UPDATE records SET {setters} WHERE instr(xml, :old)"  # noqa: S608  # nosec B608
            database.execute(question, {"old": old, "new": new})
    finally:
        database.close()


def _moved_project(content: bytes, old: bytes, new: bytes) -> bytes | None:
    """Give a .qgz with the address replaced, ``None`` when it does not hold it or is not one."""
    target = io.BytesIO()
    changed = False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
            for entry in source.infolist():
                data = source.read(entry)
                changed |= old in data
                copy.writestr(entry, data.replace(old, new))
    except zipfile.BadZipFile:
        return None
    return target.getvalue() if changed else None
