"""Importing: whole articles, one step, and nothing twice."""

from collections.abc import Iterator

import pytest

from db.errors import NotThere, StorageFault
from db.operations import long_step as module
from db.operations.edit_article import edit_article
from db.operations.hide_article import hide_article
from db.operations.import_annotations import import_annotations
from db.operations.import_articles import import_articles
from db.operations.remove_annotation import remove_annotation
from db.operations.set_note import set_note
from db.operations.undo import undo
from db.project import Project
from db.queries import annotations, articles, sessions, steps
from db.records import (
    ArticleId,
    GivenAnnotation,
    GivenArticle,
    NewAnnotation,
    NewArticle,
    Refusal,
    SessionId,
    SessionState,
    Status,
)
from tests.db import worlds
from tests.db.faulty import with_faults


def counts(project: Project) -> tuple[int, int, int]:
    """Return how many texts, originals and events there are."""
    texts, originals, events = (
        project.db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in ("texts", "originals", "events")
    )
    return texts, originals, events


def some(number: int) -> Iterator[NewArticle]:
    """Yield articles."""
    return (worlds.new_article(f"Artikel {place}\n", source=f"{place}.txt") for place in range(number))


def test_importing_twice_adds_nothing(project: Project, anna: SessionId) -> None:
    first = import_articles(project, session=anna, articles=some(30))
    before, held = worlds.everything(project), counts(project)
    second = import_articles(project, session=anna, articles=some(30))
    assert second.taken == ()
    assert second.known == first.taken
    assert second.changes.step is None
    assert counts(project) == held
    assert worlds.everything(project) == before


def test_the_same_text_twice_in_one_import_is_one_article(project: Project, anna: SessionId) -> None:
    new = [worlds.new_article("Gleich\n", source="a.txt"), worlds.new_article("Gleich\n", source="b.txt")]
    report = import_articles(project, session=anna, articles=new)
    assert [source for source, _ in report.taken] == ["a.txt"]
    assert [source for source, _ in report.known] == ["b.txt"]
    assert report.known[0][1] == report.taken[0][1]
    assert articles.count(project) == 1


def test_one_that_is_refused_stops_nothing(project: Project, anna: SessionId) -> None:
    sources = [
        Refusal(source="x.txt", reason="It is a picture."),
        worlds.new_article("Eins\n", replaced=2),
        Refusal(source="y.txt", reason="It is empty."),
    ]
    report = import_articles(project, session=anna, articles=sources)
    assert report.refused == (("x.txt", "It is a picture."), ("y.txt", "It is empty."))
    assert report.replaced == (("a.txt", 2),)
    assert len(report.taken) == 1


def test_an_import_that_takes_nothing_is_no_step(project: Project, anna: SessionId) -> None:
    before = worlds.everything(project)
    report = import_articles(project, session=anna, articles=[Refusal(source="x.txt", reason="It is a picture.")])
    assert report.changes.step is None
    assert worlds.everything(project) == before
    assert project.next_number(anna) == 1


