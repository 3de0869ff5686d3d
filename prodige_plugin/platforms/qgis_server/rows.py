"""The registry's rows as the publisher uses them: as publications, as records, as what shows what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...publishing.registry import Row
from ..described import record_identifier
from ..product import Publication
from .context import Context
from .receipts import links_of


def publication_of(
    context: Context, row: Row, rows: Sequence[Row] = (), held: Mapping[str, str] | None = None
) -> Publication:
    """Give a row of the registry as a person sees it.

    :param rows: all rows, to say which maps show it.
    :param held: table → signature as it is now.
    """
    sums, signature = row.details.get("sums"), row.details.get("signature")
    there = None
    if held is not None and isinstance(signature, str) and signature:
        there = any(held.get(table) != signature for table in row.tables)
    return Publication(
        key=row.key,
        title=row.title,
        kind=row.kind,
        when=row.published_at,
        who=row.published_by,
        tables=row.tables,
        services=row.projects,
        records=row.records,
        links=links_of(context.addresses, row),
        place=context.addresses.schema,
        shown_by=tuple(other.title for other in rows if other.key != row.key and set(row.tables) & set(reads(other))),
        sums={str(name): str(value) for name, value in sums.items()} if isinstance(sums, dict) else {},
        changed_there=there,
        workstation=str(row.details.get("workstation", "")),
        file=str(row.details.get("file", "")),
    )


def row_of(publication: Publication) -> Row:
    """Give a publication as the registry held it."""
    return Row(
        publication.key,
        publication.title,
        publication.kind,
        publication.tables,
        publication.services,
        publication.records,
        publication.when,
        publication.who,
    )


def record_id(record: bytes | None, base: bytes | None, linked: str, row: Row | None) -> str:
    """Give the identifier of the record of a publication, by its row if it has one."""
    return record_identifier(record, base, linked, row.records[0] if row is not None and row.records else "")


def reads(row: Row) -> Sequence[str]:
    """Tables that a publication's service reads."""
    names = row.details.get("reads", [])
    return [str(name) for name in names] if isinstance(names, list) else []


def no_row() -> Row:
    """A row for a step that is only undone, from its journal."""
    return Row("", "", "", (), (), ())
