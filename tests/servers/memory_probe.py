"""How much memory a large transfer costs; run as a process of its own, so that the peak is its own.

``python -m tests.servers.memory_probe plain|qgis up|down URL FILE`` makes small transfers first, so that
all libraries are loaded, then the large one, and prints the growth of the peak of its resident memory in bytes.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path


def memory(name: str) -> int:
    """Give a line of this process's status in bytes: VmRSS (resident now) or VmHWM (its peak)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


def main(transport: str, way: str, url: str, file: Path) -> None:
    """Transfer and print the growth."""
    application = None
    if transport == "qgis":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from qgis.core import QgsApplication

        application = QgsApplication([], False)
        application.initQgis()
    from prodige_plugin.feedback import Feedback
    from prodige_plugin.network import Door

    reports: list[float | None] = []
    told: dict[str, object] = {}

    def work() -> None:
        with Door(feedback=Feedback(lambda fraction, _sentence: reports.append(fraction))) as door:
            base = url.rsplit("/", 2)[0] if way == "down" else url.rsplit("/", 1)[0]
            small = file.with_suffix(".small")
            door.get(f"{base}/bytes/2000000", to=small)
            door.put(f"{base}/echo", small)
            small.unlink()
            reports.clear()
            Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew (man 5 proc)
            before = memory("VmRSS")
            if way == "up":
                told.update(door.put(url, file).json())
            else:
                door.get(url, to=file)
                told["length"] = file.stat().st_size
            told["growth"] = memory("VmHWM") - before
            told["reports"] = len(reports)
            told["last"] = reports[-1] if reports else None

    if application is None:
        work()
    else:
        # As in life: the work is in a thread, the application's event loop in the main one.
        from qgis.PyQt.QtCore import QTimer

        thread = threading.Thread(target=work)
        timer = QTimer()
        timer.timeout.connect(lambda: application.quit() if not thread.is_alive() else None)
        timer.start(20)
        thread.start()
        application.exec()
        thread.join()
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], Path(sys.argv[4]))
