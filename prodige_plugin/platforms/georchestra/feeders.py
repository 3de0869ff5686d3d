"""What both versions of géOrchestra's datafeeder share: a file goes in, work is waited for, a layer comes out."""

from __future__ import annotations

import shutil
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from ...errors import PublishError
from ...feedback import Feedback
from ...i18n import tr
from ...network import Answer, Door, Expect
from ...publishing.upload import send

if TYPE_CHECKING:
    from .items import Item

T = TypeVar("T")
#: The first wait between two looks and the longest one, in seconds.
_FIRST, _LONGEST = 0.2, 3.0


@dataclass(frozen=True)
class Analysed:
    """A file that the datafeeder has read."""

    #: name of the data set in it.
    native: str
    #: features, -1 where it does not tell.
    count: int = -1


@dataclass(frozen=True)
class Published:
    """What the datafeeder made: names may be others than those asked for."""

    workspace: str
    name: str
    #: identifier of the record it made; "" for none.
    record: str = ""


class Feeder(Protocol):
    """One datafeeder with one account."""

    #: "zip" (shapefile) or "gpkg": what it takes.
    suffix: str
    #: whether deleting a job deletes what was published by it.
    takes_back: bool

    def jobs(self) -> set[str]:
        """Give the identifiers of the account's jobs."""

    def send(self, path: Path, folder: Path) -> str:
        """Send a file; gives the identifier of its job.

        :param folder: where a file of the moment can be written.
        """

    def analysed(self, job: str) -> Analysed | float:
        """Give what was read of the file, or how much of the work is done (0..1).

        :raises PublishError: it cannot be read.
        """

    def publish(self, job: str, item: Item, native: str) -> str:
        """Ask for the publication; gives the identifier by which it is asked after."""

    def published(self, job: str) -> Published | float | None:
        """Give what was published, or how much of it is done (0..1); ``None`` where it was not asked for.

        :raises PublishError: it failed.
        """

    def remove(self, job: str) -> None:
        """Delete a job, and stop it where it runs; harmless where it is gone."""


def waited(look: Callable[[], T | float | None], feedback: Feedback, sentence: str) -> T:
    """Look again and again until a work is done; a person can cancel meanwhile.

    :param look: gives the outcome, or how much of the work is done.
    :raises Cancelled: the person cancelled.
    :raises PublishError: it failed, or was never begun.
    """
    wait = _FIRST
    while True:
        feedback.check()
        found = look()
        if found is None:
            raise PublishError(
                tr("The datafeeder does not know of this publication."),
                "",
                tr("Try again; if it happens again, tell the platform's administrator."),
            )
        if not isinstance(found, float):
            return found
        feedback.report(found, sentence)
        end = time.monotonic() + wait
        while time.monotonic() < end:
            feedback.check()
            time.sleep(0.05)
        wait = min(_LONGEST, wait * 1.5)


def failed(words: str, detail: str = "") -> PublishError:
    """Say that the datafeeder gave up."""
    return PublishError(
        tr("The datafeeder could not publish the layer."),
        tr("It says: {words}", words=words[:400]) if words else tr("It does not say why."),
        tr("Correct the layer, or send the details to the platform's administrator."),
        detail,
    )


def multipart(folder: Path, fields: Mapping[str, str], name: str, path: Path, kind: str) -> tuple[Path, str]:
    """Write a form with a file (RFC 7578) to a file of the moment, to be streamed; gives it and its media type.

    :param name: of the form's field that has the file.
    """
    boundary = f"prodige-{uuid.uuid4().hex}"
    whole = folder / "form.multipart"
    with whole.open("wb") as target, path.open("rb") as source:
        for field, value in fields.items():
            target.write(f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode())
        target.write(
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{path.name}"\r\n'
            f"Content-Type: {kind}\r\n\r\n".encode()
        )
        shutil.copyfileobj(source, target, 1024 * 1024)
        target.write(f"\r\n--{boundary}--\r\n".encode())
    return whole, f"multipart/form-data; boundary={boundary}"


def uploaded(door: Door, url: str, form: Path, kind: str) -> Answer:
    """Send such a form, once: what came of it when the answer is lost, the list of jobs tells.

    :param kind: its media type, with the boundary.
    :raises PublishError: it is larger than the server takes.
    :raises NetworkError: it was not taken, or nobody knows.
    """
    sent = send(door, "POST", url, form, media_type=kind, expect=Expect.JSON)
    assert sent.answer is not None
    return sent.answer
