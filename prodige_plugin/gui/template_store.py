"""Templates of records: a person's own, in the profile, and the organisation's, shared and read only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..errors import FileError, PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata import org_templates as ot
from ..metadata.org_templates import Template
from . import kept_file
from .formats import date_text
from .kept import Kept
from .profile import profile_folder
from .shared_place import Shared, read_now, read_shared
from .tasks import PRIORITY_LOW, run_task

_SHARED = "prodige_plugin/templates/shared"
#: Endings of the files of a shared folder that are read.
ENDINGS = (".json", ".xml")


class TemplateStore(QObject):
    """The templates; everything that offers some shares one of these. GUI thread."""

    changed = pyqtSignal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """:param folder: of the profile, where the file lies; made on first use."""
        super().__init__(parent)
        self._folder = folder
        empty: tuple[Template, ...] = ()
        self._kept = Kept(folder / "templates.json", ot.FORM, empty, ot.as_json, ot.from_json, self)
        self._kept.signals.changed.connect(self.changed)
        self._shared: tuple[Template, ...] = ()
        #: a sentence on the shared templates: how old they are, why they cannot be read; "" when all is well.
        self.note = ""
        if self.place:
            self.read_shared()

    @property
    def ready(self) -> bool:
        """Whether the file was read."""
        return self._kept.ready

    def own(self) -> tuple[Template, ...]:
        """Give a person's own templates, by name."""
        return tuple(sorted(self._kept.value, key=lambda one: one.name.casefold()))

    def shared(self) -> tuple[Template, ...]:
        """Give the organisation's, by name."""
        return tuple(sorted(self._shared, key=lambda one: one.name.casefold()))

    def keep(self, template: Template) -> Template | None:
        """Keep a template; gives the one of that name that it replaces."""
        before = next((one for one in self._kept.value if one.name == template.name), None)
        self._kept.change(lambda held: (*(one for one in held if one.name != template.name), template))
        return before

    def remove(self, name: str) -> Template | None:
        """Forget a template; gives it, for it may be kept again."""
        before = next((one for one in self._kept.value if one.name == name), None)
        self._kept.change(lambda held: tuple(one for one in held if one.name != name))
        return before

    def export(self, path: Path, templates: Iterable[Template]) -> None:
        """Write templates to a file for others.

        :raises FileError: the disk refused.
        """
        kept_file.write(path, ot.FORM, ot.as_json(templates))

    def import_from(self, path: Path) -> tuple[Template, ...]:
        """Keep the templates of a file, or an ISO record as one; those of names there are get a number.

        :raises FileError: it cannot be read.
        :raises BadRecord, BadXml: it holds no template.
        """
        found = templates_of(read_now(str(path), ENDINGS, Feedback()))
        names = {one.name for one in self._kept.value}
        fresh = []
        for one in found:
            name, number = one.name, 2
            while name in names:
                name, number = f"{one.name} ({number})", number + 1
            names.add(name)
            fresh.append(Template(name, one.values, one.about))
        self._kept.change(lambda held: (*held, *fresh))
        return tuple(fresh)

    def flush(self) -> None:
        """Write what is not written yet."""
        self._kept.flush()

    # -- the organisation's --

    @property
    def place(self) -> str:
        """Folder, file or address of the organisation's templates; "" where there is none."""
        return str(QgsSettings().value(_SHARED, "") or "")

    def set_place(self, place: str) -> None:
        """Take another place, and read it."""
        QgsSettings().setValue(_SHARED, place.strip())
        self._shared, self.note = (), ""
        if place.strip():
            self.read_shared()
        self.changed.emit()

    def read_shared(self) -> None:
        """Read the organisation's templates, in a task."""
        place, cache = self.place, self._folder / "shared"

        def work(feedback: Feedback) -> tuple[Shared, tuple[Template, ...]]:
            found = read_shared(place, ENDINGS, cache, feedback)
            return found, templates_of(found)

        run_task(
            tr("Read the organisation's templates"), work, self._came, self._failed, owner=self, hidden=True,
            priority=PRIORITY_LOW,
        )  # fmt: skip

    def _came(self, found: tuple[Shared, tuple[Template, ...]]) -> None:
        shared, self._shared = found
        day = date_text(datetime.fromtimestamp(shared.read, UTC).date().isoformat())
        self.note = tr("{why} These templates are of {day}.", why=shared.stale, day=day) if shared.stale else ""
        self.changed.emit()

    def _failed(self, error: PluginError) -> None:
        self.note = str(error)
        self.changed.emit()


def templates_of(found: Shared) -> tuple[Template, ...]:
    """Give the templates of shared files; a folder may hold other files too.

    :raises BadRecord, BadXml: none of the files is one of templates.
    """
    templates: list[Template] = []
    first: PluginError | None = None
    for name, data in found.files:
        try:
            templates += ot.read_file(Path(name).stem, data)
        except PluginError as error:
            first = first or error
    if first is not None and not templates:
        raise first
    if not found.files:
        raise FileError(
            tr("The shared folder holds no template."), tr("It has no file that ends in .json or .xml."),
            tr("Export a template there, or choose another folder."),
        )  # fmt: skip
    return tuple(templates)


def template_store() -> TemplateStore:
    """Give the templates that all windows share; the first one that asks begins them."""
    application = QgsApplication.instance()
    found = application.findChild(TemplateStore)
    return found if found is not None else TemplateStore(profile_folder(), application)


def install(_none: None) -> None:
    """Write the shared templates and forget them: the plugin goes."""
    found = QgsApplication.instance().findChild(TemplateStore)
    if found is not None:
        found.flush()
        found.setParent(None)
        found.deleteLater()
