"""Which facts of a project are wanted."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from db.facts import AMOUNT, BUILT_IN, FactId, FactStatus
from db.project import Project
from db.queries import fact_buckets, fact_keys
from db.queries.fact_keys import Bucket
from db.records import ArticleId, SessionId
from values import sorting

NONE = ""  # in a field of a filter: the facts that have none of it
NO_YEAR = 0
_FEW = 20_000  # facts whose texts are read one by one
_AT_ONCE = 100  # words of one statement: a condition of SQLite's is no deeper than 1,000

_Reader: TypeAlias = Callable[[Project, "Filter"], set[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What the facts wanted have. Fields hold alternatives, empty ones ask for nothing; all fields must hold."""

    text: str = ""  # words, each of which stands in the fact or in its article's title; case and accents are alike
    programs: tuple[str, ...] = ()  # what they mean in the end, or NONE
    countries: tuple[str, ...] = ()  # codes, or NONE
    years: tuple[int, ...] = ()  # in which one of the dates begins, or NO_YEAR
    currencies: tuple[str, ...] = ()  # ISO 4217, or NONE: no amount with a known currency
    statuses: tuple[FactStatus, ...] = ()
    annotators: tuple[str, ...] = ()
    sessions: tuple[SessionId, ...] = ()
    articles: tuple[ArticleId, ...] = ()
    sames: tuple[str, ...] = ()  # keys of sameness: one of these values stands in some cell
    roles: tuple[str, ...] = ()  # a value stands in one of them
    facts: tuple[FactId, ...] | None = None  # one of these
    keys: tuple[int, ...] | None = None  # one of these, by local key

    @property
    def is_empty(self) -> bool:
        """Whether all facts are wanted."""
        return replace(self, text="") == Filter() and not self.words

    @property
    def words(self) -> list[str]:
        """The words of the text as they are looked for, each once; none where nothing of them is left to look for."""
        return list(dict.fromkeys(sorting.text_order(self.text).split()))


def wanted(project: Project, asked: Filter) -> set[int] | None:
    """Return the local keys of the facts that are wanted, be they in hidden articles; None where all are."""
    found = meeting(parts(project, replace(asked, text="")).values())
    return _with_words(project, asked, found) if asked.words else found


def meeting(some: Iterable[set[int]]) -> set[int] | None:
    """Return what is in all of these sets; None where there is no set."""
    found = sorted(some, key=len)
    return found[0].intersection(*found[1:]) if found else None


def parts(project: Project, asked: Filter) -> dict[str, set[int]]:
    """Return by the name of each field that asks for something the facts that it leaves."""
    return {name: read(project, asked) for name, read in _READERS.items() if _asks(asked, name)}


def _asks(asked: Filter, name: str) -> bool:
    """Say whether a field asks for something: an empty list of chosen facts does."""
    if name in ("facts", "keys"):
        return getattr(asked, name) is not None
    return bool(asked.words if name == "text" else getattr(asked, name))


def _years(project: Project, asked: Filter) -> set[int]:
    names = [NONE if year == NO_YEAR else f"{year:04}" for year in asked.years]
    return _of(project, fact_buckets.years(project), names)


def currencies(project: Project) -> list[Bucket]:
    """Return the facts that have an amount in each currency, by its code."""
    return fact_keys.joined(
        (amount.currency, amount.currency, listed)
        for same, listed in fact_keys.listed_of_role(project, AMOUNT).items()
        if (amount := fact_buckets.amount_of(same)) is not None and amount.currency is not None
    )


def _of(project: Project, buckets: Sequence[Bucket], names: Iterable[str]) -> set[int]:
    """Return the facts in the buckets of these names; for NONE, those that are in no bucket."""
    chosen = set(names)
    found: set[int] = set()
    for bucket in buckets:
        if bucket.name in chosen and bucket.name != NONE:
            found.update(bucket.keys)
    if NONE in chosen:
        rest = set(fact_keys.listed(project.db, "SELECT key FROM facts"))
        found |= rest.difference(*(bucket.keys for bucket in buckets if bucket.name != NONE))
    return found


def _with_sames(project: Project, asked: Filter) -> set[int]:
    """Return the facts that hold one of these values in whatever cell."""
    roles = [role for (role,) in project.db.execute("SELECT name FROM roles").fetchall()]
    sql = (
        "SELECT c.fact AS key FROM json_each(:sames) v CROSS JOIN json_each(:roles) r"
        " CROSS JOIN cell_values c ON c.role = r.value AND c.same = v.value"
    )
    every = [*(role.name for role in BUILT_IN), *roles]
    return set(fact_keys.listed(project.db, sql, {"sames": json.dumps(asked.sames), "roles": json.dumps(every)}))


