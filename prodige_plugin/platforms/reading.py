"""One record of a platform by its identifier, or the sentence that says why not. Worker thread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import PlatformError
from ..i18n import tr
from .model import Platform

if TYPE_CHECKING:
    from ..catalogue.model import Catalogue, Summary
    from ..feedback import Feedback


def read_record(client: Catalogue, platform: Platform, identifier: str, feedback: Feedback) -> bytes:
    """Give a record's bytes.

    :raises PlatformError: the catalogue does not show it.
    :raises NetworkError: the catalogue did not answer.
    """
    data = client.fetch(identifier, feedback)
    if data is None:
        raise PlatformError(
            tr("The record {identifier} was not found on {name}.", identifier=identifier, name=platform.name),
            tr("The catalogue no longer shows it; it may have been deleted or made private."),
            tr("Search for its title, and take the identifier of a result."),
        )
    return data


def read_summary(client: Catalogue, platform: Platform, identifier: str, feedback: Feedback) -> Summary:
    """Give a record's summary; of a catalogue whose entries are no records, what it tells of the entry.

    :raises PlatformError: the catalogue does not show it.
    :raises NetworkError: the catalogue did not answer.
    """
    from .. import xmlsafe
    from ..catalogue.entries import EntryCatalogue
    from ..catalogue.model import Summary
    from ..catalogue.summary_iso import summary

    if isinstance(client, EntryCatalogue) and not client.has_records:
        found = client.complete(Summary(identifier, identifier, partial=True), feedback)
    else:
        found = summary(xmlsafe.parse(read_record(client, platform, identifier, feedback)))
    return replace(found, platform=platform.key)
