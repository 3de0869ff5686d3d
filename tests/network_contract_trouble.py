"""What a door does when things go wrong, when it is sent elsewhere, and when it may ask again."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from prodige_plugin import errors
from prodige_plugin.network import Door, Expect
from tests.network_contract_base import QUICK, Asking, Run
from tests.servers.http import HttpServer


def closed_port() -> int:
    """A port where nothing listens."""
    with HttpServer() as gone:
        return gone.port


class TroubleContract(Asking):
    """The behaviour of a door in trouble."""

    # -- trouble -------------------------------------------------------------------------------

    @pytest.mark.parametrize(
        ("path", "kind", "status"),
        [
            ("/status/401", errors.Unauthorized, 401),
            ("/status/403", errors.Forbidden, 403),
            ("/status/404", errors.HttpError, 404),
            ("/status/500", errors.HttpError, 500),
            ("/status/502", errors.HttpError, 502),
            ("/status/413", errors.HttpError, 413),
            ("/status/409", errors.HttpError, 409),
            ("/status/304", errors.HttpError, 304),
        ],
    )
    def test_an_error_status(
        self, run: Run, server: HttpServer, path: str, kind: type[errors.HttpError], status: int
    ) -> None:
        error = self.fail(run, kind, "POST", server.url(path), data=b"x")
        assert error.status == status
        assert f"HTTP {status}" in error.detail
        assert type(error) is kind

    def test_the_proxy_asks_for_an_account(self, run: Run, server: HttpServer) -> None:
        self.fail(run, errors.ProxyError, "GET", server.url("/status/407"))

    @pytest.mark.parametrize("path", ["/cut/1000", "/cut-chunked", "/drop"])
    def test_a_cut_answer(self, run: Run, server: HttpServer, path: str) -> None:
        self.fail(run, errors.CutAnswer, "GET", server.url(path))

    def test_an_unknown_host(self, run: Run) -> None:
        self.fail(run, errors.NoConnection, "GET", "http://no-such-host.invalid/")

    def test_a_closed_port(self, run: Run) -> None:
        self.fail(run, errors.NoConnection, "GET", f"http://127.0.0.1:{closed_port()}/")

    @pytest.mark.parametrize("path", ["/hold", "/hold-body"])
    def test_silence(self, run: Run, server: HttpServer, path: str) -> None:
        self.fail(run, errors.Timeout, "GET", server.url(path), timeout_s=0.3)

    def test_a_slow_but_steady_answer_is_no_silence(self, run: Run, server: HttpServer) -> None:
        def steady(handler: Any) -> None:
            handler.send_response(200)
            handler.send_header("Content-Length", "8")
            handler.end_headers()
            for _ in range(8):
                threading.Event().wait(0.1)
                handler.wfile.write(b"x")
                handler.wfile.flush()

        server.route("/steady", steady)
        assert self.ask(run, "GET", server.url("/steady"), timeout_s=0.6).content == b"x" * 8

    def test_a_certificate_nobody_signed(self, run: Run, tls: Path) -> None:
        with HttpServer(tls=tls) as server:
            self.fail(run, errors.CertificateError, "GET", server.url("/ok"))
            assert server.count() == 0

    @pytest.mark.parametrize("url", ["nonsense", "ftp://host/x", "file:///etc/passwd", "http://", "http://a b/"])
    def test_an_address_that_is_none(self, run: Run, url: str) -> None:
        self.fail(run, errors.NetworkError, "GET", url)

    @pytest.mark.parametrize("status", [200, 400, 500])
    @pytest.mark.parametrize(
        ("version", "code", "words"),
        [
            ("ows10", "InvalidParameterValue", "Unknown type name"),
            ("ows11", "NoApplicableCode", "Out of luck"),
            ("ows20", "NotFound", "No such record"),
            ("wms11", "LayerNotDefined", "No layer x"),
            ("wms13", "InvalidCRS", "CRS unknown"),
            ("broken", "Half", "cut in the mid"),
        ],
    )
    def test_an_exception_report(
        self, run: Run, server: HttpServer, version: str, code: str, words: str, status: int
    ) -> None:
        url = server.url(f"/report/{version}?status={status}")
        for expect in (Expect.XML, Expect.IMAGE, Expect.JSON):
            error = self.fail(run, errors.ServiceException, "GET", url, expect=expect)
            assert error.code == code
            assert words in error.why

    @pytest.mark.parametrize("expect", [Expect.XML, Expect.JSON, Expect.IMAGE])
    def test_a_sign_in_page_is_not_data(self, run: Run, server: HttpServer, expect: Expect) -> None:
        error = self.fail(run, errors.HtmlInsteadOfData, "GET", server.url("/login"), expect=expect)
        assert "Connexion" in error.why

    @pytest.mark.parametrize(
        ("path", "expect"),
        [("/xml", Expect.XML), ("/json", Expect.JSON), ("/png", Expect.IMAGE), ("/login", Expect.ANY)],
    )
    def test_what_was_expected_comes(self, run: Run, server: HttpServer, path: str, expect: Expect) -> None:
        assert self.ask(run, "GET", server.url(path), expect=expect).status == 200

    @pytest.mark.parametrize(
        ("path", "expect"),
        [("/json", Expect.XML), ("/png", Expect.JSON), ("/ok", Expect.IMAGE), ("/xml", Expect.IMAGE)],
    )
    def test_something_else_comes(self, run: Run, server: HttpServer, path: str, expect: Expect) -> None:
        self.fail(run, errors.NetworkError, "GET", server.url(path), expect=expect)

    def test_an_entity_bomb_is_refused_by_the_reader(self, run: Run, server: HttpServer) -> None:
        with pytest.raises(errors.BadXml):
            self.ask(run, "GET", server.url("/bomb"), expect=Expect.XML).xml()

    # -- redirects -----------------------------------------------------------------------------

    @pytest.mark.parametrize("method", ["GET", "HEAD"])
    def test_reading_follows_a_redirect(self, run: Run, server: HttpServer, method: str) -> None:
        answer = self.ask(run, method, server.url("/redirect?to=/echo"))
        assert answer.url == server.url("/echo")
        assert server.last().method == method

    def test_ten_redirects_and_no_more(self, run: Run, server: HttpServer) -> None:
        self.fail(run, errors.NetworkError, "GET", server.url("/loop"))
        assert server.count("/loop") == 11

    @pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
    @pytest.mark.parametrize("options", [{"method": "POST"}, {"method": "POST", "safe": True}, {"method": "DELETE"}])
    def test_writing_follows_none(self, run: Run, server: HttpServer, status: int, options: dict[str, Any]) -> None:
        given = dict(options)
        url = server.url(f"/redirect?to=/login%3Fticket=abcdef&status={status}")
        error = self.fail(run, errors.HttpError, given.pop("method"), url, **given)
        assert error.status == status
        assert "/login" in error.why
        assert "abcdef" not in error.why
        assert server.count() == 1

    def test_an_account_stays_with_its_host(self, run: Run, server: HttpServer) -> None:
        other = server.url("/echo", host="localhost")
        keys = {"X-API-KEY": "k", "X-XSRF-TOKEN": "t", "Accept-Language": "fr"}
        self.ask(run, "GET", server.url(f"/redirect?to={other}"), basic=("user", "secret"), headers=keys)
        first, second = server.requests
        assert {"authorization", "x-api-key", "x-xsrf-token"} <= set(first.headers)
        assert not {"authorization", "x-api-key", "x-xsrf-token"} & set(second.headers)
        assert second.headers["accept-language"] == "fr"
        self.ask(run, "GET", server.url("/redirect?to=/echo"), basic=("user", "secret"))
        assert "authorization" in server.last().headers

    # -- sending again -------------------------------------------------------------------------

    @pytest.mark.parametrize("status", [429, 503])
    @pytest.mark.parametrize("after", ["", "0", "Wed, 21 Oct 2015 07:28:00 GMT"])
    def test_a_busy_server_is_asked_again(self, run: Run, server: HttpServer, status: int, after: str) -> None:
        url = server.url(f"/busy/2?status={status}&after={after}")
        assert self.ask(run, "GET", url).text == "free again"
        assert server.count() == 3

    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
    def test_a_change_is_sent_once(self, run: Run, server: HttpServer, method: str) -> None:
        self.fail(run, errors.HttpError, method, server.url("/busy/9?after=0"))
        self.fail(run, errors.CutAnswer, method, server.url("/drop"), data=b"x")
        assert (server.count("/busy/9"), server.count("/drop")) == (1, 1)

    def test_a_search_by_post_may_be_sent_again(self, run: Run, server: HttpServer, tmp_path: Path) -> None:
        path = tmp_path / "query.xml"
        path.write_bytes(b"<q/>" * 100)
        for data in (b"<q/>", path):
            server.requests.clear()
            self.ask(run, "POST", server.url("/busy/1"), data=data, safe=True)
            assert [seen.length for seen in server.requests] == [len(data) if isinstance(data, bytes) else 400] * 2
        server.requests.clear()
        self.ask(run, "POST", server.url("/drop/1"), data=b"<q/>", safe=True)
        assert server.count() == 2

    def test_only_a_request_that_may_change_something_sends_one_to_look(self, run: Run, server: HttpServer) -> None:
        search = self.fail(run, errors.NetworkError, "POST", server.url("/drop"), data=b"<q/>", safe=True)
        assert search.todo == "Try again."
        change = self.fail(run, errors.NetworkError, "POST", server.url("/drop"), data=b"<q/>")
        assert "Look whether the change was made" in change.todo

    def test_patience_ends(self, run: Run, server: HttpServer) -> None:
        error = self.fail(run, errors.HttpError, "GET", server.url("/busy/99"))
        assert (server.count(), error.status) == (4, 503)

    def test_a_server_that_asks_for_an_hour_is_not_waited_for(self, run: Run, server: HttpServer) -> None:
        error = self.fail(run, errors.HttpError, "GET", server.url("/busy/9?after=3600"))
        assert server.count() == 1
        assert "61 minutes" in error.todo

    def test_other_errors_are_not_asked_again(self, run: Run, server: HttpServer) -> None:
        self.fail(run, errors.HttpError, "GET", server.url("/status/500"))
        assert server.count() == 1

    @pytest.mark.parametrize("method", ["POST", "DELETE", "PUT"])
    def test_a_change_is_sent_once_on_a_kept_connection(self, run: Run, server: HttpServer, method: str) -> None:
        """Qt sends a request again by itself when the server drops a kept-alive connection: not a change."""

        def work() -> None:
            with Door(retry=QUICK) as door:
                door.get(server.url("/keep-then-drop"))
                with pytest.raises(errors.CutAnswer):
                    door.request(method, server.url("/keep-then-drop"), data=None if method == "DELETE" else b"x")

        run(work)
        assert [seen.method for seen in server.requests] == ["GET", method]
