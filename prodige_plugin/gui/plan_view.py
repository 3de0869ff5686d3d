"""A plan before, while and after it is carried out: named effects, progress by step, cancel."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QElapsedTimer, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from ..publishing.plan import Plan
from ..publishing.plan_text import is_destructive, lost_lines, made_lines, plan_text, sent_lines
from . import icons, messages
from .element_widgets import calm, told
from .flow_layout import FlowLayout
from .formats import breakable, elapsed_text
from .labels import sentence
from .page_stack import take_keyboard
from .plan_steps import StepsList
from .publish_model import step_at, target_tip
from .scrolled_sentence import ScrolledSentence
from .settings import flag, set_flag

_UNDO = "publish/undo_on_failure"
#: The most of the page that is taken by what is lost, and by what is said of what is done.
_MOST_LOST, _MOST_SAID = 0.25, 0.4


class PlanView(QWidget):
    """Shows a plan; asks to run, cancel, resume, undo or leave it."""

    #: Carry the plan out; whether to undo all when a step fails.
    runWanted = pyqtSignal(bool)  # noqa: N815  Qt's manner
    #: Stop what is under way.
    cancelWanted = pyqtSignal()  # noqa: N815
    #: Go on with, or undo, a plan that stopped.
    resumeWanted = pyqtSignal()  # noqa: N815
    undoWanted = pyqtSignal()  # noqa: N815
    #: Make the plan again: it was undone, and what it was made of may have changed since.
    againWanted = pyqtSignal()  # noqa: N815
    #: Show how this layer differs from its publication (layer id).
    differencesWanted = pyqtSignal(str)  # noqa: N815
    #: Leave the plan.
    left = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan: Plan | None = None
        #: the plan was carried out and undone: it is made again before anything is done.
        self._undone = False
        self.title = sentence(self, bold=True)
        self.summary = sentence(self)
        self.lost = _Lost(self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(True)
        self.bar.setAccessibleName(tr("Progress"))
        # a platform at work may tell nothing for minutes: time that goes on shows that all is well
        self._since = QElapsedTimer()
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tell_time)
        self._said = ScrolledSentence(self, _MOST_SAID)
        self.now = self._said.text
        self.steps = StepsList(self)
        self._build_tools()
        self.on_failure = told(calm(QComboBox(self)))
        self.on_failure.addItem(tr("If it fails: undo everything"), True)
        self.on_failure.addItem(tr("If it fails: keep and resume"), False)
        self.on_failure.setAccessibleName(tr("If it fails"))
        self.on_failure.setCurrentIndex(0 if flag(_UNDO, True) else 1)
        self.on_failure.activated.connect(lambda _rank: set_flag(_UNDO, bool(self.on_failure.currentData())))
        self.run_button = QPushButton(self)
        self.run_button.clicked.connect(self._run)
        self.cancel_button = QPushButton(tr("&Cancel"), self)
        self.cancel_button.clicked.connect(self._cancel)
        self.resume_button = QPushButton(tr("&Resume"), self)
        self.resume_button.clicked.connect(self.resumeWanted)
        self.undo_button = QPushButton(tr("&Undo all"), self)
        self.undo_button.clicked.connect(self.undoWanted)
        self.back_button = QPushButton(tr("&Back"), self)
        self.back_button.clicked.connect(self.left)
        buttons = FlowLayout(fill=True)
        for button in (self.back_button, self.undo_button, self.cancel_button, self.resume_button, self.run_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.title, self.summary, self.lost, self.bar, self._said):
            layout.addWidget(widget)
        layout.addWidget(self.steps, 1)
        layout.addWidget(self.tools)
        layout.addWidget(self.on_failure)
        layout.addLayout(buttons)
        self._phase("before")

    def _build_tools(self) -> None:
        self.tools = QWidget(self)
        flow = FlowLayout(self.tools)
        self.copy = QPushButton(tr("Copy the p&lan"), self.tools)
        self.copy.setToolTip(tr("As text, to keep or to show to somebody"))
        self.copy.clicked.connect(self._copy)
        self.differences = QToolButton(self.tools)
        self.differences.setText(tr("Preview the &differences"))
        self.differences.setToolTip(tr("What differs between a layer and what is published of it"))
        self.differences.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.differences.setMenu(QMenu(self.differences))
        self.differences.clicked.connect(self._only_difference)
        flow.addWidget(self.copy)
        flow.addWidget(self.differences)

    def show_plan(self, plan: Plan, run_words: str, comparable: Sequence[tuple[str, str]] = ()) -> None:
        """Show what will be done, before anything is.

        :param comparable: (layer id, title) of layers that are published already and can be compared.
        """
        self.plan = plan
        self.title.setText(plan.title)
        made = [*made_lines(plan), *sent_lines(plan)]
        self.summary.setText(breakable("\n".join(made)))
        self.summary.setVisible(bool(made))
        self.summary.setToolTip(target_tip(target for step in plan.steps for target in step.targets))
        self.lost.say(lost_lines(plan))
        self.steps.steps.show_plan(plan)
        self._offer(comparable)
        self._undone = False
        self.bar.setFormat("%p %")
        self.run_button.setText(run_words)
        self.run_button.setToolTip(
            tr("What is named above under “replaces” and “deletes” is lost.") if is_destructive(plan) else ""
        )
        self._phase("before")
        take_keyboard(self.run_button)

    def _offer(self, comparable: Sequence[tuple[str, str]]) -> None:
        menu = self.differences.menu()
        menu.clear()
        for layer_id, title in comparable:
            action = menu.addAction(title.replace("&", "&&"))
            action.setData(layer_id)
            action.triggered.connect(lambda _on=False, layer_id=layer_id: self.differencesWanted.emit(layer_id))
        one = len(comparable) == 1
        # with one layer there is nothing to choose
        mode = QToolButton.ToolButtonPopupMode
        self.differences.setPopupMode(mode.DelayedPopup if one else mode.InstantPopup)
        self.differences.setVisible(bool(comparable))

    def _only_difference(self) -> None:
        actions = self.differences.menu().actions()
        if len(actions) == 1:
            actions[0].trigger()

    def _copy(self) -> None:
        if self.plan is not None:
            messages.copy_text(plan_text(self.plan))
            messages.show_note(tr("The plan is copied."), 4)

    def _run(self) -> None:
        if self._undone:
            self.againWanted.emit()
        else:
            self.runWanted.emit(bool(self.on_failure.currentData()))

    def started(self) -> None:
        """Show that the plan is being carried out."""
        self._phase("running")
        self.bar.setValue(0)
        self._since.start()
        self._tell_time()
        self._said.say("")
        self.cancel_button.setEnabled(True)
        self.cancel_button.setFocus()

    def progress(self, fraction: float | None, words: str) -> None:
        """Show how far the plan is."""
        # of hundreds of layers, undoing takes minutes: it tells where it is, and no fraction
        if words and (fraction is None or self.cancel_button.isEnabled()):
            self._said.say(breakable(words))
        if fraction is None or self.plan is None:
            return
        self.bar.setValue(int(1000 * fraction))
        self.steps.go_to(*step_at(self.plan, fraction))

    def finished(self) -> None:
        """The plan was carried out."""
        self._clock.stop()

    def _tell_time(self) -> None:
        self.bar.setFormat(f"%p % · {elapsed_text(self._since.elapsed() // 1000)}")

    def stopped(self, words: str, can_resume: bool, can_again: bool = False) -> None:
        """Show that the plan stopped: by a failure, or because the person cancelled.

        :param can_resume: what was done is kept; else it is undone.
        :param can_again: the plan can be made again, where it was undone.
        """
        self._phase("kept" if can_resume else "undone")
        self._said.say(breakable(words))
        self._said.show()
        if can_resume:
            take_keyboard(self.resume_button)
            return
        self.steps.go_to(-1, 0.0)
        self._undone = True
        self.run_button.setVisible(can_again)
        self.run_button.setText(tr("Make the &plan again"))
        self.run_button.setToolTip(tr("What it was made of may have changed; nothing is done before you say so"))
        take_keyboard(self.run_button if can_again else self.back_button)

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self._said.say(tr("Cancelling: what was done is being undone…"))
        self.cancelWanted.emit()

    def _phase(self, phase: str) -> None:
        running, kept = phase == "running", phase == "kept"
        if running:
            self._clock.start()
        else:
            self._clock.stop()
        self.bar.setVisible(running or kept)
        self._said.setVisible(running)
        self.cancel_button.setVisible(running)
        for widget in (self.run_button, self.on_failure):
            widget.setVisible(phase == "before")
        self.tools.setVisible(phase in ("before", "undone"))
        # once undone nothing is made nor lost; while it runs, the steps say it, and want the room
        self.summary.setVisible(phase != "undone" and bool(self.summary.text()))
        self.lost.setVisible(phase in ("before", "kept") and bool(self.lost.text.text()))
        # what is kept can be left for later: it is offered again above the list of layers
        self.back_button.setVisible(not running)
        self.resume_button.setVisible(kept)
        self.undo_button.setVisible(kept)


class _Lost(QFrame):
    """What is replaced and deleted, by name, in a block of its own; hidden where nothing is."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setFrameShape(QFrame.Shape.Box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        sign = QLabel(self)
        sign.setPixmap(icons.theme("mIconWarning.svg").pixmap(16, 16))
        self._names = ScrolledSentence(page, _MOST_LOST, self)
        self.text = self._names.text
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.setSpacing(6)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._names, 1)

    def say(self, lines: Sequence[str]) -> None:
        """Show the lines."""
        self._names.say(breakable("\n".join(lines)))
        self.setAccessibleName("\n".join(lines))
        self.setVisible(bool(lines))
