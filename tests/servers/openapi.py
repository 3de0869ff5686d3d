"""An OpenAPI 3 document as a judge of requests: is there such an operation, and are its parameters as it says?"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import yaml

from tests.servers.http import Seen


class Contract:
    """The operations of one API."""

    def __init__(self, document: Path, base: str) -> None:
        """Read the document.

        :param base: the path below which the API stands on the server of the test.
        """
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._document: dict[str, Any] = yaml.load(document.read_bytes(), loader)
        self._base = base
        self._paths = [
            (re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(path))), operations)
            # a path without variables is meant before one with (OpenAPI 3.0.3, Paths Object)
            for path, operations in sorted(self._document["paths"].items(), key=lambda pair: pair[0].count("{"))
        ]

    def complaints(self, seen: Seen) -> list[str]:
        """Give what is wrong with a request; nothing where it is as the document says."""
        path = seen.path.removeprefix(self._base)
        fitting = [(match, found) for pattern, found in self._paths if (match := pattern.fullmatch(path))]
        operation = next((found[seen.method.lower()] for _, found in fitting if seen.method.lower() in found), None)
        if operation is None:
            return [f"no operation {seen.method} {path}"]
        inside = next(match for match, found in fitting if seen.method.lower() in found).groupdict()
        wrong = []
        stated = {(each["in"], each["name"]): each for each in map(self._resolved, operation.get("parameters", []))}
        for name in seen.query:
            if ("query", name) not in stated:
                wrong.append(f"unknown parameter {name} of {path}")
        for (where, name), parameter in stated.items():
            given = {"query": seen.query, "path": inside, "header": seen.headers}.get(where, {}).get(name)
            if given is None:
                if parameter.get("required") and where != "header":
                    wrong.append(f"missing parameter {name} of {path}")
                continue
            wrong += self._wrong_value(name, unquote(given), self._resolved(parameter.get("schema", {})))
        body = self._resolved(operation.get("requestBody") or {})
        types = body.get("content", {})
        sent = seen.headers.get("content-type", "").partition(";")[0]
        if seen.body and types and sent not in types and "*/*" not in types:
            wrong.append(f"{path} takes {sorted(types)}, not {sent}")
        return wrong

    def _wrong_value(self, name: str, text: str, schema: dict[str, Any]) -> list[str]:
        """Give what is wrong with the value of a parameter, which travels as a text."""
        value: Any = text
        if schema.get("type") == "boolean":
            value = {"true": True, "false": False}.get(text, text)
        elif schema.get("type") in ("integer", "number"):
            value = float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else text
        elif schema.get("type") == "array":
            value = [text]
        try:
            jsonschema.validate(value, schema)
        except jsonschema.ValidationError as error:
            return [f"{name}: {error.message}"]
        return []

    def _resolved(self, item: dict[str, Any]) -> dict[str, Any]:
        """Follow a reference within the document."""
        while "$ref" in item:
            found: Any = self._document
            for part in item["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            item = found
        return item
