"""A real MapServer, PRODIGE's own engine, over PostGIS: WMS, WFS 1.0 to 2.0, WCS and OGC API Features on loopback.

MapServer runs as plain CGI behind :class:`tests.servers.http.HttpServer`, one process for each request. Addresses are
those of a PRODIGE platform::

    /wms, /wfs               every layer
    /wfs/<uuid>              one data set
    /protected/wfs, …/wms    the same, HTTP Basic
    /slow/wfs, /slow/wms     the same, each answer after :attr:`MapServer.delay_s` seconds
    /old/wfs                 WFS 1.1.0 only
    /ogcapi                  OGC API Features
"""

from __future__ import annotations

import base64
import os
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.servers.http import Handler, HttpServer

PROGRAM = Path("/usr/lib/cgi-bin/mapserv")
UUID = "2a554da9-5737-4650-9093-03b72eac5254"
ACCOUNT = ("producteur", "secret d'été")
#: Features of the large table; more than two of the server's pages.
MANY = 1234
PAGE = 500
#: A type name with an accent.
FOREST = "n_forêt_p_r41"

_CONFIG = """CONFIG
  ENV
    MS_MAP_PATTERN "^{folder}/"
    OGCAPI_HTML_TEMPLATE_DIRECTORY "/usr/share/mapserver/ogcapi/templates/html-plain/"
  END
  MAPS
    prodige "{folder}/all.map"
  END
END
"""

_MAP = """MAP
  NAME "carto"
  SIZE 256 256
  EXTENT 500000 6600000 700000 6800000
  UNITS METERS
  CONFIG "MS_ERRORFILE" "{folder}/mapserver.log"
  PROJECTION "init=epsg:2154" END
  OUTPUTFORMAT
    NAME "geojson"
    DRIVER "OGR/GEOJSON"
    MIMETYPE "application/json; subtype=geojson"
    FORMATOPTION "STORAGE=stream"
    FORMATOPTION "FORM=SIMPLE"
  END
  OUTPUTFORMAT
    NAME "GTiff"
    DRIVER "GDAL/GTiff"
    MIMETYPE "image/tiff"
    IMAGEMODE FLOAT32
    EXTENSION "tif"
  END
  WEB
    METADATA
      "ows_title" "Données de la région"
      "ows_onlineresource" "{url}"
      "ows_srs" "EPSG:2154 EPSG:4326 EPSG:3857"
      "ows_enable_request" "*"
      "wfs_maxfeatures" "{page}"
      "wfs_getfeature_formatlist" "geojson"
      "wms_feature_info_mime_type" "text/html"
      "oga_enable_request" "*"
      "oga_onlineresource" "{oga}"
      {more}
    END
  END
{layers}
END
"""

_LAYER = """  LAYER
    NAME "{name}"
    TYPE {type}
    STATUS ON
    CONNECTIONTYPE POSTGIS
    CONNECTION "host=127.0.0.1 port={port} dbname=prodige user=postgres password='{password}'"
    DATA "geom FROM carto.{table} USING UNIQUE gid USING srid=2154"
    PROJECTION "init=epsg:2154" END
    TEMPLATE "void"
    METADATA
      "ows_title" "{title}"
      "ows_abstract" "Résumé dit par le service"
      "ows_srs" "EPSG:2154 EPSG:4326 EPSG:3857"
      "gml_include_items" "all"
      "gml_featureid" "gid"
      "oga_featureid" "gid"
      "wfs_enable_request" "*"
    END
    CLASS
      NAME "Zones"
      STYLE COLOR 200 30 60 OUTLINECOLOR 20 20 20 WIDTH 1 END
    END
  END
"""

_RASTER = """  LAYER
    NAME "altitude"
    TYPE RASTER
    STATUS ON
    DATA "{folder}/altitude.tif"
    PROJECTION "init=epsg:2154" END
    METADATA
      "ows_title" "Altitude"
      "ows_srs" "EPSG:2154 EPSG:4326"
      "wcs_label" "Altitude"
      "wcs_rangeset_name" "bande"
      "wcs_rangeset_label" "bande"
      "wcs_formats" "GTiff"
      "wcs_enable_request" "*"
    END
  END
"""

_DATA = (
    "DROP SCHEMA IF EXISTS carto CASCADE",
    "CREATE SCHEMA carto",
    f"""CREATE TABLE carto.n_zone_s_r41 AS SELECT n AS gid, 'Forêt n° ' || n AS nom, n * 1.5 AS "aire_ha",
        ST_Multi(ST_MakeEnvelope(500000 + 1000 * (n % 40), 6600000 + 1000 * (n / 40),
                                 500900 + 1000 * (n % 40), 6600900 + 1000 * (n / 40), 2154))
        ::geometry(MultiPolygon, 2154) AS geom FROM generate_series(1, {MANY}) n""",
    """CREATE TABLE carto.n_lieux_p_r41 AS SELECT n AS gid, 'Œuvre d''art ' || n AS nom,
        ST_SetSRID(ST_MakePoint(550000 + n * 10, 6650000 + n * 20), 2154)::geometry(Point, 2154) AS geom
        FROM generate_series(1, 25) n""",
    "ALTER TABLE carto.n_zone_s_r41 ADD PRIMARY KEY (gid)",
    "ALTER TABLE carto.n_lieux_p_r41 ADD PRIMARY KEY (gid)",
)


