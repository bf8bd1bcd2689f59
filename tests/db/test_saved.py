"""A project saved by each released version of the schema opens, is whole, and can be gone on with."""

import shutil
from pathlib import Path

import pytest

from db import check, rebuild, schema
from db.files import open_project
from db.operations.undo import undo
from db.queries import annotations, articles, queue, sessions, steps
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
