"""What can be done to many records, with the fields that each operation needs."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..errors import PluginError
from ..i18n import tr
from ..metadata.batch import (
    TEXTS,
    AddValues,
    FromTemplate,
    Operation,
    RemoveValues,
    ReplaceContact,
    ReplaceText,
    SafeRepairs,
    SetValue,
    batch_keys,
    is_empty,
)
from ..metadata.batch_files import read_file
from ..metadata.elements import element
from ..metadata.org_templates import USUAL, Template
from ..metadata.record import Record
from .element_text import value_lines
from .element_widgets import Field, calm
from .formats import tip_text
from .labels import sentence
from .metadata_form import make_field
from .template_store import template_store

#: Kinds of fields that hold several values.
_SEVERAL = ("keywords", "multichoice", "contact")


class Choice(QWidget):
    """The fields of one operation."""

    #: Something was typed or chosen.
    changed = pyqtSignal()

    def operation(self) -> Operation | None:
        """Give the operation as it is filled in, ``None`` while something lacks."""
        raise NotImplementedError


class ValueChoice(Choice):
    """An element and a value for it: set, complete, add, take out."""

    def __init__(self, kind: str, key: str = "", value: Any = None, parent: QWidget | None = None) -> None:
        """:param kind: "set", "complete", "add" or "remove".

        :param key: the element to begin with; ``value``: its value.
        """
        super().__init__(parent)
        self._kind = kind
        self.element = calm(QComboBox(self))
        for each in batch_keys():
            if kind in ("set", "complete") or element(each).widget in _SEVERAL:
                self.element.addItem(element(each).label, each)
        self.element.setAccessibleName(tr("Element"))
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.addRow(tr("&Element"), self.element)
        self.field: Field | None = None
        self._touched = False
        self.element.currentIndexChanged.connect(lambda _rank: self._show(None))
        rank = self.element.findData(key)
        self.element.setCurrentIndex(max(0, rank))
        self._show(value if rank >= 0 else None)

    @property
    def key(self) -> str:
        """The element chosen."""
        return str(self.element.currentData())

    def _show(self, value: Any) -> None:
        if self.field is not None:
            self._form.removeRow(self.field)
        self.field = make_field(element(self.key))
        self.field.setAccessibleName(element(self.key).label)
        self.field.set_value(value)
        self._touched = False
        self.field.changed.connect(self._edited)
        self._form.addRow(tr("&Value"), self.field)
        self.changed.emit()

    def _edited(self) -> None:
        self._touched = True
        self.changed.emit()

    def operation(self) -> Operation | None:
        """Give it; a value that the person emptied takes the element away, where it is to be set.

        A field that nobody filled in yet says nothing: it must not empty an element of many records.
        """
        value: Any = self.field.value() if self.field is not None else None
        if is_empty(value) and not (self._kind == "set" and self._touched):
            return None
        if self._kind == "set":
            return SetValue(self.key, value)
        if self._kind == "complete":
            return SetValue(self.key, value, only_empty=True)
        return AddValues(self.key, tuple(value)) if self._kind == "add" else RemoveValues(self.key, tuple(value))


class ContactChoice(Choice):
    """A contact in the place of another one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.find = QLineEdit(self)
        self.find.setPlaceholderText(tr("Its e-mail address, or the name of the organisation"))
        self.field = make_field(element("organisation"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(tr("&Contact to replace"), self.find)
        form.addRow(tr("&By"), self.field)
        self.find.textChanged.connect(self.changed)
        self.field.changed.connect(self.changed)

    def operation(self) -> Operation | None:
        """Give it; the first contact of the field is the one."""
        contacts = self.field.value() or ()
        find = self.find.text().strip()
        return ReplaceContact(find, contacts[0]) if find and contacts else None


class TextChoice(Choice):
    """A text in the place of another one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.find, self.instead = QLineEdit(self), QLineEdit(self)
        self.where = calm(QComboBox(self))
        self.where.addItem(tr("in all texts"), "")
        for key in batch_keys():
            if element(key).widget in ("line", "text", "keywords", "contact") or key in TEXTS:
                self.where.addItem(element(key).label, key)
        self.case = QCheckBox(tr("Match &case"), self)
        self.whole = QCheckBox(tr("&Whole words"), self)
        self.pattern = QCheckBox(tr("Regular e&xpression"), self)
        boxes = QHBoxLayout()
        for box in (self.case, self.whole, self.pattern):
            boxes.addWidget(box)
            box.toggled.connect(self.changed)
        boxes.addStretch(1)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(tr("&Find"), self.find)
        form.addRow(tr("&Replace by"), self.instead)
        form.addRow(tr("W&here"), self.where)
        form.addRow("", boxes)
        self.find.textChanged.connect(self.changed)
        self.instead.textChanged.connect(self.changed)
        self.where.currentIndexChanged.connect(self.changed)

    def operation(self) -> Operation | None:
        """Give it, once there is something to look for."""
        if not self.find.text():
            return None
        key = str(self.where.currentData())
        return ReplaceText(
            self.find.text(), self.instead.text(), (key,) if key else TEXTS, self.case.isChecked(),
            self.whole.isChecked(), self.pattern.isChecked(),
        )  # fmt: skip


class TemplateChoice(Choice):
    """The values of some elements, out of another record or of a template."""

    def __init__(self, current: Callable[[], tuple[str, bytes] | None], parent: QWidget | None = None) -> None:
        """:param current: gives the name and the bytes of the record of the table's current row."""
        super().__init__(parent)
        self._values: dict[str, Any] = {}
        self._name = ""
        self.said = sentence(self, tr("Choose the record, or the template, whose values the others get."))
        row = QPushButton(tr("The &current row"), self)
        file = QPushButton(tr("A &file…"), self)
        row.clicked.connect(lambda: self._take(current()))
        file.clicked.connect(self._ask_file)
        self.templates = QPushButton(tr("A &template"), self)
        menu = QMenu(self.templates)
        menu.aboutToShow.connect(lambda: self._fill_templates(menu))
        self.templates.setMenu(menu)
        self.keys = QListWidget(self)
        self.keys.setAccessibleName(tr("Elements to take"))
        self.keys.setMaximumHeight(150)
        self.over = QCheckBox(tr("Also &replace values that are there"), self)
        buttons = QHBoxLayout()
        buttons.addWidget(row)
        buttons.addWidget(file)
        buttons.addWidget(self.templates)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.said, buttons, self.keys, self.over):
            layout.addLayout(part) if isinstance(part, QHBoxLayout) else layout.addWidget(part)
        self.keys.itemChanged.connect(lambda _item: self.changed.emit())
        self.over.toggled.connect(self.changed)

    def _ask_file(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, tr("Record to take values from"), "", tr("Metadata records (*.xml)")
        )
        if not path:
            return
        try:
            self._take((Path(path).name, read_file(Path(path))))
        except PluginError as error:
            self.said.setText(str(error))

    def _take(self, found: tuple[str, bytes] | None) -> None:
        if found is None:
            self.said.setText(tr("Choose a row in the table first."))
            return
        taken = FromTemplate.of_record(found[0], Record.parse(found[1]), batch_keys())
        self._offer(found[0], taken.values, USUAL)

    def _fill_templates(self, menu: QMenu) -> None:
        """Offer the templates that were kept, and the organisation's."""
        store = template_store()
        menu.clear()
        for one in (*store.own(), *store.shared()):
            entry = menu.addAction(one.name.replace("&", "&&"))
            entry.setToolTip(tip_text(one.about))
            entry.triggered.connect(partial(self.take_template, one))
        if not menu.actions():
            menu.addAction(tr("No template was kept yet")).setEnabled(False)

    def take_template(self, template: Template, *_ignored: object) -> None:
        """Take the values of a template; all are ticked, for they were chosen when it was made."""
        self._offer(template.name, {k: v for k, v in template.values.items() if k in batch_keys()}, template.values)

    def _offer(self, name: str, values: Mapping[str, Any], wanted: Container[str]) -> None:
        self._name, self._values = name, dict(values)
        self.said.setText(tr("From “{name}”: tick what the others get.", name=self._name))
        self.keys.clear()
        for key, value in self._values.items():
            ticked = Qt.CheckState.Checked if key in wanted else Qt.CheckState.Unchecked
            item = QListWidgetItem(element(key).label)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setToolTip(tip_text("\n".join(value_lines(element(key), value)[:40])))
            item.setCheckState(ticked)
            self.keys.addItem(item)
        self.changed.emit()

    def operation(self) -> Operation | None:
        """Give it, once there is a record and something is ticked."""
        items = (self.keys.item(row) for row in range(self.keys.count()))
        ticked = [str(i.data(Qt.ItemDataRole.UserRole)) for i in items if i.checkState() == Qt.CheckState.Checked]
        if not ticked:
            return None
        return FromTemplate(self._name, {key: self._values[key] for key in ticked}, not self.over.isChecked())


class RepairChoice(Choice):
    """Nothing to fill in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(sentence(self, tr("Rewrites what a record states already in the form that INSPIRE wants. "
                                           "No licence, limit, theme or date is invented.")))  # fmt: skip

    def operation(self) -> Operation | None:
        """Give it."""
        return SafeRepairs()
