"""How much a plan sends: features, and bytes as the checks estimated them. Knows neither Qt nor QGIS."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..i18n import tr

if TYPE_CHECKING:
    from .plan import Plan, Step


@dataclass(frozen=True)
class Volume:
    """What one step sends; -1 where it is not known, or there are none."""

    features: int = -1
    #: bytes, about.
    size: int = -1

    def share(self, features: int) -> Volume:
        """Give the volume of some of these features."""
        known = self.size >= 0 and self.features > 0
        return Volume(features, self.size * features // self.features if known else -1)


def volume_of(step: Step) -> Volume | None:
    """Give how much a step sends: its attribute ``volume``, ``None`` where it has none."""
    found = getattr(step, "volume", None)
    return found if isinstance(found, Volume) else None


def total(plan: Plan) -> Volume | None:
    """Give how much all steps send together, as far as it is known; ``None`` where nothing is."""
    known = [volume for volume in map(volume_of, plan.steps) if volume is not None]
    features = [volume.features for volume in known if volume.features >= 0]
    sizes = [volume.size for volume in known if volume.size >= 0]
    if not features and not sizes:
        return None
    return Volume(sum(features) if features else -1, sum(sizes) if sizes else -1)


def volume_text(volume: Volume) -> str:
    """Write a volume for people: ``"12 features, about 3.2 MB"``; "" where nothing is known of it."""
    parts = []
    if volume.features >= 0:
        parts.append(tr("%n feature(s)", n=volume.features))
    if volume.size >= 0:
        parts.append(tr("about {size}", size=human(volume.size)))
    return ", ".join(parts)


def human(size: int) -> str:
    """Write a number of bytes for people: ``"3.2 GB"`` (powers of ten, as disks are sold)."""
    amount, units = float(size), (tr("B"), tr("kB"), tr("MB"), tr("GB"), tr("TB"))
    for unit in units:
        if amount < 1000 or unit == units[-1]:
            break
        amount /= 1000
    if unit == units[0] or amount >= 100:
        return f"{amount:.0f} {unit}"
    whole, tenth = f"{amount:.1f}".split(".")
    return tr("{whole}.{tenth} {unit}", whole=whole, tenth=tenth, unit=unit)
