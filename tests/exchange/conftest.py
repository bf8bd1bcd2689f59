"""One article as an export sees it."""

import hashlib

import pytest

from db.records import Article, ArticleId, ExportAnnotation, ExportArticle, SessionState, Status
from tests.exchange.strategies import VALUES


@pytest.fixture
def record():
    text = "Foo 😀\nx über 380\u202fMillionen Euro für alle."
    annotation = ExportAnnotation(
        session="first",
        annotator="Ada",
        label="amount",
        start=8,
        end=31,
        words=text[8:31],
        value=VALUES["amount"][0],
        rule="amount.scale_word",
        note='+49 "x",\r\ny',
        flagged=True,
        made_at="2025-11-03T08:00:00Z",
        changed_at="2025-11-03T09:00:00Z",
    )
    article = Article(
        id=ArticleId(hashlib.sha256(text.encode()).hexdigest()),
        title="=1+1",
        title_is_heading=True,
        language=None,
        published="2025-11-03",
        source="a.txt",
        length=len(text),
        imported_at="2025-11-03T08:00:00Z",
    )
    state = SessionState(session="first", annotator="Ada", status=Status.DONE, flagged=False)
    return ExportArticle(article=article, text=text, sessions=(state,), annotations=(annotation,))
