"""The rows of the Facts tab: cards, and what is in none of them, changed row by row."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from desktop.facts.cards import of_fact, of_proposal
from desktop.facts.list_model import FactListModel
from tests.desktop.facts.made import annotation
from tests.desktop.facts.made_facts import (
    AMOUNT,
    IPCEI,
    LOOSE,
    MALTA,
    MARKED,
    PROPOSED,
    ROLES,
    THIRD,
    fact,
    proposal,
    proved,
)


def made(marked=MARKED, facts=(THIRD,), proposals=(PROPOSED,)) -> FactListModel:
    model = FactListModel()
    model.begin(marked)
    show(model, facts, proposals)
    return model


def show(model: FactListModel, facts, proposals=()) -> None:
    model.set_cards([*(of_fact(one, ROLES) for one in facts), *(of_proposal(one, ROLES) for one in proposals)])


def lines(model: FactListModel) -> list[str]:
    return [str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def test_cards_come_first_then_what_is_in_none(qapp):
    assert [line.partition(":")[0] for line in lines(made())] == [
        "fact", "proposed fact", "Not in a fact yet", "amount", "suggested country",
    ]  # fmt: skip


def test_the_heading_goes_with_the_last_row(qapp):
    model = made(marked=[AMOUNT], facts=[])
    assert model.rowCount() == 2 + 1  # the proposed fact stands on what this article does not show
    model.remove(AMOUNT.id)
    assert model.rowCount() == 1


def test_what_is_taken_leaves_the_rows_below_and_comes_back(qapp):
    model = made(facts=[], proposals=[])
    assert model.loose() == len(MARKED)
    show(model, [THIRD])
    assert model.row_of_loose(AMOUNT.id) is None
    assert model.row_citing(AMOUNT.id) == 0
    show(model, [])
    assert model.loose() == len(MARKED)


def test_a_changed_fact_repaints_its_row_only(qapp):
    model, seen = made(), []
    model.dataChanged.connect(lambda first, last: seen.append((first.row(), last.row())))
    model.modelReset.connect(lambda: seen.append("reset"))
    model.rowsInserted.connect(lambda *_: seen.append("inserted"))
    show(model, [fact(1, *THIRD.cells, title="Runde 3")], [PROPOSED])
    assert seen == [(0, 0)]
    seen.clear()
    show(model, [fact(1, *THIRD.cells, title="Runde 3")], [PROPOSED])
    assert seen == []


NAMES = st.integers(0, 7)
STATES = st.tuples(st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=3)), max_size=5), st.lists(NAMES, max_size=2))


@given(st.lists(st.one_of(STATES, NAMES), max_size=12))
def test_any_changes_leave_what_a_fresh_model_shows(changes):
    all_of_them = [annotation(n, "country", f"w{n}", "PL", start=n * 3) for n in range(8)]
    model, kept, state = made(all_of_them, [], []), dict(enumerate(all_of_them)), ([], [])
    rows = [model.rowCount()]
    model.rowsInserted.connect(lambda _, first, last: rows.append(rows[-1] + last - first + 1))
    model.rowsRemoved.connect(lambda _, first, last: rows.append(rows[-1] - (last - first + 1)))
    for change in changes:
        if isinstance(change, int):
            if kept.pop(change, None) is None:
                kept[change] = all_of_them[change]
                model.put(all_of_them[change])
            else:
                model.remove(all_of_them[change].id)
        else:
            state = _records(change, all_of_them)
            show(model, *state)
    assert lines(model) == lines(made(kept.values(), *state))
    assert rows[-1] == model.rowCount()


def _records(change, annotations):
    facts = {name: [annotations[n] for n in cites] for name, cites in change[0]}
    found = [fact(name, *(proved("country", one) for one in cites)) for name, cites in facts.items()]
    return found, [proposal(f"p{n}", ("country", annotations[n])) for n in dict.fromkeys(change[1])]


def test_many_at_once_begin_anew(qapp):
    many = [annotation(n, "country", "Polen", "PL") for n in range(200)]
    model, seen = made(many, [], []), []
    model.modelReset.connect(lambda: seen.append("reset"))
    show(model, [fact(1, *(proved("country", one) for one in many))])
    assert seen == ["reset"]
    assert model.loose() == 0


def test_whether_suggestions_wait_is_known(qapp):
    assert made().offers()
    model = made([LOOSE, MALTA, IPCEI])
    model.remove(MALTA.id)
    model.remove(IPCEI.id)
    assert not model.offers()
