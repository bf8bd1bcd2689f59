"""Actions on the facts of the article."""

from collections.abc import Callable

from desktop.actions.action import Action, Group, Reach
from desktop.actions.commands import Commands
from desktop.actions.state import (
    State,
    can_add_to_fact,
    can_edit_fact,
    can_make_fact,
    can_pick,
    can_write,
    in_article,
    in_session,
    with_facts,
)
from desktop.translate_mark import mark

_Row = tuple[str, str, str, Callable[[State], bool], Callable[[Commands], None], str]

_MAKING: tuple[_Row, ...] = (  # id, title, key, enabled when, run, help
    (
        "fact.pick",
        mark("Actions", "Pick one more"),
        "Space",
        can_pick,
        lambda window: window.pick(),
        mark("Actions", "Picks what is chosen for a fact of several, as Ctrl+click does, or lets go of it."),
    ),
    (
        "fact.make",
        mark("Actions", "Put into a new fact"),
        "L",
        can_make_fact,
        lambda window: window.make_fact(),
        mark("Actions", "Makes a fact of what is picked or chosen. Suggestions among it are accepted."),
    ),
    (
        "fact.put",
        mark("Actions", "Put into the fact"),
        "Shift+L",
        can_add_to_fact,
        lambda window: window.put_into_fact(),
        mark("Actions", "Puts what is picked or chosen into the fact chosen, each into the role of its label."),
    ),
    (
        "fact.put_as",
        mark("Actions", "Put into the fact as…"),
        "Alt+L",
        can_add_to_fact,
        lambda window: window.put_into_role(),
        mark("Actions", "Offers the roles, such as part or recipient, for what is picked or chosen."),
    ),
)

_GOING: tuple[_Row, ...] = (
    (
        "fact.next_proposal",
        mark("Actions", "Next proposed fact"),
        "P",
        in_article,
        lambda window: window.next_proposal(),
        mark("Actions", "Chooses the next fact that is proposed. Enter takes it, X refuses it."),
    ),
    (
        "fact.previous_proposal",
        mark("Actions", "Previous proposed fact"),
        "Shift+P",
        in_article,
        lambda window: window.previous_proposal(),
        mark("Actions", "Chooses the proposed fact before."),
    ),
    (
        "fact.next",
        mark("Actions", "Next fact"),
        "R",
        with_facts,
        lambda window: window.next_fact(),
        mark("Actions", "Chooses the next fact that the annotation chosen serves, else the next one of the article."),
    ),
)

_CHANGING: tuple[_Row, ...] = (
    (
        "fact.check",
        mark("Actions", "Fact checked, or open again"),
        "Shift+R",
        can_edit_fact,
        lambda window: window.check_fact(),
        mark("Actions", "Marks the fact chosen as checked, or as open again."),
    ),
    (
        "fact.remove",
        mark("Actions", "Remove the fact"),
        "Shift+Del",
        can_edit_fact,
        lambda window: window.remove_fact(),
        mark("Actions", "Removes the fact chosen. Its annotations stay. Undo brings it back."),
    ),
)


def fact_rows() -> tuple[Action, ...]:
    """Return the rows that make, choose and change facts."""
    sections = enumerate((_MAKING, _GOING, _CHANGING))
    return (*(_row(row, section) for section, rows in sections for row in rows), *_project_rows())


def _row(row: _Row, section: int) -> Action:
    name, title, key, enabled_when, run, said = row
    return Action(
        id=name,
        title=title,
        group=Group.FACTS,
        section=section,
        shortcuts=(key,),
        reach=Reach.ARTICLE,
        enabled_when=enabled_when,
        run=run,
        help=said,
    )


def _project_rows() -> tuple[Action, ...]:
    return (
        Action(
            id="fact.roles",
            title=mark("Actions", "Roles of facts…"),
            group=Group.FACTS,
            section=3,
            enabled_when=can_write,
            run=lambda window: window.edit_roles(),
            help=mark("Actions", "Adds roles to the project, such as recipient or funder, or retires them."),
        ),
        Action(
            id="fact.rejections",
            title=mark("Actions", "Refused facts…"),
            group=Group.FACTS,
            section=3,
            enabled_when=in_session,
            run=lambda window: window.show_fact_rejections(),
            help=mark("Actions", "Lists the proposed facts that you refused; some can be taken back."),
        ),
    )
