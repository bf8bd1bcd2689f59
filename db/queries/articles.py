"""Articles and their texts."""

from typing import Any

from db.errors import NotThere
from db.project import Project
from db.records import Article, ArticleId

COLUMNS = (
    "articles.id, articles.title, articles.heading, articles.language, articles.published, articles.source,"
    " articles.length, articles.imported_at, articles.hidden"
)
TEXTS_KEPT = 2  # in memory, of the articles read last


def record(row: tuple[Any, ...]) -> Article:
    """Return the record of a row selected by COLUMNS."""
    return Article(
        id=ArticleId(row[0]),
        title=row[1],
        title_is_heading=bool(row[2]),
        language=row[3],
        published=row[4],
        source=row[5],
        length=row[6],
        imported_at=row[7],
        hidden=bool(row[8]),
    )


def text(project: Project, article: ArticleId) -> str:
    """Return an article's text.

    Raises:
        NotThere: where the project has no such text.
    """
    kept = project._texts  # the texts of this connection; texts never change
    if article not in kept:
        row = project.db.execute("SELECT body FROM texts WHERE id = ?", [article]).fetchone()
        if row is None:
            raise NotThere(kind="article", key=article)
        while len(kept) >= TEXTS_KEPT:
            del kept[next(iter(kept))]
        kept[article] = row[0]
    return kept[article]


def get(project: Project, article: ArticleId) -> Article | None:
    """Return an article, hidden or not; None where the project does not have it."""
    row = project.db.execute(f"SELECT {COLUMNS} FROM articles WHERE id = ?", [article]).fetchone()
    return record(row) if row else None


def the(project: Project, article: ArticleId) -> Article:
    """Return an article that must be there.

    Raises:
        NotThere: where it is not.
    """
    found = get(project, article)
    if found is None:
        raise NotThere(kind="article", key=article)
    return found


def count(project: Project) -> int:
    """Return how many articles the project shows."""
    return int(project.db.execute("SELECT COUNT(*) FROM articles WHERE hidden = 0").fetchone()[0])


def all_of(project: Project, *, hidden: bool = False) -> list[Article]:
    """Return the articles in queue order; the hidden ones only when asked."""
    rows = project.db.execute(f"SELECT {COLUMNS} FROM articles WHERE hidden = ? ORDER BY key", [int(hidden)])
    return [record(row) for row in rows.fetchall()]


def at(project: Project, number: int) -> Article | None:
    """Return the article at a place of the queue, from 1."""
    row = project.db.execute(
        f"SELECT {COLUMNS} FROM articles WHERE hidden = 0 ORDER BY key LIMIT 1 OFFSET ?", [max(number - 1, 0)]
    ).fetchone()
    return record(row) if row and number >= 1 else None


def original(project: Project, article: ArticleId) -> tuple[bytes, str | None] | None:
    """Return an article's bytes as imported and their encoding; None where they are the text's UTF-8."""
    row = project.db.execute(
        "SELECT o.bytes, a.encoding FROM articles a JOIN originals o ON o.id = a.original WHERE a.id = ?", [article]
    ).fetchone()
    return (row[0], row[1]) if row else None
