"""How many suggestions wait, in each article and for each session: kept current with every change of a project.

Suggestions with the same span, label and value are one, whoever made them. One waits for a session unless it stands in
furniture, an annotation of the session overlaps it, or the session's annotator rejected it.

`suggested.waiting` is the number where nobody has decided anything. A row of `waiting` says it for a session in whose
annotations a suggestion lies, or for all sessions of an annotator who rejected one ("@" and her name). Where an
article's suggestions or rejections change, it is counted anew. Where annotations change, only what they overlap is
looked at: an article may hold ten thousand of them.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from db.connection import Database
from db.suggested import Key, Suggestion

Span: TypeAlias = tuple[int, int]  # code points, the end is not included


class Standing(NamedTuple):
    """A suggestion that is counted; a plain tuple, since a large article has tens of thousands."""

    start: int
    end: int
    label: str
    value: str | None
    words: str
    doubt: int  # thousandths: 0 where it is sure, 1000 at even odds


class Tally(NamedTuple):
    """How many wait, and how uncertain they are together, in thousandths."""

    waiting: int
    doubt: int


class Cover:
    """Spans, to be asked whether one of them overlaps another span."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        self._furthest = list(accumulate((end for _, end in self._spans), max))

    def overlaps(self, start: int, end: int) -> bool:
        """Say whether a span of these has a character in common with the given one."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._furthest[before - 1] > start

    @property
    def reach(self) -> int:
        """The length of the longest."""
        return max((end - start for start, end in self._spans), default=0)


class Rejected:
    """What annotators have rejected among the suggestions of one article."""

    def __init__(self, db: Database, article: str, found: Iterable[Standing | Suggestion]) -> None:
        self._of: dict[tuple[str, str, str | None], set[str]] = {}
        self.annotators: set[str] = set()
        if not db.execute("SELECT EXISTS(SELECT 1 FROM rejections)").fetchone()[0]:
            return
        for words, label in {(one.words, one.label) for one in found}:
            rows = db.execute(
                "SELECT value, annotator FROM rejections WHERE words = ? AND label = ?"
                " AND (article IS NULL OR article = ?)",
                [words, label, article],
            )
            for value, annotator in rows.fetchall():
                self._of.setdefault((words, label, value), set()).add(annotator)
                self.annotators.add(annotator)

    def by(self, annotator: str | None, one: Standing | Suggestion) -> bool:
        """Say whether an annotator has rejected a suggestion."""
        return bool(self._of) and annotator in self._of.get((one.words, one.label, one.value), ())


def doubt(confidence: float) -> int:
    """Return how uncertain a suggestion is, in thousandths."""
    return round(1000 * (1 - abs(2 * confidence - 1)))


def standing(db: Database, key: int, article: str, within: tuple[int, int, int] | None = None) -> list[Standing]:
    """Return the suggestions of an article that are counted, those that are the same as one.

    Args:
        db: the open project.
        key: the article's local key.
        article: its id.
        within: start and end of a stretch, and the length of the longest suggestion; None: the whole article.
    """
    condition, bounds = "", []
    if within is not None:
        start, end, longest = within
        condition, bounds = " AND start > ? AND start < ? AND end > ?", [start - longest, end, start]
    best: dict[tuple[Key, str], float] = {}
    for table, owner, score, more in (
        ("suggestions", key, "confidence", " AND furniture = 0"),
        ("given_suggestions", article, "coalesce(score, 0.5)", ""),
    ):
        sql = f"SELECT start, end, label, value, words, {score} FROM {table} WHERE article = ?{condition}{more}"
        for *same, words, found in db.execute(sql, [owner, *bounds]).fetchall():
            place = (tuple(same), words)
            best[place] = max(found, best.get(place, 0.0))
    return [Standing(*same, words, doubt(found)) for (same, words), found in best.items()]


def tally(found: Iterable[Standing], cover: Cover | None, rejected: Rejected, annotator: str | None) -> Tally:
    """Count those that no span covers and the annotator has not rejected."""
    count = total = 0
    for one in found:
        if (cover is None or not cover.overlaps(one.start, one.end)) and not rejected.by(annotator, one):
            count += 1
            total += one.doubt
    return Tally(count, total)


def recount(db: Database, key: int, article: str) -> None:
    """Count what waits in an article anew, for everybody."""
    found = standing(db, key, article)
    rejected = Rejected(db, article, found)
    base = tally(found, None, rejected, None)
    _put_base(db, key, base, max((one.end - one.start for one in found), default=0))
    db.execute("DELETE FROM waiting WHERE article = ?", [key])
    for annotator in rejected.annotators:
        put(db, key, f"@{annotator}", tally(found, None, rejected, annotator), 0)
    for session, spans in _spans_by_session(db, article).items():
        recount_for(db, key, session, found, Cover(spans), rejected)


def recount_all(db: Database) -> None:
    """Count what waits in every article anew: after a rebuild, or after events came in otherwise than by a step."""
    db.execute("DELETE FROM waiting")
    given = db.execute("SELECT t.key, t.id FROM texts t WHERE t.id IN (SELECT article FROM given_suggestions)")
    made = db.execute("SELECT t.key, t.id FROM suggested s JOIN texts t ON t.key = s.article")
    for key, article in {*given.fetchall(), *made.fetchall()}:
        recount(db, key, article)


def recount_for(db: Database, key: int, session: str, found: list[Standing], cover: Cover, rejected: Rejected) -> None:
    """Count what waits in an article anew, for one session, and keep it where annotations lie over suggestions."""
    if any(cover.overlaps(one.start, one.end) for one in found):
        put(db, key, session, tally(found, cover, rejected, annotator_of(db, session)), cover.reach)
    else:
        db.execute("DELETE FROM waiting WHERE article = ? AND who = ?", [key, session])


def shift(db: Database, key: int, article: str, session: str, gone: list[Span], come: list[Span]) -> None:
    """Bring the count of a session up to date after a few of its annotations changed.

    Args:
        db: the open project, the annotations as they are now.
        key: the article's local key.
        article: its id.
        session: whose annotations they are.
        gone: spans that annotations had before.
        come: spans that they have now.
    """
    (longest,) = db.execute("SELECT longest FROM suggested WHERE article = ?", [key]).fetchone()
    near = {one for start, end in (*gone, *come) for one in standing(db, key, article, (start, end, longest))}
    if not near:
        return
    rejected, annotator = Rejected(db, article, near), annotator_of(db, session)
    row = db.execute("SELECT waiting, doubt, reach FROM waiting WHERE article = ? AND who = ?", [key, session])
    kept = row.fetchone()
    waiting, total, reach = kept or (*base_of(db, key, annotator), 0)
    reach = max([reach, *(end - start for start, end in come)])
    now = annotations_near(db, article, session, near, reach)
    before = list(now)
    for span in come:
        if span in before:
            before.remove(span)
    after, earlier = (
        tally(near, Cover(now), rejected, annotator),
        tally(near, Cover(before + gone), rejected, annotator),
    )
    changed = Tally(waiting + after.waiting - earlier.waiting, total + after.doubt - earlier.doubt)
    put(db, key, session, changed, reach)


def base_of(db: Database, key: int, annotator: str | None) -> Tally:
    """Return what waits for an annotator in an article in which she has marked nothing."""
    row = db.execute(
        "SELECT waiting, doubt FROM waiting WHERE article = ? AND who = ?", [key, f"@{annotator}"]
    ).fetchone()
    row = row or db.execute("SELECT waiting, doubt FROM suggested WHERE article = ?", [key]).fetchone()
    return Tally(*row) if row else Tally(0, 0)


def annotator_of(db: Database, session: str) -> str | None:
    """Return whose session it is; None where there is none."""
    row = db.execute("SELECT annotator FROM sessions WHERE id = ?", [session]).fetchone()
    return str(row[0]) if row else None


def key_of(db: Database, article: str) -> int | None:
    """Return the local key of an article's text."""
    row = db.execute("SELECT key FROM texts WHERE id = ?", [article]).fetchone()
    return int(row[0]) if row else None


