"""The file that an export is written to: proposed, typed, chosen, refused."""

import os

import pytest

from desktop.dialogs.export_target import file_name
from tests.desktop.dressing import HOSTILE
from tests.desktop.export.made import button, choose_format, may_export, said, type_path


def test_a_typed_path_is_taken(qtbot, dialog, tmp_path):
    type_path(qtbot, dialog, "new.jsonl")
    assert dialog.path() == tmp_path / "new.jsonl"
    type_path(qtbot, dialog, str(tmp_path / "sub.jsonl"))
    assert dialog.path() == tmp_path / "sub.jsonl"
    type_path(qtbot, dialog, "bare")
    assert dialog.path() == tmp_path / "bare.jsonl"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Say which file to write."),
        ("nowhere/a.csv", "There is no folder “{folder}/nowhere”."),
        ("folder.csv", "“folder.csv” is a folder. Add the name of a file."),
        ("other.beleg", "“other.beleg” would be a project. Choose another name."),
        ("x" * 300 + ".csv", "The system takes no file of this name."),
        ("~nobody-of-that-name/a.csv", "There is no folder “{folder}/~nobody-of-that-name”."),
    ],
)
def test_a_path_that_cannot_be_written_is_refused(qtbot, dialog, tmp_path, typed, sentence):
    (tmp_path / "folder.csv").mkdir()
    field = type_path(qtbot, dialog, typed)
    assert sentence.format(folder=tmp_path) in said(dialog)
    assert field.property("wrong") is True
    assert not may_export(dialog)
    type_path(qtbot, dialog, "good.csv")
    assert may_export(dialog)
    assert field.property("wrong") is False


def test_a_folder_that_cannot_be_written_to_is_refused(qtbot, dialog, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "desktop.dialogs.export_target.os.access", lambda path, mode: (path, mode) != (tmp_path, os.W_OK)
    )
    type_path(qtbot, dialog, "a.csv")
    assert f"Nothing may be written to “{tmp_path}”." in said(dialog)
    assert not may_export(dialog)


def test_a_file_that_is_there_is_announced(dialog, tmp_path):
    (tmp_path / "old.jsonl").write_bytes(b"old")
    dialog.set_path(tmp_path / "old.jsonl")
    assert "“old.jsonl” is there already. It is replaced when the new file is whole." in said(dialog)
    assert may_export(dialog)
    dialog.set_path(tmp_path / "new.jsonl")
    assert not [text for text in said(dialog) if "replaced" in text]


def test_the_suffix_follows_the_format_unless_another_was_given(qtbot, dialog, tmp_path):
    choose_format(qtbot, dialog, "csv")
    assert dialog.path() == tmp_path / "Sample.csv"
    dialog.set_path(tmp_path / "table.txt")
    choose_format(qtbot, dialog, "jsonl")
    assert dialog.path() == tmp_path / "table.txt"
    dialog.set_path(tmp_path / "none")
    assert dialog.path() == tmp_path / "none.jsonl"


def test_choosing_asks_with_the_path_as_it_stands(qtbot, dialog, tmp_path):
    with qtbot.waitSignal(dialog.place_requested) as asked:
        button(dialog, "Choose the file to write").click()
    assert asked.args == [str(tmp_path / "Sample.jsonl")]


@pytest.mark.parametrize("name", [*HOSTILE, "a/b", "..", "C:\\x", "Förderung 2025"])
def test_any_project_name_gives_a_name_for_a_file(name, tmp_path):
    made = file_name(name)
    assert made == made.strip()
    assert (tmp_path / f"{made}.jsonl").parent == tmp_path
    (tmp_path / f"{made}.jsonl").write_bytes(b"")


def test_a_chosen_path_of_odd_bytes_stays_what_it_is(dialog, tmp_path):
    odd = tmp_path / os.fsdecode(b"caf\xe9 \xe2\x80\xae.jsonl")
    dialog.set_path(odd)
    assert dialog.path() == odd
