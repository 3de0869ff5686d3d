"""The plugin's page in QGIS's options."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsSettings
from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from . import icons
from .labels import sentence

#: The name QGIS opens the page by (``iface.showOptionsDialog``).
OBJECT_NAME = "prodige_plugin_options"


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page each time QGIS's options are opened; cheap until then."""

    def __init__(self, host: Any) -> None:
        """:param host: the plugin (:class:`~.host.Host`)."""
        super().__init__("PRODIGE", QIcon(), OBJECT_NAME)
        self._host = host

    def icon(self) -> QIcon:
        """Give the icon of the page in the list."""
        return icons.own("catalogue")

    def createWidget(self, parent: QWidget | None = None) -> QgsOptionsPageWidget:  # noqa: N802  QGIS's name
        """Make the page."""
        return OptionsPage(self._host, parent)


class OptionsPage(QgsOptionsPageWidget):
    """Contact, downloads, catalogue, and the ways to the other windows."""

    def __init__(self, host: Any, parent: QWidget | None = None) -> None:
        """:param host: the plugin (:class:`~.host.Host`)."""
        super().__init__(parent)
        self.setObjectName(OBJECT_NAME)
        self._host = host
        self._window: QWidget | None = None
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget(scroll)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        for group in (self._contact(inside), self._network(inside), self._catalogue(inside), self._platforms(inside)):
            column.addWidget(group)
        column.addStretch(1)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self._fill()

    # -- building --------------------------------------------------------------------------------

    def _contact(self, parent: QWidget) -> QGroupBox:
        box = QGroupBox(tr("Contact"), parent)
        self.organisation = QLineEdit(box)
        self.organisation.setPlaceholderText(tr("The name people know"))
        self.email = QLineEdit(box)
        self.email.setPlaceholderText("sig@…")
        form = _form(box)
        form.addRow(sentence(box, tr("Records that name nobody get this contact.")))
        form.addRow(tr("Organisation"), self.organisation)
        form.addRow(tr("E-mail address"), self.email)
        return box

    def _network(self, parent: QWidget) -> QGroupBox:
        from . import settings

        box = QGroupBox(tr("Downloads and network"), parent)
        self.folder = QgsFileWidget(box)
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(tr("Folder of downloads"))
        self.timeout = _spin(box, settings.TIMEOUT_S, tr(" s"))
        self.timeout.setToolTip(tr("The longest silence of a server; QGIS's own time-out counts too."))
        form = _form(box)
        form.addRow(tr("Folder of downloads"), self.folder)
        form.addRow(tr("Time-out"), self.timeout)
        return box

    def _catalogue(self, parent: QWidget) -> QGroupBox:
        from . import settings

        box = QGroupBox(tr("Catalogue"), parent)
        self.page_size = _spin(box, settings.PAGE_SIZE)
        self.page_size.setToolTip(tr("How many entries are asked for at once; more come as you scroll."))
        self.thumbnails = QCheckBox(tr("Fetch the pictures of entries"), box)
        self.history = _spin(box, settings.HISTORY)
        self.history.setSpecialValueText(tr("none"))
        self.clear = QPushButton(tr("&Clear the history"), box)
        self.clear.setToolTip(tr("Forgets the searches made; favourites and kept searches stay."))
        self.clear.clicked.connect(self.clear_history)
        row = QHBoxLayout()
        row.addWidget(self.history)
        row.addWidget(self.clear)
        row.addStretch(1)
        form = _form(box)
        form.addRow(tr("Results per page"), self.page_size)
        form.addRow(self.thumbnails)
        form.addRow(tr("Searches remembered"), row)
        return box

    def _platforms(self, parent: QWidget) -> QGroupBox:
        box = QGroupBox(tr("Platforms"), parent)
        manage = QPushButton(icons.theme("mActionOptions.svg"), tr("&Platforms…"), box)
        manage.setToolTip(tr("Add platforms, choose accounts, test the connection"))
        manage.clicked.connect(self.show_platforms)
        look = QPushButton(tr("&Diagnosis…"), box)
        look.setToolTip(tr("Looks at the network, QGIS and each address, and writes a report to send"))
        look.clicked.connect(self.show_diagnosis)
        row = QHBoxLayout(box)
        row.addWidget(manage)
        row.addWidget(look)
        row.addStretch(1)
        return box

    # -- values ----------------------------------------------------------------------------------

    def _fill(self) -> None:
        from ..services.downloads import SETTING
        from . import settings
        from .profile import contact, profile_folder

        organisation, email = contact()
        self.organisation.setText(organisation)
        self.email.setText(email)
        self.folder.setFilePath(str(QgsSettings().value(SETTING, "") or ""))
        edit = self.folder.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(str(profile_folder() / "downloads"))
        self.timeout.setValue(settings.timeout_s())
        self.page_size.setValue(settings.page_size())
        self.thumbnails.setChecked(settings.thumbnails())
        self.history.setValue(settings.history())

    def isValid(self) -> bool:  # noqa: N802  QGIS's name
        """Whether what is entered can be kept: the folder is there, or can be made."""
        stated = self.folder.filePath().strip()
        return not stated or Path(stated).expanduser().is_absolute()

    def apply(self) -> None:
        """Keep what is entered; QGIS calls it when the options are accepted."""
        from ..services.downloads import SETTING
        from . import settings
        from .profile import set_contact

        set_contact(self.organisation.text(), self.email.text())
        stated = self.folder.filePath().strip()
        if stated:
            QgsSettings().setValue(SETTING, str(Path(stated).expanduser()))
        else:
            QgsSettings().remove(SETTING)
        settings.set_timeout_s(self.timeout.value())
        settings.set_page_size(self.page_size.value())
        settings.set_thumbnails(self.thumbnails.isChecked())
        settings.set_history(self.history.value())

    # -- buttons ---------------------------------------------------------------------------------

    def clear_history(self) -> None:
        """Forget the searches made."""
        from .memory import memory_of

        memory = memory_of(self._host.platforms)
        memory.searches.clear_history()
        memory.searches.flush()
        self.clear.setEnabled(False)
        self.clear.setText(tr("The history is empty"))

    def show_platforms(self) -> None:
        """Open the window of platforms."""
        from .platform_dialog import PlatformDialog

        PlatformDialog(self._host.platforms, self._above()).show()

    def show_diagnosis(self) -> None:
        """Open the diagnosis of all platforms."""
        from .diagnosis_window import show_diagnosis

        show_diagnosis(self._above(), self._host.platforms)

    def _above(self) -> QWidget:
        """Give QGIS's window of options, and hold it: without, sip lets go of our windows that are opened on it."""
        self._window = window = self.window()
        return window


def _form(box: QGroupBox) -> QFormLayout:
    form = QFormLayout(box)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    return form


def _spin(parent: QWidget, bounds: tuple[int, int, int], suffix: str = "") -> QSpinBox:
    spin = QSpinBox(parent)
    spin.setRange(bounds[0], bounds[2])
    spin.setSuffix(suffix)
    return spin
