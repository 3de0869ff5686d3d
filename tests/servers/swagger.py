"""Swagger 2.0 documents (GeoServer's) as judges of requests, in the place of an OpenAPI 3 document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.servers.http import Seen
from tests.servers.openapi import Contract


class Swagger(Contract):
    """The operations of several documents of one API; what none of them knows is a complaint."""

    def __init__(self, documents: list[Path], base: str) -> None:
        """Read the documents.

        :param base: the path below which the API stands on the server of the test.
        """
        self._parts = [_Part(each, base) for each in documents]

    def complaints(self, seen: Seen) -> list[str]:
        """Give what is wrong with a request; nothing where it is as one of the documents says."""
        found = [part.complaints(seen) for part in self._parts]
        known = [each for each in found if not (len(each) == 1 and each[0].startswith("no operation"))]
        return min(known, key=len) if known else found[0]


class _Part(Contract):
    def __init__(self, document: Path, base: str) -> None:
        super().__init__(document, base)
        for _pattern, operations in self._paths:
            for method, operation in list(operations.items()):
                if isinstance(operation, dict):
                    operations[method] = self._as_three(operation)

    def _as_three(self, operation: dict[str, Any]) -> dict[str, Any]:
        """Give an operation as OpenAPI 3 would say it."""
        parameters = []
        body: dict[str, Any] = {}
        for stated in map(self._resolved, operation.get("parameters") or []):
            if stated.get("in") == "body":
                body = {"content": {kind: {} for kind in operation.get("consumes") or ["*/*"]}}
                continue
            if "in" not in stated:
                continue
            schema = {key: stated[key] for key in ("type", "enum") if key in stated}
            if schema.get("type") == "array" and "items" in stated:
                # several values by commas are one text here
                schema = {}
            parameters.append({"name": stated["name"], "in": stated["in"], "required": stated.get("required", False),
                               "schema": schema})  # fmt: skip
        return {"parameters": parameters, **({"requestBody": body} if body else {})}


def documents(folder: Path, *names: str) -> list[Path]:
    """Give the documents of a folder by their names."""
    return [folder / f"{name}.yaml" for name in names]
