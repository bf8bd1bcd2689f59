"""The import contracts catch what they are there for: the real rules, on small packages that break them one by one."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.sources import PACKAGES, REPOSITORY

CONFIGURATION = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
MODULES = (
    "desktop/cli.py", "desktop/commands.py", "desktop/jobs.py", "desktop/folders.py", "desktop/version_gate.py",
    "desktop/window.py", "exchange/lines.py", "db/records.py", "db/errors.py", "db/project.py", "values/amount.py",
)  # fmt: skip

# What a file says -> the contract that it breaks, None for what is allowed.
CASES = {
    ("values/amount.py", "import db.records"): "layers",
    ("db/project.py", "from exchange import lines"): "layers",
    ("exchange/lines.py", "import PySide6"): "qt",
    ("db/project.py", "from PySide6.QtCore import QObject"): "qt",
    ("desktop/cli.py", "import desktop.window"): "headless",
    ("desktop/folders.py", "import PySide6"): "headless",
    ("desktop/commands.py", "import desktop.window"): "headless",  # reached by name only, so it is named itself
    ("desktop/jobs.py", "import desktop.window"): "headless",
    ("exchange/lines.py", "from db.project import Project"): "records",
    ("desktop/cli.py", "import sqlite3"): "sql",
    ("exchange/lines.py", "import sqlite_utils"): "sql",
    ("exchange/lines.py", "from db.records import Article\nfrom db.errors import KnownError"): None,
    ("desktop/cli.py", "import db.project, exchange.lines, values.amount"): None,
    ("db/project.py", "import sqlite3, sqlite_utils, values.amount"): None,
}


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    for package in PACKAGES:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    for module in MODULES:
        (tmp_path / module).touch()
    (tmp_path / "db/records.py").write_text("class Article: ...\n", encoding="utf-8")
    (tmp_path / "desktop/window.py").write_text("import PySide6\n", encoding="utf-8")
    (tmp_path / "db/project.py").write_text("import sqlite3\n", encoding="utf-8")
    return tmp_path


def broken(folder: Path) -> set[str]:
    """Return the contracts that packages break."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from importlinter.cli import lint_imports; sys.exit(lint_imports(config_filename=sys.argv[2], no_cache=True))"
    )
    environment = {**os.environ, "PYTHONSAFEPATH": "1", "COLUMNS": "200"}
    command = [sys.executable, "-c", code, str(folder), str(REPOSITORY / "pyproject.toml")]
    answer = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert "Contracts:" in answer.stdout, answer.stdout + answer.stderr
    found = {item["id"] for item in CONFIGURATION["contracts"] if f"{item['name']} BROKEN" in answer.stdout}
    assert (answer.returncode != 0) == bool(found), answer.stdout
    return found


@pytest.mark.parametrize(
    ("place", "contract"), CASES.items(), ids=lambda part: part[0] if isinstance(part, tuple) else ""
)
def test_the_contract(packages: Path, place: tuple[str, str], contract: str | None) -> None:
    path, line = place
    with (packages / path).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    assert (contract in broken(packages)) if contract else not broken(packages)


def test_every_contract_is_proven() -> None:
    assert {item["id"] for item in CONFIGURATION["contracts"]} == {contract for contract in CASES.values() if contract}
