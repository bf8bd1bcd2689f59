"""What lies on the analyst's desk: project, session, article, what is marked in it, the chosen one. Knows no Qt."""

from bisect import bisect_left, insort
from collections.abc import Callable
from dataclasses import dataclass, field

from db.project import Project
from db.queries import annotations, articles, labels, places, queue, sessions, steps, suggestions
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
from db.suggested import NewSuggestion, Suggestion
from desktop.actions.state import State
from desktop.fact_desk import FactDesk
from desktop.marked import Marked, MarkedId

_MANY = 20  # annotations touched at once, from which on all suggestions are read anew


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
    suggestions: dict[MarkedId, Suggestion] = field(default_factory=dict)  # that wait in the article, in text order
    came: list[MarkedId] = field(default_factory=list)  # suggestions that the last operation brought, in text order
    made: tuple[NewSuggestion, ...] | None = None  # made for the article and not stored; None: the stored ones hold
    suggesting: bool = True  # suggestions are shown
    furniture: bool = False  # those in furniture too
    chosen: MarkedId | None = None  # an annotation's or a suggestion's
    labels: list[LabelRow] = field(default_factory=list)
    picked: tuple[MarkedId, ...] = ()  # for an action on several, in text order
    armed: str | None = None  # the label that the next drags get
    busy: bool = False
    selection: tuple[int, int] = (0, 0)  # code points
    undo_name: str | None = None  # of the step that undo would take
    redo_name: str | None = None
    flagged: int = 0  # of the annotations
    facts: FactDesk = field(default_factory=FactDesk)  # of the article
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
        self.made = None
        self.reload_annotations()
        self.reload_suggestions()

    def reload_annotations(self) -> None:
        """Read the annotations of the article anew."""
        self.annotations = []
        if self.article is not None and self.session is not None:
            self.annotations = annotations.of_article(self.the_project, self.article.id, self.session.id)
        self._by_id = {found.id: found for found in self.annotations}
        self.flagged = sum(found.flagged for found in self.annotations)
        self._longest = max((found.end - found.start for found in self.annotations), default=0)
        self._let_go_of_what_is_gone()

    def reload_suggestions(self) -> None:
        """Read the suggestions that wait in the article anew."""
        self.suggestions = {one.id: one for one in self._waiting()}
        self._let_go_of_what_is_gone()

    def _waiting(self, within: tuple[int, int] | None = None) -> list[Suggestion]:
        if self.article is None or self.session is None or not self.suggesting:
            return []
        return suggestions.of_article(
            self.the_project,
            self.article.id,
            self.session.id,
            furniture=self.furniture,
            made=self.made,
            within=within,
        )

    def _let_go_of_what_is_gone(self) -> None:
        if self.chosen is not None and self.marked(self.chosen) is None:
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

    def find(self, annotation: MarkedId | None) -> Annotation | None:
        """Return an annotation of the article by its id."""
        return None if annotation is None else self._by_id.get(AnnotationId(annotation))

    def marked(self, one: MarkedId | None) -> Marked | None:
        """Return an annotation or a suggestion of the article by its id."""
        return self.find(one) or (self.suggestions.get(one) if one is not None else None)

    @property
    def all_marked(self) -> list[Marked]:
        """The annotations and the suggestions of the article."""
        return [*self.annotations, *self.suggestions.values()]

    @property
    def the_chosen(self) -> Annotation | None:
        """The chosen annotation."""
        return self.find(self.chosen)

    @property
    def the_suggestion(self) -> Suggestion | None:
        """The chosen suggestion."""
        return self.suggestions.get(self.chosen) if self.chosen is not None else None

    def label(self, key: str) -> LabelRow | None:
        """Return the label that a key gives."""
        return next((label for label in self.labels if label.key == key), None)

    def renewed(self, changes: Changes) -> list[tuple[MarkedId, Marked | None]]:
        """Read what an operation changed in the open article.

        Returns:
            Each annotation and suggestion touched with its new state; None: it is gone, or lies elsewhere.
        """
        self.look_at_steps()
        self.came = []
        if self.article is None or self.session is None:
            return []
        told: list[tuple[MarkedId, Marked | None]] = []
        spans: list[tuple[int, int]] = []
        for key in changes.annotations:
            found = annotations.get(self.the_project, key)
            here = found is not None and found.article == self.article.id and found.session == self.session.id
            was = self._take_out(key)
            spans += [(one.start, one.end) for one in (was, found if here else None) if one is not None]
            if found is not None and here:
                self._put_in(found)
            if was or here:
                told.append((key, found if here else None))
        told += self._renewed_suggestions(changes, spans)
        self._let_go_of_what_is_gone()
        if changes.touches("article", self.article.id):
            self.article = articles.get(self.the_project, self.article.id)
        return told

    def _renewed_suggestions(
        self, changes: Changes, spans: list[tuple[int, int]]
    ) -> list[tuple[MarkedId, Marked | None]]:
        """Read the suggestions anew: around the annotations touched, or all where more may have changed."""
        article = self.article.id if self.article else None
        everywhere = any(changes.touches(kind, article) for kind in ("suggestion", "rejection", "alias", "article"))
        if len(spans) > _MANY or everywhere:
            return self._exchanged(dict(self.suggestions), self._waiting())
        told: list[tuple[MarkedId, Marked | None]] = []
        for start, end in spans:
            before = {key: one for key, one in self.suggestions.items() if one.start < end and start < one.end}
            told += self._exchanged(before, self._waiting((start, end)))
        return told

    def _exchanged(
        self, before: dict[MarkedId, Suggestion], found: list[Suggestion]
    ) -> list[tuple[MarkedId, Marked | None]]:
        """Put suggestions in place of others; return those that came, went or differ."""
        now = {one.id: one for one in found}
        gone = [key for key in before if key not in now]
        for key in gone:
            del self.suggestions[key]
        new = {key: one for key, one in now.items() if self.suggestions.get(key) != one}
        if new:
            self.came += [key for key in new if key not in before]
            self.suggestions |= new
            self.suggestions = dict(sorted(self.suggestions.items(), key=lambda pair: (pair[1].start, -pair[1].end)))
        return [*((key, None) for key in gone), *new.items()]

    def _take_out(self, key: AnnotationId) -> Annotation | None:
        was = self._by_id.pop(key, None)
        if was is not None:
            self.flagged -= was.flagged
            del self.annotations[bisect_left(self.annotations, text_order(was), key=text_order)]
        return was

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
            annotation=AnnotationId(self.chosen) if self.chosen is not None else None,  # or a suggestion's id
        )

    def left_at(self) -> Place | None:
        """Return where the session was left."""
        return places.get(self.the_project, self.session.id) if self.session else None

    def state(self, found: Callable[[], bool] = lambda: False) -> State:
        """Return what the actions want to know."""
        if self.project is None:
            return State(busy=self.busy)
        here = self.marked(self.chosen)
        span = (here.start, here.end) if here else self.selection
        suggestion = self.the_suggestion
        return State(
            project=True,
            writable=self.writable,
            session=self.session is not None,
            article=self.article is not None,
            selection=self.selection[0] != self.selection[1],
            annotation=self.the_chosen is not None,
            suggestion=suggestion is not None,
            suggestions=len(self.suggestions),
            suggesting=self.suggesting,
            furniture=self.furniture,
            readings=len(suggestion.readings) + 1 if suggestion else 0,
            program=here is not None and here.label == "program",
            picked=len(self.picked),
            facts=len(self.facts.facts),
            fact=self.facts.the_fact is not None,
            proposal=self.facts.the_proposal is not None,
            overlap=len(self.overlapping(*span)) > 1,
            found=found(),
            armed=self.armed is not None,
            undo=self.undo_name,
            redo=self.redo_name,
            busy=self.busy,
        )
