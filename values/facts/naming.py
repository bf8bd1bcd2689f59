"""What proposed facts are called."""

from collections.abc import Iterator, Sequence
from typing import Final

from values.facts.drafts import Draft
from values.facts.types import AMOUNT, COUNTRY, DATE, Mark
from values.facts.units import key_of
from values.facts.words import FactWords

_LONGEST: Final = 60  # code points of what tells two facts apart
_TELLING: Final = (DATE, COUNTRY, AMOUNT)
_JOIN: Final = " · "


def titles(text: str, drafts: Sequence[Draft], words: FactWords) -> list[str]:
    """Return the titles of the facts of one program: its name, with its round or what tells one fact from the others.

    Args:
        text: the whole text.
        drafts: of one program.
        words: of its language.

    Returns:
        In the order of the drafts; "" where the program's name says it all.
    """
    several = len({frozenset(_values(draft)) for draft in drafts}) > 1
    return [_title(text, draft, _round(text, draft, words), several=several) for draft in drafts]


def _values(draft: Draft) -> Iterator[str]:
    return (key_of(mark) for cell in draft.cells.values() for mark in cell)


def _round(text: str, draft: Draft, words: FactWords) -> str:
    """Return the round that the sentence of a fact names: "Runde 3"; "" where it names none, or several."""
    number = words.round_of(text[draft.unit.start : draft.unit.end])
    return "" if number is None else f"{words.rounds[0].capitalize()} {number}"


def _title(text: str, draft: Draft, said: str, *, several: bool) -> str:
    name = ", ".join(_name(text, mark) for mark in draft.named.marks)
    if said:
        return name + _JOIN + said
    if not several:
        return name if len(draft.named.marks) > 1 else ""
    telling = next((draft.cells[role] for role in _TELLING if draft.cells.get(role)), [])
    words = ", ".join(_one_line(text, mark) for mark in telling)
    if len(words) > _LONGEST:
        words = words[: _LONGEST - 1].rstrip(" ,") + "…"
    return name + _JOIN + words if words else name


def _name(text: str, mark: Mark) -> str:
    """Return what a program is called."""
    key = key_of(mark)
    return key.partition(" ")[2] if mark.same else _one_line(text, mark)


def _one_line(text: str, mark: Mark) -> str:
    return " ".join(text[mark.start : mark.end].split())
