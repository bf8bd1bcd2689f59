"""What a report says of a fact, as the lines that people read; the same for HTML, for PDF, and for checking both."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

from db.export_records import (
    AMOUNT,
    COUNTRY,
    DATE,
    PART,
    PROGRAM,
    ExportEvidence,
    ExportFact,
    ExportSource,
    ExportValue,
)
from exchange.facts.in_words import day, in_words

Run: TypeAlias = tuple[str, bool]  # text, and whether it is the evidence
_SPACE: Final = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")  # no-break spaces stay: they hold numbers together
_CONTROL: Final = re.compile("[\x00-\x1f]")
_NO_CHARACTERS: Final = "".join(chr((plane << 16) + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_TURNING: Final = "\u202a-\u202e\u2066-\u2069"  # characters that turn the direction of what comes after them
_NO_TEXT: Final = re.compile(f"[{_TURNING}\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NO_CHARACTERS}]")
_PLAIN: Final = (AMOUNT, COUNTRY, DATE)  # roles whose values say themselves what they are
NO_PROGRAM: Final = "Without a program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A fact in a report."""

    program: str  # the heading that it stands under
    title: str  # "": it has none of its own
    values: tuple[str, ...]  # of each role one line
    quotes: tuple[tuple[Run, ...], ...]  # sentences, in text order
    note: str
    state: str  # its status, and who made it
    source: str  # of its footnote


def shown(fact: ExportFact) -> Shown:
    """Return what a report says of a fact."""
    return Shown(
        program=tidy(fact.program or "") or NO_PROGRAM,
        title=tidy(fact.title) if fact.title != fact.program else "",
        values=tuple(_lines(fact)) or ("no values yet",),
        quotes=tuple(_sentences([one.evidence for one in fact.values if one.evidence is not None])),
        note=tidy(fact.note),
        state=tidy(f"{fact.status} · {fact.annotator}, {fact.session}" + (_RIVALS if fact.rivals else "")),
        source=source_line(fact.article),
    )


_RIVALS: Final = " · one of several states that were made without seeing each other"


def source_line(source: ExportSource) -> str:
    """Return an article as a footnote names it."""
    rest = ", ".join(part for part in (source.source, day(source.published) if source.published else "") if part)
    return tidy(". ".join(part for part in (source.title, rest) if part.strip()))


def tidy(text: str) -> str:
    """Return a text on one line, without space at its ends and without what no font can show."""
    return _legible(text).strip(" ")


def _legible(text: str) -> str:
    """Return a text on one line; control characters are there by their signs."""
    text = _CONTROL.sub(lambda found: chr(0x2400 + ord(found[0])), _SPACE.sub(" ", text))
    return _NO_TEXT.sub("\ufffd", text)


def _lines(fact: ExportFact) -> Iterator[str]:
    """Yield a line for each role: its values, and its name where they don't say it."""
    for role in dict.fromkeys(one.role for one in fact.values):
        values = fact.of(role)
        said = tidy(", ".join(dict.fromkeys(_said(one) for one in values)))
        if role == PROGRAM:
            also = [one for one in values[1:] if in_words(one.label, one.value) != fact.program]
            if also or not values[0].evidence:
                yield f"program: {said}"
        elif role == PART:
            yield f"of which {said}"
        else:
            yield said if role in _PLAIN else f"{tidy(role)}: {said}"


def _said(one: ExportValue) -> str:
    if one.gone:
        return "a value whose evidence is gone"
    words = in_words(one.label, one.value, one.evidence.quote if one.evidence else "")
    return f"{words} (from the analyst)" if one.from_analyst else words


def _sentences(evidence: list[ExportEvidence]) -> Iterator[tuple[Run, ...]]:
    """Yield the sentences that hold the evidence, each once, as runs; the words of several values may overlap."""
    texts: dict[int, str] = {}  # by where the sentence begins
    spans: dict[int, set[tuple[int, int]]] = {}
    for one in sorted(evidence, key=lambda one: (one.start, one.end)):
        first = one.start - len(one.before)
        text = one.before + one.quote + one.after
        place = next((at for at, held in texts.items() if at <= first and first + len(text) <= at + len(held)), first)
        if len(text) > len(texts.get(place, "")):
            texts[place] = text
        spans.setdefault(place, set()).add((one.start - place, one.end - place))
    for place, text in sorted(texts.items()):
        yield tuple(_runs(text, spans[place]))


def _runs(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Run]:
    """Yield a sentence in runs of evidence and other words."""
    inside = [any(start <= place < end for start, end in spans) for place in range(len(text))]
    edges = [0, *(place for place in range(1, len(text)) if inside[place] != inside[place - 1]), len(text)]
    for start, end in pairwise(edges):
        if end > start:
            yield _legible(text[start:end]), inside[start]