def annotations_near(db: Database, article: str, session: str, near: Collection[Standing], reach: int) -> list[Span]:
    """Return the spans of a session's annotations that may lie over some suggestions; none is longer than `reach`."""
    start, end = min(one.start for one in near), max(one.end for one in near)
    return db.execute(
        "SELECT start, end FROM annotations WHERE article = ? AND session = ? AND start > ? AND start < ? AND end > ?",
        [article, session, start - reach, end, start],
    ).fetchall()


def _spans_by_session(db: Database, article: str) -> Mapping[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for session, start, end in db.execute("SELECT session, start, end FROM annotations WHERE article = ?", [article]):
        found.setdefault(session, []).append((start, end))
    return found


def _put_base(db: Database, key: int, base: Tally, longest: int) -> None:
    db.execute(
        "INSERT INTO suggested(article, revision, waiting, doubt, longest) VALUES (?, '', ?, ?, ?) ON CONFLICT(article)"
        " DO UPDATE SET waiting = excluded.waiting, doubt = excluded.doubt, longest = excluded.longest",
        [key, *base, longest],
    )


def put(db: Database, key: int, who: str, found: Tally, reach: int) -> None:
    """Keep how many wait in an article for a session, or for an annotator ("@" and her name)."""
    db.execute(
        "INSERT INTO waiting(article, who, waiting, doubt, reach) VALUES (?, ?, ?, ?, ?) ON CONFLICT(article, who)"
        " DO UPDATE SET waiting = excluded.waiting, doubt = excluded.doubt, reach = excluded.reach",
        [key, who, *found, reach],
    )
