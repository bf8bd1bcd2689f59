"""Suggestions keep to the labels of the project: what could not be accepted is not suggested."""

import pytest

from db import files
from db.operations.start_session import start_session
from db.queries import articles, suggestions
from desktop.jobs.importing import import_text
from desktop.jobs.suggesting import look_at, make_suggestions, recipe_of

TEXT = "Polen zahlt 12 Mio. Euro im Mai 2024.\n"


@pytest.fixture
def project(tmp_path):
    project = files.create_project(tmp_path / "a.beleg")
    yield project
    project.close()


@pytest.fixture
def session(project):
    session = start_session(project, name="First pass", annotator="Ada")[0]
    import_text(project, session=session, text=TEXT)
    return session


def labels_suggested(project, session):
    found = suggestions.of_article(project, articles.at(project, 1).id, session)
    return [one.label for one in found]


def retire(project, name, retired=1):
    project.db.execute("UPDATE labels SET retired = ? WHERE name = ?", [retired, name])


def test_all_labels_of_a_new_project_are_suggested(project, session):
    make_suggestions(project, session=session, processes=0)
    assert labels_suggested(project, session) == ["country", "amount", "date"]


@pytest.mark.parametrize("processes", [0, 1])
def test_a_retired_label_is_suggested_no_more(project, session, processes):
    make_suggestions(project, session=session, processes=0)
    retire(project, "amount")
    assert make_suggestions(project, session=session, processes=processes) == 1
    assert labels_suggested(project, session) == ["country", "date"]
    retire(project, "amount", 0)
    assert make_suggestions(project, session=session, processes=0) == 1
    assert labels_suggested(project, session) == ["country", "amount", "date"]


def test_the_article_that_opens_is_looked_at_again(project, session):
    make_suggestions(project, session=session, processes=0)
    retire(project, "country")
    look = look_at(project, articles.at(project, 1))
    assert look.stored is not None
    assert labels_suggested(project, session) == ["amount", "date"]


def test_a_label_that_the_project_does_not_have_is_not_suggested(project, session):
    project.db.execute("DELETE FROM labels WHERE name = 'date'")
    assert "date" not in recipe_of(project).labels
    make_suggestions(project, session=session, processes=0)
    assert labels_suggested(project, session) == ["country", "amount"]
