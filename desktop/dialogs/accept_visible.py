"""Accept several suggestions: they are shown before they are taken, with a tick for each label and for each one."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from db.suggested import Suggestion
from desktop.around import words_after, words_before
from desktop.dialogs.tick_rows import TickRow
from desktop.dialogs.ticking import TickDialog
from desktop.facts.shown import shown_value
from desktop.theme.look import Look
from desktop.translate import tr
from values.rules import title

SIGHT, ARTICLE = "sight", "article"
AROUND = 40  # code points shown on either side


class AcceptDialog(TickDialog):
    """The suggestions of an article, by label."""

    def __init__(
        self,
        parent: QWidget | None,
        look: Look,
        suggestions: Sequence[Suggestion],
        sight: tuple[int, int],
        text: str = "",
    ) -> None:
        """Make a dialog for suggestions.

        Args:
            parent: the window it belongs to.
            look: colours and fonts.
            suggestions: that are shown in the article, in text order.
            sight: the first and last code point in sight.
            text: of the article, for the words around each.
        """
        super().__init__(
            parent,
            look,
            tr("Accept", "Accept suggestions"),
            tr("Accept", "What is ticked becomes annotations, as one step. What is ambiguous waits for you."),
            ((SIGHT, tr("Accept", "In sight")), (ARTICLE, tr("Accept", "Whole article"))),
        )
        order = {name: place for place, name in enumerate(look.hues())}
        self._all = sorted(suggestions, key=lambda one: (order.get(one.label, len(order)), one.label, one.start))
        self._sight = sight
        self.model.set_rows([row_of(one, look, text) for one in self._all])
        self.count_scope(SIGHT, sum(map(self._in_sight, self._all)))
        self.count_scope(ARTICLE, len(self._all))
        self.say(self.keys_line())
        self.choose_scope(SIGHT if any(map(self._in_sight, self._all)) else ARTICLE)

    def chosen(self) -> list[Suggestion]:
        """Return the ticked suggestions that are shown, in text order."""
        return sorted((self._all[number] for number in self.model.ticked()), key=lambda one: one.start)

    def suggestion(self, number: int) -> Suggestion:
        """Return the suggestion of a row."""
        return self._all[number]

    def belongs(self, scope: str) -> Callable[[int], bool]:
        """Return what says whether a row is in sight, or any."""
        return (lambda number: self._in_sight(self._all[number])) if scope == SIGHT else (lambda _number: True)

    def accept_text(self, ticked: int, of: int) -> str:
        """Return what the button says."""
        return tr("Accept", "Accept {n} of {of}").format(n=ticked, of=of)

    def _in_sight(self, one: Suggestion) -> bool:
        return one.start < max(self._sight[1], self._sight[0] + 1) and self._sight[0] < one.end


def row_of(one: Suggestion, look: Look, text: str) -> TickRow:
    """Return a suggestion as a row; one that is ambiguous or stands in furniture is not ticked."""
    warning = ""
    if one.readings:
        warning = tr("Accept", "can be read in more than one way")
    elif one.furniture:
        warning = tr("Accept", "in page furniture")
    return TickRow(
        group=look.title(one.label),
        under=one.label,
        label=one.label,
        words=one.words,
        value=shown_value(one),
        before=words_before(text, one.start, AROUND),
        after=words_after(text, one.end, AROUND),
        remark=_remark(one),
        warning=warning,
        ticked=not warning,
    )


def _remark(one: Suggestion) -> str:
    said = [tr("Rules", title(one.rule))] if one.rule else []
    if one.confidence is not None:
        said.append(tr("Accept", "{percent} %").format(percent=round(100 * one.confidence)))
    return " · ".join(said)
