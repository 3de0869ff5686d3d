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
    if product == "csw":
        return [
            ("catalogue", tr("Catalogue"), _CATALOGUES[product]),
            ("csw_publication", tr("Catalogue for writing (CSW-T)"), "https://…/csw-publication"),
        ]
    if product in _CATALOGUES:
        return [("catalogue", tr("Catalogue"), _CATALOGUES[product])]
    if product == "prodige":
        return [
            ("catalogue", tr("Catalogue (GeoNetwork)"), "https://catalogue.…/geonetwork"),
            ("csw", tr("Catalogue (CSW)"), "https://catalogue.…/geonetwork/srv/fre/csw"),
            ("services", tr("Services (WMS, WFS)"), "https://datacarto.…"),
            ("features", tr("OGC API Features"), "https://admin.…/api/ogc-features"),
            ("api", tr("API of PRODIGE 5"), "https://catalogue.…/api"),
            ("download", tr("Downloads"), "https://telechargement.…"),
            ("sftp", tr("Folder of deposits (SFTP)"), "sftp://…/…"),
            ("administration", tr("Administration page"), "https://admincarto.…"),
            ("portal", tr("Portal"), "https://www.…"),
        ]
    if product == "georchestra":
        return [
            ("catalogue", tr("Catalogue (GeoNetwork)"), "https://…/geonetwork"),
            ("csw", tr("Catalogue (CSW)"), "https://…/geonetwork/srv/fre/csw"),
            ("services", tr("Services (GeoServer)"), "https://…/geoserver/ows"),
            ("mapstore", tr("Maps (MapStore)"), "https://…/mapstore"),
            ("datafeeder", tr("Datafeeder, version 1"), "https://…/datafeeder"),
            ("datafeeder2", tr("Datafeeder, version 2"), "https://…/datafeeder-backend"),
            ("portal", tr("Portal"), "https://…"),
        ]
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


def role_text(product: str, role: str) -> str:
    """Give the words for an endpoint role of a product."""
    if role == "sign_in":
        return tr("Sign-in page")
    return next((label for key, label, _example in roles_of(product) if key == role), role)


def product_text(product: str) -> str:
    """Give the name of a product that people know."""
    return {
        "qgis_server": tr("QGIS Server + PostGIS + CSW"),
        "prodige": "PRODIGE",
        "georchestra": "géOrchestra",
        "csw": tr("Catalogue (CSW)"),
        "records": tr("OGC API Records"),
        "geonetwork": "GeoNetwork",
        "ckan": "CKAN",
        "udata": "udata",
        "geoplateforme": "Géoplateforme",
    }.get(product, product)
