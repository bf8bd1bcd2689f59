"""Texts, originals and events only grow, whoever holds the connection; and the file refuses what no operation makes."""

import sqlite3
from collections.abc import Callable

import pytest

from db import files, rebuild
from db.errors import BadField, FileMoved, LoneSurrogate, ReadOnly, SessionExists, StorageFault, UnknownLabel
from db.operations.edit_article import edit_article
from db.operations.edit_session import edit_session
from db.operations.import_articles import import_articles
from db.operations.label_span import label_span
from db.operations.relabel_annotation import relabel_annotation
from db.operations.set_note import set_note
from db.operations.start_session import start_session
from db.project import Project
from db.records import ArticleId, Scope, SessionId
from tests.db import worlds
from tests.db.faulty import with_faults

GROWING = {"texts": ("id", "body", "x"), "originals": ("id", "bytes", b"x"), "events": ("id", "body", "{}")}


@pytest.fixture
def filled(project: Project, anna: SessionId, article: ArticleId) -> Project:
    """A project with a row in every table that only grows."""
    new = worlds.new_article("Grüße", original=b"Gr\xfc\xdfe", encoding="cp1252")
    import_articles(project, session=anna, articles=[new])
    return project


@pytest.mark.parametrize("raw", [False, True], ids=["our connection", "a raw connection"])
@pytest.mark.parametrize("table", GROWING)
def test_rows_are_never_changed_or_deleted(table: str, raw: bool, filled: Project) -> None:
    key, column, body = GROWING[table]
    connection = sqlite3.connect(filled.path, isolation_level=None) if raw else filled.db.conn
    before = worlds.everything(filled)
    statements = [
        f"UPDATE {table} SET {column} = ?",
        f"UPDATE OR REPLACE {table} SET {column} = ?",
        f"DELETE FROM {table} WHERE {column} <> ?",
    ]
    for statement in statements:
        with pytest.raises(sqlite3.IntegrityError, match=f"{table} only grow"):
            connection.execute(statement, [body])
    if not raw:  # without recursive triggers a REPLACE gets by: the check of hashes finds that one
        replace = " ".join(("INSERT OR", f"REPLACE INTO {table}({key}, {column}) SELECT {key}, ? FROM {table}"))
        with pytest.raises(sqlite3.IntegrityError, match=f"{table} only grow"):
            connection.execute(replace, [body])
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            connection.execute(f"INSERT INTO {table}({key}, {column}) SELECT {key}, ? FROM {table}", [body])
    assert worlds.everything(filled) == before
    if raw:
        connection.close()


@pytest.mark.parametrize("body", ["a\0b", "\0"])
def test_no_text_with_nul(body: str, project: Project) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        project.db.execute("INSERT INTO texts(id, body) VALUES (?, ?)", ["0" * 64, body])


@pytest.mark.parametrize("field", ["note", "title", "source"])
def test_half_a_character_is_refused_with_a_sentence(
    field: str, project: Project, anna: SessionId, article: ArticleId
) -> None:
    annotation = worlds.labelled(project, anna, article)
    before = worlds.everything(project)
    half = "ganz \ud83d halb"
    calls: dict[str, Callable[[], object]] = {
        "note": lambda: set_note(project, session=anna, annotation=annotation, note=half),
        "title": lambda: edit_article(
            project, session=anna, article=article, title=half, language=None, published=None
        ),
        "source": lambda: import_articles(project, session=anna, articles=[worlds.new_article("Neu", source=half)]),
    }
    with pytest.raises(LoneSurrogate) as refused:
        calls[field]()
    assert "ganz \ufffd halb" in refused.value.sentence()
    refused.value.sentence().encode()
    assert worlds.everything(project) == before


