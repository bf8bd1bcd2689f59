"""Whoever cannot see the screen or hold a mouse does the same job."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from desktop.command_palette import CommandPalette
from tests.stories.analyst import Analyst
from tests.stories.articles import HALL


def holders(widget: QWidget) -> Iterator[QWidget]:
    """Yield the widgets that hold one."""
    while (widget := widget.parentWidget()) is not None:
        yield widget


def nameless(root: QWidget) -> list[str]:
    """Return the controls below a widget that can take the focus and have no name that can be read out."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
            continue
        if isinstance(widget, QScrollBar) or isinstance(widget.parent(), QAbstractScrollArea):
            continue  # a part of a control that has a name
        if any(isinstance(holder, QComboBox) for holder in holders(widget)):
            continue
        named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
        if not named:
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


@pytest.fixture
def seated(at_work) -> Analyst:
    analyst = at_work({"1-halle.txt": HALL, "2-zwei.txt": "Zweiter Artikel\n\nIrland gibt 3 Mio. Euro.\n"})
    analyst.drag_over("Dänemark")
    analyst.press("3")
    return analyst


def test_every_control_of_the_window_has_a_name(seated):
    seated.press("Ctrl+F")
    seated.window.banner.say("Etwas", seated.window.warn, offer="Tun", run=lambda: None)
    assert nameless(seated.window) == []


def test_every_control_of_the_start_page_has_a_name(application):
    assert nameless(application.window.start_page) == []


def test_every_control_of_the_palette_has_a_name(seated):
    seated.press("Ctrl+K")
    seated.wait(lambda: isinstance(QApplication.activePopupWidget(), CommandPalette))
    palette = QApplication.activePopupWidget()
    assert nameless(palette) == []
    seated.press("Esc")


@pytest.mark.parametrize(
    "action", ["session.list", "session.new", "session.edit", "session.steps", "article.details", "help.about",
               "file.recent", "file.backups", "file.export", "help.keys"],
)  # fmt: skip
def test_every_control_of_the_dialogs_has_a_name(start, project, qtbot, in_dialog, action):
    from desktop.dialogs.window_prompt import WindowPrompt

    app = start(project())
    app.window.context.prompt = WindowPrompt(app.window, app.look)
    seen = []

    def look(dialog):
        seen.append((dialog.windowTitle(), nameless(dialog), dialog.focusWidget() is not None))
        dialog.reject()

    in_dialog(look)
    app.window.actions_.run(action)
    assert len(seen) == 1
    title, without_name, has_focus = seen[0]
    assert title
    assert without_name == []
    assert has_focus


def test_lists_read_their_rows_out(seated):
    for view in (seated.window.queue._list, seated.window.facts._list, seated.window.facts.facts_tab.list):
        assert isinstance(view, QAbstractItemView)
        model = view.model()
        said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
        assert all(said)
    facts = seated.window.facts._model
    assert "Dänemark" in str(facts.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "DK" in str(facts.index(1).data(Qt.ItemDataRole.AccessibleTextRole))


def test_tab_reaches_every_control_outside_the_article(seated):
    seated.press("Shift+F6")
    reached = set()
    for _ in range(40):
        if seated.focus is seated.view:
            seated.press("F6")
        reached.add(seated.focus)
        seated.press("Tab")
    wanted = {
        seated.window.queue._field,
        seated.window.queue._list,
        seated.window.facts.facts_tab.list,
        seated.card.value,
        seated.card.note,
        seated.window.header._export,
        seated.window.header._menu,
    }
    assert [widget.accessibleName() for widget in wanted - reached] == []


def test_the_whole_job_without_a_mouse(start, qtbot, prompt, tmp_path):
    """From the start page to an export: keys only, real dialogs where they are ours."""
    analyst = Analyst(start(), qtbot)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(HALL.encode())
    prompt.will("file_to_save", tmp_path / "keys.beleg").will("files_to_open", [tmp_path / "in" / "a.txt"])
    analyst.press("Ctrl+N")
    analyst.rest()
    analyst.press("Ctrl+I")
    analyst.rest()
    assert analyst.desk.text == HALL
    assert analyst.focus is analyst.view or analyst.window.isAncestorOf(analyst.focus)
    analyst.press("F6") if analyst.focus is not analyst.view else None
    analyst.select("über 380 Millionen Euro")
    analyst.press("2", "E")
    analyst.type("> 381 Mio. EUR")
    analyst.press("Return", "Ctrl+Return")
    assert analyst.value("über 380 Millionen Euro") == "> 381\u202f000\u202f000 EUR"

    out = tmp_path / "out.jsonl"

    def fill(dialog):
        field = next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "File to write")
        for _ in range(30):
            if QApplication.focusWidget() is field:
                break
            analyst.press("Tab")
        assert QApplication.focusWidget() is field
        analyst.press("Ctrl+A")
        analyst.type(str(out))
        dialog.refresh()
        analyst.press("Return")
        return dialog.result()

    prompt.will("run", fill)
    analyst.press("Ctrl+E")
    analyst.rest()
    assert "1 annotations of 1 articles" in analyst.banner or "1 annotation" in analyst.banner
    assert out.read_bytes().count(b"\n") == 1
    analyst.press("Ctrl+Q")
    assert not analyst.window.isVisible()


def test_the_article_tells_a_reader_what_is_chosen(seated):
    assert seated.view.accessibleName() == "Article"
    assert seated.view.accessibleDescription() == "country: Dänemark"
