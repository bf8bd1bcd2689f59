"""How the window looks: colours at places, nothing clipped, in both themes, empty and crowded."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QSplitter, QWidget

from db.files import open_project
from db.operations.import_annotations import import_annotations
from db.queries import articles, sessions
from db.records import GivenAnnotation, GivenArticle, NewAnnotation
from desktop.theme.colours import DARK, LIGHT, label_colours
from desktop.widgets.buttons import PaintedButton
from tests.stories.analyst import Analyst
from tests.stories.articles import HALL, TABLE, UNBROKEN

THEMES = (("light", LIGHT), ("dark", DARK))
HUES = {"program": "#4f46c8", "amount": "#0b7a56", "country": "#b4540a", "date": "#a3277f"}
CROWD = "Viele Länder\n\n" + "\n\n".join(
    f"Absatz {n}: Polen, Irland, Malta und Spanien geben zusammen {n} Mio. Euro." for n in range(100)
)


def picture(analyst: Analyst, folder: Path, name: str) -> QImage:
    """Return the window's picture, and keep it for whoever wants to look."""
    analyst.app.qt.processEvents()
    image = analyst.window.grab().toImage()
    assert image.save(str(folder / f"{name}.png"))
    return image


def colours_in(image: QImage, area: QRect) -> set[str]:
    """Return the colours of an area."""
    area = area.intersected(image.rect())
    return {
        image.pixelColor(x, y).name()
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    }


def near(colour: str, drawn: set[str]) -> bool:
    """Say whether a colour was drawn, as a thin line whose edges are smoothed."""
    wanted = QColor(colour)
    return any(
        abs(wanted.red() - one.red()) + abs(wanted.green() - one.green()) + abs(wanted.blue() - one.blue()) < 60
        for one in map(QColor, drawn)
    )


def place_of(analyst: Analyst, words: str) -> QRect:
    """Return where words are in the window."""
    start = analyst.desk.text.index(words)
    rect = analyst.view.page.geometry.rects(start, start + len(words))[0]
    area = analyst.view.to_viewport(rect)
    return QRect(analyst.view.viewport().mapTo(analyst.window, area.topLeft()), area.size())


def in_window(analyst: Analyst, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(analyst.window, widget.rect().topLeft()), widget.size())


def clipped(analyst: Analyst) -> list[str]:
    """Return the labels, buttons and fields that show less than they say, or stand outside the window."""
    found = []
    for widget in analyst.window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            continue
        if widget.visibleRegion().isEmpty():
            continue
        whole = analyst.window.rect().contains(in_window(analyst, widget))
        if isinstance(widget, PaintedButton) and widget.width() < widget.sizeHint().width():
            whole = whole and bool(widget.toolTip() or widget.accessibleName())
        text = widget.text() if not isinstance(widget, QLineEdit) else ""
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        wanted = widget.heightForWidth(widget.width()) if wraps else widget.fontMetrics().height()
        fits = widget.height() >= wanted - 1 and (wraps or widget.width() >= widget.minimumSizeHint().width() - 1)
        if not (whole and fits):
            found.append(f"{type(widget).__name__} {text or widget.accessibleName()!r} {widget.size().toTuple()}")
    return found


def overlapping(analyst: Analyst) -> list[str]:
    """Return the pairs of parts beside each other that cover each other."""
    found = []
    window = analyst.window
    for holder in (window.header, window.status, window.queue, window.queue._segments, window.facts, analyst.card,
                   window.banner):  # fmt: skip
        parts = [child for child in holder.children() if isinstance(child, QWidget) and child.isVisible()]
        rects = [(child, child.geometry()) for child in parts if not isinstance(child, QSplitter)]
        for place, (one, here) in enumerate(rects):
            found += [
                f"{type(one).__name__} {one.accessibleName()!r} and {type(other).__name__} {other.accessibleName()!r}"
                for other, there in rects[place + 1 :]
                if here.intersects(there)
            ]
    return found


def assert_tidy(analyst: Analyst) -> None:
    analyst.app.qt.processEvents()
    assert clipped(analyst) == []
    assert overlapping(analyst) == []


