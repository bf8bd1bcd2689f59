"""The words of an annotation are those of its article: looked at in Python, and again by the file itself."""

import sqlite3
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import canonical
from db.errors import NoSpan, WordsDiffer
from db.operations.import_annotations import import_annotations
from db.operations.label_span import label_span
from db.operations.move_annotation import move_annotation
from db.project import Project
from db.queries import annotations
from db.records import ArticleId, GivenAnnotation, GivenArticle, NewAnnotation, SessionId
from db.transaction import words_at
from tests.db import worlds

TEXT = worlds.HOSTILE_TEXT
LENGTH = len(TEXT)
UTF16 = len(TEXT.encode("utf-16-le")) // 2
NONSENSE: dict[str, tuple[Any, Any]] = {
    "negative": (-9, -5),
    "negative start": (-1, 3),
    "end before start": (7, 3),
    "empty": (5, 5),
    "past the end": (LENGTH - 1, LENGTH + 1),
    "counted in UTF-16": (UTF16 - 2, UTF16),
    "far away": (2**40, 2**40 + 4),
    "a truth": (False, True),
    "a fraction": (0.0, 3.0),
    "digits": ("0", " 1_0 "),
    "nothing": (None, None),
}
EACH = pytest.mark.parametrize(("start", "end"), NONSENSE.values(), ids=NONSENSE)
INSERT = (
    "INSERT INTO annotations(id, head, article, session, label, start, end, words, note, flagged, made_at, changed_at,"
    " rivals) VALUES (?, 'h', ?, 's', 'amount', ?, ?, ?, '', 0, '', '', 0)"
)


@pytest.fixture
def hostile(project: Project, anna: SessionId) -> ArticleId:
    """An article that is all hostile characters."""
    return worlds.brought(project, anna, TEXT)[0]


@EACH
def test_nonsense_is_refused_by_every_operation(
    start: Any, end: Any, project: Project, anna: SessionId, hostile: ArticleId
) -> None:
    wrong = NewAnnotation(label="amount", start=start, end=end)
    good = NewAnnotation(label="amount", start=1, end=4)
    (annotation,) = label_span(project, session=anna, article=hostile, annotation=good).annotations
    before = worlds.everything(project)
    with pytest.raises(NoSpan, match="is no span of an article of"):
        label_span(project, session=anna, article=hostile, annotation=wrong)
    with pytest.raises(NoSpan):
        move_annotation(project, session=anna, annotation=annotation, start=start, end=end, value=None, rule=None)
    report = import_annotations(
        project,
        session=anna,
        articles=[GivenArticle(article=hostile, annotations=(GivenAnnotation(annotation=wrong, where="line 1"),))],
    )
    assert [where for where, _ in report.refused] == ["line 1"]
    assert worlds.everything(project) == before


def test_other_words_are_refused_at_the_door(project: Project, anna: SessionId, hostile: ArticleId) -> None:
    good = NewAnnotation(label="amount", start=1, end=4)
    (annotation,) = label_span(project, session=anna, article=hostile, annotation=good).annotations
    before = worlds.everything(project)

    def move_without_words() -> None:
        with project.transact(session=anna, name="Move it without its words") as step:
            _, state = step.annotation(annotation)
            step.put_annotation(annotation, hostile, {**state, "start": 2, "end": 5})

    with pytest.raises(WordsDiffer, match=r"At characters 2–5 the article says"):
        move_without_words()
    assert worlds.everything(project) == before


def wrong_rows() -> list[tuple[str, Any, Any, str]]:
    """Return rows with each kind of wrong anchor: (kind, start, end, words)."""
    kinds: list[tuple[str, Any, Any, str]] = [
        (kind, start, end, words)
        for kind, (start, end) in NONSENSE.items()
        if kind not in ("a truth", "a fraction")  # to the file these are 0 to 1 and 0 to 3
        for words in ("", "aß", TEXT[-9:-5], TEXT[-1:], TEXT)
    ]
    for start in range(0, LENGTH - 6, 5):
        kinds.append(("shifted", start, start + 5, TEXT[start + 1 : start + 6]))
        kinds.append(("shorter words", start, start + 5, TEXT[start : start + 4]))
        kinds.append(("longer words", start, start + 5, TEXT[start : start + 6]))
        kinds.append(("no words", start, start + 5, ""))
    return kinds


def test_the_file_refuses_every_wrong_anchor(project: Project, hostile: ArticleId) -> None:
    rows = wrong_rows()
    assert len({kind for kind, *_ in rows}) >= 12
    for number, (kind, start, end, words) in enumerate(rows):
        with pytest.raises((sqlite3.IntegrityError, sqlite3.OperationalError)):
            project.db.execute(INSERT, [f"a{number} {kind}", hostile, start, end, words])
    with pytest.raises(sqlite3.IntegrityError, match="differ from its article"):
        project.db.execute(INSERT, ["a", "0" * 64, 0, 2, TEXT[:2]])
    assert project.db.execute("SELECT COUNT(*) FROM annotations").fetchone()[0] == 0


def test_the_file_refuses_to_move_an_anchor(project: Project, anna: SessionId, article: ArticleId) -> None:
    worlds.labelled(project, anna, article)
    for change in ("start = start + 1", "end = end + 1", "words = words || 'x'", "words = 'x'", "article = 'x'"):
        with pytest.raises(sqlite3.IntegrityError):
            project.db.execute(f"UPDATE annotations SET {change}")
    worlds.assert_derived(project)


def test_every_span_of_the_hostile_text_is_taken_as_it_is(project: Project, hostile: ArticleId) -> None:
    for start in range(0, LENGTH, 3):
        for end in (start + 1, start + 2, LENGTH):
            if end <= LENGTH:
                project.db.execute(INSERT, [f"{start} {end}", hostile, start, end, TEXT[start:end]])
    differing = [
        row
        for row in project.db.execute("SELECT start, end, words FROM annotations").fetchall()
        if TEXT[row[0] : row[1]] != row[2]
    ]
    assert differing == []


@settings(max_examples=300)
@given(
    st.text(alphabet=st.sampled_from("".join(worlds.HOSTILE)), max_size=12),
    st.integers(-20, 20),
    st.integers(-20, 20),
)
def test_words_are_given_or_refused_and_never_another_slice(text: str, start: int, end: int) -> None:
    try:
        words = words_at(text, start, end)
    except NoSpan:
        assert start < 0 or end > len(text) or start >= end
    else:
        assert words == text[start:end]
        assert len(words) == end - start > 0


def test_moving_an_end_takes_the_words_with_it(project: Project, anna: SessionId, article: ArticleId) -> None:
    annotation = worlds.labelled(project, anna, article)
    start = worlds.FUNDING.index("Über")
    end = worlds.FUNDING.index(" fließen")
    move_annotation(project, session=anna, annotation=annotation, start=start, end=end, value=None, rule=None)
    found = annotations.get(project, annotation)
    assert found is not None
    assert (found.words, found.value, found.rule) == ("Über 380\u00a0Millionen Euro", None, None)


def test_ids_are_the_hash_of_the_content(project: Project, anna: SessionId, hostile: ArticleId) -> None:
    worlds.labelled(project, anna, worlds.brought(project, anna, worlds.FUNDING)[0])
    assert hostile == canonical.sha256(TEXT.encode())
    for table in ("texts", "events"):
        rows = project.db.execute(f"SELECT id, body FROM {table}").fetchall()
        assert [id_ for id_, body in rows if id_ != canonical.sha256(body.encode())] == []
