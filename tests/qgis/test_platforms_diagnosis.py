"""The diagnosis: what it says of this computer, of servers that work and of servers that do not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QCoreApplication

from prodige_plugin.errors import Cancelled
from prodige_plugin.feedback import Feedback
from prodige_plugin.gui.diagnosis_window import DiagnosisWindow, show_diagnosis
from prodige_plugin.network import look
from prodige_plugin.platforms import diagnosis, provided
from prodige_plugin.platforms.diagnosis import diagnose
from prodige_plugin.platforms.diagnosis_report import Level, Row
from prodige_plugin.platforms.diagnosis_rows import certificate_row, host_rows
from prodige_plugin.platforms.model import Platform
from prodige_plugin.services import downloads
from tests.servers.http import HttpServer, self_signed
from tests.servers.prodige import Prodige

from .gui_fakes import FakePlatforms, pump


@pytest.fixture(autouse=True)
def _folder(qgis_app: object, tmp_path: Path) -> Iterator[None]:
    QgsSettings().setValue(downloads.SETTING, str(tmp_path / "downloads"))
    yield
    QgsSettings().remove("prodige_plugin")


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


def in_worker(platforms: list[Platform], feedback: Feedback | None = None) -> dict[tuple[str, str], Row]:
    """Run as a task does, the main thread turning."""
    got: list[object] = []

    def work() -> None:
        try:
            got.append(diagnose(platforms, feedback or Feedback()))
        except Cancelled as error:
            got.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    while thread.is_alive():
        QCoreApplication.processEvents()
        thread.join(0.005)
    if isinstance(got[0], Cancelled):
        raise got[0]
    return {(row.group, row.what): row for row in got[0]}  # type: ignore[attr-defined]


def platform_at(server: HttpServer, **endpoints: str) -> Platform:
    return Platform("p", "Ici", "prodige", {"catalogue": server.url("/geonetwork"), **endpoints})


def test_this_computer_and_qgis_are_told() -> None:
    rows = in_worker([])
    versions = rows["This computer", "Versions"].words
    for name in ("QGIS 3", "Qt 5", "GDAL 3", "PROJ ", "Python 3", "PRODIGE 0"):
        assert name in versions
    assert rows["This computer", "Folder of downloads"].level is Level.GOOD
    assert rows["Network", "Proxy"].level is Level.GOOD
    assert ("QGIS", "Accounts (authentication database)") in rows


def test_a_folder_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    QgsSettings().setValue(downloads.SETTING, str(tmp_path / "file" / "inside"))
    assert in_worker([])["This computer", "Folder of downloads"].level is Level.BAD


def test_a_platform_that_works(server: HttpServer) -> None:
    made = Prodige()
    made.install(server)
    rows = in_worker([platform_at(server)])
    assert rows["Ici", f"127.0.0.1:{server.port}"].level is Level.GOOD
    assert rows["Ici", "Catalogue"].level is Level.GOOD
    assert rows["Network", "Clock"].level is Level.GOOD


def test_what_fails_is_said_by_its_own_row(server: HttpServer) -> None:
    with HttpServer() as gone:
        dead = gone.url("/x")
    addresses = {"download": server.url("/status/500"), "services": dead, "features": "https://nowhere.invalid/x"}
    rows = in_worker([platform_at(server, **addresses)])
    assert rows["Ici", "Address: download"].level is Level.BAD
    assert "500" in rows["Ici", "Address: download"].words
    assert addresses["download"] in rows["Ici", "Address: download"].detail
    assert rows["Ici", "nowhere.invalid"].words == "Its name is unknown on this network."
    assert ("Ici", "Address: services") not in rows


def test_a_certificate_that_is_not_trusted_is_said_in_words(tmp_path: Path) -> None:
    with HttpServer(tls=self_signed(tmp_path)) as secure:
        platform = Platform("p", "Ici", "csw", {"catalogue": secure.url("/csw")})
        rows = in_worker([platform])
    row = rows["Ici", f"Certificate of 127.0.0.1:{secure.port}"]
    assert row.level is Level.BAD
    assert row.words.startswith("It is signed by itself alone.")
    assert "SelfSignedCertificate" in row.detail


def test_a_clock_that_is_wrong_is_said(server: HttpServer) -> None:
    late = {"Date": "Sat, 03 Jan 2026 00:00:00 GMT"}

    def old(handler: object) -> None:
        handler.send_response_only(200)  # type: ignore[attr-defined]
        for name, value in {**late, "Content-Length": "2", "Content-Type": "text/plain"}.items():
            handler.send_header(name, value)  # type: ignore[attr-defined]
        handler.end_headers()  # type: ignore[attr-defined]
        handler.wfile.write(b"ok")  # type: ignore[attr-defined]

    server.route("/old", old)
    rows = in_worker([replace(platform_at(server), product="csw", endpoints={"catalogue": server.url("/old")})])
    assert rows["Network", "Clock"].level is Level.BAD
    assert "set the clock" in rows["Network", "Clock"].words


def test_an_account_that_travels_in_the_open_is_noted() -> None:
    endpoints = {"catalogue": "http://catalogue.invalid/csw", "portal": "https://www.invalid/"}
    platform = Platform("p", "Ici", "csw", endpoints, "abc1234")
    row = in_worker([platform])["Ici", "Account"]
    assert row.level is Level.NOTE
    assert "catalogue.invalid" in row.words and "www" not in row.words
    assert ("Ici", "Account") not in in_worker([replace(platform, authcfg="")])


def test_the_organisations_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(provided.VARIABLE, "/nowhere/p.json")
    assert in_worker([])["QGIS", "Platforms of the organisation"].level is Level.BAD


def test_it_can_be_cancelled(server: HttpServer) -> None:
    feedback = Feedback()
    server.asked.clear()
    threading.Thread(target=lambda: (server.asked.wait(10), feedback.cancel()), daemon=True).start()
    with pytest.raises(Cancelled):
        in_worker([Platform("p", "Ici", "csw", {"catalogue": server.url("/hold")})], feedback)


# -- words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "level", "words"),
    [("2027-01-01", Level.GOOD, "Trusted"), ("2026-01-20", Level.NOTE, "It ends in 19 day(s).")],
)
def test_a_certificate_that_ends_soon_is_noted(until: str, level: Level, words: str) -> None:
    row = certificate_row("g", "x.fr", look.Certificate("x.fr", "CA", "2025-01-01", until), "2026-01-01")
    assert row.level is level
    assert words in row.words


def test_a_certificate_the_person_accepted_is_no_problem() -> None:
    held = look.Certificate("x", "x", "2025-01-01", "2027-01-01", "", [("HostNameMismatch", "…")], accepted=True)
    row = certificate_row("g", "x.fr", held)
    assert row.level is Level.NOTE
    assert row.words.startswith("It was made for another name. You accepted it")


def test_the_way_through_a_proxy_is_named() -> None:
    (row,) = host_rows("g", "x.fr", look.Reached(proxy="proxy.fr:3128", connect_s=0.01))
    assert row.words == "Connected through the proxy proxy.fr:3128 in 10 ms."


def test_of_a_template_only_the_server_is_asked() -> None:
    endpoints = {"service": "https://x.fr/ows/{schema}/{project}", "database": "host=x", "portal": "https://y.fr/a"}
    asked = diagnosis.addresses_of(Platform("p", "P", "qgis_server", endpoints))
    assert asked == [("service", "https://x.fr/"), ("portal", "https://y.fr/a")]


def test_addresses_that_are_none_are_left_to_the_words_on_the_platform() -> None:
    addresses = {"catalogue": "https://[bad", "csw": "https://x.fr:99999/csw", "services": "https://x.fr/s"}
    assert [role for role, _url in diagnosis.addresses_of(Platform("x", "X", "georchestra", addresses))] == ["services"]


@pytest.mark.parametrize("host", [f"{'a' * 70}.fr", "x..fr"])
def test_a_name_that_cannot_be_one_is_unknown(host: str) -> None:
    assert look.reach(f"https://{host}/").stopped_at == "dns"


def test_of_a_root_that_answers_nothing_a_page_is_asked() -> None:
    endpoints = {"api": "https://x.fr/api/", "features": "https://a.fr/api/ogc-features", "catalogue": "https://x.fr/g"}
    assert diagnosis.addresses_of(Platform("p", "P", "prodige", endpoints)) == [
        ("api", "https://x.fr/api/doc"),
        ("features", "https://a.fr/api/ogc-features/collections.json"),
        ("catalogue", "https://x.fr/g"),
    ]


# -- the window ----------------------------------------------------------------------------------


@pytest.fixture
def window(server: HttpServer) -> Iterator[DiagnosisWindow]:
    Prodige().install(server)
    made = show_diagnosis(None, FakePlatforms([platform_at(server, download=server.url("/status/503"))]))
    yield made
    made.close()
    pump(seconds=0.02)


def test_rows_come_while_it_looks_and_the_report_can_be_saved(window: DiagnosisWindow, tmp_path: Path) -> None:
    assert not window.save.isEnabled()
    assert window.cancel.isEnabled()
    assert pump(lambda: window.save.isEnabled(), 30)
    assert window.tree.topLevelItemCount() == 4
    assert "2 problem" in window.head.text()  # the address, and the test of the connection
    assert window.tree.currentItem().text(1) == "✕ problem"
    assert "503" in window.detail.toPlainText()
    for name, beginning in (("r.txt", "Diagnosis of"), ("r.md", "# Diagnosis of"), ("r.html", "<!DOCTYPE html>")):
        window.save_to(tmp_path / name)
        assert (tmp_path / name).read_text().startswith(beginning)
    window.save_to(tmp_path / "no" / "r.txt")
    assert window.note.text().startswith("✕")


def test_closing_it_stops_it(server: HttpServer) -> None:
    made = show_diagnosis(None, FakePlatforms([Platform("p", "Ici", "csw", {"catalogue": server.url("/hold")})]))
    assert pump(lambda: server.count("/hold") > 0, 10)
    made.close()
    from prodige_plugin.gui.tasks import running_tasks

    assert pump(lambda: not running_tasks(), 10)


def test_rows_are_as_high_as_their_words(window: DiagnosisWindow) -> None:
    window.show()
    for words in ("Short.", "A sentence that needs more than one line in its column. " * 4):
        window._show(Row("g", "x", Level.GOOD, words))
    pump(seconds=0.05)
    short, long = (window._groups["g"].child(rank) for rank in range(2))
    height = window.tree.visualItemRect(long).height()
    assert height > 2 * window.tree.visualItemRect(short).height()
    window.resize(2000, 600)
    pump(seconds=0.05)
    assert window.tree.visualItemRect(long).height() < height
