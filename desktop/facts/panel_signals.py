"""The signals of the facts pane, connected in one place."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.facts.panel import FactsPanel


def connect_signals(panel: "FactsPanel") -> None:
    """Connect the tabs and the cards of a pane."""
    _connect_tabs(panel)
    _connect_list(panel)
    _connect_below(panel)


def _connect_tabs(panel: "FactsPanel") -> None:
    panel.tabs.chosen.connect(panel.change_tab)
    panel.annotations_tab.opened.connect(panel.open_row)
    panel.annotations_tab.pressed.connect(panel.press)
    panel.annotations_tab.menu_requested.connect(panel.menu_requested)


def _connect_list(panel: "FactsPanel") -> None:
    rows = panel.facts_tab.list
    rows.card_chosen.connect(panel.open_card)
    rows.evidence_asked.connect(panel.go_to)
    rows.row_opened.connect(panel.open_row)
    rows.menu_requested.connect(panel.menu_requested)
    rows.toggled.connect(panel.choice_toggled)
    rows.decided.connect(panel.decide)
    rows.pressed_button.connect(panel.press)
    rows.role_pressed.connect(panel.role_key_pressed)
    rows.empty_cell_pressed.connect(panel.press_cell)
    rows.taken_out.connect(panel.take_out_requested)
    rows.fact_removed.connect(panel.fact_remove_requested)
    rows.title_wanted.connect(panel.edit_fact)
    rows.put.connect(panel.put_requested)
    panel.facts_tab.status_edited.connect(panel.status_edited)
    panel.facts_tab.edit_requested.connect(panel.edit_fact)


def _connect_below(panel: "FactsPanel") -> None:
    below = panel.below
    for name in ("value_edited", "note_edited", "relabel_requested", "remove_requested", "flag_requested", "left"):
        getattr(panel.card, name).connect(getattr(panel, name))
    card = panel.suggestion_card
    card.accept_requested.connect(panel.accept_chosen)
    card.reject_requested.connect(panel.reject_chosen)
    card.reading_requested.connect(panel.reading_requested)
    below.form_made.connect(lambda: _connect_form(panel))
    below.fact_requested.connect(panel.open_fact)
    below.new_fact_requested.connect(panel.new_fact_requested)
    below.into_fact_requested.connect(panel.into_fact_requested)
    below.decided.connect(panel.decide_chosen)
    below.elsewhere_requested.connect(panel.elsewhere_requested)


def _connect_form(panel: "FactsPanel") -> None:
    form = panel.below.form
    if form is None:
        return
    form.title_edited.connect(panel.title_edited)
    form.note_edited.connect(panel.fact_note_edited)
    form.status_edited.connect(panel.status_edited)
    form.remove_requested.connect(panel.fact_remove_requested)
    form.value_added.connect(panel.value_added)
    form.taken_out.connect(panel.take_out_requested)
    form.put_requested.connect(panel.put_requested)
    form.evidence_asked.connect(panel.go_to)
    form.left.connect(panel.left)
