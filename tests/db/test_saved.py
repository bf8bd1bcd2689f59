"""A project saved by each released version of the schema opens, is whole, and can be gone on with."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from db import check, rebuild, schema, schema_facts
from db.backups import Backups
from db.errors import ReadOnly
from db.files import open_project
from db.operations.undo import undo
from db.queries import (
    annotations,
    articles,
    disagreements,
    facts,
    programs,
    queue,
    rejections,
    sessions,
    steps,
    suggestions,
)
from db.rulings import Verdict
from db.suggested import SuggestionState
from tests.db.saved import make

SAVED = sorted(make.FOLDER.glob("version-*.beleg"))


def test_there_is_one_for_each_version():
    assert [path.stem for path in SAVED] == [f"version-{number}" for number in range(1, schema.VERSION + 1)]


@pytest.mark.parametrize("saved", SAVED, ids=lambda path: path.stem)
def test_a_saved_project_opens_with_all_it_held(saved: Path, tmp_path: Path):
    project = open_project(Path(shutil.copyfile(saved, tmp_path / saved.name)))
    assert project.read_only is None
    assert (check.check(project.db.conn), rebuild.differences(project)) == ([], [])
    [session] = sessions.all_of(project)
    shown = articles.all_of(project)
    assert [article.title for article in shown] == [
        "Netz 😀 wächst",
        "Zweiter Artikel",
        "Dritter Artikel, später entfernt.",
    ]
    assert articles.text(project, shown[0].id) == make.TEXT
    assert articles.original(project, shown[0].id) == (make.TEXT.encode("utf-16"), "utf-16")
    found = annotations.of_article(project, shown[0].id, session.id)
    assert [(one.label, one.words, one.note) for one in found] == [
        ("amount", "über 380\u00a0Millionen Euro", "über, nicht rund"),
        ("country", "Polen", ""),
    ]
    assert (queue.progress(project, session.id).done, queue.progress(project, session.id).flagged) == (1, 1)
    last = steps.last_done(project, session.id)
    assert last is not None
    assert last.name == "Flag article “Zweiter Artikel”"
    undo(project, session=session.id)
    assert queue.progress(project, session.id).flagged == 0
    project.close()


def test_a_project_of_the_first_version_is_brought_up_to_date_after_a_backup(tmp_path: Path):
    path = Path(shutil.copyfile(make.FOLDER / "version-1.beleg", tmp_path / "old.beleg"))
    with sqlite3.connect(path) as old:
        before = {table: old.execute(query).fetchall() for table, query in _of_first_version().items()}
    old.close()
    project = open_project(path, backups=tmp_path / "backups")
    assert project.read_only is None
    now = {table: project.db.execute(query).fetchall() for table, query in _of_first_version().items()}
    assert now == before
    assert project.db.execute("SELECT COUNT(*) FROM annotations WHERE suggestion IS NOT NULL").fetchone() == (0,)
    [backup] = Backups(tmp_path / "backups").list(project.id)
    assert backup.reason == f"before version {schema.VERSION}"
    project.close()
    with sqlite3.connect(backup.path) as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (1,)
    kept.close()
    again = open_project(path)
    assert again.read_only is None
    again.close()


def _of_first_version() -> dict[str, str]:
    """Return the queries for all that a project of version 1 holds."""
    grown = {table: f"SELECT * FROM {table} ORDER BY rowid" for table in ("texts", "originals", "events")}
    new = ("given_suggestions", "rejections", "aliases", *schema_facts.TABLES)
    derived = {table: query for table, query in rebuild.DUMPS.items() if table not in new}
    return grown | derived | {"annotations": derived["annotations"].replace(", suggestion, same", "")}


def test_a_project_of_the_first_version_that_is_only_read_stays_as_it_is_and_shows_all(tmp_path: Path):
    path = Path(shutil.copyfile(make.FOLDER / "version-1.beleg", tmp_path / "old.beleg"))
    before = path.read_bytes()
    project = open_project(path, writable=False)
    [session] = sessions.all_of(project)
    worker, snapshot = project.for_worker(), project.snapshot()
    for one in (project, worker, snapshot):
        article = articles.all_of(one)[0].id
        assert [found.suggestion for found in annotations.of_article(one, article, session.id)] == [None, None]
        assert suggestions.of_article(one, article, session.id) == []
        row = queue.row_of(one, session.id, article)
        assert row is not None
        assert (row.waiting, row.suggested) == (0, False)
        assert queue.keys(one, session.id, order=queue.Order.WAITING) == [1, 2, 3]
        assert programs.known(one).pairs == ()
        assert rejections.all_of(one) == []
    assert (check.check(project.db.conn), rebuild.differences(project)) == ([], [])
    for one in (project, worker, snapshot):
        one.close()
    assert path.read_bytes() == before


def test_where_the_backup_fails_an_old_project_is_only_read(tmp_path: Path):
    path = Path(shutil.copyfile(make.FOLDER / "version-1.beleg", tmp_path / "old.beleg"))
    before = path.read_bytes()
    (tmp_path / "backups").write_text("in the way")
    project = open_project(path, backups=tmp_path / "backups")
    assert project.read_only is not None
    assert project.read_only.startswith("“old.beleg” is open read-only because it is of an earlier Beleg")
    assert len(articles.all_of(project)) == 3
    with pytest.raises(ReadOnly):
        undo(project, session=sessions.all_of(project)[0].id)
    project.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("script", ["ADDED_SECOND", "ADDED_THIRD"])
def test_a_change_of_version_that_fails_halfway_changes_nothing(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = Path(shutil.copyfile(make.FOLDER / "version-1.beleg", tmp_path / "old.beleg"))
    before = path.read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr(schema, script, f"{getattr(schema, script)}CREATE INDEX broken ON nowhere(a);\n")
        project = open_project(path)
        assert project.read_only is not None
        assert "no such table: main.nowhere" in project.read_only
        assert queue.keys(project, sessions.all_of(project)[0].id, order=queue.Order.UNCERTAIN) == [1, 2, 3]
        project.close()
    assert path.read_bytes() == before
    project = open_project(path)
    assert project.read_only is None
    project.close()


def test_a_project_of_the_second_version_knows_which_values_are_the_same(tmp_path: Path):
    path = Path(shutil.copyfile(make.FOLDER / "version-2.beleg", tmp_path / "old.beleg"))
    wanted = [
        ("über 380\u00a0Millionen Euro", "amount EUR 380000000 380000000 over - total"),
        ("Polen", None),
        ("Zweiter", "program Zweites Programm"),
    ]
    for writable in (False, True):
        project = open_project(path, writable=writable)
        assert project.db.execute("SELECT words, same FROM annotations ORDER BY key").fetchall() == wanted
        assert facts.count(project) == 0
        assert [role.name for role in facts.roles(project)] == ["program", "amount", "country", "date", "part"]
        assert (check.check(project.db.conn), rebuild.differences(project)) == ([], [])
        project.close()


def test_a_project_of_the_third_version_holds_facts():
    project = open_project(make.FOLDER / "version-3.beleg", writable=False)
    [session] = sessions.all_of(project)
    first = articles.all_of(project)[0].id
    fact, other = facts.of_article(project, first, session.id)
    assert (fact.program, fact.status, fact.note) == ("Zweites Programm", "checked", "über, nicht rund")
    assert [(cell.role, cell.words, cell.value is None) for cell in fact.cells] == [
        ("program", "", False),
        ("amount", "über 380\u00a0Millionen Euro", False),
        ("country", "Polen", True),
        ("funder", "", False),
    ]
    [rejection] = facts.rejections(project)
    assert (rejection.title, rejection.program) == ("Netz", "Zweites Programm")
    details = project.db.execute("SELECT name, note, identifiers, years FROM programs").fetchall()
    assert details == [("Zweites Programm", "vom Land", '{"wikidata":"Q42"}', "2021/2027")]
    [ruled] = disagreements.ruled(project)
    assert other.id in {fact for side in (ruled.left, ruled.right) if side is not None for fact in side.facts}
    assert ruled.ruling is not None
    assert (ruled.ruling.verdict, ruled.ruling.note) == (Verdict.UPDATED, "später mehr")
    assert disagreements.open_ones(project) == []
    project.close()


def test_a_project_of_the_second_version_holds_what_was_suggested_and_decided():
    project = open_project(make.FOLDER / "version-2.beleg", writable=False)
    [session] = sessions.all_of(project)
    first, second, _ = (article.id for article in articles.all_of(project))
    assert [one.words for one in suggestions.of_article(project, first, session.id)] == ["2025"]
    states = [(one.words, one.state, one.origin) for one in suggestions.all_of_article(project, second, session.id)]
    assert states == [
        ("Zweiter", SuggestionState.CORRECTED, "rules"),
        ("Artikel", SuggestionState.REJECTED, "model.jsonl"),
        ("Nichts", SuggestionState.WAITING, "rules"),
    ]
    assert programs.known(project).pairs == (("Zweiter", "Zweites Programm"),)
    assert [(one.words, one.article) for one in rejections.all_of(project)] == [("Artikel", None)]
    assert [one.waiting for one in queue.rows(project, session.id, [1, 2, 3])] == [1, 1, 0]
    project.close()
