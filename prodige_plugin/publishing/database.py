"""The platform's database: connecting with an account kept in memory only, and errors as sentences."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..errors import AccountRefused, Cancelled, DatabaseError
from ..feedback import Feedback
from ..i18n import tr

if TYPE_CHECKING:
    import psycopg2.extensions

_CONNECT_SECONDS = 10
#: How often a running statement looks whether the person cancelled, in seconds.
_LOOK_SECONDS = 0.1
#: How long putting in service waits for readers of a table to finish, as PostgreSQL writes it.
LOCK_TIMEOUT = "20s"
#: First half of the keys of our advisory locks (PostgreSQL manual, §13.3.5): what we lock, other programs do not.
_LOCKS = 0x70726F64


@dataclass(frozen=True)
class Database:
    """Where one account writes, and who reads. The password lives here in memory, and nowhere else."""

    #: libpq string without user or password.
    conninfo: str
    user: str
    password: str = field(repr=False)
    #: schema the account writes in.
    schema: str
    #: role the server reads with; it is given SELECT on what is published. "" when there is none.
    reader_role: str = ""
    #: libpq service the *server* reads through; stored projects name it instead of an account.
    pg_service: str = ""

    def dsn(self) -> str:
        """Give the libpq string with the account in it: for connecting, never for showing."""
        from psycopg2.extensions import make_dsn

        return str(
            make_dsn(
                self.conninfo,
                user=self.user,
                password=self.password,
                connect_timeout=_CONNECT_SECONDS,
                application_name="prodige_plugin",
                keepalives_idle=20,
                keepalives_interval=5,
                keepalives_count=3,
            )
        )


@contextmanager
def connected(database: Database) -> Iterator[psycopg2.extensions.connection]:
    """Give a connection; what was not committed is rolled back at the end.

    :raises DatabaseError: for any failure of the database inside the block, in sentences.
    """
    import psycopg2

    try:
        connection = psycopg2.connect(database.dsn())
    except psycopg2.Error as error:
        raise explain(error, database) from error
    try:
        yield connection
    except psycopg2.Error as error:
        raise explain(error, database) from error
    finally:
        connection.close()


@contextmanager
def cancellable(connection: psycopg2.extensions.connection, feedback: Feedback) -> Iterator[None]:
    """Let cancel stop the statement that runs on ``connection`` inside the block.

    :raises Cancelled: the person cancelled while a statement ran.
    """
    from psycopg2.errors import QueryCanceled

    over = threading.Event()

    def watch() -> None:
        while not over.wait(_LOOK_SECONDS):
            if feedback.is_cancelled():
                connection.cancel()
                return

    watcher = threading.Thread(target=watch, name="prodige-cancel", daemon=True)
    watcher.start()
    try:
        yield
    except QueryCanceled as error:
        if feedback.is_cancelled():
            raise Cancelled() from error
        raise
    finally:
        over.set()
        watcher.join()


def work_under(cursor: psycopg2.extensions.cursor, name: str) -> None:
    """Let others know, until the end of the transaction, that it works under a name; wait while another one does."""
    cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", (_LOCKS, name))


def lock_statement(name: str) -> str:
    """Give the statement that does as :func:`work_under` until the end of the session, for GDAL.

    :param name: a work table's: letters, digits and underscores.
    """
    return f"SELECT pg_advisory_lock({_LOCKS}, hashtext('{name}'))"


def work_alone(cursor: psycopg2.extensions.cursor, name: str) -> None:
    """As :func:`work_under`, and end sessions of the same account that still work under the name.

    They are those of a process that is gone: what it asked last may be carried out by the server after it was
    killed, and would come back behind the one who undoes it.

    :raises psycopg2.Error: one of them does not end.
    """
    cursor.execute("SELECT set_config('lock_timeout', %s, true)", (LOCK_TIMEOUT,))
    cursor.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid)"
        " WHERE locktype = 'advisory' AND classid::bigint = %s AND objsubid = 2 AND granted"
        " AND objid::bigint = hashtext(%s)::bigint & 4294967295 AND usename = current_user"
        " AND datname = current_database() AND pid <> pg_backend_pid()",
        (_LOCKS, name),
    )
    work_under(cursor, name)


def explain(error: Exception, database: Database) -> DatabaseError:
    """Turn a failure of PostgreSQL into sentences.

    Codes are SQLSTATE classes (PostgreSQL 15 manual, appendix A). A refused connection has
    none, so there the server's own words are looked at.
    """
    code = getattr(error, "pgcode", None) or ""
    words = str(error).replace(database.password, "***") if database.password else str(error)
    return explained(code, words, database)


def explained(code: str, words: str, database: Database) -> DatabaseError:
    """As :func:`explain`, from an SQLSTATE code ("" when unknown) and the server's words."""
    return recognised(code, words, database) or DatabaseError(
        tr("The database refused the operation."),
        tr("It said: {words}", words=words.strip().splitlines()[0] if words.strip() else code),
        tr("Try again; if it happens again, send the details to the platform's administrator."),
        words,
    )


def recognised(code: str, words: str, database: Database) -> DatabaseError | None:
    """Give the failures a person can do something about, or ``None`` for another."""
    lowered = words.lower()
    where = database.schema
    if code.startswith("28") or (not code and ("authentication failed" in lowered or "authentification" in lowered)):
        return AccountRefused(
            tr("The database refused your account."),
            tr("The user name or the password is wrong."),
            tr("Correct the account of this platform, then try again."),
            words,
        )
    if code == "53100" or "no space left on device" in lowered or "could not extend file" in lowered:
        return DatabaseError(
            tr("The database could not store the data."),
            tr("The server's disk is full."),
            tr("Ask the platform's administrator for room, then try again."),
            words,
        )
    if code == "42501" or "permission denied for" in lowered:
        return DatabaseError(
            tr("Your account has no right to do this in the database."),
            tr("It may not write in the schema “{schema}”.", schema=where),
            tr("Ask the platform's administrator for the right to write in this schema."),
            words,
        )
    if code in ("3F000", "3D000"):
        return DatabaseError(
            tr("The database is not what the platform's description says."),
            tr("The database or the schema “{schema}” does not exist.", schema=where),
            tr("Check the platform's addresses, or ask its administrator."),
            words,
        )
    if code == "55P03":
        return DatabaseError(
            tr("The table is in use and could not be replaced."),
            tr("Somebody else, or the map server, is reading or writing it."),
            tr("Try again in a moment."),
            words,
        )
    if code == "53300":
        return DatabaseError(
            tr("The database takes no more connections."),
            tr("Too many people or programs are connected to it."),
            tr("Try again in a moment."),
            words,
        )
    if code == "25006":
        return DatabaseError(
            tr("The database only lets itself be read for now."),
            tr("It is a copy, or under maintenance."),
            tr("Try again later, or ask the platform's administrator."),
            words,
        )
    if _is_lost(code, lowered):
        return DatabaseError(
            tr("The connection to the database was lost or could not be made."),
            tr("The server stopped, restarts, or cannot be reached from here."),
            tr("Check your network and try again; nothing is published by halves."),
            words,
        )
    return None


def _is_lost(code: str, lowered: str) -> bool:
    """Whether the words or the code say that there is no connection (any more)."""
    return code.startswith(("08", "57P")) or any(
        words in lowered
        for words in (
            "could not connect",
            "connection refused",
            "connection to server",
            "server closed the connection",
            "terminating connection",
            "connection already closed",
            "connection not open",
            "no connection to the server",
            "could not receive data",
            "could not send data",
            "ssl connection has been closed",
            "timeout expired",
            "could not translate host name",
            "the database system is",
        )
    )
