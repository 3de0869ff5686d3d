"""From what went wrong on the way to the typed errors a person can read.

Nothing here knows Qt or requests: both transports translate their own failures with it, so that
the same trouble has the same sentences with and without QGIS.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from ..errors import (
    CertificateError,
    CutAnswer,
    FileError,
    Forbidden,
    HttpError,
    NetworkError,
    NoConnection,
    ProxyError,
    Timeout,
    TooLarge,
    Unauthorized,
    redact,
)
from ..i18n import tr
from .retry import retry_after_s

#: How much of a server's own words goes into the detail, in characters.
QUOTE = 600


class ConnectionDropped(CutAnswer):
    """The connection was closed before any answer: a safe request may be sent again."""


def bare_url(url: str) -> str:
    """Give the address without user name and password (they never leave this room)."""
    parts = urlsplit(url)
    if "@" not in parts.netloc:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def host_of(url: str) -> str:
    """Give the host (and port, where one is stated) for a sentence."""
    return urlsplit(url).netloc.rpartition("@")[2] or url


def detail(method: str, url: str, *words: object) -> str:
    """Put together the technical text of an error; :class:`PluginError` takes the secrets out."""
    lines = [f"{method} {bare_url(url)}", *(str(word) for word in words if word)]
    return "\n".join(lines)


def quote(body: bytes) -> str:
    """Give the beginning of a server's answer, secrets taken out before it is cut short."""
    return redact(body[: 4 * QUOTE].decode("utf-8", "replace"))[:QUOTE]


# -- before an answer --------------------------------------------------------------------------


def unknown_host(method: str, url: str, words: object = "") -> NoConnection:
    """No address is known for the host's name."""
    return NoConnection(
        tr("The server {host} cannot be found.", host=host_of(url)),
        tr("Its name is unknown on this network."),
        tr("Check the address, the network connection, and the proxy in QGIS's network settings."),
        detail(method, url, words),
    )


def refused(method: str, url: str, words: object = "") -> NoConnection:
    """Nothing answers at this address, or the way to it is cut."""
    return NoConnection(
        tr("No connection to {host}.", host=host_of(url)),
        tr("The server is stopped, or something on the way refuses the connection."),
        tr("Check the address and the network connection, then try again."),
        detail(method, url, words),
    )


def timed_out(method: str, url: str, seconds: float, words: object = "") -> Timeout:
    """Nothing came for ``seconds``."""
    return Timeout(
        tr("{host} did not answer in time.", host=host_of(url)),
        tr("Nothing came for {seconds} s.", seconds=round(seconds, 1)),
        tr("Try again later; a longer time can be given in QGIS's network settings."),
        detail(method, url, words),
    )


def bad_certificate(method: str, url: str, words: object = "") -> CertificateError:
    """The TLS connection could not be trusted."""
    return CertificateError(
        tr("The certificate of {host} is not trusted.", host=host_of(url)),
        tr("It is expired, made for another name, or signed by an authority that QGIS does not know."),
        tr("Ask the administrator for the authority's certificate and add it in Settings > Options > Authentication."),
        detail(method, url, words),
    )


def wants_certificate(method: str, url: str, words: object = "") -> CertificateError:
    """The server ends the TLS connection because no client certificate came (RFC 8446, section 6.2)."""
    return CertificateError(
        tr("{host} asks for a certificate of yours.", host=host_of(url)),
        tr("It lets in only who shows one that it knows, and none was shown, or another one."),
        tr("Choose an account of the kind “PKI” in the platform's settings."),
        detail(method, url, words),
    )


def proxy_failed(method: str, url: str, words: object = "") -> ProxyError:
    """The proxy does not answer, or refuses."""
    return ProxyError(
        tr("The proxy does not let the request to {host} through.", host=host_of(url)),
        tr("It does not answer, or it refuses this address."),
        tr("Check the proxy in Settings > Options > Network."),
        detail(method, url, words),
    )


def proxy_account(method: str, url: str, words: object = "") -> ProxyError:
    """407: the proxy asks for an account (RFC 9110, section 15.5.8)."""
    return ProxyError(
        tr("The proxy asks for an account."),
        tr("No user name and password were given for it, or they are wrong."),
        tr("Enter them in Settings > Options > Network, then try again."),
        detail(method, url, words),
    )


def dropped(method: str, url: str, words: object = "") -> ConnectionDropped:
    """The connection was closed before any answer."""
    return ConnectionDropped(
        tr("{host} closed the connection without an answer.", host=host_of(url)),
        tr("The server was restarted, refused what was sent, or something on the way cut the connection."),
        tr("Look whether the change was made before you try again.")
        if method not in {"GET", "HEAD"}
        else tr("Try again."),
        detail(method, url, words),
    )


def harmless(error: ConnectionDropped) -> ConnectionDropped:
    """The same failure of a request that changes nothing: there is no change to look for."""
    return ConnectionDropped(error.what, error.why, tr("Try again."), error.detail)


def cut(method: str, url: str, words: object = "") -> CutAnswer:
    """The answer stopped before its end."""
    return CutAnswer(
        tr("The answer of {host} stopped before its end.", host=host_of(url)),
        tr("The connection was cut, or the server gave up."),
        tr("Try again; if it happens again, tell the platform's administrator."),
        detail(method, url, words),
    )


def too_large(method: str, url: str, limit: int) -> TooLarge:
    """The answer is larger than ``limit`` bytes."""
    return TooLarge(
        tr("The answer of {host} is too large.", host=host_of(url)),
        tr("More than {limit} MB came; no more is accepted here.", limit=f"{limit / 1e6:.3g}"),
        tr("Ask for less: a smaller area, fewer features, or a download to a file."),
        detail(method, url, f"limit: {limit} bytes"),
    )


