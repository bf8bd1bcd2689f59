"""What stands around the article: palette, ruler, find bar."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.article.palette import Chip
from tests.desktop.article.made import annotation, double_click, drag, point_at, span_of

TEXT = "Ein Titel\n\n" + "\n".join(f"Absatz {n}: Die Kommission gab über 380 Millionen Euro frei." for n in range(60))


@pytest.fixture
def shown(pane):
    pane.view.show_article(TEXT, title_is_heading=True, header="source")
    return pane


@pytest.mark.parametrize("paragraph", [0, 3, 8, 11])
def test_the_palette_never_covers_what_is_selected(shown, paragraph):
    view, palette = shown.view, shown.label_palette
    start, end = span_of(TEXT, f"Absatz {paragraph}: Die Kommission")
    drag(view, point_at(view, start + 1), point_at(view, end - 2))
    assert palette.isVisible()
    assert not palette.panel_rect().intersects(view.selection_area())
    assert view.viewport().rect().contains(palette.panel_rect())


def test_the_palette_labels_and_leaves_the_focus(shown, qtbot):
    view, palette = shown.view, shown.label_palette
    double_click(view, point_at(view, TEXT.index("Kommission") + 2))
    assert view.hasFocus()
    chip = palette.findChildren(Chip)[1]
    with qtbot.waitSignal(shown.label_requested) as asked:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert asked.args == [*span_of(TEXT, "Kommission"), "amount"]
    assert palette.isHidden()
    assert view.hasFocus()


def test_the_palette_goes_with_the_selection_and_follows_scrolling(shown):
    view, palette = shown.view, shown.label_palette
    double_click(view, point_at(view, TEXT.index("Kommission") + 2))
    before = palette.pos()
    view.verticalScrollBar().setValue(30)
    assert palette.pos().y() == before.y() - 30
    view.clear_selection()
    assert palette.isHidden()


def test_a_keyboard_selection_is_offered_labels_when_shift_comes_up(shown):
    view = shown.view
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyRelease(view, Qt.Key.Key_Shift)
    assert shown.label_palette.isVisible()
    assert view.hasFocus()


def test_every_chip_has_a_name(shown):
    names = [chip.accessibleName() for chip in shown.label_palette.findChildren(Chip)]
    assert names == ["Label as Program", "Label as Amount", "Label as Country", "Label as Date"]


def test_the_ruler_shows_a_mark_in_the_labels_colour(shown):
    view, ruler = shown.view, shown.ruler
    here = annotation(TEXT, *span_of(TEXT, "Absatz 40"), "country")
    view.put_annotation(here)
    picture = ruler.grab().toImage()
    row = ruler.row_of(here.start) + 1
    wanted = view.page.style.label("country").line
    assert wanted in {picture.pixelColor(x, row).name() for x in range(ruler.width())}
    view.remove_annotation(here.id)
    picture = ruler.grab().toImage()
    assert wanted not in {picture.pixelColor(x, row).name() for x in range(ruler.width())}


def test_adding_one_by_one_draws_what_counting_anew_draws(shown):
    view, ruler = shown.view, shown.ruler
    ruler.grab()
    made = [annotation(TEXT, at * 17, at * 17 + 5, "date" if at % 2 else "amount", at) for at in range(40)]
    for each in made:
        view.put_annotation(each)
    for each in made[::3]:
        view.remove_annotation(each.id)
    grown = ruler.grab().toImage()
    view.set_annotations(view.annotations())
    assert ruler.grab().toImage() == grown


def test_a_click_on_the_ruler_goes_there(shown):
    here = TEXT.index("Absatz 50:")
    QTest.mouseClick(shown.ruler, Qt.MouseButton.LeftButton, pos=QPoint(5, shown.ruler.row_of(here)))
    first, last = shown.view.shown_span()
    assert first <= here <= last


def test_the_ruler_tells_what_lies_there(shown):
    view, ruler = shown.view, shown.ruler
    view.set_annotations([annotation(TEXT, 700, 705, "amount", 1), annotation(TEXT, 702, 709, "date", 2)])
    assert ruler.told_at(ruler.row_of(700)) == "1 amount, 1 date"
    assert ruler.told_at(ruler.row_of(len(TEXT))) == ""


def test_find_counts_and_goes_round(shown):
    bar, view = shown.find_bar, shown.view
    bar.open()
    bar.set_words("380 millionen")
    assert bar.said() == "1 of 60"
    assert len(bar.hits()) == 60
    bar.find_next()
    assert bar.said() == "2 of 60"
    bar.find_previous()
    bar.find_previous()
    assert bar.said() == "60 of 60"
    first, last = view.shown_span()
    assert first <= bar.hits()[-1][0] <= last


def test_find_closes_with_the_hit_selected_and_the_focus_back(shown, qtbot):
    bar, view = shown.find_bar, shown.view
    bar.open()
    bar.set_words("absatz 30")
    field = bar.focusWidget()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert TEXT[slice(*view.selection())] == "Absatz 30"
    assert view.hasFocus()


def test_find_says_when_there_is_nothing(shown):
    shown.find_bar.open()
    shown.find_bar.set_words("Quatsch")
    assert shown.find_bar.said() == "not found"
    shown.find_bar.find_next()
    assert shown.find_bar.hits() == []


def test_find_begins_with_the_selected_words(shown):
    shown.view.set_selection(*span_of(TEXT, "Absatz 12"))
    shown.find_bar.open()
    assert shown.find_bar.hits() == [span_of(TEXT, "Absatz 12")]


def test_a_hit_is_shown_in_its_colour(shown):
    shown.find_bar.open()
    shown.find_bar.set_words("Ein Titel")
    view = shown.view
    picture = view.viewport().grab().toImage()
    area = view.to_viewport(view.page.geometry.rects(0, 9)[0])
    seen = {picture.pixelColor(x, area.center().y()).name() for x in range(area.left(), area.right())}
    assert view.page.style.hit_current in seen
