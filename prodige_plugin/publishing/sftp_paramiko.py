"""SFTP by the Python package paramiko (LGPL; not shipped: used where QGIS's Python has it)."""

from __future__ import annotations

import socket
import stat as stat_module
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import PluginError
from ..feedback import Feedback
from . import sftp as base
from .sftp import Address, ChangedHost, Login, Remote, Sftp, UnknownHost
from .sftp_hosts import KnownHosts

if TYPE_CHECKING:
    import paramiko

#: The longest silence accepted, in seconds.
_PATIENCE_S = 30.0
#: How often a wait looks whether it was cancelled, in seconds.
_TICK_S = 0.1
_PIECE = 256 * 1024


class ParamikoSftp(Sftp):
    """See :class:`~.sftp.Sftp`."""

    def __init__(self, address: Address, login: Login, hosts: KnownHosts, feedback: Feedback) -> None:
        """Connect; raises as :meth:`~.sftp.Line.open` does."""
        import paramiko

        self._address = address
        self._transport: paramiko.Transport | None = None
        self._way: Any = None
        done = False
        try:
            with self._told(""):
                connection = _connected(address, feedback)
                try:
                    self._transport = transport = paramiko.Transport(connection)
                except paramiko.SSHException:
                    connection.close()
                    raise
                transport.banner_timeout = transport.handshake_timeout = _PATIENCE_S
                # the kinds of key that are known of this server are asked for first
                known = hosts.keys(address.host, address.port)
                options = transport.get_security_options()
                kinds = {kind for kind, _key in known}
                options.key_types = sorted(options.key_types, key=lambda kind: _family(kind) not in kinds)
                transport.start_client(timeout=_PATIENCE_S)
                feedback.check()
                key = transport.get_remote_server_key()
                shown = (key.get_name(), key.get_base64())
                if shown not in known:
                    raise (ChangedHost if known else UnknownHost)(address, (shown,), hosts)
                self._sign_in(transport, login)
                feedback.check()
                transport.set_keepalive(15)
                self._way = _opened(transport)
            done = True
        finally:
            if not done:
                self.close()

    def _sign_in(self, transport: paramiko.Transport, login: Login) -> None:
        """Sign in with the password, else with the agent's keys and the person's own."""
        import getpass

        import paramiko

        user = login.user or getpass.getuser()
        tries: list[Callable[[], Any]] = []
        if login.password:
            tries.append(lambda: transport.auth_password(user, login.password))
        else:
            keys: list[paramiko.PKey] = [*paramiko.Agent().get_keys(), *_own_keys()]
            tries += [partial(transport.auth_publickey, user, key) for key in keys]
        words = ""
        for attempt in tries:
            try:
                attempt()
            except paramiko.AuthenticationException as error:
                words = str(error)
                continue
            if transport.is_authenticated():
                return
        raise base.account_refused(self._address, words)

    def stat(self, path: str) -> Remote | None:
        """Tell of a file."""
        with self._told(path):
            try:
                found = self._way.stat(path)
            except FileNotFoundError:
                return None
            return Remote(int(found.st_size or 0), stat_module.S_ISDIR(found.st_mode or 0))

    def names(self, path: str) -> list[str]:
        """Give the names in a folder."""
        with self._told(path):
            return sorted(self._way.listdir(path or "."))

    def put(self, local: Path, remote: str, offset: int, feedback: Feedback) -> None:
        """Send a file from a place on."""
        size = local.stat().st_size or 1
        with local.open("rb") as source, self._told(remote):
            source.seek(offset)
            with self._way.open(remote, "r+b" if offset else "wb") as target:
                if offset:
                    target.seek(offset)
                target.set_pipelined(True)
                done = offset
                while piece := source.read(_PIECE):
                    feedback.check()
                    target.write(piece)
                    done += len(piece)
                    feedback.report(done / size)

    def get(self, remote: str, local: Path, feedback: Feedback) -> None:
        """Fetch a file."""
        with self._told(remote), self._way.open(remote, "rb") as source, local.open("wb") as target:
            source.prefetch()
            while piece := source.read(_PIECE):
                feedback.check()
                target.write(piece)

    def rename(self, old: str, new: str) -> None:
        """Give a file another name."""
        with self._told(new):
            self._way.rename(old, new)

    def remove(self, path: str) -> None:
        """Delete a file."""
        with self._told(path):
            try:
                self._way.remove(path)
            except FileNotFoundError:
                return

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            # paramiko's thread looks ten times a second whether it is to end: a socket that is shut tells it at once
            with suppress(OSError):
                self._transport.sock.shutdown(socket.SHUT_RDWR)
            self._transport.close()
            self._transport = None

    def _gone(self) -> bool:
        """Whether the connection is lost: paramiko closes its channels a moment before it says so."""
        if self._transport is None or not self._transport.is_active():
            return True
        channel = self._way.get_channel() if self._way is not None else None
        return channel is not None and channel.closed

    @contextmanager
    def _told(self, path: str) -> Iterator[None]:
        """Turn paramiko's errors into the plugin's."""
        import paramiko

        try:
            yield
        except PluginError:
            raise
        except (paramiko.SSHException, EOFError, TimeoutError, ConnectionError, socket.gaierror) as error:
            raise base.lost(self._address, f"{type(error).__name__}: {error}") from error
        except OSError as error:
            # a status of the protocol has neither an error number nor a cause, or one of "no such file", "denied"
            if self._gone():
                raise base.lost(self._address, str(error)) from error
            raise base.refused(self._address, path, str(error)) from error


