"""The facts' model: headings and annotations in text order, changed row by row."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from desktop.facts.model import FactsModel, Role
from tests.desktop.facts.made import annotation, some

NAMES = ["program", "amount", "country", "date"]


def made(annotations) -> FactsModel:
    model = FactsModel()
    model.set_labels(NAMES)
    model.set_annotations(annotations)
    return model


def lines(model: FactsModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_annotations_stand_by_label_in_text_order(qapp):
    assert lines(made(reversed(some()))) == [
        "program: 1", "program: AI Factories, “AI Factories”",
        "amount: 2", "amount: > 380\u202f000\u202f000 EUR, “über 380 Millionen Euro”", "amount: , “mehrere Milliarden”",
        "country: 2", "country: CZ, “Tschechien”", "country: PL, “Polen”, flagged",
        "date: 1", "date: 2025-10, “Oktober 2025”",
    ]  # fmt: skip


def test_headings_cannot_be_chosen(qapp):
    model = made(some())
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.index(0).data(Role.COUNT) == "1"
    with pytest.raises(IndexError):
        model.at(10)


def test_a_value_of_a_damaged_file_is_said_to_be_none(qapp):
    model = made([annotation(1, "amount", "5 Euro", value='{"min": "x"}')])
    assert "not a value" in lines(model)[1]


def test_a_label_of_its_own_stands_last(qapp):
    model = made([annotation(20, "company", "Firma"), *some()])
    assert lines(model)[-2:] == ["company: 1", "company: , “Firma”"]


def test_one_new_annotation_inserts_one_row(qapp):
    model = made(some())
    seen = []
    model.rowsInserted.connect(lambda _, first, last: seen.append((first, last)))
    model.modelReset.connect(lambda: seen.append("reset"))
    model.put(annotation(9, "country", "Malta", "MT", start=160))
    assert seen == [(7, 7)]
    assert model.row_of(f"{9:064x}:0") == 7


def test_a_new_value_repaints_one_row(qtbot):
    model, old = made(some()), some()[1]
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.put(replace(old, note="geprüft"))
    assert changed.args[0].row() == changed.args[1].row() == 3
    assert model.annotation(old.id).note == "geprüft"


SPANS = st.tuples(st.integers(0, 8), st.sampled_from([*NAMES, "company"]), st.integers(0, 40))


@given(st.lists(st.one_of(SPANS, st.integers(0, 8)), max_size=40))
def test_any_changes_leave_what_a_fresh_model_shows(changes):
    model, kept = made([]), {}
    model.put(annotation(99, "company", "Firma"))  # fixes the place of labels that the project does not list
    kept[99] = annotation(99, "company", "Firma")
    rows = [model.rowCount()]
    model.rowsInserted.connect(lambda _, first, last: rows.append(rows[-1] + last - first + 1))
    model.rowsRemoved.connect(lambda _, first, last: rows.append(rows[-1] - (last - first + 1)))
    for change in changes:
        if isinstance(change, int):
            model.remove(f"{change:064x}:0")
            kept.pop(change, None)
        else:
            number, label, start = change
            kept[number] = annotation(number, label, f"w{number}", start=start)
            model.put(kept[number])
    assert lines(model) == lines(made(kept.values()))
    assert rows[-1] == model.rowCount()
    assert all(model.at(model.row_of(each.id))[1] == each for each in kept.values())
