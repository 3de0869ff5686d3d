"""What PRODIGE 5's own description of its API (``/api/doc``, OpenAPI) says that can be done with data."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from ...errors import PluginError
from ...i18n import tr
from ...network import Door, Expect

_LARGEST = 16 * 1024**2
#: The description inside a page for people, as NelmioApiDocBundle writes it (``index.html.twig``).
_INSIDE = re.compile(rb'<script[^>]*id="swagger-data"[^>]*>(.*?)</script>', re.DOTALL | re.IGNORECASE)
_ADDRESSES = ("doc.json", "docs.json", "doc")
#: Paths of a data set, and of one within it: ``/api/data/{uuid}``, ``/api/data/{uuid}/{keyfield}``, or ``…/gid``.
_DATASET = re.compile(r"(?:/api)?/data/\{([^/{}]+)\}/?")
_WITHIN = re.compile(r"(?:/api)?/data/\{[^/{}]+\}/(\{[^/{}]+\}|[^/{}]+)/?")
#: Names of path parameters that stand for a value of the key, not for the name of a field.
_VALUES = frozenset({"gid", "id", "fid", "value", "key_value", "keyvalue", "featureid", "feature_id"})


@dataclass(frozen=True)
class ApiDoc:
    """What the API offers for data; what it does not say is taken for absent, but for what clients are known to do."""

    #: whether the description was read.
    read: bool = False
    title: str = ""
    #: methods of ``/data/{uuid}`` in capitals.
    methods: frozenset[str] = frozenset()
    #: methods of ``/data/{uuid}/{…}``.
    inner: frozenset[str] = frozenset()
    #: how a row is deleted: "value" (its key ends the address), "body" (a FeatureCollection, at the address of the
    #: data set), "field" (the same, at the address that ends with the key's name), or "" for not at all.
    delete: str = ""
    #: names of the query parameters of reading.
    parameters: frozenset[str] = frozenset()

    def as_json(self) -> dict[str, object]:
        """Give it as JSON values."""
        return {
            "read": self.read,
            "methods": sorted(self.methods),
            "inner": sorted(self.inner),
            "delete": self.delete,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> ApiDoc:
        """Read what :meth:`as_json` gave."""
        return cls(
            bool(value["read"]), "", frozenset(value["methods"]), frozenset(value["inner"]), str(value["delete"])
        )

    @property
    def can_insert(self) -> bool:
        """Whether rows can be added; so it is where nothing is said."""
        return not self.read or "POST" in self.methods

    @property
    def can_update(self) -> bool:
        """Whether rows can be changed; so it is where nothing is said."""
        return not self.read or "PATCH" in self.methods | self.inner

    @property
    def can_delete(self) -> bool:
        """Whether rows can be deleted: only where the description says so."""
        return bool(self.delete)


def offered(doc: ApiDoc) -> str:
    """Say what the API lets an account do with rows."""
    if not doc.read:
        return tr("The API does not say what it offers: rows can be changed and added, and none is deleted.")
    words = [
        word
        for can, word in (
            (doc.can_update, tr("change")), (doc.can_insert, tr("add")), (doc.can_delete, tr("delete")),
        )
        if can
    ]  # fmt: skip
    if not words:
        return tr("The API only reads data.")
    return tr("With the right on a data set, rows can be: {words}.", words=", ".join(words))


def read_doc(door: Door, root: str) -> ApiDoc:
    """Ask the API what it offers; an empty answer where it does not say.

    :raises Cancelled: the person cancelled.
    """
    from ...errors import Cancelled

    for name in _ADDRESSES:
        try:
            answer = door.request(
                "GET", f"{root}/{name}", headers={"Accept": "application/json, text/html"}, expect=Expect.ANY,
                max_bytes=_LARGEST,
            )  # fmt: skip
        except Cancelled:
            raise
        except PluginError:
            continue
        found = parse(answer.content)
        if found.read:
            return found
    return ApiDoc()


def parse(data: bytes) -> ApiDoc:
    """Read a description in JSON, or the one inside a page."""
    inside = _INSIDE.search(data)
    try:
        given = json.loads(unescape(inside[1].decode("utf-8", "replace")) if inside else data)
    except ValueError:
        return ApiDoc()
    if isinstance(given, dict) and isinstance(given.get("spec"), dict):
        given = given["spec"]
    paths = given.get("paths") if isinstance(given, dict) else None
    if not isinstance(paths, dict):
        return ApiDoc()
    methods: set[str] = set()
    inner: set[str] = set()
    parameters: set[str] = set()
    delete = ""
    for path, operations in paths.items():
        if not isinstance(operations, dict):
            continue
        named = {name.upper() for name in operations} & {"GET", "POST", "PUT", "PATCH", "DELETE"}
        within = _WITHIN.fullmatch(str(path))
        if _DATASET.fullmatch(str(path)):
            methods |= named
            parameters |= _query(operations.get("get"), given)
            if "DELETE" in named and _has_body(operations["delete"]):
                delete = delete or "body"
        elif within:
            inner |= named
            if "DELETE" in named:
                is_value = within[1].startswith("{") and within[1].strip("{}").lower() in _VALUES
                delete = "value" if is_value else "field" if _has_body(operations["delete"]) else delete
    info = given.get("info")
    title = str(info.get("title") or "") if isinstance(info, dict) else ""
    if not methods:
        return ApiDoc(title=title)
    return ApiDoc(True, title, frozenset(methods), frozenset(inner), delete, frozenset(parameters))


def _query(operation: object, document: Mapping[str, Any]) -> set[str]:
    """Give the names of an operation's query parameters."""
    stated = operation.get("parameters") if isinstance(operation, dict) else None
    found = set()
    for each in stated if isinstance(stated, list) else []:
        item = _resolved(each, document)
        if item.get("in") == "query":
            found.add(str(item.get("name") or ""))
    return found


def _resolved(item: object, document: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow a reference within the document, once."""
    if not isinstance(item, dict):
        return {}
    reference = item.get("$ref")
    if not isinstance(reference, str) or not reference.startswith("#/"):
        return item
    found: Any = document
    for part in reference[2:].split("/"):
        found = found.get(part) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def _has_body(operation: object) -> bool:
    return isinstance(operation, dict) and (
        "requestBody" in operation
        or any(isinstance(one, dict) and one.get("in") == "body" for one in operation.get("parameters") or [])
    )
