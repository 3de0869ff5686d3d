"""The door inside QGIS: through QGIS's network manager, from a worker thread."""

from __future__ import annotations

import contextlib
import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsNetworkAccessManager, QgsNetworkRequestParameters, QgsSettings, QgsTask
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QTimer

from prodige_plugin import errors
from prodige_plugin.feedback import Feedback
from prodige_plugin.network import Answer, Door
from tests.network_contract import DoorContract
from tests.network_contract_base import QUICK, server, tls  # noqa: F401  fixtures
from tests.servers.http import HttpServer
from tests.servers.proxy import CountingProxy

pytestmark = pytest.mark.usefixtures("qgis_app")


def in_thread(work: Callable[[], Any], *, pump: bool = True) -> Any:
    """Run in a worker thread, as tasks do; the main thread turns its event loop, or stands still."""
    results: list[Any] = []
    raised: list[BaseException] = []

    def body() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001  carried to the test's own thread
            raised.append(error)

    thread = threading.Thread(target=body)
    thread.start()
    while pump and thread.is_alive():
        QCoreApplication.processEvents()
        thread.join(0.005)
    thread.join()
    if raised:
        raise raised[0]
    return results[0]


@pytest.fixture
def run() -> Callable[[Callable[[], Any]], Any]:
    return in_thread


class TestQgisDoor(DoorContract):
    """The contract of a door, through QGIS, in a worker thread."""


# -- QGIS's own settings -----------------------------------------------------------------------


@pytest.fixture
def qgis_proxy() -> Iterator[Callable[..., None]]:
    """Configure a proxy as QGIS's options do, and take it away afterwards."""
    settings = QgsSettings()
    keys = ("proxyEnabled", "proxyType", "proxyHost", "proxyPort", "proxyUser", "proxyPassword")

    def configure(host: str, port: int, user: str = "", password: str = "") -> None:
        for key, value in zip(keys, (True, "HttpProxy", host, str(port), user, password), strict=True):
            settings.setValue(f"proxy/{key}", value)
        QgsNetworkAccessManager.instance().setupDefaultProxyAndCache()

    yield configure
    for key in keys:
        settings.remove(f"proxy/{key}")
    QgsNetworkAccessManager.instance().setupDefaultProxyAndCache()


def every_kind_of_request(door: Door, base: Callable[[str], str], tmp_path: Path) -> int:
    """Send one request of each kind; gives how many the server gets."""
    upload = tmp_path / "upload.bin"
    upload.write_bytes(b"x" * 1_000_000)
    door.get(base("/ok"))
    door.post(base("/echo"), b"<q/>")
    assert door.put(base("/echo"), upload).json()["length"] == 1_000_000
    assert door.post(base("/echo"), upload).json()["length"] == 1_000_000
    door.request("PROPFIND", base("/echo"), data=b"<p/>")
    door.patch(base("/echo"), b"{}")
    door.delete(base("/ok"))
    door.request("HEAD", base("/ok"))
    door.get(base("/bytes/1000000"), to=tmp_path / "download.bin")
    door.get(base("/redirect?to=/ok"))
    door.get(base("/busy/1"))
    assert door.session.get(base("/json")).json() == {"a": [1, 2]}
    return 14


@pytest.mark.parametrize("account", [("", ""), ("jean", "mot:de passé")])
@pytest.mark.parametrize("where", ["worker", "main"])
def test_every_request_goes_through_the_proxy_of_qgis(
    server: HttpServer,  # noqa: F811
    qgis_proxy: Callable[..., None],
    tmp_path: Path,
    where: str,
    account: tuple[str, str],
) -> None:
    with CountingProxy(*account) as proxy:
        qgis_proxy(proxy.host, proxy.port, *account)

        def work() -> int:
            with Door(feedback=Feedback(), retry=QUICK) as door:
                return every_kind_of_request(door, server.url, tmp_path)

        expected = in_thread(work) if where == "worker" else work()
        assert server.count() == expected
        assert proxy.count == expected, proxy.seen
        assert proxy.unauthorised == 0
        assert {method for method, _target in proxy.seen} >= {"GET", "POST", "PUT", "PATCH", "DELETE", "PROPFIND"}
    assert not any("proxy-authorization" in seen.headers for seen in server.requests)


def test_https_goes_through_the_proxy_too(qgis_proxy: Callable[..., None], tls: Path) -> None:  # noqa: F811
    with CountingProxy() as proxy, HttpServer(tls=tls) as secure:
        qgis_proxy(proxy.host, proxy.port)
        with pytest.raises(errors.CertificateError):
            in_thread(lambda: Door().get(secure.url("/ok")))
        assert proxy.seen == [("CONNECT", f"127.0.0.1:{secure.port}")]


