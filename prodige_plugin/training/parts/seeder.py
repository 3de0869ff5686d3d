"""Fills a new practice platform: tables, records, projects. Ends when done.

It is a process of its own so that QGIS and the catalogue's libraries are not loaded into the
supervisor, which lives long.
"""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING, Any

from ...errors import PluginError
from ...i18n import tr
from ...publishing.database import Database
from .. import seed_data, seed_records
from ..accounts import ADMINISTRATOR, PG_SERVICE, READER, REFERENCE, Account
from ..home import Home, read_json, write_json
from ..ownership import Owners
from .catalogue import create_database, insert_records
from .maps import environment
from .serving import arguments, end_with_parent

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812  a class, lower case there


class Seeder:
    """Fills one platform; may be run again after it was cut."""

    def __init__(self, home: Home, state: dict[str, Any]) -> None:
        """:param state: the platform's state file."""
        self._home = home
        self._public = str(state["url"])
        accounts = [Account.from_json(entry) for entry in state["accounts"]]
        self._account = next(account for account in accounts if account.user == ADMINISTRATOR)
        self._conninfo = str(state["platform"]["endpoints"]["database"])

    def run(self) -> None:
        """Make the tables, then the records, then the projects."""
        import psycopg2

        connection = psycopg2.connect(self._conninfo, user=self._account.user, password=self._account.password)
        try:
            self._tell(0.3, tr("Loading real data: French départements, neighbouring countries."))
            seed_data.load(
                connection, seed_data.world_map(), lambda done: self._tell(0.3 + 0.2 * done, tr("Loading real data."))
            )
            datasets = seed_data.datasets()
            extents = seed_data.extents(connection)
            self._tell(0.52, tr("Writing the INSPIRE records."))
            self._records(datasets, extents)
            self._tell(0.6, tr("Publishing the services."))
            self._projects(connection, datasets, extents)
        finally:
            connection.close()

    def _records(self, datasets: list[seed_data.Dataset], extents: dict[str, seed_data.Extent]) -> None:
        create_database(self._home)
        records = {
            seed_records.identifier(dataset.table): seed_records.record(
                dataset, extents[dataset.table], self._public, REFERENCE
            )
            for dataset in datasets
        }
        insert_records(self._home, records)
        Owners(self._home.catalogue / "owners.sqlite").set(records, self._account.user)

    def _projects(
        self, connection: Connection, datasets: list[seed_data.Dataset], extents: dict[str, seed_data.Extent]
    ) -> None:
        from qgis.core import QgsApplication

        from ..seed_projects import SeedProjects

        application = QgsApplication([], False, os.environ["QGIS_CUSTOM_CONFIG_PATH"])
        application.initQgis()
        database = Database(
            self._conninfo, self._account.user, self._account.password, REFERENCE, READER, PG_SERVICE
        )  # fmt: skip
        projects = SeedProjects(datasets, extents, database, self._public)
        for number, dataset in enumerate(datasets):
            self._store(connection, dataset.table, projects.of_dataset(dataset))
            self._tell(0.6 + 0.22 * number / len(datasets), tr("Publishing the services."))
        for seed_map in seed_data.maps():
            self._store(connection, seed_map.name, projects.of_map(seed_map))
        connection.commit()
        # QgsApplication is not ended: this process is about to.

    def _store(self, connection: Connection, name: str, content: bytes) -> None:
        """Put one project where QGIS Server finds it, as QGIS does."""
        metadata = {
            "last_modified_time": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime()),
            "last_modified_user": self._account.user,
        }
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO reference.qgis_projects VALUES (%s, %s, %s) ON CONFLICT (name) DO UPDATE "
                "SET metadata = excluded.metadata, content = excluded.content",
                (name, json.dumps(metadata), content),
            )

    def _tell(self, fraction: float, sentence: str) -> None:
        write_json(self._home.progress_file, {"phase": "starting", "fraction": fraction, "sentence": sentence})


def main() -> int:
    """Fill the platform; the exit code tells whether it worked."""
    import sys

    home = arguments("Seeds of the practice platform")
    end_with_parent()
    environment(home)
    state = read_json(home.state_file) or {}
    try:
        Seeder(home, state).run()
    except PluginError as error:
        write_json(home.run / "seeder.error", {"what": error.what, "why": error.why, "todo": error.todo})
        sys.stderr.write(error.report() + "\n")
        return 1
    sys.stderr.flush()
    os._exit(0)  # QGIS's own end is slow and not safe here


if __name__ == "__main__":
    raise SystemExit(main())
