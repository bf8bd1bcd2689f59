"""The dialogs behind the prompt: what they show, what they refuse, and what they answer."""

import inspect

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QListWidget, QPushButton, QWidget

from desktop.dialogs.form import FormDialog
from desktop.dialogs.message import MessageDialog
from desktop.dialogs.pick import PickDialog
from desktop.dialogs.window_prompt import WindowPrompt, details_form, wrong_details
from desktop.prompts import ArticleDetails, Choice, Field, Form, Kind, ListQuestion, Prompt, Row
from tests.desktop.dressing import HOSTILE, look
from tests.desktop.fake_prompt import FakePrompt
from tests.desktop.queue.fake_queue import article

YES = Choice(name="yes", text="Go on", is_default=True)
NO = Choice(name="no", text="Stop")


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def prompt(window) -> WindowPrompt:
    return WindowPrompt(window, look())


def during(act) -> None:
    """Act on the dialog as soon as it is shown."""
    QTimer.singleShot(0, lambda: act(QApplication.activeModalWidget()))


def press(text: str):
    def act(dialog) -> None:
        [button] = [b for b in dialog.findChildren(QPushButton) if b.text() == text]
        button.click()

    return act


@pytest.mark.parametrize("kind", [WindowPrompt, FakePrompt])
def test_both_prompts_can_be_asked_everything(kind):
    for name, method in vars(Prompt).items():
        if not name.startswith("_"):
            assert list(inspect.signature(getattr(kind, name)).parameters) == list(inspect.signature(method).parameters)


def test_each_button_answers_with_its_name(prompt):
    during(press("Stop"))
    assert prompt.ask("Import", "Go on?", [YES, NO]) == "no"
    during(lambda dialog: dialog.reject())
    assert prompt.ask("Import", "Go on?", [YES, NO]) is None


def test_a_question_of_yes_or_no(prompt):
    during(press("Remove"))
    assert prompt.confirm("Remove", "Remove it?", "Remove")
    during(press("Cancel"))
    assert not prompt.confirm("Remove", "Remove it?", "Remove")


def test_details_can_be_copied(qtbot):
    dialog = MessageDialog(None, "Fault", "It is logged.", [YES], "Traceback <b>\nValueError")
    qtbot.addWidget(dialog)
    press("Copy details")(dialog)
    assert QGuiApplication.clipboard().text() == "Traceback <b>\nValueError"


def test_a_text_that_is_empty_is_refused(prompt):
    def act(dialog) -> None:
        press("OK")(dialog)
        assert dialog._fault.text() == "Nothing is written here yet."
        dialog.findChild(QLineEdit).setText(" First pass ")
        press("OK")(dialog)

    during(act)
    assert prompt.text("Session", "Name") == "First pass"


def form(**other) -> Form:
    fields = (
        Field(name="name", caption="Name", value="First pass"),
        Field(name="scope", caption="Articles", kind=Kind.OPTIONS, options=(("all", "All"), ("chosen", "Chosen"))),
        Field(name="keep", caption="Keep it", kind=Kind.TICK, value="yes"),
        Field(name="which", caption="Which", kind=Kind.LINES, options=(("1", "One"), ("2", "Two")), value="2"),
    )
    return Form(title="Session", fields=fields, accept="Start", **other)


def test_a_form_answers_by_name(prompt):
    def act(dialog) -> None:
        dialog.findChild(QComboBox).setCurrentIndex(1)
        dialog.findChild(QCheckBox).setChecked(False)
        dialog.findChild(QListWidget).item(0).setCheckState(Qt.CheckState.Checked)
        press("Start")(dialog)

    during(act)
    assert prompt.form(form()) == {"name": "First pass", "scope": "chosen", "keep": "", "which": "1\n2"}


def test_a_form_says_what_is_wrong_and_stays(prompt):
    def act(dialog) -> None:
        press("Start")(dialog)
        assert dialog._fault.text() == "There is a session of this name."
        dialog.reject()

    during(act)
    assert prompt.form(form(wrong=lambda _: "There is a session of this name.")) is None


def test_a_field_is_off_while_its_answer_would_be_passed_over(qtbot):
    scope = Field(name="scope", caption="Articles", kind=Kind.OPTIONS, options=(("all", "All"), ("chosen", "Chosen")))
    which = Field(name="which", caption="", kind=Kind.LINES, options=(("1", "One"),), only_with=("scope", "chosen"))
    dialog = FormDialog(None, Form(title="Session", fields=(scope, which), accept="Start"))
    qtbot.addWidget(dialog)
    view, box = dialog.findChild(QListWidget), dialog.findChild(QComboBox)
    assert not view.isEnabled()
    box.setCurrentIndex(1)
    assert view.isEnabled()
    box.setCurrentIndex(0)
    assert not view.isEnabled()


def test_every_field_has_an_accessible_name(qtbot):
    dialog = FormDialog(None, form())
    qtbot.addWidget(dialog)
    names = [dialog.findChild(kind).accessibleName() for kind in (QLineEdit, QComboBox, QCheckBox, QListWidget)]
    assert names == ["Name", "Articles", "Keep it", "Which"]


ROWS = tuple(Row(name=f"/{n}.beleg", text=f"Project {n}", detail=f"/home/{n}", side="today") for n in range(12))


def test_a_row_is_picked_by_enter(qtbot):
    dialog = PickDialog(None, look(), ListQuestion(title="Recent", rows=ROWS, accept="Open", current="/3.beleg"))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog._list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog._list, Qt.Key.Key_Space)
    assert dialog.isVisible()
    qtbot.keyClick(dialog._list, Qt.Key.Key_Return)
    assert dialog.answer == "/4.beleg"
    assert not dialog.isVisible()


