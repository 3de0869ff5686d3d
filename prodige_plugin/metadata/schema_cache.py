"""Compiled XML schemas, and whether what they point to in libxml2 is still there.

SpatiaLite, which GDAL and QGIS load for every GeoPackage and SQLite file, calls libxml2's ``xmlCleanupParser``
when it closes one (libspatialite 5.0 and 5.1, ``spatialite_cleanup_ex``). Where lxml shares the system's libxml2,
as on Debian, this frees the built-in types (``xs:string`` …) that a compiled schema points to, and the next
validation ends the program. Each schema is therefore kept with the addresses of these types, and compiled anew
when they are others; at the same addresses they are the same types again.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from functools import cache

from lxml import etree

from .. import paths

#: The library's names, of version 2.13 and before, and since; looked at only where the program has loaded it.
_LIBRARIES = ("libxml2.so.2", "libxml2.so.16")
#: Numbers of the built-in types (``xmlSchemaValType``): XML_SCHEMAS_STRING … XML_SCHEMAS_ANYSIMPLETYPE.
_TYPES = range(1, 47)

_FUNCTION = "xmlSchemaGetBuiltInType"

Addresses = tuple[int | None, ...]
_kept: dict[str, tuple[Addresses, etree.XMLSchema]] = {}


def compiled(name: str) -> etree.XMLSchema:
    """Give the compiled schemas of a set (a folder of ``resources/schemas``); about 40 ms when they must be compiled.

    Not for two threads at once; the result is for use at once, not for keeping.

    :raises FileNotFoundError: the schemas are not here.
    """
    found = _kept.get(name)
    if found is None or found[0] != addresses():
        parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
        schema = etree.XMLSchema(etree.parse(str(paths.resource("schemas", name, "record.xsd")), parser))
        found = _kept[name] = addresses(), schema
    return found[1]


def addresses() -> Addresses:
    """Give where libxml2's built-in types are now; empty where no library is shared, and nobody can clean it up."""
    return tuple(ask(number) for ask in _questions() for number in _TYPES)


@cache
def _questions() -> tuple[Callable[[int], int | None], ...]:
    """Give ``xmlSchemaGetBuiltInType`` of each libxml2 that the program has loaded."""
    found = []
    for library in shared_libraries():
        function = library[_FUNCTION]
        function.argtypes, function.restype = [ctypes.c_int], ctypes.c_void_p
        found.append(function)
    return tuple(found)


@cache
def shared_libraries() -> tuple[ctypes.CDLL, ...]:
    """Give each libxml2 of the system that the program has loaded, and lxml may share; none off Linux."""
    found = []
    for name in _LIBRARIES:
        try:
            found.append(ctypes.CDLL(name, mode=getattr(os, "RTLD_NOLOAD", 0) | getattr(os, "RTLD_NOW", 0)))
        except OSError:
            continue
    return tuple(found)


