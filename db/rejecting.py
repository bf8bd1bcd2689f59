"""What a change of rejections does to the suggestions that wait: found by their words, in all articles together.

A rejection everywhere may reach thousands of articles. Counting each of them anew takes longer than an analyst waits.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from db import waiting
from db.connection import Database
from db.records import ArticleId
from db.waiting import Cover, Standing, Tally

_RULES = "SELECT annotator, label, words, value, article FROM rejections WHERE "
_OTHERS = "words = ? AND label = ? AND id NOT IN (SELECT value FROM json_each(?))"
_MADE = (
    "SELECT t.key, t.id, s.start, s.end, s.value, s.confidence, s.furniture"
    " FROM suggestions s JOIN texts t ON t.key = s.article WHERE s.words = ? AND s.label = ?"
)
_GIVEN = (
    "SELECT t.key, t.id, s.start, s.end, s.value, coalesce(s.score, 0.5), 0"
    " FROM given_suggestions s JOIN texts t ON t.id = s.article WHERE s.words = ? AND s.label = ?"
)
_MADE_IN = " AND s.article IN (SELECT key FROM texts WHERE id IN (SELECT value FROM json_each(?)))"
_GIVEN_IN = " AND s.article IN (SELECT value FROM json_each(?))"
_BASES = (
    "SELECT g.article, coalesce(v.waiting, g.waiting), coalesce(v.doubt, g.doubt) FROM json_each(?) j"
    " CROSS JOIN suggested g ON g.article = j.value LEFT JOIN waiting v ON v.article = g.article AND v.who = ?"
)
_SESSIONS = (
    "SELECT w.article, w.who, w.waiting, w.doubt, w.reach FROM json_each(?) j"
    " CROSS JOIN sessions s ON s.annotator = ? CROSS JOIN waiting w ON w.article = j.value AND w.who = s.id"
)


class _Rule(NamedTuple):
    """A rejection, as far as it counts here."""

    annotator: str
    label: str
    words: str
    value: str | None
    article: str | None  # None: everywhere


class _Place(NamedTuple):
    """An article in which words are suggested under a label."""

    article: str
    scores: dict[tuple[int, int, str | None], float]  # of those that are counted, by start, end and value


class _Turn(NamedTuple):
    """Suggestions of an article that an annotator rejects now and did not before, or the other way about."""

    article: str
    gone: list[Standing]
    come: list[Standing]


class Rejecting:
    """Made before the rejections change; `settle` is called after it, in the same transaction."""

    def __init__(self, db: Database, rejections: Sequence[str]) -> None:
        self._db = db
        self._ids = json.dumps(list(rejections))
        self._before = self._touched()

    def settle(self) -> frozenset[ArticleId]:
        """Bring the counts up to date; return the articles in which the touched words are suggested."""
        before, after, reached = _by_words(self._before), _by_words(self._touched()), set[str]()
        turns: dict[str, dict[int, _Turn]] = {}
        for label, words in before.keys() | after.keys():
            then, now = before.get((label, words), []), after.get((label, words), [])
            places = self._places(label, words, [*then, *now])
            reached.update(place.article for place in places.values())
            same = self._rules(_OTHERS, [words, label, self._ids])
            for annotator in {one.annotator for one in (*then, *now)}:
                rules = [[one for one in (*same, *some) if one.annotator == annotator] for some in (then, now)]
                for key, place in places.items():
                    turn = turns.setdefault(annotator, {}).setdefault(key, _Turn(place.article, [], []))
                    _note(turn, place, label, words, *rules)
        for annotator, of_article in turns.items():
            self._count(annotator, {key: turn for key, turn in of_article.items() if turn.gone or turn.come})
        return frozenset(map(ArticleId, reached))

    def _touched(self) -> list[_Rule]:
        return self._rules("id IN (SELECT value FROM json_each(?))", [self._ids])

    def _rules(self, condition: str, bounds: list[str]) -> list[_Rule]:
        return [_Rule(*row) for row in self._db.execute(_RULES + condition, bounds).fetchall()]

    def _places(self, label: str, words: str, rules: Iterable[_Rule]) -> dict[int, _Place]:
        """Return where the words are suggested, by local key, as far as the rules reach."""
        within = {one.article for one in rules}
        bounds = [words, label]
        if None not in within:
            bounds.append(json.dumps(sorted(map(str, within))))
        places: dict[int, _Place] = {}
        for sql, in_articles in ((_MADE, _MADE_IN), (_GIVEN, _GIVEN_IN)):
            condition = in_articles if None not in within else ""
            for key, article, *same, score, furniture in self._db.execute(sql + condition, bounds).fetchall():
                scores = places.setdefault(key, _Place(article, {})).scores
                if not furniture:
                    place = (same[0], same[1], same[2])
                    scores[place] = max(score, scores.get(place, 0.0))
        return places

    def _count(self, annotator: str, turns: Mapping[int, _Turn]) -> None:
        """Bring up to date what waits for an annotator, and what waits in her sessions."""
        keys = json.dumps(list(turns))
        for key, *kept in self._db.execute(_BASES, [keys, f"@{annotator}"]).fetchall():
            turn = turns[key]
            waiting.put(self._db, key, f"@{annotator}", _shifted(Tally(*kept), turn.gone, turn.come), 0)
        for key, session, count, doubt, reach in self._db.execute(_SESSIONS, [keys, annotator]).fetchall():
            turn = turns[key]
            near = waiting.annotations_near(self._db, turn.article, session, (*turn.gone, *turn.come), reach)
            cover = Cover(near)
            free = [[one for one in some if not cover.overlaps(one.start, one.end)] for some in (turn.gone, turn.come)]
            waiting.put(self._db, key, session, _shifted(Tally(count, doubt), *free), reach)


def _by_words(rules: Iterable[_Rule]) -> dict[tuple[str, str], list[_Rule]]:
    found: dict[tuple[str, str], list[_Rule]] = {}
    for one in rules:
        found.setdefault((one.label, one.words), []).append(one)
    return found


def _note(turn: _Turn, place: _Place, label: str, words: str, before: Sequence[_Rule], after: Sequence[_Rule]) -> None:
    """Note what of a place is rejected by the one and not by the other."""
    for (start, end, value), score in place.scores.items():
        then, now = (any(_meets(one, place.article, value) for one in some) for some in (before, after))
        if then != now:
            standing = Standing(start, end, label, value, words, waiting.doubt(score))
            (turn.gone if now else turn.come).append(standing)


def _meets(rule: _Rule, article: str, value: str | None) -> bool:
    return rule.value == value and rule.article in (None, article)


def _shifted(kept: Tally, gone: Sequence[Standing], come: Sequence[Standing]) -> Tally:
    doubt = sum(one.doubt for one in come) - sum(one.doubt for one in gone)
    return Tally(kept.waiting + len(come) - len(gone), kept.doubt + doubt)
