"""A proxy before PostgreSQL that knows its messages: one statement is one request.

PostgreSQL 15 manual, §55.2 (message flow) and §55.7 (message formats). Without TLS: what asks for it is told
that there is none.
"""

from __future__ import annotations

import socket
import struct
import threading

from tests.faults.faults import SQLSTATE, WORKED, Fault, Proxied, Request, Strike, Switchboard

_TLS, _GSS, _CANCEL = 80877103, 80877104, 80877102
#: How long a request is held before the network gives the connection up, in seconds.
_NETWORK_S = 0.2
#: Messages of the client that begin something the server answers: query, parse, end of COPY, Sync.
_ASKING = {b"Q": "SQL", b"P": "SQL", b"c": "COPY"}


class PostgresProxy(Proxied):
    """Passes messages on, or does what the switchboard says. Statuses are SQLSTATE codes here."""

    def __init__(self, door: str, target: tuple[str, int], switchboard: Switchboard) -> None:
        """:param target: host and port of the real server."""
        self.target = target
        super().__init__(door, switchboard)

    def serve(self, client: socket.socket) -> None:
        """Serve one connection."""
        while True:
            start = _startup(client)
            (code,) = struct.unpack("!I", start[4:8])
            if code not in (_TLS, _GSS):
                break
            client.sendall(b"N")
        server = self.keep(socket.create_connection(self.target, timeout=60))
        server.settimeout(None)
        if code == _CANCEL:
            server.sendall(start)
            server.recv(1)
            self.drop(server)
            return
        _Session(self, client, server).run(start)


class _Session:
    """One connection, from its first message to its last."""

    def __init__(self, proxy: PostgresProxy, client: socket.socket, server: socket.socket) -> None:
        self._proxy = proxy
        self._client, self._server = client, server
        #: what strikes the answer that is awaited.
        self._strike: Strike | None = None
        self._starting = True
        #: what the server said of the transaction last: I (none), T (one) or E (one that failed).
        self._status = b"I"

    def run(self, start: bytes) -> None:
        """Pass messages both ways until one side is gone."""
        try:
            strike = self._proxy.arrived(Request(self._proxy.door, "CONNECT", ""))
            if strike is not None and not self._before(strike):
                return
            threading.Thread(target=self._back, daemon=True).start()
            self._server.sendall(start)
            discard = False
            while True:
                kind, message = _message(self._client)
                if kind in _ASKING and not discard:
                    what = message[5:].split(b"\0")[0 if kind == b"Q" else 1] if kind in b"QP" else b""
                    strike = self._proxy.arrived(
                        Request(self._proxy.door, _ASKING[kind], what.decode("utf-8", "replace"))
                    )
                    if strike is not None and not self._before(strike):
                        if strike.fault not in SQLSTATE:
                            return
                        if kind == b"Q":
                            self._client.sendall(_error(strike.fault) + self._ready())
                            continue
                        if kind == b"c":
                            # the COPY is ended by what the client cannot see: it fails on the server too
                            self._server.sendall(b"f" + struct.pack("!I", 5) + b"\0")
                            continue
                        discard = True
                        self._client.sendall(_error(strike.fault))
                if discard:
                    if kind == b"S":
                        discard = False
                        self._client.sendall(self._ready())
                    continue
                self._server.sendall(message)
        finally:
            self._proxy.drop(self._client, self._server)

    def _before(self, strike: Strike) -> bool:
        """Do what strikes a request before the server sees it; whether the server is to see it."""
        if strike.fault in WORKED:
            self._strike = strike
            return True
        if strike.fault is Fault.TIMEOUT:
            self._proxy.switchboard.rest(_NETWORK_S)
        elif strike.fault in SQLSTATE and self._starting:
            self._client.sendall(_error(strike.fault, b"FATAL"))
        return False

    def _back(self) -> None:
        """Pass on what the server says."""
        held: list[bytes] = []
        try:
            while True:
                kind, message = _message(self._server)
                # the client must answer the server's questions about the password
                if self._strike is None or (self._starting and kind == b"R"):
                    self._client.sendall(message)
                    if kind == b"Z":
                        self._starting, self._status = False, message[5:]
                    continue
                held.append(message)
                if kind in (b"Z", b"G"):
                    self._struck(self._strike, b"".join(held), message)
                    return
        except (OSError, EOFError):
            pass
        finally:
            self._proxy.drop(self._client, self._server)

    def _ready(self) -> bytes:
        """Say that the next statement may come; a failure inside a transaction ends it."""
        return b"Z" + struct.pack("!I", 5) + (b"I" if self._status == b"I" else b"E")

    def _struck(self, strike: Strike, answer: bytes, last: bytes) -> None:
        """The server has worked; its answer does not come as it should, and then nothing more comes."""
        if strike.fault is Fault.KILLED_AFTER:
            strike.hook()
        elif strike.fault is Fault.CUT_MIDDLE:
            self._client.sendall(answer[: len(answer) // 2])
        elif strike.fault is Fault.FAILED_AFTER:
            # the statement was done, and the client is told that it was not; then the server goes down
            self._client.sendall(_error(strike.fault, b"FATAL"))


def _startup(client: socket.socket) -> bytes:
    """Read the first message, which has no kind."""
    head = _exactly(client, 4)
    (length,) = struct.unpack("!I", head)
    return head + _exactly(client, length - 4)


def _message(source: socket.socket) -> tuple[bytes, bytes]:
    """Read one message: its kind, and all of it."""
    head = _exactly(source, 5)
    (length,) = struct.unpack("!I", head[1:])
    return head[:1], head + _exactly(source, length - 4)


def _exactly(source: socket.socket, count: int) -> bytes:
    parts = []
    while count:
        data = source.recv(count)
        if not data:
            raise EOFError
        parts.append(data)
        count -= len(data)
    return b"".join(parts)


def _error(fault: Fault, severity: bytes = b"ERROR") -> bytes:
    words = {
        Fault.UNAUTHORIZED: b"password authentication failed",
        Fault.FORBIDDEN: b"permission denied for schema",
        Fault.BUSY: b"sorry, too many clients already",
        Fault.CONFLICT: b"could not serialize access due to concurrent update",
    }.get(fault, b"internal error of the test")
    body = b"S" + severity + b"\0V" + severity + b"\0C" + SQLSTATE[fault].encode() + b"\0M" + words + b"\0\0"
    return b"E" + struct.pack("!I", len(body) + 4) + body
