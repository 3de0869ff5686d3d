"""What the clients of catalogues that are only read share: refusing to write, and ISO records as bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

from .. import xmlsafe
from ..errors import BadRecord, HttpError, PlatformError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.namespaces import ROOTS
from ..network import Door, Expect


class ReadOnly:
    """Refuses to write, in words, where an :class:`~.model.EditableCatalogue` is expected."""

    def save(
        self,
        record: bytes,  # noqa: ARG002  the protocol's names
        base: bytes | None = None,  # noqa: ARG002
        feedback: Feedback | None = None,  # noqa: ARG002
    ) -> NoReturn:
        """Refuse.

        :raises PlatformError: always.
        """
        raise _refusal()

    def delete(self, identifier: str, feedback: Feedback | None = None) -> NoReturn:  # noqa: ARG002
        """Refuse.

        :raises PlatformError: always.
        """
        raise _refusal()


def iso_record(
    door: Door,
    url: str,
    identifier: str,
    params: Mapping[str, str] | None = None,
    feedback: Feedback | None = None,
) -> bytes | None:
    """Fetch one record as ISO 19139 XML, byte for byte; ``None`` where the server says there is none (404).

    :raises BadRecord: the server gives it in another form.
    :raises NetworkError: no answer, no right to see it, a web page …
    """
    if feedback is not None:
        feedback.check()
    try:
        answer = door.request(
            "GET",
            url,
            params=dict(params or {}),
            headers={"Accept": "application/xml"},
            expect=Expect.XML,
            max_bytes=xmlsafe.MAX_BYTES,
        )
    except HttpError as error:
        if error.status == 404:
            return None
        raise
    if not answer.content.strip():
        return None
    if xmlsafe.parse(answer.content).tag not in ROOTS:
        raise another_form(identifier, answer.content)
    return answer.content


def another_form(identifier: str, data: bytes = b"") -> BadRecord:
    """Give the error of a record that exists, and not as ISO 19139."""
    return BadRecord(
        tr("The record “{identifier}” cannot be read.", identifier=identifier),
        tr("The catalogue gives it in another form than ISO 19139."),
        tr("Open it in the catalogue's own pages."),
        detail=data[:500].decode("utf-8", "replace"),
    )


def _refusal() -> PlatformError:
    return PlatformError(
        tr("This catalogue can only be read."),
        tr("The plugin does not write records through this protocol."),
        tr("Save the record in a catalogue that takes records by CSW-T."),
    )
