"""A layer drawn by the real MapServer: from CLASS text, or from a style sent with the request (``SLD_BODY``)."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

from tests.servers.mapserver import PROGRAM

_TYPES = {"point": "POINT", "line": "LINE", "polygon": "POLYGON", "raster": "RASTER"}
_MAP = """MAP
  NAME "drawing"
  SIZE {width} {height}
  EXTENT {box}
  UNITS METERS
  PROJECTION "init=epsg:2154" END
  OUTPUTFORMAT
    NAME "png"
    DRIVER AGG/PNG
    MIMETYPE "image/png"
    IMAGEMODE RGBA
    TRANSPARENT ON
    EXTENSION "png"
  END
  WEB METADATA
    "ows_enable_request" "*"
    "ows_title" "x"
    "ows_onlineresource" "http://localhost/"
    "ows_srs" "EPSG:2154"
  END END
  {symbols}
  LAYER
    NAME "t"
    TYPE {type}
    STATUS ON
    {data}
    PROJECTION "init=epsg:2154" END
    {text}
  END
END
"""
_CONFIG = 'CONFIG\n  ENV\n    MS_MAP_PATTERN ".*"\n  END\nEND\n'


def drawn(
    folder: Path,
    source: Path,
    kind: str,
    box: tuple[float, float, float, float],
    size: tuple[int, int],
    *,
    text: str = "",
    symbols: str = "",
    icons: Mapping[str, bytes] | None = None,
    sld: str = "",
) -> bytes:
    """Give MapServer's PNG of a GeoPackage's table ``t``, or of a raster.

    :param kind: ``point``, ``line``, ``polygon`` or ``raster``.
    """
    for name, data in (icons or {}).items():
        (folder / name).write_bytes(data)
    data = f'DATA "{source}"' if kind == "raster" else f'CONNECTIONTYPE OGR CONNECTION "{source}" DATA "t"'
    corners = " ".join(f"{corner:.3f}" for corner in box)
    (folder / "drawing.map").write_text(
        _MAP.format(
            width=size[0], height=size[1], box=corners, type=_TYPES[kind], data=data, text=text, symbols=symbols
        ),
        encoding="utf-8",
    )
    (folder / "mapserver.conf").write_text(_CONFIG, encoding="utf-8")
    query = {
        "SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetMap", "LAYERS": "t", "STYLES": "", "CRS": "EPSG:2154",
        "BBOX": corners.replace(" ", ","), "WIDTH": size[0], "HEIGHT": size[1], "FORMAT": "image/png",
        "TRANSPARENT": "TRUE",
    }  # fmt: skip
    if sld:
        query["SLD_BODY"] = sld
    done = subprocess.run(
        [str(PROGRAM)],
        capture_output=True,
        check=False,
        timeout=60,
        env={
            "MS_MAPFILE": str(folder / "drawing.map"),
            "MAPSERVER_CONFIG_FILE": str(folder / "mapserver.conf"),
            "REQUEST_METHOD": "GET",
            "QUERY_STRING": urlencode(query),
        },
    )
    head, _blank, body = done.stdout.partition(b"\r\n\r\n")
    assert b"image/png" in head, body.decode("utf-8", "replace")
    return body
