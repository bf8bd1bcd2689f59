"""Learning beside the work of a running window: when it begins, what it changes, how it is switched off."""

import pytest

from db.models import get_model, put_model
from db.operations.set_status import set_status
from db.records import ArticleId, Status
from desktop.controllers import learning
from desktop.jobs.learned import MODEL
from desktop.jobs.learning import EVERY
from desktop.jobs.quality_figures import read_learning
from tests.desktop.learning.worked import with_articles, work_through
from tests.desktop.window_fixtures import at_rest


@pytest.fixture
def path(tmp_path):
    """A project of which four articles are done."""
    project, anna, days = with_articles(tmp_path / "a.beleg")
    work_through(project, anna, days, articles=EVERY - 1)
    project.close()
    return tmp_path / "a.beleg"


@pytest.fixture
def app(start, path, monkeypatch):
    monkeypatch.setattr(learning, "REST_MS", 1)
    return start(path, suggestions=True)


def all_done(qtbot, app):
    """Wait until what was begun is done, and what that began."""
    for _ in range(3):
        qtbot.wait(500)
        at_rest(qtbot, app)


def model(app):
    return get_model(app.desk.project, MODEL)


def revisions(app):
    return {row[0] for row in app.desk.project.db.execute("SELECT revision FROM suggested").fetchall()}


def set_next_done(app):
    project, session = app.desk.project, app.desk.session.id
    [(key,)] = project.db.execute(
        "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM statuses WHERE status = 'done') LIMIT 1"
    ).fetchall()
    app.dispatch.run(lambda: set_status(project, session=session, article=ArticleId(key), status=Status.DONE))


def test_it_learns_beside_the_work_when_enough_articles_are_done(qtbot, app):
    assert model(app) is None
    set_next_done(app)
    qtbot.waitUntil(lambda: model(app) is not None, timeout=20_000)
    assert model(app).report["done"] == EVERY
    all_done(qtbot, app)
    first = model(app).made_at
    set_next_done(app)
    all_done(qtbot, app)
    assert model(app).made_at == first


def test_nothing_is_learned_in_a_pass_without_suggestions(qtbot, start, path, monkeypatch):
    monkeypatch.setattr(learning, "REST_MS", 1)
    app = start(path, suggestions=False)
    set_next_done(app)
    all_done(qtbot, app)
    assert model(app) is None


def test_learning_now_is_used_at_once(qtbot, app):
    app.window.actions_.action("suggest.learn_now").trigger()
    qtbot.waitUntil(lambda: model(app) is not None, timeout=20_000)
    all_done(qtbot, app)
    project = app.desk.project
    qtbot.waitUntil(lambda: all("+" in one for one in revisions(app)), timeout=20_000)  # made with what was learned
    app.window.actions_.action("suggest.learn").trigger()
    all_done(qtbot, app)
    assert not read_learning(project).enabled
    qtbot.waitUntil(lambda: not any("+" in one for one in revisions(app)), timeout=20_000)  # by the rules alone
    all_done(qtbot, app)


def test_the_panel_learns_and_shows_it(qtbot, app, prompt):
    shown = []

    def look(dialog):
        qtbot.waitUntil(lambda: dialog.labels.model().rowCount() > 0, timeout=20_000)
        shown.append(dialog.learned.text())
        dialog.learn.click()
        assert not dialog.learn.isEnabled()
        qtbot.waitUntil(lambda: dialog.learned.text().startswith("Learned"), timeout=30_000)
        shown.append(dialog.learned.text())
        dialog.switch.click()
        qtbot.waitUntil(lambda: dialog.learned.text().startswith("Switched off"), timeout=20_000)
        return False

    prompt.will("run", look)
    app.window.actions_.action("suggest.quality").trigger()
    assert shown[0].startswith("Nothing was learned yet")
    assert "from 4 articles" in shown[1]
    assert not model(app).enabled
    all_done(qtbot, app)


def test_what_keeps_it_from_learning_is_said(qtbot, start, tmp_path):
    project, _, _ = with_articles(tmp_path / "empty.beleg")
    project.close()
    app = start(tmp_path / "empty.beleg", suggestions=True)
    app.window.actions_.action("suggest.learn_now").trigger()
    qtbot.waitUntil(lambda: app.window.banner.isVisible(), timeout=20_000)
    assert model(app) is None
    all_done(qtbot, app)


def test_switching_off_stops_what_is_under_way(qtbot, app):
    put_model(app.desk.project, name=MODEL, data=b"", report={})
    app.window.actions_.action("suggest.learn_now").trigger()
    app.window.actions_.action("suggest.learn").trigger()
    all_done(qtbot, app)
    assert not model(app).enabled
