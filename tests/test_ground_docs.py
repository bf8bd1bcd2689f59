"""The generated pages say what the code says now."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.sources import REPOSITORY


@pytest.fixture
def generate() -> ModuleType:
    spec = spec_from_file_location("docs_generate", REPOSITORY / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def made(generate: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The generator, with one page of our own in a repository of its own."""
    pages = ModuleType("made_pages")
    pages.pages = lambda: [("docs/made.md", "# Made\n\nÄ page.\n")]
    pages.twice = lambda: [("docs/made.md", "a"), ("docs/made.md", "b")]
    pages.outside = lambda: [("README.md", "a")]
    monkeypatch.setitem(sys.modules, "made_pages", pages)
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    return generate


def test_no_generated_page_is_stale(generate: ModuleType) -> None:
    stale = [path.relative_to(REPOSITORY).as_posix() for path in generate.stale()]
    assert not stale, f"run python3 tasks.py docs: {stale}"


def test_a_missing_or_altered_page_is_stale_until_it_is_written(made: ModuleType, tmp_path: Path) -> None:
    page, ours = tmp_path / "docs" / "made.md", ["made_pages:pages"]
    assert made.stale(ours) == [page]
    assert made.write(ours) == [page]
    assert made.stale(ours) == made.write(ours) == []
    page.write_bytes(page.read_bytes() + b"by hand\n")
    assert made.stale(ours) == [page]


def test_a_page_says_that_it_is_generated(made: ModuleType, tmp_path: Path) -> None:
    made.write(["made_pages:pages"])
    text = (tmp_path / "docs" / "made.md").read_text(encoding="utf-8")
    assert text == made.NOTE + "# Made\n\nÄ page.\n"


@pytest.mark.parametrize("generator", ["made_pages:twice", "made_pages:outside"])
def test_a_page_that_is_not_its_own_is_refused(made: ModuleType, generator: str) -> None:
    with pytest.raises(ValueError, match="which is not its own page"):
        made.write([generator])
