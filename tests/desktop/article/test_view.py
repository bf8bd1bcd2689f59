"""What the view shows, where it stands, and what is chosen."""

import dataclasses

import pytest
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QSignalSpy

from desktop.article.style import dark_style, light_style
from tests.desktop.article.made import annotation, click, point_at, span_of

TEXT = (
    "Sechs weitere Standorte für KI-Fabriken\n\nIm Oktober 2025 gab die Kommission über 380 Millionen Euro frei.\n"
    "Sie entstehen in Tschechien und Litauen.\n-\nein Punkt\n\n| Land | Betrag |\n| Polen | 3 Mrd. |\n"
)
LONG = "\n".join(
    f"Absatz {number} mit einigen Wörtern, die eine Zeile füllen und noch eine zweite beginnen, wenn nötig."
    for number in range(300)
)


@pytest.fixture
def amount():
    return annotation(TEXT, *span_of(TEXT, "über 380 Millionen Euro"), "amount", 1)


@pytest.fixture
def inner():
    return annotation(TEXT, *span_of(TEXT, "380 Millionen"), "date", 2)


@pytest.fixture
def shown(view):
    view.show_article(TEXT, title_is_heading=True, header="source · German")
    return view


def colours_over(view, start: int, end: int) -> set[str]:
    """Return the colours painted over a span and around its foot."""
    picture = view.viewport().grab().toImage()
    area = view.to_viewport(view.page.geometry.rects(start, end)[0]).adjusted(-3, -1, 3, 5)
    return {
        picture.pixelColor(x, y).name()
        for x in range(max(0, area.left()), area.right())
        for y in range(max(0, area.top()), min(picture.height(), area.bottom()))
    }


@pytest.mark.parametrize("style", [light_style(), dark_style()], ids=["light", "dark"])
@pytest.mark.parametrize("label", ["program", "amount", "country", "date"])
def test_an_annotation_is_a_band_with_an_underline(shown, style, label):
    shown.set_style(style)
    start, end = span_of(TEXT, "Kommission")
    assert style.label(label).fill not in colours_over(shown, start, end)
    shown.set_annotations([annotation(TEXT, start, end, label)])
    seen = colours_over(shown, start, end)
    assert style.label(label).fill in seen
    assert any(close(colour, style.label(label).line) for colour in seen)


def close(one: str, other: str) -> bool:
    a, b = QColor(one), QColor(other)
    return all(abs(x - y) < 40 for x, y in zip(a.getRgb()[:3], b.getRgb()[:3], strict=True))


def test_labels_differ_without_colour():
    for style in (light_style(), dark_style()):
        assert len({each.underline for each in style.labels.values()}) == len(style.labels)
        assert len({each.letter for each in style.labels.values()}) == len(style.labels)


def test_nested_annotations_both_show(shown, amount, inner):
    shown.set_annotations([amount, inner])
    seen = colours_over(shown, inner.start, inner.end)
    style = shown.page.style
    assert {style.label("amount").fill, style.label("date").fill} <= seen


def test_the_chosen_one_has_a_ring(shown, amount):
    shown.set_annotations([amount])
    assert shown.page.style.focus_ring not in colours_over(shown, amount.start, amount.end)
    shown.choose(amount.id)
    assert shown.page.style.focus_ring in colours_over(shown, amount.start, amount.end)


def test_note_and_flag_are_marked(shown, amount):
    shown.set_annotations([amount])
    plain = shown.viewport().grab().toImage()
    shown.put_annotation(dataclasses.replace(amount, note="see page 3"))
    noted = shown.viewport().grab().toImage()
    shown.put_annotation(dataclasses.replace(amount, flagged=True))
    flagged = shown.viewport().grab().toImage()
    assert plain != noted
    assert plain != flagged
    assert noted != flagged


def test_adding_replacing_and_removing(shown, amount):
    shown.put_annotation(amount)
    assert shown.annotations() == [amount]
    shown.put_annotation(dataclasses.replace(amount, label="date"))
    assert [a.label for a in shown.annotations()] == ["date"]
    shown.choose(amount.id)
    shown.remove_annotation(amount.id)
    assert shown.annotations() == []
    assert shown.chosen() is None


def test_adding_repaints_only_around_it(shown, amount, qtbot):
    qtbot.wait(10)
    areas = []
    shown.repaint_area = areas.append
    shown.put_annotation(amount)
    drawn = shown.page.geometry.rects(amount.start, amount.end)
    assert areas
    assert all(area.height() < 4 * drawn[0].height() for area in areas)


def test_a_click_chooses_and_clicks_again_go_through_those_that_overlap(shown, amount, inner):
    shown.set_annotations([amount, inner])
    spot = point_at(shown, inner.start + 3)
    spy = QSignalSpy(shown.annotation_chosen)
    click(shown, spot)
    assert shown.chosen() == inner.id
    click(shown, spot)
    assert shown.chosen() == amount.id
    click(shown, spot)
    assert shown.chosen() == inner.id
    click(shown, point_at(shown, TEXT.index("gab")))
    assert shown.chosen() is None
    assert [spy.at(at)[0] for at in range(spy.count())] == [inner.id, amount.id, inner.id, None]