def test_fields_are_looked_at(project: Project, anna: SessionId, article: ArticleId) -> None:
    for fields, wrong in (
        ({"title": " \u2028\n"}, "title"),
        ({"language": "Deutsch"}, "language"),
        ({"language": ""}, "language"),
        ({"published": "2025-02-30"}, "publication date"),
        ({"published": "20250203"}, "publication date"),
        ({"published": "2025"}, "publication date"),
    ):
        told = {"title": "T", "language": None, "published": None, **fields}
        with pytest.raises(BadField, match=f"The {wrong} cannot be"):
            edit_article(project, session=anna, article=article, **told)
    for name, annotator in (("", "Anna"), ("Name", " \u200b")):
        with pytest.raises(BadField):
            start_session(project, name=name, annotator=annotator)
    with pytest.raises(BadField):
        edit_session(project, session=anna, name="\n", scope=Scope.ALL)


def test_labels_are_those_of_the_project(project: Project, anna: SessionId, article: ArticleId) -> None:
    annotation = worlds.labelled(project, anna, article)
    with pytest.raises(UnknownLabel, match="its labels are program, amount, country, date"):
        label_span(project, session=anna, article=article, annotation=worlds.span(worlds.FUNDING, "2024", "AMOUNT"))
    with pytest.raises(UnknownLabel):
        relabel_annotation(project, session=anna, annotation=annotation, label="money", value=None, rule=None)


@pytest.mark.parametrize("odd", [" ", "\t", "\u00a0", "\u200b ", " \ud83d ", "\u2028"])
def test_an_annotators_sessions_have_different_names(odd: str, project: Project, anna: SessionId) -> None:
    with pytest.raises(SessionExists, match="Anna has a session “First pass” in this project already"):
        start_session(project, name=f"First{odd}pass", annotator="Anna ")
    start_session(project, name=f"First{odd}pass", annotator="Ben")


def test_a_name_that_a_renamed_session_took_is_taken(project: Project, anna: SessionId) -> None:
    edit_session(project, session=anna, name="Second pass", scope=Scope.ALL)
    with pytest.raises(SessionExists):
        start_session(project, name="Second pass", annotator="Anna")
    third, _ = start_session(project, name="Third pass", annotator="Anna")
    with pytest.raises(SessionExists):
        edit_session(project, session=third, name="Second pass", scope=Scope.ALL)
    edit_session(project, session=third, name="Third  pass", scope=Scope.ALL)


def test_read_only_is_told_and_holds(project: Project, anna: SessionId, article: ArticleId) -> None:
    reading = files.open_project(project.path, writable=False)
    with pytest.raises(ReadOnly, match="opened to be read"):
        worlds.labelled(reading, anna, article)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reading.db.execute("DELETE FROM places")
    reading.close()


def test_a_file_that_was_moved_away_takes_no_more_steps(project: Project, anna: SessionId, article: ArticleId) -> None:
    moved = project.path.rename(project.path.with_name("moved.beleg"))
    with pytest.raises(FileMoved, match="was moved, deleted or replaced"):
        worlds.labelled(project, anna, article)
    moved.rename(project.path)
    worlds.labelled(project, anna, article)
    worlds.assert_derived(project)


def test_derived_tables_that_were_tampered_with_are_found_and_made_anew(
    project: Project, anna: SessionId, article: ArticleId
) -> None:
    worlds.labelled(project, anna, article)
    before = worlds.everything(project)
    project.db.execute("UPDATE articles SET title = 'falsch'")
    project.db.execute("DELETE FROM annotations")
    project.db.execute("UPDATE steps SET undone = 1 WHERE number = 2")
    found = [difference.sentence() for difference in rebuild.differences(project)]
    assert len(found) == 5
    assert any(sentence.startswith("Table annotations: ") and "missing" in sentence for sentence in found)
    assert any("falsch" in sentence and "the events do not give it" in sentence for sentence in found)
    failing, faulty = with_faults(project)
    broken = worlds.everything(project)
    faulty.left = 60
    with pytest.raises(StorageFault):
        rebuild.rebuild(failing)
    failing.close()
    assert worlds.everything(project) == broken, "a rebuild is whole or not at all"
    rebuild.rebuild(project)
    worlds.assert_derived(project)
    assert worlds.everything(project) == before
