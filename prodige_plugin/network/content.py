"""Whether an answer is what was asked: no web page, no exception report in its place.

Servers answer trouble with the status 200 more often than they should: gateways give their
sign-in page, OGC services an exception report. The beginning of the body tells; the stated
media type is only a hint, since many servers state a wrong one.
"""

from __future__ import annotations

import re

from ..errors import BadXml, HtmlInsteadOfData, NetworkError, ServiceException, redact
from ..i18n import tr
from .answer import Expect
from .failures import detail, host_of, quote

#: How many bytes of the beginning are enough to tell.
SNIFF = 64 * 1024

#: ExceptionReport: OWS Common 1.0, 1.1, 2.0 (OGC 06-121r3, clause 8); ServiceExceptionReport: WMS 1.1.1
#: and 1.3.0 (OGC 06-042, clause 6.11), WFS 1.0.0.
_REPORT = re.compile(rb"<(?:[\w.-]+:)?(?:Service)?ExceptionReport\b")
_PROLOGUE = re.compile(rb"\A\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!doctype[^>\[]*(?:\[[^\]]*\])?[^>]*>\s*)*", re.I | re.S)
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*", b"BM")
_JSON_START = re.compile(rb"\A[\[{\"\-0-9tfn]")


def _head(body: bytes) -> bytes:
    """Give the beginning without byte order mark and blanks."""
    return body[:SNIFF].removeprefix(b"\xef\xbb\xbf").lstrip()


def is_report(body: bytes) -> bool:
    """Whether the root of the body is an exception report of an OGC service."""
    head = _head(body)
    prologue = _PROLOGUE.match(head)
    return bool(_REPORT.match(head, prologue.end() if prologue else 0))


def check(expect: Expect, content_type: str, body: bytes, method: str, url: str) -> None:
    """Make sure that a 2xx answer is what was expected; an empty body is not judged.

    :param body: the body, or at least its first :data:`SNIFF` bytes.
    :raises ServiceException: it is an exception report.
    :raises HtmlInsteadOfData: it is a web page.
    :raises NetworkError: it is something else.
    """
    head = _head(body)
    if expect is Expect.ANY or not head:
        return
    if is_report(body):
        raise service_exception(body, method, url)
    from .. import xmlsafe

    if xmlsafe.looks_like_html(body):
        raise html_page(body, method, url)
    if expect is Expect.XML:
        # UTF-16 and UTF-32 begin with a byte order mark; the parser decides then.
        good = head.startswith((b"<", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"))
    elif expect is Expect.JSON:
        good = bool(_JSON_START.match(head))
    else:
        svg = b"<svg" in head[:4096]
        good = head.startswith(_IMAGES) or svg or (content_type.startswith("image/") and not head.startswith(b"<"))
    if not good:
        raise NetworkError(
            tr("{host} answered something else than what was asked.", host=host_of(url)),
            tr("{kind} was expected; the answer says it is «{type}».", kind=_KINDS[expect], type=content_type or "?"),
            tr("Check the address in the platform's description."),
            detail(method, url, quote(body)),
        )


_KINDS = {Expect.XML: "XML", Expect.JSON: "JSON", Expect.IMAGE: "image/*"}


def html_page(body: bytes, method: str, url: str) -> HtmlInsteadOfData:
    """Say that a web page came."""
    title = re.search(rb"<title[^>]*>\s*(.*?)\s*</title>", body[:SNIFF], re.IGNORECASE | re.DOTALL)
    named = re.sub(r"\s+", " ", title[1].decode("utf-8", "replace"))[:120] if title else ""
    return HtmlInsteadOfData(
        tr("{host} answered with a web page instead of data.", host=host_of(url)),
        tr("Its title is «{title}»: often a sign-in page, or the error page of a gateway.", title=redact(named))
        if named
        else tr("Often this is a sign-in page, or the error page of a gateway."),
        tr("Check the address, and sign in if the platform asks for it."),
        detail(method, url, quote(body)),
    )


def service_exception(body: bytes, method: str, url: str, status: int = 0) -> ServiceException:
    """Read an exception report: OWS Common 1.0/1.1/2.0 or ServiceExceptionReport."""
    code, words = _read_report(body)
    words = redact(words)
    return ServiceException(
        tr("The service {host} refused the request.", host=host_of(url)),
        tr("It says: {words}", words=words[:400]) if words else tr("It gives no reason."),
        tr("Check what was asked; if it looks right, give the detail to the platform's administrator."),
        detail(method, url, f"HTTP {status}" if status else "", f"exceptionCode: {code}" if code else "", quote(body)),
        code=code,
    )


def _read_report(body: bytes) -> tuple[str, str]:
    """Give the first exception code and all texts of a report, even of a broken one."""
    from .. import xmlsafe

    try:
        root = xmlsafe.parse(body)
    except BadXml:
        found = re.search(rb"(?:exceptionCode|code)\s*=\s*[\"']([^\"']*)", body[:SNIFF])
        text = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", body[:SNIFF].decode("utf-8", "replace"))).strip()
        return (found[1].decode("utf-8", "replace") if found else "", text)
    code = ""
    texts: list[str] = []
    for node in root.iter("{*}Exception", "{*}ServiceException"):
        code = code or node.get("exceptionCode") or node.get("code") or ""
        text = " ".join("".join(str(part) for part in node.itertext()).split())
        if text:
            texts.append(text)
        elif node.get("locator"):
            texts.append(str(node.get("locator")))
    return code, " ".join(texts)
