"""Settings: written whole, read with tolerance, and said where something is wrong."""

import json
import os
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.settings import _READERS, RECENT, RECENT_COMMANDS, Settings, SettingsFile, SettingsNotSaved


@pytest.fixture
def path(tmp_path):
    return tmp_path / "home" / "settings.json"


FULL = Settings(
    theme="dark", zoom=120, geometry="AdnQ", panes=(260, 700, 380), keys={"mark.flag": ("X",)}, recent=("/a.beleg",),
    recent_commands=("file.export",), annotator="Ünal", folder="/home",
)  # fmt: skip


def test_a_first_start_has_the_defaults_and_writes_nothing(path):
    file = SettingsFile(path)
    assert file.now == Settings()
    assert file.notice == ""
    assert not path.exists()


def test_what_is_put_is_read_again(path):
    SettingsFile(path).put(FULL)
    again = SettingsFile(path)
    assert again.now == FULL
    assert again.notice == ""


def test_one_field_can_be_changed(path):
    file = SettingsFile(path)
    assert file.change(zoom=130).zoom == 130
    assert SettingsFile(path).now == Settings(zoom=130)


def test_nothing_is_written_where_nothing_changed(path):
    file = SettingsFile(path)
    file.put(FULL)
    path.unlink()
    file.put(FULL)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe{", b'{"zoom": 1e999', b"[" * 100_000, b"null"])
def test_a_damaged_file_is_set_aside_and_said(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    file = SettingsFile(path)
    assert file.now == Settings()
    assert "damaged" in file.notice
    assert path.with_suffix(".damaged.json").read_bytes() == content
    file.change(zoom=130)
    assert SettingsFile(path).now.zoom == 130


@pytest.mark.parametrize(
    ("name", "value"),
    [("theme", "pink"), ("zoom", "100"), ("zoom", True), ("panes", [1, -2]), ("panes", "x"), ("keys", []),
     ("recent", [1]), ("annotator", None), ("geometry", 3)],
)  # fmt: skip
def test_one_wrong_field_starts_anew_and_is_named(path, name, value):
    path.parent.mkdir()
    path.write_text(json.dumps({"folder": "/home", name: value}), encoding="utf-8", newline="\n")
    file = SettingsFile(path)
    assert file.now == Settings(folder="/home")
    assert name in file.notice


def test_a_zoom_out_of_range_is_taken_to_its_end(path):
    path.parent.mkdir()
    path.write_text('{"zoom": 9000}', encoding="utf-8", newline="\n")
    assert SettingsFile(path).now.zoom == 300


def test_what_a_later_version_remembers_is_kept(path):
    path.parent.mkdir()
    path.write_text('{"later": {"a": 1}}', encoding="utf-8", newline="\n")
    SettingsFile(path).change(zoom=130)
    assert json.loads(path.read_text(encoding="utf-8"))["later"] == {"a": 1}


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "home").write_bytes(b"")
    file = SettingsFile(tmp_path / "home" / "settings.json")
    with pytest.raises(SettingsNotSaved) as fault:
        file.change(zoom=130)
    assert str(tmp_path / "home" / "settings.json") in fault.value.sentence()
    assert file.now.zoom == 130


def test_a_write_that_fails_leaves_the_old_file(path, monkeypatch):
    file = SettingsFile(path)
    file.put(FULL)

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsNotSaved, match="No space left"):
        file.change(zoom=50)
    assert SettingsFile(path).now == FULL
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


def test_recent_projects_stand_once_the_last_first():
    settings = Settings()
    for number in range(RECENT + 5):
        settings = settings.with_recent(f"/{number}")
    settings = settings.with_recent("/9")
    assert settings.recent[0] == "/9"
    assert len(settings.recent) == len(set(settings.recent)) == RECENT
    assert "/9" not in settings.without_recent("/9").recent


def test_recent_commands_stand_once_the_last_first():
    settings = Settings()
    for number in range(RECENT_COMMANDS + 2):
        settings = settings.with_command(f"a.{number}")
    assert settings.with_command("a.5").recent_commands[0] == "a.5"
    assert len(settings.with_command("a.5").recent_commands) == RECENT_COMMANDS


def test_every_field_has_a_reader():
    assert set(_READERS) == {field.name for field in fields(Settings)}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(_READERS)), JSON))
def test_any_json_gives_settings_that_can_be_used(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("any") / "settings.json"
    path.write_text(json.dumps(content), encoding="utf-8", newline="\n")
    file = SettingsFile(path)
    assert 50 <= file.now.zoom <= 300
    assert file.now.theme in ("light", "dark", "system")
    file.change(annotator="someone \udcff")
    assert SettingsFile(path).now == file.now
