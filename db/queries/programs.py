"""Which programs the project knows: by what was marked as a program, and by aliases."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from db import canonical
from db.project import Project

SHORTEST = 2  # characters of a spelling
_LONGEST = 300

# What may have changed the known programs, of the events since a place: all but new annotations with another label.
_TOUCHED = """
SELECT EXISTS(SELECT 1 FROM events WHERE seq > ? AND (
  instr(body, '"kind":"alias"') OR instr(body, '"label":"program"') OR instr(body, '"undoes"')
  OR instr(body, '"takes"') OR instr(body, '"hidden"')
  OR (instr(body, '"kind":"annotation"') AND instr(body, '"key":"'))
))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A spelling and the program that it means."""

    spelling: str
    name: str  # the spelling itself: it is parted from all others


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPrograms:
    """What can be found again in every article."""

    generation: str  # 16 hex digits of the pairs
    pairs: tuple[tuple[str, str], ...]  # spelling, name; sorted; a spelling stands once


def _known(pairs: tuple[tuple[str, str], ...]) -> KnownPrograms:
    return KnownPrograms(generation=canonical.thing_id(pairs)[:16], pairs=pairs)


NONE = _known(())


def aliases(project: Project) -> list[Alias]:
    """Return which spellings were joined or parted by hand, by name."""
    rows = project.db.execute("SELECT spelling, name FROM aliases ORDER BY name, spelling").fetchall()
    return [Alias(spelling=spelling, name=name) for spelling, name in rows]


def known(project: Project) -> KnownPrograms:
    """Return the spellings of programs that were marked in any session, and what they mean.

    A spelling that was marked with several names means the one it was given most often. An alias goes before all of
    them. Where that name means another program by now, the spelling means it too. The same object comes as long as
    nothing has changed.
    """
    (last,) = project.db.execute("SELECT coalesce(MAX(seq), 0) FROM events").fetchone()
    kept = project.kept.get("programs")
    if kept is not None and (kept[0] == last or not project.db.execute(_TOUCHED, [kept[0]]).fetchone()[0]):
        project.kept["programs"] = (last, kept[1])
        return _as_known(kept[1])
    found = _known(tuple(sorted(_pairs(project).items())))
    if kept is not None and kept[1] == found:
        found = _as_known(kept[1])
    project.kept["programs"] = (last, found)
    return found


def _as_known(found: object) -> KnownPrograms:
    return found if isinstance(found, KnownPrograms) else NONE


def _pairs(project: Project) -> dict[str, str]:
    pairs: dict[str, str] = {}
    rows = project.db.execute(
        "SELECT words, value FROM annotations WHERE label = 'program'"
        " AND article NOT IN (SELECT id FROM articles WHERE hidden = 1)"
        " GROUP BY words, value ORDER BY words, COUNT(*) DESC, value"
    )
    for words, value in rows.fetchall():
        spelling = one_line(words)
        if SHORTEST <= len(spelling) <= _LONGEST:
            pairs.setdefault(spelling, name_of(value) or spelling)
    pairs.update({one.spelling: one.name for one in aliases(project)})
    meant = dict(project.db.execute("SELECT name, program FROM meanings").fetchall())
    return {spelling: meant.get(name, name) for spelling, name in pairs.items()}


def one_line(words: str) -> str:
    """Return words as a spelling: single spaces, no line breaks."""
    return " ".join(words.split())


def name_of(value: str | None) -> str | None:
    """Return the name in the value of a program; None where there is none."""
    found = json.loads(value) if value is not None else {}
    return str(found["name"]) if found.get("name") else None


def marked(project: Project, spelling: str) -> int:
    """Return how many annotations there are of a spelling; those that a line break parts are not counted."""
    row = project.db.execute(
        "SELECT COUNT(*) FROM annotations WHERE label = 'program' AND words = ?", [spelling]
    ).fetchone()
    return int(row[0])


def spellings(project: Project) -> dict[str, list[str]]:
    """Return the spellings of each program that is known, by its name."""
    found: dict[str, list[str]] = {}
    for spelling, name in known(project).pairs:
        found.setdefault(name, []).append(spelling)
    return found


def containing(project: Project, wanted: Sequence[str], *, after: int = 0, limit: int = 2_000) -> tuple[list[int], int]:
    """Look through some articles for spellings.

    A text may break a spelling over lines: what is looked for is its longest word, so that too many may be found, but
    none is missed.

    Args:
        project: the open project.
        wanted: the spellings.
        after: the local key of an article; those after it are looked through.
        limit: how many, at most.

    Returns:
        The local keys of those that contain one; and the key to go on after, 0 at the end.
    """
    words = sorted({max(one.split(), key=len, default="") for one in wanted} - {""})
    rows = project.db.execute("SELECT key FROM texts WHERE key > ? ORDER BY key LIMIT ?", [after, limit]).fetchall()
    if not rows or not words:
        return [], 0
    found = project.db.execute(
        "SELECT key FROM texts WHERE key > ? AND key <= ?"
        " AND EXISTS(SELECT 1 FROM json_each(?) j WHERE instr(body, j.value)) ORDER BY key",
        [after, rows[-1][0], json.dumps(words)],
    ).fetchall()
    return [key for (key,) in found], rows[-1][0] if len(rows) == limit else 0
