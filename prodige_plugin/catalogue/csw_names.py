"""Namespaces of CSW 2.0.2 (OGC 07-006r1); those of the records are in :mod:`prodige_plugin.metadata.namespaces`."""

from __future__ import annotations

from ..metadata.namespaces import GMD

CSW = "http://www.opengis.net/cat/csw/2.0.2"
OGC = "http://www.opengis.net/ogc"
GML = "http://www.opengis.net/gml"
OWS = "http://www.opengis.net/ows"
DC = "http://purl.org/dc/elements/1.1/"
DCT = "http://purl.org/dc/terms/"
#: ISO application profile of CSW (OGC 07-045), whose queryables GeoNetwork and pycsw know.
APISO = "http://www.opengis.net/cat/csw/apiso/1.0"

#: ``outputSchema`` for full ISO 19139 records.
SCHEMA_ISO = GMD
#: ``outputSchema`` for Dublin Core (``csw:Record``), which every CSW must offer (§10.2.5).
SCHEMA_DUBLIN_CORE = CSW
