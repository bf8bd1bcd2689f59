"""How many reference values `values.read` gives, over a folder of texts with reference spans.

    python -m benchmarks.values_accuracy FOLDER [--language de] [--dates none|text] [--list]

FOLDER holds `texts/*.txt` and for each of them `spans/*.tsv`: label, start, end, words and value, a line a span.
Compared are the numbers, currency, qualifier and period of an amount; EDTF and MOD of a date; code of a country.
"""

import argparse
import collections
import json
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from values.codec import to_dict
from values.reading import read

LABELS = ("AMOUNT", "DATE", "COUNTRY")


class Row(NamedTuple):
    """A reference span, what was read, and whether the two are equal."""

    name: str
    language: str
    label: str
    words: str
    expected: Any
    got: Any
    equal: bool


def language_of(name: str) -> str:
    """Return the language that a text's name carries, German where it carries none."""
    match = re.match(r"[0-9]+_([a-z]{2})_", name)
    return match[1] if match else "de"


def key(label: str, value: Any) -> Any:
    """Return the fields of a value that are compared."""
    if not isinstance(value, dict):
        return None
    if label == "AMOUNT":
        numbers = [None if value.get(name) is None else Decimal(value[name]) for name in ("min", "max")]
        return *numbers, value.get("currency"), value.get("qualifier", "exact"), value.get("period")
    return value.get("code") if label == "COUNTRY" else (value.get("edtf"), value.get("mod"))


def rows(folder: Path, *, dates: str = "none") -> Iterator[Row]:
    """Yield every reference amount, date and country of a folder with what is read from its words."""
    for path in sorted((folder / "texts").glob("*.txt")):
        text, language = path.read_text(encoding="utf-8"), language_of(path.stem)
        day = first_full_date(text) if dates == "text" else None
        for line in (folder / "spans" / f"{path.stem}.tsv").read_text(encoding="utf-8").splitlines():
            label, start, end, words, value = line.split("\t")
            if label in LABELS:
                reading = read(text, int(start), int(end), label.lower(), language, day)
                expected, got = json.loads(value), to_dict(reading.value) if reading else None
                yield Row(path.stem, language, label, words, expected, got, key(label, expected) == key(label, got))


def first_full_date(text: str) -> str | None:
    """Return the first full date of a text as read by `values`, a rough stand-in for its publication date."""
    pattern = (
        r"\b[0-9]{1,2}\.?\s+\w+\.?\s+20[0-9]{2}\b|\b\w+ [0-9]{1,2}, 20[0-9]{2}\b"
        r"|\b[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?20[0-9]{2}\b|\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b"
    )
    for match in re.finditer(pattern, text):
        reading = read(match[0], 0, len(match[0]), "date", None, None)
        edtf = to_dict(reading.value).get("edtf") if reading else None
        if edtf and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", edtf):
            return str(edtf)
    return None


def shares(found: list[Row]) -> dict[str, float]:
    """Return the share of equal values by label."""
    count = collections.Counter(row.label for row in found)
    equal = collections.Counter(row.label for row in found if row.equal)
    return {label: equal[label] / count[label] for label in LABELS if count[label]}


def main() -> None:
    """Print the shares, and with --list what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", action="append")
    parser.add_argument("--dates", choices=("none", "text"), default="none")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    found = [
        row for row in rows(options.folder, dates=options.dates) if row.language in (options.language or ("de", "en"))
    ]
    out = sys.stdout.write
    for label, share in shares(found).items():
        out(f"{label:8} {sum(row.label == label for row in found):4} spans, {share:.3f} equal\n")
    if options.list:
        for row in found:
            if not row.equal:
                out(f"{row.name}\t{row.label}\t[{row.words}]\twanted {row.expected}\tgot {row.got}\n")


if __name__ == "__main__":
    main()
