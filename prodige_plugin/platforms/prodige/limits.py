"""What PRODIGE asks of what is published: names of tables to be made, and of fields that a data set has already."""

from __future__ import annotations

from ...publishing.checks.model import Limits, Target
from ..checking import territory
from ..model import Platform


def of_package(platform: Platform) -> Limits:
    """Give what is asked of a layer that becomes a deposit package, and of the table made of it."""
    return Limits(target=Target.GPKG, covadis=True, territory=territory(platform))


def of_dataset(platform: Platform) -> Limits:
    """Give what is asked of a layer whose rows go into a data set: that has its name already."""
    return Limits(target=Target.PRODIGE_API, name_pattern=".*", name_length=200, territory=territory(platform))
