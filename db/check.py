"""Is what a project holds still what was put into it? Every page, every hash, every quote.

Asked by `beleg check`, and in the worker right after a project is shown. Nothing is repaired. Rows are read as bytes,
one by one, so that a damaged one is named and the others are still looked at.
"""

import hashlib
import json
import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from db import canonical, check_facts
from db.file_errors import shown

Progress = Callable[[int, int], None]  # (done, total), in rows
Cancelled = Callable[[], bool]

ROWS_BETWEEN_LOOKS = 500
OPERATIONS_BETWEEN_LOOKS = 100_000
MOST_PAGE_FAULTS = 100
CACHED_CHARACTERS = 16_000_000
QUOTING = {"annotation": "an annotation", "suggestion": "a suggestion"}  # kinds of things that quote an article
WHOSE = {**QUOTING, "fact": "the evidence of a fact"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong."""

    what: str  # "file", "text", "original", "event", "article", "suggestion", "annotation", "fact"
    where: str  # an id, or the name of the table
    sentence: str  # what is wrong, for a person


class Stopped(Exception):
    """The check was cancelled; what it found until then stands."""


def check(
    connection: sqlite3.Connection, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> list[Fault]:
    """Return all that is wrong, or what was found until it was cancelled; empty for a sound project."""
    return list(faults(connection, progress=progress, cancelled=cancelled))


def faults(
    connection: sqlite3.Connection, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Iterator[Fault]:
    """Look at all of a project, and give what is wrong as it is found.

    Args:
        connection: of the project, in the thread that asks; its progress handler is taken while pages are looked at.
        progress: is told how many rows are done, of how many.
        cancelled: is asked now and then; True ends the check.

    Yields:
        The faults: of the pages, of the texts, the originals, the events, then of articles and annotations.
    """
    try:
        yield from _Check(connection, progress, cancelled).run()
    except Stopped:
        return


class _Check:
    """One run of the check."""

    def __init__(self, connection: sqlite3.Connection, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self._connection = connection
        self._progress = progress
        self._cancelled = cancelled
        self._texts = _Texts(connection)
        self._done = 0
        self._total = 0
        self._events: set[bytes] = set()
        self._named: dict[bytes, str] = {}  # events that others name before they came: who names them

    def run(self) -> Iterator[Fault]:
        yield from self._pages()
        try:
            self._total = sum(
                self._count(table)
                for table in (
                    "texts",
                    "originals",
                    "events",
                    "articles",
                    "annotations",
                    "given_suggestions",
                    "suggestions",
                    "cell_values",
                )
            )
        except sqlite3.DatabaseError as error:
            yield Fault(what="file", where="rows", sentence=f"The rows cannot be counted: {error}.")
        self._tell()
        yield from self._rows("texts", "SELECT CAST(id AS BLOB), CAST(body AS BLOB) FROM texts ORDER BY key", _text)
        yield from self._rows("originals", "SELECT CAST(id AS BLOB), CAST(bytes AS BLOB) FROM originals", _original)
        yield from self._rows(
            "events", "SELECT CAST(id AS BLOB), CAST(body AS BLOB) FROM events ORDER BY seq", self._event
        )
        for event, by in self._named.items():
            name = event.decode("ascii", "backslashreplace")
            yield Fault(what="event", where=name, sentence=f"The event {_short(name)} is missing; {by} names it.")
        yield from self._rows("articles", "SELECT id, length, title FROM articles ORDER BY key", self._article)
        yield from self._suggestions()
        yield from self._rows(
            "annotations",
            "SELECT id, article, start, end, CAST(words AS BLOB) FROM annotations ORDER BY article, start",
            self._annotation,
        )
        yield from self._rows("cell_values", check_facts.CITED, self._fact)
        self._tell()

    def _pages(self) -> Iterator[Fault]:
        """Let SQLite look at every page; CHECK and STRICT of every row are part of it."""
        if self._cancelled is not None:
            self._connection.set_progress_handler(lambda: bool(self._stop()), OPERATIONS_BETWEEN_LOOKS)
        try:
            for (line,) in self._connection.execute(f"PRAGMA integrity_check({MOST_PAGE_FAULTS})"):
                if line != "ok":
                    yield Fault(what="file", where="pages", sentence=f"The file is damaged: {_one_line(str(line))}.")
        except sqlite3.DatabaseError as error:
            if self._stop():
                raise Stopped from error
            yield Fault(what="file", where="pages", sentence=f"The file is damaged: {error}.")
        finally:
            self._connection.set_progress_handler(None, 0)

    def _stop(self) -> bool:
        return self._cancelled is not None and self._cancelled()

    def _count(self, table: str) -> int:
        return int(self._connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])

    def _rows(self, table: str, sql: str, look: Callable[..., Iterator[Fault]]) -> Iterator[Fault]:
        """Look at each row of a table; where SQLite cannot go on, say so and leave the rest."""
        try:
            for row in self._connection.execute(sql):
                yield from look(*row)
                self._done += 1
                if self._done % ROWS_BETWEEN_LOOKS == 0:
                    self._tell()
        except sqlite3.DatabaseError as error:
            sentence = f"The rows of {table} cannot be read further than row {self._done}: {error}."
            yield Fault(what="file", where=table, sentence=sentence)

    def _tell(self) -> None:
        if self._stop():
            raise Stopped
        if self._progress is not None:
            self._progress(self._done, max(self._total, self._done))

    def _event(self, row_id: bytes | None, body: bytes | None) -> Iterator[Fault]:
        name = _name(row_id)
        if row_id is None or body is None or hashlib.sha256(body).hexdigest().encode() != row_id:
            yield Fault(what="event", where=name, sentence=f"The event {_short(name)} does not match its hash.")
        self._events.add(row_id or b"")
        self._named.pop(row_id or b"", None)
        content = _canonical(body or b"")
        if content is None:
            sentence = f"The event {_short(name)} is not canonical JSON of an event."
            yield Fault(what="event", where=name, sentence=sentence)
            return
        self._note_named(content, f"event {_short(name)}")
        yield from self._quotes(name, content)

    def _note_named(self, content: dict[str, Any], by: str) -> None:
        """Remember the events that an event builds on or brings in, where they have not come yet."""
        named: list[Any] = list(content.get("takes") or ())
        for change in content.get("changes") or ():
            named += change.get("on") or ()
        for event in named:
            key = str(event).encode("utf-8", "backslashreplace")
            if key not in self._events:
                self._named.setdefault(key, by)

    def _quotes(self, name: str, content: dict[str, Any]) -> Iterator[Fault]:
        """Compare the words of each annotation in an event with the text, and look at what its facts cite."""
        article = content.get("article")
        changes = content.get("changes") or ()
        kinds = [str(change.get("kind")) for change in changes]
        for change, kind in zip(changes, kinds, strict=True):
            state = change.get("state")
            if not isinstance(state, dict):
                continue
            told: list[str | None] = []
            if kind in QUOTING:
                told.append(self._quote(article, state.get("start"), state.get("end"), state.get("words"), kind))
            elif kind == "fact":
                told += check_facts.faults_of_state(state, kinds)
            for fault in filter(None, told):
                yield Fault(what="event", where=name, sentence=f"In event {_short(name)}, {fault}")

    def _quote(
        self, article: object, start: object, end: object, words: object, kind: str = "annotation"
    ) -> str | None:
        """Return how a quote differs from its article, as the rest of a sentence; None where it does not."""
        text = self._texts.get(str(article))
        if text is None:
            return f"{WHOSE[kind]} stands in the article {_short(str(article))}, whose text is missing or damaged."
        if not (isinstance(start, int) and isinstance(end, int) and isinstance(words, str)):
            return f"{WHOSE[kind]} of the article {_short(str(article))} has no span or no words."
        if 0 <= start < end <= len(text) and text[start:end] == words:
            return None
        return (
            f"the words {shown(words)} of {WHOSE[kind]} are not what stands at {start} to {end} of the article "
            f"{_short(str(article))}."
        )

    def _article(self, article: object, length: object, title: object) -> Iterator[Fault]:
        name = str(article)
        found = self._texts.length(name)
        if found is None:
            sentence = f"The text of the article {shown(str(title))} is missing or damaged."
        elif found != length:
            sentence = f"The article {shown(str(title))} has {found} characters, and {length} are noted."
        else:
            return
        yield Fault(what="article", where=name, sentence=sentence)

    def _annotation(
        self, row_id: object, article: object, start: object, end: object, words: bytes | None
    ) -> Iterator[Fault]:
        fault = self._quote(article, start, end, _decoded(words))
        if fault is not None:
            name = str(row_id)
            yield Fault(what="annotation", where=name, sentence=f"In the annotation {_short(name)}, {fault}")

    def _fact(
        self,
        row_id: object,
        article: object,
        annotation: object,
        start: object,
        end: object,
        words: bytes | None,
        there: int,
    ) -> Iterator[Fault]:
        name = str(row_id)
        if row_id is None:
            yield Fault(what="fact", where="cell_values", sentence="A value belongs to a fact that is not there.")
        elif not there:
            sentence = f"The fact {_short(name)} cites the annotation {_short(str(annotation))}, which is not there."
            yield Fault(what="fact", where=name, sentence=sentence)
        elif (fault := self._quote(article, start, end, _decoded(words), "fact")) is not None:
            yield Fault(what="fact", where=name, sentence=f"In the fact {_short(name)}, {fault}")

    def _suggestions(self) -> Iterator[Fault]:
        """Look at the suggestions of imports, and at the cached ones, whose fault is that of a cache."""
        yield from self._rows(
            "given_suggestions",
            "SELECT article, start, end, CAST(words AS BLOB) FROM given_suggestions ORDER BY article, start",
            self._suggestion,
        )
        yield from self._rows(
            "suggestions",
            "SELECT coalesce(t.id, s.article), s.start, s.end, CAST(s.words AS BLOB)"
            " FROM suggestions s LEFT JOIN texts t ON t.key = s.article ORDER BY s.article, s.start",
            self._suggestion,
        )

    def _suggestion(self, article: object, start: object, end: object, words: bytes | None) -> Iterator[Fault]:
        fault = self._quote(article, start, end, _decoded(words), "suggestion")
        if fault is not None:
            name = str(article)
            yield Fault(what="suggestion", where=name, sentence=fault[0].upper() + fault[1:])


class _Texts:
    """The texts of articles, by id: those last asked for are kept, up to a number of characters."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._kept: OrderedDict[str, str | None] = OrderedDict()
        self._characters = 0

    def get(self, article: str) -> str | None:
        """Return a text; None where it is missing or is no text."""
        if article in self._kept:
            self._kept.move_to_end(article)
            return self._kept[article]
        text = self._read(article)
        self._kept[article] = text
        self._characters += len(text or "")
        while self._characters > CACHED_CHARACTERS and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._characters -= len(oldest or "")
        return text

    def length(self, article: str) -> int | None:
        """Return the code points of a text without keeping it; None where it is missing or is no text."""
        text = self._kept.get(article) or self._read(article)
        return None if text is None else len(text)

    def _read(self, article: str) -> str | None:
        try:
            row = self._connection.execute("SELECT CAST(body AS BLOB) FROM texts WHERE id = ?", [article]).fetchone()
        except (sqlite3.DatabaseError, UnicodeEncodeError):
            return None
        return None if row is None else _decoded(row[0])


def _text(row_id: bytes | None, body: bytes | None) -> Iterator[Fault]:
    name = _name(row_id)
    if row_id is None or body is None or hashlib.sha256(body).hexdigest().encode() != row_id:
        sentence = f"The text of the article {_short(name)} does not match its hash: it is not what was imported."
        yield Fault(what="text", where=name, sentence=sentence)
    elif _decoded(body) is None:
        yield Fault(what="text", where=name, sentence=f"The text of the article {_short(name)} is not UTF-8.")


def _original(row_id: bytes | None, body: bytes | None) -> Iterator[Fault]:
    name = _name(row_id)
    if row_id is None or body is None or hashlib.sha256(body).hexdigest().encode() != row_id:
        sentence = f"The original bytes {_short(name)} do not match their hash."
        yield Fault(what="original", where=name, sentence=sentence)


def _canonical(body: bytes) -> dict[str, Any] | None:
    """Return what an event's body says; None where it is not the canonical JSON of an event."""
    try:
        text = body.decode("utf-8")
        content = json.loads(text)
        same = canonical.dumps(content) == text
    except (ValueError, RecursionError):
        return None
    if not same or not isinstance(content, dict) or not isinstance(content.get("takes", []), list):
        return None
    changes = content.get("changes", [])
    if not isinstance(changes, list) or not all(
        isinstance(change, dict) and isinstance(change.get("on", []), list) for change in changes
    ):
        return None
    return content


def _decoded(raw: bytes | None) -> str | None:
    try:
        return None if raw is None else raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _name(row_id: bytes | None) -> str:
    return "?" if row_id is None else row_id.decode("utf-8", "backslashreplace")


def _short(name: str) -> str:
    """Return the beginning of an id, enough to find it."""
    return name if len(name) <= 12 else name[:12] + "…"


def _one_line(line: str) -> str:
    return " ".join(line.split())
