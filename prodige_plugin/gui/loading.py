"""From a result to layers in the project: built in a task, added on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject

from ..catalogue.model import Summary
from ..errors import Cancelled, PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..platforms.model import Platform
from ..services import crs_home
from ..services.built import Built, Group, LoadOptions
from . import messages
from .tasks import PRIORITY_HIGH, Progress, TaskHandle, run_task


@dataclass(frozen=True)
class Outcome:
    """What a task of loading came to: what was built, and the choices a person still has to make."""

    built: Built | None
    #: a name chosen before → the ``ManyLayers`` that says what there is to choose inside it.
    choices: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Loading:
    """What is to be loaded, and where to."""

    #: a ``LayerSource`` of the services' room.
    source: Any
    summary: Summary
    platform_key: str
    iface: Any
    #: when it is destroyed, loading is cancelled.
    owner: QObject
    #: called without arguments when it is over, well or not.
    on_end: Callable[[], None]
    on_progress: Progress | None = None
    options: LoadOptions = field(default_factory=LoadOptions)
    #: the platform the link comes from: its account is used on its own servers, and nowhere else.
    platform: Platform | None = None
    #: starts it again, by default as it is: after a choice (with the names chosen), or at "Try again".
    restart: Callable[..., object] | None = None

    def again(self, restart: Callable[..., object], on_end: Callable[[], None], on_progress: Progress) -> Loading:
        """Give the same loading, told of to others."""
        return replace(self, restart=restart, on_end=on_end, on_progress=on_progress)

    @property
    def title(self) -> str:
        """What is loaded, for a list of tasks."""
        return tr("Load {title}", title=self.summary.title or self.source.title)

    def start(self, *names: str) -> TaskHandle:
        """Load, and make the first new layer the active one.

        :param names: the layers, entries or files that the person chose.
        """
        source, summary = with_account(self.source, self.platform), self.summary
        wanted = [replace(self.options, layer_name=name) for name in names] or [self.options]
        crs_home.keep((*crs_home.FIRST, self.options.crs, QgsProject.instance().crs().authid()))

        def work(feedback: Feedback) -> Outcome:
            return build_all(source, wanted, summary.title or source.title, feedback)

        return run_task(
            self.title, work, self._done, self._failed, self.on_end, self.on_progress, self.owner,
            priority=PRIORITY_HIGH,
        )  # fmt: skip

    def _done(self, outcome: Outcome) -> None:
        from ..platforms.web_pages import record_page
        from ..services.loading import add_built

        self.on_end()
        built = outcome.built
        if built is not None and built.layers:
            try:
                page = record_page(self.platform, self.summary.identifier) if self.platform is not None else ""
                added = add_built(built, QgsProject.instance(), self.summary, self.platform_key, page)
            except PluginError as error:
                messages.show_error(error)
                return
            if added:
                self.iface.setActiveLayer(added[0])
        if built is not None and built.notes:
            messages.show_note(notes_text(self.summary.title or self.source.title, built.notes), 15)
        for choice in outcome.choices.values():
            self._choose(choice)

    def _failed(self, error: PluginError) -> None:
        from ..services.capabilities import ManyLayers

        self.on_end()
        if isinstance(error, ManyLayers) and error.layers:
            self._choose(error)
        else:
            messages.show_error(error, retry=self.restart or self.start)

    def _choose(self, error: Any) -> None:
        """Let the person choose among what there is; not modal."""
        from .layer_choice import LayerChoice

        LayerChoice(self.summary.title, error.layers, self._chosen, self.iface.mainWindow(), why=error.why).show()

    def _chosen(self, names: Sequence[str]) -> None:
        (self.restart or self.start)(*names)


def build_all(source: Any, wanted: Sequence[LoadOptions], title: str, feedback: Feedback) -> Outcome:
    """Build one layer or several, one after the other. Worker thread.

    Of several, one that fails is said in a note and does not keep the others from loading.

    :param title: names the group that several come in.
    :raises PluginError: none could be built; see :func:`~prodige_plugin.services.loading.build`.
    """
    from ..services.capabilities import ManyLayers
    from ..services.loading import build

    if len(wanted) == 1:
        return Outcome(build(source, wanted[0], feedback))
    parts: list[Built] = []
    notes: list[str] = []
    choices: dict[str, Any] = {}
    first: PluginError | None = None
    for rank, options in enumerate(wanted):
        feedback.check()
        try:
            parts.append(build(source, options, feedback.part(rank / len(wanted), (rank + 1) / len(wanted))))
        except Cancelled:
            raise
        except ManyLayers as error:
            choices[options.layer_name] = error
        except PluginError as error:
            first = first or error
            why = error.why or error.what
            notes.append(tr("“{name}” could not be loaded: {why}", name=options.layer_name, why=why))
    if first is not None and not parts and not choices:
        raise first
    return Outcome(_together(parts, title, notes) if parts else None, choices)


def _together(parts: Sequence[Built], title: str, notes: Sequence[str]) -> Built:
    """Give one outcome of several, in one group, in the order they were chosen."""
    children: list[Any] = []
    hidden: set[str] = set()
    for part in parts:
        children += [part.group] if part.group is not None else part.layers
    layers = [layer for part in parts for layer in part.layers]
    group = Group(title, children, hidden) if len(children) > 1 else parts[0].group
    said = dict.fromkeys([*(note for part in parts for note in part.notes), *notes])
    return Built(layers, group, tuple(said))


def with_account(source: Any, platform: Platform | None) -> Any:
    """Give the source with the platform's account, if it is served by the platform itself (promise P3)."""
    if platform is None or not platform.authcfg or source.authcfg:
        return source
    from ..services import sources

    return sources.with_account(source, platform.authcfg, platform.endpoints.values())


def notes_text(title: str, notes: Sequence[str]) -> str:
    """Give what was repaired or left out as one calm message."""
    return tr("“{title}”: {notes}", title=title, notes=" ".join(notes))
