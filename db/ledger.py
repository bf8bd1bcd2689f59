"""What a step does to the suggestions that wait: asked before and after the derived tables change."""

import json
from collections import Counter
from collections.abc import Iterable

from db import waiting
from db.connection import Database
from db.records import ArticleId
from db.rejecting import Rejecting
from db.waiting import Span

FEW = 8  # spans changed in an article; where there are more, counting it anew is quicker

_Where = tuple[str, str]  # article, session


class Ledger:
    """Made before the tables are derived anew; `settle` is called after it, in the same transaction."""

    def __init__(self, db: Database, subjects: Iterable[str]) -> None:
        self._db = db
        kinds: dict[str, list[str]] = {"annotation": [], "suggestion": [], "rejection": []}
        for subject in subjects:
            kind, _, key = subject.partition(" ")
            if kind in kinds:
                kinds[kind].append(key)
        self._annotations = kinds["annotation"]
        self._rejections = kinds["rejection"]
        self._anew: dict[str, None] = dict.fromkeys(key.partition("/")[0] for key in kinds["suggestion"])
        counted = db.execute("SELECT EXISTS(SELECT 1 FROM suggested)").fetchone()[0]
        self._watches = bool(counted or self._anew)
        self._before = self._spans() if self._watches else {}
        alone = self._watches and self._rejections and not (self._annotations or self._anew)
        self._rejecting = Rejecting(db, self._rejections) if alone else None
        self._note_rejected()

    def settle(self) -> frozenset[ArticleId]:
        """Bring the counts up to date; return the articles in which suggestions came, went, or were rejected."""
        if not self._watches:
            return frozenset()
        if self._rejecting is not None:
            return self._rejecting.settle()
        self._note_rejected()
        for article in self._anew:
            key = waiting.key_of(self._db, article)
            if key is not None:
                waiting.recount(self._db, key, article)
        after = self._spans()
        for where in self._before.keys() | after.keys():
            self._settle(where, self._before.get(where, Counter()), after.get(where, Counter()))
        return frozenset(map(ArticleId, self._anew))

    def _settle(self, where: _Where, before: Counter[Span], after: Counter[Span]) -> None:
        article, session = where
        gone, come = list((before - after).elements()), list((after - before).elements())
        if article in self._anew or not (gone or come):
            return
        row = self._db.execute(
            "SELECT s.article FROM texts t JOIN suggested s ON s.article = t.key WHERE t.id = ?", [article]
        ).fetchone()
        if row is None:
            return
        if len(gone) + len(come) <= FEW:
            waiting.shift(self._db, row[0], article, session, gone, come)
            return
        found = waiting.standing(self._db, row[0], article)
        rows = self._db.execute(
            "SELECT start, end FROM annotations WHERE article = ? AND session = ?", [article, session]
        )
        cover, rejected = waiting.Cover(rows.fetchall()), waiting.Rejected(self._db, article, found)
        waiting.recount_for(self._db, row[0], session, found, cover, rejected)

    def _spans(self) -> dict[_Where, Counter[Span]]:
        """Return where the touched annotations lie now."""
        found: dict[_Where, Counter[Span]] = {}
        if not self._annotations:
            return found
        for article, session, start, end in self._db.execute(
            "SELECT a.article, a.session, a.start, a.end FROM json_each(?) j"
            " CROSS JOIN annotations a ON a.id = j.value",
            [json.dumps(self._annotations)],
        ):
            found.setdefault((article, session), Counter())[start, end] += 1
        return found

    def _note_rejected(self) -> None:
        """Note the articles in which the touched rejections, as they are now, reject something."""
        if self._rejecting is not None or not (self._rejections and self._watches):
            return
        for words, label, article in self._db.execute(
            "SELECT r.words, r.label, r.article FROM json_each(?) j CROSS JOIN rejections r ON r.id = j.value",
            [json.dumps(self._rejections)],
        ).fetchall():
            found = [article] if article is not None else articles_with(self._db, label, words)
            self._anew.update(dict.fromkeys(found))


def articles_with(db: Database, label: str, words: str) -> list[str]:
    """Return the articles in which these words are suggested under a label."""
    return [
        row[0]
        for row in db.execute(
            "SELECT t.id FROM suggestions s JOIN texts t ON t.key = s.article"
            " WHERE s.words = :words AND s.label = :label"
            " UNION SELECT article FROM given_suggestions WHERE words = :words AND label = :label",
            {"words": words, "label": label},
        )
    ]
