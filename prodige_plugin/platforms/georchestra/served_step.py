"""What the steps that put a layer, an image or a group of layers in service share."""

from __future__ import annotations

from abc import ABC
from dataclasses import dataclass
from typing import ClassVar

from ...publishing.plan import Target, TargetKind
from ..item_step import ItemStep
from .context import Context
from .items import Item


@dataclass
class ServedStep(ItemStep[Context, Item], ABC):
    """A step whose target is known to people by its workspace and its name."""

    #: what it puts in service.
    served: ClassVar[TargetKind] = TargetKind.SERVICE

    @property
    def targets(self) -> tuple[str, ...]:
        """The layer or the group."""
        workspace = f"{self.item.workspace}:" if self.item is not None else ""
        return (Target(f"{workspace}{self.name}", self.served),)
