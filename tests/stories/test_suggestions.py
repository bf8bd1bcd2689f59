"""Going through what is suggested, one by one: each decision is one key, and stays."""

import pytest

from db.files import open_project
from db.queries import rejections
from desktop.widgets.banner import Kind
from tests.stories.analyst import Analyst
from tests.stories.articles import write
from tests.stories.suggesting import AGAIN, SHARE, decided, made, on, waiting

LATER = "Später\n\nPolen und Spanien zahlen.\n"


@pytest.fixture
def share(at_work) -> Analyst:
    """The analyst before two articles with suggestions."""
    return made(at_work({"1-mittel.txt": SHARE, "2-mehr.txt": AGAIN}, suggestions=True))


def test_an_article_opens_with_its_facts_found_and_those_in_furniture_held_back(share):
    assert {"Polen", "Tschechien", "380 Mio. Euro", "Litauen", "$5 million", "12 Mio. Euro"} <= set(waiting(share))
    assert "Dänemark" not in waiting(share)
    assert decided(share) == []
    assert share.window.facts._count.text() == f"{len(waiting(share))} suggested"


def test_tab_and_shift_tab_go_from_one_to_the_next(share):
    share.press("Ctrl+Home", "Tab")
    seen = [share.desk.the_suggestion.words]
    for _ in waiting(share)[1:]:
        share.press("Tab")
        seen.append(share.desk.the_suggestion.words)
    assert seen == waiting(share)
    share.press("Shift+Tab")
    assert share.desk.the_suggestion.words == seen[-2]
    assert share.focus is share.view


def test_enter_accepts_and_goes_on(share):
    on(share, "Polen")
    share.press("Return", "Return")
    assert decided(share) == [("country", "Polen"), ("country", "Tschechien")]
    assert share.desk.the_suggestion.words == "380 Mio. Euro"
    assert share.step_names()[0] == "Accept “Tschechien” as country"
    assert share.window.facts._count.text() == f"{len(waiting(share))} suggested"
    assert share.window.facts.tabs._segments["annotations"].text() == "Annotations 2"


def test_undo_and_redo_bring_suggestions_back_and_take_them(share):
    before = waiting(share)
    on(share, "Polen")
    share.press("Return", "X")
    after = waiting(share)
    share.press("Ctrl+Z", "Ctrl+Z")
    assert (waiting(share), decided(share)) == (before, [])
    share.press("Ctrl+Shift+Z", "Ctrl+Shift+Z")
    assert waiting(share) == after
    assert decided(share) == [("country", "Polen")]


def test_x_rejects_all_equal_in_this_article_and_a_restart_remembers_it(share, start, qtbot):
    path = share.desk.project.path
    on(share, "Polen")
    share.press("X")
    assert "Polen" not in waiting(share)
    assert share.desk.the_suggestion.words == "Tschechien"
    assert "2 place(s)" in share.said() or "2 places" in share.said()
    share.window.close()
    again = made(Analyst(start(path, suggestions=True), qtbot))
    assert "Polen" not in waiting(again)
    assert "Tschechien" in waiting(again)
    again.press("Ctrl+PgDown")
    again.rest()
    assert "Polen" in waiting(again)


def test_shift_x_rejects_everywhere_in_later_articles_too(share, tmp_path):
    on(share, "Polen")
    share.press("Shift+X")
    share.press("Ctrl+PgDown")
    share.rest()
    assert "Polen" not in waiting(share)
    assert "Irland" in waiting(share)
    share.drop(*write(tmp_path / "later", {"3-spaeter.txt": LATER}))
    made(share)
    assert share.desk.article.title == "Später"
    assert waiting(share) == ["Spanien"]


def test_alt_2_takes_the_second_reading_of_an_ambiguous_amount(share):
    on(share, "$5 million")
    first = share.desk.the_suggestion
    assert len(first.readings) >= 1
    share.press("Alt+2")
    [one] = share.desk.annotations
    assert (one.label, one.words, one.value) == ("amount", "$5 million", first.readings[0].value)
    assert one.value != first.value
    assert "$5 million" not in waiting(share)
    assert share.desk.the_suggestion.words == "Polen"
    share.press("Ctrl+Z")
    assert "$5 million" in waiting(share)


def test_a_label_key_relabels_and_accepts(share):
    on(share, "Tschechien")
    share.press("1")
    assert decided(share) == [("program", "Tschechien")]
    assert "Tschechien" not in waiting(share)
    share.press("Ctrl+Z")
    assert decided(share) == []
    assert "Tschechien" in waiting(share)


def test_moving_an_end_accepts(share):
    on(share, "12 Mio. Euro")
    share.press("Alt+Left", "Esc")
    share.wait(lambda: decided(share) == [("amount", "einmal 12 Mio. Euro")])
    assert "12 Mio. Euro" not in waiting(share)


def test_e_accepts_and_edits(share):
    on(share, "380 Mio. Euro")
    share.press("E")
    assert share.focus is share.card.value
    share.type("381 Mio. EUR")
    share.press("Return")
    [one] = share.desk.annotations
    assert (one.words, one.rule) == ("380 Mio. Euro", "typed")
    assert share.focus is share.view


def test_suggestions_are_switched_off_and_on(share):
    before = waiting(share)
    share.window.actions_.run("suggest.show")
    assert waiting(share) == []
    share.select("Polen")
    share.press("3")
    assert decided(share) == [("country", "Polen")]
    share.window.actions_.run("suggest.show")
    share.rest()
    assert waiting(share) == [words for at, words in enumerate(before) if at != before.index("Polen")]


def test_what_stands_in_furniture_is_shown_and_held_back_again(share):
    before = waiting(share)
    share.window.actions_.run("suggest.furniture")
    assert set(waiting(share)) - set(before) == {"Dänemark", "2 Mio. Euro"}
    on(share, "Dänemark")
    assert "furniture" in share.window.facts.suggestion_card._from.text()
    share.window.actions_.run("suggest.furniture")
    assert waiting(share) == before


def test_a_project_that_is_open_to_be_read_shows_and_does_not_decide(share, start, qtbot):
    before = waiting(share)
    reader = Analyst(start(share.desk.project.path, suggestions=True), qtbot)
    assert not reader.desk.writable
    reader.wait(lambda: waiting(reader) == before)
    on(reader, "Polen")
    for key in ("Return", "X", "Shift+X", "1", "=", "J", "Ctrl+Shift+Return"):
        reader.press(key)
    assert waiting(reader) == before
    assert decided(reader) == []
    assert reader.window.banner._kind in (Kind.WARN, Kind.BAD)


def test_a_rejection_is_kept_in_the_file(share):
    on(share, "Polen")
    share.press("X")
    path = share.desk.project.path
    share.window.close()
    project = open_project(path)
    [kept] = rejections.all_of(project)
    project.close()
    assert (kept.label, kept.words, kept.annotator) == ("country", "Polen", "Ada")
    assert kept.article is not None
