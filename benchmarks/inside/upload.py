"""Without a window: seconds and megabytes one way of sending a file takes.

Arguments (JSON on the command line): ``root``, ``way`` ("plugin": through QGIS's network manager, in a thread, as in
life; "socket": plain bytes on a socket), ``host``, ``port``, ``file``, ``sha256``.
"""

import json
import os
import socket
import sys
import threading
import time
from pathlib import Path

arguments = json.loads(sys.argv[1])
sys.path.insert(0, arguments["root"])
file = Path(arguments["file"])


def memory(name: str) -> float:
    """Give a line of this process's status in MB: VmRSS (resident now) or VmHWM (its peak)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:"))


def over_socket() -> dict[str, float]:
    """Send head and file as they are."""
    size = file.stat().st_size
    began = time.perf_counter()
    with socket.create_connection((arguments["host"], arguments["port"])) as link, file.open("rb") as reading:
        link.sendall(f"PUT /x HTTP/1.1\r\nHost: x\r\nContent-Length: {size}\r\n\r\n".encode("ascii"))
        while piece := reading.read(256 * 1024):
            link.sendall(piece)
        link.recv(1024)
    return {"seconds": time.perf_counter() - began, "mb": 0.0}


def through_qgis() -> dict[str, float]:
    """Send as the plugin does, the window's loop running in the main thread."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from qgis.core import QgsApplication
    from qgis.PyQt.QtCore import QTimer

    application = QgsApplication([], False)
    application.initQgis()
    from prodige_plugin.feedback import Feedback
    from prodige_plugin.network import Door
    from prodige_plugin.publishing.upload import send

    found: dict[str, float] = {}
    small = file.with_suffix(".small")
    small.write_bytes(b"x" * 2_000_000)

    def work() -> None:
        url = f"http://{arguments['host']}:{arguments['port']}/x"
        with Door(feedback=Feedback(lambda _fraction, _sentence: None)) as door:
            # what libraries and Qt allocate once
            send(door, "PUT", url, small)
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak begins anew (man 5 proc)
            before = memory("VmRSS")
            began = time.perf_counter()
            send(door, "PUT", url, file, sha256=arguments["sha256"])
            found["seconds"] = time.perf_counter() - began
            found["mb"] = memory("VmHWM") - before

    thread = threading.Thread(target=work)
    timer = QTimer()
    timer.timeout.connect(lambda: None if thread.is_alive() else application.quit())
    timer.start(5)
    thread.start()
    application.exec()
    small.unlink()
    return found


print(json.dumps(through_qgis() if arguments["way"] == "plugin" else over_socket()))
sys.stdout.flush()
os._exit(0)