@pytest.mark.parametrize("path", ["/echo"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_asks_for_another_account(
    server: HttpServer,  # noqa: F811
    qgis_proxy: Callable[..., None],
    scheme: str,
    path: str,
) -> None:
    """No window of QGIS asks for the account: the main thread stands still and nothing waits for it."""
    with CountingProxy("jean", "right") as proxy:
        for account in (("", ""), ("jean", "n0tThis")):
            qgis_proxy(proxy.host, proxy.port, *account)
            with pytest.raises(errors.ProxyError) as caught:
                in_thread(lambda: Door().put(server.url(path).replace("http:", f"{scheme}:"), b"x"), pump=False)
            assert "n0tThis" not in caught.value.report()
        assert proxy.count == 0
    assert server.count() == 0


def test_a_proxy_that_refuses(qgis_proxy: Callable[..., None]) -> None:
    with CountingProxy(refuse=True) as proxy:
        qgis_proxy(proxy.host, proxy.port)
        with pytest.raises(errors.ProxyError):
            in_thread(lambda: Door().get("https://example.invalid/"))
        with pytest.raises(errors.Forbidden):
            in_thread(lambda: Door().get("http://example.invalid/"))


def test_a_proxy_that_is_gone(server: HttpServer, qgis_proxy: Callable[..., None]) -> None:  # noqa: F811
    with CountingProxy() as proxy:
        port = proxy.port
    qgis_proxy("127.0.0.1", port)
    with pytest.raises(errors.ProxyError):
        in_thread(lambda: Door().get(server.url("/ok")))
    assert server.count() == 0


def test_the_time_out_of_qgis_counts_when_it_is_shorter(server: HttpServer) -> None:  # noqa: F811
    before = QgsNetworkAccessManager.timeout()
    QgsNetworkAccessManager.setTimeout(300)
    try:
        with pytest.raises(errors.Timeout):
            in_thread(lambda: Door(timeout_s=60).get(server.url("/hold")))
    finally:
        QgsNetworkAccessManager.setTimeout(before)


def test_the_network_logger_and_the_preprocessors_see_it(server: HttpServer) -> None:  # noqa: F811
    main = QgsNetworkAccessManager.instance()
    logged: list[str] = []
    finished: list[str] = []

    def begun(parameters: Any) -> None:
        logged.append(parameters.request().url().toString())

    def ended(content: Any) -> None:
        finished.append(content.request().url().toString())

    def mark(request: Any) -> None:
        request.setRawHeader(b"X-Of-The-Site", b"1")

    begin = main.requestAboutToBeCreated[QgsNetworkRequestParameters]
    begin.connect(begun)
    main.finished.connect(ended)
    marker = QgsNetworkAccessManager.setRequestPreprocessor(mark)
    try:
        in_thread(lambda: Door().get(server.url("/echo?logged=1").replace("http://", "http://user:secret@")))
        QCoreApplication.processEvents()
    finally:
        QgsNetworkAccessManager.removeRequestPreprocessor(marker)
        begin.disconnect(begun)
        main.finished.disconnect(ended)
    assert logged == finished == [server.url("/echo?logged=1")]
    assert server.last().headers["x-of-the-site"] == "1"
    assert "QGIS/" in server.last().headers["user-agent"]


# -- no windows, no waiting --------------------------------------------------------------------


@pytest.mark.parametrize("where", ["worker", "main"])
def test_no_window_is_asked_for(server: HttpServer, tls: Path, where: str) -> None:  # noqa: F811
    """QGIS opens its windows in slots of these signals of its main manager."""
    main = QgsNetworkAccessManager.instance()
    asked: list[str] = []
    signals = {
        "account": main.requestRequiresAuth,
        "certificate": main.requestEncounteredSslErrors,
        "old certificate": main.sslErrors,
        "proxy": main.proxyAuthenticationRequired,
        "old account": main.authenticationRequired,
    }
    slots = {name: (lambda *_args, name=name: asked.append(name)) for name in signals}
    for name, signal in signals.items():
        signal.connect(slots[name])
    try:
        with HttpServer(tls=tls) as secure:

            def work() -> None:
                with pytest.raises(errors.Unauthorized):
                    Door().get(server.url("/basic"))
                with pytest.raises(errors.Unauthorized):
                    Door().post(server.url("/basic"), b"x", basic=("user", "wrong"))
                with pytest.raises(errors.CertificateError):
                    Door().get(secure.url("/ok"))

            if where == "worker":
                # The main thread stands still: were it needed, this would never end.
                in_thread(work, pump=False)
            else:
                work()
        for _ in range(3):
            QCoreApplication.processEvents()
    finally:
        for name, signal in signals.items():
            signal.disconnect(slots[name])
    assert asked == []
    assert server.count() == 2


def test_the_manager_qgis_keeps_for_the_thread_is_left_as_it_is(server: HttpServer) -> None:  # noqa: F811
    def work() -> tuple[int, int, int, int]:
        kept = QgsNetworkAccessManager.instance()
        count = lambda: (kept.receivers(kept.authenticationRequired), kept.receivers(kept.sslErrors))  # noqa: E731
        before = count()
        Door().get(server.url("/ok"))
        return before + count()

    before_auth, before_tls, after_auth, after_tls = in_thread(work)
    assert before_auth == after_auth > 0
    assert before_tls == after_tls > 0


class _Task(QgsTask):  # type: ignore[misc]
    def __init__(self, door: Door, url: str) -> None:
        super().__init__("network")
        self.door = door
        self.url = url
        self.answer: Answer | None = None

    def run(self) -> bool:
        self.answer = self.door.get(self.url)
        return True


def test_the_window_lives_while_a_task_waits(server: HttpServer) -> None:  # noqa: F811
    """The server answers only after fifty beats of a timer in the main thread: a blocked one never gets there."""
    beats: list[int] = []

    def beat() -> None:
        if server.asked.is_set():
            beats.append(1)
        if len(beats) == 50:
            server.released.set()

    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(2)
    task = _Task(Door(feedback=Feedback()), server.url("/hold"))
    QgsApplication.taskManager().addTask(task)
    while task.status() not in (QgsTask.TaskStatus.Complete, QgsTask.TaskStatus.Terminated):
        QCoreApplication.processEvents()
        threading.Event().wait(0.001)
    timer.stop()
    assert task.answer is not None
    assert task.answer.text == "released"
    assert len(beats) >= 50


# -- nothing left ------------------------------------------------------------------------------


@pytest.fixture
def managers(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every network manager that the doors make."""
    from prodige_plugin.network import adapter_qgis

    made: list[Any] = []
    before = adapter_qgis.Manager.__init__

    def note(self: Any) -> None:
        before(self)
        made.append(self.nam)

    monkeypatch.setattr(adapter_qgis.Manager, "__init__", note)
    return made


def test_a_door_in_a_with_block_keeps_its_connection_and_leaves_nothing(
    server: HttpServer,  # noqa: F811
    managers: list[Any],
) -> None:
    def work() -> tuple[bool, bool]:
        with Door() as door:
            door.get(server.url("/ok"))
            with pytest.raises(errors.HttpError):
                door.get(server.url("/status/404"))
            door.post(server.url("/echo"), b"x")
            inside = sip.isdeleted(managers[-1])
        return inside, sip.isdeleted(managers[-1])

    assert in_thread(work) == (False, True)
    assert len(managers) == 1
    assert server.connections == 1


@pytest.mark.parametrize("path", ["/ok", "/status/500", "/cut/1000", "/drop", "/redirect?to=/ok", "/bytes/3000000"])
def test_a_door_alone_leaves_nothing(server: HttpServer, managers: list[Any], path: str) -> None:  # noqa: F811
    door = Door(retry=QUICK)

    def work() -> None:
        with contextlib.suppress(errors.NetworkError):
            door.get(server.url(path), max_bytes=1_000_000)

    in_thread(work)
    work()
    assert len(managers) >= 2
    assert all(sip.isdeleted(manager) for manager in managers)


def test_an_answer_that_nobody_reads_leaves_nothing(server: HttpServer, managers: list[Any]) -> None:  # noqa: F811
    def work() -> None:
        response = Door().session.get(server.url("/bytes/3000000"), stream=True)
        assert response.status_code == 200
        del response
        gc.collect()

    in_thread(work)
    assert [sip.isdeleted(manager) for manager in managers] == [True]


def test_a_door_closed_in_another_thread(server: HttpServer, managers: list[Any]) -> None:  # noqa: F811
    door = Door()
    door.__enter__()
    door.get(server.url("/ok"))
    in_thread(door.close)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [sip.isdeleted(manager) for manager in managers] == [True]


def test_many_short_threads(server: HttpServer) -> None:  # noqa: F811
    """PyQt once took a living reply for one that had gone before, at the same address: one request in 300."""
    for _ in range(200):
        assert in_thread(lambda: Door().get(server.url("/ok")).text) == "ok"


def test_an_answer_is_read_in_its_own_thread(server: HttpServer) -> None:  # noqa: F811
    door = Door()
    response = in_thread(lambda: door.session.get(server.url("/bytes/3000000"), stream=True))
    with pytest.raises(RuntimeError):
        response.raw.read(10)
