"""Projects to measure with."""

from pathlib import Path

from db.files import create_project
from db.operations.import_annotations import import_annotations
from db.operations.import_articles import import_articles
from db.operations.start_session import start_session
from db.project import Project
from db.records import ArticleId, GivenAnnotation, GivenArticle, NewAnnotation, NewArticle, SessionId

SENTENCE = "Seit Anfang 2025 fließen über 380 Millionen Euro an Betriebe in Polen, Litauen und Tschechien. "
PARAGRAPH = (SENTENCE * 6)[:499]


def text_of(number: int, length: int) -> str:
    """Return a text of a length in paragraphs of 500 characters, unlike that of any other number."""
    head = f"Artikel {number} über Fördermittel\n"
    paragraphs = (length - len(head)) // 500 + 1
    return (head + "\n".join([PARAGRAPH] * paragraphs))[:length]


def article(number: int, length: int = 3000) -> NewArticle:
    """Return an article of a length."""
    text = text_of(number, length)
    return NewArticle(
        text=text,
        title=text.split("\n", 1)[0],
        title_is_heading=True,
        language="de",
        published="2025-10-14",
        source=f"{number:05d}.txt",
    )


def project_of(path: Path, articles: int, length: int = 3000) -> tuple[Project, SessionId]:
    """Make a project with a number of articles and one session."""
    project = create_project(path)
    session, _ = start_session(project, name="First pass", annotator="analyst")
    import_articles(project, session=session, articles=(article(number, length) for number in range(articles)))
    return project, session


def annotate(project: Project, session: SessionId, key: ArticleId, length: int, count: int) -> None:
    """Put annotations into an article, one every hundred characters, around its middle."""
    gap = min(100, (length - 200) // count)
    first = (length - gap * count) // 2
    value = '{"basis":"total","currency":"EUR","max":"1","min":"1","period":null,"qualifier":"exact"}'
    found = tuple(
        GivenAnnotation(
            annotation=NewAnnotation(
                label=("program", "amount", "country", "date")[place % 4],
                start=first + place * gap,
                end=first + place * gap + min(gap - 1, 18),
                value=value if place % 4 == 1 else None,
                rule="given" if place % 4 == 1 else None,
            )
        )
        for place in range(count)
    )
    import_annotations(project, session=session, articles=[GivenArticle(article=key, annotations=found)])
