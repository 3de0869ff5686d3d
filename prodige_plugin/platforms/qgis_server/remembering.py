"""Loading a layer and remembering, on this computer, which features were loaded."""

from __future__ import annotations

from ...errors import FileError
from ...feedback import Feedback, Unheard
from ...i18n import tr
from ...publishing import fingerprint, snapshots
from ...publishing.vector_export import Loaded, load
from .context import Context
from .items import Item


def load_and_remember(
    context: Context, item: Item, token: str, staging: str, feedback: Feedback
) -> tuple[Loaded, dict[str, str]]:
    """Load a layer wholly; give what the table came to be, and what is known of the features loaded.

    That is "data" → checksum of them all, and "stamp" → sizes and dates of the files they came from.

    Nothing fails because it cannot be remembered: the next publication sends everything again.

    :raises Cancelled: the person cancelled.
    :raises LayerError: the source cannot be read, or a feature cannot be stored.
    :raises DatabaseError: the database refused or was lost.
    """
    layer = item.layer
    assert layer is not None
    path = context.snapshot(item.name, token)
    if layer.gdal_source() is None:
        with snapshots.Recorder(layer, path) as recorder:
            loaded = load(layer, context.database, staging, feedback, numbering=recorder)
        if recorder.snapshot is None:
            return loaded, _not_remembered(context, item, recorder.failure)
        return loaded, {"data": recorder.snapshot.data}
    before = fingerprint.stamp(layer)
    known: snapshots.Snapshot | None = None
    failure: FileError | None = None

    def remember() -> None:
        nonlocal known, failure
        try:
            known = snapshots.write(layer, path, Unheard(feedback))
        except FileError as error:
            failure = error

    loaded = load(layer, context.database, staging, feedback, meanwhile=remember)
    if known is None:
        return loaded, _not_remembered(context, item, failure)
    if known.count != loaded.count or fingerprint.stamp(layer) != before:
        # somebody wrote the file meanwhile: what was loaded is not what was remembered
        path.unlink(missing_ok=True)
        return loaded, {}
    return loaded, {"data": known.data, "stamp": before}


def _not_remembered(context: Context, item: Item, error: FileError | None) -> dict[str, str]:
    """Say that the next publication will send everything."""
    reason = error.why if error is not None else ""
    context.warnings.append(
        tr(
            "Which features of “{title}” were published could not be noted on this computer: the next publication "
            "sends all of them. {why}",
            title=item.title,
            why=reason,
        )
    )
    return {}
