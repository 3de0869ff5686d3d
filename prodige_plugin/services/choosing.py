"""Which of a service's layers, CRS and formats a record means."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from ..errors import LayerError
from ..i18n import tr
from .offers import ServiceLayer

#: Identifiers shorter than this are found in other addresses by chance.
_TELLING = 8


def choose_layer(layers: Sequence[ServiceLayer], wanted: str, title: str = "", record: str = "") -> ServiceLayer:
    """Find the layer a record means: its exact name, the name without namespace or accents and case, without its
    blanks and signs, the title, the layer that names this record as its own, the record's title, else the only layer
    there is.

    :param record: identifier of the record; a short one tells nothing.

    :raises ManyLayers: it cannot be told; the error lists what there is.
    """
    tests: tuple[Callable[[ServiceLayer], bool], ...] = (
        lambda layer: layer.name == wanted,
        lambda layer: _bare(layer.name) == _bare(wanted),
        lambda layer: bool(_letters(wanted)) and _letters(layer.name.rpartition(":")[2]) == _letters(wanted),
        lambda layer: bool(wanted.strip()) and _fold(layer.title) == _fold(wanted),
        lambda layer: len(record) >= _TELLING and any(record.lower() in address.lower() for address in layer.records),
        lambda layer: bool(title) and _fold(layer.title) == _fold(title),
    )
    for number, test in enumerate(tests):
        if not wanted and number < 4:
            continue
        found = [layer for layer in layers if test(layer)]
        if len(found) == 1 or (found and number == 0):
            return found[0]
    several = _several(layers, wanted)
    if several is not None:
        return several
    if len(layers) == 1:
        return layers[0]
    raise ManyLayers(wanted, layers)


def _several(layers: Sequence[ServiceLayer], wanted: str) -> ServiceLayer | None:
    """Give "a,b" of a WMS link as one layer drawn from both, in the CRS they share; ``None`` if one is missing."""
    by_name = {layer.name: layer for layer in layers}
    parts = [by_name.get(name.strip()) for name in wanted.split(",")]
    found = [part for part in parts if part is not None]
    if len(parts) < 2 or len(found) < len(parts):
        return None
    return ServiceLayer(
        name=",".join(part.name for part in found),
        title=", ".join(part.title or part.name for part in found),
        crs=tuple(code for code in found[0].crs if all(code in part.crs for part in found)),
        style=",".join(part.style for part in found),
    )


class ManyLayers(LayerError):
    """A service has several layers (or none) and the record does not tell which one it means."""

    def __init__(self, wanted: str, layers: Sequence[ServiceLayer]) -> None:
        """:param layers: what there is to choose from."""
        names = ", ".join(layer.name for layer in layers[:10]) + (" …" if len(layers) > 10 else "")
        if not layers:
            why, todo = tr("The service offers no layer."), tr("Try another link of the record.")
        elif wanted:
            why = tr("The service has no layer named “{name}”; it has: {names}.", name=wanted, names=names)
            todo = tr("Choose one of its layers.")
        else:
            why = tr("The record does not say which layer of the service it means; it has: {names}.", names=names)
            todo = tr("Choose one of its layers.")
        super().__init__(tr("The layer was not found in the service."), why, todo)
        self.layers = tuple(layers)


def choose_crs(offered: Sequence[str], wanted: str) -> str:
    """Give the wanted CRS if it is offered, else the layer's own (the first that is an EPSG code)."""
    if wanted and wanted in offered:
        return wanted
    return next((code for code in offered if code.startswith("EPSG:")), offered[0] if offered else "")


def choose_format(offered: Sequence[str]) -> str:
    """Give the picture format to ask for: PNG for its transparency, else JPEG, else the first."""
    for wanted in ("image/png", "image/png; mode=8bit", "image/png8", "image/jpeg"):
        if wanted in offered:
            return wanted
    return offered[0] if offered else "image/png"


def _bare(name: str) -> str:
    """Give a name without namespace, accents and case."""
    return _fold(name.rpartition(":")[2])


def _fold(text: str) -> str:
    """Give a text without accents, case and blanks at both ends."""
    parts = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _letters(text: str) -> str:
    """Give the letters and figures of a name after its namespace, without accents and case."""
    return "".join(letter for letter in _fold(text.rpartition(":")[2]) if letter.isalnum())
