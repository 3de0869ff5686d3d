"""A small PRODIGE 5: sign-in to its API by session or token, data by right, a page where a session is over.

* ``POST /api/login`` takes HTTP Basic, and nothing else, and gives the cookie ``PHPSESSID``.
* ``POST /api/jwt_login`` takes JSON, and gives ``access_token`` (or ``token``, as older ones do).
* Below ``/api/``: 401 without a session; 403 for what the account may not see; open data for everybody.
* A session is over after so many requests; then it is 401, 403, the sign-in page with the status 200, or a
  redirect to it.
* ``/api/doc`` and ``/api/doc.json`` say what it is; ``/api/me`` who is signed in.
* Basic is taken by the catalogue (``/geonetwork``) and never below ``/api/``, but for ``/api/login``.
"""

from __future__ import annotations

import base64
import json
import time
from itertools import count

from tests.servers.geonetwork import GeoNetwork
from tests.servers.http import Handler, HttpServer

LOGIN_PAGE = (
    b"<!DOCTYPE html><html><head><title>Authentification</title></head><body>"
    b'<form action="/login" method="post"><input type="hidden" name="lt" value="LT-1">'
    b'<input name="username"><input type="password" name="password"></form></body></html>'
)


class Prodige:
    """The server's contents; give it to an :class:`HttpServer` by :meth:`install`."""

    def __init__(self, user: str = "m.durand", password: str = "été & co") -> None:
        self.user, self.password = user, password
        #: how many requests a session or token is good for.
        self.lasts = 1000
        #: what says that it is over: a status, "page", or "redirect".
        self.over: int | str = 401
        self.old_token = False
        self.with_api = True
        #: identifiers anybody may read, those the account may read, and those it may not.
        self.open, self.readable, self.closed = {"open"}, {"mine"}, {"theirs"}
        self.logins = 0
        self.geonetwork = GeoNetwork()
        self._numbers = count(1)
        self._left: dict[str, int] = {}

    def install(self, server: HttpServer) -> str:
        """Answer on a server; give the address of the catalogue."""
        server.route("/api/", self)
        self.geonetwork.install(server)
        server.route("/geonetwork/srv/api/me", self._me_of_geonetwork)
        return server.url("")

    def end_sessions(self) -> None:
        """Let every session be over."""
        self._left.clear()

    def __call__(self, handler: Handler) -> None:
        """Answer one request below ``/api/``."""
        path, method = handler.seen.path, handler.seen.method
        if not self.with_api:
            handler.reply(404, b"<html><title>404</title></html>", "text/html")
        elif path in ("/api/doc", "/api/doc.json"):
            self._doc(handler)
        elif path == "/api/login" and method == "POST":
            self._login(handler)
        elif path == "/api/jwt_login" and method == "POST":
            self._jwt(handler)
        elif path == "/api/ogc-features/collections.json":
            links = [{"rel": "items", "type": "application/geo+json", "href": "x"}]
            self._json(handler, {"collections": [{"id": "n_zones", "title": "Zones", "links": links}], "links": []})
        elif path.startswith("/api/data/"):
            self._data(handler, path.removeprefix("/api/data/"))
        elif path == "/api/me":
            if self._let_in(handler):
                self._json(handler, {"username": self.user})
        else:
            self._json(handler, {"message": "no such resource"}, 404)

    def _doc(self, handler: Handler) -> None:
        if handler.seen.path.endswith(".json"):
            self._json(handler, {"openapi": "3.0.0", "info": {"title": "API PRODIGE Ressources", "version": "1"}})
        else:
            handler.reply(200, b"<html><title>API PRODIGE Ressources</title><div id=swagger-ui></html>", "text/html")

    def _login(self, handler: Handler) -> None:
        self.logins += 1
        if handler.seen.headers.get("authorization") != "Basic " + _basic(self.user, self.password):
            self._json(handler, {"code": 401, "message": "Invalid credentials."}, 401)
            return
        session = f"s{next(self._numbers)}"
        self._left[session] = self.lasts
        handler.reply(
            200, b'{"status":"ok"}', "application/json", {"Set-Cookie": f"PHPSESSID={session}; path=/; HttpOnly"}
        )

    def _jwt(self, handler: Handler) -> None:
        self.logins += 1
        if handler.seen.headers.get("content-type", "").partition(";")[0] != "application/json":
            self._json(handler, {"message": "Unsupported Media Type"}, 415)
            return
        if json.loads(handler.seen.body) != {"username": self.user, "password": self.password}:
            self._json(handler, {"code": 401, "message": "Invalid credentials."}, 401)
            return
        now = int(time.time())
        claims = {"username": self.user, "iat": now, "exp": now + 3600, "n": next(self._numbers)}
        token = ".".join(_url(json.dumps(part).encode()) for part in ({"alg": "RS256"}, claims)) + ".c2lnbmF0dXJl"
        self._left[token] = self.lasts
        given = {"token": token} if self.old_token else {"access_token": token, "token_type": "Bearer"}
        self._json(handler, given)

    def _let_in(self, handler: Handler) -> bool:
        """Whether the request has a session or token that is still good; answers if not."""
        headers = handler.seen.headers
        cookies = dict(part.strip().split("=", 1) for part in headers.get("cookie", "").split(";") if "=" in part)
        given = cookies.get("PHPSESSID") or headers.get("authorization", "").removeprefix("Bearer ")
        left = self._left.get(given, 0)
        self._left[given] = left - 1
        if left > 0:
            return True
        if self.over == "page":
            handler.reply(200, LOGIN_PAGE, "text/html; charset=utf-8")
        elif self.over == "check":
            self._json(handler, [{"check": False, "msg": "Droits insuffisants"}])
        elif self.over == "redirect":
            handler.reply(302, headers={"Location": "https://cas.invalid/login?service=https%3A%2F%2Fx"})
        else:
            self._json(handler, {"message": "Full authentication is required."}, int(self.over))
        return False

    def _data(self, handler: Handler, identifier: str) -> None:
        if identifier not in self.open:
            if not self._let_in(handler):
                return
            if identifier in self.closed:
                self._json(handler, {"message": "Access Denied."}, 403)
                return
            if identifier not in self.readable:
                self._json(handler, {"message": "Not Found"}, 404)
                return
        if handler.seen.method == "POST":
            self._json(handler, [{"check": True, "msg": "OK inserted", "gid": len(handler.seen.body)}])
            return
        feature = {"type": "Feature", "properties": {"gid": 1}, "geometry": {"type": "Point", "coordinates": [5, 45]}}
        self._json(handler, {"type": "FeatureCollection", "features": [feature]})

    def _me_of_geonetwork(self, handler: Handler) -> None:
        stated = handler.seen.headers.get("authorization", "")
        if stated == "Basic " + _basic(self.user, self.password):
            self._json(handler, {"username": self.user, "profile": "Editor", "name": "Marie", "surname": "Durand"})
        elif stated:
            self._json(handler, {"message": "Bad credentials"}, 401)
        else:
            handler.reply(204)

    def _json(self, handler: Handler, value: object, status: int = 200) -> None:
        handler.reply(status, json.dumps(value).encode(), "application/json")


def _basic(user: str, password: str) -> str:
    return base64.b64encode(f"{user}:{password}".encode()).decode()


def _url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
