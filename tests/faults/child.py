"""Publications in processes of their own, to be killed; or what goes on with them.

One process imports what takes long – QGIS, the plugin, the scenario –, and forks for each order that comes on
standard input, before any thread or application is there: a publication is a real process that can be killed, and
begins at once.

Standard output is the protocol, and nothing else is written there: for each order two lines of JSON, the process that
was made, and how it ended. What the process that was made says itself is inside the second of them: its last line is
"ok", or "stands" for a publication that turned out to be complete.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

#: Packages of the plugin that a publication may need. Whatever is not imported before is imported each time again.
_NEEDED = ("metadata", "network", "catalogue", "services", "publishing", "platforms")


def main() -> None:
    """Take orders until there are no more."""
    for name in (*_modules(), *sys.argv[1:]):
        importlib.import_module(name)
    for line in sys.stdin:
        folder = tempfile.mkdtemp(prefix="prodige-child-")
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
            process = os.fork()
            if not process:
                _forked(json.loads(line), folder, out.fileno(), errors.fileno())
            _say({"pid": process})
            _process, status = os.waitpid(process, 0)
            out.seek(0)
            errors.seek(0)
            shutil.rmtree(folder, ignore_errors=True)
            _say(
                {
                    "code": os.waitstatus_to_exitcode(status),
                    "out": out.read().decode("utf-8", "replace"),
                    "errors": errors.read().decode("utf-8", "replace"),
                }
            )


def _modules() -> Iterator[str]:
    yield "qgis.core"
    for name in _NEEDED:
        package = importlib.import_module(f"prodige_plugin.{name}")
        yield from (found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))


def _say(words: dict) -> None:
    _line(json.dumps(words))


def _line(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _forked(order: dict, folder: str, out: int, errors: int) -> None:
    """Do what the order says, and end."""
    code = 1
    try:
        nothing = os.open(os.devnull, os.O_RDONLY)
        for source, target in ((nothing, 0), (out, 1), (errors, 2)):
            os.dup2(source, target)
        _in_qgis(order, folder)
        code = 0
    finally:
        # the process ends here, whatever went wrong: it must not go on as the one it came from
        if code:
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _in_qgis(order: dict, folder: str) -> None:
    from qgis.core import QgsApplication
    from qgis.PyQt.QtCore import QSettings

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    os.environ["QGIS_AUTH_DB_DIR_PATH"] = folder
    # the workstation is the same for all of them, and nobody else's: other tests empty theirs
    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = os.environ["QGIS_OPTIONS_PATH"] = order["profile"]
    application = QgsApplication([], False)
    QgsApplication.initQgis()
    try:
        _work(order)
    finally:
        application.exitQgis()


def _work(order: dict) -> None:
    from prodige_plugin.feedback import Feedback
    from prodige_plugin.publishing import abreast
    from prodige_plugin.publishing.journal import recover
    from prodige_plugin.publishing.plan import Stands
    from prodige_plugin.publishing.runner import OnFailure
    from prodige_plugin.services import crs_home

    crs_home.keep(crs_home.COMMON)
    scenario = getattr(importlib.import_module(order["module"]), order["class"]).in_child(order["data"])
    abreast.MOST = scenario.at_once
    publisher = scenario.publisher(order["through"])
    journals = Path(order["journals"])

    def listen(_fraction: float | None, words: str) -> None:
        if words and words == order["kill_at"]:
            os.kill(os.getpid(), signal.SIGKILL)

    feedback = Feedback(listen)
    if order["action"] == "run":
        plan = scenario.plan(order["plan"], publisher, feedback)
        publisher.run(plan, feedback, OnFailure.KEEP, journals)
    else:
        found, errors = recover(journals)
        if errors:
            raise errors[0]
        for journal in found:
            if order["action"] == "resume":
                publisher.resume(scenario.again(order["plan"], publisher, journal, feedback), journal, feedback)
            else:
                failures = publisher.undo(journal)[1]
                if failures and isinstance(failures[0], Stands):
                    _line("stands")
                    return
                if failures:
                    raise failures[0]
    _line("ok")


if __name__ == "__main__":
    main()