def bad_address(method: str, url: str, words: object = "") -> NetworkError:
    """The address itself is wrong: no scheme, a scheme that is not http(s), characters that no host has."""
    return NetworkError(
        tr("The address cannot be used: {url}", url=redact(bare_url(url))),
        tr("Only complete addresses that begin with http:// or https:// are opened."),
        tr("Check the address in the platform's description."),
        detail(method, url, words),
    )


def too_many_redirects(method: str, url: str) -> NetworkError:
    """More than ten redirects."""
    return NetworkError(
        tr("{host} sends the request round in circles.", host=host_of(url)),
        tr("It redirected more than ten times."),
        tr("Check the address, and sign in again if the platform asks for it."),
        detail(method, url),
    )


def no_account(method: str, url: str, words: object = "") -> Unauthorized:
    """QGIS's authentication database did not give the account."""
    return Unauthorized(
        tr("The account for {host} cannot be used.", host=host_of(url)),
        tr("QGIS's authentication database is locked, or this entry was deleted."),
        tr("Give the master password when QGIS asks for it, or choose the account again."),
        detail(method, url, words),
        status=0,
    )


def other_network(method: str, url: str, words: object = "") -> NetworkError:
    """A failure that has no name of its own."""
    return NetworkError(
        tr("The request to {host} failed.", host=host_of(url)),
        tr("The network said: {words}", words=redact(str(words))) if words else "",
        tr("Try again; if it happens again, tell the platform's administrator."),
        detail(method, url, words),
    )


# -- an answer with an error status ------------------------------------------------------------


def from_status(status: int, method: str, url: str, headers: Mapping[str, str], body: bytes) -> NetworkError:
    """Give the error of a status that is not 2xx (RFC 9110, section 15)."""
    words = detail(method, url, f"HTTP {status}", quote(body))
    host = host_of(url)
    if status == 401:
        return Unauthorized(
            tr("{host} asks for an account.", host=host),
            tr("No account was given, or the user name or password is wrong."),
            tr("Check the account in the platform's description."),
            words,
            status=status,
        )
    if status == 403:
        return Forbidden(
            tr("{host} does not allow this.", host=host),
            tr("The account has no right to do it, or the server refuses this address."),
            tr("Ask the platform's administrator for the right, or use another account."),
            words,
            status=status,
        )
    if status == 407:
        return proxy_account(method, url, f"HTTP {status}\n{quote(body)}")
    if 300 <= status < 400:
        return HttpError(
            tr("{host} sends the request on to another address.", host=host),
            _where_to(headers),
            tr("Check the address in the platform's description, and sign in if the platform asks for it."),
            words,
            status=status,
        )
    what = tr("{host} answered with the error {status}.", host=host, status=status)
    if status in (404, 410):
        why, todo = tr("Nothing is at this address."), tr("Check the address in the platform's description.")
    elif status in (429, 503):
        why, todo = tr("The server is too busy, or stopped for maintenance."), _come_back(headers)
    elif status in (502, 504):
        why, todo = tr("The gateway has no answer from the server behind it."), tr("Try again later.")
    elif status == 413:
        why, todo = tr("What was sent is larger than the server accepts."), tr("Send less, or ask for a higher limit.")
    elif status >= 500:
        why = tr("Something failed inside the server.")
        todo = tr("Try again; if it happens again, give the detail to the platform's administrator.")
    else:
        why = tr("The server does not accept the request.")
        todo = tr("Give the detail to the platform's administrator.")
    return HttpError(what, why, todo, words, status=status)


def _where_to(headers: Mapping[str, str]) -> str:
    """Say where a redirect leads that was not followed, without its query (it may hold a ticket)."""
    target = headers.get("Location", "")
    if not target:
        return tr("It does not say where to.")
    where = redact(bare_url(target)).partition("?")[0]
    return tr("It leads to {where}: often a sign-in page. A change is never sent to another address.", where=where)


def _come_back(headers: Mapping[str, str]) -> str:
    """Say when to come back, as far as the server says it."""
    seconds = retry_after_s(headers)
    if seconds is None:
        return tr("Try again later.")
    if seconds < 90:
        return tr("Try again in {seconds} s.", seconds=round(seconds) + 1)
    return tr("Try again in {minutes} minutes.", minutes=round(seconds / 60) + 1)


# -- files -------------------------------------------------------------------------------------


def file_failed(path: Path, error: OSError) -> FileError:
    """A file could not be read or written."""
    words = f"{path}\n{type(error).__name__} {error.errno or ''} {error.strerror or error}"
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return disk_full(path, words)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        why = tr("You have no right to use this file or folder.")
    elif error.errno in (errno.ENOENT, errno.ENOTDIR):
        why = tr("The file or its folder does not exist.")
    else:
        why = tr("The system said: {words}", words=error.strerror or error)
    return FileError(tr("The file {name} cannot be used.", name=path.name), why, tr("Choose another place."), words)


def disk_full(path: Path, words: str) -> FileError:
    """There is no room for the file."""
    return FileError(
        tr("The file {name} cannot be written.", name=path.name),
        tr("The disk is full."),
        tr("Make room on the disk or choose another place, then try again."),
        words,
    )


def file_changed(path: Path) -> FileError:
    """The file became shorter while it was sent."""
    return FileError(
        tr("The file {name} changed while it was sent.", name=path.name),
        tr("Another program wrote to it."),
        tr("Close the other program, then try again."),
        str(path),
    )
