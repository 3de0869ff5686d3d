"""What the algorithms on metadata records share: which record, which profile, how it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterString,
)

from ..errors import BadRecord, FileError
from ..feedback import Feedback
from ..i18n import tr
from .algorithm import PLATFORM, Algorithm

FILE, FOLDER, LAYER, RECORD, PROFILE = "FILE", "FOLDER", "LAYER", "RECORD", "PROFILE"
#: Custom properties of a layer: its record, and the platform of the record.
_RECORD_ID, _RECORD_PLATFORM = "prodige/record_id", "prodige/platform"


class RecordAlgorithm(Algorithm):
    """Base of those that read a record: of a file, a folder, a layer or a catalogue."""

    def __init__(self) -> None:
        super().__init__()
        self._layer_record = ("", "")

    def add_record(self, *, folder: bool = False) -> None:
        """Add the parameters that say which record.

        :param folder: all records of a folder may be named too.
        """
        self.addParameter(QgsProcessingParameterFile(FILE, tr("Record (XML file)"), extension="xml", optional=True))
        if folder:
            behaviour = QgsProcessingParameterFile.Behavior.Folder
            self.addParameter(
                QgsProcessingParameterFile(FOLDER, tr("Folder with records (XML files)"), behaviour, optional=True)
            )
        self.addParameter(
            QgsProcessingParameterMapLayer(LAYER, tr("Layer whose record in the catalogue is meant"), optional=True)
        )
        self.add_platform(optional=True)
        self.addParameter(QgsProcessingParameterString(RECORD, tr("Identifier of the record"), optional=True))

    def add_profile(self) -> None:
        """Add the parameter that says what to check against."""
        from ..metadata.profiles import PROFILES

        parameter = QgsProcessingParameterEnum(PROFILE, tr("Profile"), list(PROFILES), False, "inspire")
        parameter.setUsesStaticStrings(True)
        parameter.setHelp("\n".join(f"{key}: {one.label()}. {one.about()}" for key, one in PROFILES.items()))
        self.addParameter(parameter)

    def profile(self, parameters: Mapping[str, Any], context: Any) -> str:
        """Give the key of the profile chosen."""
        return str(self.parameterAsEnumString(parameters, PROFILE, context)) or "inspire"

    def checkParameterValues(self, parameters: Mapping[str, Any], context: Any) -> tuple[bool, str]:  # noqa: N802
        """See that a record is named."""
        named = any(parameters.get(name) for name in (FILE, FOLDER, LAYER))
        if named or (parameters.get(PLATFORM) and parameters.get(RECORD)):
            good, words = super().checkParameterValues(parameters, context)
            return bool(good), str(words)
        return False, tr("Name a file, a layer, or a platform and the identifier of a record.")

    def prepareAlgorithm(self, parameters: Any, context: Any, feedback: Any) -> bool:  # noqa: N802  QGIS's name
        """Take what is needed of the layer, in its own thread."""
        layer = self.parameterAsLayer(parameters, LAYER, context) if parameters.get(LAYER) else None
        if layer is not None:
            self._layer_record = (
                str(layer.customProperty(_RECORD_ID, "") or ""), str(layer.customProperty(_RECORD_PLATFORM, "") or ""),
            )  # fmt: skip
        return super().prepareAlgorithm(parameters, context, feedback)

    def records(
        self, parameters: Mapping[str, Any], context: Any, feedback: Feedback
    ) -> Iterator[tuple[str, bytes]]:
        """Give the records that are named, with a name for each; those of a folder one by one.

        :raises FileError: a file cannot be read.
        :raises BadRecord: the layer has no record, or the catalogue does not show it.
        :raises PlatformError: no such platform.
        """
        from ..metadata.batch_files import files_in

        folder = self.parameterAsFile(parameters, FOLDER, context) if parameters.get(FOLDER) else ""
        if folder:
            for each in files_in(Path(folder), feedback):
                yield str(each.relative_to(folder)), file_bytes(each)
            return
        path = self.parameterAsFile(parameters, FILE, context) if parameters.get(FILE) else ""
        if path:
            yield Path(path).name, file_bytes(Path(path))
            return
        yield self._of_catalogue(parameters, context, feedback)

    def _of_catalogue(self, parameters: Mapping[str, Any], context: Any, feedback: Feedback) -> tuple[str, bytes]:
        from ..catalogue.saving import fetch_for_editing
        from .algorithm import open_catalogue

        identifier, platform = self._layer_record
        if parameters.get(LAYER) and not identifier:
            raise BadRecord(
                tr("The layer has no record."), tr("It was neither published nor loaded from a catalogue."),
                tr("Make one first: “Describe a layer”."),
            )  # fmt: skip
        identifier = self.parameterAsString(parameters, RECORD, context).strip() or identifier
        platform = self.parameterAsString(parameters, PLATFORM, context).strip() or platform
        client, _platform = open_catalogue(platform, feedback)
        found = fetch_for_editing(client, identifier, feedback)
        if found is None:
            raise BadRecord(
                tr("The record “{name}” cannot be read.", name=identifier),
                tr("The catalogue keeps no metadata record of it, or shows it to other accounts only."),
                tr("Check the identifier and the platform's account."),
            )
        return identifier, found


def file_bytes(path: Path) -> bytes:
    """Give what is in a file.

    :raises FileError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileError(
            tr("The file {path} cannot be read.", path=path),
            tr("The system said: {error}", error=error.strerror or error),
            tr("Choose another file."),
        ) from error


def html_report(told: list[tuple[str, list[dict[str, Any]]]], profile: str) -> str:
    """Give a page that tells what was found in records; what they say is escaped (promise P12).

    :param told: name of each record, and its findings as the command line gives them.
    """
    from ..metadata.elements import ELEMENTS

    labels = {row.key: row.label for row in ELEMENTS}
    words = {"error": tr("Error"), "warning": tr("Warning"), "info": tr("Remark")}
    signs = {"error": "✕", "warning": "⚠", "info": "ℹ"}
    parts = [
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>', escape(tr("Metadata report")), "</title><style>",
        "body{font-family:sans-serif;margin:2em;max-width:70em}table{border-collapse:collapse;width:100%}"
        "td,th{border-bottom:1px solid #ccc;padding:.3em .6em;text-align:left;vertical-align:top}"
        ".error td:first-child{color:#b00020}.warning td:first-child{color:#8a5a00}</style></head><body><h1>",
        escape(tr("Metadata report")), "</h1><p>", escape(tr("Profile: {name}", name=profile)), "</p>",
    ]  # fmt: skip
    for name, findings in told:
        failed = sum(finding["severity"] == "error" for finding in findings)
        parts += ["<h2>", escape(name), "</h2><p>"]
        parts += [escape(tr("%n mandatory rule(s) fail.", n=failed) if failed else tr("Every mandatory rule holds.")),
                  "</p>"]  # fmt: skip
        if not findings:
            continue
        head = (tr("Severity"), tr("Rule"), tr("Element"), tr("What was found"), tr("Line"), tr("Proposed repair"))
        parts += ["<table><tr>", *(f"<th>{escape(one)}</th>" for one in head), "</tr>"]
        for one in findings:
            kind = str(one["severity"])
            cells = (
                f"{signs[kind]} {words[kind]}", one["rule"], labels.get(one["element"], one["element"]),
                one["message"], str(one["line"] or ""), one["repair"],
            )  # fmt: skip
            parts += [f'<tr class="{kind}">', *(f"<td>{escape(cell)}</td>" for cell in cells), "</tr>"]
        parts.append("</table>")
    return "".join((*parts, "</body></html>\n"))
