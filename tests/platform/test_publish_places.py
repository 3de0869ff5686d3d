"""Publishing in a schema that another account shares."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from prodige_plugin.feedback import Feedback
from prodige_plugin.publishing.database import Database, connected
from tests.platform.publish_support import Seat, departements, seat, swept

__all__ = ["seat", "swept"]

SHARED = "administrateur"


@pytest.fixture
def shared(seat: Seat) -> Iterator[Database]:
    """The schema of another account, which lets the seat's account write in it while the test runs."""
    owner = seat.practice.state.account(SHARED)
    ends = seat.platform.endpoints
    database = Database(ends["database"], owner.user, owner.password, owner.schema, "lecteur", ends["pg_service"])
    grants = f'CREATE, USAGE ON SCHEMA "{owner.schema}"'
    tables = f'ALL ON ALL TABLES IN SCHEMA "{owner.schema}"'

    def run(*statements: str) -> None:
        with connected(database) as connection, connection, connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    run(f'GRANT {grants} TO "{seat.user}"', f'GRANT {tables} TO "{seat.user}"')
    yield database
    run(f'REVOKE {grants} FROM "{seat.user}"', f'REVOKE {tables} FROM "{seat.user}"')


def test_the_schemas_that_may_be_written_are_offered_and_the_own_one_comes_first(seat: Seat, shared: Database) -> None:
    places = seat.publisher.places(Feedback())
    assert [(place.key, place.kind, place.writable) for place in places] == [
        (seat.schema, "schema", True), (shared.schema, "schema", True),
    ]  # fmt: skip


def test_without_the_right_a_schema_is_not_offered(seat: Seat) -> None:
    assert [place.key for place in seat.publisher.places(Feedback())] == [seat.schema]


def test_a_layer_goes_where_it_was_sent_and_comes_back_from_there(seat: Seat, shared: Database) -> None:
    job = seat.publisher.prepare([departements("Départements partagés")])
    job.places["schema"] = shared.schema
    seat.publisher.check(job, Feedback())
    plan = seat.publisher.plan(job, Feedback())
    assert f"{shared.schema}.departements_partages" in [target for step in plan.steps for target in step.targets]
    receipt = seat.publisher.run(plan, Feedback(), journals=seat.journals)
    assert receipt.checks
    assert all(check["ok"] for check in receipt.checks)
    assert f"/{shared.schema}/departements_partages" in receipt.links["wms"][0]["url"]
    (held,) = [one for one in seat.publisher.publications(Feedback()) if one.key == "departements_partages"]
    assert held.place == shared.schema
    gone = seat.publisher.unpublish_plan(held, Feedback())
    seat.publisher.run(gone, Feedback(), journals=seat.journals)
    assert [one.key for one in seat.publisher.publications(Feedback()) if one.key == held.key] == []
