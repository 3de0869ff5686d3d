"""What our algorithms share: texts, the platform parameter, and the boundary where failures become QGIS's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingParameterString,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from ..errors import Cancelled, PlatformError, PluginError, unexpected
from ..feedback import Feedback, Heeding
from ..i18n import tr

if TYPE_CHECKING:
    from ..catalogue.model import Box, Catalogue, Summary
    from ..platforms.model import Platform
    from ..platforms.product import Publisher
    from ..services.sources import LayerSource

PLATFORM = "PLATFORM"
#: One row of a table, a text for each field.
Row = Sequence[str]


class Algorithm(QgsProcessingAlgorithm):
    """Base of our algorithms: a subclass does its work in :meth:`work`."""

    def createInstance(self) -> Algorithm:  # noqa: N802  QGIS's name
        """Give a new object of the same algorithm."""
        return type(self)()

    def work(self, parameters: Mapping[str, Any], context: Any, feedback: Feedback) -> dict[str, Any]:
        """Do it, and give the outputs. A worker thread, mostly.

        :raises PluginError: in words.
        """
        raise NotImplementedError

    def prepareAlgorithm(self, _parameters: Any, _context: Any, _feedback: Any) -> bool:  # noqa: N802  QGIS's name
        """Get ready, in the GUI thread."""
        from ..services import crs_home

        crs_home.keep(crs_home.FIRST)
        return True

    def processAlgorithm(  # noqa: N802  QGIS's name
        self, parameters: Mapping[str, Any], context: Any, feedback: Any
    ) -> dict[str, Any]:
        """Do the work; a failure ends the algorithm with its sentences, a cancel without any."""

        def hear(fraction: float | None, sentence: str) -> None:
            if fraction is not None:
                feedback.setProgress(100 * fraction)
            if sentence:
                feedback.pushInfo(sentence)

        try:
            return self.work(parameters, context, Heeding(feedback, hear))
        except Cancelled:
            return {}
        except PluginError as error:
            if error.detail:
                feedback.pushDebugInfo(error.detail)
            raise QgsProcessingException(str(error)) from error
        except QgsProcessingException:
            raise
        except Exception as error:  # the boundary: QGIS shows only its own exception in words, without a traceback
            mistake = unexpected(error)
            feedback.pushDebugInfo(mistake.detail)
            raise QgsProcessingException(str(mistake)) from error

    # -- the platform ------------------------------------------------------------------------------

    def add_platform(self, optional: bool = False) -> None:
        """Add the parameter that says which platform."""
        parameter = QgsProcessingParameterString(
            PLATFORM, tr("Platform: its name here, or the web address of a catalogue"), optional=optional
        )
        parameter.setHelp(tr("The names are those of the Platforms window; an address needs no setting up."))
        self.addParameter(parameter)

    def add_own_platform(self) -> None:
        """Add the parameter that says which of the platforms set up here."""
        parameter = QgsProcessingParameterString(PLATFORM, tr("Platform: its name in the Platforms window"))
        self.addParameter(parameter)

    def publisher(self, parameters: Mapping[str, Any], context: Any) -> Publisher:
        """Give what publishes on the platform that was asked for.

        :raises PlatformError: no such platform, or nothing can be published there.
        """
        from ..platforms import publisher_for

        return publisher_for(platform_named(self.parameterAsString(parameters, PLATFORM, context).strip()))

    def catalogue(self, parameters: Mapping[str, Any], context: Any, feedback: Feedback) -> tuple[Catalogue, Platform]:
        """Give the catalogue of the platform that was asked for.

        :raises PlatformError: no such platform, and no address.
        """
        wanted = self.parameterAsString(parameters, PLATFORM, context).strip()
        return open_catalogue(wanted, feedback)

    def table(
        self, parameters: Mapping[str, Any], output: str, context: Any, names: Iterable[str], rows: Iterable[Row]
    ) -> str:
        """Write rows of text into a table; gives where it is.

        :param output: name of the parameter that says where.
        :raises QgsProcessingException: it cannot be made, or a row cannot be written.
        """
        fields = text_fields(*names)
        sink, where = self.parameterAsSink(
            parameters, output, context, fields, QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem()
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, output))

        def features() -> Iterator[QgsFeature]:
            for row in rows:
                feature = QgsFeature(fields)
                feature.setAttributes(list(row))
                yield feature

        write(sink, features())
        return str(where)

    def box(self, parameters: Mapping[str, Any], context: Any) -> Box | None:
        """Give the parameter ``EXTENT`` as a box (CRS84); ``None`` where there is none."""
        from ..catalogue.model import Box

        if not parameters.get("EXTENT"):
            return None
        wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
        extent = self.parameterAsExtent(parameters, "EXTENT", context, wgs84)
        if extent.isNull():
            return None
        return Box(extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())


def open_catalogue(wanted: str, feedback: Feedback) -> tuple[Catalogue, Platform]:
    """Give the catalogue of a platform by its key, its name or an address.

    :raises PlatformError: there is none.
    """
    from ..platforms import catalogue_for
    from ..platforms.model import Platform

    platform = _known(wanted)
    if platform is not None:
        return catalogue_for(platform, feedback), platform
    if wanted.lower().startswith(("http://", "https://")):
        from ..catalogue.discovery import discover
        from ..network import Door

        door = Door("", feedback)
        found = discover(wanted, door, feedback)
        return found.client(door), Platform("", found.name, found.protocol, {"catalogue": found.url})
    raise _no_platform(wanted, tr("Give one of these names, or the web address of a catalogue."))


def platform_named(wanted: str) -> Platform:
    """Give a platform that is set up, by its key or its name.

    :raises PlatformError: there is none.
    """
    platform = _known(wanted)
    if platform is None:
        raise _no_platform(wanted, tr("Give one of these names, or set the platform up in the Platforms window."))
    return platform


def _known(wanted: str) -> Platform | None:
    """Give the platform of that key or name."""
    from ..platforms import store

    for platform in store.list_platforms():
        if wanted in (platform.key, platform.name) or wanted.casefold() == platform.name.casefold():
            return platform
    return None


def _no_platform(wanted: str, todo: str) -> PlatformError:
    """Say that there is none, and which there are."""
    from ..platforms import store

    names = ", ".join(platform.name for platform in store.list_platforms()) or tr("none is set up")
    return PlatformError(
        tr("There is no platform “{name}”.", name=wanted),
        tr("The platforms set up here: {names}.", names=names),
        todo,
    )


def sources_of(summary: Summary, platform: Platform) -> list[LayerSource]:
    """Give every way to load a record, best first; the platform's account is used on its own servers alone (P3)."""
    from ..services.hosts import with_port
    from ..services.sources import layer_sources

    # of a catalogue that was given by its address nothing is known but that address
    hosts = tuple(map(with_port, platform.endpoints.values())) if platform.key else None
    addresses = tuple(platform.endpoints.values())
    return layer_sources(
        summary.links, summary.title, authcfg=platform.authcfg, hosts=hosts, record=summary.identifier,
        addresses=addresses,
    )  # fmt: skip


def text_fields(*names: str) -> QgsFields:
    """Give fields of text."""
    fields = QgsFields()
    for name in names:
        fields.append(QgsField(name, QMetaType.Type.QString))
    return fields


def write(sink: QgsFeatureSink, features: Iterable[QgsFeature]) -> int:
    """Write features; how many were.

    :raises QgsProcessingException: one could not be.
    """
    count = 0
    for feature in features:
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(sink.lastError())
        count += 1
    return count