def _connected(address: Address, feedback: Feedback) -> socket.socket:
    """Connect, and hear a cancel meanwhile.

    :raises OSError: it does not answer.
    """
    import errno
    import select
    import time

    found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    last = OSError(errno.EHOSTUNREACH, "no address")
    for family, kind, protocol, _name, place in found:
        made = socket.socket(family, kind, protocol)
        made.setblocking(False)
        code = made.connect_ex(place)
        until = time.monotonic() + _PATIENCE_S
        while code in (errno.EINPROGRESS, errno.EWOULDBLOCK, getattr(errno, "WSAEWOULDBLOCK", -1)):
            if feedback.is_cancelled():
                made.close()
                feedback.check()
            _r, ready, broken = select.select([], [made], [made], _TICK_S)
            if ready or broken:
                code = made.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            elif time.monotonic() > until:
                code = errno.ETIMEDOUT
        if code == 0:
            made.setblocking(True)
            return made
        made.close()
        last = ConnectionError(code, f"{address.host}:{address.port}")
    raise last


def _opened(transport: paramiko.Transport) -> paramiko.SFTPClient:
    """Open the file service on a connection that is signed in."""
    import paramiko

    way = paramiko.SFTPClient.from_transport(transport)
    if way is None:
        raise paramiko.SSHException("no sftp")
    channel = way.get_channel()
    if channel is not None:
        channel.settimeout(_PATIENCE_S)
    return way


def _family(kind: str) -> str:
    """Give the type that a file of known hosts states for a signature's name (RFC 8332, section 3)."""
    return "ssh-rsa" if kind.startswith("rsa-sha2") else kind


def _own_keys() -> list[paramiko.PKey]:
    """Give the person's own keys that need no passphrase."""
    import paramiko

    found: list[paramiko.PKey] = []
    for name, kind in (
        ("id_ed25519", paramiko.Ed25519Key),
        ("id_ecdsa", paramiko.ECDSAKey),
        ("id_rsa", paramiko.RSAKey),
    ):
        path = Path.home() / ".ssh" / name
        if not path.is_file():
            continue
        try:
            found.append(kind.from_private_key_file(str(path)))
        except (paramiko.SSHException, OSError, ValueError):
            continue
    return found
