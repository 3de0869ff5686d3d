"""A file of 300 MB sent through QGIS's network manager, beside the same bytes on a plain socket.

Both go over a line of one gigabit per second, the fastest a workstation commonly has: the server takes no more. On
the bare loopback, faster than any network card, Qt's hand-over of 16 kB at a time is what is measured; that row is
for information.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from .report import Row, alternate, row

ROOT = Path(__file__).resolve().parent.parent
SIZE = 300_000_000
RUNS = 3
#: One gigabit per second, in bytes per second.
GIGABIT = 125_000_000


def serve(listening: socket.socket, rate: float = 0.0) -> None:
    """Read requests away, and say 200 to each.

    :param rate: bytes per second taken at most; 0 takes them as fast as they come.
    """
    buffer = bytearray(256 * 1024)
    while True:
        link, _address = listening.accept()
        with link:
            head = b""
            while True:
                while b"\r\n\r\n" not in head and (piece := link.recv(65536)):
                    head += piece
                before, found, rest = head.partition(b"\r\n\r\n")
                if not found:
                    break
                stated = [line for line in before.lower().splitlines() if line.startswith(b"content-length:")]
                left = int(stated[0].split(b":")[1]) - len(rest) if stated else 0
                began, taken = time.perf_counter(), 0
                while left > 0 and (count := link.recv_into(buffer)):
                    left -= count
                    taken += count
                    ahead = taken / rate - (time.perf_counter() - began) if rate else 0.0
                    if ahead > 0.001:
                        time.sleep(ahead)
                link.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                head = b""


def run(folder: Path) -> list[Row]:
    """Send it three times each way, in turns."""
    file = folder / "upload.bin"
    if not file.is_file() or file.stat().st_size != SIZE:
        piece = os.urandom(1_000_000)
        with file.open("wb") as writing:
            for _ in range(SIZE // len(piece)):
                writing.write(piece)
    with file.open("rb") as reading:
        summed = hashlib.file_digest(reading, "sha256").hexdigest()
    ours, peer = _over(file, summed, GIGABIT)
    ours_bare, peer_bare = _over(file, summed, 0.0)
    file.unlink()
    megabytes = SIZE / 1e6
    return [
        row("upload_300_mb", megabytes / ours["seconds"], megabytes / peer["seconds"], "bytes on a socket, 1 Gbit/s",
            "MB/s", "≥ 0.9 ×", lambda _ours, ratio: ratio is not None and ratio >= 0.9),
        row("upload_300_mb_loopback", megabytes / ours_bare["seconds"], megabytes / peer_bare["seconds"],
            "bytes on a socket", "MB/s", "for information", lambda _ours, _ratio: True),
        row("upload_300_mb_memory_mb", ours["mb"], None, "–", "MB", "< 30 MB", lambda value, _ratio: value < 30),
    ]  # fmt: skip


def _over(file: Path, summed: str, rate: float) -> tuple[dict[str, float], dict[str, float]]:
    """Send over a line of a rate, each way in turns: medians of ours and of the socket's."""
    with socket.socket() as listening:
        if rate:
            # what lies in the kernel's buffers was not taken yet
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 256 * 1024)
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        server = multiprocessing.get_context("fork").Process(target=serve, args=(listening, rate), daemon=True)
        server.start()
        try:
            common = {"root": str(ROOT), "host": "127.0.0.1", "port": listening.getsockname()[1],
                      "file": str(file), "sha256": summed}  # fmt: skip

            def send(way: str) -> dict[str, float]:
                line = [sys.executable, str(ROOT / "benchmarks/inside/upload.py"), json.dumps({**common, "way": way})]
                done = subprocess.run(line, check=True, capture_output=True, text=True, timeout=300)
                answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
                return answer

            return alternate(RUNS, lambda: send("plugin"), lambda: send("socket"))
        finally:
            server.terminate()
            server.join()
