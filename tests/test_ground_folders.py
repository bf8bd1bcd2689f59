"""Where Beleg keeps its own files."""

from pathlib import Path

import pytest

from desktop import folders


def test_the_variable_overrides_every_platform(tmp_path: Path) -> None:
    for platform in ("linux", "win32", "darwin"):
        assert folders.home({"BELEG_HOME": str(tmp_path)}, platform) == tmp_path


def test_an_empty_variable_is_as_good_as_none() -> None:
    assert folders.home({"BELEG_HOME": ""}, "linux") == folders.home({}, "linux")


def test_a_relative_variable_does_not_follow_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert folders.home({"BELEG_HOME": "mine"}, "linux") == tmp_path / "mine"


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, Path.home() / ".local" / "share" / "beleg"),
        ("linux", {"XDG_DATA_HOME": "/data"}, Path("/data/beleg")),
        ("linux", {"XDG_DATA_HOME": "relative"}, Path.home() / ".local" / "share" / "beleg"),
        ("darwin", {}, Path.home() / "Library" / "Application Support" / "Beleg"),
        ("win32", {}, Path.home() / "AppData" / "Roaming" / "Beleg"),
    ],
)
def test_the_platforms_place(platform: str, environ: dict[str, str], expected: Path) -> None:
    assert folders.home(environ, platform) == expected


def test_everything_stands_below_home_and_nothing_is_made(home: Path) -> None:
    places = [folders.settings_file(), folders.backups(), folders.logs(), folders.projects()]
    assert all(place.is_relative_to(home) for place in places)
    assert len(set(places)) == len(places)
    assert not home.exists()
