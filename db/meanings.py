"""What a name means in the end: aliases followed to where they lead, and what that changes in all that was derived."""

import json
from collections.abc import Iterable, Mapping

from db.connection import Database
from values.sameness import PROGRAM, program_key, program_name, same_key

FUNCTION = "beleg_same"  # (label, value, words): the key, in statements


def resolved(aliases: Mapping[str, str]) -> dict[str, str]:
    """Return what each spelling means in the end, those left out that mean themselves.

    Where aliases lead in a circle, all of it means the name that sorts first: no order of events decides it.

    Args:
        aliases: spelling and name, as an analyst gave them.
    """
    ends: dict[str, str] = {}
    for spelling in aliases:
        path: dict[str, None] = {}
        name = spelling
        while name in aliases and name not in path and name not in ends:
            path[name] = None
            name = aliases[name]
        if name in path:
            walked = list(path)
            end = min(walked[walked.index(name) :])
        else:
            end = ends.get(name, name)
        ends.update(dict.fromkeys(path, end))
    return {name: end for name, end in ends.items() if name != end}


def rewrite(db: Database) -> set[str]:
    """Make the table of meanings what the aliases give now; return what the names meant whose meaning changed."""
    before: dict[str, str] = dict(db.execute("SELECT name, program FROM meanings").fetchall())
    after = resolved(dict(db.execute("SELECT spelling, name FROM aliases").fetchall()))
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    if not changed:
        return set()
    db.conn.executemany("DELETE FROM meanings WHERE name = ?", [(name,) for name in sorted(changed)])
    db.conn.executemany(
        "INSERT INTO meanings(name, program) VALUES (?, ?)",
        [(name, after[name]) for name in sorted(changed) if name in after],
    )
    return {before.get(name, name) for name in changed}


class Sameness:
    """The keys under which values are the same, programs by what they mean. Made for the rows of one writing."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known: dict[str, str] = {}

    def of(self, label: str, value: str | None, words: str) -> str | None:
        """Return the key of one value."""
        if label != PROGRAM:
            return same_key(label, value)
        name = program_name(value, words)
        return None if name is None else program_key(self.meaning(name))

    def meaning(self, name: str) -> str:
        """Return what a name means in the end."""
        if name not in self._known:
            row = self._db.execute("SELECT program FROM meanings WHERE name = ?", [name]).fetchone()
            self._known[name] = name if row is None else row[0]
        return self._known[name]


def rename_annotations(db: Database, programs: Iterable[str]) -> list[str]:
    """Write the keys of all annotations anew that named one of these programs; return the ids of those that changed."""
    sameness = Sameness(db)
    changed = []
    for key, annotation, value, words, before in db.execute(
        "SELECT a.key, a.id, a.value, a.words, a.same FROM json_each(?) j CROSS JOIN annotations a ON a.same = j.value",
        [json.dumps([program_key(program) for program in sorted(programs)])],
    ).fetchall():
        same = sameness.of(PROGRAM, value, words)
        if same != before:
            changed.append((same, key, annotation))
    db.conn.executemany("UPDATE annotations SET same = ? WHERE key = ?", [one[:2] for one in changed])
    return [annotation for _, _, annotation in changed]


def fill_annotations(db: Database) -> None:
    """Write the key of every annotation: for a file that has annotations and no keys yet."""
    give_function(db)
    db.execute(
        f"UPDATE annotations SET same = {FUNCTION}(label, value, words) WHERE value IS NOT NULL OR label = ?", [PROGRAM]
    )
    db.conn.create_function(FUNCTION, 3, None)


def give_function(db: Database) -> None:
    """Let statements of a connection ask for the key of a value; what names mean is looked up once."""
    db.conn.create_function(FUNCTION, 3, Sameness(db).of)
