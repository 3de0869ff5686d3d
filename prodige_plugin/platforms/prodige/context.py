"""What the steps of one plan share: the platform, the ways to it, and what was read back."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import FileError, HtmlInsteadOfData, HttpError, PlatformError
from ...feedback import Feedback
from ...i18n import tr
from ...network import Door
from ...publishing.plan import State
from ..model import SESSION, TOKEN, Platform
from ..sign_in import api_of
from .api import PATIENCE_S, DataApi, NoData

if TYPE_CHECKING:
    from ...catalogue.model import EditableCatalogue

#: What a visitor is answered who may not read a data set: some platforms hide it.
_NOT_FOR_VISITORS = (401, 403, 404)
#: Where a plan's state tells the folder of its files.
FOLDER = "folder"


def has_api(platform: Platform) -> bool:
    """Whether data can be written by the API: its address is known, and an account signs in to it."""
    return bool(platform.authcfg and platform.sign_in in (SESSION, TOKEN) and api_of(platform))


def why_no_api(platform: Platform) -> str:
    """Say what is lacking to write data by the API, "" when nothing is."""
    if not api_of(platform):
        return tr("The address of its API, or of its catalogue, is missing.")
    if not platform.authcfg:
        return tr("An account is missing: choose one in the platform's settings.")
    if platform.sign_in not in (SESSION, TOKEN):
        return tr("Choose “PRODIGE 5: session” or “PRODIGE 5: token” as the way to sign in.")
    return ""


@dataclass
class Context:
    """The platform as one plan uses it."""

    platform: Platform
    #: where the plan's files are made; kept from the plan's first step on.
    folder: Path | None = None
    kept: bool = False
    #: what was read back, for the receipt.
    checks: list[dict[str, object]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    _api: DataApi | None = None

    def api(self, feedback: Feedback | None = None) -> DataApi:
        """The data API with the account.

        :raises PlatformError: it cannot be used.
        """
        why = why_no_api(self.platform)
        if why:
            raise PlatformError(tr("Data cannot be written on “{name}”.", name=self.platform.name), why)
        door = Door(self.platform.authcfg, feedback, timeout_s=PATIENCE_S)
        made = DataApi(api_of(self.platform), door)
        if self._api is None:
            self._api = made
        else:
            made.told(self._api.doc)
        return made

    def visitor(self, feedback: Feedback) -> DataApi:
        """The data API as a visitor."""
        return DataApi(api_of(self.platform), Door("", feedback, timeout_s=PATIENCE_S))

    def reading(self, uuid: str, feedback: Feedback) -> tuple[DataApi, bool]:
        """The API as a visitor reads it, where the data set is open to everybody: (API, whether it is).

        :raises NetworkError: it does not answer.
        """
        visitor = self.visitor(feedback)
        try:
            visitor.page(uuid, 1)
        except (HtmlInsteadOfData, NoData):
            return self.api(feedback), False
        except HttpError as error:
            if error.status not in _NOT_FOR_VISITORS:
                raise
            return self.api(feedback), False
        return visitor, True

    def catalogue(self, feedback: Feedback | None = None) -> EditableCatalogue:
        """The catalogue with the account."""
        from . import catalogue

        return catalogue(self.platform, feedback)

    def note(self, publication: str, name: str, expected: object, found: object) -> bool:
        """Note one thing read back of a publication; whether it is as it should be."""
        ok = expected == found
        self.checks.append({"publication": publication, "name": name, "ok": ok, "expected": expected, "found": found})
        return ok

    def work(self, state: State) -> Path:
        """Give the folder of the plan's files, in this session or a later one.

        :raises PlatformError: nobody knows it.
        """
        stated = state.get(FOLDER)
        if isinstance(stated, str) and stated:
            return Path(stated)
        if self.folder is None:
            raise PlatformError(tr("The files of this publication are not known."), "", tr("Publish again."))
        return self.folder

    def move(self, journals: Path) -> None:
        """Let the plan's files lie beside its journal.

        :raises FileError: the disk refuses.
        """
        if self.folder is None or self.kept or self.folder.parent == journals or not self.folder.exists():
            return
        try:
            journals.mkdir(parents=True, exist_ok=True)
            self.folder = Path(shutil.move(self.folder, journals / self.folder.name))
        except OSError as error:
            raise FileError(
                tr("The files of this publication cannot be read or written."),
                tr("The system said: {error}", error=error),
                tr("Make room on the disk, and check that your QGIS profile's folder can be written."),
                detail=str(journals),
            ) from error

    def discard(self) -> None:
        """Delete the plan's files if the plan was never begun."""
        if self.folder is not None and not self.kept:
            shutil.rmtree(self.folder, ignore_errors=True)
