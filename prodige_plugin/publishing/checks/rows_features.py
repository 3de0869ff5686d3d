"""Rows of the table of checks: geometries, fields, keys and texts."""

from __future__ import annotations

from ...i18n import tr
from ...metadata.findings import Severity
from .model import Check, Level, Words

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_ALL, _EXPERT = Level.BEGINNER, Level.EXPERT

ROWS = (
    Check(
        "geometry.invalid", _WARNING, _ALL, "make_valid",
        lambda: Words(
            tr("Invalid geometries"),
            tr("Outlines that cross themselves, or holes outside of their polygon, are drawn or counted wrongly by "
               "other programs. Let them be repaired in the copy, or correct them in the layer."),
        ),
    ),
    Check(
        "geometry.missing", _WARNING, _ALL, "drop_empty",
        lambda: Words(
            tr("Features without geometry"),
            tr("They have attributes and no place, so no map shows them. Leave them out of the copy, or keep them if "
               "people need their attributes."),
        ),
    ),
    Check(
        "geometry.empty", _WARNING, _ALL, "drop_empty",
        lambda: Words(
            tr("Empty geometries"),
            tr("They have a geometry without any point, which some programs refuse. Leave these features out of the "
               "copy."),
        ),
    ),
    Check(
        "geometry.not_finite", _ERROR, _ALL, "drop_not_finite",
        lambda: Words(
            tr("Coordinates that are no numbers"),
            tr("Some coordinates are infinite or not a number, most often after a failed transformation. Leave these "
               "features out of the copy, or correct them in the layer."),
        ),
    ),
    Check(
        "geometry.foreign", _ERROR, _ALL, "keep_kind",
        lambda: Words(
            tr("Geometries of another kind"),
            tr("A table holds points, lines or polygons, never two of them. Keep the layer's own kind in the copy, or "
               "split the layer."),
        ),
    ),
    Check(
        "geometry.mixed", _ERROR, _ALL, "keep_kind",
        lambda: Words(
            tr("Points, lines and polygons together"),
            tr("A published layer has one kind of geometry. Keep the most frequent one in the copy and publish the "
               "others as layers of their own, or split the layer first."),
        ),
    ),
    Check(
        "geometry.multi", _INFO, _EXPERT, "promote_multi",
        lambda: Words(
            tr("Single and multiple geometries"),
            tr("Some features have one part and some have several, and the target takes one type only. Let all become "
               "multiple in the copy; nothing is lost."),
        ),
    ),
    Check(
        "geometry.zm", _WARNING, _EXPERT, "drop_zm",
        lambda: Words(
            tr("Heights or measures that the target loses"),
            tr("The target keeps no Z or no M value, or keeps them for readers that cannot use them. Drop them "
               "knowingly, or publish in a format that keeps them."),
        ),
    ),
    Check(
        "geometry.flat_z", _INFO, _EXPERT, "drop_zm",
        lambda: Words(
            tr("Heights that are all the same"),
            tr("Every height is zero, one same value, or not a number: most likely a program added them. Drop them in "
               "the copy to make it smaller and easier to read."),
        ),
    ),
    Check(
        "geometry.curves", _INFO, _EXPERT, "segmentize",
        lambda: Words(
            tr("Curves"),
            tr("Arcs are kept by few formats; other programs draw them with short segments or not at all. Let them "
               "become segments in the copy, one for each degree."),
        ),
    ),
    Check(
        "feature.duplicate", _WARNING, _ALL, "drop_duplicates",
        lambda: Words(
            tr("Features that are there twice"),
            tr("They have the same geometry and the same attributes, to the last digit, and are counted twice. Keep "
               "one of each in the copy."),
        ),
    ),
    Check(
        "key.null", _WARNING, _ALL, "",
        lambda: Words(
            tr("Features without key"),
            tr("The key tells which feature is which when the layer is published again. Fill it in, or choose another "
               "field as the key."),
        ),
    ),
    Check(
        "key.duplicate", _WARNING, _ALL, "",
        lambda: Words(
            tr("Keys that are there twice"),
            tr("Two features with the same key cannot be told apart when the layer is updated. Correct them, or "
               "choose another field as the key."),
        ),
    ),
    Check(
        "field.case", _WARNING, _ALL, "rename_fields",
        lambda: Words(
            tr("Fields that differ by capitals only"),
            tr("A database tells them apart; shapefiles and many programs do not, and one hides the other. Let them be "
               "renamed in the copy, where styles and labels follow."),
        ),
    ),
    Check(
        "field.invalid", _ERROR, _ALL, "rename_fields",
        lambda: Words(
            tr("Field name not accepted"),
            tr("The name is empty, too long, or kept by the database for itself. Let it be renamed in the copy, where "
               "styles and labels follow."),
        ),
    ),
    Check(
        "field.rule", _WARNING, _ALL, "rename_fields",
        lambda: Words(
            tr("Field names against the platform's rule"),
            tr("The platform wants lower case letters without accents or spaces in names of fields. Let them be "
               "renamed in the copy, where styles and labels follow."),
        ),
    ),
    Check(
        "field.awkward", _INFO, _EXPERT, "rename_fields",
        lambda: Words(
            tr("Field names that must be quoted"),
            tr("Names with capitals, accents, spaces or SQL words are kept to the letter, and everybody who writes "
               "SQL or a filter must put them in quotes. Shorter, plain names serve them better."),
        ),
    ),
    Check(
        "field.short", _WARNING, _ALL, "rename_fields",
        lambda: Words(
            tr("Field names cut at ten characters"),
            tr("A shapefile keeps ten bytes of a name, and two names may become the same. Choose what they become, or "
               "publish in another format."),
        ),
    ),
    Check(
        "field.count", _ERROR, _ALL, "",
        lambda: Words(
            tr("Too many fields"),
            tr("The target cannot hold so many. Choose the fields to publish."),
        ),
    ),
    Check(
        "field.type", _WARNING, _EXPERT, "cast_types",
        lambda: Words(
            tr("Types that the target does not have"),
            tr("Lists, times, booleans, large integers or bytes become something else, or are lost, in the target. Let "
               "them become text or numbers that everybody can read."),
        ),
    ),
    Check(
        "value.integer", _WARNING, _EXPERT, "cast_types",
        lambda: Words(
            tr("Integers too large for the target"),
            tr("Their last digits are lost, because the target or its readers keep them as floating-point numbers or "
               "in too few digits. Let the field become text."),
        ),
    ),
    Check(
        "value.not_finite", _WARNING, _EXPERT, "",
        lambda: Words(
            tr("Numbers that are none"),
            tr("“Infinite” and “not a number” have no place in this format and become empty or make it unreadable. "
               "Replace them by NULL in the layer."),
        ),
    ),
    Check(
        "text.replacement", _WARNING, _ALL, "",
        lambda: Words(
            tr("Characters that were lost"),
            tr("A � stands where a letter could not be read, and what it was is not known any more. Read the source "
               "again with the right character set (layer properties › Source › encoding)."),
        ),
    ),
    Check(
        "text.mojibake", _WARNING, _ALL, "fix_mojibake",
        lambda: Words(
            tr("Garbled accents"),
            tr("Texts such as “Ã©” were read in the wrong character set. Those that can be put right exactly are put "
               "right in the copy; the layer itself is better read with the right encoding."),
        ),
    ),
    Check(
        "text.control", _WARNING, _EXPERT, "strip_control",
        lambda: Words(
            tr("Invisible characters"),
            tr("Control characters break XML and JSON answers, so that a whole service can fail for one feature. Let "
               "them be taken out of the copy."),
        ),
    ),
    Check(
        "text.too_long", _WARNING, _ALL, "",
        lambda: Words(
            tr("Texts cut by the target"),
            tr("The target keeps the beginning of long texts only. Shorten them, or publish in another format."),
        ),
    ),
    Check(
        "text.encoding", _WARNING, _ALL, "",
        lambda: Words(
            tr("Character set not declared"),
            tr("The shapefile does not say in which character set its texts are (no .cpg file), so accents are a "
               "guess. Look at a few names; if they are wrong, set the encoding in the layer's properties."),
        ),
    ),
)  # fmt: skip
