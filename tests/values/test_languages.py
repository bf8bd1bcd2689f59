"""The files of languages: docs/languages.md explains each of their keys, and the code reads each."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "values" / "languages").glob("*.toml"))
KEY = re.compile(r"^\| (?P<keys>`[^|]+?) \|", re.MULTILINE)
UNITS = ("year", "quarter", "month", "week", "day", "decade")
OPEN = {  # tables whose keys are codes, numbers or ends of words
    *("cues", "amount.scales", "amount.numbers", "amount.fractions", "amount.currencies"),
    *("date.months", "date.weekdays", "date.seasons", "date.ordinals", "date.decade_words", "date.relative_days"),
    *("country.names", "country.written", "country.inflected", "country.nouns", "country.adjectives"),
    *("rounds.ordinals", "rounds.numbers"),
}
CLOSED = {  # tables whose few keys a row explains as one
    "amount.shared_currencies": {"dollar", "krone", "peso", "dirham", "riyal", "dinar"},
    "amount.qualifiers": {"about", "over", "under", "up_to"},
    "amount.periods": {"P1Y", "P1M", "P1W", "P1D"},
    "amount.outside_periods": {"P1Y", "P1M", "P1W", "P1D"},
    "amount.outside_periods_last": {"P1Y", "P1M", "P1W", "P1D"},
    "date.mods": {"START", "MID", "END", "APPROX"},
    "date.year_ends": {"START", "MID", "END"},
    "date.semester_months": {"summer", "winter"},
    "country.shared": {"names"},
}
SECTIONS = {
    "Amounts": "amount",
    "Dates": "date",
    "Countries": "country",
    "Programs": "program",
    "Furniture": "furniture",
    "Facts": "facts",
    "Rounds": "rounds",
}


def documented() -> set[str]:
    """Return the keys that the tables of docs/languages.md name, with the tables that they stand in."""
    found = set()
    for section in (ROOT / "docs" / "languages.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        table = SECTIONS[section.partition("\n")[0]]
        for part in re.split(r"\n(?=`\[[a-z._]+\]`)", section):
            named = re.match(r"`\[([a-z._]+)\]`", part)
            inside = named[1] if named else table
            for row in KEY.finditer(part):
                found |= {_whole(key, inside) for key in _keys(row["keys"])}
    return found


def _keys(cell: str) -> Iterator[str]:
    """Yield the keys of a cell; a key behind one with a table stands in the same table."""
    if "`relative.year` to `relative.day`" in cell:
        cell = ", ".join(f"`relative.{unit}`" for unit in UNITS)
    table = ""
    for key in re.findall(r"`([^`]+)`", cell):
        plain = key.strip("[]")
        if "." in plain and not key.startswith("["):
            table = plain.rpartition(".")[0] + "."
        yield key if "." in plain or key.startswith("[") else table + key


def _whole(key: str, table: str) -> str:
    if key.startswith("["):
        return key.strip("[]")
    return key if key in ("function_words", "elisions") else f"{table}.{key}"


def keys(table: dict[str, Any], name: str = "") -> Iterator[str]:
    """Yield the keys of a file with their tables, those of open and closed tables apart."""
    for key, value in table.items():
        whole = f"{name}.{key}" if name else key
        if whole in CLOSED:
            assert not value.keys() - CLOSED[whole], whole
        if isinstance(value, dict) and whole not in OPEN and whole not in CLOSED:
            yield from keys(value, whole)
        else:
            yield whole


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_key_is_explained(path: Path) -> None:
    unknown = set(keys(tomllib.loads(path.read_text(encoding="utf-8")))) - documented()
    assert not unknown


def test_each_key_that_is_explained_stands_in_a_file() -> None:
    used = {key for path in FILES for key in keys(tomllib.loads(path.read_text(encoding="utf-8")))}
    assert documented() - used == set()


@pytest.mark.parametrize("key", sorted(documented()))
def test_the_code_reads_each_key(key: str) -> None:
    table, _, name = key.rpartition(".")
    top = key.partition(".")[0]
    folders = {"languages", top} & {path.name for path in (ROOT / "values").iterdir()}
    paths = [path for folder in folders for path in (ROOT / "values" / folder).glob("*.py")]
    paths += (ROOT / "values").glob(f"{top}.py")
    code = "".join(path.read_text(encoding="utf-8") for path in paths)
    assert re.search(rf"""["']{re.escape(name)}["']""", code), table
