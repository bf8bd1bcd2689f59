"""The facts pane where there is little room: what is cut, what stays in sight, what is counted."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetricsF

from db.records import ArticleId
from db.suggested import RULES, Suggestion
from desktop.facts.card import _rule
from desktop.facts.delegate import HEIGHT, fitted
from desktop.facts.panel import ANNOTATIONS, FactsPanel
from desktop.facts.shown import field_text, shown_value
from desktop.widgets.labels import LINES, ClampedLabel
from tests.desktop.dressing import LABELS, look
from tests.desktop.facts.made import annotation
from tests.desktop.queue.fake_queue import article
from values.codec import to_json
from values.field import parse


def suggestion(number: int, **other) -> Suggestion:
    fields = {
        "article": ArticleId("a"), "label": "program", "start": number * 50, "end": number * 50 + 12,
        "words": "AI Factories", "value": None, "rule": None, "confidence": 0.9, "origin": RULES,
    }  # fmt: skip
    return Suggestion(**(fields | other))


@pytest.fixture
def panel(qtbot) -> FactsPanel:
    panel = FactsPanel(look())
    qtbot.addWidget(panel)
    panel.set_labels(LABELS)
    panel.choose_tab(ANNOTATIONS)
    panel.resize(280, 620)
    panel.show()
    return panel


def in_sight(panel: FactsPanel) -> bool:
    row = panel._model.row_of(panel.chosen())
    return panel._list.viewport().rect().contains(panel._list.visualRect(panel._model.index(row)))


def test_the_heading_counts_as_the_queue_does_and_names_what_is_in_furniture(panel):
    marked = [suggestion(number, furniture=number > 3) for number in range(1, 6)]
    panel.show_article(article(1), marked)
    assert panel._count.text() == "3 suggested · 2 in furniture"
    assert panel._model.data(panel._model.index(0)) == "suggested: 3 · 2 in furniture"
    panel.remove(marked[4].id)
    assert panel._count.text() == "3 suggested · 1 in furniture"
    panel.put(replace(marked[3], furniture=False))
    assert panel._count.text() == "4 suggested"


def test_the_chosen_row_stays_in_sight_when_the_card_or_the_window_changes(panel, qtbot):
    panel.show_article(article(1), [annotation(number, "country", "Polen", "PL") for number in range(1, 30)])
    row = panel._list.viewport().height() // HEIGHT - 1
    panel.choose(panel._model.at(row)[1].id)
    qtbot.waitUntil(lambda: in_sight(panel))
    panel.card._program.set_text("a line more\nand another\nand one more")
    panel.card._program.show()
    qtbot.waitUntil(lambda: panel.card._program.height() > 30 and in_sight(panel))
    panel.resize(280, 480)
    qtbot.waitUntil(lambda: in_sight(panel))


def test_both_cards_fit_a_narrow_pane(panel):
    for one in (suggestion(1), annotation(2, "amount", "1,5 Mio. Euro", "1 500 000 EUR")):
        panel.show_article(article(1), [one])
        panel.choose(one.id)
        assert panel.minimumSizeHint().width() <= 280
    assert panel.suggestion_card._everywhere.text() == "Reject everywhere (Shift+X)"


def test_other_spellings_take_two_lines_and_the_tip_has_them_all(qtbot):
    label = ClampedLabel()
    qtbot.addWidget(label)
    label.resize(200, 300)
    label.show()
    whole = "Also written " + ", ".join(f"“Important Project {number} 😀”" for number in range(20))
    label.set_text(f"Stands for X\n{whole}")
    assert label.text().startswith("Stands for X\nAlso written")
    assert label.text().endswith("…")
    assert label.heightForWidth(200) <= (LINES + 1) * label.fontMetrics().lineSpacing() + 4
    assert "Project 19" in label.toolTip()
    label.set_text("short")
    assert (label.text(), label.toolTip()) == ("short", "")


def test_an_amount_keeps_its_currency_however_narrow_the_row(qapp):
    metrics = QFontMetricsF(look().font(14, semibold=True))
    value = "380 000 000 000..420 000 000 000 EUR"
    for width in (90, 140, 200):
        shown = fitted(value, metrics, width)
        assert shown.startswith("38")
        assert shown.endswith("EUR")
        assert metrics.horizontalAdvance(shown) <= width + 1
    assert fitted(f"{value} · per project", metrics, 330).startswith(value)
    assert fitted("PL", metrics, 90) == "PL"


def test_a_date_without_a_day_to_reckon_from_is_told_in_words_and_edited_as_it_was():
    one = annotation(1, "date", "letztes Jahr", "undated · deictic")
    assert shown_value(one) == "no date known to reckon from"
    assert to_json(parse("date", field_text(one))) == one.value


def test_a_joined_name_is_not_said_to_be_typed():
    joined = annotation(1, "program", "KI-Fabriken", "AI Factories", rule="typed")
    assert _rule(joined) == "Joined by hand"
    assert _rule(replace(joined, words="AI\nFactories")) == "Set by hand"
    assert _rule(annotation(2, "country", "Polen", "PL", rule="typed")) == "Typed"
