"""Importing annotations from a JSON Lines file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from db.errors import KnownError
from db.files import backup
from db.operations.import_annotations import import_annotations
from db.operations.naming import quoted
from db.project import Project
from db.queries import articles
from db.records import (
    AnnotationReport,
    Article,
    ArticleId,
    GivenAnnotation,
    GivenArticle,
    GivenSuggestion,
    NewAnnotation,
    NewArticle,
    SessionId,
    SessionState,
)
from desktop.reading import read_value
from exchange import jsonl
from exchange.records import ArticleLine, LineAnnotation, LineSuggestion
from exchange.sources import describe
from exchange.walking import shown

GIVEN = "given"  # the rule of a value that a file brought without one


class FileNotRead(KnownError):
    """A file of annotations could not be opened."""

    def __init__(self, *, path: str, cause: str) -> None:
        self.path = path
        self.cause = cause

    def sentence(self) -> str:
        """Return which file and why."""
        return f"{self.path} could not be read: {self.cause}. Nothing was imported."


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """The session of annotations that name none, where it is not the one whose step the import is."""

    session: str  # its name
    annotator: str


def import_annotation_file(
    project: Project,
    *,
    session: SessionId,
    path: Path,
    add: bool = False,
    whose: Whose | None = None,
    backups: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> AnnotationReport:
    """Import a JSON Lines file as one step, after a backup.

    Args:
        project: the open project.
        session: whose step it is; annotations without names become this session's.
        path: the file.
        add: whether articles that the project does not have are taken in too; else they are refused by name.
        whose: the session of what names none, started where it is missing; None: that of the step.
        backups: the folder that backups go to; None: none is made.
        progress: told how many lines are done, of 0 (not known).
        cancelled: asked between lines; what was taken until then stays.

    Raises:
        KnownError: where the file cannot be read or the project cannot be written.
    """
    project.prepare_to_write()
    if backups is not None:
        backup(project, backups, reason="before an import")
    reading = _Reading(project=project, path=path, add=add, whose=whose)
    report = import_annotations(
        project,
        session=session,
        articles=reading.articles(),
        name=f"Import annotations of {quoted(shown(path.name))}",
        progress=None if progress is None else lambda done: progress(done, 0),
        cancelled=cancelled,
    )
    found = tuple((where, f"{where}: {sentence}") for where, sentence in report.refused)
    return replace(report, refused=(*reading.refused, *found))


@dataclass(slots=True, kw_only=True)
class _Reading:
    """A file on its way into a project."""

    project: Project
    path: Path
    add: bool
    whose: Whose | None
    refused: list[tuple[str, str]] = field(default_factory=list)

    def articles(self) -> Iterator[GivenArticle]:
        """Yield what each line brings, its values read."""
        try:
            with self.path.open("rb") as file:
                for line in jsonl.read(file, source=shown(self.path.name)):
                    given = self._line(line)
                    if given is not None:
                        yield given
        except OSError as fault:
            raise FileNotRead(path=str(self.path), cause=fault.strerror or str(fault)) from fault

    def _line(self, line: ArticleLine) -> GivenArticle | None:
        where = f"{shown(self.path.name)}, line {line.line}"
        self.refused += [(where, sentence) for sentence in (*line.refused, line.refusal) if sentence]
        if line.refusal is not None or line.text_sha256 is None:
            return None
        key = ArticleId(line.text_sha256)
        article = articles.get(self.project, key)
        new = _new_article(line) if article is None or article.hidden else None
        if new is not None and not self.add:
            self._refuse_unknown(line, where)
            return None
        if article is None and new is None:
            self._refuse_unknown(line, where)
            return None
        about = article or _described(key, new)
        text = articles.text(self.project, key) if new is None else new.text
        found = [self._annotation(one, about, text, where) for one in line.annotations]
        return GivenArticle(
            article=key,
            new=new,
            sessions=tuple(
                SessionState(session=one.session, annotator=annotator, status=one.status, flagged=one.flagged)
                for one in line.sessions
                if (annotator := one.annotator or (self.whose and self.whose.annotator))
            ),
            annotations=tuple(one for one in found if one is not None),
            where=where,
        )

    def _refuse_unknown(self, line: ArticleLine, where: str) -> None:
        name = line.title or line.source or (line.text or "").strip()[:60] or str(line.text_sha256)[:16]
        hint = "import it first" if self.add or line.text is None else "import it first, or add it along (--add)"
        self.refused.append((where, f"{where}: the project does not have the article {quoted(name)}; {hint}."))

    def _annotation(self, one: LineAnnotation, article: Article, text: str, where: str) -> GivenAnnotation | None:
        at = f"{where}, annotation {one.place}"
        words = text[one.start : one.end]
        if not words or one.end > len(text) or (one.words is not None and one.words != words):
            said = f"its words are {quoted(one.words)}, but the article has" if one.words else "the article has"
            self.refused.append((at, f"{at}: {said} {quoted(words)} at {one.start}–{one.end}; it was refused."))
            return None
        value, rule = one.value, one.rule or (GIVEN if one.value is not None else None)
        if not one.value_given:
            found = read_value(article, text, one.start, one.end, one.label)
            value, rule = found.value, found.rule
        new = NewAnnotation(
            label=one.label,
            start=one.start,
            end=one.end,
            value=value,
            rule=rule,
            note=one.note,
            flagged=one.flagged,
        )
        return GivenAnnotation(
            annotation=new,
            session=one.session or (self.whose.session if self.whose else None),
            annotator=one.annotator or (self.whose.annotator if self.whose else None),
            where=at,
            suggestion=_given(one.suggestion),
        )


def _given(mark: LineSuggestion | None) -> GivenSuggestion | None:
    return None if mark is None else GivenSuggestion(origin=mark.origin, score=mark.score)


def _new_article(line: ArticleLine) -> NewArticle | None:
    """Return the article of a line; what the line tells of it wins over what its text tells."""
    if line.text is None:
        return None
    found = describe(line.text, source=line.source or "", replaced=line.replaced)
    heading = found.title_is_heading and line.title in (None, found.title)
    return replace(
        found,
        title=line.title or found.title,
        title_is_heading=heading,
        language=line.language or found.language,
        published=line.published or found.published,
        source=line.source or found.source,
    )


def _described(key: ArticleId, new: NewArticle | None) -> Article:
    return Article(
        id=key,
        title=new.title if new else "",
        title_is_heading=new.title_is_heading if new else False,
        language=new.language if new else None,
        published=new.published if new else None,
        source=new.source if new else "",
        length=len(new.text) if new else 0,
        imported_at="",
    )
