"""What is wrong in metadata records, as a page, as JSON and as counts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFileDestination,
)

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from .records import RecordAlgorithm, html_report


class CheckMetadata(RecordAlgorithm):
    """``prodige:checkmetadata``."""

    def name(self) -> str:
        """Give the name in scripts."""
        return "checkmetadata"

    def displayName(self) -> str:  # noqa: N802  QGIS's name
        """Give the name a person reads."""
        return tr("Check metadata records")

    def shortHelpString(self) -> str:  # noqa: N802  QGIS's name
        """Say what it does."""
        return tr(
            "Checks records – a file, all files of a folder, the record of a layer, or one of a catalogue – against "
            "the rules of a profile: what is wrong, where, and whether it can be repaired."
        )

    def initAlgorithm(self, _configuration: Any = None) -> None:  # noqa: N802  QGIS's name
        """Declare what is asked for."""
        self.add_record(folder=True)
        self.add_profile()
        self.addParameter(QgsProcessingParameterBoolean("FAIL", tr("Fail where a mandatory rule does"), False))
        self.addParameter(
            QgsProcessingParameterFileDestination("REPORT", tr("Report"), tr("Web pages (*.html)"), None, True)
        )
        self.addParameter(
            QgsProcessingParameterFileDestination("JSON", tr("Report in JSON"), "JSON (*.json)", None, True, False)
        )
        for key, label in (
            ("RECORDS", tr("How many records were checked")),
            ("UNREADABLE", tr("How many files hold no record")),
            ("MANDATORY", tr("How many mandatory findings there are")),
            ("WARNINGS", tr("How many warnings there are")),
            ("REPAIRABLE", tr("How many findings can be repaired safely")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, label))

    def work(self, parameters: Mapping[str, Any], context: Any, feedback: Feedback) -> dict[str, Any]:
        """Check."""
        from ..metadata.batch import guarded
        from ..metadata.batch_files import replace_file

        profile = self.profile(parameters, context)
        counts: Counter[str] = Counter()
        told: list[tuple[str, list[dict[str, Any]]]] = []
        unreadable: list[dict[str, Any]] = []
        for name, data in self.records(parameters, context, feedback):
            feedback.check()
            found = guarded(partial(_told, name, data, profile))
            if isinstance(found, PluginError):
                counts["UNREADABLE"] += 1
                unreadable.append({"file": name, "unreadable": str(found)})
                feedback.report(None, f"{name}: {found}")
                continue
            counts["RECORDS"] += 1
            counts["MANDATORY"] += sum(one["severity"] == "error" for one in found)
            counts["WARNINGS"] += sum(one["severity"] == "warning" for one in found)
            counts["REPAIRABLE"] += sum(bool(one["safe"]) for one in found)
            told.append((name, found))
            feedback.report(None, tr("{name}: %n finding(s)", n=len(found), name=name))
        results: dict[str, Any] = {
            key: counts[key] for key in ("RECORDS", "UNREADABLE", "MANDATORY", "WARNINGS", "REPAIRABLE")
        }
        for key, text in (
            ("REPORT", lambda: html_report(told, profile)),
            ("JSON", lambda: json.dumps(
                [one for _name, found in told for one in found] + unreadable, ensure_ascii=False, indent=1
            )),
        ):
            path = self.parameterAsFileOutput(parameters, key, context)
            if path:
                replace_file(Path(path), text().encode())
                results[key] = path
        if self.parameterAsBool(parameters, "FAIL", context) and (counts["MANDATORY"] or counts["UNREADABLE"]):
            raise QgsProcessingException(
                tr("%n mandatory rule(s) fail.", n=counts["MANDATORY"])
                if counts["MANDATORY"]
                else tr("%n file(s) hold no record.", n=counts["UNREADABLE"])
            )
        return results


def _told(name: str, data: bytes, profile: str) -> list[dict[str, Any]]:
    """Give what is found in a record, as the command line gives it; nothing of the record is kept in memory."""
    from ..metadata import check, read_record
    from ..metadata.cli import Told

    record = read_record(data)
    return [Told(name, record.identifier, profile, one, one.line).as_dict() for one in check(record, profile)]
