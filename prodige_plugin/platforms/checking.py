"""Looking at a whole job before it is published, against what its platform asks; for every product alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from ..feedback import Feedback
from ..i18n import tr
from .model import Platform

if TYPE_CHECKING:
    from ..publishing.checks import Finding, Limits
    from ..publishing.prepared import PreparedLayer, PreparedRaster
    from .product import Job

#: Endpoint role that states the territory a platform covers: west, south, east, north in degrees, by commas.
TERRITORY = "territory"


def check_job(job: Job, taken: Collection[str], limits: Limits, feedback: Feedback) -> list[Finding]:
    """Look at every layer, image and layout of a job, each once. Worker thread.

    :param taken: names that are not free, without the job's own.
    :param limits: what the platform asks.
    :raises Cancelled: the person cancelled.
    """
    from ..publishing.checks import check_layer, check_layouts, check_raster, check_relations, whole_findings

    things: list[PreparedLayer | PreparedRaster] = [*job.layers, *job.rasters]
    findings: list[Finding] = []
    for number, thing in enumerate(things):
        part = feedback.part(number / len(things), (number + 1) / len(things))
        part.report(0.0, tr("Check {title}", title=thing.title))
        elsewhere = set(taken) | set(_names(other for other in things if other is not thing))
        if number < len(job.layers):
            findings += check_layer(job.layers[number], elsewhere, part, limits)
        else:
            findings += check_raster(job.rasters[number - len(job.layers)], limits, part, elsewhere)
    sizes = [*(layer.estimated.size for layer in job.layers), *(raster.size for raster in job.rasters)]
    findings += whole_findings(sizes, limits)
    if job.map is not None:
        renamed = {layer.layer_id: layer.renamed for layer in job.layers}
        dressing = job.map.dressing
        findings += check_layouts(dressing.layouts_xml, feedback, renamed)
        fields: dict[str, list[str] | None] = dict.fromkeys(dressing.web_layers)
        fields |= {layer.layer_id: layer.chosen_fields() for layer in job.layers}
        findings += check_relations(dressing.relations_xml, fields if limits.relations else {})
    return findings


def territory(platform: Platform) -> tuple[float, float, float, float] | None:
    """Give the box a platform says it covers: west, south, east, north in degrees; ``None`` when it says none."""
    try:
        corners = [float(part) for part in platform.endpoints.get(TERRITORY, "").split(",")]
    except ValueError:
        return None
    if len(corners) != 4 or corners[0] >= corners[2] or corners[1] >= corners[3]:
        return None
    return (corners[0], corners[1], corners[2], corners[3])


def _names(things: Iterable[PreparedLayer | PreparedRaster]) -> list[str]:
    return [thing.table for thing in things if thing.table]
