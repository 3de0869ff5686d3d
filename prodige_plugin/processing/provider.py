"""The provider that QGIS lists in its toolbox."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..i18n import tr
from ..paths import resource


class ProdigeProvider(QgsProcessingProvider):
    """Our algorithms; each module is imported when QGIS asks for the list."""

    def id(self) -> str:
        """Give the name before the colon in ``prodige:searchcatalogue``."""
        return "prodige"

    def name(self) -> str:
        """Give the name a person reads."""
        return "PRODIGE"

    def longName(self) -> str:  # noqa: N802  QGIS's name
        """Give the name with what it is."""
        return tr("PRODIGE – regional platforms of geographic data")

    def icon(self) -> QIcon:
        """Give the provider's icon."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:  # noqa: N802  QGIS's name
        """Give the path of the icon."""
        return str(resource("icons", "plugin.svg"))

    def loadAlgorithms(self) -> None:  # noqa: N802  QGIS's name
        """Give QGIS one object of each algorithm."""
        from .batch_metadata import BatchMetadata
        from .check_layers import CheckLayers
        from .check_links import CheckLinks
        from .check_metadata import CheckMetadata
        from .check_publication import CheckPublication
        from .describe_layer import DescribeLayer
        from .load_data import LoadData
        from .publications import Interrupted, ListPublications, Unpublish
        from .publish import Publish
        from .repair_metadata import RepairMetadata
        from .save_record import SaveRecord
        from .search_catalogue import SearchCatalogue

        for kind in (
            SearchCatalogue, LoadData, CheckLinks, CheckLayers,
            DescribeLayer, CheckMetadata, RepairMetadata, BatchMetadata, SaveRecord,
            CheckPublication, Publish, ListPublications, Unpublish, Interrupted,
        ):  # fmt: skip
            self.addAlgorithm(kind())
