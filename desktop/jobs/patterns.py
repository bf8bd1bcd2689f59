"""Words or a pattern looked for in many articles."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeAlias

from db.project import Project
from db.queries import passages
from db.queries.passages import Passage
from db.records import SessionId
from desktop.article.fold import FoldedText
from desktop.jobs.hits import MOST, Hit, Made, Span, around_of, hit
from desktop.jobs.pattern_process import PatternProcess, check

BATCH: Final = 50  # articles
_SPACES: Final = " \t\n\r\u00a0\u202f"
Finder: TypeAlias = Callable[[Sequence[str]], list[list[Span]] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What was typed into the find box."""

    words: str
    is_pattern: bool  # a regular expression; else words, found as the find bar finds them
    label: str  # that the hits would be given


@contextmanager
def finder(query: Query, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Finder]:
    """Give what finds the spans of a query in some texts; None: it was cancelled.

    Raises:
        BadPattern: where the pattern is none.
        SlowPattern: out of the finder, where it takes too long.
    """
    if not query.is_pattern:
        yield lambda texts: [list(islice(FoldedText(text).find(query.words), MOST)) for text in texts]
        return
    check(query.words)
    with PatternProcess(query.words, any_case=False) as process:
        yield lambda texts: process.find(texts, MOST, cancelled)


def find_spans(pattern: str, text: str, cancelled: Callable[[], bool] = lambda: False) -> list[Span] | None:
    """Return where a regular expression stands in one text; None: it was cancelled.

    Raises:
        BadPattern: where the pattern is none.
        SlowPattern: where it takes too long.
    """
    with finder(Query(words=pattern, is_pattern=True, label=""), cancelled) as find:
        found = find([text])
    return None if found is None else found[0]


def find_hits(
    project: Project,
    *,
    session: SessionId,
    query: Query,
    keys: Sequence[int],
    told: Callable[[list[Hit]], None],
    made: Made = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> bool:
    """Look through articles; memory stays flat.

    Args:
        project: a connection of its own.
        session: for whom.
        query: what is looked for.
        keys: of the articles, the nearest first.
        told: what each batch held, in text order.
        made: in place of what is stored for the article shown.
        progress: told how many articles are done, of how many.
        cancelled: asked between articles.

    Returns:
        Whether all were looked through: it was neither cancelled nor found too much.

    Raises:
        BadPattern: where the pattern is none.
        SlowPattern: where it takes too long.
    """
    found = 0
    with finder(query, cancelled) as find:
        for first in range(0, len(keys), BATCH):
            some = passages.read(project, keys[first : first + BATCH])
            spans = find([passage.text for passage in some])
            if spans is None or cancelled():
                return False
            hits = _hits(project, session, query, some, spans, MOST - found, made)
            if hits:
                told(hits)
            found += len(hits)
            if found >= MOST:
                return False
            progress(min(first + BATCH, len(keys)), len(keys))
    return True


def _hits(
    project: Project,
    session: SessionId,
    query: Query,
    some: Sequence[Passage],
    spans: Sequence[Sequence[Span]],
    most: int,
    made: Made,
) -> list[Hit]:
    hits: list[Hit] = []
    for passage, found in zip(some, spans, strict=True):
        if found and len(hits) < most:
            around = around_of(project, session, passage, made)
            trimmed = (_trimmed(passage.text, *span) for span in found[: most - len(hits)])
            hits += [hit(passage, span, query.label, around, None) for span in trimmed if span[0] < span[1]]
    return hits


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return a span without the spaces at its ends: they belong to no annotation."""
    while start < end and text[start] in _SPACES:
        start += 1
    while end > start and text[end - 1] in _SPACES:
        end -= 1
    return start, end
