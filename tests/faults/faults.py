"""Which fault strikes which request: what all the proxies of one product share."""

from __future__ import annotations

import enum
import re
import socket
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field


class Fault(enum.Enum):
    """What goes wrong, as the matrix names it."""

    #: nobody listens any more, and what was connected is cut, until :meth:`Switchboard.lift`.
    REFUSED = "connection refused"
    CUT_BEFORE = "cut before the server saw it"
    CUT_AFTER = "cut after the server worked"
    CUT_MIDDLE = "cut in the middle of the answer"
    UNAUTHORIZED = "401"
    FORBIDDEN = "403"
    CONFLICT = "409"
    BUSY = "429"
    FAILED = "500"
    FAILED_AFTER = "500 that worked"
    TIMEOUT = "timeout"
    CANCEL = "cancel"
    #: the process is killed when its request has arrived, and before the server sees it.
    KILLED_BEFORE = "killed before the server saw it"
    #: the process is killed when the server has worked, and before it is told.
    KILLED_AFTER = "killed after the server worked"


#: Faults that let the server do what it was asked.
WORKED = frozenset({Fault.CUT_AFTER, Fault.CUT_MIDDLE, Fault.FAILED_AFTER, Fault.KILLED_AFTER})
KILLED = frozenset({Fault.KILLED_BEFORE, Fault.KILLED_AFTER})
#: HTTP status of the faults that are one.
STATUS = {
    Fault.UNAUTHORIZED: 401,
    Fault.FORBIDDEN: 403,
    Fault.CONFLICT: 409,
    Fault.BUSY: 429,
    Fault.FAILED: 500,
    Fault.FAILED_AFTER: 500,
}
#: SQLSTATE of the same in PostgreSQL (manual, appendix A).
SQLSTATE = {
    Fault.UNAUTHORIZED: "28P01",
    Fault.FORBIDDEN: "42501",
    Fault.CONFLICT: "40001",
    Fault.BUSY: "53300",
    Fault.FAILED: "XX000",
    Fault.FAILED_AFTER: "XX000",
}

_READING = frozenset({"GET", "HEAD", "OPTIONS", "PROPFIND"})
_WRITING_SQL = re.compile(r"\s*(COMMIT|CREATE|DROP|ALTER|INSERT|DELETE|UPDATE|COPY|GRANT|WITH gone)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Request:
    """One request as a proxy saw it."""

    #: role of the proxy ("http", "database", …).
    door: str
    #: HTTP method; "SQL", "CONNECT" or "COPY" for PostgreSQL; "TURN" for plain TCP.
    method: str
    #: path with query, or the statement.
    what: str
    body: bytes = field(default=b"", repr=False)
    #: what the plan was doing, see :attr:`Switchboard.where`.
    step: str = ""

    @property
    def writes(self) -> bool:
        """Whether it may change something on the server."""
        if self.method in ("CONNECT", "TURN"):
            return False
        if self.method == "COPY":
            return True
        if self.method == "SQL":
            return bool(_WRITING_SQL.match(self.what))
        # a search of a catalogue is a POST too
        return self.method not in _READING and b"GetRecord" not in self.body and b"/_search" not in self.what.encode()


@dataclass
class Armed:
    """A fault that waits for its request."""

    fault: Fault
    step: str
    rank: int
    hook: Callable[[], None]
    #: everything from this request on, until lifted.
    lasting: bool = False
    #: count only requests that write, or that do not; ``None`` counts all.
    writes: bool | None = None

    def counts(self, request: Request) -> bool:
        """Whether a request is one of those that are counted."""
        return self.writes is None or request.writes == self.writes


@dataclass(frozen=True)
class Strike:
    """A fault that strikes one request."""

    fault: Fault
    #: kills, for the faults that do.
    hook: Callable[[], None]


class Switchboard:
    """Counts the requests of all proxies by step, and strikes the one that was chosen."""

    def __init__(self, where: Callable[[], str] = lambda: "") -> None:
        """:param where: names the plan's step that is under way; "" outside of any."""
        self.where = where
        self.requests: list[Request] = []
        #: set when the fault has struck.
        self.tripped = threading.Event()
        #: lets requests go that a timeout holds.
        self.released = threading.Event()
        #: set while a request is held.
        self.holding = threading.Event()
        #: the request that was struck first.
        self.struck: Request | None = None
        self._armed: Armed | None = None
        #: how many faults were armed: what is held for one does not touch the next.
        self._fault = 0
        self._down = False
        #: when a client was first told that its patience with the request that is held is over.
        self._told: float | None = None
        self._lock = threading.RLock()
        self._proxies: list[Proxied] = []

    def attach(self, proxy: Proxied) -> None:
        """Let a proxy be told of outages."""
        self._proxies.append(proxy)

    def arm(
        self,
        fault: Fault,
        step: str,
        rank: int = 1,
        hook: Callable[[], None] = lambda: None,
        *,
        lasting: bool = False,
        writes: bool | None = None,
    ) -> None:
        """Strike the ``rank``-th request (from 1) of a step.

        :param hook: called in the proxy's thread for ``CANCEL`` and ``KILLED_…``: cancels, or kills.
        :param writes: count only requests that write, or that do not: how often something is read may vary.
        :param lasting: strike all that come after it too, until :meth:`lift`; ``REFUSED`` always does.
        """
        with self._lock:
            self.requests.clear()
            self.tripped.clear()
            self.released.clear()
            self.holding.clear()
            self.struck = None
            self._fault += 1
            self._armed = Armed(fault, step, rank, hook, lasting or fault is Fault.REFUSED, writes)

    def lift(self) -> None:
        """End the fault: all is as it should be again."""
        with self._lock:
            self._armed = None
            down, self._down = self._down, False
            self.released.set()
            self.holding.clear()
        if down:
            for proxy in self._proxies:
                proxy.listen()

    def drain(self) -> None:
        """Cut every connection, as when the client's machine is gone."""
        for proxy in self._proxies:
            proxy.cut()

    def arrived(self, request: Request) -> Strike | None:
        """Note a request, and tell what strikes it."""
        step = self.where()
        with self._lock:
            self.requests.append(Request(request.door, request.method, request.what, request.body, step))
            armed = self._armed
            if armed is None:
                return None
            if not (self.tripped.is_set() and armed.lasting):
                counted = [seen for seen in self.requests if seen.step == armed.step and armed.counts(seen)]
                if step != armed.step or not armed.counts(request) or len(counted) != armed.rank:
                    return None
            if not armed.lasting:
                self._armed = None
            self._down = self._down or armed.fault is Fault.REFUSED
            self.struck = self.requests[-1]
            self.tripped.set()
        if armed.fault is Fault.REFUSED:
            for proxy in self._proxies:
                proxy.refuse()
        elif armed.fault is Fault.KILLED_BEFORE:
            armed.hook()
        return Strike(armed.fault, armed.hook)

    def hold(self, longest_s: float, gone: Callable[[], bool]) -> None:
        """Hold a request until it is let go, or its client has given up, which it does by :meth:`patience`.

        :param gone: whether the client has closed its connection.
        """
        with self._lock:
            fault = self._fault
            self._told = None
            self.holding.set()
        end = time.monotonic() + longest_s
        while fault == self._fault and not self.released.wait(0.02) and not gone() and time.monotonic() < end:
            pass
        with self._lock:
            if fault == self._fault:
                self.holding.clear()

    def rest(self, seconds: float) -> None:
        """Hold a request for so many seconds: then the network gives the connection up."""
        self.released.wait(seconds)

    def patience(self, seconds: float) -> float:
        """Give a time to wait for answers that is over as soon as a request is held, however slow the machine is.

        It is over for what waits meanwhile: requests that come later are answered, though the proxy may learn a
        little later only that the client has given up.

        It is for :func:`prodige_plugin.network.door.usual_timeout_s`.
        """
        return _Patience(seconds, self)

    def gives_up(self, waited: float) -> bool:
        """Whether a client that has waited so many seconds is one of those whose patience is over."""
        now = time.monotonic()
        with self._lock:
            if not self.holding.is_set():
                return False
            if self._told is None:
                self._told = now
            return now - waited <= self._told


class _Patience(float):
    """Seconds; what has been waited is more than them for those who wait while a request is held."""

    board: Switchboard

    def __new__(cls, seconds: float, board: Switchboard) -> _Patience:
        patience = super().__new__(cls, seconds)
        patience.board = board
        return patience

    def __lt__(self, waited: float) -> bool:
        return self.board.gives_up(waited) or super().__lt__(waited)


class Port:
    """A port of one's own on loopback that can be closed and opened again, and is nobody else's meanwhile.

    A second socket, bound and not listening, keeps it: connecting to it is refused by the system.
    """

    def __init__(self) -> None:
        self._keeper = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._keeper.bind(("127.0.0.1", 0))
        # set after binding: no other socket of the system shares the port unless it asks for it by number
        self._keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.number = int(self._keeper.getsockname()[1])

    def listener(self) -> socket.socket:
        """Open it: give a socket that listens."""
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.number))
        listener.listen(64)
        return listener

    def close(self) -> None:
        """Give the port back."""
        self._keeper.close()


