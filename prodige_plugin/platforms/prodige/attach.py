"""Finding the data set that a deposit became, and completing the record that PRODIGE made of it."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QUrl

from ...catalogue.saving import fetch_for_editing
from ...errors import PlatformError, PublishError
from ...feedback import Feedback
from ...i18n import tr
from ...metadata.record import Record
from ...publishing import deposit
from ...publishing.deposit_manifest import RECORD
from ...publishing.ledger import Entry
from ...publishing.plan import Effect, Plan, State, Step
from .. import product
from ..kept_job import kept_publication
from ..model import Platform
from ..product import Dataset, Publication
from ..store import journal_folder, ledger
from . import records
from .context import Context, has_api
from .found import find_datasets, table_taken
from .push_steps import Begin, work_folder
from .record_steps import Described, SaveRecord, no_record

#: Key of the step that ends an attaching.
ATTACHED = "attached"
#: How alike two titles must be for a data set to be proposed.
_ALIKE = 0.8


def created(context: Context, publication: Publication, feedback: Feedback) -> list[Dataset]:
    """Find the data sets that a deposit may have become: by its record, its table, its title, in this order.

    :raises NetworkError: the catalogue does not answer.
    """
    found: dict[str, Dataset] = {}
    table = publication.tables[0] if publication.tables else ""
    catalogue = context.catalogue(feedback)
    for identifier in publication.records:
        held = catalogue.fetch(identifier, feedback)
        if held is not None:
            record = Record.parse(held)
            tables = records.tables_of(record.online_resources())
            title = str(record.get("title") or publication.title)
            found[identifier] = Dataset(identifier, title, tables[0] if tables else "")
    by_table = table_taken(context, table, feedback.part(0.2, 0.6)) if table else None
    if by_table is not None:
        found.setdefault(by_table.identifier, by_table)
    for one in find_datasets(context, publication.title, feedback.part(0.6, 1.0)):
        if one.table == table or SequenceMatcher(None, one.title.lower(), publication.title.lower()).ratio() >= _ALIKE:
            found.setdefault(one.identifier, one)
    return list(found.values())


def attach_plan(platform: Platform, publication: Publication, dataset: Dataset, feedback: Feedback) -> Plan:
    """Say how the record of a data set is completed by what was deposited.

    :param dataset: a title that is "" is read from its record.
    :raises PlatformError: the package is not on this computer any more, or the record cannot be read.
    """
    context = Context(platform)
    given = deposited_record(publication)
    held = fetch_for_editing(context.catalogue(feedback), dataset.identifier, feedback)
    if held is None:
        raise no_record(dataset.title or publication.title)
    theirs = Record.parse(held)
    dataset = replace(dataset, title=dataset.title or str(theirs.get("title") or publication.title))
    named = dataset.table or next(iter(records.tables_of(theirs.online_resources())), "")
    table = publication.tables[0] if publication.tables else named
    token = secrets.token_hex(4)
    key = f"{token}-{table}"
    context.folder = work_folder(journal_folder(), key)
    what = Described(dataset.identifier, dataset.title, named or table, given, None, revised=False)
    steps: tuple[Step, ...] = (
        Begin(context, token=token),
        SaveRecord(context, dataset.identifier, tr("Complete the record of {title}", title=dataset.title), what),
        Attached(context, dataset.identifier, publication.key, publication.title, table, dataset),
    )
    title = tr("Attach {title}", title=publication.title)
    return Plan(key, title, platform.key, steps, wish=lambda: kept_publication(publication))


def attached(plan: Plan) -> product.Attached | None:
    """Tell which data set a plan attaches a deposit to; ``None`` of a plan that does something else."""
    step = plan.steps[-1] if plan.steps else None
    if not isinstance(step, Attached) or step.dataset is None:
        return None
    return product.Attached((step.table,) if step.table else (), step.dataset)


def deposited_record(publication: Publication) -> bytes:
    """Give the record of a deposit, from its package on this computer.

    :raises PlatformError: the package is not there.
    """
    path = Path(QUrl(publication.links.get("deposit", "")).toLocalFile())
    if not path.is_file():
        raise PlatformError(
            tr("The package of “{title}” is not on this computer any more.", title=publication.title),
            tr("Its record is taken from there."),
            tr("Edit the data set's record in the Metadata dock instead."),
        )
    data = deposit.read_part(path, RECORD)
    if data is None:
        raise PublishError(tr("The package of “{title}” holds no record.", title=publication.title))
    return data


@dataclass
class Attached:
    """See that record and data belong together, and remember the data set in the deposit's place."""

    context: Context
    uuid: str
    #: key of the deposit in this workstation's list, its title, and its table.
    deposit: str = ""
    title: str = ""
    table: str = ""
    #: what the deposit became; ``None`` in a step made from a journal, which is only undone.
    dataset: Dataset | None = None
    key: str = ATTACHED
    label: str = field(default_factory=lambda: tr("Read the record and the data back"))
    effect: Effect = Effect.READ
    targets: tuple[str, ...] = ()
    weight: float = 1.0

    def do(self, state: State, feedback: Feedback) -> None:
        """Ask for both.

        :raises PublishError: the record is not found as it should be.
        """
        title = self.title
        held = self.context.catalogue(feedback).fetch(self.uuid, feedback)
        tables = records.tables_of(Record.parse(held).online_resources()) if held is not None else []
        if not self.context.note(title, tr("record found"), True, held is not None):
            raise PublishError(tr("The record of “{title}” is not found when it is read back.", title=title))
        self.context.note(title, tr("table named by the record"), True, self.table in tables)
        if has_api(self.context.platform):
            page = self.context.api(feedback).page(self.uuid, 1)
            self.context.note(title, tr("data answered by the API"), True, bool(page.features))
        book, platform = ledger(), self.context.platform
        entry = book.entry(platform.key, self.deposit)
        if entry is None:
            return
        was = book.entry(platform.key, self.uuid)
        state[self.key] = {"deposit": asdict(entry), "was": asdict(was) if was is not None else None}
        links = {"record": records.record_page(platform, self.uuid)}
        book.note(replace(entry, key=self.uuid, records=(self.uuid,), links=links))
        book.forget(platform.key, entry.key)

    def undo(self, state: State) -> None:
        """Let the deposit wait again."""
        left, book = state.get(self.key), ledger()
        if not isinstance(left, dict):
            return
        book.note(_entry(left["deposit"]))
        if left["was"] is not None:
            book.note(_entry(left["was"]))
        else:
            book.forget(self.context.platform.key, self.uuid)


def _entry(kept: dict[str, Any]) -> Entry:
    """Give an entry as a journal kept it: there, rows of values are lists."""
    values: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in kept.items()}
    return Entry(**values)
