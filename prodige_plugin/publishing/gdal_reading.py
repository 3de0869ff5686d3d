"""What every way of letting GDAL read a prepared layer shares: messages, the layer, its filter and its CRS."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import ParamSpec, TypeVar

from osgeo import gdal, ogr

from ..errors import LayerError, redact
from ..i18n import tr
from .prepared import OgrSource, PreparedLayer

P = ParamSpec("P")
T = TypeVar("T")

#: By Arrow (GDAL 3.8 and later) GDAL asks about progress, and so hears a cancel, only every 65,536 features.
_ALWAYS = {"OGR2OGR_USE_ARROW_API": "NO"}


class Messages:
    """What GDAL said while it worked, secrets taken out."""

    def __init__(self) -> None:
        """Nothing was said yet."""
        self.errors: list[str] = []
        self.warnings: list[str] = []

    def __call__(self, level: int, _number: int, message: str) -> None:
        """Take a message (GDAL's error handler)."""
        if level >= gdal.CE_Failure:
            self.errors.append(redact(message))
        elif level == gdal.CE_Warning:
            self.warnings.append(redact(message))


@contextmanager
def speaking(options: Mapping[str, str]) -> Iterator[Messages]:
    """Gather GDAL's messages of this thread, whatever another plugin set for the whole process.

    :param options: GDAL's configuration options of this thread inside the block.
    """
    messages = Messages()
    gdal.PushErrorHandler(messages)
    given = {**_ALWAYS, **options}
    for name, value in given.items():
        gdal.SetThreadLocalConfigOption(name, value)
    # GDAL's exceptions cut long messages, the reason at their end included; older GDAL has no switch per thread
    manners = gdal.ExceptionMgr(useExceptions=False) if hasattr(gdal, "ExceptionMgr") else nullcontext()
    try:
        with manners:
            yield messages
    except RuntimeError as error:
        # another plugin may have switched GDAL to exceptions for the whole process
        messages.errors.append(redact(str(error)))
    finally:
        for name in given:
            gdal.SetThreadLocalConfigOption(name, None)
        gdal.PopErrorHandler()


def asked(messages: Messages, function: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T | None:
    """Call a function of GDAL; ``None`` where it fails, whether GDAL says so by its answer or by an exception."""
    try:
        return function(*arguments, **options)
    except RuntimeError as error:
        messages.errors.append(redact(str(error)))
        return None


def opened_source(layer: PreparedLayer, source: OgrSource, messages: Messages) -> tuple[gdal.Dataset, ogr.Layer]:
    """Open a source and its layer; the layer lives as long as the data set.

    :raises LayerError: it is not there any more, or damaged.
    """
    opened = asked(messages, gdal.OpenEx, source.path, gdal.OF_VECTOR, open_options=list(source.open_options))
    ogr_layer = None
    if opened is not None:
        ogr_layer = (
            opened.GetLayerByName(source.layer_name)
            if source.layer_name
            else opened.GetLayer(max(source.layer_index, 0))
        )
    if ogr_layer is None:
        raise unreadable(layer.title, messages)
    return opened, ogr_layer


def chosen_fields(layer: PreparedLayer, ogr_layer: ogr.Layer) -> list[str]:
    """Give ogr2ogr's ``-select`` with the chosen fields, the key's own column left out; nothing when all are."""
    if layer.columns is None:
        return []
    names = [field.name() for field in layer.published_fields() if field.name() != ogr_layer.GetFIDColumn()]
    return ["-select", ",".join(names)]


def crs_options(layer: PreparedLayer) -> list[str]:
    """Declare the layer's CRS as QGIS has it, and transform when another is asked."""
    own = layer.crs.authid() or layer.crs.toWkt()
    if layer.reprojected:
        return ["-s_srs", own, "-t_srs", layer.target_crs]
    return ["-a_srs", own] if own else []


def unreadable(title: str, messages: Messages) -> LayerError:
    """Say that the source is not there any more or cannot be read."""
    return LayerError(
        tr("The layer “{title}” cannot be read.", title=title),
        tr("Its file is missing, moved or damaged."),
        tr("Check that the layer still draws in QGIS, then try again."),
        "\n".join(messages.errors),
    )
