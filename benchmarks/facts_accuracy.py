"""How well `values.facts` proposes the reference facts of a folder, and how many keys taking them costs.

    python -m benchmarks.facts_accuracy [FOLDER] [--list]

FOLDER holds texts, `annotations.jsonl` and `facts.jsonl` as `seeds/` does, which is measured where none is named. What
is proposed from are the reference annotations, not what the finders find.

Complete: every cell of a proposed fact holds the values of the reference's, by value and not by wording. In the first
three: no more than two other proposals of the same program stand before it. A program may have more than three facts
in an article, so that is counted twice: in the list as it first stands, and as the list is worked down, where a
proposal that was taken gives up its place. Keys: see `keys_for`.
"""

import argparse
import collections
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from values.facts import Mark, ProposedFact, propose
from values.sameness import same_key

FIRST = 3
ROOT = Path(__file__).resolve().parent.parent

Item: TypeAlias = tuple[str, str]  # role, and the key of a value
Items: TypeAlias = frozenset[Item]
Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact of the reference, or one proposed: its items by value."""

    items: Items
    words: str
    rule: str = ""

    @property
    def programs(self) -> Items:
        """Its programs."""
        return frozenset(item for item in self.items if item[0] == "program")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An article, its annotations, and the facts that an analyst wrote down."""

    name: str
    language: str | None
    text: str
    marks: tuple[Mark, ...]
    facts: tuple[Fact, ...]


class Taking(NamedTuple):
    """What an analyst did with the proposals of an article."""

    keys: int
    by_fact: dict[Fact, tuple[Fact | None, int]]  # the proposal that it was made from, and its keys
    superfluous: int  # proposals from which no fact was made


class Miss(NamedTuple):
    """A fact that was not proposed complete among the first, or a proposal too many."""

    name: str
    kind: str  # MISSED, LATE, EXTRA
    keys: int
    what: str


@dataclass(slots=True)
class Count:
    """What was counted of one article, or of all."""

    facts: int = 0
    proposals: int = 0
    complete: int = 0
    first: int = 0  # complete, in the first three of the list as it first stands
    at_most: int = 0  # facts that can stand there: three of a program
    reached: int = 0  # complete, in the first three as the list is worked down
    keys: int = 0
    superfluous: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(**{name: getattr(self, name) + getattr(other, name) for name in self.__slots__})

    @property
    def reached_share(self) -> float:
        """The share of facts proposed complete in the first three of those of their program still waiting."""
        return self.reached / max(1, self.facts)

    @property
    def first_share(self) -> float:
        """The same, in the list as it first stands."""
        return self.first / max(1, self.facts)

    @property
    def at_most_share(self) -> float:
        """The share that could stand there at most."""
        return self.at_most / max(1, self.facts)

    @property
    def keys_each(self) -> float:
        """The keys that a fact costs on average."""
        return self.keys / max(1, self.facts)