@pytest.mark.parametrize(("theme", "colours"), THEMES)
def test_the_start_page(start, qtbot, tmp_path, theme, colours):
    analyst = Analyst(start(theme=theme), qtbot)
    image = picture(analyst, tmp_path, f"start-{theme}")
    assert image.pixelColor(30, 500) == QColor(colours.chrome)
    assert colours.ink in colours_in(image, in_window(analyst, analyst.window.start_page._title))
    assert_tidy(analyst)


@pytest.mark.parametrize(("theme", "colours"), THEMES)
def test_an_empty_project(at_work, tmp_path, theme, colours):
    analyst = at_work({}, theme=theme)
    image = picture(analyst, tmp_path, f"empty-{theme}")
    assert image.pixelColor(*in_window(analyst, analyst.view.viewport()).center().toTuple()) == QColor(colours.paper)
    assert colours.dim in colours_in(image, in_window(analyst, analyst.window.queue._empty))
    assert_tidy(analyst)


@pytest.mark.parametrize(("theme", "colours"), THEMES)
def test_each_label_is_drawn_in_its_colour_with_a_line_and_a_letter(at_work, tmp_path, theme, colours):
    analyst = at_work({"halle.txt": HALL}, theme=theme)
    marked = {"program": "Nordlicht KI", "amount": "380 Millionen Euro", "country": "Dänemark", "date": "Anfang 2025"}
    for words, key in zip(marked.values(), "1234", strict=True):
        analyst.drag_over(words)
        analyst.press(key)
    analyst.press("Esc")
    image = picture(analyst, tmp_path, f"labels-{theme}")
    for label, words in marked.items():
        drawn = colours_in(image, place_of(analyst, words).adjusted(0, 0, 0, 3))
        expected = label_colours(HUES[label], colours)
        assert {expected.fill, colours.ink} <= drawn, label
        assert near(expected.ink, drawn), label
    assert_tidy(analyst)


@pytest.mark.parametrize(("theme", "colours"), THEMES)
def test_selected_words_stand_on_the_colour_of_the_selection(at_work, tmp_path, theme, colours):
    analyst = at_work({"halle.txt": HALL}, theme=theme)
    analyst.drag_over("380 Millionen Euro")
    image = picture(analyst, tmp_path, f"selected-{theme}")
    drawn = colours_in(image, place_of(analyst, "380 Millionen Euro"))
    assert {colours.selection, colours.ink} <= drawn
    palette = in_window(analyst, analyst.window.article.label_palette)
    assert not palette.adjusted(8, 8, -8, -8).intersects(place_of(analyst, "380 Millionen Euro"))


@pytest.mark.parametrize(("theme", "colours"), THEMES)
def test_nested_annotations_have_a_line_each(at_work, tmp_path, theme, colours):
    analyst = at_work({"halle.txt": HALL}, theme=theme)
    for words, key in (("das Programm Nordlicht KI", "3"), ("Nordlicht KI", "1"), ("KI", "4")):
        start = HALL.index("Nordlicht KI") + (len("Nordlicht ") if words == "KI" else 0)
        start = HALL.index(words) if words != "KI" else start
        analyst.drag(start, start + len(words))
        analyst.press(key)
    analyst.press("Esc")
    image = picture(analyst, tmp_path, f"nested-{theme}")
    place = place_of(analyst, "Nordlicht KI")
    last = QRect(place.right() - 14, place.top(), 12, place.height() + 10)
    drawn = colours_in(image, last)
    assert all(near(label_colours(HUES[label], colours).ink, drawn) for label in ("country", "program", "date"))


def crowded(path: Path) -> None:
    """Give the project's article 400 annotations."""
    project = open_project(path)
    session = sessions.all_of(project)[0].id
    article = next(iter(articles.all_of(project)))
    found = []
    at = 0
    for _ in range(100):
        for words in ("Polen", "Irland", "Malta", "Spanien"):
            at = CROWD.index(words, at)
            found.append(GivenAnnotation(annotation=NewAnnotation(label="country", start=at, end=at + len(words))))
            at += len(words)
    given = GivenArticle(article=article.id, annotations=tuple(found))
    import_annotations(project, session=session, articles=[given], name="Import annotations")
    project.close()


