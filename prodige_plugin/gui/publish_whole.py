"""What is chosen once for all that is published: who publishes, where it goes, who may see it."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QStandardItemModel
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..platforms.product import Job, Place, Visibility
from .element_widgets import calm
from .formats import pair_text
from .labels import ElidedLabel, sentence
from .profile import contact, set_contact
from .settings import flag, set_flag
from .tasks import PRIORITY_LOW, TaskHandle, run_task


def kind_text(kind: str) -> str:
    """Give the word for a kind of place."""
    return {
        "schema": tr("Schema of the database"),
        "workspace": tr("Workspace"),
        "group": tr("Group of the records"),
        "domain": tr("Domain"),
    }.get(kind, kind)


class WholeOptions(QWidget):
    """Folded to one line that says what is chosen; unfolds to the fields."""

    #: Something was chosen: earlier checks no longer count.
    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: TaskHandle | None = None
        #: kind → key of the place chosen.
        self._chosen: dict[str, str] = {}
        self._boxes: dict[str, QComboBox] = {}
        self.fold = QToolButton(self)
        self.fold.setAutoRaise(True)
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setArrowType(Qt.ArrowType.RightArrow)
        self.fold.setText(tr("For all of it"))
        self.fold.setToolTip(tr("Who publishes, where it goes, and who may see it"))
        self.fold.toggled.connect(self._fold)
        self.words = ElidedLabel("", self, soft=True)
        line = QHBoxLayout()
        line.addWidget(self.fold)
        line.addWidget(self.words, 1)
        line.addStretch(0)
        self.body = QWidget(self)
        self._form = QFormLayout(self.body)
        self._form.setContentsMargins(14, 0, 0, 2)
        self._form.setVerticalSpacing(4)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._build()
        self.body.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self.body)
        self._say()

    def _build(self) -> None:
        organisation, email = contact()
        self.organisation = QLineEdit(organisation, self.body)
        self.organisation.setPlaceholderText(tr("Your organisation, for the records"))
        self.email = QLineEdit(email, self.body)
        self.email.setPlaceholderText(tr("Its e-mail address"))
        for edit in (self.organisation, self.email):
            edit.editingFinished.connect(self._keep_contact)
        self._row(tr("Organisation"), self.organisation)
        self._row(tr("E-mail"), self.email)
        self._first_place = self._form.rowCount()
        self.why = sentence(self.body)
        self.why.hide()
        self.visibility = calm(QComboBox(self.body))
        self.visibility.addItem(tr("Everybody"), Visibility.PUBLIC)
        self.visibility.addItem(tr("Only those with rights there"), Visibility.RESTRICTED)
        self.visibility.activated.connect(self._changed)
        self._row(tr("Who may see it"), self.visibility)
        self.lineage = QCheckBox(tr("Tell the publication"), self.body)
        self.lineage.setToolTip(tr("A sentence in each record's lineage: from which file, when, and how many features"))
        self.lineage.setChecked(flag("publish/lineage", False))
        self.lineage.toggled.connect(self._lineage_toggled)
        self._row(tr("Lineage"), self.lineage)
        self._form.addRow(self.why)

    def _row(self, words: str, field: QWidget, rank: int | None = None) -> None:
        field.setAccessibleName(words)
        field.setMinimumWidth(150)
        label = QLabel(words, self.body)
        label.setBuddy(field)
        if rank is None:
            self._form.addRow(label, field)
        else:
            self._form.insertRow(rank, label, field)

    # -- the platform's places -----------------------------------------------------------------------

    def show_platform(self, make: Any, why_public: str) -> None:
        """Offer the places of another platform; they are asked for in a task.

        :param make: gives the publisher, in the worker thread; ``None`` where nothing can be published.
        :param why_public: why nothing that is published can be kept from visitors, "" when it can.
        """
        self.stop()
        self._chosen.clear()
        self._show([])
        self.visibility.setCurrentIndex(0)
        self.visibility.setEnabled(not why_public)
        self.visibility.setToolTip(why_public)
        if make is None:
            return

        def work(feedback: Feedback) -> list[Place]:
            return list(make().places(feedback))

        self._task = run_task(
            tr("Ask where you may publish"), work, self._came, self._failed, owner=self, hidden=True,
            priority=PRIORITY_LOW, waits=True,
        )  # fmt: skip

    def stop(self) -> None:
        """Stop asking."""
        task, self._task = self._task, None
        if task is not None:
            task.abandon()

    def _came(self, places: list[Place]) -> None:
        self._task = None
        self._show(places)

    def _failed(self, error: PluginError) -> None:
        """Say what was not learnt; publishing goes on in the account's own place."""
        self._task = None
        self.why.setText(tr("Where you may publish is not known: {why}", why=error.what))
        self.why.show()

    def _show(self, places: list[Place]) -> None:
        for box in self._boxes.values():
            self._form.removeRow(box)
        self._boxes = {}
        for rank, kind in enumerate(dict.fromkeys(place.kind for place in places)):
            self._add_box(rank, kind, [place for place in places if place.kind == kind])
        refused = [
            pair_text(place.title, place.why or tr("you may not publish there"))
            for place in places
            if not place.writable
        ]
        self.why.setText("\n".join(refused))
        self.why.setVisible(bool(refused))
        self._say()

    def _add_box(self, rank: int, kind: str, places: list[Place]) -> None:
        box = calm(QComboBox(self.body))
        for place in places:
            box.addItem(place.title, place.key)
            row = box.count() - 1
            box.setItemData(row, place.why or place.title, Qt.ItemDataRole.ToolTipRole)
            model = box.model()
            if not place.writable and isinstance(model, QStandardItemModel):
                model.item(row).setEnabled(False)
        able = next((row for row, place in enumerate(places) if place.writable), -1)
        box.setCurrentIndex(able)
        if able < 0:
            box.setPlaceholderText(tr("none that you may write in"))
        box.activated.connect(lambda _row: self._place_chosen(kind, box))
        self._boxes[kind] = box
        self._row(kind_text(kind), box, self._first_place + rank)

    def _place_chosen(self, kind: str, box: QComboBox) -> None:
        self._chosen[kind] = str(box.currentData())
        self._changed()

    # -- what is chosen --------------------------------------------------------------------------------

    def give_to(self, job: Job) -> None:
        """Note what is chosen on a job. GUI thread."""
        if self.organisation.text().strip() and not job.organisation:
            job.organisation, job.email = self.organisation.text().strip(), self.email.text().strip()
        job.places = {
            kind: str(box.currentData()) for kind, box in self._boxes.items() if box.currentData() is not None
        }
        job.visibility = self.visibility.currentData()
        job.lineage = self.lineage.isChecked()

    def _keep_contact(self) -> None:
        set_contact(self.organisation.text(), self.email.text())
        self._changed()

    def _lineage_toggled(self, on: bool) -> None:
        set_flag("publish/lineage", on)
        self._changed()

    def _changed(self, *_ignored: object) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """Say on one line what is chosen."""
        parts = [self.organisation.text().strip() or tr("no organisation given")]
        parts += [box.currentText() for box in self._boxes.values() if box.currentText()]
        if self.visibility.currentData() is Visibility.RESTRICTED:
            parts.append(tr("restricted"))
        self.words.setText(" · ".join(parts))
        self.words.setToolTip(self.words.text())

    def _fold(self, is_open: bool) -> None:
        self.body.setVisible(is_open)
        self.words.setVisible(not is_open)
        self.fold.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
