"""What a key did is to be seen, and undone where it was done."""

import pytest

from desktop.commands import sessions
from desktop.session_names import COMMAND_LINE, FIRST_PASS
from tests.stories.analyst import Analyst
from tests.stories.suggesting import AGAIN, SHARE, decided, made, on, waiting


@pytest.fixture
def share(at_work) -> Analyst:
    """The analyst before two articles with suggestions."""
    return made(at_work({"1-mittel.txt": SHARE, "2-mehr.txt": AGAIN}, suggestions=True))


def test_enter_goes_to_the_first_suggestion_where_none_is_chosen(share):
    share.press("Ctrl+Home", "Return")
    assert share.desk.the_suggestion.words == waiting(share)[0]
    assert decided(share) == []


def test_n_goes_past_what_is_marked_already(share):
    on(share, "Polen")
    share.press("Return", "Return", "Ctrl+Home")
    order = waiting(share)
    share.press("N")
    assert share.desk.the_suggestion.words == order[0]
    for words in order[1:]:
        share.press("N")
        assert share.desk.the_suggestion.words == words
    share.press("N")
    assert share.desk.the_suggestion.words == order[0]
    share.press("Shift+N")
    assert share.desk.the_suggestion.words == order[-1]


@pytest.mark.parametrize("key", ["Return", "X", "Shift+X"])
def test_undo_chooses_the_suggestion_that_was_decided(share, key):
    on(share, "Tschechien")
    share.press(key)
    assert share.desk.the_suggestion.words != "Tschechien"
    share.press("Ctrl+Z")
    assert share.desk.the_suggestion.words == "Tschechien"
    assert share.view.chosen() == share.window.facts.chosen() == share.desk.chosen


def test_the_most_far_reaching_key_says_so(share):
    on(share, "Polen")
    share.press("Shift+X")
    assert share.said().startswith("Rejected “Polen” everywhere")


def test_an_article_that_is_done_says_what_was_left(share):
    left = len(waiting(share))
    share.press("Ctrl+Return")
    assert share.said().startswith(f"{left} suggestion")


def test_switches_say_how_they_stand(share):
    action = share.window.actions_.action
    assert action("suggest.show").text().endswith("on")
    share.window.controllers.suggestions.show_suggestions()
    assert share.said() == "Suggestions are switched off"
    assert action("suggest.show").text().endswith("off")
    assert share.desk.suggestions == {}


def test_a_chosen_suggestion_is_chosen_again_after_the_restart(share, start, qtbot):
    on(share, "Tschechien")
    path = share.desk.project.path
    share.press("Ctrl+Q")
    back = Analyst(start(path, suggestions=True), qtbot)
    assert back.desk.the_suggestion.words == "Tschechien"


def test_a_project_made_at_the_command_line_opens_in_a_pass_of_ones_own(tmp_path, start, qtbot):
    from db.files import create_project
    from desktop.jobs.importing import import_text

    project = create_project(tmp_path / "made.beleg")
    import_text(project, session=sessions.own(project), text=SHARE)
    project.close()
    analyst = Analyst(start(tmp_path / "made.beleg"), qtbot)
    assert analyst.desk.session.name == FIRST_PASS != COMMAND_LINE
    assert len(analyst.titles()) == 1
