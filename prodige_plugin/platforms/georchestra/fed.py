"""What this workstation published through the datafeeder: layers that bear no mark of ours on the server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...errors import PlatformError
from ...feedback import Feedback
from ...i18n import tr
from ...publishing.ledger import Entry
from ..dashboard import as_publication
from ..product import Publication
from .context import Context
from .readback import names_in


def fed_publications(context: Context, entries: Sequence[Entry], version: int, feedback: Feedback) -> list[Publication]:
    """Give those of this workstation's entries that the services still show. Worker thread.

    :param version: of the datafeeder.
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
            found.append(replace(as_publication(entry), stays=" ".join(why_it_stays(version))))
    return found


def was_fed(entry: Entry) -> bool:
    """Whether an entry is of the datafeeder, which alone is sent no style."""
    return entry.kind == "layer" and "style" not in entry.sums


def why_it_stays(version: int) -> tuple[str, str]:
    """Say why what the datafeeder published is not unpublished from here, and what to do.

    :param version: of the datafeeder; since 2 its own pages delete what it made.
    """
    if version > 1:
        return (
            tr("It was published by the datafeeder, which keeps a list of its own."),
            tr("Delete it in the datafeeder's own pages."),
        )
    return (
        tr("The datafeeder does not take back what it has published."),
        tr("Ask the platform's administrator to delete it."),
    )


def not_taken_back(publication: Publication, version: int) -> PlatformError:
    """Refuse to unpublish it, in the words of :func:`why_it_stays`."""
    return PlatformError(tr("“{title}” cannot be unpublished now.", title=publication.title), *why_it_stays(version))
