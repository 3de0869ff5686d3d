"""What a job is told before it is published on géOrchestra, beyond what is said on every platform."""

from __future__ import annotations

from ...errors import LayerError
from ...feedback import Feedback
from ...publishing.checks import Finding
from ..product import Job


def style_findings(job: Job, feedback: Feedback) -> list[Finding]:
    """Say what of the styles GeoServer will draw otherwise, layer by layer. Worker thread."""
    from ...publishing.checks import loss_findings
    from ...publishing.styles import StyleFormat, losses_of

    found: list[Finding] = []
    for layer in job.every_layer:
        feedback.check()
        try:
            losses = losses_of(layer, StyleFormat.SLD_1_0)
        except LayerError as error:
            losses = [error.what]
        found += loss_findings(layer, losses)
    return found
