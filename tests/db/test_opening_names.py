"""Names that other programs cut, fold or take for something else: the same file is seen, and no other is made."""

import random
import shutil
import unicodedata
from pathlib import Path

import pytest

from db import files
from db.opening import examine
from tests.db import worlds
from tests.db.strangers import needs_users

posix = pytest.mark.skipif(not needs_users(), reason="names that only POSIX allows")


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> Path:
    project = worlds.make_project(tmp_path_factory.mktemp("sound"))
    project.close()
    return project.path


NAMES = [
    "Aid #1.beleg",
    "100% sure?.beleg",
    "%41.beleg",
    "a?mode=memory.beleg",
    "Förderung für Österreich.beleg",
    unicodedata.normalize("NFD", "Förderung.beleg"),
    "😀 👩‍🔬.beleg",
    "with  spaces .beleg",
    'it\'s "quoted".beleg',
    "semi;colon&amp=1.beleg",
    "back\\slash.beleg",
    "new\nline.beleg",
    "file:a.beleg",
    ":memory:",
    "-dash.beleg",
    "~.beleg",
]


@posix
@pytest.mark.parametrize("name", NAMES)
def test_hostile_names(sound, tmp_path, name):
    path = tmp_path / name
    shutil.copyfile(sound, path)
    assert examine(path).path == path
    project = files.open_project(path)
    anna = worlds.session_of(project, name="Second pass")
    project.close()
    assert list(tmp_path.iterdir()) == [path]
    again = files.open_project(path)
    assert again.db.execute("SELECT COUNT(*) FROM sessions WHERE id = ?", [anna]).fetchone() == (1,)
    again.close()


@posix
@pytest.mark.parametrize("seed", range(30))
def test_names_at_random(sound, tmp_path, seed):
    chance = random.Random(seed)
    alphabet = [character for character in worlds.HOSTILE if character not in "/\0"] + list("#?%&=+ :;")
    name = "".join(chance.choices(alphabet, k=12)) + ".beleg"
    path = tmp_path / name
    shutil.copyfile(sound, path)
    assert examine(path).path == path
    assert list(tmp_path.iterdir()) == [path]
