"""Actions on the queue, the article as a whole, and the window."""

from collections.abc import Callable

from desktop.actions.action import Action, Group
from desktop.actions.commands import Commands
from desktop.actions.state import always, can_mark, can_write, in_article, in_session
from desktop.translate_mark import mark

ARTICLE_ROWS: tuple[Action, ...] = (  # the Article menu
    Action(
        id="article.done_next",
        title=mark("Actions", "Done, next open article"),
        group=Group.ARTICLE,
        shortcuts=("Ctrl+Return", "Ctrl+Enter"),
        enabled_when=can_mark,
        run=lambda window: window.done_and_next(),
        help=mark("Actions", "Marks the article done and shows the next one that is open."),
    ),
    Action(
        id="article.next",
        title=mark("Actions", "Next article"),
        group=Group.ARTICLE,
        shortcuts=("Ctrl+PgDown",),
        enabled_when=in_session,
        run=lambda window: window.next_article(),
        help=mark("Actions", "Shows the next article; its status stays as it is."),
    ),
    Action(
        id="article.previous",
        title=mark("Actions", "Previous article"),
        group=Group.ARTICLE,
        shortcuts=("Ctrl+PgUp",),
        enabled_when=in_session,
        run=lambda window: window.previous_article(),
        help=mark("Actions", "Shows the previous article; its status stays as it is."),
    ),
    Action(
        id="article.done",
        title=mark("Actions", "Done, or open again"),
        group=Group.ARTICLE,
        section=1,
        shortcuts=("Ctrl+D",),
        enabled_when=can_mark,
        run=lambda window: window.toggle_done(),
        help=mark("Actions", "Changes the status of the article and stays."),
    ),
    Action(
        id="article.flag",
        title=mark("Actions", "Flag the article"),
        group=Group.ARTICLE,
        section=1,
        shortcuts=("Ctrl+Shift+L",),
        enabled_when=can_mark,
        run=lambda window: window.flag_article(),
        help=mark("Actions", "Sets or takes the flag of the article."),
    ),
    Action(
        id="article.details",
        title=mark("Actions", "Title, language, date…"),
        group=Group.ARTICLE,
        section=2,
        enabled_when=lambda state: can_write(state) and in_article(state),
        run=lambda window: window.edit_article(),
        help=mark("Actions", "Corrects what the import found out about the article."),
    ),
    Action(
        id="article.remove",
        title=mark("Actions", "Remove from the project"),
        group=Group.ARTICLE,
        section=2,
        enabled_when=lambda state: can_write(state) and in_article(state),
        run=lambda window: window.remove_article(),
        help=mark("Actions", "Hides the article and its annotations. Undo brings them back."),
    ),
)


def _themer(choice: str) -> Callable[[Commands], None]:
    return lambda window: window.set_theme(choice)


def _theme_row(choice: str, title: str) -> Action:
    return Action(
        id=f"view.theme_{choice}",
        title=title,
        group=Group.VIEW,
        section=1,
        run=_themer(choice),
        help=mark("Actions", "Changes the colours of the window."),
    )


VIEW_ROWS: tuple[Action, ...] = (  # the View menu
    Action(
        id="view.larger",
        title=mark("Actions", "Larger text"),
        group=Group.VIEW,
        shortcuts=("Ctrl++", "Ctrl+="),
        run=lambda window: window.zoom(1),
        help=mark("Actions", "Makes the article's text larger."),
    ),
    Action(
        id="view.smaller",
        title=mark("Actions", "Smaller text"),
        group=Group.VIEW,
        shortcuts=("Ctrl+-",),
        run=lambda window: window.zoom(-1),
        help=mark("Actions", "Makes the article's text smaller."),
    ),
    Action(
        id="view.normal",
        title=mark("Actions", "Normal text size"),
        group=Group.VIEW,
        shortcuts=("Ctrl+0",),
        run=lambda window: window.zoom(0),
        help=mark("Actions", "Gives the article's text its normal size."),
    ),
    _theme_row("light", mark("Actions", "Light theme")),
    _theme_row("dark", mark("Actions", "Dark theme")),
    _theme_row("system", mark("Actions", "Theme of the system")),
    Action(
        id="view.next_pane",
        title=mark("Actions", "Next pane"),
        group=Group.VIEW,
        section=2,
        shortcuts=("F6",),
        run=lambda window: window.next_pane(),
        help=mark("Actions", "Moves the focus between queue, article and facts."),
    ),
    Action(
        id="view.previous_pane",
        title=mark("Actions", "Previous pane"),
        group=Group.VIEW,
        section=2,
        shortcuts=("Shift+F6",),
        run=lambda window: window.previous_pane(),
        help=mark("Actions", "Moves the focus between facts, article and queue."),
    ),
)


HELP_ROWS: tuple[Action, ...] = (  # the Help menu
    Action(
        id="help.palette",
        title=mark("Actions", "Command palette"),
        group=Group.HELP,
        shortcuts=("Ctrl+K",),
        enabled_when=always,
        run=lambda window: window.show_palette(),
        help=mark("Actions", "Finds any action by a few letters of its name."),
    ),
    Action(
        id="help.keys",
        title=mark("Actions", "Shortcuts"),
        group=Group.HELP,
        shortcuts=("F1",),
        run=lambda window: window.show_shortcuts(),
        help=mark("Actions", "Lists all keys; every one can be changed there."),
    ),
    Action(
        id="help.menu",
        title=mark("Actions", "Menu"),
        group=Group.HELP,
        shortcuts=("F10",),
        run=lambda window: window.show_menu(),
        help=mark("Actions", "Opens the main menu."),
        in_menu=False,
    ),
    Action(
        id="help.about",
        title=mark("Actions", "About Beleg"),
        group=Group.HELP,
        section=1,
        run=lambda window: window.show_about(),
        help=mark("Actions", "Says which version this is and where its files lie."),
    ),
)