@pytest.mark.parametrize(("theme", "colours"), THEMES)
def test_four_hundred_annotations(start, project, qtbot, tmp_path, theme, colours):
    path = project({"viele.txt": CROWD})
    crowded(path)
    analyst = Analyst(start(path, theme=theme), qtbot)
    assert len(analyst.listed()) == 400
    image = picture(analyst, tmp_path, f"crowded-{theme}")
    country = label_colours(HUES["country"], colours)
    for words in ("Polen", "Irland", "Malta"):
        assert country.fill in colours_in(image, place_of(analyst, words))
    assert country.ink in colours_in(image, in_window(analyst, analyst.window.article.ruler))
    assert_tidy(analyst)
    analyst.press("Ctrl+End", "Shift+Tab")
    assert analyst.chosen.words == "Spanien"
    assert_tidy(analyst)


@pytest.mark.parametrize(("theme", "colours"), THEMES)
@pytest.mark.parametrize("title", [UNBROKEN, "Sehr langer Titel über Hallen " * 8], ids=["unbroken", "words"])
def test_long_titles(at_work, tmp_path, theme, colours, title):
    analyst = at_work({f"{name}.txt": f"{title}{name}\n\nIn Polen.\n" for name in ("a", "b", "c")}, theme=theme)
    analyst.drag_over("Polen")
    analyst.press("3")
    picture(analyst, tmp_path, f"long-{theme}-{title[:4]}")
    assert_tidy(analyst)
    assert analyst.view.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_twice_the_size(at_work, tmp_path, theme):
    analyst = at_work({"halle.txt": HALL, "toepfe.txt": TABLE}, theme=theme)
    analyst.drag_over("380 Millionen Euro")
    analyst.press("2", *["Ctrl++"] * 10)
    assert analyst.window.status._zoom.text() == "200 %"
    picture(analyst, tmp_path, f"zoom-{theme}")
    assert_tidy(analyst)
    analyst.press("Ctrl+PgDown")
    picture(analyst, tmp_path, f"zoom-table-{theme}")
    assert analyst.view.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_narrow_window(at_work, tmp_path, theme):
    analyst = at_work({"halle.txt": HALL, f"{UNBROKEN[:40]}.txt": f"{UNBROKEN}\n\nPolen.\n"}, theme=theme)
    analyst.drag_over("380 Millionen Euro")
    analyst.press("2")
    analyst.window.resize(10, 10)
    analyst.window.banner.say("Eine lange Nachricht, die in einem schmalen Fenster auf zwei Zeilen steht. " * 2,
                              analyst.window.warn, offer="Undo")  # fmt: skip
    picture(analyst, tmp_path, f"narrow-{theme}")
    assert analyst.window.width() <= 1000
    assert_tidy(analyst)


def test_large_counts_fit_beside_each_other(at_work, tmp_path):
    analyst = at_work()
    for name, text in (
        ("open", "Open 18 204"),
        ("done", "Done 1 796"),
        ("flagged", "Flagged 412"),
        ("all", "All 20 000"),
    ):
        analyst.window.queue._segments.set_text(name, text)
    picture(analyst, tmp_path, "counts")
    assert_tidy(analyst)


@pytest.mark.parametrize(("theme", "colours"), THEMES)
def test_an_article_that_fits_has_no_scroll_bar(at_work, theme, colours):
    analyst = at_work({"halle.txt": HALL}, theme=theme)
    bar = in_window(analyst, analyst.view.verticalScrollBar())
    image = analyst.window.grab().toImage()
    assert len(colours_in(image, bar)) == 1


@pytest.mark.parametrize(("theme", "colours"), THEMES)
def test_the_kinds_of_banner_differ(at_work, tmp_path, theme, colours):
    analyst = at_work(theme=theme)
    banner = analyst.window.banner
    for kind, ground in (("good", colours.good_soft), ("warn", colours.warn_soft), ("bad", colours.bad_soft)):
        banner.say("Etwas ist geschehen.", getattr(analyst.window, kind))
        image = picture(analyst, tmp_path, f"banner-{kind}-{theme}")
        area = in_window(analyst, banner)
        assert image.pixelColor(area.right() - 200, area.top() + 4) == QColor(ground)
    assert_tidy(analyst)
