"""The fixed documents that the HTTP server of the tests gives."""

from __future__ import annotations

import base64

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
LOGIN = (
    b"<!DOCTYPE html>\n<html><head><title>Connexion</title></head>"
    b"<body><form action='/login'><input name='user'></form></body></html>"
)
REPORTS = {
    "ows10": b'<?xml version="1.0"?><ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows" version="1.0.0">'
    b'<ows:Exception exceptionCode="InvalidParameterValue" locator="typeName">'
    b"<ows:ExceptionText>Unknown type name</ows:ExceptionText></ows:Exception></ows:ExceptionReport>",
    "ows11": b'<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1" version="1.1.0">'
    b'<ows:Exception exceptionCode="NoApplicableCode"><ows:ExceptionText>Out of luck</ows:ExceptionText>'
    b"</ows:Exception></ows:ExceptionReport>",
    "ows20": b'<?xml version="1.0"?><!-- a report --><ExceptionReport xmlns="http://www.opengis.net/ows/2.0">'
    b'<Exception exceptionCode="NotFound"><ExceptionText>No such record</ExceptionText></Exception></ExceptionReport>',
    "wms11": b'<?xml version="1.0"?><!DOCTYPE ServiceExceptionReport SYSTEM "http://schemas.example/exception.dtd">'
    b'<ServiceExceptionReport version="1.1.1"><ServiceException code="LayerNotDefined">No layer x'
    b"</ServiceException></ServiceExceptionReport>",
    "wms13": b'<ServiceExceptionReport version="1.3.0" xmlns="http://www.opengis.net/ogc">'
    b'<ServiceException code="InvalidCRS">CRS unknown</ServiceException></ServiceExceptionReport>',
    "broken": b'<ServiceExceptionReport><ServiceException code="Half">cut in the mid',
}
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY c "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]><b>&d;</b>'
)
