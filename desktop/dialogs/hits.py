"""What a search found in many articles, to be ticked and labelled: all equal ones, or the hits of a pattern."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.queries.passages import Reach
from desktop.dialogs.tick_rows import TickRow
from desktop.dialogs.ticking import TickDialog
from desktop.facts.shown import shown_json
from desktop.jobs.hits import MOST, SURE, Hit, Standing
from desktop.telling import grouped
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.buttons import TextButton

ARTICLE, SESSION, PROJECT = "article", "session", "project"
_NEARNESS = {ARTICLE: 0, SESSION: 1, PROJECT: 2}


class HitsDialog(TickDialog):
    """Hits come in batches while the search goes on; it can be stopped, and what was found can be labelled."""

    stop_requested = Signal()

    def __init__(
        self, parent: QWidget | None, look: Look, heading: str, text: str, reach: Reach, scope: str = ARTICLE
    ) -> None:
        """Make a dialog for a search that begins now.

        Args:
            parent: the window it belongs to.
            look: colours and fonts.
            heading: what is to be done.
            text: what is looked for.
            reach: the articles that are looked through.
            scope: the choice to begin with: ARTICLE, SESSION or PROJECT.
        """
        self._article, self._session = set(reach.article), set(reach.session)
        self._hits: list[Hit] = []
        self._near: list[int] = []  # of each hit: how near its article is
        self._stop = TextButton(look, tr("Hits", "Stop"))
        scopes = [(SESSION, tr("Hits", "Session")), (PROJECT, tr("Hits", "Project"))]
        if reach.article:
            scopes.insert(0, (ARTICLE, tr("Hits", "This article")))
        super().__init__(parent, look, heading, text, scopes)
        self._stop.clicked.connect(self.stop_requested)
        self._foot.addWidget(self._stop)
        self._stop.hide()
        self.choose_scope(scope if scope in dict(scopes) else SESSION)

    # ------------------------------------------------------------------------------------------------ the search

    def begin(self) -> None:
        """Forget what was found; a search begins."""
        self._hits, self._near = [], []
        self.model.set_rows([])
        self._count()
        self._stop.show()
        self.say(tr("Hits", "Searching…"))

    def add_hits(self, hits: Sequence[Hit]) -> None:
        """Show further hits."""
        was_empty = self.model.rowCount() == 0
        self._hits += hits
        self._near += [self._nearness(one) for one in hits]
        self.model.add_rows([row_of(one) for one in hits])
        if was_empty and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(self.model.first_row()))
        self._count()

    def show_progress(self, done: int, total: int) -> None:
        """Say how far the search is."""
        said = tr("Hits", "Searched {done} of {total} articles…")
        self.say(said.format(done=grouped(done), total=grouped(total)))

    def finish(self, complete: bool) -> None:
        """Say that the search has ended."""
        self._stop.hide()
        if not self._hits:
            self.say(tr("Hits", "Nothing was found."))
        elif len(self._hits) >= MOST:
            self.say(tr("Hits", "These are the first {n}. Label them, then look again.").format(n=grouped(MOST)))
        elif not complete:
            self.say(tr("Hits", "The search was stopped; there may be more."))
        else:
            self.tell_keys()

    def fail(self, sentence: str) -> None:
        """Say why nothing can be searched."""
        self._stop.hide()
        self.say("")
        self._fault.set_text(sentence)
        self._fault.setVisible(bool(sentence))

    # ------------------------------------------------------------------------------------------------ what is shown

    def chosen(self) -> list[Hit]:
        """Return the ticked hits that are shown."""
        return [self._hits[number] for number in self.model.ticked()]

    def hit(self, number: int) -> Hit:
        """Return the hit of a row."""
        return self._hits[number]

    def belongs(self, scope: str) -> Callable[[int], bool]:
        """Return what says whether a hit is near enough."""
        most = _NEARNESS[scope]
        return lambda number: self._near[number] <= most

    def accept_text(self, ticked: int, of: int) -> str:
        """Return what the button says."""
        return tr("Hits", "Label {n} of {of}").format(n=ticked, of=of)

    def _nearness(self, one: Hit) -> int:
        return 0 if one.key in self._article else 1 if one.key in self._session else 2

    def _count(self) -> None:
        for scope, most in _NEARNESS.items():
            if scope in self._scope_texts:
                self.count_scope(scope, sum(near <= most for near in self._near))


def row_of(one: Hit) -> TickRow:
    """Return a hit as a row."""
    return TickRow(
        group=one.title,
        under=one.article,
        label=one.label,
        words=one.words,
        value=shown_json(one.label, one.value) if one.value is not None else "",
        before=one.before,
        after=one.after,
        remark=_remark(one.standing),
        warning=_warning(one),
        ticked=one.standing in SURE,
        fixed=one.standing is Standing.LABELLED,
    )


def _remark(standing: Standing) -> str:
    said = {
        Standing.SUGGESTED: tr("Hits", "suggested"),
        Standing.LABELLED: tr("Hits", "labelled already"),
    }
    return said.get(standing, "")


def _warning(one: Hit) -> str:
    said = {
        Standing.TAKEN: tr("Hits", "“{other}” is labelled here"),
        Standing.WITHIN: tr("Hits", "inside of “{other}”"),
        Standing.REJECTED: tr("Hits", "rejected"),
        Standing.FURNITURE: tr("Hits", "in page furniture"),
        Standing.AMBIGUOUS: tr("Hits", "can be read in more than one way"),
    }
    return said.get(one.standing, "").format(other=one.other)
