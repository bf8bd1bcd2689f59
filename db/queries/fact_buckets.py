"""Facts by what they share: program, country, year, amount, article, annotator, or any role of the project."""

import json
from itertools import count
from typing import Any

from db.facts import AMOUNT, COUNTRY, DATE, PROGRAM
from db.project import Project
from db.queries import fact_keys
from db.queries.fact_keys import Bucket
from values import sorting
from values.comparing import value_of
from values.types import Amount

_WORDS = (
    "SELECT words, group_concat(fact) FROM cell_values WHERE role = ? AND same IS NULL AND words <> '' GROUP BY words"
)


def programs(project: Project) -> list[Bucket]:
    """Return the facts of each program, by its name."""
    found = fact_keys.listed_of_role(project, PROGRAM)
    return fact_keys.joined(
        (sorting.text_order(name), name, keys) for same, keys in found.items() if (name := told(same, PROGRAM))
    )


def countries(project: Project) -> list[Bucket]:
    """Return the facts of each country, by its code."""
    found = fact_keys.listed_of_role(project, COUNTRY)
    return fact_keys.joined((code, code, keys) for same, keys in found.items() if (code := told(same, COUNTRY)))


def years(project: Project) -> list[Bucket]:
    """Return the facts of each year in which a date of theirs begins; the names are four digits."""
    found = fact_keys.listed_of_role(project, DATE)
    return fact_keys.joined(
        (year, f"{year:04}", keys) for same, keys in found.items() if (year := year_of(same)) is not None
    )


def values(project: Project) -> list[Bucket]:
    """Return the facts of each amount, by its key: the smallest number first."""
    found = fact_keys.listed_of_role(project, AMOUNT)
    return fact_keys.joined((value_order(same), same, keys) for same, keys in found.items() if same is not None)


def of_role(project: Project, role: str) -> list[Bucket]:
    """Return the facts of each value in a role, by its key; of a value without a key, by its words."""
    found = [
        (value_order(same), same, keys)
        for same, keys in fact_keys.listed_of_role(project, role).items()
        if same is not None
    ]
    for words, listed in project.db.execute(_WORDS, [role]).fetchall():
        found.append(((_LAST, sorting.text_order(words)), words, listed))
    return fact_keys.joined(found)


def articles(project: Project) -> list[Bucket]:
    """Return the facts of each article that has any, by its id: in order of their titles, then in queue order."""
    listed = fact_keys.of_articles(project)
    return [
        Bucket(name=article, order=place, listed=[listed[article]])
        for place, article in enumerate(articles_by(project, "title"))
        if article in listed
    ]


def articles_by(project: Project, what: str, *, descending: bool = False) -> list[str]:
    """Return the ids of all articles that show in order of title, published or source, then in queue order.

    Those without a day of publication come last, up or down.
    """
    rows = project.db.execute(f"SELECT {what}, id FROM articles WHERE hidden = 0 ORDER BY key").fetchall()
    told = [(text, article) for text, article in rows if text is not None]
    orders = zip(sorting.text_orders(text for text, _ in told), count(), told, strict=False)
    found = [article for _, _, (_, article) in sorted(orders, reverse=descending)]
    return found + [article for text, article in rows if text is None]


def annotators(project: Project) -> list[Bucket]:
    """Return the facts of each annotator, by name."""
    found = fact_keys.of_sessions(project)
    rows = project.db.execute("SELECT id, annotator FROM sessions ORDER BY key").fetchall()
    return fact_keys.joined(
        (sorting.text_order(annotator), annotator, found[session]) for session, annotator in rows if session in found
    )


def sessions(project: Project) -> list[Bucket]:
    """Return the facts of each session, by its id; the annotator's name comes first in their order."""
    found = fact_keys.of_sessions(project)
    rows = project.db.execute("SELECT key, id, name, annotator FROM sessions").fetchall()
    return fact_keys.joined(
        ((sorting.text_order(annotator), sorting.text_order(name), key), session, found[session])
        for key, session, name, annotator in rows
        if session in found
    )


_KINDS = (AMOUNT, DATE, COUNTRY, PROGRAM)
_LAST = len(_KINDS)  # values without a grammar


def value_order(same: str) -> tuple[int, Any]:
    """Return what a value is sorted by, from its key: values of one label are beside each other."""
    label, _, rest = same.partition(" ")
    if (amount := amount_of(same)) is not None and amount.min is not None:
        return 0, (float(amount.min), same)
    if label == DATE and (order := _date_order(same)) is not None:
        return 1, (order.day, same)
    return _KINDS.index(label) if label in _KINDS[2:] else _LAST, (sorting.text_order(rest), same)


def amount_of(same: str | None) -> Amount | None:
    """Return the amount of a key; None where it is the key of something else."""
    found = None if same is None else value_of(same)
    return found if isinstance(found, Amount) else None


def year_of(same: str | None) -> int | None:
    """Return the year in which a date begins, from its key."""
    order = _date_order(same)
    return None if order is None else order.year


def _date_order(same: str | None) -> sorting.DateOrder | None:
    edtf = told(same, DATE)
    return None if edtf is None else sorting.date_order(json.dumps({"edtf": edtf.partition(" ")[0]}))


def told(same: str | None, label: str) -> str | None:
    """Return what the key of a value says behind its label; None where it is of another label."""
    found, _, rest = (same or "").partition(" ")
    return rest if found == label and rest else None
