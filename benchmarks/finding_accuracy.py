"""How well `values.find` finds the reference annotations of a folder of texts, by label and by language.

    python -m benchmarks.finding_accuracy FOLDER [--list] [--language de] [--seeds] [--furniture]

FOLDER holds `texts/*.txt` and for each of them `spans/*.tsv`: label, start, end, words and value, a line a span. With
--seeds it holds texts and `annotations.jsonl`, as the sample project does. The language is the one that a name carries
(031_en_x.txt), else it is detected, as the day of publication is, by the means of an import.

Exact: same label, start and end. Overlap: same label, any shared character, one to one. Value: over overlapping pairs,
every field that matters is equal.
"""

import argparse
import collections
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.values_accuracy import key
from exchange.describe import find_language, find_published
from values.codec import to_dict
from values.finding import find

LABELS = ("PROGRAM", "AMOUNT", "COUNTRY", "DATE")
AROUND = 30  # characters shown on either side of a difference


class Span(NamedTuple):
    """An annotation, as the reference or the finders have it."""

    label: str
    start: int
    end: int
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A text and the annotations that it should get."""

    name: str
    language: str | None
    text: str
    spans: list[Span]


class Difference(NamedTuple):
    """One place where the finders and the reference part."""

    name: str
    kind: str  # MISSED, EXTRA, EXTENT, VALUE
    label: str
    what: str


@dataclass(slots=True)
class Count:
    """What was counted of one label."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    overlap: int = 0
    value: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            gold=self.gold + other.gold,
            found=self.found + other.found,
            exact=self.exact + other.exact,
            overlap=self.overlap + other.overlap,
            value=self.value + other.value,
        )

    @property
    def exact_f1(self) -> float:
        """The harmonic mean of precision and recall, whole spans."""
        return 2 * self.exact / max(1, self.gold + self.found)

    @property
    def overlap_f1(self) -> float:
        """The same, where any shared character is enough."""
        return 2 * self.overlap / max(1, self.gold + self.found)

    @property
    def value_share(self) -> float:
        """The share of overlapping pairs with equal values."""
        return self.value / max(1, self.overlap)


def references(folder: Path) -> Iterator[Reference]:
    """Yield the texts of a folder with their reference spans."""
    for path in sorted((folder / "texts").glob("*.txt")):
        lines = (folder / "spans" / f"{path.stem}.tsv").read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines]
        spans = [Span(label, int(start), int(end), json.loads(value)) for label, start, end, _, value in rows]
        named = re.match(r"[0-9]+_([a-z]{2})_", path.name)
        text = path.read_bytes().decode("utf-8")
        yield Reference(name=path.stem, language=named[1] if named else None, text=text, spans=spans)


def seeds(folder: Path) -> Iterator[Reference]:
    """Yield the texts of the sample project with their annotations."""
    for line in (folder / "annotations.jsonl").read_text(encoding="utf-8").splitlines():
        held = json.loads(line)
        spans = [Span(one["label"].upper(), one["start"], one["end"], one["value"]) for one in held["annotations"]]
        text = (folder / held["file"]).read_bytes().decode("utf-8")
        yield Reference(name=Path(held["file"]).stem, language=held["language"], text=text, spans=spans)


def found_in(reference: Reference, *, furniture: bool = False) -> tuple[str, list[Span]]:
    """Return the language of a text and what is found in it, without what stands in furniture."""
    language = reference.language or find_language(reference.text)
    published = find_published(reference.text, language)
    found = find(reference.text, language, published)
    spans = [
        Span(one.label.upper(), one.start, one.end, to_dict(one.reading.value))
        for one in found
        if furniture or not one.furniture
    ]
    return language or "??", spans