def test_annotations_are_gone_through_in_text_order(shown, amount, inner):
    last = annotation(TEXT, *span_of(TEXT, "Litauen"), "country", 3)
    shown.set_annotations([last, inner, amount])
    assert [shown.next_annotation() and shown.chosen() for _ in range(3)] == [amount.id, inner.id, last.id]
    assert not shown.next_annotation()
    assert shown.previous_annotation()
    assert shown.chosen() == inner.id
    assert shown.next_overlapping()
    assert shown.chosen() == amount.id
    assert shown.selection() == (amount.end, amount.end)


def test_escape_leaves_one_state_after_the_other(shown, amount):
    shown.set_annotations([amount])
    shown.choose(amount.id)
    shown.set_selection(0, 5)
    shown.arm("date")
    assert [shown.escape() for _ in range(4)] == [True, True, True, False]
    assert shown.armed() is None
    assert shown.chosen() is None


def test_choosing_scrolls_there(view):
    view.show_article(LONG, title_is_heading=False)
    far = annotation(LONG, *span_of(LONG, "Absatz 250"))
    view.set_annotations([far])
    view.choose(far.id)
    first, last = view.shown_span()
    assert first <= far.start < last


@pytest.mark.parametrize("number", [0, 1, 37, 150, 290])
def test_a_place_is_come_back_to(view, qtbot, number):
    view.show_article(LONG, title_is_heading=False, header="source")
    place = LONG.index(f"Absatz {number} ")
    view.scroll_to(place)
    top = view.top()
    assert top == place or view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    view.show_article(TEXT, title_is_heading=True)
    view.show_article(LONG, title_is_heading=False, header="source")
    view.scroll_to(top)
    assert view.top() == top


def test_zoom_style_and_width_keep_the_place(view, pane, qtbot):
    view.show_article(LONG, title_is_heading=False)
    place = LONG.index("Absatz 150 ")
    view.scroll_to(place)
    view.zoom(3)
    assert view.page.zoom == pytest.approx(1.3)
    assert view.top() == place
    view.set_style(dark_style())
    assert view.top() == place
    pane.resize(500, 420)
    qtbot.waitUntil(lambda: view.viewport().width() < 500)
    assert view.top() == place
    view.zoom(0)
    assert view.page.zoom == 1.0


def test_annotations_and_selection_outlive_a_change_of_style(shown, amount):
    shown.set_annotations([amount])
    shown.set_selection(0, 5)
    shown.set_style(dark_style())
    assert shown.annotations() == [amount]
    assert shown.selection() == (0, 5)


def test_the_heading_is_large_and_is_text(shown):
    heading, body = shown.page.geometry.caret(2), shown.page.geometry.caret(TEXT.index("Oktober"))
    assert heading.height() > body.height() * 1.3
    shown.set_selection(*span_of(TEXT, "KI-Fabriken"))
    assert TEXT[slice(*shown.selection())] == "KI-Fabriken"


def test_a_bullet_alone_stands_beside_its_item(shown):
    bullet, item = (shown.page.geometry.caret(TEXT.index(what)) for what in ("-\nein", "ein Punkt"))
    assert abs(bullet.top() - item.top()) < 2
    assert bullet.x() < item.x()


def test_an_empty_line_is_a_small_gap(shown):
    geometry = shown.page.geometry
    gap = geometry.caret(TEXT.index("| Land")).top() - geometry.caret(TEXT.index("ein Punkt")).bottom()
    assert 0 < gap < geometry.caret(TEXT.index("Oktober")).height() * 1.2


def test_no_character_is_added_or_hidden(shown):
    assert shown.document().characterCount() == len(TEXT) + 1
    assert shown.document().blockCount() == TEXT.count("\n") + 1


def test_top_is_told_when_scrolling_rests(view, qtbot):
    view.show_article(LONG, title_is_heading=False)
    with qtbot.waitSignal(view.top_changed) as told:
        view.scroll_to(LONG.index("Absatz 99 "))
    assert told.args == [LONG.index("Absatz 99 ")]


def test_it_has_names_for_those_who_do_not_see_it(pane, view, amount):
    assert view.accessibleName()
    assert pane.ruler.accessibleName()
    assert pane.label_palette.accessibleName()
    view.show_article(TEXT, title_is_heading=True, header="source")
    view.set_annotations([amount])
    view.choose(amount.id)
    assert "380 Millionen" in view.accessibleDescription()


def test_an_empty_article_is_shown(view):
    view.show_article("", title_is_heading=False)
    view.viewport().repaint()
    assert view.selection() == (0, 0)
    assert view.top() == 0
    assert not view.next_annotation()


def test_screen_readers_are_told_caret_and_selection(shown):
    start, end = span_of(TEXT, "Tschechien")
    shown.set_selection(start, end)
    reader = QAccessible.queryAccessibleInterface(shown).textInterface()
    assert reader.selectionCount() == 1
    assert reader.cursorPosition() == end
    assert shown.page.places.span_of(shown.textCursor()) == (start, end)


def test_selecting_does_not_scroll(view):
    view.show_article(LONG, title_is_heading=False)
    view.scroll_to(LONG.index("Absatz 150 "))
    before = view.verticalScrollBar().value()
    view.set_selection(*span_of(LONG, "Absatz 3 "))
    assert view.verticalScrollBar().value() == before


def test_the_header_can_change_without_moving_the_text(view):
    view.show_article(LONG, title_is_heading=False, header="source")
    view.scroll_to(LONG.index("Absatz 150 "))
    view.set_header("another source · German")
    assert view.page.header_text == "another source · German"
    assert view.top() == LONG.index("Absatz 150 ")
