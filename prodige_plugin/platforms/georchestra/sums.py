"""Checksums of what a job holds, to tell what has changed since it was published."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ...feedback import Feedback
from ...publishing.fingerprint import data_sum, file_sum, record_sum, stamp, stamp_of, style_sum
from ...publishing.prepared import PreparedLayer, Update
from ..product import Job
from .items import Held


def stamps_of(job: Job, ours: Mapping[str, Held]) -> dict[str, str]:
    """Give publication → sizes and dates of the files whose data are about to be summed: take them before.

    What is written to a file meanwhile is so seen as a change later.
    """
    stamps = {layer.table: stamp(layer) for layer in job.layers if _reads(layer, ours.get(layer.table))}
    return stamps | {raster.table: stamp_of(raster.path) for raster in job.rasters}


def sums_of(job: Job, ours: Mapping[str, Held], feedback: Feedback) -> dict[str, dict[str, str]]:
    """Give publication → checksums ("data", "style", "record") of what it is to hold. Worker thread.

    What is not sent again is as it was published.

    :raises Cancelled: the person cancelled.
    :raises LayerError: a feature cannot be read.
    """
    found: dict[str, dict[str, str]] = {}
    for layer in job.layers:
        held = ours.get(layer.table)
        there = held.mark.sums() if held is not None else {}
        found[layer.table] = {
            "data": data_sum(layer, feedback) if _reads(layer, held) else there.get("data", ""),
            "style": there.get("style", "") if held is not None and layer.update is Update.RECORD else style_sum(layer),
            "record": there.get("record", "") if layer.record is None else record_sum(layer.record),
        }
    for raster in job.rasters:
        found[raster.table] = {
            "style": style_sum(raster), "record": record_sum(raster.record), "data": file_sum(Path(raster.path)),
        }  # fmt: skip
    return found


def _reads(layer: PreparedLayer, held: Held | None) -> bool:
    """Whether what is sent of a layer depends on its data."""
    return held is None or layer.update in (Update.CHANGES, Update.ALL)
