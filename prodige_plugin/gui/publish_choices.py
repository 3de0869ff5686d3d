"""What a person chose for each layer to publish; kept with the layer, so that the next time it is there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from qgis.core import QgsMapLayer, QgsVectorLayer

from ..i18n import tr
from ..publishing.prepared import Update
from . import publish_repairs
from .formats import number_text

#: Custom property of a layer that holds the choices: a JSON object, no secret in it.
CHOICES = "prodige/choices"
#: Custom properties of a layer: its record, the platform of the record, its publication there.
RECORD_ID, PLATFORM, PUBLICATION = "prodige/record_id", "prodige/platform", "prodige/publication"


@dataclass
class LayerChoice:
    """The options of one layer, as chosen for one platform."""

    #: table, store or file on the platform; "" lets the plugin make one of the title.
    name: str = ""
    #: authority code to publish in; "" publishes in the layer's own.
    crs: str = ""
    selected_only: bool = False
    #: fields to publish; ``None`` publishes all.
    columns: tuple[str, ...] | None = None
    #: field by which features are recognised; "" lets the source's own key decide.
    key_field: str = ""
    #: what is sent again; not kept from one session to the next: whole changes are what is meant then.
    update: Update = Update.CHANGES
    #: data set of the platform that is updated; "" makes a new one.
    dataset: str = ""
    dataset_title: str = ""
    #: repairs taken, in their order; carried out on each publication.
    repairs: list[publish_repairs.Taken] = field(default_factory=list)

    def repaired(self, key: str, answer: str, layer: QgsMapLayer) -> None:
        """Take a repair and its answer: as the name or the CRS chosen where it is that, else among the repairs."""
        if key == "rename":
            self.name = answer
        elif key == "choose_crs" and layer.crs().isValid():
            self.crs = answer
        elif (key, answer) not in self.repairs:
            self.repairs.append((key, answer))

    def words(self, layer: QgsMapLayer) -> list[str]:
        """Give what differs from the usual, in a few words each."""
        found = []
        if self.selected_only and isinstance(layer, QgsVectorLayer):
            chosen = layer.selectedFeatureCount()
            found.append(tr("%n selected", n=chosen) if chosen else tr("none selected"))
        if self.columns is not None and isinstance(layer, QgsVectorLayer):
            kept = [name for name in self.columns if layer.fields().indexOf(name) >= 0]
            found.append(
                tr("{some} of {all} fields", some=number_text(len(kept)), all=number_text(layer.fields().count()))
            )
        if self.crs:
            found.append(f"→ {self.crs}")
        if self.update is not Update.CHANGES:
            found.append(update_text(self.update))
        if self.dataset:
            found.append(tr("updates “{title}”", title=self.dataset_title or self.dataset))
        if self.repairs:
            found.append(tr("%n repair(s)", n=len(self.repairs)))
        return found

    def give_to(self, prepared: Any, layer: QgsMapLayer) -> None:
        """Note the choices on what is taken of the layer. GUI thread.

        :param prepared: a ``PreparedLayer`` or ``PreparedRaster``.
        """
        if self.name:
            prepared.table = self.name
        if self.crs and layer.crs().isValid() and self.crs != layer.crs().authid():
            prepared.target_crs = self.crs
        if isinstance(layer, QgsVectorLayer):
            self._give_features(prepared, layer)
        publish_repairs.again(prepared, self.repairs)

    def _give_features(self, prepared: Any, layer: QgsVectorLayer) -> None:
        """Note which features and fields are published, and how they are recognised."""
        if self.selected_only:
            prepared.chosen = frozenset(layer.selectedFeatureIds())
        if self.columns is not None:
            known = set(layer.fields().names())
            prepared.columns = tuple(name for name in self.columns if name in known)
        prepared.update = self.update
        if self.key_field in layer.fields().names():
            prepared.key_field = self.key_field
        prepared.dataset = self.dataset


def update_text(update: Update) -> str:
    """Give the words for what is sent again."""
    return {
        Update.CHANGES: tr("What changed"),
        Update.ALL: tr("Everything"),
        Update.STYLE: tr("The style alone"),
        Update.RECORD: tr("The record alone"),
    }[update]


@dataclass
class Choices:
    """The choices for the layers of the project on one platform."""

    platform: str = ""
    _held: dict[tuple[str, str], LayerChoice] = field(default_factory=dict)

    def of(self, layer: QgsMapLayer) -> LayerChoice:
        """Give the choices of a layer, as they were kept with it at first."""
        key = (self.platform, layer.id())
        if key not in self._held:
            self._held[key] = _read(layer, self.platform)
        return self._held[key]

    def keep(self, layer: QgsMapLayer) -> None:
        """Keep the choices with the layer; nothing is kept of a layer for which nothing was chosen."""
        chosen = self.of(layer)
        held = _held(layer)
        common = {
            "crs": chosen.crs, "selected_only": chosen.selected_only, "key_field": chosen.key_field,
            "columns": list(chosen.columns) if chosen.columns is not None else None,
        }  # fmt: skip
        there = {
            "name": chosen.name, "dataset": chosen.dataset, "dataset_title": chosen.dataset_title,
            "repairs": [list(one) for one in chosen.repairs],
        }  # fmt: skip
        platforms = held.get("platforms")
        platforms = dict(platforms) if isinstance(platforms, dict) else {}
        platforms[self.platform] = {key: value for key, value in there.items() if value}
        kept: dict[str, Any] = {key: value for key, value in common.items() if value or value == []}
        named = {key: value for key, value in platforms.items() if value}
        if named:
            kept["platforms"] = named
        if kept:
            layer.setCustomProperty(CHOICES, json.dumps(kept, ensure_ascii=False))
        else:
            layer.removeCustomProperty(CHOICES)

    def refusals(self, layers: Sequence[QgsMapLayer]) -> list[tuple[str, str]]:
        """Give (layer id, sentence) of choices that leave nothing to publish."""
        found = []
        for layer in layers:
            chosen = self.of(layer)
            if not isinstance(layer, QgsVectorLayer):
                continue
            if chosen.selected_only and not layer.selectedFeatureCount():
                found.append((layer.id(), tr("Only the selected features are to be published, and none is selected.")))
            if chosen.columns is not None and not set(chosen.columns) & set(layer.fields().names()):
                if layer.isSpatial():
                    continue
                found.append((layer.id(), tr("None of its fields is to be published, and it has no geometry.")))
        return found


def published_before(layer: QgsMapLayer, platform: str) -> bool:
    """Whether a layer was published on a platform from this project."""
    return bool(layer.customProperty(PUBLICATION, "")) and layer.customProperty(PLATFORM, "") == platform


def _held(layer: QgsMapLayer) -> dict[str, Any]:
    """Give what a layer's property holds; a project may come from anywhere, so nothing in it is relied on."""
    try:
        found = json.loads(str(layer.customProperty(CHOICES, "") or "{}"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _read(layer: QgsMapLayer, platform: str) -> LayerChoice:
    held = _held(layer)
    platforms = held.get("platforms")
    there = platforms.get(platform) if isinstance(platforms, dict) else None
    there = there if isinstance(there, dict) else {}
    columns = held.get("columns")
    return LayerChoice(
        name=str(there.get("name") or ""),
        crs=str(held.get("crs") or ""),
        selected_only=held.get("selected_only") is True,
        columns=tuple(map(str, columns)) if isinstance(columns, list) else None,
        key_field=str(held.get("key_field") or ""),
        dataset=str(there.get("dataset") or ""),
        dataset_title=str(there.get("dataset_title") or ""),
        repairs=publish_repairs.read(there.get("repairs")),
    )
