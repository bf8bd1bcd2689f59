"""A click a little above the letters of a line is still on that line, where the hand points."""

from PySide6.QtCore import QPointF

from desktop.article.view import ArticleView

TEXT = "Ein Titel\n\nErster Absatz mit einigen Worten darin.\n\nZweiter Absatz mit anderen Worten.\n"


def test_a_point_in_the_gap_above_a_paragraph_keeps_its_place_along_the_line(qtbot):
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.show_article(TEXT, title_is_heading=True, header="")
    wanted = TEXT.index("Absatz mit anderen")
    caret = view.page.geometry.caret(wanted)
    for above in range(0, 10, 2):
        found = view.page.offset_at(QPointF(caret.x() + 1, caret.top() - above))
        assert TEXT[found:].startswith("Absatz mit anderen"), (above, TEXT[found : found + 10])
