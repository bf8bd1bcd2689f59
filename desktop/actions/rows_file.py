"""Actions on the project file, its sessions, and steps."""

from desktop.actions.action import Action, Group
from desktop.actions.state import can_redo, can_undo, can_write, in_project, in_session
from desktop.translate_mark import mark


def file_rows() -> tuple[Action, ...]:
    """Return the rows of the File menu."""
    return (
        Action(
            id="file.new",
            title=mark("Actions", "New project…"),
            group=Group.FILE,
            shortcuts=("Ctrl+N",),
            run=lambda window: window.new_project(),
            help=mark("Actions", "Makes a project file of its own."),
        ),
        Action(
            id="file.open",
            title=mark("Actions", "Open project…"),
            group=Group.FILE,
            shortcuts=("Ctrl+O",),
            run=lambda window: window.open_project(),
            help=mark("Actions", "Opens a project file."),
        ),
        Action(
            id="file.recent",
            title=mark("Actions", "Recent projects…"),
            group=Group.FILE,
            run=lambda window: window.open_recent(),
            help=mark("Actions", "Lists the projects opened last."),
        ),
        Action(
            id="file.import",
            title=mark("Actions", "Import files…"),
            group=Group.FILE,
            section=1,
            shortcuts=("Ctrl+I",),
            enabled_when=can_write,
            run=lambda window: window.import_files(),
            help=mark("Actions", "Takes text files in as articles. Files can be dropped on the window too."),
        ),
        Action(
            id="file.import_folder",
            title=mark("Actions", "Import a folder…"),
            group=Group.FILE,
            section=1,
            shortcuts=("Ctrl+Shift+I",),
            enabled_when=can_write,
            run=lambda window: window.import_folder(),
            help=mark("Actions", "Takes every text file of a folder in as an article."),
        ),
        Action(
            id="file.paste",
            title=mark("Actions", "Paste text as an article"),
            group=Group.FILE,
            section=1,
            shortcuts=("Ctrl+V",),
            enabled_when=can_write,
            run=lambda window: window.import_pasted(),
            help=mark("Actions", "Makes an article of the text in the clipboard. In a field, Ctrl+V pastes there."),
        ),
        Action(
            id="file.export",
            title=mark("Actions", "Export…"),
            group=Group.FILE,
            section=2,
            shortcuts=("Ctrl+E",),
            enabled_when=in_project,
            run=lambda window: window.export(),
            help=mark("Actions", "Writes annotations to a file, and reads it back to compare."),
        ),
        Action(
            id="file.copy",
            title=mark("Actions", "Save a copy…"),
            group=Group.FILE,
            section=2,
            shortcuts=("Ctrl+Shift+S",),
            enabled_when=in_project,
            run=lambda window: window.save_copy(),
            help=mark("Actions", "Writes a verified copy of the project, one file that can be mailed."),
        ),
        Action(
            id="file.backups",
            title=mark("Actions", "Restore from a backup…"),
            group=Group.FILE,
            section=2,
            enabled_when=in_project,
            run=lambda window: window.restore_backup(),
            help=mark("Actions", "Lists the backups with time and counts; one opens as a new file."),
        ),
        Action(
            id="file.quit",
            title=mark("Actions", "Quit"),
            group=Group.FILE,
            section=3,
            shortcuts=("Ctrl+Q",),
            run=lambda window: window.quit(),
            help=mark("Actions", "Closes the window. Everything is saved already."),
        ),
    )


def session_rows() -> tuple[Action, ...]:
    """Return the rows of the Session menu."""
    return (
        Action(
            id="session.list",
            title=mark("Actions", "Sessions…"),
            group=Group.SESSION,
            shortcuts=("Ctrl+Shift+O",),
            enabled_when=in_project,
            run=lambda window: window.show_sessions(),
            help=mark("Actions", "Lists the sessions of the project, to go on with one."),
        ),
        Action(
            id="session.new",
            title=mark("Actions", "New session…"),
            group=Group.SESSION,
            shortcuts=("Ctrl+Shift+N",),
            enabled_when=can_write,
            run=lambda window: window.new_session(),
            help=mark("Actions", "Starts a pass of one annotator over chosen articles."),
        ),
        Action(
            id="session.edit",
            title=mark("Actions", "Change this session…"),
            group=Group.SESSION,
            enabled_when=lambda state: can_write(state) and state.session,
            run=lambda window: window.edit_session(),
            help=mark("Actions", "Changes the session's name, annotator or articles."),
        ),
        Action(
            id="session.steps",
            title=mark("Actions", "Steps of this session…"),
            group=Group.SESSION,
            section=1,
            enabled_when=in_session,
            run=lambda window: window.show_steps(),
            help=mark("Actions", "Lists what was done, the last first."),
        ),
    )


def edit_rows() -> tuple[Action, ...]:
    """Return the rows of the Edit menu."""
    return (
        Action(
            id="edit.undo",
            title=mark("Actions", "Undo"),
            group=Group.EDIT,
            shortcuts=("Ctrl+Z",),
            enabled_when=can_undo,
            run=lambda window: window.undo(),
            help=mark("Actions", "Takes the session's last step back, also one of an earlier day."),
        ),
        Action(
            id="edit.redo",
            title=mark("Actions", "Redo"),
            group=Group.EDIT,
            shortcuts=("Ctrl+Shift+Z",),
            enabled_when=can_redo,
            run=lambda window: window.redo(),
            help=mark("Actions", "Brings back the step undone last."),
        ),
        Action(
            id="edit.copy",
            title=mark("Actions", "Copy"),
            group=Group.EDIT,
            section=1,
            shortcuts=("Ctrl+C",),
            enabled_when=lambda state: state.selection or state.annotation,
            run=lambda window: window.copy(),
            help=mark("Actions", "Copies the words exactly as the article has them."),
        ),
        Action(
            id="edit.find",
            title=mark("Actions", "Find in the article"),
            group=Group.EDIT,
            section=2,
            shortcuts=("Ctrl+F",),
            enabled_when=lambda state: state.article,
            run=lambda window: window.find_in_article(),
            help=mark("Actions", "Looks for words in the article shown."),
        ),
        Action(
            id="edit.find_next",
            title=mark("Actions", "Find next"),
            group=Group.EDIT,
            section=2,
            shortcuts=("Ctrl+G", "F3"),
            enabled_when=lambda state: state.article and state.found,
            run=lambda window: window.find_next(),
            help=mark("Actions", "Goes to the next place that was found."),
        ),
        Action(
            id="edit.find_previous",
            title=mark("Actions", "Find previous"),
            group=Group.EDIT,
            section=2,
            shortcuts=("Ctrl+Shift+G", "Shift+F3"),
            enabled_when=lambda state: state.article and state.found,
            run=lambda window: window.find_previous(),
            help=mark("Actions", "Goes to the previous place that was found."),
        ),
    )
