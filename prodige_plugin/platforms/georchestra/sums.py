"""Checksums of what a job holds, to tell what has changed since it was published."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ...feedback import Feedback
from ...publishing.fingerprint import data_sum, file_sum, record_sum, style_sum
from ...publishing.prepared import Update
from ..product import Job
from .items import Held


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
        sends = layer.update if held is not None else Update.ALL
        found[layer.table] = {
            "data": data_sum(layer, feedback) if sends in (Update.CHANGES, Update.ALL) else there.get("data", ""),
            "style": there.get("style", "") if sends is Update.RECORD else style_sum(layer),
            "record": there.get("record", "") if layer.record is None else record_sum(layer.record),
        }
    for raster in job.rasters:
        found[raster.table] = {
            "style": style_sum(raster), "record": record_sum(raster.record), "data": file_sum(Path(raster.path)),
        }  # fmt: skip
    return found
