"""What goes with the project's map when it is published: layers, themes, layouts."""

from __future__ import annotations

from qgis.core import QgsProject

from ..i18n import tr


def extras() -> tuple[int, int]:
    """Give how many themes and layouts the project has."""
    project = QgsProject.instance()
    return len(project.mapThemeCollection().mapThemes()), len(project.layoutManager().layouts())


def parts_text(layers: int) -> str:
    """Say what the map is made of: ``3 layers · 2 themes · 1 layout``."""
    themes, layouts = extras()
    parts = [tr("%n layer(s)", n=layers)]
    parts += [tr("%n theme(s)", n=themes)] if themes else []
    parts += [tr("%n layout(s)", n=layouts)] if layouts else []
    return " · ".join(parts)
