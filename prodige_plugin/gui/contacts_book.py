"""The book of contacts: a person's own, in the profile, and the team's, read only."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata import contact_book as cb
from ..metadata.values import Contact
from . import kept_file
from .formats import date_text
from .kept import Kept
from .profile import profile_folder
from .shared_place import Shared, read_now, read_shared, reading
from .tasks import PRIORITY_LOW, run_task

_TEAM = "prodige_plugin/contacts/team"


class ContactsBook(QObject):
    """Both books; everything that offers contacts shares one of these. GUI thread."""

    changed = pyqtSignal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """:param folder: of the profile, where the file lies; made on first use."""
        super().__init__(parent)
        self._folder = folder
        empty: cb.Book = ()
        self._kept = Kept(folder / "contacts.json", cb.FORM, empty, cb.as_json, cb.from_json, self)
        self._kept.signals.changed.connect(self.changed)
        self._team: cb.Book = ()
        #: a sentence on the team's book: how old it is, why it cannot be read; "" when all is well.
        self.team_note = ""
        if self.team_place:
            self.read_team()

    @property
    def ready(self) -> bool:
        """Whether the file was read."""
        return self._kept.ready

    def own(self) -> cb.Book:
        """Give a person's own contacts, in order."""
        return cb.ordered(self._kept.value)

    def team(self) -> cb.Book:
        """Give the team's contacts, in order."""
        return cb.ordered(self._team)

    def all(self) -> cb.Book:
        """Give both books as one; what a person keeps comes before what the team says of the same."""
        return cb.ordered(cb.join(self._kept.value, self._team).book)

    def find(self, words: str, limit: int = 20) -> list[Contact]:
        """Find contacts by words, in both books."""
        return cb.find(self.all(), words, limit)

    def holds(self, contact: Contact) -> bool:
        """Whether a person's own book says all of a contact already."""
        return cb.join(self._kept.value, (contact,)).book == self._kept.value

    def keep(self, contacts: Iterable[Contact]) -> cb.Joined:
        """Keep contacts, each once; says how many are new and how many were completed."""
        found = tuple(contacts)
        joined = cb.join(self._kept.value, found)
        self._kept.change(lambda book: cb.join(book, found).book)
        return joined

    def change(self, before: Contact | None, after: Contact) -> None:
        """Put a contact in the place of one, or add it."""
        self._kept.change(lambda book: cb.changed(book, before, after))

    def remove(self, contacts: Iterable[Contact]) -> Callable[[], None]:
        """Keep contacts no more; gives what brings them back."""
        gone = frozenset(contacts)
        before = self._kept.value
        lost = tuple(contact for contact in before if contact in gone)
        self._kept.change(lambda book: tuple(contact for contact in book if contact not in gone))
        return lambda: self._kept.change(lambda book: cb.join(book, lost).book)

    def flush(self) -> None:
        """Write what is not written yet."""
        self._kept.flush()

    # -- files --

    def export(self, path: Path, contacts: Iterable[Contact] | None = None) -> int:
        """Write contacts to a file for others; how many.

        :raises FileError: the disk refused.
        """
        book = self.own() if contacts is None else tuple(contacts)
        kept_file.write(path, cb.FORM, cb.as_json(book))
        return len(book)

    def import_from(self, path: Path) -> cb.Joined:
        """Keep the contacts of a file.

        :raises FileError: it cannot be read, or is no file of contacts.
        """
        found = read_now(str(path), (".json",), Feedback())
        return self.keep(contacts_of(found))

    # -- the team's --

    @property
    def team_place(self) -> str:
        """Folder, file or address of the team's book; "" where there is none."""
        return str(QgsSettings().value(_TEAM, "") or "")

    def set_team_place(self, place: str) -> None:
        """Take another place for the team's book, and read it."""
        QgsSettings().setValue(_TEAM, place.strip())
        self._team, self.team_note = (), ""
        if place.strip():
            self.read_team()
        self.changed.emit()

    def read_team(self) -> None:
        """Read the team's book, in a task."""
        place, cache = self.team_place, self._folder / "shared"

        def work(feedback: Feedback) -> tuple[Shared, cb.Book]:
            found = read_shared(place, (".json",), cache, feedback)
            return found, contacts_of(found)

        run_task(
            tr("Read the team's contacts"), work, self._team_came, self._team_failed, owner=self, hidden=True,
            priority=PRIORITY_LOW,
        )  # fmt: skip

    def _team_came(self, found: tuple[Shared, cb.Book]) -> None:
        shared, self._team = found
        day = date_text(datetime.fromtimestamp(shared.read, UTC).date().isoformat())
        self.team_note = tr("{why} These contacts are of {day}.", why=shared.stale, day=day) if shared.stale else ""
        self.changed.emit()

    def _team_failed(self, error: PluginError) -> None:
        self.team_note = str(error)
        self.changed.emit()


def contacts_of(found: Shared) -> cb.Book:
    """Give the contacts of shared files; a folder may hold other files too.

    :raises FileError: none of the files is one of contacts.
    """
    book: cb.Book = ()
    wrong: PluginError | None = None
    read = 0
    for name, data in found.files:
        try:
            value = json.loads(data)
            if value["format"] != cb.FORM:
                raise ValueError(value["format"])
            book = cb.join(book, cb.from_json(value["contents"])).book
            read += 1
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            wrong = wrong or reading(name, error)
    if wrong is not None and not read:
        raise wrong
    return book


def shared_book() -> ContactsBook:
    """Give the book that all windows share; the first one that asks begins it."""
    application = QgsApplication.instance()
    found = application.findChild(ContactsBook)
    return found if found is not None else ContactsBook(profile_folder(), application)


def install(_none: None) -> None:
    """Write the shared book and forget it: the plugin goes."""
    found = QgsApplication.instance().findChild(ContactsBook)
    if found is not None:
        found.flush()
        found.setParent(None)
        found.deleteLater()
