r"""The corpora of whole sentences: everything in brackets is found with its value, and nothing else is.

`corpus/find/<language>_<label>.txt`, a text a line:

    # a comment
    @ 2025-11-20                  the article's date for the lines below; "@ none" takes it back
    == amount.scale_word          the rule that at least one span of each line below is read by
    Das Land gibt [5 Mio. Euro], der Bund [8 bis 9 Mio. Euro]. => 5 000 000 EUR | 8 000 000..9 000 000 EUR
    Canada pays [5 kr]. => 5 SEK ; 5 NOK ; 5 DKK
    == nothing                    texts without a span of the label
    Das Land kauft 10.000 GPUs.

After ` => ` stand the values in text order as the field shows them, parted by ` | `; of an ambiguous span its further
readings follow, each after ` ; `. `\n` is a line break, `\[` and `\]` are brackets of the text. Spans of other labels
are not looked at, nor those in page furniture.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from values.finding import find
from values.rules import TITLES
from values.show import show
from values.types import Found, Reading

FOLDER = Path(__file__).parent / "corpus" / "find"
NOTHING = "nothing"
_MARK = re.compile(r"(?<!\\)[\[\]]")


class Example(NamedTuple):
    """A text, the spans that must be found in it with their values, and the rule that it stands for."""

    language: str
    label: str
    rule: str
    text: str
    spans: tuple[tuple[str, str], ...]  # "12-25 words" and the value with its further readings
    article_date: str | None
    place: str  # file and line


def plain(marked: str) -> str:
    return re.sub(r"\\([\[\]])", r"\1", marked).replace("\\n", "\n")


def example(marked: str, values: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the text of a line and its spans with their values."""
    pieces = [plain(piece) for piece in _MARK.split(marked)]
    assert len(pieces) % 2, f"a bracket is not closed: {marked}"
    wanted = values.split(" | ") if values else []
    assert len(pieces) // 2 == len(wanted), f"as many values as spans: {marked}"
    places = [sum(map(len, pieces[:index])) for index in range(len(pieces))]
    spans = [described(places[index], pieces[index]) for index in range(1, len(pieces), 2)]
    return "".join(pieces), tuple(zip(spans, wanted, strict=True))


def described(start: int, words: str) -> str:
    return f"{start}-{start + len(words)} {words}"


def examples() -> Iterator[Example]:
    """Yield the examples of every file."""
    for path in sorted(FOLDER.glob("*_*.txt")):
        language, _, label = path.stem.partition("_")
        rule, day = "", None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("=="):
                rule = line.removeprefix("==").strip()
            elif line.startswith("@"):
                day = None if line == "@ none" else line.removeprefix("@ ")
            elif line and not line.startswith("#"):
                marked, _, values = line.partition(" => ")
                text, spans = example(marked, values)
                yield Example(language, label, rule, text, spans, day, f"{path.stem}:{number}")


EXAMPLES = list(examples())


def shown(reading: Reading) -> str:
    values = [show(one.value).replace("\u202f", " ") for one in (reading, *reading.readings)]
    return " ; ".join(values)


def found_in(one: Example) -> list[Found]:
    found = find(one.text, one.language, one.article_date)
    return [span for span in found if span.label == one.label and not span.furniture]


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: f"{one.place} {one.text[:50]}")
def test_everything_marked_is_found_and_nothing_else(one: Example) -> None:
    found = found_in(one)
    got = [(described(span.start, one.text[span.start : span.end]), shown(span.reading)) for span in found]
    assert got == list(one.spans)
    if one.rule == NOTHING:
        assert not one.spans
    else:
        assert one.rule in {span.reading.rule for span in found}


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: one.place)
def test_its_rule_has_a_title_and_fits_its_label(one: Example) -> None:
    assert one.rule == NOTHING or (one.rule in TITLES and one.rule.partition(".")[0] == one.label)
