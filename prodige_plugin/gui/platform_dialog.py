"""The window of platforms: add, change, try, import, forget. Passwords stay with QGIS (promise P3)."""

from __future__ import annotations

import uuid
from dataclasses import replace
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from qgis.gui import QgsAuthConfigSelect
from qgis.PyQt.QtCore import QSignalBlocker, Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..platforms.discovery import Discovery
from ..platforms.model import Platform
from . import icons
from .address_row import AddressRow
from .button_box import button_box
from .endpoint_roles import product_text
from .formats import pair_text
from .labels import sentence
from .platform_files import PlatformFiles
from .platform_findings import FindingsList
from .progress_line import ProgressLine
from .relay import Relay
from .sign_in_choice import SignInChoice
from .tasks import TaskHandle, run_task


class PlatformDialog(QDialog):
    """Platforms left, the chosen one right; not modal."""

    def __init__(self, platforms: Any, parent: QWidget | None = None) -> None:
        """:param platforms: the :class:`~.platform_list.PlatformList`."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Platforms"))
        self._platforms = platforms
        self._shown: Platform | None = None
        self._edits: dict[str, QLineEdit] = {}
        self._known: dict[str, str] = {}
        self._task: TaskHandle | None = None
        self.names = QListWidget(self)
        self.names.setAccessibleName(tr("Platforms"))
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # long names end in "…"
        add = QPushButton(icons.theme("symbologyAdd.svg"), tr("&Add"), self)
        add.clicked.connect(self.add)
        self._forget = QPushButton(icons.theme("symbologyRemove.svg"), tr("&Forget"), self)
        self._forget.setToolTip(tr("Takes the platform out of this list; nothing happens on the platform itself."))
        self._forget.clicked.connect(self.forget)
        directory = QPushButton(tr("From the &directory…"), self)
        directory.setToolTip(tr("Choose among known platforms: PRODIGE, regional and national catalogues"))
        directory.clicked.connect(self.choose_from_directory)
        left = QWidget(self)
        under = QHBoxLayout()
        under.addWidget(add)
        under.addWidget(self._forget)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.names, 1)
        column.addLayout(under)
        column.addWidget(directory)
        self.files = PlatformFiles(platforms, left)
        self.files.told.connect(self._say)
        self.files.imported.connect(self._fill)
        column.addWidget(self.files)
        splitter = QSplitter(self)
        splitter.addWidget(left)
        splitter.addWidget(self._build_form())
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([190, 490])
        buttons = button_box(self, QDialogButtonBox.StandardButton.Close)
        self.diagnosis = buttons.addButton(tr("Dia&gnosis…"), QDialogButtonBox.ButtonRole.HelpRole)
        self.diagnosis.setToolTip(tr("Looks at the network, QGIS and each address, and writes a report to send"))
        self.diagnosis.setAutoDefault(False)
        self.diagnosis.clicked.connect(self.diagnose)
        self.save_button = buttons.addButton(tr("&Save"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(splitter, 1)
        layout.addWidget(buttons)
        self.resize(720, 620)
        self.names.currentItemChanged.connect(lambda _now, _before: self._choose())
        self._fill()
        if not self.names.count():
            self.add()

    def _build_form(self) -> QWidget:
        scroll = self._scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget(scroll)
        scroll.setWidget(page)
        self.name = QLineEdit(page)
        self.name.setPlaceholderText(tr("As you want to see it in lists"))
        self.product = QComboBox(page)
        from ..platforms import PRODUCTS

        for key in PRODUCTS:
            self.product.addItem(product_text(key), key)
        self.product.currentIndexChanged.connect(lambda _rank: self._fill_roles())
        self.sign_in = SignInChoice(page)
        self.sign_in.signOutWanted.connect(self.sign_out)
        self.account = self.sign_in.account
        self.locked = sentence(page, tr("Provided by your organisation: only the account is yours to choose."))
        self.findings = FindingsList(page)
        self.database_account = QgsAuthConfigSelect(page)
        self.test_button = QPushButton(tr("&Test the connection"), page)
        self.test_button.clicked.connect(self.test)
        self.line = ProgressLine(page)
        self.results = sentence(page)
        self.results.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._roles_form = QFormLayout()
        form = QFormLayout()
        for each in (form, self._roles_form):
            each.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
            each.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.locked)
        finder = AddressRow(page)
        finder.asked.connect(self.find_out)
        self.address, self.find_button = finder.address, finder.button
        form.addRow(tr("Address"), finder)
        form.addRow(self.findings)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Product"), self.product)
        form.addRow(self.sign_in)
        form.addRow(self._roles_form)
        form.addRow(tr("Database account, if another"), self.database_account)
        self._database_label = form.labelForField(self.database_account)
        page.setLayout(form)
        # nothing of the form is ever cut off at the side
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(page.minimumSizeHint().width() + scroll.verticalScrollBar().sizeHint().width())
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll, 1)
        for widget in (self.test_button, self.line, self.results):
            column.addWidget(widget)
        return side

    def _set_tab_order(self) -> None:
        """Let the Tab key go down the form as the eye does; the roles' lines are made anew for each product."""
        for steps in (
            (self._scroll, self.address, self.find_button, self.findings.tree, self.name),
            (self.sign_in.sign_out, *self._edits.values()),
        ):
            for before, after in pairwise(steps):
                QWidget.setTabOrder(before, after)

    # -- the list --------------------------------------------------------------------------------

    def _fill(self, key: str = "") -> None:
        current = self._platforms.current()
        wanted = key or (current.key if current is not None else "")
        with QSignalBlocker(self.names):
            self.names.clear()
            for platform in self._platforms.all():
                item = QListWidgetItem(platform.name)
                item.setData(Qt.ItemDataRole.UserRole, platform)
                item.setToolTip(platform.name)
                self.names.addItem(item)
                if platform.key == wanted:
                    self.names.setCurrentItem(item)
        self._choose()

    def _choose(self) -> None:
        item = self.names.currentItem()
        self._show(item.data(Qt.ItemDataRole.UserRole) if item is not None else None)

    def add(self) -> None:
        """Begin a new platform; it exists once it is saved."""
        with QSignalBlocker(self.names):
            self.names.setCurrentItem(None)
            self.names.clearSelection()
        self._show(None)
        self.address.setFocus()

    def choose_from_directory(self) -> None:
        """Offer the platforms that are known, and show the one that was added."""
        from .directory_dialog import DirectoryDialog

        dialog = DirectoryDialog(self._platforms, self)
        dialog.accepted.connect(lambda: self._fill(dialog.added[0].key))
        dialog.open()

    def forget(self) -> None:
        """Take the chosen platform out of the list."""
        if self._shown is not None:
            self._platforms.remove(self._shown.key)
            self._fill()

    # -- the form --------------------------------------------------------------------------------

    def _show(self, platform: Platform | None) -> None:
        if self._task is not None:
            self._task.cancel()
        self._shown = platform
        self._known = dict(platform.endpoints) if platform is not None else {}
        locked = platform is not None and platform.provided
        self.locked.setVisible(locked)
        self._forget.setEnabled(platform is not None and not locked)
        for widget in (self.name, self.product, self.address, self.find_button):
            widget.setEnabled(not locked)
        self.results.clear()
        self.address.clear()
        self.name.setText(platform.name if platform is not None else "")
        if platform is not None:
            self.product.setCurrentIndex(max(0, self.product.findData(platform.product)))
        self.findings.show_of(platform.key if platform is not None else "")
        self.database_account.setConfigId(platform.database_authcfg if platform is not None else "")
        self._fill_roles()
        self.sign_in.show_platform(platform)

    def _fill_roles(self) -> None:
        while self._roles_form.rowCount():
            self._roles_form.removeRow(0)
        self._edits = {}
        values = self._known
        self.sign_in.set_product(self.product.currentData() or "")
        for role, label, example in self._platforms.roles(self.product.currentData() or ""):
            edit = QLineEdit(values.get(role, ""), self)
            edit.setPlaceholderText(example)
            edit.setAccessibleName(label)
            edit.setCursorPosition(0)
            edit.setReadOnly(self._shown is not None and self._shown.provided)
            self._roles_form.addRow(label, edit)
            self._edits[role] = edit
        for widget in (self._database_label, self.database_account):
            widget.setVisible("database" in self._edits)
        self._set_tab_order()

    def platform(self) -> Platform:
        """Give the platform as the form states it."""
        known = {**self._known, "sign_in": self.sign_in.page.text().strip()}
        known.update({role: edit.text().strip() for role, edit in self._edits.items()})
        base = self._shown or Platform(uuid.uuid4().hex[:12], "", "", {})
        return replace(
            base,
            name=self.name.text().strip() or next((value for value in known.values() if value), ""),
            product=self.product.currentData() or "",
            endpoints={role: value for role, value in known.items() if value},
            authcfg=self.account.configId(),
            sign_in=self.sign_in.chosen_way(),
            database_authcfg=self.database_account.configId() if "database" in self._edits else "",
        )

    def save(self) -> None:
        """Keep the platform and use it."""
        platform = self.platform()
        needed = [role for role, _label, _example in self._platforms.roles(platform.product)][:1]
        # a catalogue of PRODIGE may be known by its CSW alone
        needed += ["csw"] if platform.product == "prodige" else []
        if not any(platform.endpoints.get(role) for role in needed):
            self.results.setText(tr("Give at least the address of the catalogue."))
            return
        try:
            self._platforms.save(platform)
        except PluginError as error:
            self.results.setText(f"✕ {error}")
            return
        if self.findings.findings() and self._shown is None:
            self.findings.keep(platform.key)
        self._platforms.set_current(platform.key)
        self._fill(platform.key)
        self.results.setText(tr("Saved."))

    def find_out(self) -> None:
        """Look at an address and beside it, in a task, show what comes, and fill the form with it."""
        address, account, platforms = self.address.text().strip(), self.account.configId(), self._platforms
        if not address or self._task is not None:
            return
        relay = Relay(self._told, self)

        def work(feedback: Feedback) -> Discovery:
            try:
                found: Discovery = platforms.discover(address, account, feedback, relay.post)
            finally:
                relay.close()
            return found

        self._asking()
        self.findings.begin()
        self._task = run_task(
            tr("Find out what a platform is"), work, self._found, self._test_failed,
            self._test_ended, lambda fraction, _words: self.line.set_fraction(fraction), owner=self, hidden=True,
        )  # fmt: skip

    def _told(self, finding: Any) -> None:
        """One more thing was looked for."""
        if self._task is not None:
            self.findings.add(finding)

    def _found(self, found: Discovery) -> None:
        self._test_ended()
        self.findings.begin()
        for finding in found.findings:
            self.findings.add(finding)
        self.findings.end()
        if not found.product:
            closed = any(finding.state.value == "closed" for finding in found.findings)
            self.results.setText(
                f"✕ {tr('No catalogue answers there without an account: choose one, then find out again.')}"
                if closed
                else f"✕ {tr('No catalogue was found there. The list says what each try met.')}"
            )
            return
        self._known = {**self._known, **found.endpoints}
        self.product.setCurrentIndex(max(0, self.product.findData(found.product)))
        self._fill_roles()
        self.sign_in.page.setText(self._known.get("sign_in", ""))
        if not self.name.text().strip():
            self.name.setText(urlsplit(next(iter(found.endpoints.values()))).hostname or "")
        self.results.setText(f"✓ {tr('Found: {what}. Give it a name, then save.', what=found.name)}")
        if self._shown is not None:
            self.findings.keep(self._shown.key)
        self.name.setFocus()
        self.name.selectAll()

    # -- session, diagnosis ----------------------------------------------------------------------

    def _say(self, words: str) -> None:
        self.results.setText(words)

    def sign_out(self) -> None:
        """End the session of the platform shown, in a task."""
        from ..platforms.sign_in import sign_out

        shown = self._shown
        if shown is not None:
            said = tr("Signed out; the next request signs in anew.")
            run_task(
                tr("Sign out"), lambda feedback: sign_out(shown, feedback), lambda _none: self._say(said),
                owner=self, hidden=True,
            )  # fmt: skip

    def diagnose(self) -> None:
        """Open the diagnosis of all platforms."""
        from .diagnosis_window import show_diagnosis

        show_diagnosis(self, self._platforms)

    def _asking(self) -> None:
        """Show that the platform is being asked."""
        self.test_button.setEnabled(False)
        self.find_button.setEnabled(False)
        self.results.setText(tr("Asking the platform…"))
        self.line.start()

    def test(self) -> None:
        """Try every address, in a task, and say in words what was found."""
        platform, platforms = self.platform(), self._platforms

        def work(feedback: Feedback) -> list[tuple[str, bool, str]]:
            return list(platforms.test(platform, feedback))

        self._asking()
        self._task = run_task(
            tr("Test a platform"), work, self._tested, self._test_failed, self._test_ended, owner=self, hidden=True
        )

    def _tested(self, found: list[tuple[str, bool, str]]) -> None:
        self._test_ended()
        lines = (f"{'✓' if ok else '✕'} {pair_text(name, words)}" for name, ok, words in found)
        self.results.setText("\n".join(lines))

    def _test_failed(self, error: PluginError) -> None:
        self._test_ended()
        self.results.setText(f"✕ {error}")

    def _test_ended(self) -> None:
        self._task = None
        self.line.stop()
        self.test_button.setEnabled(True)
        self.find_button.setEnabled(True)
