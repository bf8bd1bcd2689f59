"""Many at once, never blindly: accept what is visible, label all equal ones, label what a search finds."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from db.operations.naming import quoted
from db.project import Project
from db.records import ArticleId, Changes, LabelReport, NewAnnotation, SessionId
from db.suggested import Suggestion
from desktop.controllers.context import Context, Controller
from desktop.controllers.searching import HitSearch
from desktop.facts.shown import shown_value
from desktop.translate import tr
from desktop.worker import Control, Job, given

# What a command needs and the first picture does not is imported in the command.
if TYPE_CHECKING:
    from desktop.dialogs.hits import HitsDialog
    from desktop.jobs.hits import Hit, Made, Span
    from desktop.jobs.patterns import Query

AT_ONCE = 100  # annotations that are made without the worker


class ManyController(Controller):
    """The commands of `ManyCommands`, and what the find bar asks for."""

    def __init__(self, context: Context) -> None:
        """Make the controller; nothing is searched."""
        super().__init__(context)
        self._bar_job: Job | None = None  # the pattern that the find bar waits for

    # ------------------------------------------------------------------------------------------------ accept visible

    def accept_visible(self) -> None:
        """Show the suggestions in sight, and accept those that stay ticked."""
        from desktop.dialogs.accept_visible import AcceptDialog

        article, session = self.desk.article, self.desk.session
        self.window.controllers.annotations.settle()
        if article is None or session is None or not self.desk.suggestions or not self.desk.writable:
            return
        waiting, sight = list(self.desk.suggestions.values()), self.window.article.view.shown_span()
        dialog = AcceptDialog(self.window, self.context.look, waiting, sight, self.desk.text)
        accepted = self.prompt.run(dialog)
        self.window.article.view.setFocus()
        if dialog.wanted is not None:
            self.window.choose(dialog.suggestion(dialog.wanted).id)
        elif accepted:
            self._accept(session.id, {article.id: dialog.chosen()})

    def _accept(self, session: SessionId, chosen: Mapping[ArticleId, Sequence[Suggestion]]) -> None:
        from db.operations.accept_suggestions import accept_suggestions

        project = self.desk.the_project
        if sum(map(len, chosen.values())) <= AT_ONCE:
            self.dispatch.run(lambda: accept_suggestions(project, session=session, suggestions=chosen), self)
            return

        def work(own: Project | None, control: Control) -> Changes:
            return accept_suggestions(given(own), session=session, suggestions=chosen, cancelled=control.cancelled)

        self.dispatch.work(work, project, tr("Many", "Accepting"), lambda changes: self.dispatch.tell(changes, self))

    # ------------------------------------------------------------------------------------------------ all equal

    def label_equal(self) -> None:
        """Look for all that equals the annotation or suggestion chosen, and label what stays ticked."""
        from db.queries import passages
        from desktop.dialogs.hits import HitsDialog
        from desktop.jobs.equal import find_equal, wanted

        self.window.controllers.annotations.settle()  # an end that was just moved counts
        article, session, one = self.desk.article, self.desk.session, self.desk.marked(self.desk.chosen)
        if article is None or session is None or one is None or not self.desk.writable:
            return
        project, made = self.desk.the_project, self._made()
        reach = passages.reach(project, session.id, article.id)
        what = wanted(project, one)
        words = " ".join(one.words.split())
        said = " · ".join(piece for piece in (self.context.look.title(one.label), shown_value(one)) if piece)
        heading = tr("Many", "Label all equal to “{words}”").format(words=words)
        dialog = HitsDialog(self.window, self.context.look, heading, said, reach)
        search = HitSearch(self.dispatch, project, dialog)
        search.begin(
            lambda own, told, control: find_equal(
                own,
                session=session.id,
                what=what,
                keys=reach.keys,
                told=told,
                made=made,
                progress=control.tell,
                cancelled=control.cancelled,
            )
        )
        name = tr("Many", "Label {n} equal to {words} as {label}")
        self._run(dialog, search, lambda n: name.format(n=n, words=quoted(words), label=one.label))

    # ------------------------------------------------------------------------------------------------ find and label

    def label_hits(self) -> None:
        """Look for words or a pattern over the session, and label what stays ticked."""
        from db.queries import passages
        from desktop.dialogs.pattern import PatternDialog
        from desktop.jobs.patterns import Query

        article, session = self.desk.article, self.desk.session
        self.window.controllers.annotations.settle()
        if article is None or session is None or not self.desk.writable or not self.desk.labels:
            return
        bar, look = self.window.article.find_bar, self.context.look
        start, end = self.desk.selection
        words = bar.words() if bar.isVisible() else self.desk.text[start:end]
        labels = [(label.name, look.title(label.name)) for label in self.desk.labels]
        marked = self.desk.marked(self.desk.chosen)
        label = self.desk.armed or (marked.label if marked else labels[0][0])
        query = Query(words=words.split("\n")[0], is_pattern=bar.is_pattern() and bar.isVisible(), label=label)
        reach = passages.reach(self.desk.the_project, session.id, article.id)
        dialog = PatternDialog(self.window, look, reach, query, labels)
        search = HitSearch(self.dispatch, self.desk.the_project, dialog)
        dialog.search_requested.connect(lambda wanted: self._search(search, dialog, wanted, session.id, reach.keys))
        self._run(dialog, search, lambda n: pattern_step(dialog.query(), n))

    def _search(
        self, search: HitSearch, dialog: "HitsDialog", query: "Query", session: SessionId, keys: Sequence[int]
    ) -> None:
        from desktop.jobs.pattern_process import BadPattern, check
        from desktop.jobs.patterns import find_hits

        search.stop()
        if not query.words.strip():
            dialog.begin()
            dialog.finish(complete=True)
            return
        try:
            if query.is_pattern:
                check(query.words)
        except BadPattern as fault:
            dialog.begin()
            dialog.fail(fault.sentence())
            return
        made = self._made()
        search.begin(
            lambda own, told, control: find_hits(
                own,
                session=session,
                query=query,
                keys=keys,
                told=told,
                made=made,
                progress=control.tell,
                cancelled=control.cancelled,
            )
        )

    def search_article(self, pattern: str) -> None:
        """Search a regular expression in the article shown, for the find bar; an empty one ends the search."""
        from desktop.jobs.pattern_process import BadPattern, check
        from desktop.jobs.patterns import find_spans

        bar, text = self.window.article.find_bar, self.desk.text
        if self._bar_job is not None:
            self._bar_job.control.cancel()
        self._bar_job = None
        if not pattern:
            bar.show_hits(pattern, [])
            return
        try:
            check(pattern)
        except BadPattern as fault:
            bar.show_fault(pattern, fault.sentence())
            return

        def show(spans: "list[Span] | None") -> None:
            if spans is not None and self.desk.text is text:
                bar.show_hits(pattern, spans)

        self._bar_job = self.dispatch.work(
            lambda _own, control: find_spans(pattern, text, control.cancelled),
            self.desk.project,
            "",
            show,
            lambda fault: bar.show_fault(pattern, fault.sentence()),
            for_article=True,
            ended=self._forget_bar_job,
        )

    def _forget_bar_job(self, job: Job) -> None:
        if self._bar_job is job:
            self._bar_job = None

    # ------------------------------------------------------------------------------------------------ what both do

    def _made(self) -> "Made":
        """Return what was made for the article shown and is not stored."""
        article, made = self.desk.article, self.desk.made
        return (article.id, made) if article is not None and made is not None else None

    def _run(self, dialog: "HitsDialog", search: HitSearch, name: Callable[[int], str]) -> None:
        """Show a dialog over hits; label what stays ticked, as a step of that name, or go where she wants to look."""
        accepted = self.prompt.run(dialog)
        search.close()
        self.window.article.view.setFocus()
        if dialog.wanted is not None:
            self.go_to(dialog.hit(dialog.wanted))
        elif accepted:
            hits = dialog.chosen()
            self._label(hits, name(len(hits)))

    def go_to(self, hit: "Hit") -> None:
        """Show where a hit stands: chosen, where something is marked there, else selected."""
        self.show_place(hit.article, hit.start, hit.end)

    def show_place(self, article: ArticleId, start: int, end: int) -> None:
        """Show a span of an article: what is marked there is chosen, else the words are selected."""
        if self.desk.article is None or self.desk.article.id != article:
            self.window.controllers.articles.go_to(article)
        view = self.window.article.view
        there = next((one for one in self.desk.all_marked if (one.start, one.end) == (start, end)), None)
        if there is not None:
            self.window.choose(there.id)
        else:
            self.window.choose(None)
            view.set_selection(start, end)
            view.make_visible(start, end)
        view.setFocus()

    def _label(self, hits: "Sequence[Hit]", name: str) -> None:
        from db.operations.label_spans import label_spans

        project, session = self.desk.the_project, self.desk.session
        if session is None:
            return
        spans: dict[ArticleId, list[NewAnnotation]] = {}
        for hit in hits:
            spans.setdefault(hit.article, []).append(hit.new)
        if len(hits) <= AT_ONCE:
            reports: list[LabelReport] = []

            def operation() -> Changes:
                reports.append(label_spans(project, session=session.id, spans=spans, name=name))
                return reports[0].changes

            if self.dispatch.run(operation, self) is not None:
                self._tell(reports[0], len(spans))
            return

        def work(own: Project | None, control: Control) -> LabelReport:
            return label_spans(
                given(own),
                session=session.id,
                spans=spans,
                name=name,
                progress=lambda done: control.tell(done, len(spans)),
                cancelled=control.cancelled,
            )

        self.dispatch.work(work, project, tr("Many", "Labelling"), lambda report: self._labelled(report, len(spans)))

    def _labelled(self, report: LabelReport, articles: int) -> None:
        if report.changes.step is not None:
            self.dispatch.tell(report.changes, self)
        self._tell(report, articles)

    def _tell(self, report: LabelReport, articles: int) -> None:
        """Say what was labelled, where it lies in more than the article shown; offer to undo it."""
        if articles < 2 and not report.cancelled:
            return
        said = tr("Many", "{n} labelled in {articles} articles.").format(n=report.added, articles=articles)
        if report.cancelled:
            said = tr("Many", "Cancelled: {n} are labelled.").format(n=report.added)
        undo = self.window.controllers.views.undo
        offer = tr("Many", "Undo") if report.changes.step is not None else ""
        self.window.banner.say(said, self.window.good, offer=offer, run=undo)


def pattern_step(query: "Query", count: int) -> str:
    """Return the name of the step that labels so many hits of a query."""
    name = tr("Many", "Label {n} found by {words} as {label}")
    return name.format(n=count, words=quoted(query.words), label=query.label)
