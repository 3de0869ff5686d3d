"""Rows of the table of checks: styles, and what they and the map need that is not in the data."""

from __future__ import annotations

from ...i18n import tr
from ...metadata.findings import Severity
from .model import Check, Level, Words

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_ALL, _EXPERT = Level.BEGINNER, Level.EXPERT

ROWS = (
    Check(
        "style.loss", _WARNING, _ALL, "",
        lambda: Words(
            tr("Drawn otherwise by the platform"),
            tr("The platform's map server cannot draw this part of the style. What it draws instead is told, and "
               "compared after publication; simplify the style if it matters."),
        ),
    ),
    Check(
        "style.image", _WARNING, _ALL, "",
        lambda: Words(
            tr("Images of the style"),
            tr("The style draws a picture file that is missing, or too large to travel with it. Put a smaller picture "
               "in its place, or embed it in the style."),
        ),
    ),
    Check(
        "style.remote", _WARNING, _EXPERT, "",
        lambda: Words(
            tr("Images from the web"),
            tr("The style draws pictures from another web site, which the server may not reach and which may vanish. "
               "Embed them in the style."),
        ),
    ),
    Check(
        "style.font", _INFO, _EXPERT, "",
        lambda: Words(
            tr("Fonts"),
            tr("Where the server lacks a font, it draws another, and labels take more or less room. Fonts such as "
               "DejaVu Sans or Open Sans are found on most servers."),
        ),
    ),
    Check(
        "style.function", _WARNING, _EXPERT, "",
        lambda: Words(
            tr("Expression functions of your own"),
            tr("Functions written in Python, or brought by a plugin, do not exist on the server, and what uses them is "
               "not drawn. Compute their result into a field first."),
        ),
    ),
    Check(
        "style.column", _WARNING, _ALL, "",
        lambda: Words(
            tr("Fields that the style needs"),
            tr("The style, the labels or the map tips use fields that are not published. Publish these fields too, or "
               "change the style."),
        ),
    ),
    Check(
        "style.renderer", _WARNING, _ALL, "",
        lambda: Words(
            tr("Style of a plugin"),
            tr("The layer is drawn by a renderer that a plugin brought, which the server does not have. Choose one of "
               "QGIS's own."),
        ),
    ),
    Check(
        "form.file", _INFO, _EXPERT, "",
        lambda: Words(
            tr("Form from a file"),
            tr("The attribute form is a .ui file of this computer and is not published. Web readers see the plain "
               "list of fields."),
        ),
    ),
    Check(
        "code.python", _WARNING, _EXPERT, "",
        lambda: Words(
            tr("Python code in the layer"),
            tr("Actions, macros or form functions in Python stay in what is published, where everybody can read them "
               "and no server runs them. Take them out if they are not for others."),
        ),
    ),
    Check(
        "relation.layer", _INFO, _EXPERT, "",
        lambda: Words(
            tr("Relations to other layers"),
            tr("Forms and lists take values from another layer. Publish it too, with the map, for the values to be "
               "shown."),
        ),
    ),
    Check(
        "map.relation", _WARNING, _EXPERT, "",
        lambda: Words(
            tr("Relations of the project"),
            tr("A relation is published with a map on QGIS Server, when both its layers are, and the fields by which "
               "they are tied. Others are lost: forms and layouts show no linked features there."),
        ),
    ),
    Check(
        "layout.picture", _WARNING, _ALL, "",
        lambda: Words(
            tr("Pictures of a layout"),
            tr("A print layout shows picture files of this computer, which the server does not have. Embed them in the "
               "layout, or print without them."),
        ),
    ),
    Check(
        "layout.field", _WARNING, _ALL, "",
        lambda: Words(
            tr("Renamed fields in layouts"),
            tr("A print layout reads fields by names that are others in what is published, in a way that cannot be "
               "followed. Change the expression, or rename the fields in the layer itself."),
        ),
    ),
    Check(
        "layout.table", _INFO, _EXPERT, "",
        lambda: Words(
            tr("Layout parts that need the desktop"),
            tr("HTML frames and items of plugins are not drawn by QGIS Server as QGIS draws them. Look at a print of "
               "the published map."),
        ),
    ),
)  # fmt: skip
