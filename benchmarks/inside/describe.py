"""In a process of its own, without a screen: a record opened in the real form, and typed into in the real dock."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QEventLoop, QTimer
from qgis.PyQt.QtTest import QTest

RUNS, KEYS = int(sys.argv[2]), int(sys.argv[3])


def main() -> dict[str, object]:
    """Measure; milliseconds."""
    data = Path(sys.argv[1]).read_bytes()
    app = QgsApplication([], True)
    app.initQgis()
    result: dict[str, object] = {"form": _form(data), "keys": _typing(data)}
    return result


def _form(data: bytes) -> dict[str, float]:
    """Open a record: read it, check it wholly, show it and what was found in the form, which is built already.

    ``seen``: the parts that a person sees then; ``all``: every field of every part is filled.

    Processor time of the GUI thread; the best of the runs, for what else runs on the machine only ever adds.
    """
    from prodige_plugin.gui.metadata_form import MetadataForm
    from prodige_plugin.metadata.record import Record
    from prodige_plugin.metadata.validation import check, score

    form = MetadataForm((lambda: None, lambda: None))
    form.resize(380, 800)
    form.show()
    form.finish()
    other = Record.new()  # nothing of the record may be on show already
    seen, everything = [], []
    for _turn in range(RUNS):
        form.show_record(other)
        form.finish()
        form.show_findings([], other)
        QgsApplication.processEvents()
        began = time.thread_time()
        record = Record.parse(data)
        findings = check(record)
        form.show_record(record)
        form.show_findings(findings, record)
        form.show_scores(score(record, findings).sections)
        QgsApplication.processEvents()
        seen.append(1000 * (time.thread_time() - began))
        form.finish()
        QgsApplication.processEvents()
        everything.append(1000 * (time.thread_time() - began))
    form.deleteLater()
    return {"seen": min(seen), "all": min(everything)}


def _typing(data: bytes) -> dict[str, float]:
    """Type into the title in the real dock, each key until its findings show; what the GUI thread works for it."""
    from prodige_plugin.gui.drafts import Drafts
    from prodige_plugin.gui.metadata_dock import MetadataDock
    from prodige_plugin.metadata.record import Record
    from tests.qgis.gui_fakes import FakeCatalogue, FakeHost, FakeIface, FakePlatforms, practice, pump

    identifier = Record.parse(data).identifier
    iface = FakeIface()
    iface.window.show()
    host = FakeHost(iface, FakePlatforms([practice()], FakeCatalogue(records={identifier: data})))
    dock = MetadataDock(host, drafts=Drafts(Path(tempfile.mkdtemp())))
    dock.resize(380, 800)
    dock.show()
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154", "zones", "memory")
    layer.setCustomProperty("prodige/record_id", identifier)
    layer.setCustomProperty("prodige/platform", practice().key)
    QgsProject.instance().addMapLayer(layer)
    iface.setActiveLayer(layer)
    if not pump(lambda: dock.session is not None, 20):
        raise RuntimeError("the record was not opened")
    dock.form.finish()
    edit = dock.form.rows["title"].field.edit
    loop = QEventLoop()
    shown = dock._checked

    def checked(*what: object) -> None:
        shown(*what)
        QTimer.singleShot(0, loop.quit)

    dock._checked = checked
    taken = []
    for turn in range(KEYS):
        began = time.thread_time()
        QTest.keyClick(edit, "abcdefghij"[turn % 10])
        loop.exec()
        taken.append(1000 * (time.thread_time() - began))
    dock.shutdown()
    return {"median": statistics.median(taken), "worst": max(taken)}


if __name__ == "__main__":
    sys.stdout.write("RESULT " + json.dumps(main()) + "\n")
    sys.stdout.flush()
    QgsApplication.exitQgis()
