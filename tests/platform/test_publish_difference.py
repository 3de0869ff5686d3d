"""A table brought up to date in place: what is foreseen of it is what PostgreSQL tells afterwards (a real cluster)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg2 import sql

from prodige_plugin.feedback import Feedback
from prodige_plugin.publishing.database import connected
from prodige_plugin.publishing.difference import Difference, bring_up_to_date, count_anew, signature
from prodige_plugin.publishing.names import deleted_name, kept_name, staging_name
from prodige_plugin.publishing.sending import changed_extent
from prodige_plugin.publishing.snapshots import Delta
from prodige_plugin.publishing.vector_export import Loaded
from tests.platform.cluster_fixture import Cluster, cluster

__all__ = ["cluster"]
TABLE, TOKEN = "places", "0a1b2c3d"
WORK = (staging_name(TOKEN, TABLE), deleted_name(TOKEN, TABLE), kept_name(TOKEN, TABLE))
_TRIGGER = """
CREATE FUNCTION {schema}.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF pg_trigger_depth() = 1 THEN UPDATE {table} SET name = 'touched' WHERE fid = 1; END IF; RETURN NULL; END $$;
CREATE TRIGGER touch AFTER INSERT OR UPDATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {schema}.touch()
"""


@pytest.fixture()
def place(cluster: Cluster, qgis_app) -> Iterator[Cluster]:
    """A table of nine points, (1, 1) to (9, 9), each put there by a transaction of its own."""
    clear(cluster)
    told(cluster, "CREATE TABLE {table} (fid bigint PRIMARY KEY, name text, geom geometry(Point, 2154))")
    for number in range(1, 10):
        told(cluster, f"INSERT INTO {{table}} VALUES ({number}, 'x', {point(number, number)})")
    yield cluster
    clear(cluster)


def clear(cluster: Cluster) -> None:
    for table in (TABLE, *WORK):
        told(cluster, "DROP TABLE IF EXISTS {schema}.{other} CASCADE", table)
    told(cluster, "DROP FUNCTION IF EXISTS {schema}.touch")


def told(cluster: Cluster, statement: str, other: str = "") -> list[tuple]:
    """Let the account carry a statement out."""
    schema = cluster.database.schema
    with connected(cluster.database) as connection, connection, connection.cursor() as cursor:
        cursor.execute(
            sql.SQL(statement).format(
                schema=sql.Identifier(schema), table=sql.Identifier(schema, TABLE), other=sql.Identifier(other or TABLE)
            )
        )
        return cursor.fetchall() if cursor.description else []


def point(x: float, y: float) -> str:
    return f"st_setsrid(st_makepoint({x}, {y}), 2154)"


def waiting(cluster: Cluster, rows: dict[int, str], gone: tuple[int, ...]) -> None:
    """Put rows and keys into the work tables, as they are sent."""
    told(cluster, "CREATE TABLE {schema}.{other} (LIKE {table} INCLUDING ALL)", WORK[0])
    told(cluster, "CREATE TABLE {schema}.{other} (key bigint PRIMARY KEY)", WORK[1])
    for key, shape in rows.items():
        told(cluster, f"INSERT INTO {{schema}}.{{other}} VALUES ({key}, 'new', {shape})", WORK[0])
    for key in gone:
        told(cluster, f"INSERT INTO {{schema}}.{{other}} VALUES ({key})", WORK[1])


def signed(cluster: Cluster) -> str:
    with connected(cluster.database) as connection, connection.cursor() as cursor:
        return signature(cursor, cluster.database.schema, TABLE)


def updated(cluster: Cluster) -> str:
    """Bring the table up to date; give the signature it is said to have then."""
    expected = signed(cluster)
    with connected(cluster.database) as connection, connection, connection.cursor() as cursor:
        return bring_up_to_date(cursor, cluster.database.schema, TOKEN, Difference(TABLE, "fid"), expected)


@pytest.mark.parametrize("with_ways_of_its_own", [False, True])
def test_the_signature_foreseen_is_the_tables(place: Cluster, with_ways_of_its_own: bool) -> None:
    if with_ways_of_its_own:
        told(place, _TRIGGER)
    before = signed(place)
    waiting(place, {3: point(3, 4), 4: point(4, 4), 20: point(5, 5)}, gone=(7, 9))
    assert updated(place) == signed(place) != before
    assert [key for (key,) in told(place, "SELECT fid FROM {table} ORDER BY fid")] == [1, 2, 3, 4, 5, 6, 8, 20]


def test_the_signature_foreseen_when_all_rows_go(place: Cluster) -> None:
    waiting(place, {}, gone=tuple(range(1, 10)))
    assert updated(place) == signed(place)
    assert told(place, "SELECT count(*) FROM {table}") == [(0,)]


EXTENTS = {
    "a change in the middle": ({5: point(5, 6)}, ()),
    "one at a corner stays there": ({1: point(1, 1)}, ()),
    "one at a corner moves inwards": ({1: point(2, 2)}, ()),
    "one at a corner moves outwards": ({9: point(12, -4)}, ()),
    "one goes that another takes the place of": ({30: point(9, 9)}, (9,)),
    "one at a corner goes": ({}, (9,)),
    "one loses its place": ({1: "NULL"}, ()),
    "all go": ({}, tuple(range(1, 10))),
    "all go but one that comes": ({30: point(3, 3)}, tuple(range(1, 10))),
    "one comes": ({30: point(-3, 3)}, ()),
}


@pytest.mark.parametrize("case", EXTENTS)
def test_the_extent_foreseen_is_the_tables(place: Cluster, case: str) -> None:
    rows, gone = EXTENTS[case]
    waiting(place, rows, gone)
    changed = sum(key < 10 for key in rows)
    delta = Delta(Path(), "", len(rows) - changed, changed, len(gone), 9 - changed - len(gone))
    before = Loaded(TABLE, "fid", "geom", "Point", 2154, 9, extent(place, TABLE))
    sent = Loaded(WORK[0], "fid", "geom", "Point", 2154, len(rows), extent(place, WORK[0]))
    foreseen = changed_extent(place.database, TOKEN, before, delta, sent, Feedback())
    updated(place)
    assert foreseen == extent(place, TABLE)


def extent(cluster: Cluster, table: str) -> tuple[float, float, float, float] | None:
    (row,) = told(
        cluster,
        "SELECT st_xmin(box), st_ymin(box), st_xmax(box), st_ymax(box)"
        " FROM (SELECT st_extent(geom) AS box FROM {schema}.{other}) AS whole",
        table,
    )
    return None if row[0] is None else row


def test_the_number_of_rows_noted_is_exact_after_every_change(place: Cluster) -> None:
    told(place, "INSERT INTO {table} SELECT n, repeat('x', 300), NULL FROM generate_series(10, 40000) AS n")
    count_anew(place.database, TABLE)
    for turn in range(3):
        # pages between are such that nobody has to look at, and rows lie closer together at the table's end
        told(place, f"DELETE FROM {{table}} WHERE fid % 1000 = {turn}")
        first = 100_000 * (turn + 1)
        told(place, f"INSERT INTO {{table}} SELECT n, 'y', NULL FROM generate_series({first}, {first + 777}) AS n")
        count_anew(place.database, TABLE)
        ((noted, counted),) = told(
            place,
            "SELECT (SELECT reltuples::bigint FROM pg_class WHERE relname = 'places'), count(*) FROM {table}",
        )
        assert noted == counted
