"""The rows that stand for a thing: one writer a kind, from the states that count to the derived table."""

import json
from collections.abc import Callable
from typing import Any

from db import canonical, fact_rows, fact_things
from db.connection import Database
from db.heads import Head, Things, clear, insert, winner
from db.meanings import Sameness


def write_projects(db: Database, things: Things) -> None:
    """Write the project's own row."""
    clear(db, "projects", ("id",), [(key,) for key, _ in things])
    found = [
        (key, best[0].event, best[1]["name"], best[2]) for key, heads in things if (best := winner(heads)) is not None
    ]
    insert(db, "projects", ("id", "head", "name", "rivals"), found)


def write_labels(db: Database, things: Things) -> None:
    """Write the label set."""
    clear(db, "labels", ("name",), [(key,) for key, _ in things])
    found = [
        (key, best[0].event, best[1]["key"], best[1]["hue"], int(best[1]["retired"]), best[2])
        for key, heads in things
        if (best := winner(heads)) is not None
    ]
    insert(db, "labels", ("name", "head", "key", "hue", "retired", "rivals"), found)


ARTICLE_STATE = ("title", "heading", "language", "published", "source", "original", "encoding")
ARTICLE_COLUMNS = ("key", "id", "head", *ARTICLE_STATE, "length", "imported_at", "hidden", "rivals")


def write_articles(db: Database, things: Things) -> None:
    """Write article rows; an article keeps its text's local key, which is its place in the queue."""
    clear(db, "articles", ("id",), [(key,) for key, _ in things])
    found = []
    for key, heads in things:
        best = winner(heads)
        if best is None:
            continue
        head, state, rivals = best
        local, length = db.execute("SELECT key, length(body) FROM texts WHERE id = ?", [key]).fetchone()
        told = [int(state[name]) if name == "heading" else state[name] for name in ARTICLE_STATE]
        found.append((local, key, head.event, *told, length, head.made_at, int(state["hidden"]), rivals))
    insert(db, "articles", ARTICLE_COLUMNS, found)


def write_sessions(db: Database, things: Things) -> None:
    """Write sessions and the articles chosen for them."""
    for key, heads in things:
        clear(db, "session_articles", ("session",), [(key,)])
        best = winner(heads)
        if best is None:
            clear(db, "sessions", ("id",), [(key,)])
            continue
        head, state, rivals = best
        db.execute(
            "INSERT INTO sessions(id, head, name, annotator, scope, made_at, rivals) VALUES (?,?,?,?,?,?,?)"
            " ON CONFLICT(id) DO UPDATE SET head = excluded.head, name = excluded.name,"
            " annotator = excluded.annotator, scope = excluded.scope, made_at = excluded.made_at,"
            " rivals = excluded.rivals",
            [key, head.event, state["name"], state["annotator"], state["scope"], head.made_at, rivals],
        )
        chosen = [(key, article) for article in sorted(set(state["articles"]))]
        insert(db, "session_articles", ("session", "article"), chosen)


def write_statuses(db: Database, things: Things) -> None:
    """Write the status of articles in sessions; the key is "<session>/<article>"."""
    clear(db, "statuses", ("session", "article"), [_session_and_article(key) for key, _ in things])
    found = [
        (*_session_and_article(key), best[0].event, best[1]["status"], int(best[1]["flagged"]), best[2])
        for key, heads in things
        if (best := winner(heads)) is not None
    ]
    insert(db, "statuses", ("session", "article", "head", "status", "flagged", "rivals"), found)


ANNOTATION_COLUMNS = (
    "id",
    "head",
    "article",
    "session",
    "label",
    "start",
    "end",
    "words",
    "value",
    "rule",
    "note",
    "flagged",
    "made_at",
    "changed_at",
    "rivals",
    "suggestion",
    "same",
)


def write_annotations(db: Database, things: Things) -> None:
    """Write annotations, a row for each state that counts."""
    clear(db, "annotations", ("id",), [(key,) for key, _ in things])
    sameness = Sameness(db)
    found = [
        annotation_row(key, head, head.state, len(heads) - 1, sameness)
        for key, heads in things
        for head in heads
        if head.state is not None
    ]
    insert(db, "annotations", ANNOTATION_COLUMNS, found)


