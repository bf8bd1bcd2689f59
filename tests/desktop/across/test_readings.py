"""Readings beside the window: of each slot only the last question is answered, and nothing after it was dropped."""

from types import SimpleNamespace

import pytest

from desktop.across.page import Page
from desktop.across.readings import Readings
from desktop.worker import Control
from tests.desktop.dressing import look


class LateDispatch:
    """Keeps what is asked, and answers when the test says so."""

    def __init__(self) -> None:
        self.told, self.controls = [], []

    def work(self, _work, _project, _name, done, **_more):
        self.told.append(done)
        self.controls.append(Control(tell=lambda *_: None))
        return SimpleNamespace(control=self.controls[-1])


@pytest.fixture
def late() -> LateDispatch:
    return LateDispatch()


def test_an_answer_that_was_overtaken_is_not_told(late):
    readings, heard = Readings(late), []
    for _ in range(2):
        readings.begin("project", "page", "table", len, heard.append, slow=False)
    assert [one.cancelled() for one in late.controls] == [True, False]
    late.told[0]("old")
    late.told[1]("new")
    assert heard == ["new"]


def test_other_slots_and_other_askers_are_left_alone(late):
    readings, heard = Readings(late), []
    for asker, slot in (("page", "table"), ("page", "totals"), ("other", "table")):
        readings.begin("project", asker, slot, len, heard.append, slow=False)
    readings.drop("page")
    for number, tell in enumerate(late.told):
        tell(number)
    assert heard == [2]


def test_a_page_hears_nothing_more_of_the_project_before(qtbot):
    dropped = []
    page = Page(look())
    qtbot.addWidget(page)
    page.set_help(SimpleNamespace(drop_readings=dropped.append))
    page.hold(first := SimpleNamespace(), None, writable=True)
    page.hold(first, None, writable=False)  # only its rights are others
    assert dropped == [page]
    page.hold(None, None, writable=False)
    assert dropped == [page, page]
