"""What is written comes back identical: no type, no collation and no JSON eats text."""

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import canonical, schema
from db.operations.edit_article import edit_article
from db.operations.import_articles import import_articles
from db.operations.set_note import set_note
from db.operations.set_value import set_value
from db.operations.start_session import start_session, tidy
from db.project import Project
from db.queries import annotations, articles, places, sessions
from db.records import ArticleId, Place, SessionId
from tests.db import worlds

EATEN = [
    *("007", " 12 ", "1e5", "123456789012345678", "9223372036854775808", "0x1F", "1.0", "-0", ".5", "+1", "1_000"),
    *("", " ", "null", "NULL", "None", "true", "nan", "inf", "\n", "\t\r\n", "\0", "a\0b", "'", '"', "\\", "\\u0041"),
    *worlds.HOSTILE,
]
STRINGS = st.one_of(
    st.sampled_from(EATEN),
    st.text(max_size=20),
    st.text(alphabet=st.sampled_from("".join(worlds.HOSTILE)), max_size=20),
    st.integers().map(str),
    st.floats().map(str),
    st.decimals(allow_nan=False).map(str),
)
MANY = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@MANY
@given(note=STRINGS, value=STRINGS, rule=STRINGS)
def test_notes_and_values(project: Project, note: str, value: str, rule: str) -> None:
    anna, article = there(project)
    annotation = worlds.labelled(project, anna, article)
    told = canonical.dumps({"min": value, "note": note, value: [note, None, True, 7]})
    set_note(project, session=anna, annotation=annotation, note=note)
    set_value(project, session=anna, annotation=annotation, value=told, rule=rule)
    found = annotations.get(project, annotation)
    assert found is not None
    assert (found.note, found.value, found.rule) == (note, told, rule)
    assert json.loads(found.value or "")["min"] == value


@MANY
@given(title=STRINGS, source=STRINGS, text=STRINGS)
def test_articles(project: Project, title: str, source: str, text: str) -> None:
    anna, _ = there(project)
    body = text.replace("\0", "")
    new = worlds.new_article(body, title=title or "T", source=source)
    report = import_articles(project, session=anna, articles=[new])
    ((_, article),) = (*report.taken, *report.known)
    assert articles.text(project, article) == body
    found = articles.the(project, article)
    assert found.length == len(body)
    if report.taken:
        assert (found.title, found.source) == (new.title, source)
    if title.strip():
        edit_article(project, session=anna, article=article, title=title, language=None, published=None)
        assert articles.the(project, article).title == title.strip()


@MANY
@given(name=STRINGS, annotator=STRINGS)
def test_sessions(project: Project, name: str, annotator: str) -> None:
    there(project)
    taken = {(session.name, session.annotator) for session in sessions.all_of(project)}
    if not tidy(name) or not tidy(annotator) or (tidy(name), tidy(annotator)) in taken:
        return
    session, _ = start_session(project, name=name, annotator=annotator)
    found = sessions.get(project, session)
    assert found is not None
    assert (found.name, found.annotator) == (tidy(name), tidy(annotator))
    assert tidy(found.name) == found.name


def there(project: Project) -> tuple[SessionId, ArticleId]:
    """Return Anna's session and the article with her annotation, made where they are not there yet."""
    for session in sessions.all_of(project):
        if session.annotator == "Anna" and session.name == "First pass":
            return session.id, articles.all_of(project)[0].id
    anna = worlds.session_of(project)
    (article,) = worlds.brought(project, anna, worlds.FUNDING)
    worlds.labelled(project, anna, article)
    return anna, article


def test_a_value_keeps_its_content_and_loses_only_its_spelling(
    project: Project, anna: SessionId, article: ArticleId
) -> None:
    annotation = worlds.labelled(project, anna, article)
    set_value(project, session=anna, annotation=annotation, value='{ "min" : "1.50", "a": "\\u00e9" }', rule="typed")
    found = annotations.get(project, annotation)
    assert found is not None
    assert found.value == '{"a":"é","min":"1.50"}'


def test_a_session_is_left_and_found_at_its_place(project: Project, anna: SessionId, article: ArticleId) -> None:
    assert places.get(project, anna) is None
    events = worlds.events(project)
    for top in (0, 17):
        places.put(project, Place(session=anna, article=article, top=top, selection_start=3, selection_end=9))
    project = worlds.reopened(project)
    found = places.get(project, anna)
    assert found is not None
    assert (found.article, found.top, found.selection_start, found.selection_end) == (article, 17, 3, 9)
    assert worlds.events(project) == events, "a place is no history"
    project.close()


def test_the_session_left_last_is_the_one_to_go_on_with(project: Project, anna: SessionId, ben: SessionId) -> None:
    (article,) = worlds.brought(project, anna, worlds.FUNDING)
    latest = sessions.latest(project)
    assert latest is not None
    assert latest.id == ben, "the newest, while nobody marked"
    worlds.labelled(project, anna, article)
    latest = sessions.latest(project)
    assert latest is not None
    assert latest.id == anna
    places.put(project, Place(session=ben, article=None))
    latest = sessions.latest(project)
    assert latest is not None
    assert latest.id == ben


def test_every_table_is_strict_and_nothing_cascades() -> None:
    text = schema.SCRIPTS[schema.VERSION]
    tables = text.count("CREATE TABLE")
    assert tables == text.count(") STRICT") == 3 + len(schema.DERIVED_TABLES) + 1 + len(schema.CACHE_TABLES)
    assert "ON DELETE" not in text
    assert "AUTOINCREMENT" not in text


@pytest.mark.parametrize("script", ["GROWING", "DERIVED", "PLACES", "CACHES", "FIRST"])
def test_the_schema_splits_into_whole_statements(script: str) -> None:
    text: str = getattr(schema, script)
    pieces = schema.statements(text)
    assert all(sqlite3.complete_statement(piece + ";") for piece in pieces)
    assert "".join("".join(pieces).replace(";", "").split()) == "".join(text.replace(";", "").split())


def test_the_file_says_whose_it_is(project: Project) -> None:
    project.close()
    header = Path(project.path).read_bytes()[:100]
    assert header.startswith(b"SQLite format 3\0")
    assert int.from_bytes(header[68:72]) == schema.APPLICATION_ID
    assert int.from_bytes(header[60:64]) == schema.VERSION
    assert header[18:20] == b"\x01\x01", "a rollback journal: one file at rest"