def test_a_cancelled_import_leaves_whole_articles_and_one_step(
    project: Project, anna: SessionId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_PART", 7)
    before = worlds.state(project)
    seen: list[int] = []
    report = import_articles(
        project, session=anna, articles=some(100), progress=seen.append, cancelled=lambda: sum(seen) >= 42
    )
    assert report.cancelled
    assert seen == [7, 14, 21, 22]
    assert len(report.taken) == articles.count(project) == 22
    for source, article in report.taken:
        assert articles.text(project, article) == f"Artikel {source.removesuffix('.txt')}\n"
    done = steps.of_session(project, anna)[0]
    assert (done.name, done.number) == ("Import articles", 1)
    worlds.assert_derived(project)
    undo(project, session=anna)
    assert worlds.state(project) == before
    again = import_articles(project, session=anna, articles=some(100))
    assert len(again.taken) == 100
    worlds.assert_derived(project)


def test_a_reader_that_breaks_off_leaves_the_parts_before_as_one_step(
    project: Project, anna: SessionId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_PART", 10)

    def breaking() -> Iterator[NewArticle]:
        yield from some(25)
        raise OSError("the stick was pulled")

    with pytest.raises(OSError, match="pulled"):
        import_articles(project, session=anna, articles=breaking())
    assert articles.count(project) == 20
    assert counts(project)[0] == 20
    worlds.assert_derived(project)
    assert len(import_articles(project, session=anna, articles=some(25)).taken) == 5
    undo(project, session=anna)
    undo(project, session=anna)
    assert articles.count(project) == 0


def test_undo_in_the_midst_of_an_import_takes_back_what_came_until_then(
    project: Project, anna: SessionId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_PART", 5)

    def change_her_mind(seen: int) -> None:
        if seen == 10:
            undo(project, session=anna)

    report = import_articles(project, session=anna, articles=some(20), progress=change_her_mind)
    assert len(report.taken) == 20
    assert [article.title for article in articles.all_of(project)] == [f"Artikel {place}" for place in range(10, 20)]
    assert [step.undone for step in steps.of_session(project, anna)] == [False, True, False]
    worlds.assert_derived(project)
    undo(project, session=anna)
    assert articles.count(project) == 0


def test_a_fault_in_a_later_part_leaves_the_parts_before_as_one_step(
    project: Project, anna: SessionId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_PART", 5)
    failing, faulty = with_faults(project)

    def break_disk(seen: int) -> None:
        faulty.left = 20 if seen == 10 else None

    with pytest.raises(StorageFault, match="disk I/O error"):
        import_articles(failing, session=anna, articles=some(20), progress=break_disk)
    failing.close()
    assert articles.count(project) == 10
    worlds.assert_derived(project)
    assert len(import_articles(project, session=anna, articles=some(20)).taken) == 10
    for _ in range(2):
        undo(project, session=anna)
    assert articles.count(project) == 0


def test_reads_go_on_while_an_import_is_under_way(
    project: Project, anna: SessionId, article: ArticleId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_PART", 5)
    reader = project.for_worker()
    found: list[int] = []

    def sources() -> Iterator[NewArticle]:
        for new in some(20):
            found.append(articles.count(reader))
            yield new

    import_articles(project, session=anna, articles=sources())
    assert found == [1 + 5 * (place // 5) for place in range(20)]
    assert articles.count(reader) == 21
    reader.close()


def test_a_hidden_article_comes_back_with_all_that_was_done(
    project: Project, anna: SessionId, article: ArticleId
) -> None:
    annotation = worlds.labelled(project, anna, article)
    edit_article(project, session=anna, article=article, title="Mein Titel", language="en", published=None)
    before = worlds.state(project)
    hide_article(project, session=anna, article=article)
    assert articles.count(project) == 0
    assert [hidden.id for hidden in articles.all_of(project, hidden=True)] == [article]
    report = import_articles(project, session=anna, articles=[worlds.new_article(worlds.FUNDING)])
    assert report.taken == (("a.txt", article),)
    assert articles.the(project, article).title == "Mein Titel"
    assert annotations.get(project, annotation) is not None
    undo(project, session=anna)
    assert articles.count(project) == 0
    undo(project, session=anna)
    assert worlds.state(project) == before
    worlds.assert_derived(project)


def test_an_article_whose_import_was_undone_comes_back(project: Project, anna: SessionId, article: ArticleId) -> None:
    before = worlds.state(project)
    undo(project, session=anna)
    assert articles.get(project, article) is None
    with pytest.raises(NotThere):
        worlds.labelled(project, anna, article)
    texts, _, events = counts(project)
    worlds.brought(project, anna, worlds.FUNDING)
    assert counts(project)[0] == texts
    assert counts(project)[2] == events + 1, "the content is one event, taken again"
    assert set(worlds.state(project)) == set(before)
    assert articles.get(project, article) is not None
    worlds.assert_derived(project)


def test_originals_are_kept_where_they_differ(project: Project, anna: SessionId, article: ArticleId) -> None:
    data = "Grüße".encode("cp1252")
    new = worlds.new_article("Grüße", original=data, encoding="cp1252")
    ((_, other),) = import_articles(project, session=anna, articles=[new]).taken
    assert articles.original(project, other) == (data, "cp1252")
    assert articles.original(project, article) is None


def one(words: str, **names: str) -> GivenAnnotation:
    """Return an annotation of the funding text."""
    return GivenAnnotation(annotation=worlds.span(worlds.FUNDING, words, "date"), where=words, **names)


def test_annotations_imported_twice_add_nothing(project: Project, anna: SessionId, article: ArticleId) -> None:
    state = SessionState(session="Gold", annotator="Cleo", status=Status.DONE, flagged=False)
    given = [GivenArticle(article=article, sessions=(state,), annotations=(one("2024"), one("2027")))]
    first = import_annotations(project, session=anna, articles=given)
    assert (first.added, first.known) == (2, 0)
    before = worlds.everything(project)
    second = import_annotations(project, session=anna, articles=given)
    assert (second.added, second.known, second.changes.step) == (0, 2, None)
    assert worlds.everything(project) == before


def test_annotations_imported_twice_add_nothing_where_they_were_changed_since(
    project: Project, anna: SessionId, article: ArticleId
) -> None:
    given = [GivenArticle(article=article, annotations=(one("2024"), one("2027")))]
    import_annotations(project, session=anna, articles=given)
    noted, removed = annotations.of_article(project, article, anna)
    set_note(project, session=anna, annotation=noted.id, note="geprüft")
    remove_annotation(project, session=anna, annotation=removed.id)
    before = worlds.everything(project)
    again = import_annotations(project, session=anna, articles=given)
    assert (again.added, again.known) == (0, 2)
    only = import_annotations(
        project, session=anna, articles=[GivenArticle(article=article, annotations=(one("2024"),))]
    )
    assert (only.added, only.known) == (0, 1)
    assert worlds.everything(project) == before


def test_the_same_annotation_on_two_lines_of_a_file_is_one(
    project: Project, anna: SessionId, article: ArticleId
) -> None:
    given = [
        GivenArticle(article=article, annotations=(one("2024"),)),
        GivenArticle(article=article, annotations=(one("2024"), one("2027"), one("2024"))),
    ]
    report = import_annotations(project, session=anna, articles=given)
    assert (report.added, report.known) == (2, 2)
    assert len(annotations.of_article(project, article, anna)) == 2
    worlds.assert_derived(project)


def test_what_cannot_be_taken_is_refused_by_name_and_the_rest_is_taken(
    project: Project, anna: SessionId, article: ArticleId
) -> None:
    length = len(worlds.FUNDING)
    bad = {
        "label": worlds.span(worlds.FUNDING, "2024", "colour"),
        "negative": NewAnnotation(label="date", start=-9, end=-5),
        "past": NewAnnotation(label="date", start=length - 1, end=length + 1),
    }
    given = GivenArticle(
        article=article,
        where="line 1",
        sessions=(SessionState(session=" ", annotator="Cleo", status=Status.DONE, flagged=False),),
        annotations=(
            *(GivenAnnotation(annotation=wrong, where=where) for where, wrong in bad.items()),
            one("2024", session="\u200b", annotator="Cleo"),
            one("2027"),
        ),
    )
    unknown = GivenArticle(article=ArticleId("f" * 64), where="line 2", annotations=(one("2024"),))
    report = import_annotations(project, session=anna, articles=[given, unknown])
    assert report.added == 1
    told = dict(report.refused)
    assert set(told) == {"label", "negative", "past", "2024", "line 1", "line 2"}
    assert told["label"].startswith("This project has no label “colour”")
    assert "is no span of an article" in told["negative"]
    assert "is no span of an article" in told["past"]
    assert told["2024"].startswith("The session's name cannot be")
    assert told["line 2"].startswith("This project holds no article ffff")
    assert [session.name for session in sessions.all_of(project)] == ["First pass"]
    worlds.assert_derived(project)
