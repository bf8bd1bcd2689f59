"""The window itself: undo, panes, zoom, theme, menus, and the place that is remembered."""

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QCursor

from db.project import Project
from db.queries import articles as queries
from db.queries import steps
from db.records import ArticleId, Changes, SessionId
from desktop.actions.binding import ActionSet
from desktop.actions.keymap import KeyMap
from desktop.actions.rows import all_rows
from desktop.controllers.context import Context, Controller
from desktop.theme.article_style import article_style
from desktop.theme.look import ThemeChoice
from desktop.translate import tr
from desktop.worker import given

# What a command needs and the first picture does not is imported in the command.

LONG_STEP = 400  # events; undoing more than this is work for the worker
PLACE_DELAY_MS = 1200  # after scrolling or choosing, until the place is written down
QUEUE_MENU = ("article.done", "article.flag", "article.details", "article.remove")
SUGGESTION_MENU = ("suggest.accept", "suggest.reject", "suggest.reject_everywhere")
ANNOTATION_MENU = ("suggest.equal", "suggest.join", "mark.value", "mark.note", "mark.flag", "mark.remove")


class ViewController(Controller):
    """The commands of `ViewCommands`."""

    def __init__(self, context: Context) -> None:
        """Make the controller."""
        super().__init__(context)
        self._place_timer = QTimer(context.window)
        self._place_timer.setSingleShot(True)
        self._place_timer.setInterval(PLACE_DELAY_MS)
        self._place_timer.timeout.connect(self._write_place)

    def make_actions(self) -> ActionSet:
        """Return the actions of the window, with the analyst's keys."""
        rows = all_rows()
        keymap = KeyMap(rows, self.context.settings.now.keys)
        actions = ActionSet(self.window, rows, keymap, self.window.controllers.commands(), self.desk.state)
        actions.attach_article(self.window.article.view)
        return actions

    # ------------------------------------------------------------------------------------------------ undo

    def undo(self) -> None:
        """Undo the session's last step."""
        self._turn_back(redoing=False)

    def redo(self) -> None:
        """Redo the step undone last."""
        self._turn_back(redoing=True)

    def _turn_back(self, *, redoing: bool) -> None:
        from db.operations.undo import redo, undo

        self.window.controllers.annotations.settle()
        project, session = self.desk.project, self.desk.session
        if project is None or session is None or self.desk.busy:
            return
        operation = redo if redoing else undo
        if self._is_long(project, session.id, redoing):
            name = tr("Views", "Redoing") if redoing else tr("Views", "Undoing")
            self.dispatch.work(
                lambda own, _control: operation(given(own), session=session.id), project, name, self._turned_back
            )
            return
        changes = self.dispatch.run(lambda: operation(project, session=session.id), self)
        if changes is not None:
            self._look_again(changes)

    def _is_long(self, project: Project, session: SessionId, redoing: bool) -> bool:
        if redoing:
            undoing = steps.last_undoing(project, session)
            step = steps.target(project, undoing) if undoing else None
        else:
            step = steps.last_done(project, session)
        return step is not None and steps.size(project, step) > LONG_STEP

    def _turned_back(self, changes: Changes) -> None:
        self.dispatch.tell(changes, self)
        self._look_again(changes)

    def _look_again(self, changes: Changes) -> None:
        """Show what came back or went: another article, where the one shown is gone; else where the step was."""
        open_ = self.window.controllers.articles.open
        shown = self.desk.article
        first = next(iter(changes.step.articles), None) if changes.step else None
        if first is not None and not self._is_there(first):
            first = None
        if shown is None or not self._is_there(shown.id):
            open_(first or self.desk.neighbour(forward=True))
        elif first is not None and len(changes.articles) == 1 and shown.id not in changes.articles:
            open_(first)
        self._choose_touched(changes)

    def _is_there(self, article: ArticleId) -> bool:
        found = queries.get(self.desk.the_project, article)
        return found is not None and not found.hidden

    def _choose_touched(self, changes: Changes) -> None:
        """Choose what an undo or redo brought: the one annotation, else the first suggestion that waits again."""
        came = [one for one in self.desk.came if one in self.desk.suggestions]
        if came and all(self.desk.find(one) is None for one in changes.annotations):
            self.window.choose(min(came, key=lambda one: self.desk.suggestions[one].start))
        elif len(changes.annotations) == 1:
            here = self.desk.find(next(iter(changes.annotations)))
            if here is not None:
                self.window.choose(here.id)

    # ------------------------------------------------------------------------------------------------ place, zoom

    def note_place(self, *_where: object) -> None:
        """Write down where the session stands, once it rests."""
        self._place_timer.start()

    def _write_place(self) -> None:
        self.window.controllers.articles.remember()

    def zoom(self, steps_: int) -> None:
        """Make the article's text larger or smaller; 0 gives its normal size."""
        self.window.article.view.zoom(steps_)

    def note_zoom(self, zoom: float) -> None:
        """Remember the zoom and show it."""
        percent = round(100 * zoom)
        self.context.settings.change(zoom=percent)
        self.window.status.set_zoom(percent)

    def set_theme(self, choice: str) -> None:
        """Use the "light", "dark" or "system" theme."""
        self.context.settings.change(theme=choice)
        self.context.look.choose(ThemeChoice(choice))

    def dress_article(self) -> None:
        """Give the article the colours of the theme."""
        self.window.article.view.set_style(article_style(self.context.look))

    # ------------------------------------------------------------------------------------------------ panes, menus

    def next_pane(self) -> None:
        """Move the focus to the next pane."""
        self._go_to_pane(1)

    def previous_pane(self) -> None:
        """Move the focus to the previous pane."""
        self._go_to_pane(-1)

    def _go_to_pane(self, direction: int) -> None:
        panes = (self.window.queue, self.window.article, self.window.facts)
        focus = self.window.focusWidget()
        here = next((place for place, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)), -1)
        panes[(here + direction) % len(panes) if here >= 0 else 1].setFocus()

    def show_menu(self) -> None:
        """Open the main menu."""
        self.window.popup()

    def queue_menu(self, at: QPoint) -> None:
        """Open the menu of an article in the queue."""
        self.window.actions_.context_menu(self.window, QUEUE_MENU).exec(at)

    def annotation_menu(self, at: QPoint) -> None:
        """Open the menu of an annotation or a suggestion in the facts panel."""
        names = (*SUGGESTION_MENU, *ANNOTATION_MENU) if self.desk.the_suggestion is not None else ANNOTATION_MENU
        self.window.actions_.context_menu(self.window, names).exec(at or QCursor.pos())

    def remember_window(self) -> None:
        """Write down the window's size and the widths of its panes; the window is about to close."""
        self._place_timer.stop()
        geometry = bytes(self.window.saveGeometry().toBase64().data()).decode("ascii")
        self.context.settings.change(geometry=geometry, panes=self.window.panes.wished())

    # ------------------------------------------------------------------------------------------------ sheets

    def show_palette(self) -> None:
        """Show the command palette."""
        from desktop.command_palette import CommandPalette  # not needed for the first picture

        actions = self.window.actions_
        recent = self.context.settings.now.recent_commands
        palette = CommandPalette(
            self.window, self.context.look, actions.rows, actions.keymap, self.desk.state(), recent
        )
        palette.chosen.connect(self._run_command)
        palette.open()

    def _run_command(self, name: str) -> None:
        self.context.settings.put(self.context.settings.now.with_command(name))
        self.window.actions_.run(name)

    def show_shortcuts(self) -> None:
        """Show the shortcut sheet."""
        from desktop.shortcut_sheet import ShortcutSheet  # not needed for the first picture

        actions = self.window.actions_
        sheet = ShortcutSheet(self.window, self.context.look, actions.rows, actions.keymap)
        sheet.keys_changed.connect(self._keep_keys)
        self.prompt.run(sheet)

    def _keep_keys(self) -> None:
        actions = self.window.actions_
        actions.rebind()
        keys = {name: tuple(found) for name, found in actions.keymap.overrides().items()}
        self.context.settings.change(keys=keys)

    def show_about(self) -> None:
        """Say which version this is and where its files lie."""
        from desktop.about import about_lines

        self.prompt.tell(tr("Views", "About Beleg"), "\n".join(about_lines(self.desk.project)))

    def show_bug(self, report: str) -> None:
        """Show the report of a fault of the program, to be copied."""
        said = tr(
            "Views",
            "Something went wrong in the program itself. What was saved stays saved. Please copy this report and send"
            " it to whoever looks after Beleg.",
        )
        self.prompt.tell(tr("Views", "A fault in Beleg"), said, report)