def references(folder: Path) -> Iterator[Reference]:
    """Yield the articles of a folder with their annotations and facts."""
    told = {one["file"]: one for one in _lines(folder / "annotations.jsonl")}
    for line in _lines(folder / "facts.jsonl"):
        article = told[line["file"]]
        text = (folder / line["file"]).read_bytes().decode("utf-8")
        marks = {(one["start"], one["end"]): _mark(one) for one in article["annotations"]}
        facts = tuple(_reference_fact(one, marks, text) for one in line["facts"])
        yield Reference(
            name=Path(line["file"]).stem,
            language=article["language"],
            text=text,
            marks=tuple(marks.values()),
            facts=facts,
        )


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _mark(found: dict[str, Any]) -> Mark:
    value = json.dumps(found["value"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Mark(start=found["start"], end=found["end"], label=found["label"], value=value, certain=True)


def _reference_fact(told: dict[str, Any], marks: dict[Span, Mark], text: str) -> Fact:
    cells = [(role, [marks[start, end] for start, end in spans]) for role, spans in told["cells"].items()]
    return _fact(cells, text)


def _fact(cells: Iterable[tuple[str, Sequence[Mark]]], text: str, rule: str = "") -> Fact:
    held = list(cells)
    items = frozenset((role, _key(mark, text)) for role, marks in held for mark in marks)
    words = "; ".join(f"{role}: " + ", ".join(text[one.start : one.end] for one in marks) for role, marks in held)
    return Fact(items=items, words=words, rule=rule)


def _key(mark: Mark, text: str) -> str:
    words = text[mark.start : mark.end]
    return same_key(mark.label, mark.value, words) or f"{mark.label} {words.casefold()}"


def proposed(reference: Reference) -> list[Fact]:
    """Return what is proposed of an article, best first."""
    found: list[ProposedFact] = propose(reference.text, reference.marks, language=reference.language)
    return [_fact(one.cells, reference.text, one.rule) for one in found]


def in_first(facts: Iterable[Fact], waiting: Sequence[Fact]) -> set[Fact]:
    """Return the facts that stand complete among the first of their program in a list of proposals."""
    return {fact for fact in facts if _place(fact, waiting) < FIRST}


def _at_most(facts: Iterable[Fact]) -> int:
    by_programs = collections.Counter(fact.programs for fact in facts)
    return sum(min(FIRST, count) for count in by_programs.values())


def _place(fact: Fact, waiting: Sequence[Fact]) -> int:
    of_program = [one.items for one in waiting if one.programs & fact.programs]
    return of_program.index(fact.items) if fact.items in of_program else FIRST


def reached(facts: Iterable[Fact], waiting: Sequence[Fact]) -> set[Fact]:
    """Return the facts that come to stand so as those that do are taken."""
    left, rest, got = set(facts), list(waiting), set[Fact]()
    while now := in_first(left, rest):
        got |= now
        left -= now
        done = {one.items for one in now}
        rest = [one for one in rest if one.items not in done]
    return got


def keys_for(facts: Sequence[Fact], waiting: Sequence[Fact]) -> Taking:
    """Return what taking all facts costs somebody who goes down the list once.

    A proposal that comes to be chosen and is wanted costs Enter, and a key for each item to add or to take out; one
    that is not wanted costs the key that refuses it, or goes on. What follows the last one wanted costs nothing. A fact
    for which no proposal is of use costs a key for each of its items, and the one that makes a fact of them.
    """
    made = _assigned(facts, waiting)
    last = max(made.values(), default=-1)
    by_place = {place: fact for fact, place in made.items()}
    costs: dict[Fact, tuple[Fact | None, int]] = {fact: (None, len(fact.items) + 1) for fact in facts}
    passed = 0
    for place, proposal in enumerate(waiting[: last + 1]):
        fact = by_place.get(place)
        if fact is None:
            passed += 1
        else:
            costs[fact] = proposal, 1 + len(proposal.items ^ fact.items)
    return Taking(
        keys=passed + sum(keys for _, keys in costs.values()),
        by_fact=costs,
        superfluous=len(waiting) - len(made),
    )


def _assigned(facts: Sequence[Fact], waiting: Sequence[Fact]) -> dict[Fact, int]:
    """Return the place of the proposal that each fact is made from: the least to change first."""
    pairs = sorted(
        (len(proposal.items ^ fact.items), place, number)
        for number, fact in enumerate(facts)
        for place, proposal in enumerate(waiting)
    )
    made, used = dict[Fact, int](), set[int]()
    for changes, place, number in pairs:
        fact = facts[number]
        if changes <= len(fact.items) and fact not in made and place not in used:
            made[fact] = place
            used.add(place)
    return made


class Accuracy(NamedTuple):
    """The counts of a folder by article, and what went wrong."""

    counts: dict[str, Count]
    misses: list[Miss]

    @property
    def total(self) -> Count:
        """All articles together."""
        return sum(self.counts.values(), Count())


def measure(articles: Iterable[Reference]) -> Accuracy:
    """Return how well the facts of articles are proposed."""
    counts, misses = dict[str, Count](), list[Miss]()
    for article in articles:
        waiting = proposed(article)
        complete = {fact for fact in article.facts if any(fact.items == one.items for one in waiting)}
        near, taking = reached(article.facts, waiting), keys_for(article.facts, waiting)
        counts[article.name] = Count(
            facts=len(article.facts),
            proposals=len(waiting),
            complete=len(complete),
            first=len(in_first(article.facts, waiting)),
            at_most=_at_most(article.facts),
            reached=len(near),
            keys=taking.keys,
            superfluous=taking.superfluous,
        )
        misses += _misses(article, waiting, near, taking)
    return Accuracy(counts, misses)


def _misses(article: Reference, waiting: Sequence[Fact], near: set[Fact], taking: Taking) -> Iterator[Miss]:
    for fact, (source, keys) in taking.by_fact.items():
        if fact not in near:
            kind = "LATE" if source is not None and source.items == fact.items else "MISSED"
            nearest = "nothing" if source is None else f"{source.rule} [{source.words}]"
            yield Miss(article.name, kind, keys, f"wanted [{fact.words}] got {nearest}")
    used = {id(source) for source, _ in taking.by_fact.values()}
    for one in waiting:
        if id(one) not in used:
            yield Miss(article.name, "EXTRA", 1, f"{one.rule} [{one.words}]")


def _line(name: str, count: Count) -> str:
    return (
        f"{name:28} facts {count.facts:3} proposed {count.proposals:3} complete {count.complete:3}"
        f" in the first three {count.reached:3} ({count.reached_share:.0%}; as it first stands"
        f" {count.first_share:.0%} of {count.at_most_share:.0%} possible)"
        f" keys {count.keys_each:.2f} superfluous {count.superfluous}\n"
    )


def main() -> None:
    """Print the figures by article, and with --list what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "seeds")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    accuracy = measure(references(options.folder))
    for name, count in accuracy.counts.items():
        sys.stdout.write(_line(name, count))
        if options.list:
            sys.stdout.writelines(
                f"    {one.kind:6} {one.keys} {one.what}\n" for one in accuracy.misses if one.name == name
            )
    sys.stdout.write(_line("ALL", accuracy.total))


if __name__ == "__main__":
    main()