def compare(reference: Reference, found: list[Span]) -> tuple[dict[str, Count], list[Difference]]:
    """Return the counts by label, and what differs."""
    counts, differences = {}, list[Difference]()
    for label in LABELS:
        wanted = [span for span in reference.spans if span.label == label]
        got = [span for span in found if span.label == label]
        count = Count(gold=len(wanted), found=len(got))
        places = {(span.start, span.end) for span in got}
        count.exact = sum((span.start, span.end) in places for span in wanted)
        for span in wanted:
            hit = _best(span, got)
            if hit is not None:
                got.remove(hit)
                count.overlap += 1
                count.value += _key(span) == _key(hit)
            differences += _differences(reference, span, hit)
        differences += [_difference(reference, "EXTRA", span) for span in got]
        counts[label] = count
    return counts, differences


def _best(span: Span, free: Iterable[Span]) -> Span | None:
    sharing = [one for one in free if one.start < span.end and span.start < one.end]
    return max(sharing, key=lambda one: min(one.end, span.end) - max(one.start, span.start), default=None)


def _key(span: Span) -> Any:
    if span.label == "PROGRAM":
        return span.value.get("name") if isinstance(span.value, dict) else None
    return key(span.label, span.value)


def _differences(reference: Reference, span: Span, hit: Span | None) -> Iterator[Difference]:
    text = reference.text
    if hit is None:
        yield _difference(reference, "MISSED", span)
        return
    words = text[span.start : span.end]
    if (hit.start, hit.end) != (span.start, span.end):
        yield Difference(reference.name, "EXTENT", span.label, f"wanted [{words}] got [{text[hit.start : hit.end]}]")
    if _key(span) != _key(hit) and span.label != "PROGRAM":
        yield Difference(reference.name, "VALUE", span.label, f"[{words}] wanted {span.value} got {hit.value}")


def _difference(reference: Reference, kind: str, span: Span) -> Difference:
    text = reference.text
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return Difference(reference.name, kind, span.label, f"{before!r} [{text[span.start : span.end]}] {after!r}")


class Accuracy(NamedTuple):
    """The counts of a folder by language and label, and what differs."""

    counts: dict[str, dict[str, Count]]
    differences: list[Difference]

    def of_label(self, label: str) -> Count:
        """Return the count of one label over all languages."""
        return sum((by_label[label] for by_label in self.counts.values()), Count())


def measure(texts: Iterable[Reference], *, languages: Iterable[str] = (), furniture: bool = False) -> Accuracy:
    """Return how well texts are read; languages: only these, all where there is none."""
    wanted = set(languages)
    counts: dict[str, dict[str, Count]] = {}
    differences: list[Difference] = []
    for reference in texts:
        language, found = found_in(reference, furniture=furniture)
        if wanted and language not in wanted:
            continue
        one, differing = compare(reference, found)
        total = counts.setdefault(language, collections.defaultdict(Count))
        for label in LABELS:
            total[label] += one[label]
        differences += differing
    return Accuracy(counts, differences)


def _line(name: str, count: Count) -> str:
    return (
        f"{name:8} gold {count.gold:4} found {count.found:4} exact F1 {count.exact_f1:.3f}"
        f" (P {count.exact / max(1, count.found):.3f} R {count.exact / max(1, count.gold):.3f})"
        f" overlap F1 {count.overlap_f1:.3f} value {count.value_share:.3f}\n"
    )


def main() -> None:
    """Print the figures, and with --list what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", action="append", default=[])
    parser.add_argument("--seeds", action="store_true")
    parser.add_argument("--furniture", action="store_true", help="count what stands in furniture as well")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    texts = seeds(options.folder) if options.seeds else references(options.folder)
    accuracy = measure(texts, languages=options.language, furniture=options.furniture)
    out = sys.stdout.write
    if options.list:
        for one in accuracy.differences:
            out("\t".join(one) + "\n")
    for language, by_label in sorted(accuracy.counts.items()):
        out(f"-- {language}\n")
        for label in LABELS:
            out(_line(label, by_label[label]))
    out("-- all\n")
    for label in LABELS:
        out(_line(label, accuracy.of_label(label)))
    out(_line("ALL", sum((accuracy.of_label(label) for label in LABELS), Count())))


if __name__ == "__main__":
    main()
