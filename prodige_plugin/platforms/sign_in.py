"""How a platform's account signs in: from its description to what the network's room does."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from ..catalogue.geonetwork_address import place_of
from ..errors import PlatformError
from ..feedback import Feedback
from ..i18n import tr
from ..network import sign_in as ways
from .model import PAGE, SESSION, TOKEN, Platform

#: The endpoint role of the sign-in page.
ROLE = "sign_in"
#: Endpoint roles whose values are no addresses of services.
_NOT_SERVICES = frozenset({ROLE, "database", "data_schema", "pg_service", "reader_role", "portal"})


def announce(platform: Platform) -> ways.SignIn | None:
    """Make the platform's way to sign in known; nothing is asked of the platform yet.

    :raises PlatformError: an address it needs is missing.
    """
    made = _make(platform)
    if made is None:
        ways.forget(platform.key)
        return None
    return ways.announce(platform.key, made)


def sign_out(platform: Platform, feedback: Feedback | None = None) -> None:
    """End the platform's session; the next request that needs one signs in anew. Worker thread."""
    held = ways.announced(platform.key)
    if held is not None:
        held.sign_out(feedback)


def api_of(platform: Platform) -> str:
    """Give the root of PRODIGE 5's API, ``""`` where nothing tells it: stated, or on the catalogue's host."""
    stated = platform.endpoints.get("api", "").strip().rstrip("/")
    if stated:
        return stated
    parts = urlsplit(platform.endpoints.get("catalogue", "").strip() or platform.endpoints.get("csw", "").strip())
    return f"{parts.scheme}://{parts.netloc}/api" if parts.scheme in ("http", "https") and parts.netloc else ""


def _make(platform: Platform) -> ways.SignIn | None:
    """Make the way to sign in of a platform, ``None`` for QGIS's own."""
    if not platform.authcfg or not platform.sign_in:
        return None

    def credentials() -> tuple[str, str]:
        from .credentials import account

        given = account(platform.authcfg, platform.name)
        return given.user, given.password

    if platform.sign_in == PAGE:
        from ..network.sign_in.cas import CasSignIn

        stated, usual = platform.endpoints.get(ROLE, "").strip(), _usual_page(platform)
        # the catalogue answers visitors too: it is entered by its own page, once the sign-in page knows who we are
        also = (usual,) if stated and usual and usual != stated else ()
        places = frozenset(
            (parts.scheme.lower(), parts.netloc.lower())
            for role, address in platform.endpoints.items()
            if role not in _NOT_SERVICES and (parts := urlsplit(address.strip())).netloc
        )
        return CasSignIn(stated or usual, platform.authcfg, credentials, _at(places), places, also)
    api = api_of(platform)
    if not api:
        raise PlatformError(
            tr("“{name}” cannot be signed in to.", name=platform.name),
            tr("The address of its catalogue, or of its API, is missing."),
            tr("Give it in the Platforms window."),
        )
    roots = tuple(sorted({api, *_api_roots(platform.endpoints.get("features", ""))}))
    if platform.sign_in == TOKEN:
        from ..network.sign_in.token import TokenSignIn

        return TokenSignIn(f"{api}/jwt_login", platform.authcfg, credentials, _below(roots), roots)
    if platform.sign_in == SESSION:
        from ..network.sign_in.session import SessionSignIn

        return SessionSignIn(f"{api}/login", platform.authcfg, credentials, _below(roots), roots)
    return None


def _usual_page(platform: Platform) -> str:
    """Give the page by which the product's catalogue asks for the account, else ``""``."""
    catalogue = platform.endpoints.get("catalogue", "").strip()
    if platform.product not in ("georchestra", "prodige", "geonetwork") or not catalogue:
        return ""
    services = place_of(catalogue).services
    if platform.product == "georchestra":
        # "login" after any address makes géOrchestra ask for the account
        return f"{services}/catalog.search?login"
    # GeoNetwork's own way to CAS
    return f"{services}/catalog.signin?casLogin"


def _api_roots(address: str) -> set[str]:
    """Give the root of the API that an address belongs to: ``https://admin.…/api/ogc-features`` → ``…/api``."""
    parts = urlsplit(address.strip())
    if not parts.netloc or not f"{parts.path}/".startswith("/api/"):
        return set()
    return {f"{parts.scheme}://{parts.netloc}/api"}


def _below(roots: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether an address is below one of some roots."""
    keys = tuple(_key(root) for root in roots)

    def covers(url: str) -> bool:
        asked = _key(url)
        return any(asked == key or asked.startswith((f"{key}/", f"{key}?")) for key in keys)

    return covers


def _at(places: frozenset[tuple[str, str]]) -> Callable[[str], bool]:
    """Whether an address is at one of some places (scheme, host and port)."""

    def covers(url: str) -> bool:
        parts = urlsplit(url)
        return (parts.scheme.lower(), parts.netloc.lower()) in places

    return covers


def _key(url: str) -> str:
    """Give an address to compare: scheme and host in small letters."""
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}{parts.path.rstrip('/')}"
