"""The addresses a platform of each product has, in words (the form of the platforms' window)."""

from __future__ import annotations

from ..i18n import tr

#: What the address of the catalogue looks like, for the products that are only searched.
_CATALOGUES = {
    "csw": "https://…/csw",
    "geonetwork": "https://…/geonetwork",
    "records": "https://…/collections/…",
    "ckan": "https://…",
    "udata": "https://www.data.gouv.fr",
    "geoplateforme": "https://data.geopf.fr/recherche",
}


def roles_of(product: str) -> list[tuple[str, str, str]]:
    """Give (role, label, example) of a product's endpoints; the first one is always needed."""
    if product in _CATALOGUES:
        return [("catalogue", tr("Catalogue"), _CATALOGUES[product])]
    roles = [("csw", tr("Catalogue (CSW)"), "https://…/csw")]
    if product == "qgis_server":
        roles += [
            ("csw_publication", tr("Catalogue for writing (CSW-T)"), "https://…/csw-publication"),
            ("service", tr("Services of a project"), "https://…/ows/{schema}/{project}"),
            ("features", tr("OGC API Features"), "https://…/ows/{schema}/{project}/ogcapi"),
            ("portal", tr("Portal"), "https://…/"),
            ("map", tr("Map page"), "https://…/?map={schema}/{project}"),
            ("database", tr("Database"), "host=… port=5432 dbname=…"),
            ("data_schema", tr("Schema of the data"), "public"),
            ("pg_service", tr("Service name (pg_service)"), "…"),
            ("reader_role", tr("Role that reads"), "…"),
        ]
    return roles


def product_text(product: str) -> str:
    """Give the name of a product that people know."""
    return {
        "qgis_server": tr("QGIS Server + PostGIS + CSW"),
        "csw": tr("Catalogue (CSW)"),
        "records": tr("OGC API Records"),
        "geonetwork": "GeoNetwork",
        "ckan": "CKAN",
        "udata": "udata",
        "geoplateforme": "Géoplateforme",
    }.get(product, product)
