"""In a process of its own: the safe repairs of many records of a folder, as a batch does them; memory on the way."""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.batch import SafeRepairs
from prodige_plugin.metadata.batch_job import Job, Origin


def resident_mb() -> float:
    """Resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> dict[str, float]:
    """Repair a tenth of the records first: what the libraries allocate once is not what a batch takes."""
    paths = sorted(Path(sys.argv[1]).glob("*.xml"))
    with tempfile.TemporaryDirectory() as folder:
        job = Job.create(Path(folder))
        numbers = job.add(Origin("file", str(path)) for path in paths)
        for number, path in zip(numbers, paths, strict=True):
            job.put(number, path.read_bytes())
        some = max(1, len(numbers) // 10)
        peak = [0.0]

        def hear(_fraction: float | None, _words: str) -> None:
            peak[0] = max(peak[0], resident_mb())

        feedback = Feedback(hear)
        job.carry_out(SafeRepairs(), numbers[:some], feedback)
        gc.collect()
        job.undo()
        before, peak[0] = resident_mb(), 0.0
        began = time.process_time()
        report = job.carry_out(SafeRepairs(), numbers, feedback)
        seconds = time.process_time() - began
        if report.failed or not report.changed:
            raise RuntimeError(f"{len(report.failed)} failed, {len(report.changed)} changed")
        return {"grown_mb": peak[0] - before, "records": len(numbers), "per_second": len(numbers) / seconds,
                "changed": len(report.changed)}  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write("RESULT " + json.dumps(main()) + "\n")