class Proxied(ABC):
    """A proxy on a port of its own, with a thread for each connection."""

    #: the faults that its protocol can tell.
    faults: frozenset[Fault] = frozenset(Fault)

    def __init__(self, door: str, switchboard: Switchboard) -> None:
        """:param door: the role by which requests name it."""
        self.door = door
        self.switchboard = switchboard
        self._port = Port()
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listener: socket.socket | None = None
        switchboard.attach(self)
        self.listen()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._port.number

    def arrived(self, request: Request) -> Strike | None:
        """Note a request, and tell what strikes it; whoever cancels does so at once."""
        strike = self.switchboard.arrived(request)
        if strike is not None and strike.fault is Fault.CANCEL:
            strike.hook()
            return None
        return strike

    @abstractmethod
    def serve(self, client: socket.socket) -> None:
        """Serve one connection; ``OSError`` and end of file end it."""

    def listen(self) -> None:
        """Listen (again)."""
        with self._lock:
            if self._listener is not None:
                return
            self._listener = self._port.listener()
            threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def refuse(self) -> None:
        """Listen no more, and cut what is connected."""
        with self._lock:
            listener, self._listener = self._listener, None
        if listener is not None:
            shut(listener)
        self.cut()

    def cut(self) -> None:
        """Cut what is connected."""
        with self._lock:
            found, self._open = self._open, set()
        for one in found:
            shut(one)

    def close(self) -> None:
        """End it."""
        self.refuse()
        self._port.close()

    def keep(self, one: socket.socket) -> socket.socket:
        """Let :meth:`cut` know of a socket."""
        with self._lock:
            self._open.add(one)
        return one

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _address = listener.accept()
            except OSError:
                return
            with self._lock:
                if self._listener is not listener:
                    shut(client)
                    return
            threading.Thread(target=self._one, args=(self.keep(client),), daemon=True).start()

    def _one(self, client: socket.socket) -> None:
        try:
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.serve(client)
        except (OSError, EOFError):
            pass
        finally:
            self.drop(client)

    def drop(self, *sockets: socket.socket) -> None:
        """Cut these."""
        with self._lock:
            self._open.difference_update(sockets)
        for one in sockets:
            shut(one)


def shut(one: socket.socket) -> None:
    """Cut a connection, or stop listening, whatever another thread waits for there."""
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
