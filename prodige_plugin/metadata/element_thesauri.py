"""The thesauri whose keywords have a row of their own in the element table, and how each is cited."""

from __future__ import annotations

from .citations import is_inspire_themes
from .codecs_groups import Thesaurus

THEMES = Thesaurus(
    codelist="InspireTheme",
    title="GEMET - INSPIRE themes, version 1.0",
    href="http://www.eionet.europa.eu/gemet/inspire_themes",
    date="2008-06-01",
    recognise=is_inspire_themes,
)
SCOPE = Thesaurus(
    codelist="SpatialScope",
    title="Spatial scope",
    href="http://inspire.ec.europa.eu/metadata-codelist/SpatialScope",
    date="2019-05-22",
    recognise=lambda title: title in ("spatial scope", "champ géographique"),
)
HIGH_VALUE = Thesaurus(
    codelist="HighValueCategory",
    title="High-value dataset categories",
    href="http://data.europa.eu/bna/asd487ae75",
    date="2023-09-27",
    recognise=lambda title: title == "high - value dataset categories",
)
