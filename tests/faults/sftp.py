"""The door before an SFTP server: faults at what it is asked, for on the wire nothing can be read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import asyncssh

from tests.faults.faults import STATUS, WORKED, Fault, Request, Switchboard
from tests.faults.proxy import TcpProxy
from tests.servers.sftp import SftpServer

#: How long the network keeps a connection on which nothing comes, in seconds.
_NETWORK_S = 0.05


class SftpDoor(TcpProxy):
    """Passes bytes on; the server behind it does what the switchboard says of each request."""

    faults = frozenset(Fault)

    def __init__(self, door: str, server: SftpServer, switchboard: Switchboard) -> None:
        super().__init__(door, ("127.0.0.1", server.port), switchboard)
        server.guard = self.guarded

    def arrived(self, request: Request) -> None:
        """Bytes are no requests."""

    def guarded(self, method: str, what: str, work: Callable[[], Any], half: Callable[[], Any] | None = None) -> Any:
        """Do what the server is asked, or what the fault says.

        :param method: as WebDAV names it, or CONNECT for who signs in.
        :param half: does half of it.
        """
        strike = self.switchboard.arrived(Request(self.door, method, what))
        if strike is None:
            return work()
        fault = strike.fault
        if fault is Fault.CANCEL:
            try:
                return work()
            finally:
                strike.hook()
        if fault in WORKED:
            # what it says, be it that there is no such file, is not heard
            with suppress(asyncssh.SFTPError, OSError):
                (half if half is not None and fault is Fault.CUT_MIDDLE else work)()
            if fault is Fault.KILLED_AFTER:
                strike.hook()
        if fault in STATUS and not (method == "CONNECT" and fault is Fault.BUSY):
            return _refused(fault, method)
        if fault is Fault.TIMEOUT:
            self.switchboard.rest(_NETWORK_S)
        # nothing that the server says from here on reaches anybody
        self.cut()
        raise asyncssh.SFTPConnectionLost("cut by the test")


def _refused(fault: Fault, method: str) -> bool:
    """Refuse, as OpenSSH's server words it; who signs in hears no words."""
    if method == "CONNECT":
        return False
    if fault in (Fault.UNAUTHORIZED, Fault.FORBIDDEN):
        raise asyncssh.SFTPPermissionDenied("Permission denied")
    raise asyncssh.SFTPFailure("Failure")
