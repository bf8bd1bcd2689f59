import pytest

from desktop.article.palette import Choice
from desktop.article.pane import ArticlePane
from desktop.theme.fonts import load_fonts

LABELS = ("program", "amount", "country", "date")


@pytest.fixture
def pane(qtbot):
    """An article pane on the screen."""
    load_fonts()
    choices = [Choice(label=label, title=label.capitalize(), key=str(at + 1)) for at, label in enumerate(LABELS)]
    made = ArticlePane(None, choices)
    qtbot.addWidget(made)
    made.resize(780, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.view.setFocus()
    return made


@pytest.fixture
def view(pane):
    """The view of the pane."""
    return pane.view
