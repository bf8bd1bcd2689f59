"""An export dialog on the sample project."""

import pytest

from db.queries import sessions
from desktop.dialogs.export import ExportDialog
from desktop.jobs.sample import REFERENCE, make_sample
from desktop.theme.look import ThemeChoice
from tests.db.worlds import quick
from tests.desktop.dressing import look


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    project = quick(make_sample(tmp_path_factory.mktemp("sample") / "s.beleg", annotator="Ada"))
    yield project
    project.close()


@pytest.fixture
def make(qtbot, sample, tmp_path):
    def made(session: str | None = REFERENCE, project=sample, theme=ThemeChoice.LIGHT, folder=tmp_path):
        found = next((one for one in sessions.all_of(project) if one.name == session), None)
        dialog = ExportDialog(None, look(theme), project, found, folder)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return made


@pytest.fixture
def dialog(make):
    return make()
