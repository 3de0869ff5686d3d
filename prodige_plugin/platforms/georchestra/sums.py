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
    """Give publication → checksums ("data", "style", "record") of what is here now. Worker thread.

    :raises Cancelled: the person cancelled.
    :raises LayerError: a feature cannot be read.
    """
    found: dict[str, dict[str, str]] = {}
    for layer in job.layers:
        sums = {"style": style_sum(layer), "record": record_sum(layer.record)}
        if layer.update in (Update.CHANGES, Update.ALL):
            sums["data"] = data_sum(layer, feedback)
        elif layer.table in ours:
            sums["data"] = ours[layer.table].mark.data
        if layer.update is Update.RECORD and layer.table in ours:
            sums["style"] = ours[layer.table].mark.look
        found[layer.table] = sums
    for raster in job.rasters:
        found[raster.table] = {
            "style": style_sum(raster), "record": record_sum(raster.record), "data": file_sum(Path(raster.path)),
        }  # fmt: skip
    return found
