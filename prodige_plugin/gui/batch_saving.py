"""Saves the changed records of the window of many records, and tells what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPoint
from qgis.PyQt.QtWidgets import QInputDialog, QMenu

from ..catalogue.saving import ChooseGroup
from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.batch import Report
from ..metadata.batch_job import sentences
from ..metadata.merge import Merge, merge
from . import messages
from .batch_adding import client
from .batch_failures import FailuresDialog
from .batch_model import NUMBER
from .batch_tasks import Piece
from .batch_work import Saved, look_again, save_all
from .button_box import asked
from .diff_window import show_differences
from .merge_window import MergeWindow
from .publish_job import PLATFORM, RECORD_ID

if TYPE_CHECKING:
    from .batch_window import BatchWindow


class BatchSaving:
    """Saves for one window; partial success is an outcome of its own."""

    def __init__(self, window: BatchWindow) -> None:
        self._window = window
        #: number of the record → why the last operation left it alone.
        self.failed: dict[int, PluginError] = {}
        #: number of the record → what is not well with it, though it was saved.
        self.warned: dict[int, list[str]] = {}

    # -- saving ------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Say what goes where, and save it."""
        window = self._window
        window.delegate.finish()
        changed = [entry for entry in window.model.entries() if entry.changed]
        if not changed or window.tasks.long:
            return
        files = sum(entry.origin.kind == "file" for entry in changed)
        new = sum(entry.origin.kind == "layer" for entry in changed)
        current = window.host.platforms.current()
        if new and current is None:
            messages.show_note(tr("First choose a platform in the Catalogue dock."))
            return
        lines = [tr("%n file(s) are written over.", n=files)] if files else []
        keys = {entry.origin.platform for entry in changed if entry.origin.kind == "catalogue"}
        for key in sorted(keys):
            platform = window.host.platforms.by_key(key)
            count = sum(entry.origin.kind == "catalogue" and entry.origin.platform == key for entry in changed)
            name = platform.name if platform is not None else key
            lines.append(tr("%n record(s) are saved to {platform}.", n=count, platform=name))
        if new and current is not None:
            lines.append(tr("%n new record(s) are saved to {platform}.", n=new, platform=current.name))
        lines.append(tr("A record that somebody else changed meanwhile is left alone, and told of."))
        if asked(window, tr("Save %n changed record(s)?", n=len(changed)), "\n".join(lines), tr("Save")):
            self.save([entry.number for entry in changed])

    def save(self, numbers: list[int], group: str = "") -> None:
        """Save records, one after the other.

        :param group: the group of new records, where the catalogue has groups.
        """
        window, job = self._window, self._window.job
        if job is None:
            return
        platforms = window.host.platforms
        current = platforms.current()
        target = current.key if current is not None else ""
        if not group:  # with one, it goes on with what another save began
            self.failed, self.warned = {}, {}

        def work(feedback: Feedback) -> Saved:
            return save_all(
                job, numbers, lambda key: client(platforms, key, feedback), target, window.tasks.tell, feedback, group
            )

        window.tasks.add(Piece(tr("Save the records"), work, self._saved, final=True, waits=True))

    def _saved(self, report: Saved) -> None:
        window = self._window
        project = QgsProject.instance()
        for layer_id, identifier, platform in report.layers:
            layer = project.mapLayer(layer_id)
            if layer is not None:
                layer.setCustomProperty(PLATFORM, platform)
                layer.setCustomProperty(RECORD_ID, identifier)
        words = [
            tr("%n record(s) saved.", n=len(report.saved)) if report.saved else tr("No record was saved."),
            tr("With %n of them not all is well.", n=len(report.warned)) if report.warned else "",
            tr("%n could not be saved.", n=len(report.failed)) if report.failed else "",
            tr("%n not tried.", n=len(report.left)) if report.left else "",
        ]
        said = " ".join(word for word in words if word)
        window.say(said)
        self.failed, self.warned = {**self.failed, **report.failed}, {**self.warned, **report.warned}
        if isinstance(report.stopped, ChooseGroup) and self._ask_group(report.stopped, report.left):
            return
        if self.failed or self.warned:
            self.show_failed(said)
        elif report.saved and not report.left:
            messages.show_success(said)

    def _ask_group(self, question: ChooseGroup, left: list[int]) -> bool:
        """Ask in which group of the catalogue the new records belong; whether the saving goes on."""
        labels = [group.label for group in question.groups]
        label, good = QInputDialog.getItem(
            self._window, self._window.windowTitle(), f"{question.why}\n{tr('Group of the new records:')}", labels, 0,
            False,
        )  # fmt: skip
        if good and left:
            self.save(left, question.groups[labels.index(label)].identifier)
        return bool(good and left)

    # -- what failed -------------------------------------------------------------------------------

    def show_failed(self, said: str = "") -> None:
        """List the records that could not be read, changed or saved, and why."""
        window = self._window
        rows: dict[int, tuple[str, str, str]] = {
            entry.number: sentences(entry.trouble) for entry in window.model.entries() if entry.trouble
        }
        rows.update({number: (error.what, error.why, error.todo) for number, error in self.failed.items()})
        for number, said_of in self.warned.items():
            rows.setdefault(number, (tr("It is saved, but:"), " ".join(said_of), tr("Look at it in the catalogue.")))
        for older in window.findChildren(FailuresDialog):
            older.close()
        dialog = FailuresDialog(said, [(number, window.model.name(number), *rows[number]) for number in rows], window)
        dialog.wanted.connect(window.select)
        dialog.show()

    def open_menu(self, place: QPoint) -> None:
        """Open the menu of the row under the mouse."""
        window = self._window
        index = window.table.indexAt(place)
        entry = window.model.by_number(int(index.data(NUMBER))) if index.isValid() else None
        job = window.job
        if entry is None or job is None:
            return
        menu = QMenu(window.table)
        menu.setToolTipsVisible(True)
        if entry.conflict:
            picked = [number for number in window.chosen() if (one := window.model.by_number(number)) and one.conflict]
            both = picked if entry.number in picked else [entry.number]
            menu.addAction(tr("Put my changes on theirs")).triggered.connect(lambda: self.merge(both))
            menu.addAction(tr("Compare with theirs")).triggered.connect(lambda: self.compare(entry.number, theirs=True))
            menu.addSeparator()
        compare = menu.addAction(tr("What I changed"))
        compare.setEnabled(entry.changed and not entry.new)
        compare.triggered.connect(lambda: self.compare(entry.number))
        key = window.model.key(index.column())
        if key:
            menu.addAction(tr("Show where it is missing or wrong")).triggered.connect(lambda: window.show_missing(key))
        numbers = window.chosen()
        change = menu.addAction(tr("Change %n record(s)…", n=len(numbers)))
        change.triggered.connect(lambda: window.ask_operation("set"))
        out = menu.addAction(tr("Take %n row(s) out of the table", n=len(numbers)))
        out.setToolTip(tr("Nothing happens to them in their files and catalogues"))
        out.triggered.connect(lambda: self.take_out(numbers))
        for action in menu.actions():
            if window.tasks.long:
                action.setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(window.table.viewport().mapToGlobal(place))

    def take_out(self, numbers: list[int]) -> None:
        """Forget some rows."""
        job = self._window.job
        if job is not None:
            self._window.tasks.add(
                Piece(tr("Take out of the table"), lambda _f: job.take_out(numbers), lambda _none: None, short=True)
            )

    def compare(self, number: int, *, theirs: bool = False) -> None:
        """Show what differs between a record and what its file or catalogue holds."""
        job = self._window.job
        if job is None:
            return
        other = job.theirs(number) if theirs else job.base(number)
        if other is not None:
            words = (tr("On the platform now"), tr("Yours")) if theirs else (tr("Before"), tr("After"))
            show_differences(other, job.now(number), self._window, *words)

    def merge(self, numbers: list[int]) -> None:
        """Put my changes on top of what the catalogue holds now; nothing is saved yet.

        What both changed is asked for, when it is about one record; of several, those records are left as they are.
        """
        window, job = self._window, self._window.job
        if job is None:
            return

        def work(feedback: Feedback) -> dict[int, Merge]:
            found = {}
            for number in numbers:
                feedback.check()
                theirs = job.theirs(number)
                if theirs is not None:
                    found[number] = merge(job.base(number), job.now(number), theirs)
            return found

        def done(found: dict[int, Merge]) -> None:
            ready = {number: one for number, one in found.items() if not one.conflicts}
            if ready:
                self._merged({number: (one.resolved({}), one.theirs) for number, one in ready.items()})
            asked = [number for number in found if number not in ready]
            if len(asked) == len(found) == 1:
                one = found[asked[0]]
                choosing = MergeWindow(one, window)
                choosing.chosen.connect(lambda result: self._merged({asked[0]: (result, one.theirs)}))
                choosing.show()
            elif asked:
                window.say(tr("%n record(s) were changed by both in the same place: merge each alone.", n=len(asked)))

        window.tasks.add(Piece(tr("Merge with the catalogue"), work, done))

    def _merged(self, results: dict[int, tuple[bytes, bytes]]) -> None:
        """Take merged records, as one step.

        :param results: number → the merged record, and the catalogue's that it is compared with from now on.
        """
        window, job = self._window, self._window.job
        if job is None:
            return

        def work(feedback: Feedback) -> Report:
            merged = {number: result for number, (result, _theirs) in results.items()}
            report = job.replace(tr("Merge with the catalogue"), merged, feedback)
            for number, (_result, theirs) in results.items():
                if number not in report.failed:
                    job.rebase(number, theirs)
            look_again(job, merged, window.tasks.tell, feedback)
            return report

        def done(report: Report) -> None:
            self.failed = dict(report.failed)
            window.say(tr("Your changes are on top of theirs. Look at them, then save again."))

        window.tasks.add(Piece(tr("Merge with the catalogue"), work, done))
