"""What this workstation published through the datafeeder: layers that bear no mark of ours on the server."""

from __future__ import annotations

from collections.abc import Sequence

from ...errors import PlatformError
from ...feedback import Feedback
from ...i18n import tr
from ...publishing.ledger import Entry
from ..dashboard import as_publication
from ..product import Publication
from .context import Context
from .readback import names_in


def fed_publications(context: Context, entries: Sequence[Entry], feedback: Feedback) -> list[Publication]:
    """Give those of this workstation's entries that the services still show. Worker thread.

    :raises NetworkError: the platform does not answer.
    """
    found, there = [], dict[str, list[str]]()
    for entry in entries:
        if not was_fed(entry):
            continue
        feedback.check()
        if entry.place not in there:
            there[entry.place] = names_in(context, entry.place, "WFS", context.account(feedback))
        if entry.key in there[entry.place]:
            found.append(as_publication(entry))
    return found


def was_fed(entry: Entry) -> bool:
    """Whether an entry is of the datafeeder, which alone is sent no style."""
    return entry.kind == "layer" and "style" not in entry.sums


def not_taken_back(publication: Publication, version: int) -> PlatformError:
    """Say that what the datafeeder published is not unpublished from here.

    :param version: of the datafeeder; since 2 its own pages delete what it made.
    """
    if version > 1:
        return PlatformError(
            tr("“{title}” cannot be unpublished now.", title=publication.title),
            tr("It was published by the datafeeder, which keeps a list of its own."),
            tr("Delete it in the datafeeder's own pages."),
        )
    return PlatformError(
        tr("“{title}” cannot be unpublished now.", title=publication.title),
        tr("The datafeeder does not take back what it has published."),
        tr("Ask the platform's administrator to delete it."),
    )
