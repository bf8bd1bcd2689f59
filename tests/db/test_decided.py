"""What the analysts have decided, as it can be learned from."""

from db.operations.hide_article import hide_article
from db.operations.reject_suggestions import reject_suggestions
from db.operations.set_status import set_status
from db.project import Project
from db.queries import decided
from db.queries.decided import DecidedArticle
from db.records import ArticleId, SessionId, Status
from tests.db import worlds
from tests.db.suggesting_help import one

ALL = 1_000_000


def read(project: Project, most: int = ALL) -> dict[ArticleId, DecidedArticle]:
    return {found.article: found for found in decided.decided(project, most_characters=most)}


def done(project: Project, session: SessionId, article: ArticleId) -> None:
    set_status(project, session=session, article=article, status=Status.DONE)


def words(article: DecidedArticle) -> list[str]:
    return [article.text[span.start : span.end] for span in article.marked]


def test_an_article_that_nobody_touched_is_not_among_them(project: Project, made: ArticleId):
    assert read(project) == {}
    assert decided.count_done(project) == 0


def test_an_article_that_is_done_is_what_those_marked_who_are_done(
    project: Project, anna: SessionId, ben: SessionId, made: ArticleId
):
    worlds.labelled(project, anna, made, "Österreich")
    worlds.labelled(project, ben, made, "Netz")
    assert words(read(project)[made]) == ["Netz", "Österreich"]
    assert not read(project)[made].done
    done(project, anna, made)
    assert words(read(project)[made]) == ["Österreich"]
    assert read(project)[made].done
    done(project, ben, made)
    assert words(read(project)[made]) == ["Netz", "Österreich"]
    assert decided.count_done(project) == 1


def test_the_same_span_of_two_sessions_is_one(project: Project, anna: SessionId, ben: SessionId, made: ArticleId):
    for session in (anna, ben):
        worlds.labelled(project, session, made, "Österreich")
    assert words(read(project)[made]) == ["Österreich"]


def test_what_was_rejected_is_told_with_its_place(project: Project, anna: SessionId, made: ArticleId):
    refused = one(project, made, anna, "2024")
    reject_suggestions(project, session=anna, suggestions={made: [refused]})
    found = read(project)[made]
    assert found.marked == ()
    assert found.refused == ((refused.start, refused.end, "date"),)


def test_a_rejection_everywhere_is_told_of_the_article_it_was_seen_in(
    project: Project, anna: SessionId, made: ArticleId
):
    other, _ = worlds.brought(project, anna, "Seit 2024.", "Noch 2024.")
    reject_suggestions(project, session=anna, suggestions={made: [one(project, made, anna, "2024")]}, everywhere=True)
    assert set(read(project)) == {made}
    assert other not in read(project)


def test_hidden_articles_teach_nothing(project: Project, anna: SessionId, made: ArticleId):
    worlds.labelled(project, anna, made, "Österreich")
    done(project, anna, made)
    hide_article(project, session=anna, article=made)
    assert read(project) == {}
    assert decided.count_done(project) == 0


def test_done_articles_come_first_and_no_more_than_is_wanted(project: Project, anna: SessionId, made: ArticleId):
    others = worlds.brought(project, anna, *(f"Text {number} aus Polen." for number in range(8)))
    worlds.labelled(project, anna, made, "Österreich")
    for article in others:
        done(project, anna, article)
    assert list(read(project)) == [*sorted(others), made]
    assert list(read(project, most=30)) == sorted(others)[:2]
    assert list(read(project, most=1)) == sorted(others)[:1]
