"""A generated world of facts as a project: each value stands in its article, in words of its own."""

from collections import defaultdict

from db.facts import NewFact, NewItem
from db.operations.import_articles import import_articles
from db.operations.make_facts import make_facts
from db.project import Project
from db.records import ArticleId, NewArticle, SessionId
from db.suggested import Suggestion
from tests.db.planted import Article, Told, World, programs_of
from values.codec import to_json
from values.types import Country, Date, Program, Value

LABELS = {"program": "program", "amount": "amount", "country": "country", "date": "date", "part": "amount"}


def put(project: Project, made: World, sessions: list[SessionId]) -> dict[int, ArticleId]:
    """Put a world into a project.

    Returns:
        The articles, by their numbers.
    """
    by_article: dict[Article, list[Told]] = defaultdict(list)
    for one in made.told:
        by_article[one.article].append(one)
    texts = {article: text_of(article, told) for article, told in by_article.items()}
    news = [new_article(article, text) for article, (text, _) in texts.items()]
    report = import_articles(project, session=sessions[0], articles=news)
    ids = dict(zip((article.number for article in texts), (key for _, key in report.taken), strict=True))
    for article, told in by_article.items():
        for number, one in enumerate(told):
            new = fact_of(ids[article.number], texts[article], number, one)
            make_facts(project, session=sessions[one.session], article=ids[article.number], facts=[new])
    with project.transact(session=sessions[0], name="Years of programs") as step:
        for name, years in made.years.items():
            step.put("program", name, {"note": "", "identifiers": {}, "years": years}, article=None)
    return ids


def new_article(article: Article, text: str) -> NewArticle:
    """Return an article as an import brings it."""
    return NewArticle(
        text=text,
        title=article.title,
        title_is_heading=True,
        language="de",
        published=f"2025-{article.number % 12 + 1:02}-{article.number % 28 + 1:02}",
        source=f"{article.number}.txt",
    )


def values_of(one: Told) -> list[tuple[str, Value]]:
    """Return the roles and values of a fact."""
    return [
        *(("program", Program(name=name)) for name in programs_of(one)),
        *(("amount", amount) for amount in one.amounts),
        *(("country", Country(code=code)) for code in one.countries),
        *(("date", Date(edtf=date)) for date in one.dates),
        *(("part", part) for part in one.parts),
    ]


def text_of(article: Article, told: list[Told]) -> tuple[str, list[list[int]]]:
    """Return a text, and where the words of each value of each fact begin; no two articles use the same words."""
    text, starts = f"{article.title} 😀\nArtikel {article.number}.\n", []
    for one in told:
        places = []
        for role, _ in values_of(one):
            text += "Es geht um "
            places.append(len(text))
            text += f"{words(article, role)}. "
        starts.append(places)
        text += "\n"
    return text, starts


def words(article: Article, role: str) -> str:
    """Return what an article calls the value of a role."""
    return f"{role} in Worten {article.number}"


def fact_of(key: ArticleId, text: tuple[str, list[list[int]]], number: int, one: Told) -> NewFact:
    """Return a fact whose evidence is suggested, and accepted with it."""
    items = []
    for start, (role, value) in zip(text[1][number], values_of(one), strict=True):
        said = words(one.article, role)
        suggestion = Suggestion(
            article=key,
            label=LABELS[role],
            start=start,
            end=start + len(said),
            words=said,
            value=to_json(value),
            rule="given",
            confidence=0.9,
            origin="rules",
        )
        items.append(NewItem(role=role, suggestion=suggestion))
    return NewFact(title=f"Fakt {one.number}", items=tuple(items))
