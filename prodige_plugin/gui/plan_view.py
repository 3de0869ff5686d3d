"""A plan before, while and after it is carried out: named effects, progress by step, cancel."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from ..publishing.plan import Effect, Plan
from .element_widgets import calm
from .labels import sentence
from .publish_model import effect_text, is_destructive, plan_lines, step_at, target_text, target_tip


class _StepRow(QWidget):
    """One step: mark, sentence, what it does to what."""

    def __init__(self, rank: int, label: str, effect: Effect, targets: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._mark = QLabel("·", self)
        self._mark.setFixedWidth(16)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        names = f" – {effect_text(effect)} {', '.join(map(target_text, targets))}" if targets else ""
        self._text = sentence(self, f"{rank}. {label}{names}")
        self._text.setToolTip(target_tip(targets))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 1, 0, 1)
        layout.setSpacing(2)
        layout.addWidget(self._mark)
        layout.addWidget(self._text, 1)

    def mark(self, sign: str, words: str) -> None:
        """Show how far the step is; the words are for screen readers."""
        self._mark.setText(sign)
        self._mark.setAccessibleName(words)
        self._mark.setToolTip(words)


class PlanView(QWidget):
    """Shows a plan; asks to run, cancel, resume, undo or leave it."""

    #: Carry the plan out; whether to undo all when a step fails.
    runWanted = pyqtSignal(bool)  # noqa: N815  Qt's manner
    #: Stop what is under way.
    cancelWanted = pyqtSignal()  # noqa: N815
    #: Go on with, or undo, a plan that stopped.
    resumeWanted = pyqtSignal()  # noqa: N815
    undoWanted = pyqtSignal()  # noqa: N815
    #: Leave the plan.
    left = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan: Plan | None = None
        self.title = sentence(self, bold=True)
        self.summary = sentence(self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(True)
        self.bar.setFormat("%p %")
        self.bar.setAccessibleName(tr("Progress"))
        self.now = sentence(self)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: list[_StepRow] = []
        self.on_failure = calm(QComboBox(self))
        self.on_failure.addItem(tr("If it fails: undo everything"), True)
        self.on_failure.addItem(tr("If it fails: keep and resume"), False)
        self.on_failure.setAccessibleName(tr("If it fails"))
        self.run_button = QPushButton(self)
        self.run_button.clicked.connect(lambda: self.runWanted.emit(bool(self.on_failure.currentData())))
        self.cancel_button = QPushButton(tr("&Cancel"), self)
        self.cancel_button.clicked.connect(self._cancel)
        self.resume_button = QPushButton(tr("&Resume"), self)
        self.resume_button.clicked.connect(self.resumeWanted)
        self.undo_button = QPushButton(tr("&Undo all"), self)
        self.undo_button.clicked.connect(self.undoWanted)
        self.back_button = QPushButton(tr("&Back"), self)
        self.back_button.clicked.connect(self.left)
        buttons = QHBoxLayout()
        for button in (self.back_button, self.undo_button, self.cancel_button, self.resume_button, self.run_button):
            buttons.addWidget(button, 1 if button is self.run_button else 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.title, self.summary, self.bar, self.now):
            layout.addWidget(widget)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.on_failure)
        layout.addLayout(buttons)
        self._phase("before")

    def show_plan(self, plan: Plan, run_words: str) -> None:
        """Show what will be done, before anything is."""
        self.plan = plan
        self.title.setText(plan.title)
        self.summary.setText("\n".join(plan_lines(plan)))
        self.summary.setToolTip(target_tip(target for step in plan.steps for target in step.targets))
        page = QWidget(self._scroll)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(0)
        self._rows = [
            _StepRow(rank, step.label, step.effect, step.targets, page) for rank, step in enumerate(plan.steps, 1)
        ]
        for row in self._rows:
            column.addWidget(row)
        column.addStretch(1)
        self._scroll.setWidget(page)
        self.run_button.setText(run_words)
        self.run_button.setToolTip(
            tr("What is named above under “replaces” and “deletes” is lost.") if is_destructive(plan) else ""
        )
        self._phase("before")
        self.run_button.setFocus()

    def started(self) -> None:
        """Show that the plan is being carried out."""
        self._phase("running")
        self.bar.setValue(0)
        self.now.setText("")
        self.cancel_button.setEnabled(True)

    def progress(self, fraction: float | None, words: str) -> None:
        """Show how far the plan is."""
        if words:
            self.now.setText(words)
        if fraction is None or self.plan is None:
            return
        self.bar.setValue(int(1000 * fraction))
        current, _inside = step_at(self.plan, fraction)
        for rank, row in enumerate(self._rows):
            if rank < current:
                row.mark("✓", tr("done"))
            elif rank == current:
                row.mark("▸", tr("under way"))
                self._scroll.ensureWidgetVisible(row, 0, 20)
            else:
                row.mark("·", tr("to do"))

    def stopped(self, words: str, can_resume: bool) -> None:
        """Show that the plan stopped: by a failure, or because the person cancelled."""
        self._phase("kept" if can_resume else "before")
        self.now.setText(words)
        self.now.show()
        for row in self._rows:
            if not can_resume:
                row.mark("·", tr("to do"))

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.now.setText(tr("Cancelling: what was done is being undone…"))
        self.cancelWanted.emit()

    def _phase(self, phase: str) -> None:
        running, kept = phase == "running", phase == "kept"
        self.bar.setVisible(running or kept)
        self.now.setVisible(running)
        self.cancel_button.setVisible(running)
        self.run_button.setVisible(phase == "before")
        self.back_button.setVisible(phase == "before")
        self.on_failure.setVisible(phase == "before")
        self.resume_button.setVisible(kept)
        self.undo_button.setVisible(kept)
