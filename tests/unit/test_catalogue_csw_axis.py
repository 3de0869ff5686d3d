"""Servers that read the corners of a box in another order than the standard says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import etree

from prodige_plugin.catalogue import csw_axis
from prodige_plugin.catalogue.csw import CswClient
from prodige_plugin.catalogue.csw_request import BoxAxis
from prodige_plugin.catalogue.model import Box, Query
from prodige_plugin.errors import ServiceException
from prodige_plugin.network import Door
from tests.servers.http import Handler, HttpServer

from .csw_samples import iso, report, results

GML = {"gml": "http://www.opengis.net/gml"}
LYON = Box(4.7, 45.6, 5.0, 45.9)
#: the same figures the other way round are a place off Somalia.
SWAPPED = Box(45.6, 4.7, 45.9, 5.0)


def extent(box: Box) -> str:
    """Give the extent of a record."""
    sides = zip(("westBoundLongitude", "eastBoundLongitude", "southBoundLatitude", "northBoundLatitude"),
                (box.west, box.east, box.south, box.north), strict=True)  # fmt: skip
    inside = "".join(f"<gmd:{name}><gco:Decimal>{value}</gco:Decimal></gmd:{name}>" for name, value in sides)
    return (
        "<gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicBoundingBox>"
        f"{inside}</gmd:EX_GeographicBoundingBox></gmd:geographicElement></gmd:EX_Extent></gmd:extent>"
    )


class Server:
    """A CSW with records at places, which reads corners by its own rule."""

    def __init__(self, latitude_first: set[str], refused: set[str] = frozenset()) -> None:
        """:param latitude_first: the ``srsName`` (``""`` for none) read as latitude, longitude."""
        self.latitude_first, self.refused = latitude_first, refused
        self.records = {"lyon": LYON}
        self.asked: list[str] = []

    def __call__(self, handler: Handler) -> None:
        root = etree.fromstring(handler.seen.body)
        envelope = root.find(".//gml:Envelope", GML)
        found = dict(self.records)
        if envelope is not None:
            name = envelope.get("srsName", "")
            self.asked.append(name)
            if name in self.refused:
                handler.reply(200, report("NoApplicableCode", "Unknown srsName"), "application/xml")
                return
            corners = [
                tuple(map(float, envelope.findtext(f"gml:{corner}", "", GML).split()))
                for corner in ("lowerCorner", "upperCorner")
            ]
            if name in self.latitude_first:
                corners = [(x, y) for y, x in corners]
            (west, south), (east, north) = corners
            found = {
                key: box for key, box in found.items()
                if box.west <= east and box.east >= west and box.south <= north and box.north >= south
            }  # fmt: skip
        told = "".join(iso(key, inside=extent(box)) for key, box in found.items())
        handler.reply(200, results(told, len(found)), "application/xml")


EPSG, CRS84 = "urn:ogc:def:crs:EPSG::4326", "urn:ogc:def:crs:OGC:1.3:CRS84"


@pytest.fixture
def server() -> Iterator[HttpServer]:
    csw_axis.forget()
    with HttpServer() as running:
        yield running
    csw_axis.forget()


def asked(server: HttpServer, held: Server) -> CswClient:
    server.route("/csw", held)
    return CswClient(server.url("/csw"), Door())


def names(client: CswClient, box: Box) -> list[str]:
    return [hit.identifier for hit in client.search(Query(box=box)).summaries]


def test_the_standards_order_is_one_request(server: HttpServer) -> None:
    held = Server({EPSG})
    client = asked(server, held)
    assert names(client, LYON) == ["lyon"]
    assert held.asked == [EPSG]
    # the order is known from then on: where nothing is, nothing more is asked
    assert names(client, Box(0, 10, 1, 11)) == []
    assert held.asked == [EPSG, EPSG]


def test_a_server_that_reads_longitude_first_always(server: HttpServer) -> None:
    held = Server(set())
    client = asked(server, held)
    assert names(client, LYON) == ["lyon"]
    assert held.asked == [EPSG, ""]
    held.asked.clear()
    assert names(CswClient(server.url("/csw"), Door()), LYON) == ["lyon"]  # another client of the same server
    assert held.asked == [""]


def test_hits_of_the_mirrored_place_are_not_shown(server: HttpServer) -> None:
    held = Server(set())
    held.records["somalia"] = SWAPPED
    assert names(asked(server, held), LYON) == ["lyon"]


def test_a_server_that_knows_only_crs84_by_its_name(server: HttpServer) -> None:
    held = Server({""}, {EPSG})
    assert names(asked(server, held), LYON) == ["lyon"]
    assert held.asked == [EPSG, "", CRS84]


def test_an_empty_place_stays_empty_and_is_not_asked_for_again_and_again(server: HttpServer) -> None:
    held = Server({EPSG})
    held.records["somalia"] = SWAPPED
    client = asked(server, held)
    nowhere = Box(0.1, 10.3, 0.2, 10.4)
    for _time in range(9):
        assert names(client, nowhere) == []
    assert len(held.asked) < 9 + 9
    assert names(client, LYON) == ["lyon"]
    assert names(client, Box(4.5, 45.5, 4.6, 45.55)) == []


def test_an_order_that_is_stated_is_kept(server: HttpServer) -> None:
    held = Server(set())
    server.route("/csw", held)
    client = CswClient(server.url("/csw"), Door(), axis=BoxAxis.EPSG_LAT_LON)
    assert names(client, LYON) == []
    assert held.asked == [EPSG]


def test_a_server_that_refuses_the_usual_name_is_believed_in_another_order(server: HttpServer) -> None:
    held = Server(set(), {EPSG})
    server.route("/csw", held)
    client = CswClient(server.url("/csw"), Door())
    assert names(client, Box(0, 10, 1, 11)) == []  # nothing there, and no failure
    with pytest.raises(ServiceException, match="Unknown srsName"):
        held.refused = {EPSG, CRS84, ""}
        names(client, LYON)
