"""A project with many facts: 20,000 articles with ten facts each, every value with its evidence.

The facts come through the one door, a hundred articles at a time, as events like any other: what is measured is what an
analyst's file would hold. Programs are named as unevenly as in life, amounts repeat, and some cannot be added.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from db.files import create_project
from db.operations.import_articles import import_articles
from db.operations.join_programs import join_programs
from db.operations.start_session import start_session
from db.project import Project
from db.queries import articles as article_queries
from db.records import ArticleId, NewArticle, SessionId
from db.transaction import Transaction
from values.codec import to_json
from values.types import Amount, Basis, Country, Date, Program, Qualifier, Value

ARTICLES, FACTS, PROGRAMS = 20_000, 10, 2_000
BATCH = 100  # articles of one transaction
COUNTRIES = ("DE", "FR", "PL", "CZ", "LT", "AT", "ES", "IT", "NL", "FI", "XK", "EE")
KINDS = ("Fonds", "Programm", "Initiative", "Förderung")
FIELDS = ("KI", "Chips", "Wasserstoff", "Batterien", "Quanten", "Häfen", "Netze", "Robotik")
_STATUSES = ("open", "open", "checked", "doubtful")


def name_of(number: int) -> str:
    """Return the name of a program."""
    return f"{FIELDS[number % 8]}-{KINDS[number // 8 % 4]} {number}"


@dataclass(slots=True)
class Written:
    """An article as it is being written, with what is to be marked in it and the facts of that."""

    number: int
    chance: random.Random
    text: str = ""
    marks: list[tuple[int, int, Value]] = field(default_factory=list)
    facts: list[dict[str, list[int]]] = field(default_factory=list)  # role: places of marks

    def say(self, words: str) -> None:
        """Go on with the text."""
        self.text += words

    def mark(self, words: str, value: Value) -> int:
        """Go on with words that are to be marked; return their place among the marks."""
        self.marks.append((len(self.text), len(self.text) + len(words), value))
        self.text += words
        return len(self.marks) - 1


def written(number: int, facts: int = FACTS) -> Written:
    """Return an article of a number, always the same: two programs, each with half of the facts."""
    chance = random.Random(number)
    article = Written(number, chance)
    article.say(f"Meldung {number} über {chance.choice(FIELDS)}\n\n")
    for half in (facts // 2, facts - facts // 2):
        name = name_of(int(PROGRAMS * chance.random() ** 3))
        year = chance.randrange(2015, 2030)
        article.say("Der Geldgeber ")
        program = article.mark(name, Program(name=name))
        article.say(" läuft seit ")
        date = article.mark(str(year), Date(edtf=str(year)))
        article.say(".\n")
        for _ in range(half):
            _sentence(article, program, date)
    return article


def _sentence(article: Written, program: int, date: int) -> None:
    chance = article.chance
    article.say("Es fließen ")
    amount = article.mark(*_amount(chance))
    article.say(" nach ")
    code = chance.choice(COUNTRIES)
    country = article.mark(code, Country(code=code))
    article.say(", heißt es dazu im Ministerium, und weitere Mittel sollen folgen.\n")
    article.facts.append({"program": [program], "amount": [amount], "country": [country], "date": [date]})


def _amount(chance: random.Random) -> tuple[str, Amount]:
    millions = chance.choice((1, 2, 5)) * 10 ** chance.randrange(4) + chance.randrange(40)
    low = Decimal(millions) * 1_000_000
    told: dict[str, Any] = {"min": low, "max": low, "currency": chance.choice(("EUR", "EUR", "EUR", "PLN", "CZK"))}
    kind = chance.randrange(20)
    if kind == 0:
        told |= {"max": low + 1_000_000, "qualifier": Qualifier.RANGE}
    elif kind < 4:
        told["qualifier"] = (Qualifier.OVER, Qualifier.UP_TO, Qualifier.ABOUT)[kind - 1]
    elif kind == 4:
        told["period"] = "P1Y"
    elif kind == 5:
        told["basis"] = Basis.EACH
    return f"{millions} Millionen {told['currency']}", Amount(**told)


def make_project(path: Path, articles: int = ARTICLES, facts: int = FACTS) -> tuple[Project, SessionId]:
    """Make a project with many facts, of two annotators."""
    project = create_project(path)
    project.db.execute("PRAGMA synchronous=OFF")
    first, _ = start_session(project, name="First pass", annotator="Anna")
    second, _ = start_session(project, name="First pass", annotator="Ben")
    import_articles(project, session=first, articles=_new(articles))
    keys = [one.id for one in article_queries.all_of(project)]
    for start in range(0, articles, BATCH):
        session = first if start // BATCH % 3 else second
        _put(project, session, start, keys[start : start + BATCH], facts)
    join_programs(project, session=first, spellings=["KI-Fonds"], name=name_of(0))
    return project, first


def _new(articles: int) -> Iterator[NewArticle]:
    for number in range(articles):
        text = written(number).text
        title = text.split("\n", 1)[0]
        day = f"{2020 + number % 6}-{1 + number % 12:02}-{1 + number % 28:02}"
        source = f"{number:05d}.txt"
        yield NewArticle(text=text, title=title, title_is_heading=True, language="de", published=day, source=source)


def _put(project: Project, session: SessionId, start: int, keys: list[ArticleId], facts: int) -> None:
    with project.transact(session=session, name=f"Mark {len(keys)} articles") as step:
        for number, key in enumerate(keys, start):
            _put_article(step, session, key, written(number, facts))


def _put_article(step: Transaction, session: SessionId, key: ArticleId, article: Written) -> None:
    for start, end, value in article.marks:
        told = {"start": start, "end": end, "words": article.text[start:end], "value": json.loads(to_json(value))}
        label = type(value).__name__.lower()
        state = {"session": session, "label": label, **told, "rule": "given", "note": "", "flagged": False}
        step.put("annotation", None, state, article=key)
    for place, cells in enumerate(article.facts):
        named = {role: [f":{mark}" for mark in marks] for role, marks in cells.items()}
        status = _STATUSES[(article.number + place) % len(_STATUSES)]
        state = {"session": session, "title": "", "note": "", "status": status, "cells": named}
        step.put("fact", None, state, article=key)
