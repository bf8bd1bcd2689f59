"""What kind each line is, and how pipe tables are aligned."""

from desktop.article.line_kinds import LineKind, kinds_of
from desktop.article.table import paddings
from tests.desktop.article.made import span_of

TABLE = ["| Land | Betrag |", "| Deutschland | 22 Mio. € |", "| Polen |"]


def kinds(text: str, *, title_is_heading: bool = True) -> list[str]:
    return [kind.name for kind in kinds_of(text.split("\n"), title_is_heading=title_is_heading)]


def test_each_line_has_its_kind():
    text = "\nTitel\n\nText\n-\nPunkt\n•\n\n• eins\n| a | b |\n2. Juni\n* zwei"
    assert kinds(text) == [
        "EMPTY", "HEADING", "EMPTY", "TEXT", "BULLET", "ITEM_AFTER_BULLET", "BULLET", "EMPTY", "ITEM", "TABLE",
        "TEXT", "ITEM",
    ]  # fmt: skip


def test_a_first_line_that_is_no_title_is_text():
    assert kinds("Ein Satz.\nNoch einer.", title_is_heading=False) == ["TEXT", "TEXT"]


def test_an_article_of_empty_lines_has_no_heading():
    assert LineKind.HEADING not in kinds_of(["", " "], title_is_heading=True)


def test_cells_get_the_room_of_their_column():
    room = paddings(TABLE, len, 100)
    assert room == [{6: 7, 15: 3}, {}, {7: 6}]


def test_a_table_that_does_not_fit_is_left_as_typed():
    assert paddings(TABLE, len, 20) == [{}, {}, {}]


def test_the_pipes_of_a_table_stand_below_each_other(view):
    text = "Titel\n\n" + "\n".join(TABLE)
    view.show_article(text, title_is_heading=True)
    starts = [span_of(text, row)[0] for row in TABLE]
    second = [view.page.geometry.caret(start + row.index("|", 1)).x() for start, row in zip(starts, TABLE, strict=True)]
    assert max(second) - min(second) < 1
    assert view.document().characterCount() == len(text) + 1
