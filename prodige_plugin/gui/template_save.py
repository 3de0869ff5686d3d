"""What a new template is called and what it holds."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from ..metadata import org_templates as ot
from ..metadata.elements import element
from ..metadata.org_templates import Template
from ..metadata.record import Record
from .button_box import button_box
from .element_text import value_lines
from .formats import pair_text, tip_text
from .labels import sentence

_KEY = Qt.ItemDataRole.UserRole


class SaveTemplate(QDialog):
    """A name, a sentence, and the elements of the record to be ticked; not modal."""

    def __init__(self, record: Record, keep: Callable[[Template], object], parent: QWidget | None = None) -> None:
        """:param keep: called with the template."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Save as template"))
        self._keep = keep
        self._template = ot.of_record("", record)
        self.name, self.about = QLineEdit(self), QLineEdit(self)
        organisation = next((one.organisation for one in record.get("organisation") if one.organisation), "")
        self.name.setText(organisation)
        self.name.selectAll()
        self.name.textChanged.connect(lambda _text: self._check())
        self.about.setPlaceholderText(tr("For which data it is; optional"))
        form = QFormLayout()
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Note"), self.about)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Elements that the template fills"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for key, value in self._template.values.items():
            lines = value_lines(element(key), value)
            item = QListWidgetItem(pair_text(element(key).label, " · ".join(lines)))
            item.setData(_KEY, key)
            item.setToolTip(tip_text("\n".join(lines[:40])))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in ot.USUAL else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.itemChanged.connect(lambda _item: self._check())
        buttons = button_box(self, QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(sentence(self, tr("What it fills (never identifiers and the record's date):")))
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.resize(520, 460)
        self._check()

    def template(self) -> Template:
        """Give the template as it is ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        keys = [item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked]
        values = {key: self._template.values[key] for key in keys}
        return Template(self.name.text().strip(), values, self.about.text().strip())

    def _check(self) -> None:
        template = self.template()
        self._ok.setEnabled(bool(template.name and template.values))

    def accept(self) -> None:
        """Keep it."""
        self._keep(self.template())
        super().accept()
