"""A project with facts of all kinds, most of them from the analyst, to ask tables and totals of."""

import json
from dataclasses import dataclass
from decimal import Decimal

from db.facts import Fact, FactStatus, NewFact, NewItem, Role
from db.operations.make_facts import make_facts
from db.operations.set_role import set_role
from db.project import Project
from db.queries import facts
from db.records import ArticleId, SessionId
from tests.db import worlds
from values.codec import to_json
from values.types import Amount, Basis, Country, Date, Program, Qualifier, Value

LABELS = {Program: "program", Amount: "amount", Country: "country", Date: "date"}
ROLES = {"program": Program, "amount": Amount, "country": Country, "date": Date, "part": Amount}


def item(role: str, value: Value) -> NewItem:
    """Return a value from the analyst."""
    return NewItem(role=role, label=LABELS[type(value)], value=to_json(value))


def euros(number: str, **fields: object) -> Amount:
    """Return an exact sum in euros, but for what is said."""
    told = {"min": Decimal(number), "max": Decimal(number), "currency": "EUR", **fields}
    return Amount(**told)


def fact(
    program: str | None = None,
    *amounts: Amount,
    countries: str = "",
    dates: str = "",
    status: FactStatus = FactStatus.OPEN,
    title: str = "",
    note: str = "",
    more: tuple[NewItem, ...] = (),
) -> NewFact:
    """Return a fact: countries and dates as words of a text."""
    items = [
        *([item("program", Program(name=program))] if program else []),
        *(item("amount", amount) for amount in amounts),
        *(item("country", Country(code=code)) for code in countries.split()),
        *(item("date", Date(edtf=edtf)) for edtf in dates.split()),
        *more,
    ]
    return NewFact(title=title, note=note, status=status, items=tuple(items))


FUNDER = NewItem(role="funder", label="funder", value='{"text":"Kommission"}')

FIRST = (
    fact("AI Factories", euros("380000000"), countries="PL LT CZ", dates="2025/..", status=FactStatus.CHECKED),
    fact("Digital Europe", euros("7500000", qualifier=Qualifier.ABOUT), countries="DE", dates="2021/2027 2024"),
    fact("Élan", euros("1", max=Decimal(9), qualifier=Qualifier.RANGE), countries="FR"),
    fact(None, euros("20", currency="PLN"), title="Ohne Programm", note="unklar"),
)
SECOND = (
    fact("AI Factories", euros("380000000"), countries="CZ", dates="2025/..", status=FactStatus.DOUBTFUL),
    fact("AI Factories", euros("5", period="P1Y"), euros("6"), dates="2024-06"),
    fact("élan", euros("70"), euros("100"), euros("30"), dates="XXXX-05"),
    fact("Zukunft", title="Ein Titel", more=(item("part", euros("3")),)),
)
THIRD = (
    fact("Digital Europe", euros("10", basis=Basis.EACH), countries="DE DE", dates="2027"),
    fact("Digital Europe", Amount(min=None, max=None, currency="EUR"), countries="XK"),
)


@dataclass(slots=True, kw_only=True)
class FactWorld:
    """A project with ten facts in two articles that show, and one in one that is hidden by the test."""

    project: Project
    anna: SessionId
    ben: SessionId
    articles: list[ArticleId]

    @property
    def every(self) -> list[Fact]:
        """All facts, in the order of their local keys."""
        rows = self.project.db.execute("SELECT key FROM facts ORDER BY key").fetchall()
        return facts.many(self.project, [key for (key,) in rows])


def make_fact_world(project: Project, anna: SessionId, ben: SessionId) -> FactWorld:
    """Put facts of two annotators into three articles."""
    texts = ("Zweiter Artikel über Förderung", "Ärger um Fonds", "Meldung ohne Tag")
    articles = worlds.brought(project, anna, *texts)
    set_role(project, session=anna, role=Role(name="funder", label=None))
    for session, article, some in ((anna, 0, FIRST), (ben, 1, SECOND), (anna, 1, THIRD)):
        make_facts(project, session=session, article=articles[article], facts=some)
    return FactWorld(project=project, anna=anna, ben=ben, articles=articles)


def value_of(text: str | None) -> dict[str, object]:
    """Return the fields of a value."""
    return json.loads(text) if text else {}