def _by_json(project: Project, sql: str, chosen: Iterable[str]) -> set[int]:
    return set(fact_keys.listed(project.db, sql, [json.dumps(list(chosen))]))


def _of_field(column: str, chosen: str) -> _Reader:
    """Return what reads the facts in which a column of theirs holds one of the values of a field."""
    sql = f"SELECT f.key FROM json_each(?) j CROSS JOIN facts f ON f.{column} = j.value"
    return lambda project, asked: _by_json(project, sql, getattr(asked, chosen))


def _of_buckets(read: Callable[[Project], list[Bucket]], chosen: str) -> _Reader:
    """Return what reads the facts in the buckets that a field names."""
    return lambda project, asked: _of(project, read(project), getattr(asked, chosen))


def _in_roles(project: Project, asked: Filter) -> set[int]:
    """Return the facts that hold something in one of these roles."""
    sql = "SELECT c.fact AS key FROM json_each(?) j CROSS JOIN cell_values c ON c.role = j.value"
    return _by_json(project, sql, asked.roles)


def _with_words(project: Project, asked: Filter, among: set[int] | None) -> set[int]:
    """Return the facts, of these or of all, in which, or in whose article's title, all words stand."""
    titles = _titled(project, asked.words)
    found: set[int] | None = among
    for first in range(0, len(asked.words), _AT_ONCE):
        found = _with_some(project, asked.words[first : first + _AT_ONCE], titles, found)
    return found or set()


def _with_some(
    project: Project, words: Sequence[str], titles: Mapping[str, Sequence[str]], among: set[int] | None
) -> set[int]:
    """Return the facts that hold some words, as many as a statement takes."""
    few = among is not None and len(among) < _FEW
    if len(words) == 1 and not few:
        below = "SELECT f.key FROM json_each(?) j CROSS JOIN facts f ON f.article = j.value"
        inside = fact_keys.listed(project.db, "SELECT key FROM facts WHERE instr(text, ?)", [words[0]])
        found = _by_json(project, below, titles[words[0]]).union(inside)
    else:
        told = {f"w{place}": word for place, word in enumerate(words)}
        told |= {f"t{place}": json.dumps(titles[word]) for place, word in enumerate(words) if titles[word]}
        source = "json_each(:among) j CROSS JOIN facts f ON f.key = j.value" if few else "facts f"
        told |= {"among": json.dumps(sorted(among or ()))} if few else {}
        sql = f"SELECT f.key FROM {source} WHERE {_with_all(words, titles)}"
        found = set(fact_keys.listed(project.db, sql, told))
    return found if among is None else found & among


def _with_all(words: Sequence[str], titles: Mapping[str, Sequence[str]]) -> str:
    """Return the condition that each word, a parameter by its place, stands in a fact or in its article's title."""
    return " AND ".join(
        f"(instr(f.text, :w{place}) OR f.article IN (SELECT value FROM json_each(:t{place})))"
        if titles[word]
        else f"instr(f.text, :w{place})"
        for place, word in enumerate(words)
    )


def _titled(project: Project, words: Sequence[str]) -> dict[str, list[str]]:
    """Return for each word the articles that have it in their title."""
    rows = project.db.execute("SELECT id, title FROM articles WHERE hidden = 0").fetchall()
    titles = sorting.text_orders(title for _, title in rows)
    return {
        word: [article for (article, _), title in zip(rows, titles, strict=True) if word in title] for word in words
    }


_READERS: Mapping[str, _Reader] = {
    "keys": lambda _, asked: set(asked.keys or ()),
    "facts": _of_field("id", "facts"),
    "articles": _of_field("article", "articles"),
    "sames": _with_sames,
    "programs": _of_buckets(fact_buckets.programs, "programs"),
    "countries": _of_buckets(fact_buckets.countries, "countries"),
    "years": _years,
    "currencies": _of_buckets(currencies, "currencies"),
    "roles": _in_roles,
    "statuses": _of_field("status", "statuses"),
    "annotators": _of_buckets(fact_buckets.annotators, "annotators"),
    "sessions": _of_buckets(fact_buckets.sessions, "sessions"),
    "text": lambda project, asked: _with_words(project, asked, None),
}
