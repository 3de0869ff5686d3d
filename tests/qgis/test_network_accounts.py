"""Accounts and accepted certificates of QGIS's authentication database serve the door."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.servers.http import HttpServer, self_signed

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """What a QGIS of its own, with an authentication database of its own, saw (tests/servers/authcfg_probe.py)."""
    folder = tmp_path_factory.mktemp("auth")
    tls = self_signed(folder)
    with HttpServer() as server, HttpServer(tls=tls) as secure:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "tests.servers.authcfg_probe", str(folder)),
                *(server.url(""), secure.url(""), str(folder / "certificate.pem")),
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.stdout, done.stderr
        result = json.loads(done.stdout)
        result["requests"] = [(seen.method, seen.path) for seen in server.requests]
        result["log"] = done.stderr
        yield result


def test_the_account_is_applied(told: dict[str, Any]) -> None:
    assert told["stored"] is True
    assert told["without"].startswith("Unauthorized")
    assert (told["with"], told["post"], told["main thread"]) == ("welcome", "welcome", "welcome")


def test_it_is_sent_at_once(told: dict[str, Any]) -> None:
    assert told["requests"][:4] == [("GET", "/basic"), ("GET", "/basic"), ("POST", "/basic"), ("GET", "/basic")]


def test_an_account_given_for_one_request_wins(told: dict[str, Any]) -> None:
    assert told["basic wins"].startswith("Unauthorized")


def test_it_stays_with_its_host(told: dict[str, Any]) -> None:
    assert "authorization" in json.loads(told["same host"])["headers"]
    assert "authorization" not in json.loads(told["other host"])["headers"]


def test_it_is_in_no_report_and_no_log(told: dict[str, Any]) -> None:
    assert told["leak"].startswith("HttpError")
    for text in (told["leak"], told["basic wins"], told["log"]):
        assert "dXNlcjpzZWNyZXQ" not in text
        assert "secret" not in text


def test_an_account_that_is_gone_or_locked_is_told(told: dict[str, Any]) -> None:
    assert told["unknown"].startswith("Unauthorized")
    assert told["locked"].startswith("Unauthorized")


def test_a_certificate_the_person_accepted_is_accepted(told: dict[str, Any]) -> None:
    assert told["certificate refused"].startswith("CertificateError")
    assert told["certificate accepted"] == "ok"
