"""Brings records into the window of many records: from the catalogue, the project, files, or a batch of before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QFileDialog, QMenu

from ..catalogue.model import Summary
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.batch_job import Job, Origin, unfinished
from . import icons
from .batch_rows import facts_of
from .batch_sources import of_files, of_folder, of_layers, of_new, of_summaries
from .batch_tasks import Piece
from .batch_work import look_again, read_missing
from .host import CATALOGUE

if TYPE_CHECKING:
    from .batch_window import BatchWindow


class BatchAdding:
    """Adds records for one window; all that lasts is a task."""

    def __init__(self, window: BatchWindow, folder: Path) -> None:
        """:param folder: where jobs are kept."""
        self._window, self._folder = window, folder

    def fill_menu(self, menu: QMenu) -> None:
        """Say where records can come from."""
        menu.clear()
        catalogue: Any = self._window.host.built(CATALOGUE)
        listed = self._listed(catalogue)
        if listed:
            menu.addAction(tr("The %n result(s) listed in the Catalogue", n=listed)).triggered.connect(
                lambda: self.from_catalogue(catalogue)
            )
        menu.addAction(tr("The &layers of the project")).triggered.connect(self.layers)
        menu.addAction(tr("A &folder of XML files…")).triggered.connect(self.ask_folder)
        menu.addAction(tr("XML f&iles…")).triggered.connect(self.ask_files)
        menu.addSeparator()
        again = menu.addAction(tr("&Read again what could not be read"))
        again.setEnabled(any(not entry.read for entry in self._window.model.entries()))
        again.triggered.connect(lambda: self.origins(()))

    @staticmethod
    def _listed(catalogue: Any) -> int:
        return int(catalogue.list.model().rowCount()) if catalogue is not None else 0

    def from_catalogue(self, catalogue: Any) -> None:
        """Add the results that the Catalogue dock lists."""
        model = catalogue.list.model()
        found = (model.summary(model.index(row)) for row in range(model.rowCount()))
        self.summaries([one for one in found if one is not None])

    def summaries(self, summaries: Iterable[Summary]) -> None:
        """Add the records of results."""
        current = self._window.host.platforms.current()
        self.origins(of_summaries(summaries, current.key if current is not None else ""))

    def layers(self) -> None:
        """Add the records of the project's layers; a layer without one gets a new one, filled from it."""
        origins, without = of_layers(QgsProject.instance())
        if not origins and not without:
            self._window.say(tr("The project has no layers."))
            return
        made = of_new(without)
        tasks = self._window.tasks

        def work(feedback: Feedback) -> None:
            job = self._job()
            for rank, layer in enumerate(made):
                feedback.check()
                feedback.report(rank / len(made), layer.origin.name)
                for number in job.add([layer.origin]):
                    data = layer.first_state(feedback)
                    job.put(number, data, new=True)
                    tasks.tell(number, facts_of(data))
            tasks.tell_state()

        tasks.add(Piece(tr("Read the layers"), work, lambda _none: self.origins(origins)))

    def ask_folder(self) -> None:
        """Ask for a folder."""
        folder = QFileDialog.getExistingDirectory(self._window, tr("Folder with metadata records"))
        if folder:
            self.folder(Path(folder))

    def folder(self, folder: Path) -> None:
        """Add the records of the XML files of a folder."""

        def found(origins: list[Origin]) -> None:
            if origins:
                self.origins(origins)
            else:
                self._window.say(tr("There is no XML file in {folder}.", folder=folder))

        self._window.tasks.add(Piece(tr("Look for records"), lambda feedback: of_folder(folder, feedback), found))

    def ask_files(self) -> None:
        """Ask for files."""
        paths, _kind = QFileDialog.getOpenFileNames(
            self._window, tr("Metadata records"), "", tr("Metadata records (*.xml)")
        )
        if paths:
            self.origins(of_files(map(Path, paths)))

    def origins(self, origins: Sequence[Origin]) -> None:
        """Add records, and read those that were not read yet."""
        platforms, tasks, wanted = self._window.host.platforms, self._window.tasks, list(origins)

        def work(feedback: Feedback) -> None:
            job = self._job()
            job.add(wanted)
            tasks.tell_state()
            read_missing(job, lambda key: client(platforms, key, feedback), tasks.tell, feedback)

        tasks.add(Piece(tr("Read the records"), work, lambda _none: None, waits=True))

    def _job(self) -> Job:
        """Give the job, begun if need be. Worker thread."""
        if self._window.job is None:
            self._window.job = Job.create(self._folder)
        return self._window.job

    def look_for_unfinished(self) -> None:
        """Offer to go on with what was changed and not saved the last time."""

        def work(_feedback: Feedback) -> tuple[Job, int] | None:
            job = unfinished(self._folder)
            return (job, sum(entry.changed for entry in job.entries())) if job is not None else None

        self._window.tasks.add(Piece(tr("Look for records"), work, self._offer, short=True))

    def _offer(self, found: tuple[Job, int] | None) -> None:
        if found is not None and self._window.job is None:
            job, changed = found
            note = tr("%n record(s) of your last batch were changed and not saved.", n=changed)
            self.show_page(note, job)

    def go_on(self, job: Job) -> None:
        """Take up a job where it was left."""
        tasks = self._window.tasks
        self._window.job = job

        def work(feedback: Feedback) -> None:
            tasks.tell_state()
            numbers = [entry.number for entry in job.entries() if entry.read]
            look_again(job, numbers, tasks.tell, feedback)

        tasks.add(Piece(tr("Read the records"), work, lambda _none: self.origins(())))

    def show_page(self, note: str = "", job: Job | None = None) -> None:
        """Say how to begin; with a job, offer to go on with it."""
        self._window.page.say(
            tr("Edit many records together"),
            note or tr("A row each, a column per element: see what is missing, change fifty at once, undo it at once.\n"
                       "Choose results in the catalogue, or begin here."),
            icons.own("metadata"),
            tr("Go on with them") if job is not None else tr("The layers of the project"),
            (lambda: self.go_on(job)) if job is not None else self.layers,
            tr("A folder of XML files…"), self.ask_folder,
        )  # fmt: skip


def client(platforms: Any, key: str, feedback: Feedback) -> Any:
    """Give the catalogue client of a platform, ``None`` when it is not set up here. Worker thread."""
    platform = platforms.by_key(key) if key else platforms.current()
    return platforms.catalogue(platform, feedback) if platform is not None else None
