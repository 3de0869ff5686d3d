"""A record of a file, saved to a platform's catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..feedback import Feedback
from ..i18n import tr
from .algorithm import Algorithm
from .records import file_bytes


class SaveRecord(Algorithm):
    """``prodige:saverecord``."""

    def name(self) -> str:
        """Give the name in scripts."""
        return "saverecord"

    def displayName(self) -> str:  # noqa: N802  QGIS's name
        """Give the name a person reads."""
        return tr("Save a metadata record to a catalogue")

    def shortHelpString(self) -> str:  # noqa: N802  QGIS's name
        """Say what it does."""
        return tr(
            "Saves a record to the catalogue of a platform and reads it back. A new record is inserted. One that the "
            "catalogue has already is replaced only if the catalogue still holds what the edits began from (the "
            "record as it was read), or where you say that it may be replaced; else nothing is written."
        )

    def initAlgorithm(self, _configuration: Any = None) -> None:  # noqa: N802  QGIS's name
        """Declare what is asked for."""
        self.addParameter(QgsProcessingParameterFile("FILE", tr("Record (XML file)"), extension="xml"))
        self.add_platform()
        self.addParameter(
            QgsProcessingParameterFile("BASE", tr("The record as it was read before editing"), extension="xml",
                                       optional=True)
        )  # fmt: skip
        self.addParameter(
            QgsProcessingParameterBoolean("REPLACE", tr("Replace what the catalogue holds, whatever it is"), False)
        )
        self.addParameter(
            QgsProcessingParameterString("GROUP", tr("Group of a new record, in a GeoNetwork"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "OUTPUT", tr("The record as the catalogue holds it now"), tr("Metadata records (*.xml)"), None, True,
                False,
            )
        )  # fmt: skip
        self.addOutput(QgsProcessingOutputString("IDENTIFIER", tr("Identifier of the record")))

    def work(self, parameters: Mapping[str, Any], context: Any, feedback: Feedback) -> dict[str, Any]:
        """Save."""
        from ..catalogue.saving import fetch_for_editing, save_report
        from ..metadata import read_record
        from ..metadata.batch_files import replace_file
        from ..metadata.elements import ELEMENTS

        record = read_record(file_bytes(Path(self.parameterAsFile(parameters, "FILE", context))))
        client, _platform = self.catalogue(parameters, context, feedback)
        base_file = self.parameterAsFile(parameters, "BASE", context)
        base = read_record(file_bytes(Path(base_file))).to_bytes() if base_file else None
        if self.parameterAsBool(parameters, "REPLACE", context):
            base = fetch_for_editing(client, record.identifier, feedback)
        record.touch()
        group = self.parameterAsString(parameters, "GROUP", context).strip()
        saved = save_report(client, record.to_bytes(), base, feedback, group)
        labels = {row.key: row.label for row in ELEMENTS}
        for sentence in saved.sentences(lambda one: labels.get(one.key) or one.path.rpartition("/")[2]):
            feedback.report(None, sentence)
        results: dict[str, Any] = {"IDENTIFIER": saved.identifier}
        path = self.parameterAsFileOutput(parameters, "OUTPUT", context)
        if path:
            replace_file(Path(path), saved.stored)
            results["OUTPUT"] = path
        return results
