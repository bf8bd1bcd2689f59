"""What a spelling of a program means, changed everywhere at once: alias and annotations in one step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from db.errors import BadField, NotThere
from db.operations.long_step import Cancelled, LongStep
from db.project import Project
from db.queries.programs import one_line
from db.records import AnnotationId, ArticleId, SessionId
from db.transaction import Transaction

RULE = "typed"  # a person gave the value, for all of a spelling
_Item: TypeAlias = tuple[ArticleId | None, list[tuple[AnnotationId, str]]]  # None: the aliases themselves


def spelling_of(words: str) -> str:
    """Return words as a spelling.

    Raises:
        BadField: where nothing is left of them.
    """
    spelling = one_line(words)
    if not spelling:
        raise BadField(field="program's name", given=words, expected="at least one letter or digit")
    return spelling


@dataclass(slots=True, kw_only=True)
class Naming(LongStep[_Item]):
    """A change of names under way; its first part puts the aliases."""

    names: Mapping[str, str]  # spelling: name

    def items(self) -> Iterator[_Item]:
        """Yield the aliases, then article by article the annotations whose words are one of the spellings."""
        yield None, []
        annotator = self.project.db.execute("SELECT annotator FROM sessions WHERE id = ?", [self.session]).fetchone()
        if annotator is None:
            raise NotThere(kind="session", key=self.session)
        found: dict[ArticleId, dict[AnnotationId, str]] = {}
        rows = self.project.db.execute(
            "SELECT DISTINCT words FROM annotations WHERE label = 'program'",
        ).fetchall()
        for (words,) in rows:
            spelling = one_line(words)
            if spelling in self.names:
                for article, annotation in self._of(words, annotator[0]):
                    found.setdefault(article, {})[annotation] = spelling
        for article, some in found.items():
            yield article, list(some.items())

    def _of(self, words: str, annotator: str) -> list[tuple[ArticleId, AnnotationId]]:
        return self.project.db.execute(
            "SELECT a.article, a.id FROM annotations a JOIN sessions s ON s.id = a.session"
            " WHERE a.label = 'program' AND a.words = ? AND s.annotator = ? ORDER BY a.key",
            [words, annotator],
        ).fetchall()

    def take(self, step: Transaction, item: _Item) -> None:
        """Put the aliases, or the values of one article."""
        article, some = item
        if article is None:
            self._put_aliases(step)
            return
        for annotation, spelling in some:
            self._put_value(step, article, annotation, spelling)

    def _put_aliases(self, step: Transaction) -> None:
        for spelling, name in self.names.items():
            if step.state("alias", spelling) != {"name": name}:
                step.put("alias", spelling, {"name": name}, article=None)

    def _put_value(self, step: Transaction, article: ArticleId, annotation: AnnotationId, spelling: str) -> None:
        value = {"name": self.names[spelling], "status": self._status(spelling)}
        _, state = step.annotation(annotation)
        if state["value"] != value:
            step.put_annotation(annotation, article, {**state, "value": value, "rule": RULE})

    def _status(self, spelling: str) -> str:
        return "as_written" if self.names[spelling] == spelling else "resolved"


def naming(
    project: Project, session: SessionId, names: Mapping[str, str], name: str, cancelled: Cancelled | None
) -> Naming:
    """Return a change of names, to be run.

    Raises:
        BadField: where a spelling or a name is empty.
    """
    kept = {spelling_of(spelling): spelling_of(meant) for spelling, meant in names.items()}
    return Naming(project=project, session=session, name=name, cancelled=cancelled or (lambda: False), names=kept)
