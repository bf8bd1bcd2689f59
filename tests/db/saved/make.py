"""Makes the saved project of the present schema version: `python -m tests.db.saved.make`. Never remake an old one."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from db import canonical, schema
from db.facts import FactStatus, NewFact, NewItem, Proposal, ProposalItem, Role
from db.files import create_project
from db.operations.accept_suggestions import accept_suggestions
from db.operations.edit_fact import edit_fact
from db.operations.edit_program import edit_program
from db.operations.flag_article import flag_article
from db.operations.hide_article import hide_article
from db.operations.import_annotations import import_annotations
from db.operations.import_articles import import_articles
from db.operations.join_programs import join_programs
from db.operations.label_span import label_span
from db.operations.make_facts import make_facts
from db.operations.move_annotation import move_annotation
from db.operations.put_into_fact import put_into_fact
from db.operations.reject_facts import reject_facts
from db.operations.reject_suggestions import reject_suggestions
from db.operations.remove_annotation import remove_annotation
from db.operations.remove_fact import remove_fact
from db.operations.rule_disagreement import rule_disagreement
from db.operations.set_note import set_note
from db.operations.set_role import set_role
from db.operations.set_status import set_status
from db.operations.start_session import start_session
from db.operations.undo import redo, undo
from db.project import Project
from db.queries import annotations, disagreements, suggestions
from db.records import (
    ArticleId,
    GivenAnnotation,
    GivenArticle,
    GivenSuggestion,
    NewAnnotation,
    NewArticle,
    SessionId,
    Status,
)
from db.rulings import Verdict
from db.suggested import NewSuggestion
from db.suggesting import put_suggestions

FOLDER = Path(__file__).parent
TEXT = "Netz 😀 wächst\n\nSeit Anfang 2025 fließen über 380\u00a0Millionen Euro nach Polen.\n"
OTHER = "Zweiter Artikel\n\nNichts Neues.\n"
GONE = "Dritter Artikel, später entfernt.\n"


def make(path: Path) -> None:
    """Make a project that holds something of everything."""
    start, ticks = datetime(2026, 11, 22, 9, 0, tzinfo=UTC), count()
    project = create_project(path, name="Saved", clock=lambda: start + timedelta(seconds=next(ticks)))
    session, _ = start_session(project, name="First pass", annotator="Ada")
    report = import_articles(project, session=session, articles=[_article(text) for text in (TEXT, OTHER, GONE)])
    first, second, third = (key for _, key in report.taken)
    _mark(project, session, first)
    _suggest(project, session, first, second)
    _state_facts(project, session, first)
    _disagree(project, session, (first, second))
    set_status(project, session=session, article=first, status=Status.DONE)
    flag_article(project, session=session, article=second, flagged=True)
    hide_article(project, session=session, article=third)
    undo(project, session=session)
    redo(project, session=session)
    undo(project, session=session)
    project.close()


def _article(text: str) -> NewArticle:
    return NewArticle(
        text=text,
        title=text.split("\n", 1)[0],
        title_is_heading=True,
        language="de",
        published="2025-10-14",
        source="saved.txt",
        original=text.encode("utf-16"),
        encoding="utf-16",
    )


def _mark(project: Project, session: SessionId, article: ArticleId) -> None:
    start = TEXT.index("über")
    value = '{"basis":"total","currency":"EUR","max":"380000000","min":"380000000","period":null,"qualifier":"over"}'
    new = NewAnnotation(label="amount", start=start, end=start + 18, value=value, rule="amount.scale_word")
    made = next(iter(label_span(project, session=session, article=article, annotation=new).annotations))
    move_annotation(
        project, session=session, annotation=made, start=start, end=start + 23, value=value, rule="amount.scale_word"
    )
    set_note(project, session=session, annotation=made, note="über, nicht rund")
    polen = TEXT.index("Polen")
    for label in ("country", "program"):
        new = NewAnnotation(label=label, start=polen, end=polen + 5)
        other = next(iter(label_span(project, session=session, article=article, annotation=new).annotations))
    remove_annotation(project, session=session, annotation=other)


def _suggest(project: Project, session: SessionId, article: ArticleId, other: ArticleId) -> None:
    year, polen = TEXT.index("2025"), TEXT.index("Polen")
    found = [
        NewSuggestion(label="date", start=year, end=year + 4, value=None, rule="date.year", confidence=0.8),
        NewSuggestion(label="country", start=polen, end=polen + 5, value=None, rule="country.name", confidence=0.9),
    ]
    words = [
        NewSuggestion(label="program", start=0, end=7, value=None, rule="program.name", confidence=0.5),
        NewSuggestion(label="program", start=17, end=23, value=None, rule="program.name", confidence=0.5),
    ]
    put_suggestions(project, {article: ("1/de/2025-10-14", found), other: ("1/de/2025-10-14", words)})
    mark = GivenSuggestion(origin="model.jsonl", score=0.75)
    given = GivenAnnotation(annotation=NewAnnotation(label="program", start=8, end=15), suggestion=mark)
    import_annotations(project, session=session, articles=[GivenArticle(article=other, annotations=(given,))])
    first, second, _ = suggestions.of_article(project, other, session)
    accept_suggestions(project, session=session, suggestions={other: [first]})
    reject_suggestions(project, session=session, suggestions={other: [second]}, everywhere=True)
    join_programs(project, session=session, spellings=["Zweiter"], name="Zweites Programm")


def _state_facts(project: Project, session: SessionId, article: ArticleId) -> None:
    amount, country = annotations.of_article(project, article, session)
    set_role(project, session=session, role=Role(name="funder", label=None))
    items = (
        NewItem(role="program", label="program", value='{"name":"Zweiter","status":"as_written"}'),
        NewItem(role="amount", annotation=amount.id),
        NewItem(role="country", annotation=country.id),
    )
    made = make_facts(
        project, session=session, article=article, facts=[NewFact(items=items), NewFact(title="Später entfernt")]
    )
    kept, other = sorted(made.facts)
    edit_fact(project, session=session, fact=kept, note="über, nicht rund", status=FactStatus.CHECKED)
    put_into_fact(
        project, session=session, fact=kept, items=[NewItem(role="funder", label="country", value='{"code":"DE"}')]
    )
    remove_fact(project, session=session, fact=other)
    item = ProposalItem(role="amount", marked=amount, same="amount EUR 380000000 380000000 over - total")
    proposed = Proposal(key="", program="Zweiter", title="Netz", items=(item,), rule="sentence", confidence=0.5)
    reject_facts(project, session=session, article=article, proposals=[proposed])
    edit_program(
        project,
        session=session,
        program="Zweites Programm",
        note="vom Land",
        identifiers={"wikidata": "Q42"},
        years="2021-2027",
    )


def _disagree(project: Project, session: SessionId, articles: Sequence[ArticleId]) -> None:
    """State two sums of one program and day, and rule which holds."""
    for article, euros in zip(articles, ("7000000", "9000000"), strict=True):
        amount = {"basis": "total", "currency": "EUR", "max": euros, "min": euros, "period": None, "qualifier": "exact"}
        items = (
            NewItem(role="program", label="program", value='{"name":"Drittes","status":"as_written"}'),
            NewItem(role="amount", label="amount", value=canonical.dumps(amount)),
            NewItem(role="date", label="date", value='{"edtf":"2025-10","inferred":false,"mod":null}'),
        )
        make_facts(project, session=session, article=article, facts=[NewFact(items=items)])
    for one in disagreements.open_ones(project):
        rule_disagreement(project, session=session, disagreement=one, verdict=Verdict.UPDATED, note="später mehr")


if __name__ == "__main__":
    make(FOLDER / f"version-{schema.VERSION}.beleg")