@dataclass
class MapServer:
    """The running server. ``with MapServer(cluster, folder) as running:``"""

    #: a :class:`tests.platform.cluster_fixture.Cluster`.
    cluster: object
    folder: Path
    delay_s: float = 2.0
    http: HttpServer = field(default_factory=HttpServer)

    def __enter__(self) -> MapServer:
        self.http.__enter__()
        for statement in _DATA:
            self.cluster.sql(statement)  # type: ignore[attr-defined]
        self._raster()
        (self.folder / "mapserver.conf").write_text(_CONFIG.format(folder=self.folder))
        both = (("n_zone_s_r41", "POLYGON", "Zones d'été"), ("n_lieux_p_r41", "POINT", "Lieux remarquables"))
        self._map("all.map", "/ogcapi", both)
        self._map("wms.map", "/wms", both)
        self._map("wcs.map", "/wcs", (), raster=True)
        self._map("wfs.map", "/wfs", (*both, (FOREST, "POINT", "Forêts à l'étude", "n_lieux_p_r41")))
        self._map("one.map", f"/wfs/{UUID}", both[:1])
        self._map("protected.map", "/protected/wfs", both)
        self._map("slow.map", "/slow/wfs", both)
        self._map("slowwms.map", "/slow/wms", both)
        self._map("old.map", "/old/wfs", both, '"wfs_getcapabilities_version" "1.1.0"')
        for path, name in (
            ("/wms", "wms.map"), ("/wcs", "wcs.map"), ("/wfs", "wfs.map"), (f"/wfs/{UUID}", "one.map"),
            ("/old/wfs", "old.map"),
        ):  # fmt: skip
            self.http.route(path, lambda handler, name=name: self._answer(handler, name))
        self.http.route("/protected/wfs", lambda handler: self._guarded(handler, "protected.map"))
        self.http.route("/protected/wms", lambda handler: self._guarded(handler, "wms.map"))
        self.http.route("/slow/wfs", lambda handler: self._late(handler, "slow.map"))
        self.http.route("/slow/wms", lambda handler: self._late(handler, "slowwms.map"))
        self.http.route("/ogcapi", lambda handler: self._answer(handler, "", "/prodige/ogcapi"))
        self.http.route("/ogcapi/", lambda handler: self._answer(handler, "", "/prodige" + handler.seen.path))
        return self

    def __exit__(self, *stop: object) -> None:
        self.http.__exit__(*stop)  # type: ignore[arg-type]

    def url(self, path: str) -> str:
        return self.http.url(path)

    def _map(self, file: str, path: str, tables: tuple, more: str = "", *, raster: bool = False) -> None:
        layers = "".join(
            _LAYER.format(
                name=name, table=(_of or [name])[0], type=kind, title=title,
                port=self.cluster.port, password=self.cluster.password,  # type: ignore[attr-defined]
            )
            for name, kind, title, *_of in tables
        )  # fmt: skip
        if raster:
            layers += _RASTER.format(folder=self.folder)
        text = _MAP.format(
            folder=self.folder, url=self.url(path) + "?", oga=self.url("/ogcapi"), page=PAGE, more=more, layers=layers
        )
        (self.folder / file).write_text(text, encoding="utf-8")

    def _raster(self) -> None:
        from osgeo import gdal, osr

        gdal.UseExceptions()
        made = gdal.GetDriverByName("GTiff").Create(str(self.folder / "altitude.tif"), 100, 100, 1, gdal.GDT_Float32)
        made.SetGeoTransform((500000, 1000, 0, 6700000, 0, -1000))
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(2154)
        made.SetProjection(crs.ExportToWkt())
        made.GetRasterBand(1).Fill(123.5)
        made.FlushCache()

    def _guarded(self, handler: Handler, name: str) -> None:
        wanted = "Basic " + base64.b64encode(":".join(ACCOUNT).encode()).decode()
        if handler.seen.headers.get("authorization") == wanted:
            self._answer(handler, name)
        else:
            handler.reply(401, b"<html>Who are you?</html>", "text/html", {"WWW-Authenticate": 'Basic realm="carto"'})

    def _late(self, handler: Handler, name: str) -> None:
        time.sleep(self.delay_s)
        self._answer(handler, name)

    def _answer(self, handler: Handler, name: str, path_info: str = "") -> None:
        """Run MapServer once."""
        seen = handler.seen
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "MAPSERVER_CONFIG_FILE": str(self.folder / "mapserver.conf"),
            "GATEWAY_INTERFACE": "CGI/1.1",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REQUEST_METHOD": seen.method,
            "QUERY_STRING": handler.path.partition("?")[2],
            "SCRIPT_NAME": seen.path,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": str(handler.server.server_address[1]),
            "HTTP_HOST": seen.headers.get("host", ""),
            "HTTP_ACCEPT": seen.headers.get("accept", ""),
            "CONTENT_TYPE": seen.headers.get("content-type", ""),
            "CONTENT_LENGTH": str(len(seen.body)),
        }
        if name:
            environment["MS_MAPFILE"] = str(self.folder / name)
        else:
            environment["PATH_INFO"] = path_info
            environment["SCRIPT_NAME"] = ""
        done = subprocess.run([str(PROGRAM)], input=seen.body, capture_output=True, env=environment, timeout=60)
        head, _blank, body = done.stdout.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode("latin-1").split("\r\n") if ": " in line)
        status = int(fields.pop("Status", "200").split()[0])
        kind = fields.pop("Content-Type", "text/plain")
        fields.pop("Content-Length", None)
        handler.reply(status, body, kind, {key: value for key, value in fields.items() if key == "Location"})