def annotation_row(key: str, head: Head, state: dict[str, Any], rivals: int, sameness: Sameness) -> tuple[Any, ...]:
    """Return the row of one state of an annotation, in the order of ANNOTATION_COLUMNS."""
    value = None if state["value"] is None else canonical.dumps(state["value"])
    place = (state["session"], state["label"], state["start"], state["end"], state["words"])
    told = (value, state["rule"], state["note"], int(state["flagged"]))
    decided = canonical.dumps(state["suggestion"]) if "suggestion" in state else None
    same = sameness.of(state["label"], value, state["words"])
    return (key, head.event, head.article, *place, *told, head.made_at, head.changed_at, rivals, decided, same)


GIVEN_STATE = ("label", "start", "end", "words", "value", "rule", "origin", "score")


def write_given_suggestions(db: Database, things: Things) -> None:
    """Write the suggestions that imports brought."""
    clear(db, "given_suggestions", ("id",), [(key,) for key, _ in things])
    found = [
        (key, best[0].event, best[0].article, *_told(best[1], GIVEN_STATE), best[0].made_at, best[2])
        for key, heads in things
        if (best := winner(heads)) is not None
    ]
    insert(db, "given_suggestions", ("id", "head", "article", *GIVEN_STATE, "made_at", "rivals"), found)


REJECTION_STATE = ("annotator", "label", "words", "value", "article", "seen")


def write_rejections(db: Database, things: Things) -> None:
    """Write what annotators have rejected."""
    clear(db, "rejections", ("id",), [(key,) for key, _ in things])
    found = [
        (key, best[0].event, *_told(best[1], REJECTION_STATE), best[0].changed_at, best[2])
        for key, heads in things
        if (best := winner(heads)) is not None
    ]
    insert(db, "rejections", ("id", "head", *REJECTION_STATE, "made_at", "rivals"), found)


def write_aliases(db: Database, things: Things) -> None:
    """Write which spelling means which program; the key is the spelling."""
    clear(db, "aliases", ("spelling",), [(key,) for key, _ in things])
    found = [
        (key, best[0].event, best[1]["name"], best[2]) for key, heads in things if (best := winner(heads)) is not None
    ]
    insert(db, "aliases", ("spelling", "head", "name", "rivals"), found)


def _told(state: dict[str, Any], names: tuple[str, ...]) -> list[Any]:
    """Return fields of a state as they stand in a row: objects as canonical JSON."""
    return [canonical.dumps(state[name]) if isinstance(state[name], dict) else state[name] for name in names]


def annotation_states(db: Database, article: str) -> set[str]:
    """Return the states of all annotations in an article, as canonical JSON, as an import compares them.

    Those that an import brought and that were changed since count with the state they were brought in, too: bringing
    them again would set them beside themselves.
    """
    found = db.execute(
        "SELECT session, label, start, end, words, value, rule, note, flagged FROM annotations WHERE article = ?",
        [article],
    ).fetchall()
    names = ("session", "label", "start", "end", "words", "value", "rule", "note", "flagged")
    standing = {canonical.dumps(_as_state(dict(zip(names, row, strict=True)))) for row in found}
    return standing | _imported_states(db, article)


def _imported_states(db: Database, article: str) -> set[str]:
    bodies = db.execute(
        "SELECT DISTINCT e.body FROM annotations a JOIN events e ON e.id = substr(a.id, 1, 64)"
        " WHERE a.article = ? AND a.head <> e.id AND json_extract(e.body, '$.step') IS NULL",
        [article],
    ).fetchall()
    return {
        canonical.dumps(change["state"])
        for (body,) in bodies
        for change in json.loads(body)["changes"]
        if change["kind"] == "annotation"
    }


def _as_state(row: dict[str, Any]) -> dict[str, Any]:
    value = None if row["value"] is None else json.loads(row["value"])
    return {**row, "value": value, "flagged": bool(row["flagged"])}


def _session_and_article(key: str) -> tuple[str, str]:
    session, _, article = key.partition("/")
    return session, article


WRITERS: dict[str, Callable[[Database, Things], None]] = {
    "project": write_projects,
    "label": write_labels,
    "article": write_articles,
    "session": write_sessions,
    "status": write_statuses,
    "annotation": write_annotations,
    "suggestion": write_given_suggestions,
    "rejection": write_rejections,
    "alias": write_aliases,
    "fact": fact_rows.write_facts,
    "fact_rejection": fact_things.write_fact_rejections,
    "role": fact_things.write_roles,
    "program": fact_things.write_programs,
    "ruling": fact_things.write_rulings,
}
