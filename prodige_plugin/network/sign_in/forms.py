"""Sign-in pages: finding the form that asks for a password, and what it wants sent."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qs, urljoin, urlsplit

#: The most characters of a page that are looked at.
MAX_PAGE = 512 * 1024
#: Names below which anybody can have a domain: sharing one is no kinship.
_PUBLIC = frozenset(
    {
        "gouv.fr", "asso.fr", "com.fr", "nom.fr", "prd.fr", "tm.fr", "co.uk", "org.uk", "gov.uk", "ac.uk",
        "github.io", "gitlab.io", "herokuapp.com", "amazonaws.com", "azurewebsites.net", "cloudapp.net",
        "cloudfront.net", "netlify.app", "vercel.app", "pages.dev", "workers.dev", "web.app", "ovh.net", "duckdns.org",
        "ngrok.io",
    }
)  # fmt: skip
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LOGIN = re.compile(
    r"(?:^|/)(?:login|signin|sign-in|catalog\.signin|connexion|authorize|openid-connect/auth)(?:/|$)", re.IGNORECASE
)
_TEXT = frozenset({"text", "email", "tel", ""})


@dataclass
class Form:
    """A form of a page."""

    action: str = ""
    method: str = "get"
    #: (name, type, value) of its fields, in order.
    fields: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def asks_password(self) -> bool:
        """Whether it is a sign-in form."""
        return any(kind == "password" and name for name, kind, _value in self.fields)

    def filled(self, user: str, password: str) -> list[tuple[str, str]]:
        """Give what to send: hidden fields as they are, and the account.

        The user name goes into the last text field before the password: CAS servers, GeoNetwork and gateways
        all have it so, whatever its name.
        """
        kinds = [kind for _name, kind, _value in self.fields]
        at = kinds.index("password")
        texts = [rank for rank, (name, kind, _value) in enumerate(self.fields) if kind in _TEXT and name and rank < at]
        sent: list[tuple[str, str]] = []
        pressed = False
        for rank, (name, kind, value) in enumerate(self.fields):
            if not name:
                continue
            if rank == at:
                sent.append((name, password))
            elif texts and rank == texts[-1]:
                sent.append((name, user))
            elif kind == "submit" and not pressed:
                pressed = True
                sent.append((name, value))
            elif kind == "hidden" or kind in _TEXT:
                sent.append((name, value))
        return sent


class _Reader(HTMLParser):
    """Collects the forms of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self._open: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stated = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Form(stated.get("action", "").strip(), stated.get("method", "get").strip().lower())
            self.forms.append(self._open)
        elif self._open is not None and tag in ("input", "button"):
            kind = stated.get("type", "submit" if tag == "button" else "").strip().lower()
            # a box to tick is sent only when it is ticked
            if kind not in ("checkbox", "radio") or "checked" in stated:
                kind = "hidden" if kind in ("checkbox", "radio") else kind
                self._open.fields.append((stated.get("name", ""), kind, stated.get("value", "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None


def sign_in_form(page: str) -> Form | None:
    """Give the form of a page that asks for a password; never fails."""
    if "password" not in page[:MAX_PAGE].lower():
        return None
    reader = _Reader()
    reader.feed(page[:MAX_PAGE])
    return next((form for form in reader.forms if form.asks_password), None)


def target(form: Form, page_url: str) -> str:
    """Give where a form is sent to."""
    return urljoin(page_url, form.action) if form.action else page_url


def related(host: str, known: str) -> bool:
    """Whether two hosts belong to one house: the same, or below one domain that is not anybody's."""
    host, known = host.lower().rstrip("."), known.lower().rstrip(".")
    if host == known:
        return True
    mine, other = host.split(".")[::-1], known.split(".")[::-1]
    if mine[0].isdigit() or other[0].isdigit():
        return False  # addresses of machines are not names
    shared = 0
    while shared < min(len(mine), len(other)) and mine[shared] == other[shared]:
        shared += 1
    return shared >= 2 and ".".join(mine[:shared][::-1]) not in _PUBLIC


def may_post(action: str, page_url: str) -> bool:
    """Whether a password may be sent to a form's target: the page's own host, and never from https to http."""
    where, page = urlsplit(action), urlsplit(page_url)
    if where.scheme not in ("http", "https") or where.netloc.lower() != page.netloc.lower():
        return False
    return not in_the_open(action, page_url)


def in_the_open(action: str, *before: str) -> bool:
    """Whether the way that began encrypted (https) would end with a password that can be read on the way."""
    return urlsplit(action).scheme != "https" and any(urlsplit(each).scheme == "https" for each in before)


def leads_to_login(url: str, location: str) -> bool:
    """Whether a redirect leads to a sign-in page."""
    if not location:
        return False
    parts = urlsplit(urljoin(url, location))
    stated = parse_qs(parts.query, True)
    # OGC services have a parameter of that name too: "service=WFS"
    named = any(value.lower().startswith(("http://", "https://")) for value in stated.get("service", []))
    return bool(_LOGIN.search(parts.path)) or named or "casLogin" in stated
