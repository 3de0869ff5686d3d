"""What an account has published, taking one back, and what was interrupted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..errors import PlatformError
from ..feedback import Feedback
from ..i18n import tr
from .algorithm import PLATFORM, Algorithm, platform_named
from .publishing import receipt_json

_FIELDS = ("key", "title", "kind", "published", "by", "tables", "services", "records", "links")


class ListPublications(Algorithm):
    """``prodige:listpublications``."""

    def name(self) -> str:
        """Give the name in scripts."""
        return "listpublications"

    def displayName(self) -> str:  # noqa: N802  QGIS's name
        """Give the name a person reads."""
        return tr("List my publications")

    def shortHelpString(self) -> str:  # noqa: N802  QGIS's name
        """Say what it does."""
        return tr("Lists what the account of a platform has published: layers and maps, when, and at which addresses.")

    def initAlgorithm(self, _configuration: Any = None) -> None:  # noqa: N802  QGIS's name
        """Declare what is asked for."""
        self.add_own_platform()
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Publications"), QgsProcessing.SourceType.TypeVector)
        )
        self.addOutput(QgsProcessingOutputNumber("PUBLICATIONS", tr("How many publications")))

    def work(self, parameters: Mapping[str, Any], context: Any, feedback: Feedback) -> dict[str, Any]:
        """Ask the platform."""
        found = self.publisher(parameters, context).publications(feedback)
        where = self.table(
            parameters, "OUTPUT", context, _FIELDS,
            (
                (one.key, one.title, one.kind, one.when, one.who, "\n".join(one.tables), "\n".join(one.services),
                 "\n".join(one.records), "\n".join(one.links.values()))
                for one in found
            ),
        )  # fmt: skip
        return {"OUTPUT": where, "PUBLICATIONS": len(found)}


class Unpublish(Algorithm):
    """``prodige:unpublish``."""

    def name(self) -> str:
        """Give the name in scripts."""
        return "unpublish"

    def displayName(self) -> str:  # noqa: N802  QGIS's name
        """Give the name a person reads."""
        return tr("Unpublish a layer or a map")

    def shortHelpString(self) -> str:  # noqa: N802  QGIS's name
        """Say what it does."""
        return tr(
            "Takes one publication of the account out of service: its data, its services and its record, each named "
            "in the log before anything is deleted. A dry run only names them."
        )

    def initAlgorithm(self, _configuration: Any = None) -> None:  # noqa: N802  QGIS's name
        """Declare what is asked for."""
        self.add_own_platform()
        self.addParameter(QgsProcessingParameterString("PUBLICATION", tr("Publication: its key or its title")))
        self.addParameter(
            QgsProcessingParameterBoolean("DRY_RUN", tr("Dry run: name what falls, delete nothing"), True)
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "OUTPUT", tr("Receipt"), tr("JSON files (*.json)"), None, True, False
            )
        )
        self.addOutput(QgsProcessingOutputString("PLAN", tr("What falls, by name")))

    def work(self, parameters: Mapping[str, Any], context: Any, feedback: Feedback) -> dict[str, Any]:
        """Name it, then delete it."""
        from ..metadata.batch_files import replace_file
        from ..publishing.plan_text import plan_text

        publisher = self.publisher(parameters, context)
        wanted = self.parameterAsString(parameters, "PUBLICATION", context).strip()
        held = publisher.publications(feedback)
        found = [one for one in held if one.key == wanted] or [one for one in held if one.title == wanted]
        if len(found) != 1:
            raise PlatformError(
                tr("There is no publication “{name}”.", name=wanted)
                if not found
                else tr("Several publications are called “{name}”.", name=wanted),
                tr("Those of this account: {names}.", names=", ".join(one.key for one in held) or "–"),
                tr("Give the key of one of them."),
            )
        plan = publisher.unpublish_plan(found[0], feedback)
        text = plan_text(plan)
        feedback.report(None, text)
        results: dict[str, Any] = {"PLAN": text}
        if self.parameterAsBool(parameters, "DRY_RUN", context):
            return results
        receipt = publisher.run(plan, feedback)
        path = self.parameterAsFileOutput(parameters, "OUTPUT", context)
        if path:
            replace_file(Path(path), receipt_json(receipt).encode())
            results["OUTPUT"] = path
        return results


class Interrupted(Algorithm):
    """``prodige:interrupted``."""

    def name(self) -> str:
        """Give the name in scripts."""
        return "interrupted"

    def displayName(self) -> str:  # noqa: N802  QGIS's name
        """Give the name a person reads."""
        return tr("Undo interrupted publications")

    def shortHelpString(self) -> str:  # noqa: N802  QGIS's name
        """Say what it does."""
        return tr(
            "Names the publications that a crash or a cut interrupted on a platform, and undoes them where you say so: "
            "the platform then holds what it held before."
        )

    def initAlgorithm(self, _configuration: Any = None) -> None:  # noqa: N802  QGIS's name
        """Declare what is asked for."""
        self.add_own_platform()
        self.addParameter(QgsProcessingParameterBoolean("UNDO", tr("Undo them"), False))
        self.addOutput(QgsProcessingOutputNumber("INTERRUPTED", tr("How many were interrupted")))
        self.addOutput(QgsProcessingOutputNumber("LEFT", tr("How many are not undone")))

    def work(self, parameters: Mapping[str, Any], context: Any, feedback: Feedback) -> dict[str, Any]:
        """Look, and undo."""
        from ..platforms.store import journal_folder
        from ..publishing.journal import recover

        publisher = self.publisher(parameters, context)
        key = platform_named(self.parameterAsString(parameters, PLATFORM, context).strip()).key
        undo = self.parameterAsBool(parameters, "UNDO", context)
        journals, errors = recover(journal_folder())
        for error in errors:
            feedback.report(None, str(error))
        mine = [journal for journal in journals if journal.read().platform == key]
        left = len(mine)
        for journal in mine:
            progress = journal.read()
            feedback.report(None, tr("{title}, begun on {when}", title=progress.title, when=progress.when))
            if not undo:
                continue
            undone, failures = publisher.undo(journal)
            for label in undone:
                feedback.report(None, tr("Undone: {step}", step=label))
            for failure in failures:
                feedback.report(None, str(failure))
            left -= not failures
        return {"INTERRUPTED": len(mine), "LEFT": left}
