"""Where the table of facts leads: menus, other pages, and what is said when reading fails."""

from db.errors import NotThere
from db.queries.fact_filter import Filter
from desktop.across.pages import PageName
from desktop.across.table_menu import Deeds, fact_menu


def test_a_fault_of_reading_is_said_in_the_facts_window(facts):
    def work(_project):
        raise NotThere(kind="fact", key="f:0")

    facts.page.read("table", work, lambda _answer: None)
    facts.rest()
    assert "fact" in facts.across.banner.text
    assert facts.window.banner.text == facts.across.banner.text


def test_the_menu_of_a_fact_leads_to_its_program_and_its_like(facts):
    row = facts.page.table.current_row()
    asked = []
    deeds = Deeds(
        go=lambda: asked.append("go"),
        copy=lambda: asked.append("copy"),
        set_status=asked.append,
        only_program=asked.append,
        show_program=lambda name: asked.append(f"show {name}"),
    )
    menu = fact_menu(facts.page, row, deeds, writable=True)
    for action in menu.actions():
        action.trigger()
    assert asked == ["go", "AI Factories", "show AI Factories", "copy"]
    assert not fact_menu(facts.page, row, deeds, writable=False).actions()[4].menu().isEnabled()


def test_a_program_is_shown_on_its_page(facts):
    facts.page.program_requested.emit("Chips Act")
    facts.qtbot.waitUntil(lambda: facts.across.current() is PageName.PROGRAMS)
    facts.qtbot.waitUntil(lambda: not facts.app.dispatch.busy)
    facts.across.page().facts_requested.emit(Filter(programs=("Chips Act",)))
    facts.rest()
    assert facts.across.current() is PageName.FACTS
    assert facts.column("program") == ["Chips Act"]
