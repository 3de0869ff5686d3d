"""Trying a platform: what answers, as whom, and what does not."""

from __future__ import annotations

from collections.abc import Callable

from ...catalogue.model import Query
from ...errors import PluginError
from ...feedback import Feedback
from ...i18n import tr
from ...network import Expect
from ...publishing.database import connected
from ..model import Platform
from ..trying import try_each
from . import addresses as addresses_module
from .context import Context


def try_all(platform: Platform, feedback: Feedback) -> list[tuple[str, bool, str]]:
    """Try each address that the platform has: (what, whether it works, sentence). Worker thread.

    :raises Cancelled: the person cancelled.
    """
    context = Context(platform)
    tries: list[tuple[str, Callable[[], str]]] = [(tr("Description"), lambda: _description(platform))]
    if context.addresses.get("csw"):
        tries.append((tr("Catalogue, as a visitor"), lambda: _catalogue(context, feedback)))
    if context.addresses.get("portal"):
        tries.append((tr("Web page"), lambda: _portal(context, feedback)))
    if context.addresses.get("database"):
        tries.append((tr("Database"), lambda: _database(context)))
    return try_each(tries, feedback)


def _description(platform: Platform) -> str:
    """See that the addresses are well formed."""
    addresses_module.check(platform)
    return tr("The addresses are well formed.")


def _catalogue(context: Context, feedback: Feedback) -> str:
    """Count the records a visitor can see."""
    page = context.visited_catalogue(feedback).search(Query(page_size=1), feedback)
    return tr("%n record(s) can be read.", n=page.total)


def _portal(context: Context, feedback: Feedback) -> str:
    """Open the web page."""
    context.anonymous(feedback).get(context.addresses.get("portal"), expect=Expect.ANY)
    return tr("The page answers.")


def _database(context: Context) -> str:
    """Sign in, and see whether the account may write."""
    database = context.database
    with connected(database) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, has_schema_privilege(oid, 'CREATE') FROM pg_namespace WHERE nspname = %s",
            (database.schema,),
        )
        row = cursor.fetchone()
    if row is None:
        raise PluginError(
            tr("The schema “{schema}” is not in the database.", schema=database.schema),
            "",
            tr("Check the platform's settings, or ask its administrator."),
        )
    user, may_write = row
    if not may_write:
        raise PluginError(
            tr("{user} is connected, but may not write in “{schema}”.", user=user, schema=database.schema),
            "",
            tr("Ask the platform's administrator for the right to write in this schema."),
        )
    return tr("{user} is connected and may write in “{schema}”.", user=user, schema=database.schema)
