""""Where does this layer come from?": from a layer of the project to the record that describes it."""

from __future__ import annotations

from qgis.core import QgsMapLayer

from ..catalogue.model import Summary
from ..feedback import Feedback
from ..i18n import tr
from ..platforms.model import Platform
from . import messages
from .host import Host
from .places.loads import read_again
from .tasks import PRIORITY_HIGH, run_task


def show_origin(host: Host, layer: QgsMapLayer) -> None:
    """Show the sheet of a layer's record in the Catalogue dock, or say why there is none."""
    from ..services.origin import origin

    messages.install(host.iface.messageBar())
    found = origin(layer)
    if not found.record_id:
        messages.show_note(
            tr("“{title}” was not loaded from a catalogue: it remembers no record.", title=layer.name())
            + " "
            + tr("Search for its name in the Catalogue dock.")
        )
        return
    platform: Platform | None = host.platforms.by_key(found.platform)
    if platform is None:
        messages.show_note(
            tr("“{title}” comes from the record {record} of a platform that is not set up here.",
               title=layer.name(), record=found.record_id)
        )  # fmt: skip
        return
    place = platform

    def work(feedback: Feedback) -> Summary:
        if not getattr(host.platforms.catalogue(place, feedback), "has_records", True):
            # an entry without record is shown by what the layer kept of it
            return stated
        return read_again(host, place, found.record_id, feedback)

    kept = layer.metadata()
    stated = Summary(found.record_id, kept.title() or layer.name(), kept.abstract(), platform=place.key)
    run_task(
        tr("Read a record"), work, lambda summary: host.show_record(summary, place),
        owner=host.iface.mainWindow(), priority=PRIORITY_HIGH,
    )  # fmt: skip
