"""The rejected suggestions: searched, looked at where they stood, taken back."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from db.records import ArticleId
from db.suggested import Rejection
from desktop.dialogs.tick_rows import TickRow
from desktop.dialogs.ticking import TickDialog
from desktop.facts.shown import shown_json
from desktop.telling import moment
from desktop.theme.look import Look
from desktop.translate import tr

Title = Callable[[ArticleId], str]


class RejectionsDialog(TickDialog):
    """Enter goes to where a rejection was made; what is ticked is taken back."""

    def __init__(self, parent: QWidget | None, look: Look, rejections: Sequence[Rejection], title: Title) -> None:
        """Make a dialog.

        Args:
            parent: the window it belongs to.
            look: colours and fonts.
            rejections: the latest first.
            title: the title of an article.
        """
        self._field = QLineEdit()
        self._field.setPlaceholderText(tr("Rejections", "Search words, values, articles…"))
        self._field.setAccessibleName(tr("Rejections", "Search the rejections"))
        self._field.setClearButtonEnabled(True)
        super().__init__(
            parent,
            look,
            tr("Rejections", "Rejected suggestions"),
            tr("Rejections", "They are not suggested to you again. What is ticked comes back, as one step."),
        )
        self._all = list(rejections)
        rows = [row_of(one, title, look) for one in self._all]
        self._searched = [_searched(row) for row in rows]
        self.model.set_rows(rows)
        self._field.textChanged.connect(lambda _: self._search())
        self._field.returnPressed.connect(self.list.setFocus)
        if rows:
            self.tell_keys()
        else:
            self.say(tr("Rejections", "Nothing is rejected."))

    def keys_line(self) -> str:
        """Return which keys work in the list."""
        return tr("Rejections", "Space ticks, Enter goes there, Ctrl+Enter takes back.")

    def parts(self) -> Sequence[QWidget]:
        """Return the search field."""
        return (self._field,)

    def begin_at_list(self) -> None:
        """Let the list have the keys."""
        self.list.setFocus()
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(self.model.first_row()))

    def chosen(self) -> list[str]:
        """Return the ids of the rejections that are shown and ticked."""
        return [self._all[number].id for number in self.model.ticked()]

    def rejection(self, number: int) -> Rejection:
        """Return the rejection of a row."""
        return self._all[number]

    def accept_text(self, ticked: int, of: int) -> str:
        """Return what the button says."""
        return tr("Rejections", "Take back {n} of {of}").format(n=ticked, of=of)

    def finish_list(self) -> None:
        """Go to where the rejection was made."""
        self.want(self.list.current_number())

    def _search(self) -> None:
        wanted = self._field.text().casefold().split()
        self.model.show_only(lambda number: all(word in self._searched[number] for word in wanted))


def row_of(one: Rejection, title: Title, look: Look) -> TickRow:
    """Return a rejection as a row, below a heading that says how far it reaches."""
    everywhere = one.article is None
    where = tr("Rejections", "Everywhere") if everywhere else tr("Rejections", "In one article")
    return TickRow(
        group=where if everywhere else title(one.article or one.seen_in),
        under="" if everywhere else str(one.article),
        label=one.label,
        words=one.words,
        value=shown_json(one.label, one.value) if one.value is not None else look.title(one.label),
        remark=moment(one.made_at) if not everywhere else f"{moment(one.made_at)} · {title(one.seen_in)}",
        ticked=False,
    )


def _searched(row: TickRow) -> str:
    return f"{row.group}\n{row.label}\n{row.words}\n{row.value}\n{row.remark}".casefold()
