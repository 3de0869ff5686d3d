"""Which cookie goes with a request: some servers want its value in a header too."""

from __future__ import annotations

from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie

import requests
from requests.cookies import RequestsCookieJar, get_cookie_header


def value_of(jars: Iterable[RequestsCookieJar], name: str, url: str) -> str:
    """Give the value of a cookie as it is sent to an address; "" where none of this name is.

    Of several, the one of the longest path counts, which is sent first (RFC 6265, section 5.4).

    :param jars: the first one that has the cookie counts.
    """
    request = requests.Request("GET", url).prepare()
    for jar in jars:
        request.headers.pop("Cookie", None)
        sent = get_cookie_header(jar, request) or ""  # type: ignore[no-untyped-call]
        for part in sent.split(";"):
            try:
                held = SimpleCookie(part.strip())
            except CookieError:
                continue
            if name in held:
                return held[name].value
    return ""
