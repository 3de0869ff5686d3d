"""Rows of the table of checks: the name, the coordinate system, the extent, the source and the size of a layer."""

from __future__ import annotations

from ...i18n import tr
from ...metadata.findings import Severity
from .model import Check, Level, Words

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_ALL, _EXPERT = Level.BEGINNER, Level.EXPERT

ROWS = (
    Check(
        "job.refused", _WARNING, _ALL, "",
        lambda: Words(
            tr("Layer left out"),
            tr("This layer cannot be published on this platform. The others can: correct its cause, or publish "
               "without it."),
        ),
    ),
    Check(
        "map.left_out", _WARNING, _ALL, "",
        lambda: Words(
            tr("Not shown by the map"),
            tr("The published map can only show what the server reaches. Publish this layer with the map, or take "
               "it out of the project."),
        ),
    ),
    Check(
        "name.invalid", _ERROR, _ALL, "rename",
        lambda: Words(
            tr("Name of the table"),
            tr("The name becomes part of addresses and of SQL, so it has lower case letters without accents, digits "
               "and underscores only. Words that SQL keeps for itself cannot be used; choose another name."),
        ),
    ),
    Check(
        "name.taken", _ERROR, _ALL, "rename",
        lambda: Words(
            tr("Name already taken"),
            tr("Something else on the platform has this name and is never overwritten. Choose another name."),
        ),
    ),
    Check(
        "name.replaces", _WARNING, _ALL, "rename",
        lambda: Words(
            tr("Replaces a publication"),
            tr("A publication of yours has this name; it will be replaced, and kept if anything fails. Choose "
               "another name to keep both."),
        ),
    ),
    Check(
        "name.covadis", _INFO, _EXPERT, "rename",
        lambda: Words(
            tr("COVADIS naming"),
            tr("French administrations name tables by producer's level, theme, geometry and territory, such as "
               "n_zone_humide_s_026. Nothing enforces it, but people find and sort such names more easily."),
        ),
    ),
    Check(
        "crs.missing", _ERROR, _ALL, "choose_crs",
        lambda: Words(
            tr("No coordinate reference system"),
            tr("Without one nobody knows where the coordinates are on Earth. Ask the producer, or choose the one "
               "with which the layer falls into place; in mainland France it is most often EPSG:2154."),
        ),
    ),
    Check(
        "crs.unknown", _ERROR, _ALL, "choose_crs",
        lambda: Words(
            tr("Coordinate reference system of your own"),
            tr("It is defined in this QGIS or in the file alone, and a server cannot look it up. Publish in a "
               "system with an EPSG code; coordinates are transformed on the way."),
        ),
    ),
    Check(
        "crs.no_epsg", _ERROR, _ALL, "choose_crs",
        lambda: Words(
            tr("Coordinate reference system without EPSG code"),
            tr("Databases and web services speak of coordinate systems by EPSG codes only. Publish in the system "
               "with an EPSG code that is the same or closest; coordinates are transformed on the way."),
        ),
    ),
    Check(
        "crs.not_allowed", _ERROR, _ALL, "choose_crs",
        lambda: Words(
            tr("Coordinate reference system not accepted"),
            tr("The platform does not store or serve this coordinate system. Choose one that it accepts; "
               "coordinates are transformed on the way."),
        ),
    ),
    Check(
        "extent.outside", _WARNING, _ALL, "",
        lambda: Words(
            tr("Outside the platform's territory"),
            tr("All or a part of the features lie outside what the platform covers. A wrong coordinate system is "
               "the usual cause; if the data are right, publish them as they are."),
        ),
    ),
    Check(
        "extent.degrees", _WARNING, _ALL, "declare_crs",
        lambda: Words(
            tr("Degrees in a metric system"),
            tr("The coordinates look like longitudes and latitudes, yet the layer says they are metres: it would be "
               "drawn in the sea off Africa, or nowhere. Say that they are degrees if they are."),
        ),
    ),
    Check(
        "extent.beyond", _WARNING, _ALL, "declare_crs",
        lambda: Words(
            tr("Coordinates beyond their system"),
            tr("There are coordinates where this system has none, such as a latitude of 2,000,000. The layer was most "
               "likely given a wrong coordinate system; choose the right one."),
        ),
    ),
    Check(
        "extent.swapped", _WARNING, _ALL, "swap_xy",
        lambda: Words(
            tr("Axes the wrong way round"),
            tr("With x and y exchanged the features fall into the territory, as they are they do not. Latitude was "
               "taken for longitude somewhere; let the copy have them exchanged."),
        ),
    ),
    Check(
        "layer.empty", _WARNING, _ALL, "",
        lambda: Words(
            tr("No feature"),
            tr("Nothing will be drawn or listed. Look whether a filter or a missing file is the cause."),
        ),
    ),
    Check(
        "size.upload", _ERROR, _ALL, "",
        lambda: Words(
            tr("Larger than what can be sent"),
            tr("The platform refuses files of this size, and would do so at the end of a long wait. Publish fewer "
               "fields or features, split the layer, or ask the administrator."),
        ),
    ),
    Check(
        "size.quota", _ERROR, _ALL, "",
        lambda: Words(
            tr("More than the room left"),
            tr("Your account has less room on the platform than this needs. Unpublish what is not used any more, or "
               "ask the administrator for room."),
        ),
    ),
    Check(
        "size.format", _ERROR, _ALL, "",
        lambda: Words(
            tr("Larger than the format can hold"),
            tr("No file of a shapefile may be larger than 2 GB. Publish fewer fields, split the layer, or choose "
               "another format."),
        ),
    ),
    Check(
        "source.joins", _INFO, _EXPERT, "",
        lambda: Words(
            tr("Joins are frozen"),
            tr("Fields joined from other tables become fields of the copy, with the values they have now. When the "
               "other table changes, publish again."),
        ),
    ),
    Check(
        "source.virtual", _INFO, _EXPERT, "",
        lambda: Words(
            tr("Computed fields are frozen"),
            tr("Virtual fields and virtual layers become plain values in the copy, as they are computed now. When "
               "the data change, publish again."),
        ),
    ),
    Check(
        "source.filter", _INFO, _ALL, "",
        lambda: Words(
            tr("A filter is set"),
            tr("Only the features that the layer's filter lets through are published. Take the filter off to publish "
               "all of them."),
        ),
    ),
    Check(
        "source.selection", _INFO, _ALL, "",
        lambda: Words(
            tr("Only chosen features"),
            tr("You chose to publish some features only. The record and the service will describe these alone."),
        ),
    ),
    Check(
        "source.unsaved", _WARNING, _ALL, "",
        lambda: Words(
            tr("Edits not saved"),
            tr("What is published includes edits that are not saved in your own file. Save them, or give them up, so "
               "that the two stay the same."),
        ),
    ),
    Check(
        "source.secret", _WARNING, _ALL, "strip_secrets",
        lambda: Words(
            tr("A secret in the layer"),
            tr("An account, a token or a signed address stands in the layer's texts, properties or links, and could be "
               "read by everybody once published. Let it be taken out of the copy."),
        ),
    ),
    Check(
        "record.unseen", _WARNING, _ALL, "",
        lambda: Words(
            tr("Record nobody has looked at"),
            tr("The layer has no record of its own, so one is made of what the layer tells. Look at it in the Metadata "
               "dock before it is published, or complete it afterwards."),
        ),
    ),
    Check(
        "record.faults", _WARNING, _ALL, "",
        lambda: Words(
            tr("Record that breaks rules"),
            tr("It is published all the same, and portals may refuse it. The Metadata dock shows each rule that is "
               "broken, and repairs many of them."),
        ),
    ),
    Check(
        "raster.unreadable", _ERROR, _ALL, "",
        lambda: Words(
            tr("Image cannot be read"),
            tr("The file is missing, damaged, or of a format this computer cannot read. Check that it still draws in "
               "QGIS."),
        ),
    ),
    Check(
        "raster.georeference", _ERROR, _ALL, "",
        lambda: Words(
            tr("Image without place"),
            tr("The image has no georeference, so it cannot be put on a map. Georeference it first (Layer › "
               "Georeferencer)."),
        ),
    ),
    Check(
        "raster.rotated", _WARNING, _EXPERT, "",
        lambda: Words(
            tr("Rotated image"),
            tr("The image's rows do not run from west to east, and some servers draw such images wrongly. Publishing "
               "it in another coordinate system straightens it."),
        ),
    ),
    Check(
        "raster.nodata", _INFO, _EXPERT, "",
        lambda: Words(
            tr("No value for “no data”"),
            tr("Nothing says which pixels hold no data, so black or zero may be drawn around the image. Set the value "
               "in the layer's properties (Transparency) if there is one."),
        ),
    ),
    Check(
        "raster.bands", _WARNING, _EXPERT, "",
        lambda: Words(
            tr("Many or mixed bands"),
            tr("Web maps draw one or three bands, and readers expect all bands to be of one type. Publish those bands "
               "that are of use, or say in the record what each one is."),
        ),
    ),
)  # fmt: skip
