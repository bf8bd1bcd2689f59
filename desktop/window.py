"""The window: queue, article, facts panel. It lays out and passes on; what happens is in the controllers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from db.records import Changes, Place
from desktop.actions.binding import ActionSet
from desktop.actions.commands import Commands
from desktop.article.palette import Choice
from desktop.article.pane import ArticlePane
from desktop.controllers.across import AcrossController
from desktop.controllers.annotations import AnnotationController
from desktop.controllers.articles import ArticleController
from desktop.controllers.context import Context
from desktop.controllers.elsewhere import ElsewhereController
from desktop.controllers.facts import FactController
from desktop.controllers.learning import LearningController
from desktop.controllers.making import MakingController
from desktop.controllers.many import ManyController
from desktop.controllers.names import NameController
from desktop.controllers.projects import ProjectController
from desktop.controllers.proposing import ProposingController
from desktop.controllers.queue_order import QueueOrderController
from desktop.controllers.roles import RoleController
from desktop.controllers.suggestions import SuggestionController
from desktop.controllers.views import ANNOTATION_MENU, SUGGESTION_MENU, ViewController
from desktop.facts.panel import FactsPanel
from desktop.header_bar import HeaderBar
from desktop.marked import Marked, MarkedId
from desktop.queue.panel import QueuePanel
from desktop.queue.project_queue import ProjectQueue
from desktop.queue.source import EmptyQueue, Order
from desktop.start_page import StartPage
from desktop.status_bar import StatusBar
from desktop.telling import article_header, counts_line, project_title, span_line
from desktop.theme.article_style import article_style
from desktop.translate import tr
from desktop.widgets.banner import Banner, Kind
from desktop.widgets.panes import Panes
from desktop.window_signals import connect_signals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.desk import Desk

ARTICLE_MENU = (*SUGGESTION_MENU, "label.1", "label.2", "label.3", "label.4", *ANNOTATION_MENU)
MANY = 200  # annotations and suggestions that changed at once, from which on all are shown anew together
PANE_WIDTHS = (268, 784, 376)  # queue, article, facts: pixels of the first start


@dataclass(slots=True)
class Controllers:
    """The controllers of a window."""

    across: AcrossController
    annotations: AnnotationController
    articles: ArticleController
    elsewhere: ElsewhereController
    facts: FactController
    learning: LearningController
    making: MakingController
    many: ManyController
    names: NameController
    projects: ProjectController
    proposing: ProposingController
    queue_order: QueueOrderController
    roles: RoleController
    suggestions: SuggestionController
    views: ViewController

    def commands(self) -> Commands:
        """Return everything that an action row can ask for, as one object."""
        parts = (
            *(self.annotations, self.articles, self.facts, self.roles, self.learning, self.projects),
            *(self.suggestions, self.many, self.names, self.queue_order, self.across, self.views),
        )
        return cast(Commands, _Joined(parts))


class _Joined:
    """Passes each command to the controller that has it."""

    def __init__(self, controllers: tuple[object, ...]) -> None:
        self._controllers = controllers

    def __getattr__(self, name: str) -> object:
        for controller in self._controllers:
            if hasattr(type(controller), name):
                return getattr(controller, name)
        raise AttributeError(name)


class Window(QMainWindow):
    """The main window."""

    closing = Signal()

    good = Kind.GOOD
    warn = Kind.WARN
    bad = Kind.BAD

    def __init__(self, context: Context) -> None:
        """Make a window without a project.

        Args:
            context: its parts; `context.window` becomes this window.
        """
        super().__init__()
        context.window = self
        self.context = context
        self.header = HeaderBar(context.look)
        self.banner = Banner(context.look)
        self.queue = QueuePanel(context.look)
        self.article = ArticlePane(article_style(context.look))
        self.facts = FactsPanel(context.look)
        self.status = StatusBar(context.look)
        self.start_page = StartPage(context.look)
        self.panes = Panes()
        self.pages = QStackedWidget()
        self.controllers = Controllers(
            across=AcrossController(context),
            annotations=AnnotationController(context),
            articles=ArticleController(context),
            elsewhere=ElsewhereController(context),
            facts=FactController(context),
            learning=LearningController(context),
            making=MakingController(context),
            many=ManyController(context),
            names=NameController(context),
            projects=ProjectController(context),
            proposing=ProposingController(context),
            queue_order=QueueOrderController(context),
            roles=RoleController(context),
            suggestions=SuggestionController(context),
            views=ViewController(context),
        )
        self.actions_: ActionSet = self.controllers.views.make_actions()
        self.article.view.set_menu_actions([self.actions_.action(name) for name in ARTICLE_MENU])
        self._lay_out()
        connect_signals(self)
        self.queue.show_suggestions(self.desk.suggesting)
        self.queue.choose_order(Order(self.context.settings.now.queue_order))
        self.facts.choose_tab(self.context.settings.now.facts_tab)
        self.setAcceptDrops(True)
        self.show_project()

    @property
    def desk(self) -> "Desk":
        """What lies on the desk."""
        return self.context.desk

    def _lay_out(self) -> None:
        """Put everything in from the outside: Qt styles anew, with all that is in it, what gets another parent."""
        middle = QWidget()
        self.setCentralWidget(middle)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.banner):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        self.pages.addWidget(self.start_page)
        self.pages.addWidget(self.panes)
        self.panes.lay_out((self.queue, self.article, self.facts), PANE_WIDTHS)
        column.addWidget(self.status)  # after the panes: in this order Tab goes round
        self.setMinimumSize(760, 480)

    # ------------------------------------------------------------------------------------------------ what is shown

    def show_project(self) -> None:
        """Show the project on the desk, or the start page where there is none."""
        project = self.desk.project
        name = project_title(project) if project else ""
        self.setWindowTitle(f"{name} — Beleg" if name else "Beleg")
        self.header.set_project(name, str(project.path) if project else "")
        self.status.set_message("")
        self.header.setVisible(project is not None)
        self.status.setVisible(project is not None)
        self.header.set_labels(self.desk.labels)
        self.facts.set_labels(self.desk.labels)
        self.context.look.set_labels({label.name: label.hue for label in self.desk.labels})
        self.pages.setCurrentIndex(1 if project else 0)
        self.show_rights()
        self.show_session()

    def show_rights(self) -> None:
        """Show whether the project may be changed, and why not."""
        project = self.desk.project
        self.facts.set_writable(self.desk.writable)
        self.article.label_palette.set_choices(self._choices() if self.desk.writable else ())
        if self.desk.writable:
            self.status.set_saved("")
        else:
            self.status.set_not_saved(tr("Window", "Read-only"))
        if project is not None and project.read_only:
            self.banner.say(project.read_only, Kind.WARN)
        self.controllers.across.show_project()
        self.refresh_line()

    def _choices(self) -> list[Choice]:
        look = self.context.look
        return [Choice(label=row.name, title=look.title(row.name), key=row.key) for row in self.desk.labels]

    def show_session(self) -> None:
        """Show the session on the desk: its queue, its progress."""
        session, project = self.desk.session, self.desk.project
        self.show_session_name()
        if session is not None and project is not None:
            self.queue.set_source(ProjectQueue(project, session.id))
            self.header.set_progress(self.queue.progress())
        else:
            self.queue.set_source(EmptyQueue())
        self.show_article(None)

    def show_session_name(self) -> None:
        """Show which session is open, and whose."""
        session = self.desk.session
        self.header.set_session(session.name if session else None, session.annotator if session else "")
        self.facts.set_annotator(session.annotator if session else "")
        self.controllers.across.show_project()

    def show_article(self, place: Place | None = None) -> None:
        """Show the article on the desk, at a place where one is given."""
        desk, view = self.desk, self.article.view
        heading = desk.article.title_is_heading if desk.article else False
        header = article_header(desk.article) if desk.article else ""
        language = desk.article.language if desk.article else None
        view.show_article(desk.text, title_is_heading=heading, header=header, language=language)
        view.set_annotations(desk.all_marked)
        self.facts.show_article(desk.article, desk.all_marked)
        self.controllers.proposing.show_article()
        self.queue.show_article(desk.article.id if desk.article else None)
        self.status.set_language(language)
        if place is not None:
            if place.top:  # going there lays the text out as far; the start is where an article opens
                view.scroll_to(place.top)
            view.set_selection(place.selection_start, place.selection_end)
            if desk.marked(place.annotation) is not None:
                self.choose(place.annotation, scroll=False)
        self.refresh_line()

    def show_marked(self) -> None:
        """Show all annotations and suggestions of the article anew; the one chosen stays chosen."""
        chosen = self.desk.chosen
        self.article.view.set_annotations(self.desk.all_marked)
        self.facts.set_marked(self.desk.all_marked)
        self.facts.choose(chosen)
        self.controllers.proposing.note_marked()
        self.refresh_line()

    def show_annotation(self, annotation: Marked) -> None:
        """Show an annotation or a suggestion in its new state, in the article and in the panel."""
        self.article.view.put_annotation(annotation)
        self.facts.put(annotation)

    def choose(self, annotation: MarkedId | None, scroll: bool = True) -> None:
        """Choose an annotation or a suggestion on both sides."""
        self.article.view.choose(annotation, scroll=scroll)

    def apply(self, changes: Changes) -> None:
        """Show what an operation changed, and only that."""
        self._show_renewed(self.desk.renewed(changes))
        self.controllers.proposing.note(changes)
        if changes.touches("session"):
            self.desk.look_at_session()
            self.show_session_name()
        if changes.touches("article") or changes.touches("status") or changes.touches("session"):
            self.queue.reload()
            self.header.set_progress(self.queue.progress())
        self.queue.refresh_soon(changes.articles)
        article = self.desk.article
        if article is not None and changes.touches("article", article.id):
            self.article.view.set_header(article_header(article))
            self.facts.set_details(article)
            self.status.set_language(article.language)
        if changes.step is not None:
            self.status.set_message(changes.step.name)
        self.refresh_line()

    def _show_renewed(self, renewed: "Sequence[tuple[MarkedId, Marked | None]]") -> None:
        if len(renewed) > MANY:
            self.show_marked()
            return
        for key, annotation in renewed:
            if annotation is not None:
                self.show_annotation(annotation)
            else:
                self.article.view.remove_annotation(key)
                self.facts.remove(key)

    def refresh_line(self) -> None:
        """Show counts and the chosen span, and ask the actions whether they are possible."""
        self.status.set_counts(counts_line(self.desk))
        self.status.set_span(span_line(self.desk))
        self.header.set_marking(self.desk.writable and self.desk.article is not None)
        self.actions_.refresh()

    def popup(self, at: QPoint | None = None) -> None:
        """Open the main menu under its button, or at a place; over the facts window where that is in front."""
        self.actions_.refresh()
        if (across := self.controllers.across.in_front) is not None:
            self.actions_.menu(across).exec(at or across.menu_place())
        else:
            button = self.header.menu_button()
            self.actions_.menu(self).exec(at or button.mapToGlobal(QPoint(0, button.height())))

    # ------------------------------------------------------------------------------------------------ Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say why a key that nobody took does nothing in a project that is open to be read."""
        if not self.desk.writable and self.actions_.only_reading_forbids(event.keyCombination()):
            self.controllers.annotations.refuse_marking()
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and text that are dragged over the window."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        event.acceptProposedAction()
        self.controllers.projects.import_dropped(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when everything is written and the worker has stopped."""
        event.ignore()
        if self.controllers.projects.leave():
            self.controllers.across.close()
            self.closing.emit()
            event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Write a moved end when the window is left."""
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow() and hasattr(self, "controllers"):
            self.controllers.annotations.draft.flush()
        super().changeEvent(event)
