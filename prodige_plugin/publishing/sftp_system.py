"""SFTP by the system's own client (OpenSSH's ``sftp`` and ``ssh-keyscan``), one process for each thing to do.

The client runs in batch mode with strict checking of the server's key. A password goes to it through a pipe in a
folder that only the person can enter, read by a program named in ``SSH_ASKPASS`` (ssh(1)): it is in no file, no command
line and no environment. Windows has no such pipes: there, only keys and an agent serve, or paramiko.
"""

from __future__ import annotations

import contextlib
import os
import posixpath
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ..errors import PlatformError
from ..feedback import Feedback
from ..i18n import tr
from . import sftp as base
from .sftp import Address, ChangedHost, Login, Remote, Sftp, UnknownHost
from .sftp_hosts import KnownHosts

_PATIENCE_S = 30
_TICK_S = 0.1
#: One line of ``ls -ln``: rights, links, user, group, size, three words of date, name.
_LISTED = re.compile(r"([-dlbcps])\S{9}\S*\s+\S+\s+\S+\s+\S+\s+(\d+)\s+\S+\s+\S+\s+\S+\s(.+)")
#: What the client says when the way to the server is gone.
_LOST = re.compile(
    r"connection (closed|reset|refused|timed out)|lost connection|broken pipe|could not resolve|no route|timed? ?out|"
    r"network is unreachable|kex_exchange|operation timed out",
    re.IGNORECASE,
)
_ABSENT = re.compile(r"no such file|not found", re.IGNORECASE)
#: Tells the password once: asked a second time, it was refused, and nothing more comes through the pipe.
_ASKPASS = """#!/bin/sh
here=$(dirname "$0")
mkdir "$here/asked" 2>/dev/null || exit 1
IFS= read -r line < "$here/pipe" && printf '%s\\n' "$line"
"""


