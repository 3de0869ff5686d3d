"""Certificates, OAuth2 and PRODIGE's own ways, with accounts of QGIS's authentication database."""

from __future__ import annotations

import json
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from tests.servers.http import Handler, HttpServer
from tests.servers.prodige import Prodige

ROOT = Path(__file__).parents[2]


def openssl(folder: Path, *words: str) -> None:
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


def authority(folder: Path) -> None:
    """Make an authority, a server's certificate and a client's, both signed by it."""
    openssl(
        folder, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Essai CA",
        "-keyout", "ca-key.pem", "-out", "ca.pem",
    )  # fmt: skip
    for name, extra in (("server", "subjectAltName=IP:127.0.0.1"), ("client", "extendedKeyUsage=clientAuth")):
        openssl(
            folder, "req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={name}", "-keyout", f"{name}-key.pem",
            "-out", f"{name}.csr",
        )  # fmt: skip
        (folder / f"{name}.ext").write_text(extra)
        openssl(
            folder, "x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca-key.pem", "-CAcreateserial",
            "-days", "2", "-extfile", f"{name}.ext", "-out", f"{name}.pem",
        )  # fmt: skip


def token(handler: Handler) -> None:
    """Give a token for a user name and a password (RFC 6749, section 4.3)."""
    asked = {name: values[0] for name, values in parse_qs(handler.seen.body.decode()).items()}
    if (asked.get("grant_type"), asked.get("username"), asked.get("password")) != ("password", "m", "p"):
        handler.reply(400, json.dumps({"error": "invalid_grant"}).encode(), "application/json")
        return
    given = {"access_token": "abc-token", "token_type": "Bearer", "expires_in": 3600}
    handler.reply(200, json.dumps(given).encode(), "application/json")


def bearer(handler: Handler) -> None:
    good = handler.seen.headers.get("authorization") == "Bearer abc-token"
    handler.reply(200 if good else 401, b"welcome" if good else b"no")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("kinds")
    authority(folder)
    (folder / "both.pem").write_bytes((folder / "server-key.pem").read_bytes() + (folder / "server.pem").read_bytes())
    with HttpServer() as server, HttpServer(tls=folder / "both.pem") as secure:
        context = secure._server.socket.context  # type: ignore[attr-defined]
        context.load_verify_locations(folder / "ca.pem")
        context.verify_mode = ssl.CERT_REQUIRED
        Prodige().install(server)
        server.route("/token", token)
        server.route("/bearer", bearer)
        done = subprocess.run(
            [
                *(sys.executable, "-m", "tests.servers.account_kinds_probe", str(folder)),
                *(server.url(""), secure.url("")),
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=150,
        )
        assert done.stdout, done.stderr
        result = json.loads(done.stdout)
        result["log"] = done.stderr
        result["tokens"] = server.count("/token")
        yield result


def test_a_certificate_lets_in(told: dict[str, Any]) -> None:
    assert told["certificate"] == "ok"
    assert "asks for a certificate of yours" in told["no certificate"]


def test_oauth2_lets_in_with_one_token(told: dict[str, Any]) -> None:
    assert (told["oauth2"], told["oauth2 again"]) == ("welcome", "welcome")
    assert told["tokens"] == 1


@pytest.mark.parametrize("way", ["prodige_session", "prodige_token"])
def test_prodige_says_as_whom_it_answers(told: dict[str, Any], way: str) -> None:
    rows = {name: (good, words) for name, good, words in told[way]}
    assert rows["Sign-in"] == (True, "Signed in as m.durand.")
    assert rows["Account in the catalogue"][1] == "Signed in as m.durand (Marie Durand, Editor)."
    assert all(good for good, _words in rows.values())
    assert told[f"{way} user"] == "m.durand"
    assert told[f"{way} data"] == "FeatureCollection"


def test_a_geonetwork_says_as_whom_it_answers(told: dict[str, Any]) -> None:
    assert ["Account", True, "Signed in as m.durand (Marie Durand, Editor)."] in told["geonetwork"]


def test_a_wrong_password_is_said_by_each_that_refused_it(told: dict[str, Any]) -> None:
    rows = {name: (good, words) for name, good, words in told["refused"]}
    assert not rows["Sign-in"][0]
    assert "does not accept the account" in rows["Sign-in"][1]
    assert not rows["Account in the catalogue"][0]


def test_an_account_of_another_kind_is_said(told: dict[str, Any]) -> None:
    assert "The account chosen for “o” cannot be used here." in told["other kind"]


def test_no_secret_is_told(told: dict[str, Any]) -> None:
    for secret in ("été & co", "wrong-password-here", "hush", "abc-token"):
        assert secret not in json.dumps(told, ensure_ascii=False)
