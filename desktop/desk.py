"""What lies on the analyst's desk: project, session, article, its annotations, the chosen one. Knows no Qt."""

from bisect import bisect_left, insort
from collections.abc import Callable
from dataclasses import dataclass, field

from db.project import Project
from db.queries import annotations, articles, labels, places, queue, sessions, steps
from db.records import (
    Annotation,
    AnnotationId,
    Article,
    ArticleId,
    Changes,
    LabelRow,
    Place,
    Progress,
    Session,
    SessionId,
)
from desktop.actions.state import State


def text_order(annotation: Annotation) -> tuple[int, int, str]:
    """Return what annotations are sorted by: the text, longer ones first at the same start."""
    return annotation.start, -annotation.end, annotation.id


@dataclass(slots=True)
class Desk:
    """The open things. The window reads them here and changes them through operations only."""

    project: Project | None = None
    session: Session | None = None
    article: Article | None = None
    text: str = ""
    annotations: list[Annotation] = field(default_factory=list)  # of the session in the article, in text order
    chosen: AnnotationId | None = None
    labels: list[LabelRow] = field(default_factory=list)
    armed: str | None = None  # the label that the next drags get
    busy: bool = False
    selection: tuple[int, int] = (0, 0)  # code points
    undo_name: str | None = None  # of the step that undo would take
    redo_name: str | None = None
    flagged: int = 0  # of the annotations
    _by_id: dict[AnnotationId, Annotation] = field(default_factory=dict)
    _longest: int = 0  # code points of the longest annotation that was ever in the article

    def open_project(self, project: Project) -> None:
        """Lay a project on the desk, without a session yet."""
        self.project = project
        self.labels = [label for label in labels.all_of(project) if not label.retired]
        self.open_session(None)

    def open_session(self, session: SessionId | None) -> None:
        """Take up a session; its article is taken up by `open_article`."""
        self.session = sessions.get(self.the_project, session) if session else None
        self.look_at_steps()
        self.open_article(None)

    def look_at_session(self) -> None:
        """Read the session's name and scope anew: they were edited, or that was undone."""
        if self.session is not None:
            self.session = sessions.get(self.the_project, self.session.id)

    def look_at_steps(self) -> None:
        """Read which steps undo and redo would take."""
        self.undo_name = self.redo_name = None
        if self.session is not None:
            done = steps.last_done(self.the_project, self.session.id)
            undoing = steps.last_undoing(self.the_project, self.session.id)
            self.undo_name = done.name if done else None
            self.redo_name = steps.target(self.the_project, undoing).name if undoing else None

    def open_article(self, article: ArticleId | None) -> None:
        """Take up an article with this session's annotations."""
        self.chosen = None
        self.selection = (0, 0)
        self.article = articles.get(self.the_project, article) if article else None
        self.text = articles.text(self.the_project, self.article.id) if self.article else ""
        self.reload_annotations()

    def reload_annotations(self) -> None:
        """Read the annotations of the article anew."""
        self.annotations = []
        if self.article is not None and self.session is not None:
            self.annotations = annotations.of_article(self.the_project, self.article.id, self.session.id)
        self._by_id = {found.id: found for found in self.annotations}
        self.flagged = sum(found.flagged for found in self.annotations)
        self._longest = max((found.end - found.start for found in self.annotations), default=0)
        if self.chosen is not None and self.find(self.chosen) is None:
            self.chosen = None

    @property
    def the_project(self) -> Project:
        """The project that must be open here."""
        if self.project is None:
            raise LookupError("no project is open")
        return self.project

    @property
    def writable(self) -> bool:
        """Whether the project may be changed."""
        return self.project is not None and self.project.read_only is None

    def find(self, annotation: AnnotationId | None) -> Annotation | None:
        """Return an annotation of the article by its id."""
        return None if annotation is None else self._by_id.get(annotation)

    @property
    def the_chosen(self) -> Annotation | None:
        """The chosen annotation."""
        return self.find(self.chosen)

    def label(self, key: str) -> LabelRow | None:
        """Return the label that a key gives."""
        return next((label for label in self.labels if label.key == key), None)

    def renewed(self, changes: Changes) -> list[tuple[AnnotationId, Annotation | None]]:
        """Read what an operation changed in the open article.

        Returns:
            Each annotation touched with its new state; None: it is gone, or lies elsewhere.
        """
        self.look_at_steps()
        if self.article is None or self.session is None:
            return []
        told: list[tuple[AnnotationId, Annotation | None]] = []
        for key in changes.annotations:
            found = annotations.get(self.the_project, key)
            here = found is not None and found.article == self.article.id and found.session == self.session.id
            was = self._take_out(key)
            if found is not None and here:
                self._put_in(found)
            if was or here:
                told.append((key, found if here else None))
        if self.chosen is not None and self.find(self.chosen) is None:
            self.chosen = None
        if changes.touches("article", self.article.id):
            self.article = articles.get(self.the_project, self.article.id)
        return told

    def _take_out(self, key: AnnotationId) -> bool:
        was = self._by_id.pop(key, None)
        if was is None:
            return False
        self.flagged -= was.flagged
        del self.annotations[bisect_left(self.annotations, text_order(was), key=text_order)]
        return True

    def _put_in(self, annotation: Annotation) -> None:
        insort(self.annotations, annotation, key=text_order)
        self._by_id[annotation.id] = annotation
        self.flagged += annotation.flagged
        self._longest = max(self._longest, annotation.end - annotation.start)

    def overlapping(self, start: int, end: int) -> list[Annotation]:
        """Return the annotations that share a character with a span, or hold the caret where the span is empty."""
        end = max(end, start + 1)
        first = bisect_left(self.annotations, start - self._longest, key=lambda found: found.start)
        last = bisect_left(self.annotations, end, key=lambda found: found.start)
        return [found for found in self.annotations[first:last] if start < found.end]

    def progress(self) -> Progress:
        """Return how far the session is."""
        if self.session is None:
            return Progress(total=0, done=0, flagged=0)
        return queue.progress(self.the_project, self.session.id)

    def neighbour(self, *, forward: bool, open_only: bool = False) -> ArticleId | None:
        """Return the article after or before this one in the queue; None at its end."""
        if self.session is None:
            return None
        here = self.article.id if self.article else None
        return queue.neighbour(self.the_project, self.session.id, here, forward=forward, open_only=open_only)

    def place(self, top: int) -> Place | None:
        """Return where the session stands, with the code point at the top of the view."""
        if self.session is None:
            return None
        return Place(
            session=self.session.id,
            article=self.article.id if self.article else None,
            top=top,
            selection_start=self.selection[0],
            selection_end=self.selection[1],
            annotation=self.chosen,
        )

    def left_at(self) -> Place | None:
        """Return where the session was left."""
        return places.get(self.the_project, self.session.id) if self.session else None

    def state(self, found: Callable[[], bool] = lambda: False) -> State:
        """Return what the actions want to know."""
        if self.project is None:
            return State(busy=self.busy)
        here = self.the_chosen
        span = (here.start, here.end) if here else self.selection
        return State(
            project=True,
            writable=self.writable,
            session=self.session is not None,
            article=self.article is not None,
            selection=self.selection[0] != self.selection[1],
            annotation=here is not None,
            overlap=len(self.overlapping(*span)) > 1,
            found=found(),
            armed=self.armed is not None,
            undo=self.undo_name,
            redo=self.redo_name,
            busy=self.busy,
        )
