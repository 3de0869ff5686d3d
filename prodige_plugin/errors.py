"""The few failures a user can meet: what happened, why, and what to do.

Every failure that reaches a person is a :class:`PluginError`. Its three sentences are already
translated when it is raised; ``detail`` holds what a help desk needs (address, status, the
server's own words) and is redacted: no password, token or cookie is ever in it (see
:func:`redact`).
"""

from __future__ import annotations

import re
import traceback

from .i18n import tr

_SECRETS = (
    # user:password@host in an address
    re.compile(r"(?P<keep>\b[a-z][a-z0-9+.-]*://[^\s/:@]+:)[^\s/]+(?=@)", re.IGNORECASE),
    # password='…' in a libpq string, password=… in a query string, "password": "…" in JSON
    re.compile(
        r"(?P<keep>\b[\w-]{0,40}(?:password|passwd|pwd|token|secret|api[_-]?key)\b[\"']?\s*[=:]\s*)"
        r"(?:'(?:\\.|[^'])*'|\"(?:\\.|[^\"])*\"|[^\s&;,'\"]+)",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<keep>\b(?:authorization|cookie|set-cookie|x-xsrf-token)\s*:\s*)[^\r\n]+", re.IGNORECASE),
    re.compile(r"(?P<keep>\b(?:basic|bearer)\s+)[A-Za-z0-9+/=._~-]{6,}", re.IGNORECASE),
)


#: what may stand at the end of a sentence.
_STOPS = ".!?…:;»”"


def redact(text: str) -> str:
    """Replace every secret in ``text`` (passwords, tokens, cookies) by ``***``."""
    for pattern in _SECRETS:
        text = pattern.sub(r"\g<keep>***", text)
    return text


class PluginError(Exception):
    """A failure with three sentences for a person and a detail for a help desk."""

    def __init__(self, what: str, why: str = "", todo: str = "", detail: str = "") -> None:
        """Take the three sentences, translated, and the technical detail, which is redacted here.

        :param what: what happened, in one sentence.
        :param why: why, as far as it is known.
        :param todo: what the person can do now.
        :param detail: technical text to copy; secrets are taken out of it.
        """
        super().__init__(what)
        self.what = what
        self.why = why
        self.todo = todo
        self.detail = redact(detail)

    def __str__(self) -> str:
        parts = [part.rstrip() for part in (self.what, self.why, self.todo) if part.strip()]
        # a sentence that ends with a system's own words may have no stop, and another one follows
        stopped = [part if part[-1] in _STOPS else f"{part}." for part in parts[:-1]]
        return " ".join([*stopped, *parts[-1:]])

    def report(self) -> str:
        """Give the whole failure as text to copy, secrets taken out."""
        lines = [type(self).__name__, self.what, self.why, self.todo, self.detail]
        return redact("\n".join(line for line in lines if line))


class Cancelled(PluginError):
    """The person cancelled; not a failure to show."""

    def __init__(self) -> None:
        super().__init__(tr("Cancelled."))


def unexpected(error: BaseException) -> PluginError:
    """Give the :class:`PluginError` that stands for a mistake of our own, with its traceback in the detail."""
    return PluginError(
        tr("An unexpected problem stopped the work."),
        tr("It is a mistake in the plugin: {kind}.", kind=type(error).__name__),
        tr("Try again; if it comes back, copy the report and send it to the plugin's authors."),
        detail="".join(traceback.format_exception(error)),
    )


# -- the network -------------------------------------------------------------------------------


class NetworkError(PluginError):
    """A request did not give what was asked."""


class NoConnection(NetworkError):
    """No connection: unknown host, refused, cable out."""


class Timeout(NetworkError):
    """The server did not answer in time."""


class CertificateError(NetworkError):
    """The server's certificate is not trusted here."""


class ProxyError(NetworkError):
    """The proxy refused, or asked for an account."""


class HttpError(NetworkError):
    """The server answered with an error status."""

    def __init__(self, what: str, why: str = "", todo: str = "", detail: str = "", *, status: int = 0) -> None:
        """See :class:`PluginError`; ``status`` is the HTTP status (0 when unknown)."""
        super().__init__(what, why, todo, detail)
        self.status = status


class Unauthorized(HttpError):
    """401: an account is needed, or the password is wrong."""


class Forbidden(HttpError):
    """403: the account has no right to do this."""


class HtmlInsteadOfData(NetworkError):
    """A web page (often a sign-in page) came where data was expected."""


class ServiceException(NetworkError):
    """An OGC service answered with an exception report."""

    def __init__(self, what: str, why: str = "", todo: str = "", detail: str = "", *, code: str = "") -> None:
        """See :class:`PluginError`; ``code`` is the ``exceptionCode`` of the report."""
        super().__init__(what, why, todo, detail)
        self.code = code


class CutAnswer(NetworkError):
    """The answer stopped before its end."""


class TooLarge(NetworkError):
    """The answer is larger than what is accepted here."""


# -- data and records --------------------------------------------------------------------------


class BadXml(PluginError):
    """Text that should be XML is not well-formed, or is hostile (entities, depth, size)."""


class BadRecord(PluginError):
    """XML that is not a metadata record we can read."""


class Conflict(PluginError):
    """Somebody else changed the record on the server since it was read.

    ``theirs`` is what the server holds now (``None``: it holds nothing any more), ``base`` what was
    read before editing (``None``: the record was thought to be new).
    """

    def __init__(
        self,
        what: str,
        why: str = "",
        todo: str = "",
        detail: str = "",
        *,
        theirs: bytes | None = None,
        base: bytes | None = None,
    ) -> None:
        """See :class:`PluginError`; ``theirs`` and ``base`` are whole records, ISO 19139 XML."""
        super().__init__(what, why, todo, detail)
        self.theirs = theirs
        self.base = base


class LayerError(PluginError):
    """A layer cannot be loaded, read or published."""


class DatabaseError(PluginError):
    """The database refused, or the connection to it was lost."""


class AccountRefused(DatabaseError):
    """The database does not know the account, or its password is wrong."""


class PublishError(PluginError):
    """A publication failed; says what was undone and what was left."""


class FileError(PluginError):
    """A file on this computer cannot be read or written: disk full, no right, gone."""


class PlatformError(PluginError):
    """A platform's description is incomplete, or the platform is not what it says."""
