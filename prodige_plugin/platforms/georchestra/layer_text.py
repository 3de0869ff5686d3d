"""What a feature type or a coverage says of itself on GeoServer: texts, CRS, the record, our mark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...catalogue import json_answer as ja
from .context import Context
from .items import Item
from .marks import with_mark


def feature_type(context: Context, item: Item, table: str, before: Mapping[str, Any] | None) -> dict[str, Any]:
    """Give what a feature type is to say: titles, CRS, the record (GeoServer's ``metadataLinks``) and our mark.

    :param before: what it says now; what is not ours of it is kept.
    """
    text = item.text()
    content: dict[str, Any] = {
        "name": item.name,
        "nativeName": table,
        "title": text.title,
        "abstract": text.abstract,
        "keywords": {"string": list(text.keywords)},
        "enabled": True,
        "metadata": with_mark(before, item.mark()),
    }
    if item.crs.startswith("EPSG:"):
        content |= {"srs": item.crs, "projectionPolicy": "FORCE_DECLARED"}
    if item.record_id:
        content["metadataLinks"] = metadata_links(context, item.record_id, before)
    return content


def coverage_text(context: Context, item: Item, before: Mapping[str, Any] | None) -> dict[str, Any]:
    """Give what a coverage is to say (see :func:`feature_type`); its CRS is the file's own."""
    content = feature_type(context, item, "", before)
    return {key: value for key, value in content.items() if key not in ("nativeName", "srs", "projectionPolicy")}


def metadata_links(context: Context, identifier: str, before: Mapping[str, Any] | None) -> dict[str, Any]:
    """Give the links to the record, as XML and as a page; links to other records are kept."""
    addresses = context.addresses
    ours = [
        {"type": "text/xml", "metadataType": "ISO19115:2003", "content": addresses.record_xml(identifier)},
        {"type": "text/html", "metadataType": "ISO19115:2003", "content": addresses.record_page(identifier)},
    ]
    known = {link["content"] for link in ours}
    others = [
        each
        for each in ja.as_list(ja.inside(before, "metadataLinks", "metadataLink"))
        if isinstance(each, dict) and ja.text(each.get("content")) not in known
    ]
    return {"metadataLink": [*ours, *others]}


def before_of(content: Mapping[str, Any]) -> dict[str, Any]:
    """Give of a feature type or a coverage what this plugin changes, to put it back."""
    known = ("name", "nativeName", "title", "abstract", "keywords", "srs", "projectionPolicy", "metadata",
             "metadataLinks", "enabled")  # fmt: skip
    kept = {key: content[key] for key in known if key in content}
    # what was empty must be made empty again
    for key, inner in (("keywords", "string"), ("metadata", "entry"), ("metadataLinks", "metadataLink")):
        if not isinstance(kept.get(key), dict):
            kept[key] = {inner: []}
    return {"abstract": "", **kept}
