"""What the stories of suggestions share: articles, and eyes for what waits and what is decided."""

from PySide6.QtCore import Qt

from db.queries import annotations, articles, queue
from desktop.dialogs.tick_rows import Role
from tests.stories.analyst import Analyst

SHARE = """Mittel für Rechenzentren

Erfurt, 9. September 2025

Polen und Tschechien erhalten 380 Mio. Euro. Litauen gibt $5 million dazu, Polen noch einmal 12 Mio. Euro.

Newsletter abonnieren
Lesen Sie auch: Dänemark gibt 2 Mio. Euro
"""
AGAIN = """Noch mehr Mittel

Erfurt, 10. September 2025

Polen zahlt 40 Mio. Euro an Irland.
"""
NAMES = """Neue Töpfe

Erfurt, 11. September 2025

Das Programm „Nordlicht KI“ fördert Hallen in Polen. Das „Nordlicht Programm“ läuft seit 2025.
"""


def made(analyst: Analyst) -> Analyst:
    """Wait until every article has its suggestions, and the one shown shows them."""
    project, session = analyst.desk.the_project, analyst.desk.session.id
    analyst.wait(lambda: all(row.suggested for row in queue.rows(project, session, queue.keys(project, session))))
    analyst.rest()
    analyst.wait(lambda: analyst.desk.suggestions)
    return analyst


def waiting(analyst: Analyst) -> list[str]:
    """Return the words of the suggestions; article and panel agree on them."""
    desk, facts = analyst.desk, analyst.window.facts
    shown = {one.id for one in analyst.view.annotations()}
    assert shown == {one.id for one in desk.all_marked}
    assert facts._model.waiting() == len(desk.suggestions)
    return [one.words for one in desk.suggestions.values()]


def decided(analyst: Analyst) -> list[tuple[str, str]]:
    """Return label and words of the annotations, in text order."""
    return [(one.label, one.words) for one in analyst.desk.annotations]


def on(analyst: Analyst, words: str) -> None:
    """Go by Tab to a suggestion."""
    analyst.press("Esc", "Esc", "Ctrl+Home")
    for _ in range(30):
        analyst.press("Tab")
        one = analyst.desk.the_suggestion
        if one is not None and one.words == words:
            return
    raise AssertionError(f"Tab does not come to {words!r}: {waiting(analyst)}")


def rows(dialog) -> list[tuple[str, bool]]:
    """Return words and tick of the rows that a dialog shows."""
    model = dialog.model
    lines = [model.index(line) for line in range(model.rowCount())]
    return [
        (one.data(Role.ROW).words, one.data(Role.STATE) == Qt.CheckState.Checked) for one in lines if one.data(Role.ROW)
    ]


def in_list(analyst: Analyst, dialog) -> None:
    """Wait until the list has the keys and the search has ended."""
    dialog.activateWindow()
    analyst.wait(lambda: dialog.list.hasFocus())
    analyst.rest()


def line_of(dialog, words: str) -> int:
    return next(
        line
        for line in range(dialog.model.rowCount())
        if (row := dialog.model.index(line).data(Role.ROW)) is not None and row.words == words
    )


def all_decided(analyst: Analyst) -> list[tuple[str, str]]:
    """Return label and words of all annotations of the session, article by article."""
    project, session = analyst.desk.the_project, analyst.desk.session.id
    every = [one.id for one in articles.all_of(project)]
    return [(one.label, one.words) for article in every for one in annotations.of_article(project, article, session)]


def back(analyst: Analyst) -> None:
    """Wait until the window has the keys again: they are the article's."""
    analyst.wait(lambda: analyst.window.isActiveWindow())
    assert analyst.focus is analyst.view
