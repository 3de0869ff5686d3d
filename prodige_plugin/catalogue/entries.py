"""Catalogues whose entries are no metadata records: what CKAN, udata and search services have in common."""

from __future__ import annotations

from ..feedback import Feedback
from .model import Summary
from .read_only import ReadOnly


class EntryCatalogue(ReadOnly):
    """A catalogue that is only read, and whose summaries are all there is of an entry."""

    #: ``fetch`` may give ``None`` for an entry that is there: not all of them, or none, exist as ISO 19139 XML.
    has_records = False

    def complete(self, summary: Summary, feedback: Feedback | None = None) -> Summary:
        """Give the summary with what a search leaves out (see :attr:`~.model.Summary.partial`).

        :raises NetworkError: the catalogue cannot be asked.
        """
        if feedback is not None:
            feedback.check()
        return summary
