"""Choices among files, formats and entries of feeds, told as choices among the layers of a service are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..i18n import tr
from .choosing import ManyLayers, choose_layer
from .offers import ServiceLayer

#: Name of the choice "all of them".
ALL = "*"
#: Between a choice and a choice in it: an entry of a feed, then a file in its archive.
INSIDE = " // "


class FileChoice(ServiceLayer):
    """One thing to choose, whose name is for the program and not for a person."""

    @property
    def label(self) -> str:
        """What a person reads."""
        title = self.title or self.name
        return f"{title} – {self.abstract}" if self.abstract and len(self.abstract) < 60 else title


class ManyFiles(ManyLayers):
    """What was opened holds several layers, and only a person can tell which one is wanted."""

    def __init__(self, layers: Sequence[ServiceLayer], why: str, *, all_of_them: bool = True) -> None:
        """:param why: a sentence that says what holds them.
        :param all_of_them: whether "all of them" (:data:`ALL`) is one of the choices, the last one.
        """
        names = ", ".join(layer.title or layer.name for layer in layers[:10]) + (" …" if len(layers) > 10 else "")
        layers = [FileChoice(layer.name, layer.title, layer.abstract, layer.crs) for layer in layers]
        if all_of_them and len(layers) > 1:
            layers = [*layers, FileChoice(ALL, tr("All %n layer(s), in a group", n=len(layers)))]
        super().__init__("", layers)
        self.what = tr("There is more than one layer to choose from.")
        self.why = f"{why} {names}."
        self.todo = tr("Choose one of them.")
        self.args = (self.what,)


def split(name: str) -> tuple[str, str]:
    """Split the name of a choice in the outer and the inner one ("" where there is none)."""
    outer, _mark, inner = name.partition(INSIDE)
    return outer, inner


def inside(outer: str, error: ManyFiles) -> ManyFiles:
    """Give a choice as one inside another: its names then come back with the outer one before them."""
    changed = ManyFiles([], error.why, all_of_them=False)
    changed.what, changed.why, changed.todo = error.what, error.why, error.todo
    changed.layers = tuple(
        FileChoice(f"{outer}{INSIDE}{layer.name}", layer.title or layer.name, layer.abstract, layer.crs)
        for layer in error.layers
    )
    return changed


def pick(
    offered: Sequence[ServiceLayer],
    wanted: str,
    stated: str,
    title: str,
    why: Callable[[], str],
    likely: Sequence[ServiceLayer] = (),
) -> list[ServiceLayer]:
    """Give what is to be opened: the wanted one, all of them, the only one, or the one that the record means.

    :param wanted: what a person chose; :data:`ALL` for all of them.
    :param stated: a name in the record, which may mean something else.
    :param likely: those that are meant when nothing is said (layers on the map rather than tables).
    :raises ManyFiles: it cannot be told.
    """
    if wanted == ALL:
        return list(offered)
    if wanted:
        exact = [layer for layer in offered if layer.name == wanted]
        if exact:
            return exact[:1]
    if len(offered) == 1:
        return list(offered)
    for name in filter(None, (wanted, stated)):
        # by their titles, which are what a record may know; names hold the place in an archive
        titles = [ServiceLayer(layer.title or layer.name) for layer in offered]
        try:
            found = choose_layer(titles, name, title)
        except ManyLayers:
            continue
        if found in titles:
            return [offered[titles.index(found)]]
    if not wanted and len(likely) == 1:
        return list(likely)
    raise ManyFiles(offered, why())
