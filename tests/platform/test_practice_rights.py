"""Who may do what in the practice platform's database."""

from __future__ import annotations

import psycopg2
import pytest
from psycopg2 import errors

from prodige_plugin.training.accounts import SEATS


@pytest.fixture
def connect(practice):
    """Connect as an account by its name; all is undone and closed at the end."""
    opened = []

    def one(user: str):
        connection = practice.connect(practice.state.account(user))
        opened.append(connection)
        return connection

    yield one
    for connection in opened:
        connection.close()


def test_there_are_twelve_seats_each_with_its_own_schema_and_password(practice) -> None:
    seats = [account for account in practice.state.accounts if account.user.startswith("stagiaire-")]
    assert [seat.user for seat in seats] == [f"stagiaire-{number:02d}" for number in range(1, SEATS + 1)]
    assert len({seat.schema for seat in seats}) == SEATS
    assert len({account.password for account in practice.state.accounts}) == len(practice.state.accounts)


def test_each_account_owns_its_schema_and_its_projects(practice, connect) -> None:
    for account in practice.state.accounts:
        cursor = connect(account.user).cursor()
        cursor.execute(f'CREATE TABLE "{account.schema}".essai (x int); DROP TABLE "{account.schema}".essai')
        cursor.execute(
            "SELECT column_name, data_type FROM information_schema.columns "
            "WHERE table_schema = %s AND table_name = 'qgis_projects' ORDER BY ordinal_position",
            (account.schema,),
        )
        assert cursor.fetchall() == [("name", "text"), ("metadata", "jsonb"), ("content", "bytea")]
        cursor.execute("SELECT tableowner FROM pg_tables WHERE schemaname = %s LIMIT 1", (account.schema,))
        assert cursor.fetchone() == (account.user,)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE reference.intrus (x int)",
        "INSERT INTO stagiaire_02.qgis_projects VALUES ('x', '{}', '')",
        "DELETE FROM reference.qgis_projects",
        "DROP TABLE reference.departements_metropole",
        "UPDATE reference.departements_metropole SET nom = 'x'",
        "CREATE SCHEMA autre",
        "CREATE TABLE public.intrus (x int)",
        "SELECT * FROM pg_authid",
        "CREATE ROLE intrus",
        "ALTER ROLE producteur SUPERUSER",
        "COPY reference.departements_metropole TO PROGRAM 'cat'",
    ],
)
def test_an_account_writes_nowhere_else(connect, statement) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        connect("stagiaire-01").cursor().execute(statement)


def test_what_an_account_makes_can_be_read_by_the_servers_and_the_others(practice, connect) -> None:
    producer = connect("producteur")
    producer.autocommit = True
    producer.cursor().execute("CREATE TABLE producteur.lisible AS SELECT 1 AS x")
    try:
        cursor = connect("stagiaire-03").cursor()
        cursor.execute("SELECT x FROM producteur.lisible")
        assert cursor.fetchone() == (1,)
        cursor.execute("SELECT has_table_privilege('lecteur', 'producteur.lisible', 'SELECT'), "
                       "has_table_privilege('lecteur', 'producteur.lisible', 'INSERT')")  # fmt: skip
        assert cursor.fetchone() == (True, False)
        cursor.connection.rollback()  # its reading holds the table
    finally:
        producer.cursor().execute("DROP TABLE producteur.lisible")


def test_no_password_no_connection(practice) -> None:
    conninfo = practice.state.platform.endpoints["database"]
    for user in ("producteur", "postgres", "lecteur"):
        with pytest.raises(psycopg2.OperationalError):
            psycopg2.connect(conninfo, user=user)
        with pytest.raises(psycopg2.OperationalError):
            psycopg2.connect(conninfo, user=user, password="faux")


def test_the_database_listens_on_this_machine_only(practice, connect) -> None:
    cursor = connect("producteur").cursor()
    cursor.execute("SELECT current_setting('listen_addresses')")
    assert cursor.fetchone() == ("127.0.0.1",)


def test_the_seeds_have_types_keys_and_indexes(connect) -> None:
    cursor = connect("producteur").cursor()
    cursor.execute("SELECT f_table_name, srid FROM geometry_columns WHERE f_table_schema = 'reference'")
    srids = dict(cursor.fetchall())
    assert len(srids) == 47
    assert (srids["departements_metropole"], srids["departements_france"]) == (2154, 4326)
    cursor.execute(
        "SELECT tablename FROM pg_indexes WHERE schemaname = 'reference' AND indexdef LIKE '%gist%'"
    )  # fmt: skip
    assert {row[0] for row in cursor.fetchall()} == set(srids)
    for table in srids:
        cursor.execute(f"SELECT count(*), bool_and(ST_IsValid(geom)), bool_or(ST_IsEmpty(geom)) FROM reference.{table}")
        number, valid, empty = cursor.fetchone()
        assert number > 0, table
        assert valid, table
        assert not empty, table
