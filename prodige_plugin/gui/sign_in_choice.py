"""The part of the platforms' form that says with which account, and in which way, one signs in."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsAuthConfigSelect
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPushButton, QWidget

from ..i18n import tr
from ..platforms.model import PAGE, SESSION, TOKEN, Platform
from .labels import sentence


def way_text(way: str) -> str:
    """Give the words for a way to sign in."""
    return {
        "": tr("As the account says (Basic, certificate, OAuth2)"),
        SESSION: tr("PRODIGE 5: session"),
        TOKEN: tr("PRODIGE 5: token"),
        PAGE: tr("Sign-in page (CAS)"),
    }.get(way, way)


def way_help(way: str) -> str:
    """Give a sentence on when a way is the right one."""
    return {
        "": tr("QGIS sends the account with each request. Right for most platforms."),
        SESSION: tr("For the data API of PRODIGE 5: the account is given once, then a session is used."),
        TOKEN: tr("For the data API of PRODIGE 5: the account is given once, then a token is used."),
        PAGE: tr("For platforms whose services send to a page with a user name and a password."),
    }.get(way, "")


class SignInChoice(QWidget):
    """Account, way and sign-in page; passwords stay with QGIS (promise P3)."""

    #: the person wants the session to be forgotten.
    signOutWanted = pyqtSignal()  # noqa: N815  Qt's manner

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.account = QgsAuthConfigSelect(self)
        self.way = QComboBox(self)
        self.way.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.way.setMinimumContentsLength(24)
        self.way.setAccessibleName(tr("How to sign in"))
        self.note = sentence(self)
        self.page = QLineEdit(self)
        self.page.setPlaceholderText("https://cas.…/login")
        self.page.setAccessibleName(tr("Sign-in page"))
        self.page.setToolTip(tr("The page with the form, or any page that leads to it; may be left empty."))
        self.sign_out = QPushButton(tr("Sign &out"), self)
        self.sign_out.setToolTip(tr("Forgets the session; the next request signs in anew."))
        self.sign_out.setAutoDefault(False)
        self.sign_out.clicked.connect(self.signOutWanted)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("Account"), self.account)
        form.addRow(tr("How to sign in"), self.way)
        form.addRow(self.note)
        form.addRow(tr("Sign-in page"), self.page)
        form.addRow(self.sign_out)
        self._page_label: Any = form.labelForField(self.page)
        self.way.currentIndexChanged.connect(lambda _rank: self._chosen())
        self.set_product("")

    def set_product(self, product: str) -> None:
        """Offer the ways that a product has."""
        wanted = self.way.currentData() or ""
        self.way.blockSignals(True)
        self.way.clear()
        for way in ("", SESSION, TOKEN, PAGE) if product == "prodige" else ("", PAGE):
            self.way.addItem(way_text(way), way)
        self.way.setCurrentIndex(max(0, self.way.findData(wanted)))
        self.way.blockSignals(False)
        self._chosen()

    def show_platform(self, platform: Platform | None) -> None:
        """Show what a platform states."""
        self.account.setConfigId(platform.authcfg if platform is not None else "")
        self.way.setCurrentIndex(max(0, self.way.findData(platform.sign_in if platform is not None else "")))
        self.page.setText(platform.endpoints.get("sign_in", "") if platform is not None else "")
        self._chosen()

    def chosen_way(self) -> str:
        """Give the way chosen."""
        return str(self.way.currentData() or "")

    def _chosen(self) -> None:
        way = self.chosen_way()
        self.note.setText(way_help(way))
        for widget in (self._page_label, self.page):
            widget.setVisible(way == PAGE)
        self.sign_out.setVisible(bool(way))
