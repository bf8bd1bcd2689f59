"""What is suggested in an article, what became of it, and for which articles suggestions have still to be made."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from db import waiting
from db.project import Project
from db.queries import articles
from db.records import ArticleId, SessionId
from db.suggested import MakerInput, NewSuggestion, OtherReading, Suggestion, SuggestionState
from db.waiting import Cover, Rejected, Span

_MADE = (
    "SELECT start, end, label, value, words, rule, confidence, origin, readings, reckoned_from, furniture"
    " FROM suggestions WHERE article = ?"
)
_GIVEN = (
    "SELECT start, end, label, value, words, rule, score, origin, NULL, NULL, 0"
    " FROM given_suggestions WHERE article = ?"
)
_REVISION = ":rules || '/' || coalesce(articles.language, '') || '/' || coalesce(articles.published, '')"
_STALE = (
    f" FROM articles LEFT JOIN suggested g ON g.article = articles.key"
    f" WHERE articles.hidden = 0 AND g.revision IS NOT {_REVISION}"
)


def of_article(
    project: Project,
    article: ArticleId,
    session: SessionId,
    *,
    furniture: bool = False,
    made: Sequence[NewSuggestion] | None = None,
    within: Span | None = None,
) -> list[Suggestion]:
    """Return the suggestions that wait for a session in an article, in text order, the longer first at the same start.

    Left out is what an annotation of the session overlaps and what its annotator rejected. Of those that are the same
    but for their origin, the surest is shown.

    Args:
        project: the open project.
        article: which one.
        session: for whom.
        furniture: whether those in furniture are shown too.
        made: in place of those that the project keeps: where it cannot be written, or before they are.
        within: start and end of a stretch; only those that overlap it. None: all.
    """
    found = _found(project, article, session, made, within, held_back=furniture)
    shown = {SuggestionState.WAITING, SuggestionState.HELD_BACK} if furniture else {SuggestionState.WAITING}
    return [one for one in found if one.state in shown]


def all_of_article(
    project: Project, article: ArticleId, session: SessionId, *, made: Sequence[NewSuggestion] | None = None
) -> list[Suggestion]:
    """Return every suggestion of an article with what became of it in a session, in text order."""
    return _found(project, article, session, made, None, held_back=True)


def best_for(
    project: Project, article: ArticleId, session: SessionId, start: int, end: int, label: str
) -> Suggestion | None:
    """Return the waiting suggestion that marking this span decides; None where none stands there.

    The same label goes first, then the one that has more of the span in common, then the surer.
    """
    found = of_article(project, article, session, within=(start, end))

    def fit(one: Suggestion) -> tuple[bool, int, int, float]:
        common = min(end, one.end) - max(start, one.start)
        return one.label == label, common, common - (one.end - one.start), one.confidence or 0.0

    return max(found, key=fit, default=None)


def _found(
    project: Project,
    article: ArticleId,
    session: SessionId,
    made: Sequence[NewSuggestion] | None,
    within: Span | None,
    *,
    held_back: bool,
) -> list[Suggestion]:
    key = waiting.key_of(project.db, article)
    if key is None:
        return []
    counted = made is None and not held_back  # no more is asked for than what is counted: few rows say it
    found = _merged(_stored(project, key, article, made, within, counted=counted))
    if not found:
        return []
    rows = _annotations(project, key, article, session, found if within is not None and counted else None)
    cover = Cover((start, end) for start, end, _, _ in rows)
    same = set(rows)
    rejected = Rejected(project.db, article, found)
    annotator = waiting.annotator_of(project.db, session)

    def state(one: Suggestion) -> SuggestionState:
        if cover.overlaps(one.start, one.end):
            return SuggestionState.ACCEPTED if one.key in same else SuggestionState.CORRECTED
        if rejected.by(annotator, one):
            return SuggestionState.REJECTED
        return SuggestionState.HELD_BACK if one.furniture else SuggestionState.WAITING

    states = ((one, state(one)) for one in found)
    return [one if now is one.state else replace(one, state=now) for one, now in states]


def _stored(
    project: Project,
    key: int,
    article: ArticleId,
    made: Sequence[NewSuggestion] | None,
    within: Span | None,
    *,
    counted: bool,
) -> Iterable[Suggestion]:
    condition, bounds = "", list[int]()
    if within is not None:
        condition, bounds = " AND start < ? AND end > ?", [within[1], within[0]]
        if counted:
            row = project.db.execute("SELECT longest FROM suggested WHERE article = ?", [key]).fetchone()
            condition, bounds = f"{condition} AND start > ?", [*bounds, within[0] - (row[0] if row else 0)]
    if made is None:
        yield from (_record(article, row) for row in project.db.execute(_MADE + condition, [key, *bounds]).fetchall())
    else:
        text = articles.text(project, article)
        yield from (_of_new(article, text, one) for one in made if within is None or _meets(one, within))
    yield from (_record(article, row) for row in project.db.execute(_GIVEN + condition, [article, *bounds]).fetchall())


def _meets(one: NewSuggestion, within: Span) -> bool:
    return one.start < within[1] and one.end > within[0]


def _merged(found: Iterable[Suggestion]) -> list[Suggestion]:
    """Return them in text order; of those with the same span, label and value one out of furniture, then the surest."""
    best: dict[Any, Suggestion] = {}
    for one in found:
        other = best.get(one.key)
        if other is None or (not one.furniture, one.confidence or 0.0) > (not other.furniture, other.confidence or 0.0):
            best[one.key] = one
    return sorted(best.values(), key=lambda one: (one.start, -one.end, one.label, one.value or ""))


def _annotations(
    project: Project, key: int, article: ArticleId, session: SessionId, near: Sequence[Suggestion] | None
) -> list[tuple[int, int, str, str | None]]:
    """Return the session's annotations; those alone that may lie over what is counted, where `near` names that."""
    condition, bounds = "", list[int]()
    if near is not None:
        row = project.db.execute("SELECT reach FROM waiting WHERE article = ? AND who = ?", [key, session]).fetchone()
        if row is None:
            return []
        end, start = max(one.end for one in near), near[0].start
        condition, bounds = " AND start < ? AND end > ? AND start > ?", [end, start, start - row[0]]
    return project.db.execute(
        f"SELECT start, end, label, value FROM annotations WHERE article = ? AND session = ?{condition}",
        [article, session, *bounds],
    ).fetchall()


