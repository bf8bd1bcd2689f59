"""What the window knows about itself when it asks which actions are possible."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One moment of the window, as far as actions depend on it."""

    project: bool = False  # a project is open
    writable: bool = False  # and may be changed
    session: bool = False  # a session is open
    article: bool = False  # an article is shown
    selection: bool = False  # words are selected in it
    annotation: bool = False  # an annotation is chosen
    suggestion: bool = False  # a suggestion is chosen
    suggestions: int = 0  # that wait in the article
    suggesting: bool = True  # suggestions are made and shown
    furniture: bool = False  # those in page furniture too
    readings: int = 0  # of the chosen suggestion, the first one among them
    program: bool = False  # what is chosen is a program
    picked: int = 0  # annotations and suggestions for one action on several
    facts: int = 0  # of the article
    fact: bool = False  # a fact is chosen
    proposal: bool = False  # one of them is chosen
    overlap: bool = False  # others overlap the chosen one or the caret
    found: bool = False  # the find bar has a hit
    armed: bool = False  # a label is armed for the next drags
    undo: str | None = None  # the name of the step that would be undone
    redo: str | None = None  # the name of the step that would be redone
    busy: bool = False  # the worker is importing or restoring


def always(state: State) -> bool:  # noqa: ARG001
    """Enabled in every state."""
    return True


def in_project(state: State) -> bool:
    """Enabled with a project open."""
    return state.project


def can_write(state: State) -> bool:
    """Enabled with a project that may be changed and no long work under way."""
    return state.project and state.writable and not state.busy


def in_session(state: State) -> bool:
    """Enabled with a session open."""
    return state.session


def in_article(state: State) -> bool:
    """Enabled with an article shown."""
    return state.article


def can_mark(state: State) -> bool:
    """Enabled with an article shown that may be marked."""
    return state.article and state.session and state.writable


def can_edit_annotation(state: State) -> bool:
    """Enabled with an annotation chosen that may be changed."""
    return state.annotation and state.session and state.writable


def can_edit_marked(state: State) -> bool:
    """Enabled with an annotation chosen that may be changed, or a suggestion: to change it is to accept it."""
    return (state.annotation or state.suggestion) and state.session and state.writable


def can_decide(state: State) -> bool:
    """Enabled with a suggestion or a proposed fact chosen that may be decided."""
    return (state.suggestion or state.proposal) and state.session and state.writable


def with_suggestions(state: State) -> bool:
    """Enabled with suggestions in the article."""
    return state.suggestions > 0


def can_decide_many(state: State) -> bool:
    """Enabled with suggestions in the article, or a proposed fact chosen, that may be decided."""
    return (state.suggestions > 0 or state.proposal) and state.session and state.writable


def can_pick(state: State) -> bool:
    """Enabled with an annotation or a suggestion chosen."""
    return state.annotation or state.suggestion


def can_make_fact(state: State) -> bool:
    """Enabled with annotations or suggestions chosen that may be put into a fact."""
    return (state.picked > 0 or can_pick(state)) and state.session and state.writable


def can_add_to_fact(state: State) -> bool:
    """Enabled with a fact chosen, and with something to put into it."""
    return state.fact and can_make_fact(state)


def can_edit_fact(state: State) -> bool:
    """Enabled with a fact chosen that may be changed."""
    return state.fact and state.session and state.writable


def with_facts(state: State) -> bool:
    """Enabled with facts in the article."""
    return state.facts > 0


def can_name(state: State) -> bool:
    """Enabled with a program chosen whose name may be changed everywhere."""
    return state.program and state.session and state.writable and not state.busy


def can_label_many(state: State) -> bool:
    """Enabled with an article shown that may be marked, and no long work under way."""
    return can_mark(state) and not state.busy


def can_label_equal(state: State) -> bool:
    """Enabled with an annotation or suggestion chosen, and no long work under way."""
    return can_edit_marked(state) and not state.busy


def with_overlap(state: State) -> bool:
    """Enabled where annotations overlap."""
    return state.overlap


def can_undo(state: State) -> bool:
    """Enabled with a step to undo."""
    return state.undo is not None and state.writable and not state.busy


def can_redo(state: State) -> bool:
    """Enabled with a step to redo."""
    return state.redo is not None and state.writable and not state.busy
