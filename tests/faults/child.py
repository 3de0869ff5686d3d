"""A publication in a process of its own, to be killed; or what goes on with it. Orders come on standard input."""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
import tempfile
from pathlib import Path


def main() -> None:
    """Do what the order says; print "ok" as the last line."""
    order = json.loads(sys.stdin.read())
    folder = tempfile.mkdtemp(prefix="prodige-child-")
    from qgis.core import QgsApplication
    from qgis.PyQt.QtCore import QSettings

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    os.environ["QGIS_AUTH_DB_DIR_PATH"] = folder
    application = QgsApplication([], False, folder)
    QgsApplication.initQgis()
    try:
        _work(order)
    finally:
        application.exitQgis()
        import shutil

        shutil.rmtree(folder, ignore_errors=True)


def _work(order: dict) -> None:
    from prodige_plugin.feedback import Feedback
    from prodige_plugin.publishing.journal import recover
    from prodige_plugin.publishing.plan import Stands
    from prodige_plugin.publishing.runner import OnFailure
    from prodige_plugin.services import crs_home

    crs_home.keep(crs_home.COMMON)
    scenario = getattr(importlib.import_module(order["module"]), order["class"]).in_child(order["data"])
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
                    print("stands", flush=True)
                    return
                if failures:
                    raise failures[0]
    print("ok", flush=True)


if __name__ == "__main__":
    main()
