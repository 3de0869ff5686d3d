"""What strangers try against the practice platform: each of these worked, or nearly, against one of its parts."""

from __future__ import annotations

import http.server
import json
import threading
import uuid

import pytest
import requests
from lxml import etree

from .test_practice_catalogue import CSW, fetch, insert, record
from .test_practice_services import LAYER, hits, projects, retitled  # noqa: F401  a fixture among them


@pytest.fixture
def fresh() -> str:
    """An identifier nobody used."""
    return str(uuid.uuid4())


class Witness:
    """A web server of our own that notes who comes; nobody should."""

    def __init__(self) -> None:
        self.visits: list[str] = []
        visits = self.visits

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                visits.append(self.path)
                self.send_error(404)

            def log_message(self, *_words: object) -> None:
                """Say nothing."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"


@pytest.fixture
def witness():
    found = Witness()
    thread = threading.Thread(target=found.server.serve_forever, daemon=True)
    thread.start()
    yield found
    found.server.shutdown()
    found.server.server_close()
    thread.join()


# -- the services ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "reaching",
    [
        {"LAYERS": "EXTERNAL_WMS:x", "x:url": "{witness}", "x:layers": "a", "x:format": "image/png"},
        {"SLD": "{witness}"},
        {"sld": "{witness}"},
        {"SLD_BODY": "<StyledLayerDescriptor/>"},
        {"HIGHLIGHT_SYMBOL": "<StyledLayerDescriptor/>"},
        {"REQUEST": "GetPrint", "TEMPLATE": "x"},
        {"REQUEST": "GetFeature", "EXP_FILTER": "file_exists('/etc/passwd')"},
        {"REQUEST": "GetFeature", "FILTER": '<Filter><ogc:Function name="env"><a>HOME</a></ogc:Function></Filter>'},
    ],
    ids=lambda reaching: " ".join(reaching),
)
@pytest.mark.parametrize("form", ["address", "form", "xml"])
def test_the_server_reaches_nothing_for_a_visitor(practice, witness, reaching, form) -> None:
    """Neither in the address, nor in a form, nor as the attributes of an XML request."""
    values = {
        "SERVICE": "WMS", "REQUEST": "GetMap", "VERSION": "1.3.0", "LAYERS": "departements_metropole", "STYLES": "",
        "CRS": "EPSG:2154", "BBOX": "0,6000000,1300000,7200000", "WIDTH": "40", "HEIGHT": "40", "FORMAT": "image/png",
    } | {name: value.format(witness=witness.url) for name, value in reaching.items()}  # fmt: skip
    if "Feature" in values["REQUEST"]:
        values |= {"SERVICE": "WFS", "VERSION": "1.1.0", "TYPENAME": "departements_metropole", "RESULTTYPE": "hits"}
    if form == "address":
        answer = practice.get(LAYER, **values)
    elif form == "form":
        answer = requests.post(practice.url + LAYER, data=values, timeout=30)
    else:
        root = etree.Element(values.pop("REQUEST"), nsmap={"x": "urn:x"})
        for name, value in values.items():
            root.set(f"{{urn:x}}{name[2:]}" if name.startswith("x:") else name, value)
        answer = requests.post(
            practice.url + LAYER, data=etree.tostring(root), headers={"Content-Type": "text/xml"}, timeout=30
        )
    assert answer.status_code == 403
    assert witness.visits == []


@pytest.mark.parametrize("declared", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data"])
def test_a_transaction_is_one_whatever_it_is_called(practice, declared) -> None:
    """QGIS Server reads XML behind any media type."""
    body = b'<Transaction service="WFS" version="1.1.0"><Delete typeName="departements_metropole"/></Transaction>'
    answer = requests.post(practice.url + LAYER, data=body, headers={"Content-Type": declared}, timeout=30)
    assert b"Delete action" not in answer.content  # QGIS Server's words about the transaction
    assert hits(practice, LAYER, "departements_metropole") == 96


@pytest.mark.parametrize(
    "expression",
    ["file_size('/etc/passwd')", "1 + LOAD_LAYER ('/etc/passwd', 'ogr')", "eval('file_' || 'size(''/etc/passwd'')')"],
)
def test_a_project_whose_expressions_open_files_is_not_served(practice, projects, expression) -> None:  # noqa: F811
    _cursor, content, write = projects
    field = f'<field name="fuite" type="10" typeName="string" expression="{expression}"/>'
    write("fuite", retitled(content, "<expressionfields/>", f"<expressionfields>{field}</expressionfields>"))
    answer = practice.get("/ows/producteur/fuite", SERVICE="WFS", REQUEST="GetCapabilities")
    assert answer.status_code == 403
    assert "can open files" in answer.text


# -- the catalogue --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "x=y?service=CSW&version=2.0.2&request=Harvest",
        "x=y?request=Harvest&service=CSW&version=2.0.2",
        "service=CSW&version=2.0.2&request=GetRecords&request=Harvest",
        "service=CSW&version=2.0.2&x=%3Frequest=Harvest",
        "service=CSW&version=3.0.0&re%71uest=Harvest",
    ],
)
def test_a_harvest_hidden_in_the_address_is_not_done(practice, query) -> None:
    """pycsw reads what follows the last question mark."""
    source = "&resourcetype=http://www.isotc211.org/2005/gmd&source=http://127.0.0.1:1/x"
    answer = requests.get(f"{practice.url}/csw?{query}{source}", timeout=30)
    assert b"Error fetching" not in answer.content
    assert b"Harvest failed" not in answer.content


def test_an_operation_of_another_namespace_needs_an_account_too(practice, fresh) -> None:
    body = (
        insert(record(fresh))
        .replace(b"csw:Transaction", b"x:Transaction", 1)
        .replace(b"/csw:Transaction", b"/x:Transaction")
    )
    body = body.replace(b"<x:Transaction", b'<x:Transaction xmlns:x="urn:x"')
    assert practice.csw(body).status_code == 401
    harvest = (
        (
            f'<x:Harvest xmlns:x="urn:x" xmlns:csw="{CSW}" service="CSW" version="2.0.2"><csw:Source>http://127.0.0.1:1/'
            "</csw:Source><csw:ResourceType>http://www.isotc211.org/2005/gmd</csw:ResourceType>"
        ).encode()
        + insert(record(fresh))
        + b"</x:Harvest>"
    )
    assert practice.csw(harvest).status_code == 401
    assert practice.csw(harvest, practice.producer).status_code == 403
    assert fetch(practice, fresh) is None


def test_the_catalogue_itself_refuses_what_the_front_took_for_reading(practice, fresh) -> None:
    """Behind the front, without the front's word that an account was seen."""
    state = json.loads((practice.platform.home / "platform.json").read_text(encoding="utf-8"))
    port = json.loads((practice.platform.home / "run" / "catalogue.json").read_text(encoding="utf-8"))["port"]
    address = f"http://127.0.0.1:{port}/csw"
    headers = {"X-Practice-Key": state["key"], "Content-Type": "application/xml"}
    answer = requests.post(address, data=insert(record(fresh)), headers=headers, timeout=30)
    assert b"ExceptionReport" in answer.content
    assert fetch(practice, fresh) is None
    harvest = {
        "service": "CSW", "version": "2.0.2", "request": "Harvest", "source": "http://127.0.0.1:1/",
        "resourcetype": "http://www.isotc211.org/2005/gmd",
    }  # fmt: skip
    headers["X-Practice-Writes"] = "yes"
    answer = requests.get(address, params=harvest, headers=headers, timeout=30)
    assert b"not allowed here" in answer.content


def test_no_script_runs_in_an_answer_whose_type_the_visitor_chose(practice) -> None:
    answer = practice.get("/csw", service="CSW", version="2.0.2", request="GetCapabilities", outputformat="text/html")
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
