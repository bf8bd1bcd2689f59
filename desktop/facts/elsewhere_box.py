"""The box "Also in other articles": where the same program, and the same value, stands elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.facts.flow import Flow
from desktop.facts.links import Link
from desktop.facts.short_amount import currency_of, short_amount
from desktop.facts.shown import shown_json
from desktop.telling import grouped
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from db.queries.elsewhere import Count, Elsewhere, SameAmount

MOST_AMOUNTS = 12  # shown; the rest is counted


@dataclass(frozen=True, slots=True, kw_only=True)
class SameValue:
    """A value that other articles give too."""

    label: str
    value: str  # canonical JSON
    same: str  # the key under which values are the same
    articles: "Count"  # other ones


class ElsewhereBox(QWidget):
    """Lines of links; hidden where there is nothing to say."""

    requested = Signal(str, str)  # program, or empty; key of the same values, or empty: all of the program

    def __init__(self, look: Look) -> None:
        """Make an empty box."""
        super().__init__()
        self._look = look
        self._shown: object = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._title = PlainLabel(tr("Facts", "Also in other articles"), rank="small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 9, 12, 10)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addLayout(self._lines)
        look.changed.connect(self.update)
        self.hide()

    def show_elsewhere(
        self, program: str | None, elsewhere: "Elsewhere | None", values: Sequence[SameValue] = ()
    ) -> None:
        """Show what other articles say; nothing to say hides the box.

        Args:
            program: whose amounts they are; None: of no program.
            elsewhere: what other articles say of it.
            values: values of this article that stand in others too.
        """
        if self._shown == (program, elsewhere, tuple(values)):
            return
        self._shown = (program, elsewhere, tuple(values))
        self._clear()
        if program and elsewhere is not None and (elsewhere.articles.number or elsewhere.amounts):
            self._add_line(self._program_line(program, elsewhere))
        for value in values:
            if value.articles.number:
                self._add_line(self._value_line(value))
        self.setVisible(self._lines.count() > 0)
        self.updateGeometry()

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add_line(self, widgets: list[QWidget]) -> None:
        line = Flow(across=3, down=0)
        line.show_all(widgets)
        self._lines.addWidget(line)

    def _program_line(self, program: str, elsewhere: "Elsewhere") -> list[QWidget]:
        """Return the pieces of: AI Factories — 5 articles, 3 amounts in EUR: > 380 M, 1.5 bn, 380 M ≠."""
        amounts = list(elsewhere.amounts)
        said = f"— {_articles(elsewhere.articles)}"
        currencies = {currency_of(one.value) for one in amounts}
        alone = next(iter(currencies)) if len(currencies) == 1 else None
        if amounts:
            counted = tr("Facts", "%n amount(s)", len(amounts))
            said += ", " + (tr("Facts", "{n} in {currency}").format(n=counted, currency=alone) if alone else counted)
            said += ":"
        first = self._link(program, program, "", strong=True)
        pieces: list[QWidget] = [first, PlainLabel(said)]
        for place, one in enumerate(amounts[:MOST_AMOUNTS], 1):
            last = place == min(len(amounts), MOST_AMOUNTS)
            pieces.append(self._amount(program, one, currency=alone is None, last=last))
        if len(amounts) > MOST_AMOUNTS:
            more = tr("Facts", "and %n more", len(amounts) - MOST_AMOUNTS)
            pieces.append(self._link(more, program, "", ink="dim"))
        return pieces

    def _amount(self, program: str, one: "SameAmount", *, currency: bool, last: bool) -> Link:
        shown = short_amount(one.value, currency=currency) or shown_json("amount", one.value)
        tip = shown_json("amount", one.value) + "\n" + tr("Facts", "%n article(s)", one.articles)
        if one.differs:
            tip += "\n" + _difference(one)
            shown += " ≠"
        ink = "warn" if one.differs else "ink"
        return self._link(shown, program, one.same, strong=True, ink=ink, tail="" if last else ",", tip=tip)

    def _value_line(self, value: SameValue) -> list[QWidget]:
        shown = shown_json(value.label, value.value)
        return [self._link(shown, "", value.same, strong=True), PlainLabel(f"— {_articles(value.articles)}")]

    def _link(self, text: str, program: str, same: str, **how) -> Link:  # noqa: ANN003
        link = Link(self._look, text, **how)
        link.clicked.connect(lambda: self.requested.emit(program, same))
        return link

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the ground."""
        colours = self._look.colours
        painting.ground(QPainter(self), QRectF(self.rect()), colours.chrome, colours.rule, radius=9)


def _articles(count: "Count") -> str:
    """Return in how many articles: "5 articles", "more than 10 000 articles"."""
    if count.more:
        return tr("Facts", "more than {n} articles").format(n=grouped(count.number))
    return tr("Facts", "{n} article(s)", count.number).format(n=grouped(count.number))


def _difference(one: "SameAmount") -> str:
    """Return in what an amount differs from what this article says."""
    known = {
        "currency": tr("Facts", "The same number in another currency than here"),
        "qualifier": tr("Facts", "The same sum as here, but meant otherwise (about, over, up to)"),
    }
    return known.get(str(one.differs), tr("Facts", "Another amount than here"))
