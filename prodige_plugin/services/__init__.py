"""Load: online resource → layer source → QGIS layer."""
