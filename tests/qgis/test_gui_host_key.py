"""A server's key is shown before it is trusted, and a changed one is never taken by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QPushButton

from prodige_plugin.gui import host_key, messages
from prodige_plugin.publishing.runner import PublicationFailed
from prodige_plugin.publishing.sftp import Address, ChangedHost, UnknownHost
from prodige_plugin.publishing.sftp_hosts import KnownHosts

KEY = ("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIHBhcmFwYXJhcGFyYXBhcmFwYXJhcGFyYXBhcmFwYXJh")
pytestmark = pytest.mark.usefixtures("qgis_app")


def buttons(bar: QgsMessageBar) -> dict[str, QPushButton]:
    return {one.text(): one for one in bar.findChildren(QPushButton)}


@pytest.mark.parametrize("wrapped", [False, True])
def test_an_unknown_server_is_trusted_by_the_person_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrapped: bool
) -> None:
    hosts = KnownHosts(tmp_path / "hosts", [])
    error = UnknownHost(Address("depot.example", 2222), (KEY,), hosts)
    shown = PublicationFailed("Stopped.", "", "", "", cause=error) if wrapped else error
    bar = QgsMessageBar()
    messages.install(bar)
    answers = iter([False, True])
    asked: list[str] = []
    monkeypatch.setattr(
        host_key, "asked", lambda _p, _question, more, _yes, **_how: asked.append(more) or next(answers)
    )
    retried: list[int] = []
    try:
        messages.show_error(shown, retry=lambda: retried.append(1))
        assert "Try again" not in buttons(bar), "it would fail again"
        buttons(bar)["Trust this server…"].click()
        assert not hosts.keys("depot.example", 2222)
        assert len(bar.items()) == 1
        buttons(bar)["Trust this server…"].click()
        assert bar.items() == [], "the message is over"
    finally:
        messages.install(None)
    assert "SHA256:" in asked[0]
    assert hosts.keys("depot.example", 2222) == {KEY}
    assert retried == [1]


def test_a_changed_key_is_forgotten_only_on_demand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hosts = KnownHosts(tmp_path / "hosts", [])
    hosts.trust("depot.example", 22, [KEY])
    bar = QgsMessageBar()
    messages.install(bar)
    monkeypatch.setattr(host_key, "asked", lambda *_words, **_how: True)
    try:
        messages.show_error(ChangedHost(Address("depot.example"), (KEY,), hosts))
        assert hosts.keys("depot.example")
        buttons(bar)["Forget the old key…"].click()
        assert bar.items() == []
    finally:
        messages.install(None)
    assert not hosts.keys("depot.example")
