"""A small project in which articles disagree, for tests of the page of disagreements."""

from decimal import Decimal
from pathlib import Path

from db.facts import NewFact, NewItem
from db.files import create_project
from db.operations.make_facts import make_facts
from db.operations.start_session import start_session
from db.project import Project
from db.records import Changes, SessionId
from db.suggested import Suggestion
from tests.desktop.across import fact_project
from values.codec import to_json
from values.types import Amount, Country, Date, Program, Value

Cells = tuple[tuple[str, str, Value], ...]  # role, words, value


def euros(number: int) -> Amount:
    return Amount(min=Decimal(number), max=Decimal(number), currency="EUR")


def country(words: str, code: str) -> tuple[str, str, Value]:
    return "country", words, Country(code=code)


def of(program: str, year: str, *more: tuple[str, str, Value]) -> Cells:
    return (("program", program, Program(name=program)), ("date", year, Date(edtf=year)), *more)


ARTICLES: tuple[tuple[str, Cells], ...] = (
    (
        "Das Netz wächst\n\n😀 Für AI Factories stehen 2025 bereit: 380 Millionen Euro.\n",
        of("AI Factories", "2025", ("amount", "380 Millionen Euro", euros(380_000_000))),
    ),
    (
        "Brüssel zahlt\n\nAI Factories bekommt 2025 genau 380 Mio. Euro.\n",
        of("AI Factories", "2025", ("amount", "380 Mio. Euro", euros(380_000_000))),
    ),
    (
        "Mehr als gedacht\n\nEs bleibt dabei. Mit 500 Mio. Euro plant AI Factories im Jahr 2025.\n",
        of("AI Factories", "2025", ("amount", "500 Mio. Euro", euros(500_000_000))),
    ),
    (
        "Zwei Länder\n\nDigital Europe fördert 2024 in Polen und Litauen.\n",
        of(
            "Digital Europe",
            "2024",
            country("Polen", "PL"),
            country("Litauen", "LT"),
        ),
    ),
    (
        "Ein anderes Land\n\nDigital Europe fördert 2024 in Polen und Finnland.\n",
        of(
            "Digital Europe",
            "2024",
            country("Polen", "PL"),
            country("Finnland", "FI"),
        ),
    ),
    (
        "Die Summe stimmt nicht\n\nExist: 100 Euro, davon 70 Euro für A und 60 Euro für B, alles 2023.\n",
        of(
            "Exist",
            "2023",
            ("amount", "100 Euro", euros(100)),
            ("part", "70 Euro", euros(70)),
            ("part", "60 Euro", euros(60)),
        ),
    ),
    ("Zu früh\n\nSchon 2019 zahlte Interreg 2021–2027 für Brücken.\n", of("Interreg 2021–2027", "2019")),
)
PROGRAMS = ("AI Factories", "Digital Europe", "Exist", "Interreg 2021–2027")


def made(path: Path) -> Path:
    """Make a project with four disagreements; return its path."""
    project = create_project(path)
    session, _ = start_session(project, name="First pass", annotator="Ada")
    for place, (text, cells) in enumerate(ARTICLES):
        add(project, session, text, cells, published=f"2025-10-{place + 10}")
    project.close()
    return path


def add(project: Project, session: SessionId, text: str, cells: Cells, *, published: str) -> Changes:
    """Take an article in with its fact; what has no words in it is from the analyst."""
    article = fact_project.taken(project, session, text, published=published)
    items = []
    for role, words, value in cells:
        label = "amount" if role == "part" else role
        start = text.find(words)
        if start < 0:
            items.append(NewItem(role=role, label=label, value=to_json(value)))
            continue
        suggestion = Suggestion(
            article=article,
            label=label,
            start=start,
            end=start + len(words),
            words=words,
            value=to_json(value),
            rule="given",
            confidence=0.9,
            origin="rules",
        )
        items.append(NewItem(role=role, suggestion=suggestion))
    return make_facts(project, session=session, article=article, facts=[NewFact(items=tuple(items))])
