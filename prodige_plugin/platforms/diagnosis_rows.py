"""What a diagnosis says of a host, of its certificate and of one address; pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from ..i18n import tr
from ..network import look
from .diagnosis_report import Level, Row

#: A certificate that ends within so many days is worth a word.
SOON_DAYS = 30


def host_rows(group: str, host: str, found: look.Reached) -> Iterable[Row]:
    """Say how far one gets to a host, and what its certificate is worth."""
    if found.stopped_at == "dns":
        yield Row(group, host, Level.BAD, tr("Its name is unknown on this network."), found.stopped_by)
        return
    way = tr("through the proxy {proxy}", proxy=found.proxy) if found.proxy else tr("directly")
    numbers = ", ".join(found.numbers)
    if found.stopped_at == "connect":
        words = tr("No connection, {way}: the server is stopped, or something on the way refuses.", way=way)
        yield Row(group, host, Level.BAD, words, f"{numbers}\n{found.stopped_by}".strip())
        return
    took = f"{(found.connect_s or 0) * 1000:.0f}"
    detail = numbers + (f"\nDNS {found.dns_s * 1000:.0f} ms" if found.dns_s is not None else "")
    yield Row(group, host, Level.GOOD, tr("Connected {way} in {ms} ms.", way=way, ms=took), detail.strip())
    if found.certificate is not None:
        yield certificate_row(group, host, found.certificate)
    elif found.stopped_at == "tls":
        words = tr("The secure connection fails before any certificate comes.")
        yield Row(group, tr("Certificate of {host}", host=host), Level.BAD, words, found.stopped_by)


def certificate_row(group: str, host: str, found: look.Certificate, today: str = "") -> Row:
    """Say what a certificate is worth."""
    what = tr("Certificate of {host}", host=host)
    detail = "\n".join(
        [f"{found.subject} < {found.issuer}", f"{found.since} … {found.until} {found.protocol}".strip()]
        + [f"{name}: {words}" for name, words in found.errors]
    )
    if found.errors:
        words = " ".join(dict.fromkeys(_distrust(name, words) for name, words in found.errors))
        if found.accepted:
            accepted = tr("You accepted it for this server in QGIS's options.")
            return Row(group, what, Level.NOTE, f"{words} {accepted}", detail)
        todo = tr("Add the authority's certificate in Settings > Options > Authentication, or ask the administrator.")
        return Row(group, what, Level.BAD, f"{words} {todo}", detail)
    words = tr("Trusted; from {issuer}, until {until}.", issuer=found.issuer, until=found.until)
    day = datetime.strptime(today, "%Y-%m-%d").replace(tzinfo=UTC) if today else datetime.now(UTC)
    try:
        left = (datetime.strptime(found.until, "%Y-%m-%d").replace(tzinfo=UTC) - day).days
    except ValueError:
        return Row(group, what, Level.GOOD, words, detail)
    if left <= SOON_DAYS:
        return Row(group, what, Level.NOTE, f"{words} " + tr("It ends in %n day(s).", n=left), detail)
    return Row(group, what, Level.GOOD, words, detail)


def _distrust(name: str, words: str) -> str:
    """Say what is wrong with a certificate (``QSslError.SslError``)."""
    return {
        "CertificateExpired": tr("It is expired."),
        "CertificateNotYetValid": tr("It is not valid yet: look at this computer's clock."),
        "SelfSignedCertificate": tr("It is signed by itself alone."),
        "SelfSignedCertificateInChain": tr("Its authority is not known to QGIS."),
        "UnableToGetLocalIssuerCertificate": tr("Its authority is not known to QGIS."),
        "UnableToGetIssuerCertificate": tr("Its authority is not known to QGIS."),
        "UnableToVerifyFirstCertificate": tr("The server does not send the whole chain of certificates."),
        "CertificateUntrusted": tr("It is not trusted."),
        "HostNameMismatch": tr("It was made for another name."),
        "CertificateRevoked": tr("It was revoked."),
    }.get(name, words)


def address_row(group: str, role: str, url: str, answer: look.Asked) -> Row:
    """Say what one address answered."""
    what = tr("Address: {role}", role=role)
    if answer.error is not None:
        return Row(group, what, Level.BAD, str(answer.error), f"{url}\n{answer.error.detail}")
    took = f"{answer.seconds * 1000:.0f}"
    detail = "\n".join(part for part in (url, f"HTTP {answer.status}", answer.content_type, answer.server) if part)
    if answer.moved_to:
        detail += f"\n-> {answer.moved_to}"
    if answer.status in (401, 403):
        words = tr(
            "It asks for an account, or for another one (status {status}, {ms} ms).", status=answer.status, ms=took
        )
        return Row(group, what, Level.NOTE, words, detail)
    if answer.status >= 500:
        words = tr("The server fails (status {status}, {ms} ms).", status=answer.status, ms=took)
        return Row(group, what, Level.BAD, words, detail)
    if answer.status >= 400:
        # many a service answers so to a request without parameters
        words = tr("The server answers, but not at this very address (status {status}, {ms} ms).",
                   status=answer.status, ms=took)  # fmt: skip
        return Row(group, what, Level.NOTE, words, detail)
    kind = answer.content_type or "?"
    return Row(group, what, Level.GOOD, tr("Answers in {ms} ms ({kind}).", ms=took, kind=kind), detail)
