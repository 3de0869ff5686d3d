"""The Metadata dock: the record of the active layer, checked as one types, saved to the catalogue."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ..errors import BadRecord, PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.findings import Finding
from ..metadata.prefill import LayerFacts
from ..metadata.profiles import PROFILES
from ..metadata.record import Record
from ..metadata.validation import apply_safe_repairs
from ..metadata.values import BoxValue
from . import icons, messages
from .conflict_panel import ConflictPanel, Conflicts
from .diff_window import propose, show_differences
from .drafts import Drafts
from .footprints import Footprints
from .host import CATALOGUE, Host
from .layer_record import subject_of
from .metadata_form import MetadataForm
from .metadata_head import MetadataHead
from .metadata_menu import MetadataMenu
from .metadata_session import Session, Subject, open_subject
from .profile import drafts_folder
from .publish_job import PLATFORM, RECORD_ID
from .record_saver import RecordSaver
from .rest import rest_timer
from .state_page import StatePage
from .tab_order import move_focus
from .tasks import PRIORITY_HIGH, TaskHandle, run_task
from .verdicts import INSPIRE, Verdicts, examine

#: How long typing must rest before the record is checked, and before the draft is kept, in ms.
CHECK_MS = 400
KEEP_MS = 3000


class MetadataDock(QWidget):
    """The contents of the dock."""

    def __init__(self, host: Host, parent: QWidget | None = None, drafts: Drafts | None = None) -> None:
        """:param drafts: where drafts are kept; by default in the QGIS profile."""
        super().__init__(parent)
        self.host = host
        self._drafts = drafts or Drafts(drafts_folder())
        self._map = Footprints(host.iface.mapCanvas())
        self.session: Session | None = None
        self.verdicts = Verdicts()
        self._layer: QgsMapLayer | None = None
        self._subject: Subject | None = None
        self._opening: TaskHandle | None = None
        self._checking: TaskHandle | None = None
        self._undo: tuple[Session, Record] | None = None
        self._check_rest = rest_timer(self, CHECK_MS, self.check)
        self._keep_rest = rest_timer(self, KEEP_MS, self.keep_draft)
        self._build()
        host.iface.currentLayerChanged.connect(self._layer_changed)
        QgsProject.instance().layersWillBeRemoved.connect(self._layers_go)
        self.show_layer(host.iface.activeLayer())

    def _build(self) -> None:
        self.head = MetadataHead(self)
        self.form = MetadataForm((self._layer_box, self._map_box), self)
        self.page = StatePage(self)
        self.conflict = ConflictPanel(self)
        self.conflict.hide()
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.conflict)
        column.addWidget(self.form, 1)
        column.addWidget(self.head.foot)
        self._body = body
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.page)
        self.stack.addWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 4)
        layout.addWidget(self.stack)
        self.form.changed.connect(self._field_changed)
        self.form.repairWanted.connect(self._repair)
        self.head.jumpWanted.connect(self.form.jump)
        self.menu = MetadataMenu(self, self.head.menu)
        self.head.lineWanted.connect(self.menu.show_xml)
        self.head.fixWanted.connect(self._fix_safe)
        self.head.profileChosen.connect(lambda _key: self._show_verdicts())
        self.head.undoWanted.connect(self._undo_fix)
        self.head.differencesWanted.connect(self._differences)
        self.head.saveWanted.connect(self.keep_draft)
        self.head.publishWanted.connect(self.publish)
        self.head.reloadWanted.connect(self.reload)
        self._conflicts = Conflicts(self, self.conflict)
        self.saver = RecordSaver(self, self.host.platforms, self._drafts)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802  Qt's name
        """Follow Tab as one reads: the rows are built as they are seen, not from top to bottom."""
        return move_focus(self, forward) or super().focusNextPrevChild(forward)

    # -- what is described -------------------------------------------------------------------------

    def show_layer(self, layer: QgsMapLayer | None) -> None:
        """Describe a layer: its draft, else its record, else one filled from it."""
        self._follow(layer)
        if layer is None:
            self._show_none()
            return
        self._open(subject_of(layer))

    def show_record(self, identifier: str, platform_key: str) -> None:
        """Edit a record of a catalogue that belongs to no layer here."""
        self.show_subject(Subject(record_id=identifier, platform=platform_key))

    def show_subject(self, subject: Subject) -> None:
        """Describe something that is no layer of the project: its draft, else its record."""
        self._follow(None)
        self._open(subject)

    def reload(self) -> None:
        """Forget the draft and read again what the catalogue or the layer says."""
        subject, drafts = self._subject, self._drafts
        if subject is None:
            return
        self._keep_rest.stop()
        if self.session is not None:
            self.session.dirty = False
        run_task(
            tr("Forget a draft"), lambda _feedback: drafts.drop(subject.key), lambda _none: self._open(subject),
            owner=self, hidden=True, priority=PRIORITY_HIGH,
        )  # fmt: skip

    def _layer_changed(self, layer: QgsMapLayer | None) -> None:
        if layer is not None and layer is not self._layer:
            self.show_layer(layer)

    def _layers_go(self, ids: list[str]) -> None:
        if self._layer is not None and not sip.isdeleted(self._layer) and self._layer.id() in ids:
            self._follow(None)
            self._show_none()

    def _follow(self, layer: QgsMapLayer | None) -> None:
        """Listen to a layer's links to its record, which publishing it changes."""
        if self._layer is not None and not sip.isdeleted(self._layer):
            self._layer.customPropertyChanged.disconnect(self._property_changed)
        self._layer = layer
        if layer is not None:
            layer.customPropertyChanged.connect(self._property_changed)

    def _property_changed(self, key: str) -> None:
        layer, session = self._layer, self.session
        if key != RECORD_ID or layer is None or self._subject is None:
            return
        identifier = str(layer.customProperty(RECORD_ID, "") or "")
        if identifier == self._subject.record_id:
            return
        if session is not None and session.dirty:  # typed since: kept, and merged when it is published
            session.subject = self._subject = replace(self._subject, record_id=identifier)
        else:
            self.show_layer(layer)

    def live_records(self) -> dict[str, tuple[bytes, bytes | None]]:
        """Give the record of the layer shown and what it was read as, when it was edited and not published yet."""
        session, layer = self.session, self._layer
        if session is None or layer is None or not (session.dirty or session.saved):
            return {}
        return {layer.id(): (session.record.to_bytes(), session.base)}

    def _show_none(self) -> None:
        self._leave()
        self._subject = None
        self.stack.setCurrentWidget(self.page)
        self.page.say(
            tr("Describe your data"),
            tr("Choose a layer: its INSPIRE record is filled from it, checked as you type, and published with it.\n"
               "Or choose “Edit this record” in the catalogue."),
            icons.own("metadata"), tr("Open the catalogue"), lambda: self.host.open_dock(CATALOGUE),
        )  # fmt: skip

    def _leave(self) -> None:
        """Keep what was typed, and stop what was under way for the record that is left."""
        self.keep_draft()
        for handle in (self._opening, self._checking):
            if handle is not None:
                handle.abandon()
        self._opening = self._checking = None
        self._check_rest.stop()
        self.conflict.hide()
        self.session, self._undo = None, None

    def _open(self, subject: Subject) -> None:
        self._leave()
        self._subject = subject
        platforms, drafts = self.host.platforms, self._drafts
        current = platforms.current()

        def catalogue_of(key: str, feedback: Feedback) -> Any:
            platform = platforms.by_key(key)
            return platforms.catalogue(platform, feedback) if platform is not None else None

        def work(feedback: Feedback) -> tuple[Session, Verdicts]:
            session = open_subject(subject, drafts, catalogue_of, current.key if current else "", feedback)
            return session, examine(session.record)

        self.stack.setCurrentWidget(self.page)
        self.page.say(tr("Reading the record…"), subject.layer_name)
        self._opening = run_task(
            tr("Read a record"), work, lambda found: self._opened(*found), self._open_failed,
            owner=self, hidden=True, priority=PRIORITY_HIGH,
        )  # fmt: skip

    def _opened(self, session: Session, verdicts: Verdicts) -> None:
        self._opening = None
        self.session = session
        self.form.thesauri.use(self.host.platforms.by_key(session.platform))
        self.form.show_record(session.record)
        self._checked(verdicts)
        self.stack.setCurrentWidget(self._body)
        self.show_state()
        if session.subject.lacks_extent:  # for the extent's button; a draft or a record of the catalogue needs no more
            run_task(tr("Read the layer's extent"), session.subject.known,
                     lambda facts: setattr(session, "subject", replace(session.subject, facts=facts)),
                     lambda _error: None, owner=self, hidden=True)  # fmt: skip

    def _open_failed(self, error: PluginError) -> None:
        self._opening = None
        subject = self._subject
        if subject is not None:
            self.page.fail(error, lambda: self._open(subject), icons.theme("mIconWarning.svg"))

    # -- editing -----------------------------------------------------------------------------------

    def _field_changed(self, key: str) -> None:
        if self.session is None:
            return
        try:
            changed = self.session.set(key, self.form.rows[key].field.value())
        except BadRecord as error:
            self.head.warn(str(error))
            return
        if changed:
            self._record_changed()

    def _record_changed(self) -> None:
        self._undo = None
        self.head.warn("")
        self.show_state()
        self._check_rest.start()
        self._keep_rest.start()

    def check(self) -> None:
        """Check the record now, in a task; a newer check replaces an older one."""
        if self.session is None:
            return
        if self._checking is not None:
            self._checking.abandon()
        data = self.session.record.to_bytes()

        self._checking = run_task(
            tr("Check a record"), lambda _feedback: examine(Record.parse(data)), self._checked, owner=self,
            hidden=True, priority=PRIORITY_HIGH,
        )  # fmt: skip

    @property
    def findings(self) -> list[Finding]:
        """What INSPIRE's rules found."""
        return self.verdicts.of(INSPIRE)

    def _checked(self, verdicts: Verdicts) -> None:
        self._checking = None
        self.verdicts = verdicts
        self._show_verdicts()

    def _show_verdicts(self) -> None:
        """Show what the chosen profile found, beside the fields and above them."""
        if self.session is not None:
            self.form.show_findings(self.verdicts.of(self.head.verdicts.current()), self.session.record)
        self.form.show_scores(self.verdicts.score.sections)
        self.head.show_verdicts(self.verdicts)

    def _repair(self, finding: Finding) -> None:
        if self.session is not None and finding.repair is not None:
            try:
                self.take_record(finding.repair.apply(self.session.record))
            except BadRecord as error:
                messages.show_error(error)

    def take_record(self, record: Record) -> None:
        """Show and check another state of the record."""
        if self.session is not None:
            self.session.replace_record(record)
            self.form.show_record(record)
            self._record_changed()
            self.check()

    def _fix_safe(self) -> None:
        """Show what the safe repairs of the chosen profile would change, and make them when the person says so."""
        if self.session is None:
            return
        data = self.session.record.to_bytes()
        chosen = self.head.verdicts.current()
        profile = chosen if chosen in PROFILES else INSPIRE
        done: list[Finding] = []

        def change() -> tuple[bytes, str]:
            record = Record.parse(data)
            done[:] = apply_safe_repairs(record, profile)
            return record.to_bytes(), tr("%n repair(s). None of them says more than the record holds.", n=len(done))

        propose(
            data, change, self, tr("Safe repairs"), tr("&Apply"), lambda new: self.take_change(data, new, len(done))
        )

    def take_change(self, before: bytes, after: bytes, count: int) -> None:
        """Take a new state of the record that was proposed, unless it was edited meanwhile."""
        session = self.session
        if session is None or session.record.to_bytes() != before:
            self.head.warn(tr("The record was edited meanwhile: nothing was changed. Ask again."))
            return
        was = session.record
        self.take_record(Record.parse(after))
        self.offer_undo(was, count)

    def offer_undo(self, before: Record, count: int) -> None:
        """Offer to go back to a state of the record that was just replaced."""
        if self.session is not None:
            self._undo = (self.session, before)
            self.head.offer_undo(count)

    def _undo_fix(self) -> None:
        if self._undo is not None and self._undo[0] is self.session:
            self.take_record(self._undo[1])

    def layer_shown(self) -> QgsMapLayer | None:
        """Give the layer whose record is shown, ``None`` for a record without layer."""
        return None if self._layer is None or sip.isdeleted(self._layer) else self._layer

    def facts(self) -> LayerFacts | None:
        """Give what the layer shown knows of itself, ``None`` where a record without layer is shown."""
        subject = self.session.subject if self.session is not None else self._subject
        return subject.facts if subject is not None else None

    def _layer_box(self) -> BoxValue | None:
        facts = self.facts()
        return facts.box if facts is not None else None

    def _map_box(self) -> BoxValue | None:
        box = self._map.map_box()
        return (box.west, box.south, box.east, box.north) if box is not None else None

    def show_state(self) -> None:
        """Say where the record is from and whether it is kept."""
        session = self.session
        if session is not None:
            platform = self.host.platforms.by_key(session.platform)
            self.head.show_session(session, platform.name if platform is not None else "")

    # -- keeping and publishing --------------------------------------------------------------------

    def keep_draft(self) -> None:
        """Keep the draft on disk when something is not kept yet."""
        self._keep_rest.stop()
        self.saver.keep()

    def publish(self) -> None:
        """Save the record to the catalogue, read it back, and say it."""
        self.saver.publish()

    def published(self, session: Session, identifier: str, platform_key: str) -> None:
        """Note on the layer shown which record describes it now."""
        layer = self._layer
        if session is self.session and layer is not None and not sip.isdeleted(layer):
            session.subject = self._subject = replace(session.subject, record_id=identifier)
            layer.setCustomProperty(PLATFORM, platform_key)
            layer.setCustomProperty(RECORD_ID, identifier)
        self.show_state()

    def _differences(self) -> None:
        session = self.session
        if session is not None and session.base is not None:
            show_differences(session.base, session.record.to_bytes(), self, tr("As it was read"), tr("As it is here"))

    def shutdown(self) -> None:
        """Keep what was typed, and take back what was connected to QGIS."""
        self.host.iface.currentLayerChanged.disconnect(self._layer_changed)
        QgsProject.instance().layersWillBeRemoved.disconnect(self._layers_go)
        self._follow(None)
        self._keep_rest.stop()
        self._check_rest.stop()
        if self.session is not None and self.session.dirty:
            self._drafts.save(self.session.draft())  # the last moment: no task may outlive the plugin
        self._map.remove()