def test_a_row_is_picked_by_the_button_and_by_a_double_click(qtbot):
    for act in (press("Open"), lambda dialog: dialog._list.doubleClicked.emit(dialog._list.currentIndex())):
        dialog = PickDialog(None, look(), ListQuestion(title="Recent", rows=ROWS, accept="Open", current="/3.beleg"))
        qtbot.addWidget(dialog)
        act(dialog)
        assert dialog.answer == "/3.beleg"


def test_enter_closes_a_list_that_only_shows(qtbot):
    dialog = PickDialog(None, look(), ListQuestion(title="Steps", rows=ROWS, accept="", only_shown=True))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog._list, Qt.Key.Key_Return)
    assert (dialog.isVisible(), dialog.answer) == (False, None)


def test_a_filter_finds_a_row(qtbot):
    dialog = PickDialog(None, look(), ListQuestion(title="Recent", rows=ROWS, accept="Open"))
    qtbot.addWidget(dialog)
    dialog.findChild(QLineEdit).setText("11 PROJ")
    dialog.take("")
    assert dialog.answer == "/11.beleg"


@pytest.mark.parametrize(
    ("new", "typed", "answer"),
    [
        ("new here", "  Atlas\t Fonds ", "Atlas Fonds"),
        ("new here", "11 PROJ", "/11.beleg"),  # what is there comes first
        ("new here", "   ", "/0.beleg"),
        ("", "Atlas Fonds", None),
    ],
)
def test_what_is_typed_can_be_chosen_where_the_question_says_so(qtbot, new, typed, answer):
    dialog = PickDialog(None, look(), ListQuestion(title="Programs", rows=ROWS, accept="Join", typing=True, new=new))
    qtbot.addWidget(dialog)
    dialog.findChild(QLineEdit).setText(typed)
    dialog.take("")
    assert dialog.answer == answer


def test_a_new_name_can_be_typed_however_few_rows_there_are(qtbot):
    question = ListQuestion(title="Merge", rows=ROWS[:2], accept="Merge", new="a new name")
    dialog = PickDialog(None, look(), question)
    qtbot.addWidget(dialog)
    field = dialog.findChild(QLineEdit)
    assert field.placeholderText() == "Filter, or type a new name…"
    field.setText("EU Funds")
    dialog.take("")
    assert dialog.answer == "EU Funds"


def test_questions_over_another_window_stay_there_and_leave_it_the_keys(qtbot):
    main, other = QWidget(), QWidget()
    for window in (main, other):
        qtbot.addWidget(window)
        window.show()
    other.activateWindow()
    parents = []

    def answer():
        dialog = QApplication.activeModalWidget()
        parents.append(dialog.parentWidget())
        main.activateWindow()  # as a window manager may do before the next question
        dialog.reject()

    prompt = WindowPrompt(main, look()).over(other)
    for _ in range(2):
        QTimer.singleShot(0, answer)
        assert not prompt.confirm("Merge", "Make one of the two?", "Merge")
        qtbot.waitUntil(other.isActiveWindow)
    assert parents == [other, other]


def test_a_further_button_is_an_answer(qtbot):
    other = (Choice(name="new", text="New…"),)
    dialog = PickDialog(None, look(), ListQuestion(title="Recent", rows=ROWS, accept="Open", other=other))
    qtbot.addWidget(dialog)
    press("New…")(dialog)
    assert dialog.answer == "new"


def test_an_empty_list_says_so_and_picks_nothing(qtbot):
    dialog = PickDialog(None, look(), ListQuestion(title="Backups", rows=(), accept="Open", empty="No backup yet."))
    qtbot.addWidget(dialog)
    dialog.take("")
    assert dialog.answer is None
    assert [b.text() for b in dialog.findChildren(QPushButton)] == ["Close"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_can_be_shown(qtbot, text):
    row = Row(name="a", text=text, detail=text, side=text[:20])
    for dialog in (
        PickDialog(None, look(), ListQuestion(title=text, rows=(row,), accept=text, intro=text)),
        MessageDialog(None, text, text, [Choice(name="a", text=text)], text),
        FormDialog(None, details_form(article(1, text))),
    ):
        qtbot.addWidget(dialog)
        assert not dialog.grab().isNull()


def test_article_details_are_asked(prompt):
    def act(dialog) -> None:
        title, _, published = dialog.findChildren(QLineEdit)
        title.setText(" Anderer Titel ")
        published.setText("")
        press("Keep")(dialog)

    during(act)
    assert prompt.article_details(article(1, "Titel")) == ArticleDetails(
        title="Anderer Titel", language="de", published=None
    )


@pytest.mark.parametrize(
    ("change", "fault"),
    [({"title": " "}, "The article needs a title."), ({"language": "deutsch"}, "“deutsch” is no language code"),
     ({"published": "14.10.2025"}, "“14.10.2025” is no day"), ({"published": "2025-02-30"}, "is no day"),
     ({"published": "20250214"}, "is no day"), ({}, ""), ({"language": "", "published": ""}, "")],
)  # fmt: skip
def test_wrong_details_are_said(change, fault):
    said = wrong_details({"title": "Titel", "language": "de", "published": "2025-10-14"} | change)
    assert said.startswith(fault) if fault.startswith(("The", "“")) else (fault in said if fault else said == "")
