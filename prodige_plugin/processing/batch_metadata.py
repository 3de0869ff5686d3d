"""One change made to all records of a folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from ..errors import BadRecord, FileError, PluginError
from ..feedback import Feedback
from ..i18n import tr
from .algorithm import Algorithm
from .records import file_bytes

if TYPE_CHECKING:
    from ..metadata.batch import Operation

_OPERATIONS = ("set", "complete", "add", "remove", "contact", "text", "template", "repair")
_FIELDS = ("file", "state", "changes", "why")


class BatchMetadata(Algorithm):
    """``prodige:batchmetadata``."""

    def name(self) -> str:
        """Give the name in scripts."""
        return "batchmetadata"

    def displayName(self) -> str:  # noqa: N802  QGIS's name
        """Give the name a person reads."""
        return tr("Change many metadata records")

    def shortHelpString(self) -> str:  # noqa: N802  QGIS's name
        """Say what it does."""
        return tr(
            "Makes one change to every record (XML file) of a folder and writes the changed ones to another folder: "
            "set an element, complete it where it is empty, add or take out keywords, themes and contacts, replace a "
            "contact or a text, take values from a template, repair what is safe. A record that cannot be changed is "
            "told in the table and left alone. Several values have semicolons between; a contact is "
            "“organisation | e-mail | role”."
        )

    def initAlgorithm(self, _configuration: Any = None) -> None:  # noqa: N802  QGIS's name
        """Declare what is asked for."""
        from ..metadata.batch import batch_keys

        behaviour = QgsProcessingParameterFile.Behavior.Folder
        self.addParameter(QgsProcessingParameterFile("INPUT", tr("Folder with records (XML files)"), behaviour))
        operation = QgsProcessingParameterEnum("OPERATION", tr("What to do"), list(_OPERATIONS), False, "repair")
        operation.setUsesStaticStrings(True)
        self.addParameter(operation)
        element = QgsProcessingParameterEnum("ELEMENT", tr("Element"), list(batch_keys()), False, None, True)
        element.setUsesStaticStrings(True)
        self.addParameter(element)
        self.addParameter(QgsProcessingParameterString("VALUE", tr("Value"), None, True, True))
        self.addParameter(
            QgsProcessingParameterString("FIND", tr("Text or contact that is replaced by the value"), optional=True)
        )
        self.addParameter(QgsProcessingParameterBoolean("CASE", tr("Match case"), False))
        self.addParameter(QgsProcessingParameterBoolean("REGEX", tr("The text is a regular expression"), False))
        self.addParameter(
            QgsProcessingParameterFile("TEMPLATE", tr("Record to take from what is empty"), extension="xml",
                                       optional=True)
        )  # fmt: skip
        self.addParameter(QgsProcessingParameterFolderDestination("OUTPUT", tr("Folder for the changed records")))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "TABLE", tr("What became of each record"), QgsProcessing.SourceType.TypeVector, None, True, False
            )
        )
        for key, label in (
            ("CHANGED", tr("How many records were changed")),
            ("UNCHANGED", tr("How many had nothing to change")),
            ("FAILED", tr("How many could not be changed")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, label))

    def work(self, parameters: Mapping[str, Any], context: Any, feedback: Feedback) -> dict[str, Any]:
        """Change them, one after the other."""
        from ..metadata.batch_files import files_in

        operation = self._operation(parameters, context)
        source = Path(self.parameterAsFile(parameters, "INPUT", context))
        target = Path(self.parameterAsString(parameters, "OUTPUT", context))
        if target.resolve() == source.resolve():
            raise FileError(
                tr("The changed records cannot be written over the ones they are made from."), "",
                tr("Choose another folder."),
            )  # fmt: skip
        paths = [path for path in files_in(source, feedback) if target not in path.parents]
        counts = {"CHANGED": 0, "UNCHANGED": 0, "FAILED": 0}

        def rows() -> Iterator[tuple[str, str, str, str]]:
            for rank, path in enumerate(paths):
                feedback.check()
                name = str(path.relative_to(source))
                feedback.report(rank / len(paths), name)
                state, changes, why = _change(operation, path, target / path.relative_to(source))
                counts[state] += 1
                if why:
                    feedback.report(None, f"{name}: {why}")
                yield name, state.lower(), str(changes), why

        results: dict[str, Any] = {"OUTPUT": str(target)}
        if parameters.get("TABLE"):
            results["TABLE"] = self.table(parameters, "TABLE", context, _FIELDS, rows())
        else:
            for _row in rows():
                pass
        return {**results, **counts}

    def _operation(self, parameters: Mapping[str, Any], context: Any) -> Operation:
        """Give what is asked for.

        :raises BadRecord: something that it needs is not given.
        """
        from ..metadata import batch, read_record
        from ..metadata.batch_values import from_text

        kind = str(self.parameterAsEnumString(parameters, "OPERATION", context))
        key = str(self.parameterAsEnumString(parameters, "ELEMENT", context) or "")
        text = self.parameterAsString(parameters, "VALUE", context)
        find = self.parameterAsString(parameters, "FIND", context)
        if kind == "repair":
            return batch.SafeRepairs()
        if kind == "template":
            path = Path(self.parameterAsFile(parameters, "TEMPLATE", context) or _lacking("TEMPLATE"))
            return batch.FromTemplate.of_record(path.name, read_record(file_bytes(path)), batch.batch_keys())
        if kind == "text":
            case = self.parameterAsBool(parameters, "CASE", context)
            pattern = self.parameterAsBool(parameters, "REGEX", context)
            keys = (key,) if key else batch.TEXTS
            operation = batch.ReplaceText(find or _lacking("FIND"), text, keys, case, pattern=pattern)
            operation.compiled()
            return operation
        if kind == "contact":
            contacts = from_text("organisation", text)
            return batch.ReplaceContact(find or _lacking("FIND"), contacts[0] if contacts else _lacking("VALUE"))
        value = from_text(key or _lacking("ELEMENT"), text)
        if kind == "set":
            return batch.SetValue(key, value)
        if batch.is_empty(value):
            _lacking("VALUE")
        if kind == "complete":
            return batch.SetValue(key, value, only_empty=True)
        if not isinstance(value, tuple) or key == "bounding_box":
            raise BadRecord(tr("“{element}” holds one value only.", element=key), "", tr("Use “set” in place."))
        return batch.AddValues(key, value) if kind == "add" else batch.RemoveValues(key, value)


def _lacking(name: str) -> Any:
    raise BadRecord(tr("The parameter {name} is needed for this.", name=name))


def _change(operation: Operation, path: Path, target: Path) -> tuple[str, int, str]:
    """Change one file; give what became of it, how many changes there are, and why not."""
    from ..metadata.batch import carry_out, guarded
    from ..metadata.batch_files import read_file, replace_file

    def work() -> int:
        outcome = carry_out(operation, read_file(path))
        if outcome.changed:
            target.parent.mkdir(parents=True, exist_ok=True)
            replace_file(target, outcome.data)
        return len(outcome.changes)

    found = guarded(work)
    if isinstance(found, PluginError):
        return "FAILED", 0, str(found)
    return ("CHANGED" if found else "UNCHANGED"), found, ""
