"""A static INSPIRE download service: service feed, data set feeds, OpenSearch description and files.

::

    with HttpServer() as server:
        atom = AtomService(server, {"towns": [Download("/d/towns.gpkg", body, "gpkg", 2154)]})
        …atom.service, atom.feed("towns"), atom.search

Addresses and elements as the Technical Guidance for INSPIRE Download Services has them. PRODIGE's own addresses
(``/rss/atomfeed/…``) can be taken with ``prodige=True``.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from tests.servers.http import HttpServer
from tests.servers.ranges import RangedFile

NAMESPACE = "https://data.example/id"
_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
    'xmlns:georss="http://www.georss.org/georss" '
    'xmlns:inspire_dls="http://inspire.ec.europa.eu/schemas/inspire_dls/1.0" xml:lang="fr">'
)
_TYPES = {
    "gpkg": "application/geopackage+sqlite3",
    "shp": "application/x-shapefile",
    "geojson": "application/geo+json",
    "gml": "application/gml+xml;version=3.2",
    "csv": "text/csv",
}


@dataclass
class Download:
    """One file of a data set."""

    path: str
    body: bytes
    format: str
    code: int = 2154
    #: "alternate", "enclosure" or "section" (a part).
    rel: str = "alternate"
    #: entry it belongs to; downloads of one entry stand together.
    entry: str = ""
    title: str = ""
    #: what it covers: south, west, north, east.
    box: str = ""


class AtomService:
    """The routes of the service."""

    def __init__(self, server: HttpServer, datasets: dict[str, list[Download]], *, prodige: bool = False) -> None:
        """:param datasets: code of each data set → its files."""
        self._server = server
        self._base = "/rss/atomfeed/" if prodige else "/atom/"
        self.files: dict[str, RangedFile] = {}
        top = "topatom" if prodige else "service.xml"
        self.service = server.url(self._base + top)
        self.search = server.url("/atom/search.xml")
        entries = []
        for code, downloads in datasets.items():
            entries.append(
                f"<entry><title>Jeu {escape(code)}</title><id>{escape(self.feed(code))}</id>"
                f"<inspire_dls:spatial_dataset_identifier_code>{escape(code)}"
                f"</inspire_dls:spatial_dataset_identifier_code>"
                f"<inspire_dls:spatial_dataset_identifier_namespace>{NAMESPACE}"
                f"</inspire_dls:spatial_dataset_identifier_namespace>"
                f'<link rel="describedby" href="{server.url("/csw/" + code)}" type="application/xml"/>'
                f'<link rel="alternate" href={quoteattr(self.feed(code))} '
                f"{'' if prodige else 'type=' + quoteattr('application/atom+xml')}/>"
                f"</entry>"
            )
            self._xml(self._way(code), self._dataset(code, downloads))
            for download in downloads:
                file = RangedFile(download.body, _TYPES.get(download.format, "application/octet-stream"))
                self.files[download.path] = file
                server.route(download.path.partition("?")[0], file)
        self._xml(
            self._base + top,
            f'{_HEAD}<title>Service</title><link rel="self" href="{self.service}"/>'
            f'<link rel="search" href="{self.search}" type="application/opensearchdescription+xml"/>'
            f"{''.join(entries)}</feed>",
        )
        self._xml("/atom/search.xml", self._description(list(datasets)))
        server.route("/atom/describe", self._describe)

    def feed(self, code: str) -> str:
        """Address of the feed of a data set."""
        return self._server.url(self._way(code))

    def _way(self, code: str) -> str:
        return f"{self._base}atomdataset/{code}" if "atomfeed" in self._base else f"{self._base}{code}.xml"

    def _dataset(self, name: str, downloads: list[Download]) -> str:
        by_entry: dict[str, list[Download]] = {}
        for download in downloads:
            by_entry.setdefault(download.entry or download.path, []).append(download)
        entries = []
        for entry, group in by_entry.items():
            links = "".join(
                f"<link rel={quoteattr(one.rel)} href={quoteattr(self._server.url(one.path))} "
                f'type={quoteattr(_TYPES.get(one.format, "application/octet-stream"))} length="{len(one.body)}" '
                f"title={quoteattr(one.title)}{' bbox=' + quoteattr(one.box) if one.box else ''}/>"
                for one in group
            )
            crs = (
                f'<category term="http://www.opengis.net/def/crs/EPSG/0/{group[0].code}" label="EPSG {group[0].code}"/>'
            )
            entries.append(f"<entry><title>{escape(entry)}</title><id>{escape(entry)}</id>{links}{crs}</entry>")
        up = f'<link rel="up" href="{self.service}"/>'
        return f"{_HEAD}<title>Jeu {escape(name)}</title>{up}{''.join(entries)}</feed>"

    def _description(self, codes: list[str]) -> str:
        examples = "".join(
            f'<Query role="example" inspire_dls:spatial_dataset_identifier_namespace="{NAMESPACE}" '
            f"inspire_dls:spatial_dataset_identifier_code={quoteattr(code)} title={quoteattr('Jeu ' + code)}/>"
            for code in codes
        )
        template = self._server.url(
            "/atom/describe?code={inspire_dls:spatial_dataset_identifier_code}"
            "&amp;namespace={inspire_dls:spatial_dataset_identifier_namespace?}&amp;language={language?}"
        )
        return (
            '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/" '
            'xmlns:inspire_dls="http://inspire.ec.europa.eu/schemas/inspire_dls/1.0">'
            f'<Url type="application/opensearchdescription+xml" rel="self" template="{self.search}"/>'
            f'<Url type="application/atom+xml" rel="describedby" template="{template}"/>{examples}'
            "</OpenSearchDescription>"
        )

    def _describe(self, handler: object) -> None:
        from tests.servers.http import Handler

        assert isinstance(handler, Handler)
        assert handler.seen.query["namespace"] == NAMESPACE
        route = self._server.find(self._way(handler.seen.query["code"]))
        assert route is not None
        route(handler)

    def _xml(self, path: str, text: str) -> None:
        body = text.encode()
        self._server.route(path, lambda handler: handler.reply(200, body, "application/atom+xml; charset=utf-8"))
