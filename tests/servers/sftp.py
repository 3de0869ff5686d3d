"""A real SFTP server on loopback (asyncssh), in a thread of its own: a folder, a password, a key, and a line to cut.

::

    with SftpServer(folder) as server:
        server.url            # sftp://127.0.0.1:port/deposits
        server.cut_after = 100_000   # the connection is cut once so many bytes were written to a file
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

import asyncssh


class _Door(asyncssh.SSHServer):
    def __init__(self, owner: SftpServer) -> None:
        self._owner = owner

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self._owner.connections.append(conn)

    def begin_auth(self, username: str) -> bool:
        return True

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        owner = self._owner
        owner.tried.append(username)
        right = (username, password) == (owner.user, owner.password)
        return bool(owner.guard("CONNECT", username, lambda: right))

    def public_key_auth_supported(self) -> bool:
        return True

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        return username == self._owner.user and key == self._owner.client_key.convert_to_public()


class _Files(asyncssh.SFTPServer):
    def __init__(self, channel: asyncssh.SSHServerChannel, owner: SftpServer) -> None:
        self._owner = owner
        self._channel = channel
        #: files of which nothing was written yet.
        self._fresh: set[Any] = set()
        super().__init__(channel, chroot=os.fsencode(owner.root))

    def stat(self, path: bytes) -> Any:
        return self._owner.guard("GET", os.fsdecode(path), lambda: super(_Files, self).stat(path))

    def rename(self, oldpath: bytes, newpath: bytes) -> Any:
        return self._owner.guard("MOVE", os.fsdecode(newpath), lambda: super(_Files, self).rename(oldpath, newpath))

    def remove(self, path: bytes) -> Any:
        return self._owner.guard("DELETE", os.fsdecode(path), lambda: super(_Files, self).remove(path))

    def write(self, file_obj: Any, offset: int, data: bytes) -> Any:
        if file_obj not in self._fresh:
            return self._written(file_obj, offset, data)
        self._fresh.discard(file_obj)
        half = data[: len(data) // 2]
        return self._owner.guard(
            "PUT",
            "data",
            lambda: self._written(file_obj, offset, data),
            lambda: self._written(file_obj, offset, half),
        )

    def close(self, file_obj: Any) -> Any:
        self._fresh.discard(file_obj)
        return super().close(file_obj)

    def _written(self, file_obj: Any, offset: int, data: bytes) -> Any:
        owner = self._owner
        if owner.full:
            raise asyncssh.SFTPFailure("No space left on device")
        written = super().write(file_obj, offset, data)
        # what was written is there, whoever looks and whatever becomes of the connection
        file_obj.flush()
        owner.written += len(data)
        if owner.cut_after is not None and owner.written >= owner.cut_after:
            owner.cut_after = None
            owner.cuts += 1
            self._channel.get_connection().abort()
        return written

    def open(self, path: bytes, pflags: int, attrs: asyncssh.SFTPAttrs) -> Any:
        if self._owner.read_only and pflags & asyncssh.FXF_WRITE:
            raise asyncssh.SFTPPermissionDenied("Permission denied")
        writes = bool(pflags & asyncssh.FXF_WRITE)
        opened = self._owner.guard(
            "PUT" if writes else "GET", os.fsdecode(path), lambda: super(_Files, self).open(path, pflags, attrs)
        )
        if writes:
            self._fresh.add(opened)
        return opened


def _unguarded(
    method: str,
    what: str,
    work: Callable[[], Any],
    half: Callable[[], Any] | None = None,
) -> Any:
    return work()


class SftpServer:
    """The server; a context manager."""

    def __init__(self, root: Path, user: str = "depot", password: str = "été & co") -> None:
        self.root = root
        (root / "deposits").mkdir(parents=True, exist_ok=True)
        self.user, self.password = user, password
        self.key = asyncssh.generate_private_key("ssh-ed25519")
        self.client_key = asyncssh.generate_private_key("ssh-ed25519")
        self.port = 0
        #: cut the connection once, when so many bytes have been written since the start.
        self.cut_after: int | None = None
        self.written = 0
        self.cuts = 0
        #: no room left; no right to write.
        self.full = False
        self.read_only = False
        self.tried: list[str] = []
        #: does what a client asks, or not: a method, what it is about, what does it, and what does half of it.
        self.guard: Callable[..., Any] = _unguarded
        self.connections: list[asyncssh.SSHServerConnection] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._acceptor: asyncssh.SSHAcceptor | None = None

    @property
    def folder(self) -> Path:
        """The folder of deposits."""
        return self.root / "deposits"

    @property
    def url(self) -> str:
        """The address of the folder of deposits."""
        return f"sftp://127.0.0.1:{self.port}/deposits"

    @property
    def host_key(self) -> tuple[str, str]:
        """Type and base64 of the server's key."""
        kind, key = self.key.export_public_key().decode().split()[:2]
        return kind, key

    def change_key(self) -> None:
        """Be another server at the same address."""
        self._ask(self._close())
        self.key = asyncssh.generate_private_key("ssh-ed25519")
        self._ask(self._listen())

    def hang_up(self) -> None:
        """Cut every connection."""
        for connection in self.connections:
            self._loop.call_soon_threadsafe(connection.abort)

    def __enter__(self) -> SftpServer:
        self._thread.start()
        self._ask(self._listen())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _t: TracebackType | None) -> None:
        self._ask(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(20)
        self._loop.close()

    def _ask(self, work: Any) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    async def _listen(self) -> None:
        self._acceptor = await asyncssh.listen(
            "127.0.0.1",
            self.port,
            server_factory=lambda: _Door(self),
            sftp_factory=lambda channel: _Files(channel, self),
            server_host_keys=[self.key],
            reuse_address=True,
        )
        self.port = int(self._acceptor.sockets[0].getsockname()[1])

    async def _close(self) -> None:
        if self._acceptor is not None:
            self._acceptor.close()
            for connection in self.connections:
                connection.abort()
            await self._acceptor.wait_closed()
