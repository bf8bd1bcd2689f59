"""The structure of a text: headings, running text, items of lists, rows of tables."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from values.context import sentence_ends
from values.facts.types import Mark
from values.facts.words import FactWords
from values.languages.lexicon import fold

_LINE: Final = re.compile(r"\S[^\n]*")
_BULLET: Final = re.compile(r"(?:[-–—•*·▪◦‣●○■□✓✔➤➜→►▶]+|>>|\(?[0-9]{1,2}[.)]|[a-zA-Z]\))(?:[ \t\u00a0]+|$)")
_DASHES: Final = "–—"
_RULE: Final = re.compile(r"[\s|:+=_—–-]+")  # the line below a table's head
_END: Final = re.compile(r"[.!;,…][\"“”»')\]]*$")
_LONGEST_HEADING: Final = 140
_LONGEST_QUESTION: Final = 80
_LONGEST_CELL_LINE: Final = 4000  # code points of a line that may be a row
_WRAPPED: Final = 0.3  # share of lines going on in small letters that makes a text wrapped


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    ROW = "row"


class Block(NamedTuple):
    """A paragraph, a heading, an item, or a row; a plain tuple, since a large article has thousands."""

    kind: Kind
    start: int  # code points; of an item behind its bullet
    end: int
    section: int  # the place of the heading that it stands below; -1: of none
    group: int  # of an item or a row: the place of the first of its list or table; else -1
    introduces: bool  # a list or a table follows which it introduces
    alone: bool  # among teasers of other articles


class _Line(NamedTuple):
    start: int
    end: int
    gap: bool  # an empty line stands before it
    bullet: int  # where what is said begins behind a bullet; -1: there is none
    row: bool


def blocks_of(text: str, marks: Sequence[Mark], words: FactWords) -> list[Block]:
    """Return the blocks of a text in order.

    Args:
        text: the whole text.
        marks: in text order; a figure that begins one is no number of a list.
        words: of its language.
    """
    lines = _lines(text, [mark.start for mark in marks])
    return _Blocks(text, lines, words).found()


def _lines(text: str, starts: Sequence[int]) -> list[_Line]:
    lines: list[_Line] = []
    last_end = 0
    tables = "|" in text or "\t" in text
    for found in _LINE.finditer(text):
        start = found.start()
        end = start + len(found[0].rstrip())
        gap = not lines or text.count("\n", last_end, start) > 1
        row = tables and _is_row(text, start, end)
        bullet = -1 if row else _behind_bullet(text, start, end, starts)
        last_end = end
        if row and _RULE.fullmatch(text, start, end):
            continue
        lines.append(_Line(start, end, gap, bullet, row))
    return _with_lone_bullets(text, _without_dialogue(text, lines))


def _without_dialogue(text: str, lines: list[_Line]) -> list[_Line]:
    """Return the lines, a dash that begins speech no bullet: none beside it begins so, and nothing introduces it."""

    def speaks(place: int) -> bool:
        dash = text[lines[place].start]
        if lines[place].bullet < 0 or dash not in _DASHES:
            return False
        beside = (lines[near] for near in (place - 1, place + 1) if 0 <= near < len(lines))
        introduced = place > 0 and text[lines[place - 1].end - 1] == ":"
        return not introduced and not any(text[line.start] == dash and line.bullet >= 0 for line in beside)

    return [line._replace(bullet=-1) if speaks(place) else line for place, line in enumerate(lines)]


def _is_row(text: str, start: int, end: int) -> bool:
    if end - start > _LONGEST_CELL_LINE:
        return False
    return text.find("|", start, end) >= 0 or text.find("\t", start, end) >= 0


def _behind_bullet(text: str, start: int, end: int, starts: Sequence[int]) -> int:
    if text[start].isalpha() and text[start + 1 : start + 2] != ")":
        return -1
    bullet = _BULLET.match(text, start, end)
    if bullet is None:
        return -1
    place = bisect_left(starts, start)
    if place < len(starts) and starts[place] < bullet.end():  # "3. November 2025 …"
        return -1
    return bullet.end()


def _with_lone_bullets(text: str, lines: list[_Line]) -> list[_Line]:
    """Return the lines, a bullet that has a line of its own joined to the one below."""
    joined: list[_Line] = []
    waiting: _Line | None = None
    for read in lines:
        line = read
        if waiting is not None and line.bullet < 0 and not line.gap and not line.row:
            line = _Line(line.start, line.end, waiting.gap, line.start, row=False)
        waiting = None
        if line.bullet >= 0 and not text[line.bullet : line.end].strip():
            waiting = line
        else:
            joined.append(line)
    return joined


class _Blocks:
    """Puts lines together."""

    def __init__(self, text: str, lines: list[_Line], words: FactWords) -> None:
        self._text, self._lines, self._words = text, lines, words
        self._wrapped = self._is_wrapped()
        self._blocks: list[Block] = []
        self._section = -1
        self._alone = False

    def found(self) -> list[Block]:
        """Return the blocks."""
        place = 0
        while place < len(self._lines):
            place = self._next(place)
        return self._blocks

    def _next(self, place: int) -> int:
        """Add the block that begins with a line; return the place of the line behind it."""
        line = self._lines[place]
        if line.row and (self._beside_row(place) or self._text.count("|", line.start, line.end) > 1):
            self._add(Kind.ROW, line.start, line.end, place + 1)
        elif line.bullet >= 0 and not self._is_numbered_heading(place):
            last = self._end_of_wrapped(place)
            self._add(Kind.ITEM, line.bullet, self._lines[last].end, last + 1)
            return last + 1
        elif self._is_heading(place):
            self._add(Kind.HEADING, line.start if line.bullet < 0 else line.bullet, line.end, place + 1)
        else:
            last = self._end_of_wrapped(place)
            self._add(Kind.TEXT, line.start, self._lines[last].end, last + 1)
            return last + 1
        return place + 1

    def _add(self, kind: Kind, start: int, end: int, following: int) -> None:
        here = len(self._blocks)
        group = -1
        if kind in (Kind.ITEM, Kind.ROW):
            before = self._blocks[-1] if self._blocks else None
            group = before.group if before is not None and before.kind is kind else here
        if kind is Kind.HEADING:
            self._section = here
            self._alone = self._alone or fold(self._text[start:end].rstrip(":")) in self._words.teasers
        self._blocks.append(
            Block(
                kind=kind,
                start=start,
                end=end,
                section=self._section if kind is not Kind.HEADING else here,
                group=group,
                introduces=kind is Kind.TEXT and self._lists(following) and self._introduces(start, end),
                alone=self._alone,
            )
        )

    def _lists(self, place: int) -> bool:
        """Tell whether a list or a table begins with a line."""
        line = self._lines[place] if place < len(self._lines) else None
        return line is not None and (line.row or line.bullet >= 0)

    def _introduces(self, start: int, end: int) -> bool:
        if self._text[end - 1] == ":":
            return True
        return self._words.introductions.search(self._text, max(start, end - _LONGEST_HEADING), end) is not None

    def _beside_row(self, place: int) -> bool:
        after = self._lines[place + 1] if place + 1 < len(self._lines) else None
        before = self._lines[place - 1] if place else None
        return bool(after and after.row) or bool(before and before.row)

    def _is_numbered_heading(self, place: int) -> bool:
        """Tell whether a numbered line is a heading: running text follows it, no further item."""
        line = self._lines[place]
        if line.bullet == line.start or not self._text[line.start].isdigit():
            return False
        if not self._reads_as_heading(line.bullet, line.end):
            return False
        following = self._lines[place + 1] if place + 1 < len(self._lines) else None
        return following is not None and following.bullet < 0

    def _is_heading(self, place: int) -> bool:
        line = self._lines[place]
        if line.bullet >= 0 and not self._is_numbered_heading(place):
            return False
        if place + 1 >= len(self._lines) or not self._reads_as_heading(line.start, line.end):
            return False
        if not self._wrapped:
            return True
        before_ends = line.gap or self._ends_sentence(place - 1)
        return before_ends and self._lines[place + 1].gap

    def _reads_as_heading(self, start: int, end: int) -> bool:
        """Tell whether a line is short and no sentence: one that ends with a colon introduces something."""
        if end - start > _LONGEST_HEADING or self._text[end - 1] == ":":
            return False
        said = self._text[start:end]
        asks = said[-1] == "?"
        if said[0] == "(" or (len(said) > _LONGEST_QUESTION if asks else _END.search(said)):
            return False
        return not self._words.credits.search(said) and next(sentence_ends(said), None) is None

    def _end_of_wrapped(self, place: int) -> int:
        """Return the last of the lines that a paragraph or an item is wrapped into."""
        while place + 1 < len(self._lines) and self._goes_on(place):
            place += 1
        return place

    def _goes_on(self, place: int) -> bool:
        following = self._lines[place + 1]
        if following.gap or following.bullet >= 0 or following.row:
            return False
        if self._wrapped and self._lines[place].bullet < 0:
            return True
        return not self._ends_sentence(place) and self._text[following.start].islower()

    def _ends_sentence(self, place: int) -> bool:
        return place < 0 or self._text[self._lines[place].end - 1] in ".!?:"

    def _is_wrapped(self) -> bool:
        """Tell whether the lines of the text are shorter than its paragraphs."""
        pairs = small = 0
        for place in range(len(self._lines) - 1):
            following = self._lines[place + 1]
            if not (following.gap or following.row or following.bullet >= 0 or self._lines[place].row):
                pairs += 1
                small += self._text[following.start].islower() and not self._ends_sentence(place)
        return pairs > 0 and small / pairs > _WRAPPED
