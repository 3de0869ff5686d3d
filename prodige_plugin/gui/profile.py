"""Where the plugin keeps a person's own files: in the QGIS profile."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication, QgsSettings

_CONTACT = "prodige_plugin/contact/"


def profile_folder() -> Path:
    """Give the plugin's folder in the profile in use; not made here."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "prodige_plugin"


def drafts_folder() -> Path:
    """Give the folder of drafts."""
    return profile_folder() / "drafts"


def journals_folder() -> Path:
    """Give the folder of journals, that of :func:`prodige_plugin.platforms.store.journal_folder`."""
    return profile_folder() / "journals"


def contact() -> tuple[str, str]:
    """Give the organisation and e-mail address that records get when they name nobody."""
    settings = QgsSettings()
    return str(settings.value(_CONTACT + "organisation", "")), str(settings.value(_CONTACT + "email", ""))


def set_contact(organisation: str, email: str) -> None:
    """Remember the organisation and e-mail address for records."""
    settings = QgsSettings()
    settings.setValue(_CONTACT + "organisation", organisation.strip())
    settings.setValue(_CONTACT + "email", email.strip())
