"""The front's keeper of the catalogue: anyone reads, an account writes its own records."""

from __future__ import annotations

import base64
import binascii
import hmac
import threading
from collections.abc import Mapping

from lxml import etree

from .. import xmlsafe
from ..errors import BadXml
from ..i18n import tr
from .accounts import Account
from .cswrequest import BadRequest, Wish, children_of, of_body, of_query, records_matching, rewritten
from .gateway import Gateway, Reply
from .held import HeldRecords
from .ownership import Owners
from .parts.serving import WRITES_HEADER

PART = "catalogue"
_TYPE = (("Content-Type", "text/xml; charset=utf-8"),)
_DC_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"
_XML = {"Content-Type": "application/xml"}
#: More records than this in one deletion is not an exercise but an accident.
_MAX_MATCHES = 1000


def report(code: str, sentence: str, locator: str = "") -> bytes:
    """Write an OWS exception report (OGC 06-121r3 §8.5)."""
    ows = "http://www.opengis.net/ows"
    root = etree.Element(f"{{{ows}}}ExceptionReport", nsmap={"ows": ows}, version="1.2.0")
    exception = etree.SubElement(root, f"{{{ows}}}Exception", exceptionCode=code)
    if locator:
        exception.set("locator", locator)
    etree.SubElement(exception, f"{{{ows}}}ExceptionText").text = sentence
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


class Refusal(Exception):
    """The request is refused with this answer."""

    def __init__(self, status: int, code: str, sentence: str) -> None:
        super().__init__(sentence)
        headers: tuple[tuple[str, str], ...] = _TYPE
        if status == 401:
            headers = (*_TYPE, ("WWW-Authenticate", 'Basic realm="prodige-practice", charset="UTF-8"'))
        self.reply = Reply(status, headers, report(code, sentence))


class CswGuard:
    """Lets through what is allowed; safe to use from several threads."""

    def __init__(self, gateway: Gateway, owners: Owners, held: HeldRecords, accounts: Mapping[str, Account]) -> None:
        """:param accounts: user name → account."""
        self._gateway = gateway
        self._held = held
        self._owners = owners
        self._accounts = accounts
        #: one writer at a time: judged and done without another in between.
        self._writing = threading.Lock()

    def answer(self, method: str, query: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """Answer one CSW request.

        :param headers: ``Authorization`` and ``Content-Type`` are looked at.
        :raises PlatformError: the catalogue does not answer.
        """
        try:
            wish = of_query(query)
            if method == "POST":
                posted = of_body(body)
                posted.writes |= wish.writes
                posted.harvests |= wish.harvests
                wish = posted
            if not wish.writes:
                return self._pass(method, query, body)
            account = self._account(headers.get("Authorization", ""))
            if wish.harvests:
                raise Refusal(403, "OperationNotSupported", tr("Harvesting is switched off on the practice platform."))
            with self._writing:
                return self._write(wish, account, query, body)
        except BadXml as error:
            return Reply(400, _TYPE, report("NoApplicableCode", str(error)))
        except BadRequest as error:
            return Reply(400, _TYPE, report("InvalidParameterValue", str(error)))
        except Refusal as refusal:
            return refusal.reply

    def _pass(self, method: str, query: str, body: bytes, *, writes: bool = False) -> Reply:
        """Hand the request to the catalogue.

        :param writes: an account was seen; without it the catalogue itself refuses to write.
        """
        kept = rewritten(query)
        # The catalogue's own validation of a body loads schemas relative to the type: XML always.
        headers = dict(_XML) if method == "POST" else {}
        if writes:
            headers[WRITES_HEADER] = "yes"
        return self._gateway.call(PART, method, f"/csw?{kept}" if kept else "/csw", headers=headers, body=body)

    def _account(self, authorization: str) -> Account:
        """Give the account of an HTTP Basic header (RFC 7617).

        :raises Refusal: 401 when there is none or the password is wrong.
        """
        scheme, _, token = authorization.partition(" ")
        user = password = ""
        if scheme.lower() == "basic":
            try:
                user, _, password = base64.b64decode(token.strip(), validate=True).decode("utf-8").partition(":")
            except (binascii.Error, UnicodeDecodeError):
                user = ""
        account = self._accounts.get(user)
        expected = account.password if account is not None else ""
        right = hmac.compare_digest(password.encode(), expected.encode())
        if account is None or not right:
            raise Refusal(401, "AuthenticationFailed", tr("Writing in the catalogue needs an account."))
        return account

    def _write(self, wish: Wish, account: Account, query: str, body: bytes) -> Reply:
        """Judge a transaction, do it, and note who owns what."""
        named = [*wish.inserts, *wish.updates]
        touched = [identifier for constraint in wish.deleted_where for identifier in self._matching(constraint)]
        # The catalogue deletes the children of a deleted record with it.
        touched += [child for identifier in touched for child in self._found(children_of(identifier))]
        touched += [identifier for constraint in wish.changed_where for identifier in self._matching(constraint)]
        for identifier in dict.fromkeys([*named, *touched]):
            owner = self._owners.of(identifier)
            if owner not in (None, account.user) and (identifier in touched or self._held.holds(identifier)):
                raise Refusal(
                    403,
                    "NoPermission",
                    tr("The record {identifier} belongs to {owner}; {user} may not change it.",
                       identifier=identifier, owner=owner, user=account.user),
                )  # fmt: skip
        new = [identifier for identifier in wish.inserts if not self._held.holds(identifier)]
        self._owners.set(new, account.user)
        reply = self._pass("POST", query, body, writes=True)
        self._owners.remove(
            identifier for identifier in dict.fromkeys([*new, *touched]) if not self._held.holds(identifier)
        )
        return reply

    def _matching(self, constraint: etree._Element) -> list[str]:
        """Give the identifiers of the records that a constraint means.

        :raises Refusal: the catalogue does not understand it, or it means too many.
        """
        found: list[str] = []
        while True:
            page = self._found(records_matching(constraint, len(found) + 1))
            found += page
            if len(page) < 100:
                return found
            if len(found) >= _MAX_MATCHES:
                raise Refusal(403, "NoPermission", tr("The filter means too many records."))

    def _found(self, request: bytes) -> list[str]:
        """Give the identifiers that a GetRecords finds."""
        reply = self._gateway.call(PART, "POST", "/csw", headers=_XML, body=request)
        root = xmlsafe.parse(reply.body)
        if etree.QName(root).localname != "GetRecordsResponse":
            text = " ".join("".join(str(piece) for piece in root.itertext()).split())
            raise Refusal(400, "InvalidParameterValue", text[:500])
        return [node.text or "" for node in root.iter(_DC_IDENTIFIER)]