class SystemSftp(Sftp):
    """See :class:`~.sftp.Sftp`."""

    def __init__(self, address: Address, login: Login, hosts: KnownHosts, feedback: Feedback) -> None:
        """See that the server is the one trusted; raises as :meth:`~.sftp.Line.open` does."""
        self._address = address
        self._login = login
        self._hosts = hosts
        self._feedback = feedback
        self._sftp, self._keyscan = shutil.which("sftp") or "", shutil.which("ssh-keyscan") or ""
        if not self._sftp or not self._keyscan:
            raise base.no_way()
        if login.password and not hasattr(os, "mkfifo"):
            raise PlatformError(
                tr("The password cannot be given to the system's SFTP client."),
                tr("On this system it takes keys only."),
                tr("Use a key or an agent, or install the Python package paramiko in QGIS."),
            )
        self._see_key()
        # is the account let in?
        self._run([f"ls -1 {_quoted(address.folder)}" if address.folder else "pwd"], feedback, address.folder)

    def _see_key(self) -> None:
        known = self._hosts.keys(self._address.host, self._address.port)
        code, out, err = self._process(
            [self._keyscan, "-T", str(_PATIENCE_S), "-p", str(self._address.port), "--", self._address.host],
            "",
            self._feedback,
        )
        words = [line.split() for line in out.splitlines() if line and not line.startswith("#")]
        shown = tuple((line[1], line[2]) for line in words if len(line) >= 3)
        if not shown:
            raise base.lost(self._address, f"ssh-keyscan {code}: {err}")
        if known & set(shown):
            return
        raise (ChangedHost if known else UnknownHost)(self._address, shown, self._hosts)

    def stat(self, path: str) -> Remote | None:
        """Tell of a file."""
        return self._listed(posixpath.dirname(path), missing_is_empty=True).get(posixpath.basename(path))

    def names(self, path: str) -> list[str]:
        """Give the names in a folder."""
        return sorted(self._listed(path))

    def _listed(self, folder: str, *, missing_is_empty: bool = False) -> dict[str, Remote]:
        command = f"ls -lna {_quoted(folder)}" if folder else "ls -lna"
        code, out, err = self._batch([command], self._feedback)
        if code and missing_is_empty and _ABSENT.search(err) and code != 255:
            return {}
        self._judge(code, err, folder)
        found = {}
        for line in out.splitlines():
            match = _LISTED.fullmatch(line.strip())
            if match is not None:
                name = posixpath.basename(match[3].rstrip("/"))
                if name not in (".", "..", ""):
                    found[name] = Remote(int(match[2]), match[1] == "d")
        return found

    def put(self, local: Path, remote: str, offset: int, feedback: Feedback) -> None:
        """Send a file from a place on: the client goes on where the server's file ends."""
        feedback.report(None, tr("Sending {name} …", name=local.name))
        again = "-a " if offset else ""
        self._run([f"put {again}{_quoted(str(local))} {_quoted(remote)}"], feedback, remote)

    def get(self, remote: str, local: Path, feedback: Feedback) -> None:
        """Fetch a file."""
        local.unlink(missing_ok=True)
        self._run([f"get {_quoted(remote)} {_quoted(str(local))}"], feedback, remote)

    def rename(self, old: str, new: str) -> None:
        """Give a file another name; the client would replace what is there."""
        if self.stat(new) is not None:
            raise base.refused(self._address, new, "exists")
        self._run([f"rename {_quoted(old)} {_quoted(new)}"], self._feedback, new)

    def remove(self, path: str) -> None:
        """Delete a file."""
        code, _out, err = self._batch([f"rm {_quoted(path)}"], self._feedback)
        if code and not (code != 255 and _ABSENT.search(err)):
            self._judge(code, err, path)

    def close(self) -> None:
        """Nothing is open between two things to do."""

    # -- the processes ---------------------------------------------------------------------------

    def _run(self, commands: list[str], feedback: Feedback, path: str) -> str:
        code, out, err = self._batch(commands, feedback)
        self._judge(code, err, path)
        return out

    def _judge(self, code: int, err: str, path: str) -> None:
        """Turn what the client says into the plugin's errors."""
        if not code:
            return
        if "REMOTE HOST IDENTIFICATION" in err or "Host key verification failed" in err:
            raise ChangedHost(self._address, (), self._hosts)
        if code == 255 and "permission denied" in err.lower():
            raise base.account_refused(self._address, err)
        if code == 255 or _LOST.search(err):
            raise base.lost(self._address, err)
        raise base.refused(self._address, path, err)

    def _batch(self, commands: list[str], feedback: Feedback) -> tuple[int, str, str]:
        files = " ".join(f'"{path}"' for path in self._hosts.files)
        options = [
            f"ConnectTimeout={_PATIENCE_S}",
            "ServerAliveInterval=15",
            "StrictHostKeyChecking=yes",
            "UpdateHostKeys=no",
            f"UserKnownHostsFile={files or '/dev/null'}",
            "LogLevel=ERROR",
        ]
        options += (
            ["BatchMode=no", "NumberOfPasswordPrompts=1", "PubkeyAuthentication=no"]
            if self._login.password
            else ["BatchMode=yes"]
        )
        command = [self._sftp, "-P", str(self._address.port)]
        for option in options:
            command += ["-o", option]
        # -b switches batch mode on; the first of two options counts, and ours says what is meant
        command += ["-b", "-", *(["-o", f"User={self._login.user}"] if self._login.user else [])]
        command += ["--", self._address.host]
        with self._password() as environment:
            return self._process(command, "\n".join([*commands, "bye"]) + "\n", feedback, environment)

    @contextlib.contextmanager
    def _password(self) -> Iterator[dict[str, str]]:
        """Give the environment in which the client can ask for the password."""
        environment = {**os.environ, "LC_ALL": "C"}
        if not self._login.password:
            yield environment
            return
        with tempfile.TemporaryDirectory(prefix="prodige-") as folder:  # mode 0700
            pipe, program = Path(folder, "pipe"), Path(folder, "ask")
            os.mkfifo(pipe, 0o600)
            program.write_text(_ASKPASS, encoding="ascii")
            program.chmod(0o700)
            # open both ways: nobody waits for the other
            handle = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
            try:
                os.write(handle, self._login.password.encode() + b"\n")
                yield {
                    **environment,
                    "SSH_ASKPASS": str(program),
                    "SSH_ASKPASS_REQUIRE": "force",
                    "DISPLAY": environment.get("DISPLAY", ":0"),
                }
            finally:
                os.close(handle)

    def _process(
        self, command: list[str], words: str, feedback: Feedback, environment: dict[str, str] | None = None
    ) -> tuple[int, str, str]:
        """Run a program to its end, and stop it when the person cancels."""
        feedback.check()
        try:
            process = subprocess.Popen(  # noqa: S603  a fixed program, no shell
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment or {**os.environ, "LC_ALL": "C"},
                text=True,
                encoding="utf-8",
                errors="replace",
                start_new_session=os.name == "posix",  # no terminal to ask at
            )
        except OSError as error:
            raise base.no_way() from error
        said: str | None = words
        with process:
            while True:
                try:
                    out, err = process.communicate(said, timeout=_TICK_S)
                except subprocess.TimeoutExpired:
                    said = None
                    if feedback.is_cancelled():
                        process.kill()
                        process.communicate()
                        feedback.check()
                    continue
                return process.returncode, out, err


def _quoted(path: str) -> str:
    """Give a path as the client's batch language takes it (sftp(1)): quoted, so that nothing in it is a pattern.

    :raises PlatformError: it holds a line end.
    """
    if any(character in path for character in "\r\n\0"):
        raise PlatformError(tr("The name of a file holds a line end."), "", tr("Give it another name."))
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'
