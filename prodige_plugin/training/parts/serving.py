"""What every part does: serve a WSGI application on loopback, say when ready, end with its parent."""

from __future__ import annotations

import argparse
import contextlib
import hmac
import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from ..home import Home, read_json, write_json

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WsgiApp = Callable[[Environ, StartResponse], Iterable[bytes]]

#: The header with which the front shows that it is the front: the private ports are open to
#: every program of the machine, and the parts behind them know no accounts.
KEY_HEADER = "X-Practice-Key"
#: The header with which the front says that it saw an account that may write.
WRITES_HEADER = "X-Practice-Writes"
_KEY_ENVIRON = "HTTP_X_PRACTICE_KEY"

#: How often a part says that it moves, in seconds.
BEAT_S = 2.0

#: Largest request body: a record or a filter, never data (that goes to the database).
MAX_BODY = 16 * 1024 * 1024


def arguments(description: str) -> Home:
    """Read a part's command line and give its home."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--home", required=True, type=Path)
    parser.add_argument("--empty", action="store_true", help="do not fill a new platform (the supervisor's)")
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    return Home.at(parser.parse_args().home)


def end_with_parent() -> None:
    """End this process soon after the one that started it is gone, however it went."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1.0)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(3.0)
        os._exit(1)

    threading.Thread(target=watch, name="parent watch", daemon=True).start()


def only_for_front(app: WsgiApp, key: str) -> WsgiApp:
    """Let through only the requests that carry the platform's key."""

    def guarded(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not hmac.compare_digest(str(environ.get(_KEY_ENVIRON, "")).encode("latin-1", "replace"), key.encode()):
            start_response("403 Forbidden", [("Content-Type", "text/plain"), ("Content-Length", "0")])
            return [b""]
        return app(environ, start_response)

    return guarded


def server(app: WsgiApp, *, host: str = "127.0.0.1", port: int = 0, threads: int = 4) -> Any:
    """Give a waitress server that is bound but does not serve yet; ``port`` 0 means a free one."""
    import waitress

    return waitress.create_server(
        app,
        host=host,
        port=port,
        threads=threads,
        max_request_body_size=MAX_BODY,
        max_request_header_size=64 * 1024,
        connection_limit=400,
        channel_timeout=120,
        ident="prodige-practice",
        clear_untrusted_proxy_headers=True,
    )


def announce(home: Home, part: str, port: int, moving: Callable[[], bool] = lambda: True) -> None:
    """Say to the front and the supervisor that the part is ready, and on which port; then that it moves.

    :param moving: whether the part gets on with its work; while it does not, it is silent.
    """
    file = home.part_file(part)
    write_json(file, {"pid": os.getpid(), "port": port})

    def beat() -> None:
        while (read_json(file) or {}).get("pid") == os.getpid():  # until it is another one's, or gone
            if moving():
                with contextlib.suppress(FileNotFoundError):
                    os.utime(file)
            time.sleep(BEAT_S)

    threading.Thread(target=beat, name="beat", daemon=True).start()


def stop_on_term(stop: Callable[[], None]) -> None:
    """Call ``stop`` in the main thread on SIGTERM and SIGINT."""

    def handler(_number: int, _frame: object) -> None:
        stop()

    signal.signal(signal.SIGTERM, handler)
    signal.signal(signal.SIGINT, handler)


def serve_until_term(bound: Any) -> None:
    """Serve in the main thread until SIGTERM."""

    def stop() -> None:
        raise SystemExit(0)

    stop_on_term(stop)
    try:
        bound.run()
    finally:
        bound.close()
