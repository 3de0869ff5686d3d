"""The links of a record: kind, how each would be loaded, what was repaired, whether it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..errors import FileError, redact
from ..feedback import Feedback
from ..i18n import tr
from .algorithm import PLATFORM, Algorithm, Row, sources_of

if TYPE_CHECKING:
    from ..services.sources import LayerSource

_FIELDS = ("record", "kind", "name", "address", "uri", "repaired", "reason", "state", "why")


class CheckLinks(Algorithm):
    """``prodige:checklinks``."""

    def name(self) -> str:
        """Give the name in scripts."""
        return "checklinks"

    def displayName(self) -> str:  # noqa: N802  QGIS's name
        """Give the name a person reads."""
        return tr("Check the links of a record")

    def shortHelpString(self) -> str:  # noqa: N802  QGIS's name
        """Say what it does."""
        return tr(
            "Lists the links of a metadata record – a file, or a record of a catalogue: what kind each is, the address "
            "QGIS would load, what was repaired or why it cannot be loaded, and whether it answers."
        )

    def initAlgorithm(self, _configuration: Any = None) -> None:  # noqa: N802  QGIS's name
        """Declare what is asked for."""
        self.addParameter(QgsProcessingParameterFile("FILE", tr("Record (XML file)"), extension="xml", optional=True))
        self.add_platform(optional=True)
        self.addParameter(QgsProcessingParameterString("RECORD", tr("Identifier of the record"), optional=True))
        self.addParameter(QgsProcessingParameterBoolean("TRY", tr("Try each link"), True))
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", tr("Links"), QgsProcessing.SourceType.TypeVector))
        self.addOutput(QgsProcessingOutputNumber("LINKS", tr("How many links there are")))
        self.addOutput(QgsProcessingOutputNumber("DEAD", tr("How many do not answer")))

    def checkParameterValues(self, parameters: Mapping[str, Any], context: Any) -> tuple[bool, str]:  # noqa: N802
        """See that a file or a record is named."""
        if parameters.get("FILE") or (parameters.get(PLATFORM) and parameters.get("RECORD")):
            good, words = super().checkParameterValues(parameters, context)
            return bool(good), str(words)
        return False, tr("Name a file, or a platform and the identifier of a record.")

    def work(self, parameters: Mapping[str, Any], context: Any, feedback: Feedback) -> dict[str, Any]:
        """Check."""
        from ..network import Door
        from ..services import health

        sources = self._sources(parameters, context, feedback)
        trying = self.parameterAsBool(parameters, "TRY", context)
        dead = 0

        def rows() -> Iterator[Row]:
            nonlocal dead
            for rank, (name, source) in enumerate(sources):
                feedback.check()
                feedback.report(rank / len(sources), source.url)
                found = health.Health()
                if trying:
                    door = Door(source.authcfg, feedback, timeout_s=health.TIMEOUT_S)
                    found = health.check(source, door)
                dead += found.state is health.State.DEAD
                yield (
                    name, source.kind, source.layer_name, redact(source.url), redact(source.uri),
                    " ".join(source.notes), source.reason, found.state.value if trying else "", found.why,
                )  # fmt: skip

        where = self.table(parameters, "OUTPUT", context, _FIELDS, rows())
        return {"OUTPUT": where, "LINKS": len(sources), "DEAD": dead}

    def _sources(
        self, parameters: Mapping[str, Any], context: Any, feedback: Feedback
    ) -> list[tuple[str, LayerSource]]:
        """Give the links of each record that was named, with the record's name.

        :raises FileError: the file cannot be read.
        :raises BadXml, BadRecord: it holds no record.
        :raises PlatformError: the catalogue does not show the record.
        """
        path = self.parameterAsFile(parameters, "FILE", context)
        if not path:
            from ..platforms.reading import read_summary

            client, platform = self.catalogue(parameters, context, feedback)
            identifier = self.parameterAsString(parameters, "RECORD", context).strip()
            hit = read_summary(client, platform, identifier, feedback)
            return [(identifier, source) for source in sources_of(hit, platform)]
        from ..services.record_links import records
        from ..services.sources import layer_sources

        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise FileError(
                tr("The file {path} cannot be read.", path=path),
                tr("The system said: {error}", error=error.strerror or error),
                tr("Choose another file."),
            ) from error
        return [
            (title or Path(path).name, source)
            for title, links in records(data)
            for source in layer_sources(links, title)
        ]
