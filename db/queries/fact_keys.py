"""Which facts have what: the local keys of facts, read out of the indexes, a list for each thing that they share.

A list comes as one text of SQLite's: two hundred thousand rows of one number each would take four times as long.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.connection import Database
from db.project import Project

# An article and its text have one local key. Of an article that was undone in another copy the text alone is there.
_HIDDEN = (
    "SELECT group_concat(f.key) FROM texts t LEFT JOIN articles a ON a.key = t.key"
    " CROSS JOIN facts f ON f.article = t.id WHERE a.hidden IS NOT 0"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """Facts that share something."""

    name: str  # what it is, such as a code or a key of sameness; "" only where nothing is known
    order: Any  # what it is sorted by among its like; None: last
    listed: list[str]  # local keys of facts, as SQLite lists them: they are read only where they are asked for

    @property
    def keys(self) -> list[int]:
        """The local keys of the facts."""
        return numbers(",".join(self.listed))


def numbers(listed: str | None) -> list[int]:
    """Return the keys of SQLite's list "1,2,3"; none of NULL."""
    return list(map(int, listed.split(","))) if listed else []


def listed(db: Database, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[int]:
    """Return the keys that a query gives in its first column, in its order."""
    return numbers(db.execute(f"SELECT group_concat(key) FROM ({sql})", parameters).fetchone()[0])


def hidden(project: Project) -> set[int]:
    """Return the keys of the facts in articles that do not show: hidden ones, and those that are not there."""
    return set(numbers(project.db.execute(_HIDDEN).fetchone()[0]))


def of_role(project: Project, role: str) -> dict[str | None, list[int]]:
    """Return by the keys of the values in a cell the facts that have them; None: values without a key.

    A fact stands under each of its values, and twice under one that its cell holds twice.
    """
    return {same: numbers(found) for same, found in listed_of_role(project, role).items()}


def listed_of_role(project: Project, role: str) -> dict[str | None, str]:
    """Return the same as lists of SQLite's."""
    rows = project.db.execute(
        "SELECT same, group_concat(fact) FROM cell_values WHERE role = ? GROUP BY same", [role]
    ).fetchall()
    return dict(rows)


def of_articles(project: Project) -> dict[str, str]:
    """Return by article its facts as a list of SQLite's, session by session, in text order."""
    return dict(project.db.execute("SELECT article, group_concat(key) FROM facts GROUP BY article").fetchall())


def of_sessions(project: Project) -> dict[str, str]:
    """Return by session its facts, as a list of SQLite's."""
    return dict(project.db.execute("SELECT session, group_concat(key) FROM facts GROUP BY session").fetchall())


def joined(found: Iterable[tuple[Any, str, str]]) -> list[Bucket]:
    """Return buckets in their order, those of one name as one, those without an order last.

    Args:
        found: order, name and SQLite's list of facts; what has the same name has the same order.
    """
    by_name: dict[str, Bucket] = {}
    for order, name, some in found:
        by_name.setdefault(name, Bucket(name=name, order=order, listed=[])).listed.append(some)
    return in_order(list(by_name.values()))


def in_order(buckets: list[Bucket]) -> list[Bucket]:
    """Return buckets in their order, those without one last."""
    return sorted(buckets, key=lambda one: (one.order is None, 0 if one.order is None else one.order, one.name))


def flat(buckets: Sequence[Bucket], every: Iterable[int], *, descending: bool) -> list[int]:
    """Return all facts in the order of buckets, each once, where it comes first; those in no bucket last.

    Args:
        buckets: in their order, those without one last.
        every: all facts.
        descending: the last bucket comes first; those without an order stay last.
    """
    known = [one for one in buckets if one.order is not None]
    found: dict[int, None] = {}
    for one in reversed(known) if descending else known:
        found.update(dict.fromkeys(one.keys))
    found.update(dict.fromkeys(every))
    return list(found)
