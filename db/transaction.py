"""What an operation does inside the one door: read the state, put changes, bring in texts."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from db import canonical, events
from db.connection import Database
from db.derive import Deriver
from db.errors import NoSpan, NotThere, WordsDiffer
from db.events import Change, Event, StepHead
from db.fact_cells import absolute
from db.ledger import Ledger
from db.records import (
    AnnotationId,
    ArticleId,
    Changes,
    EventId,
    FactId,
    SessionId,
    Status,
    Step,
    StepId,
)

FIRST_ARTICLES = 3  # of a step, named in its record
IN_ARTICLE = ("suggestion", "rejection", "fact_rejection")  # kinds whose key is "<article, or nothing>/<hash>"


@dataclass(slots=True)
class Transaction:
    """The changes of one step that are under way. Made by `Project.transact` only."""

    db: Database
    head: StepHead | None  # None until the name is known
    texts: Mapping[str, str] = field(default_factory=dict)  # that the project has read lately; texts never change
    _changes: dict[ArticleId | None, list[Change]] = field(default_factory=dict)
    _content: list[Event] = field(default_factory=list)  # events made from content alone
    _put: set[tuple[str, str]] = field(default_factory=set)
    _undoes: StepId | None = None
    changes: Changes = field(default_factory=Changes)

    def put(self, kind: str, key: str | None, state: dict[str, Any] | None, *, article: ArticleId | None) -> None:
        """Say what a thing is from now on; it replaces every state of it that counts now."""
        on = () if key is None else self.heads(kind, key)
        if key is not None:
            self._put.add((kind, key))
        self._changes.setdefault(article, []).append(Change(kind=kind, key=key, state=state, on=on))

    def put_content(self, article: ArticleId | None, changes: list[Change]) -> Event:
        """Bring in an event made from content alone; where it is in the file already, it is taken again."""
        event = events.changing(article, changes, None)
        self._content.append(event)
        self._put.update((change.kind, change.key) for change in changes if change.key is not None)
        return event

    def is_put(self, kind: str, key: str) -> bool:
        """Say whether this step has said something about a thing already."""
        return (kind, key) in self._put

    def counts(self, event: EventId) -> bool:
        """Say whether the file holds an event, brought in by a step that is not undone."""
        found = self.db.execute(
            "SELECT 1 FROM events e JOIN members m ON m.event = e.seq JOIN steps s ON s.key = m.step"
            " WHERE e.id = ? AND s.undone = 0 LIMIT 1",
            [event],
        ).fetchone()
        return found is not None

    def undo(self, step: StepId) -> None:
        """Make this step one that undoes another."""
        self._undoes = step

    def heads(self, kind: str, key: str) -> tuple[EventId, ...]:
        """Return the events that give the present states of a thing."""
        return tuple(head.event for head in Deriver(self.db).heads(events.subject(kind, key)))

    def state(self, kind: str, key: str) -> dict[str, Any] | None:
        """Return the present state of a thing; where it has several, the one that a single row shows."""
        standing = [head.state for head in Deriver(self.db).heads(events.subject(kind, key)) if head.state is not None]
        return standing[0] if standing else None

    def text(self, article: ArticleId) -> str:
        """Return the text of an article.

        Raises:
            NotThere: where the project has no such text.
        """
        if article in self.texts:
            return self.texts[article]
        row = self.db.execute("SELECT body FROM texts WHERE id = ?", [article]).fetchone()
        if row is None:
            raise NotThere(kind="article", key=article)
        return str(row[0])

    def annotation(self, annotation: AnnotationId) -> tuple[ArticleId, dict[str, Any]]:
        """Return the article and the state of an annotation.

        Raises:
            NotThere: where it is not there, or was removed.
        """
        for head in Deriver(self.db).heads(events.subject("annotation", annotation)):
            if head.state is not None and head.article is not None:
                return ArticleId(head.article), head.state
        raise NotThere(kind="annotation", key=annotation)

    def fact(self, fact: FactId) -> tuple[ArticleId, dict[str, Any]]:
        """Return the article and the state of a fact; whole ids stand in its cells, so that it can be put again.

        Raises:
            NotThere: where it is not there, or was removed.
        """
        for head in Deriver(self.db).heads(events.subject("fact", fact)):
            if head.state is not None and head.article is not None:
                cells = absolute(head.state["cells"], head.event)
                return ArticleId(head.article), {**head.state, "cells": cells}
        raise NotThere(kind="fact", key=fact)

    def place(self, article: ArticleId | None) -> int:
        """Return the place that what is put next in an article takes in its event."""
        return len(self._changes.get(article, ()))

    def put_annotation(self, annotation: AnnotationId | None, article: ArticleId, state: dict[str, Any] | None) -> None:
        """Put the state of an annotation, after looking that its words are those of the article.

        Raises:
            NoSpan: where start and end enclose no words.
            WordsDiffer: where the words there are others.
        """
        if state is not None:
            found = words_at(self.text(article), state["start"], state["end"])
            if found != state["words"]:
                raise WordsDiffer(start=state["start"], end=state["end"], words=state["words"], found=found)
        self.put("annotation", annotation, state, article=article)

    def status(self, session: SessionId, article: ArticleId) -> dict[str, Any]:
        """Return the status of an article in a session, as it would be put."""
        return self.state("status", f"{session}/{article}") or {"status": Status.OPEN.value, "flagged": False}

    def write(self, head: StepHead) -> None:
        """Write the events of what was put, and bring the derived tables up to date.

        Raises:
            NotThere: where the session was never started, or an undo or redo would leave work in an article that the
                project does not hold.
        """
        if head.session and head.number == 0 and not self.is_put("session", head.session):
            raise NotThere(kind="session", key=head.session)
        written = [self._add(event) for event in self._content]
        taken = [event.id for event in self._content]
        if taken:
            written.append(self._add(events.taking(taken, head)))
        for article, changes in self._changes.items():
            written.append(self._add(events.changing(article, changes, head)))
        if self._undoes is not None:
            written.append(self._add(events.undoing(self._undoes, head)))
        deriver = Deriver(self.db)
        touched = deriver.enter([event for event in written if event is not None])
        ledger = Ledger(self.db, touched)
        citing = deriver.derive(touched)
        self.changes = self._told(head, touched, ledger.settle(), citing)
        if self._undoes is not None:
            self._refuse_strays("annotations", self.changes.annotations)
            self._refuse_strays("facts", self.changes.facts)

    def _refuse_strays(self, table: str, things: frozenset[AnnotationId] | frozenset[FactId]) -> None:
        for thing in things:
            for kind in ("article", "session"):
                stray = self.db.execute(
                    f"SELECT {kind} FROM {table} WHERE id = ? AND {kind} NOT IN (SELECT id FROM {kind}s)", [thing]
                ).fetchone()
                if stray is not None:
                    raise NotThere(kind=kind, key=stray[0])

    def _add(self, event: Event) -> Event | None:
        """Write an event; None where the file holds it already."""
        if self.db.execute("SELECT 1 FROM events WHERE id = ?", [event.id]).fetchone():
            return None
        cursor = self.db.conn.execute("INSERT INTO events(id, body) VALUES (?, ?)", [event.id, event.body])
        return Event(id=event.id, body=event.body, seq=int(cursor.lastrowid or 0), content=event.content)

    def _told(
        self,
        head: StepHead,
        touched: list[str],
        suggesting: frozenset[ArticleId],
        citing: list[tuple[FactId, str]],
    ) -> Changes:
        pairs = [subject.partition(" ")[::2] for subject in touched]
        annotations = frozenset(AnnotationId(key) for kind, key in pairs if kind == "annotation")
        facts = frozenset(FactId(key) for kind, key in pairs if kind == "fact")
        articles = [ArticleId(key) for kind, key in pairs if kind == "article"]
        articles += [ArticleId(key.partition("/")[2]) for kind, key in pairs if kind == "status"]
        articles += [article for article in self._changes if article is not None]
        articles += articles_of(self.db, annotations | facts)
        articles += [ArticleId(key[:64]) for kind, key in pairs if kind in IN_ARTICLE and key[0] != "/"]
        articles += [ArticleId(article) for _, article in citing]
        articles += suggesting
        step = Step(
            id=head.id,
            session=head.session,
            number=head.number,
            name=head.name,
            at=head.at,
            undone=False,
            articles=tuple(dict.fromkeys(articles))[:FIRST_ARTICLES],
        )
        return Changes(
            step=step,
            articles=frozenset(articles),
            annotations=annotations,
            kinds=frozenset([*(kind for kind, _ in pairs), *(["fact"] if citing else [])]),
            sessions=frozenset(SessionId(key) for kind, key in pairs if kind == "session"),
            facts=facts | {fact for fact, _ in citing},
        )


def words_at(text: str, start: int, end: int) -> str:
    """Return the words of a span.

    Args:
        text: of the article.
        start: code points.
        end: exclusive.

    Raises:
        NoSpan: where they are no whole numbers (a bool is none), enclose nothing, or lie outside the text.
    """
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise NoSpan(start=start, end=end, length=len(text))
    return text[start:end]


def articles_of(db: Database, things: frozenset[AnnotationId | FactId]) -> list[ArticleId]:
    """Return the articles that annotations and facts lie in, whether they are there or removed."""
    made_by = {thing.partition(":")[0] for thing in things}
    found = []
    for event in made_by:
        row = db.execute("SELECT body FROM events WHERE id = ?", [event]).fetchone()
        if row is not None:
            found.append(ArticleId(json.loads(row[0])["article"]))
    return found


def add_text(db: Database, text: str) -> tuple[ArticleId, bool]:
    """Bring a text into the file; return its id and whether it is new there."""
    article = ArticleId(canonical.text_id(text))
    if db.execute("SELECT 1 FROM texts WHERE id = ?", [article]).fetchone():
        return article, False
    db.execute("INSERT INTO texts(id, body) VALUES (?, ?)", [article, text])
    return article, True


def add_original(db: Database, data: bytes) -> str:
    """Bring original bytes into the file; return their id."""
    original = canonical.sha256(data)
    if not db.execute("SELECT 1 FROM originals WHERE id = ?", [original]).fetchone():
        db.execute("INSERT INTO originals(id, bytes) VALUES (?, ?)", [original, data])
    return original
