"""Where the plugin keeps a person's own files: in the QGIS profile."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication


def profile_folder() -> Path:
    """Give the plugin's folder in the profile in use; not made here."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "prodige_plugin"


def drafts_folder() -> Path:
    """Give the folder of drafts."""
    return profile_folder() / "drafts"
