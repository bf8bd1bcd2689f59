"""Every connection of the window, in one place: signals go up, calls go down."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.facts import FactStatus
from db.records import ArticleId, Changes, FactId
from desktop.marked import MarkedId
from desktop.telling import progress_line
from desktop.translate import tr
from desktop.widgets.banner import Kind
from desktop.worker import Job

if TYPE_CHECKING:
    from desktop.window import Window


def connect_signals(window: "Window") -> None:
    """Connect the parts of a window."""
    _connect_bars(window)
    _connect_queue(window)
    _connect_article(window)
    _connect_facts(window)
    _connect_fact_cards(window)
    _connect_dispatch(window)
    _connect_start_page(window)


def _connect_bars(window: "Window") -> None:
    projects, views = window.controllers.projects, window.controllers.views
    window.header.menu_requested.connect(views.show_menu)
    window.header.sessions_requested.connect(projects.show_sessions)
    window.header.export_requested.connect(projects.export)
    window.header.label_requested.connect(window.controllers.annotations.give_label)
    window.status.zoom_requested.connect(views.zoom)
    window.status.details_requested.connect(window.controllers.articles.edit_article)
    window.context.look.changed.connect(views.dress_article)


def _connect_queue(window: "Window") -> None:
    window.queue.article_requested.connect(lambda article: window.controllers.articles.go_to(ArticleId(article)))
    window.queue.menu_requested.connect(window.controllers.views.queue_menu)
    window.queue.order_menu_requested.connect(window.controllers.queue_order.order_menu)


def _connect_article(window: "Window") -> None:
    view, annotations = window.article.view, window.controllers.annotations
    window.article.label_requested.connect(annotations.label)
    view.selection_changed.connect(lambda start, end: _select(window, start, end))
    view.annotation_chosen.connect(lambda annotation: _choose(window, annotation))
    view.picked_changed.connect(lambda: _pick(window))
    view.armed_changed.connect(lambda label: _arm(window, label))
    view.zoom_changed.connect(window.controllers.views.note_zoom)
    view.top_changed.connect(window.controllers.views.note_place)
    annotations.draft.shown.connect(window.article.view.put_annotation)
    window.article.find_bar.pattern_requested.connect(window.controllers.many.search_article)
    window.article.find_bar.label_requested.connect(window.controllers.many.label_hits)


def _select(window: "Window", start: int, end: int) -> None:
    window.desk.selection = (start, end)
    window.queue.hold_still()
    window.controllers.views.note_place()
    window.refresh_line()


def _choose(window: "Window", annotation: MarkedId | None) -> None:
    if window.desk.chosen != annotation:
        window.controllers.annotations.draft.flush()
    window.desk.chosen = annotation
    window.queue.hold_still()
    window.facts.choose(annotation)
    window.controllers.facts.note_chosen(annotation)
    window.controllers.elsewhere.note_chosen()
    window.controllers.views.note_place()
    window.refresh_line()


def _pick(window: "Window") -> None:
    window.desk.picked = tuple(window.article.view.picked())
    window.facts.show_chosen(window.desk.picked)
    window.refresh_line()


def _arm(window: "Window", label: str | None) -> None:
    window.desk.armed = label
    window.header.set_armed(label)
    window.refresh_line()


def _connect_facts(window: "Window") -> None:
    facts, annotations = window.facts, window.controllers.annotations
    facts.annotation_chosen.connect(lambda annotation: _go_to(window, annotation))
    suggestions = window.controllers.suggestions
    facts.accept_requested.connect(lambda one: _decide(window, one, suggestions.accept_suggestion))
    facts.reject_requested.connect(
        lambda one, everywhere: _decide(window, one, lambda: suggestions.reject_suggestion(everywhere=everywhere))
    )
    facts.reading_requested.connect(suggestions.take_reading)
    facts.accept_visible_requested.connect(window.controllers.many.accept_visible)
    facts.tell_programs_by(window.controllers.names.program_line)
    facts.value_edited.connect(annotations.set_value)
    facts.note_edited.connect(annotations.set_note)
    facts.relabel_requested.connect(annotations.relabel)
    facts.remove_requested.connect(annotations.remove)
    facts.flag_requested.connect(annotations.set_flag)
    facts.menu_requested.connect(window.controllers.views.annotation_menu)
    facts.left.connect(lambda: window.article.view.setFocus())


def _connect_fact_cards(window: "Window") -> None:
    panel, facts = window.facts, window.controllers.facts
    panel.fact_chosen.connect(lambda fact: facts.look_at(FactId(fact)))
    panel.proposal_chosen.connect(facts.look_at_proposal)
    panel.evidence_chosen.connect(facts.look_at_value)
    panel.choice_toggled.connect(facts.toggle_choice)
    panel.take_requested.connect(facts.take)
    panel.refuse_requested.connect(facts.refuse)
    panel.put_requested.connect(facts.put)
    panel.role_key_pressed.connect(facts.put_by_key)
    panel.take_out_requested.connect(lambda fact, values: facts.take_out(FactId(fact), values))
    panel.value_added.connect(lambda fact, role, label, value: facts.add_value(FactId(fact), role, label, value))
    panel.title_edited.connect(lambda fact, title: facts.edit(FactId(fact), title=title))
    panel.fact_note_edited.connect(lambda fact, note: facts.edit(FactId(fact), note=note))
    panel.status_edited.connect(lambda fact, status: facts.edit(FactId(fact), status=FactStatus(status)))
    panel.fact_remove_requested.connect(lambda fact: facts.remove(FactId(fact)))
    panel.new_fact_requested.connect(facts.make_fact)
    panel.into_fact_requested.connect(facts.put_into_fact)
    panel.elsewhere_requested.connect(window.controllers.elsewhere.go)
    panel.tab_changed.connect(lambda tab: window.context.settings.change(facts_tab=tab))


def _decide(window: "Window", suggestion: MarkedId, decision: Callable[[], None]) -> None:
    """Choose the suggestion whose button was pressed, and decide it."""
    window.choose(suggestion)
    decision()
    window.article.view.setFocus()


def _go_to(window: "Window", annotation: MarkedId) -> None:
    """Choose what was opened in the facts panel, and let the article hear the keys that change it."""
    window.choose(annotation)
    window.article.view.setFocus()


def _connect_dispatch(window: "Window") -> None:
    dispatch = window.context.dispatch
    dispatch.changed.connect(lambda changes, _initiator: _apply(window, changes))
    dispatch.saved.connect(lambda time: window.status.set_saved(time.strftime("%H:%M")))
    dispatch.refused.connect(lambda sentence: window.banner.say(sentence, Kind.BAD))
    dispatch.unsaved.connect(lambda: window.status.set_not_saved(tr("Window", "Not saved")))
    dispatch.started.connect(lambda job: _follow(window, job))
    dispatch.finished.connect(lambda job: window.status.set_beside("") if job.beside else _look_at_work(window))


def _apply(window: "Window", changes: Changes) -> None:
    window.apply(changes)
    window.controllers.elsewhere.note_chosen()
    window.controllers.making.note(changes)
    window.controllers.learning.note(changes)
    window.controllers.across.note(changes)


def _follow(window: "Window", job: Job) -> None:
    if not job.name:
        return  # quiet work: the look at the file after opening
    if job.beside:
        job.progressed.connect(  # it says nothing where there is nothing to do
            lambda done, total: window.status.set_beside(progress_line(job.name, done, total), job.control.cancel)
        )
        return
    job.progressed.connect(lambda done, total: window.status.set_busy(progress_line(job.name, done, total)))
    _look_at_work(window)


def _look_at_work(window: "Window") -> None:
    """Show the work under way that has a name, if there is any."""
    under_way, was_busy = window.context.dispatch.under_way, window.desk.busy
    window.desk.busy = bool(under_way)
    if under_way:
        window.status.set_busy(progress_line(under_way[0].name, 0, 0))
        window.status.offer_cancel(under_way[0].control.cancel)
    elif was_busy:
        window.status.withdraw_cancel()
        window.status.set_idle()
    window.refresh_line()


def _connect_start_page(window: "Window") -> None:
    page, projects = window.start_page, window.controllers.projects
    page.sample_requested.connect(projects.open_sample)
    page.new_requested.connect(projects.new_project)
    page.open_requested.connect(projects.open_project)
    page.recent_requested.connect(projects.open_path)