def _record(article: ArticleId, row: tuple[Any, ...]) -> Suggestion:
    start, end, label, value, words, rule, confidence, origin, readings, reckoned_from, furniture = row
    return Suggestion(
        article=article,
        label=label,
        start=start,
        end=end,
        words=words,
        value=value,
        rule=rule,
        confidence=confidence,
        origin=origin,
        readings=_readings(readings) if readings else (),
        reckoned_from=reckoned_from,
        furniture=bool(furniture),
    )


def _readings(held: str) -> tuple[OtherReading, ...]:
    """Return the further readings; none where they are not to be read: a cache may have come with a foreign file."""
    try:
        return tuple(OtherReading(value=other["value"], rule=other["rule"]) for other in json.loads(held))
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()


def _of_new(article: ArticleId, text: str, one: NewSuggestion) -> Suggestion:
    return Suggestion(
        article=article,
        label=one.label,
        start=one.start,
        end=one.end,
        words=text[one.start : one.end],
        value=one.value,
        rule=one.rule,
        confidence=one.confidence,
        origin=one.origin,
        readings=one.readings,
        reckoned_from=one.reckoned_from,
        furniture=one.furniture,
    )


def revision_of(rules: str, language: str | None, published: str | None) -> str:
    """Return the revision of suggestions that are made with these rules, for an article of this language and day."""
    return f"{rules}/{language or ''}/{published or ''}"


def missing(project: Project, rules: str) -> int:
    """Return for how many articles there are no suggestions of this revision of the rules."""
    return int(project.db.execute(f"SELECT COUNT(*){_STALE}", {"rules": rules}).fetchone()[0])


def stale(project: Project, rules: str, *, session: SessionId | None = None) -> list[int]:
    """Return the local keys of the articles without suggestions of this revision.

    Args:
        project: the open project.
        rules: what stands for the rules and models that make them now.
        session: the articles of this session come first; in queue order, as all others.
    """
    order = "articles.key"
    if session is not None:
        chosen = "SELECT 1 FROM session_articles c WHERE c.session = :session AND c.article = articles.id"
        order = f"NOT EXISTS({chosen}), articles.key"
    rows = project.db.execute(f"SELECT articles.key{_STALE} ORDER BY {order}", {"rules": rules, "session": session})
    return [row[0] for row in rows.fetchall()]


def is_current(project: Project, article: ArticleId, rules: str) -> bool:
    """Say whether the suggestions of an article are of this revision."""
    row = project.db.execute(
        f"SELECT 1{_STALE} AND articles.id = :article", {"rules": rules, "article": article}
    ).fetchone()
    return row is None


def are_made(project: Project, article: ArticleId) -> bool:
    """Say whether anything was looked for in an article, be it long ago, or brought by an import."""
    row = project.db.execute(
        "SELECT 1 FROM texts t JOIN suggested g ON g.article = t.key WHERE t.id = ?", [article]
    ).fetchone()
    return row is not None


def inputs(project: Project, keys: Sequence[int], rules: str) -> list[MakerInput]:
    """Return what suggestions are made from, in the order of the keys, without articles that are gone or hidden."""
    marks = ",".join("?" * len(keys))
    rows = project.db.execute(
        "SELECT a.key, a.id, t.body, a.language, a.published FROM articles a JOIN texts t ON t.key = a.key"
        f" WHERE a.hidden = 0 AND a.key IN ({marks})",
        list(keys),
    ).fetchall()
    by_key = {
        key: MakerInput(
            key=key,
            article=ArticleId(article),
            text=text,
            language=language,
            published=published,
            revision=revision_of(rules, language, published),
        )
        for key, article, text, language, published in rows
    }
    return [by_key[key] for key in keys if key in by_key]
