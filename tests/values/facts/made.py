"""Examples of texts whose facts are known.

A file has the examples of one language, parted by lines of "====". Marks stand in the text: "[Hy2Tech]p",
"[5 Mio. Euro]a", "[Polen]c", "[2026]d"; their values are read as an analyst's would be. Below a line of "----" stand
the facts, one a line, as "program | amount: … + … | date: …": they are the first ones proposed, as they are, in any
order. A line with "!" in front names what must not be proposed.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from values import codec
from values.facts.proposing import propose
from values.facts.types import Mark, ProposedFact
from values.reading import read
from values.types import Program

EXAMPLES = Path(__file__).parent / "examples"
LABELS = {"p": "program", "a": "amount", "c": "country", "d": "date"}
MARK = re.compile(r"\[(?P<words>[^\]]+)\](?P<kind>[pacd])(?:=(?P<name>[^\s=][^=\n]*)=)?")
Cells = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text with its marks, and the facts that it states."""

    name: str
    language: str
    text: str
    marks: tuple[Mark, ...]
    facts: tuple[Cells, ...]
    never: tuple[Cells, ...]


def examples() -> list[Example]:
    """Return the examples of all files."""
    return [
        example
        for path in sorted(EXAMPLES.glob("*.txt"))
        for number, part in enumerate(path.read_text(encoding="utf-8").split("\n====\n"), start=1)
        for example in [_example(part, path.stem, f"{path.stem} {number}")]
    ]


def marked(written: str, language: str) -> tuple[str, tuple[Mark, ...]]:
    """Return a text without its marks, and the marks."""
    text, places, last = "", [], 0
    for found in MARK.finditer(written):
        text += written[last : found.start()]
        places.append((len(text), len(text) + len(found["words"]), LABELS[found["kind"]], found["name"]))
        text += found["words"]
        last = found.end()
    text += written[last:]
    return text, tuple(_mark(text, *place, language) for place in places)


def proposed(text: str, marks: tuple[Mark, ...], language: str, **more: str) -> list[ProposedFact]:
    """Return what is proposed."""
    return propose(text, marks, language=language, **more)  # type: ignore[arg-type]


def as_cells(text: str, fact: ProposedFact) -> Cells:
    """Return a fact's cells by role, as words."""
    return {role: tuple(text[mark.start : mark.end] for mark in marks) for role, marks in fact.cells}


def _mark(text: str, start: int, end: int, label: str, name: str | None, language: str) -> Mark:
    if label == "program":
        value = codec.to_json(Program(name=name or text[start:end], status="resolved"))
    else:
        reading = read(text, start, end, label, language, None)
        value = None if reading is None else codec.to_json(reading.value)
    return Mark(start=start, end=end, label=label, value=value)


def _example(part: str, language: str, name: str) -> Example:
    written, _, told = f"{part.strip(chr(10))}\n".partition("\n----\n")
    text, marks = marked(written, language)
    lines = [line for line in told.split("\n") if line.strip()]
    return Example(
        name=name,
        language=language,
        text=text,
        marks=marks,
        facts=tuple(_cells(line) for line in lines if not line.startswith("!")),
        never=tuple(_cells(line[1:]) for line in lines if line.startswith("!")),
    )


def _cells(line: str) -> Cells:
    program, *rest = (cell.strip() for cell in line.split(" | "))
    cells = {"program": tuple(program.split(" + "))}
    for cell in rest:
        role, _, words = cell.partition(": ")
        cells[role] = tuple(words.split(" + "))
    return cells
