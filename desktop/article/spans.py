"""From what the hand selects to the span that is meant (guideline 1.2 and 1.5)."""

import re

from desktop.article import graphemes, words

_OPENING = "([{<„“”\"'‚‘’«»‹›"
_CLOSING = ")]}>“”\"'‘’»«›‹"
_PAIRS = {
    ")": "(",
    "]": "[",
    "}": "{",
    ">": "<",
    "“": "„“",
    "”": "“„”",
    "’": "‚‘",
    "‘": "‚",
    "»": "«»",
    "«": "»«",
    "›": "‹",
    "‹": "›",
    '"': '"',
    "'": "'",
}
_FINAL = ".,;:!?…"
_LEADING = _OPENING + "•·|*-–—,;:.!?…/"
_TRAILING = _CLOSING + _FINAL + "•·|*-–—/"
_ABBREVIATION_LIST = (
    "mio mrd mill md bio tsd mln mld mn bn tn tys tis dr prof st nr no art abs bd co inc ltd corp gov vgl bzw usw "
    "etc ca max min jan feb febr mär mrz apr jun jul aug sep sept okt oct nov dez dec vol est approx jh ggf "
    "inkl exkl zzgl jährl monatl str bspw evtl insb sog"
)
_ABBREVIATIONS = frozenset(_ABBREVIATION_LIST.split(" "))
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\Z")
_ROUNDS = 8  # of snapping, at most


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of whole words that a raw selection means.

    Args:
        text: the article's text.
        start: code point offset.
        end: exclusive; may equal start.

    Returns:
        Start and end (code points), never inside a word or a grapheme; without outer spaces, quotes,
        brackets and closing punctuation, with the full stop of an abbreviation. Empty where the
        selection holds nothing but spaces.
    """
    span = start, end
    for _ in range(_ROUNDS):  # a joiner beside a quotation mark may open the span anew; text ends it soon
        before, span = span, _snapped(text, *span)
        if span == before:
            break
    return span


def _snapped(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = _without_spaces(text, start, end)
    if start >= end:
        return snap_to_characters(text, start, start)
    start, end = words.word_at(text, start)[0], words.word_at(text, end - 1)[1]
    return snap_to_characters(text, *_bare(text, start, end))


def snap_to_characters(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the smallest span of whole graphemes around a raw selection, empty where it is empty."""
    if start >= end:
        return graphemes.floor(text, start), graphemes.floor(text, start)
    return graphemes.floor(text, start), graphemes.ceil(text, end)


def paragraph_at(text: str, offset: int) -> tuple[int, int]:
    """Return the line that holds an offset, without its newline and its outer spaces."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return _without_spaces(text, start, len(text) if end < 0 else end)


def next_paragraph(text: str, offset: int) -> int:
    """Return where the next line with words begins; the end of the text where none follows."""
    while (newline := text.find("\n", offset)) >= 0:
        offset = newline + 1
        start, end = paragraph_at(text, offset)
        if start < end:
            return start
    return len(text)


def previous_paragraph(text: str, offset: int) -> int:
    """Return where the line that holds an offset begins; from there, the line with words before it."""
    line = offset
    while line > 0:
        start, end = paragraph_at(text, line)
        if start < min(end, offset):
            return start
        line = text.rfind("\n", 0, line)
    return 0


def held_by_press(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return what a drag by word holds on to when it begins on a grapheme.

    Args:
        text: the article's text.
        start: of the grapheme under the pointer.
        end: exclusive.

    Returns:
        The grapheme, with the one before it where it is the full stop of a word, so that snapping keeps
        that word. None on spaces, quotes, brackets and punctuation.
    """
    if words.in_word(text, start):
        return start, end
    sign = text[start]
    if sign == "." and start and words.in_word(text, start - 1):
        return graphemes.floor(text, start - 1), end
    return None if words.is_space(sign) or sign in _LEADING or sign in _TRAILING else (start, end)


def is_abbreviation(text: str, at: int) -> bool:
    """Say whether the full stop at an offset belongs to the word before it."""
    found = _LAST_WORD.search(text, max(0, at - 24), at)
    if not found or text[at : at + 1] != ".":
        return False
    word = found.group()
    if "." in word:  # e.V., u.a.
        return all(len(piece) <= 4 for piece in word.split(".")) and not word.replace(".", "").isdigit()
    return word.lower() in _ABBREVIATIONS


def _without_spaces(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and words.is_space(text[start]):
        start += 1
    while end > start and words.is_space(text[end - 1]):
        end -= 1
    return start, end


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Take quotes, brackets and punctuation off both ends; a span of nothing else stays whole."""
    first, last = start, end
    while first < last and text[first] in _LEADING and not _needed_ahead(text, first, last):
        first += 1
    while first < last and _loose_at_end(text, first, last):
        last -= 1
    first, last = _without_spaces(text, first, last)
    if first >= last:
        return start, end
    return first, last + 1 if is_abbreviation(text, last) else last


def _needed_ahead(text: str, first: int, last: int) -> bool:
    """Say whether a leading sign belongs: a bracket that closes before the end."""
    closing = {"(": ")", "[": "]"}.get(text[first])
    return closing is not None and -1 < text.find(closing, first, last) < last - 1


def _loose_at_end(text: str, first: int, last: int) -> bool:
    sign = text[last - 1]
    if words.is_space(sign):
        return True
    if sign not in _TRAILING or is_abbreviation(text, last - 1):
        return False
    openers = _PAIRS.get(sign)
    return openers is None or not _open_before(text[first : last - 1], sign, openers)


def _open_before(inside: str, sign: str, openers: str) -> bool:
    """Say whether a closing sign answers one that was opened within the span."""
    if sign in openers and len(openers) == 1:
        return inside.count(sign) % 2 == 1
    opened = sum(inside.count(opener) for opener in openers if opener != sign)
    return opened > inside.count(sign)


def previous_end(text: str, offset: int) -> int:
    """Return where the last word before an end ends; the full stop of an abbreviation goes with its word."""
    return words.previous_end(text, offset - 1 if offset and is_abbreviation(text, offset - 1) else offset)


def moved(
    text: str, start: int, end: int, *, at_start: bool, forward: bool, by_character: bool = False
) -> tuple[int, int]:
    """Return a span with one end moved by a word, or by a grapheme.

    Args:
        text: the article's text.
        start: of the span, code point offset.
        end: exclusive.
        at_start: whether its start is moved, else its end.
        forward: whether towards the end of the text.
        by_character: by a grapheme instead of a word.

    Returns:
        The new span; the same where the end would leave the text or cross the other end.
    """
    if by_character:
        move = graphemes.following if forward else graphemes.preceding
    elif at_start:
        move = words.next_start if forward else words.previous_start
    else:
        move = words.next_end if forward else previous_end
    if at_start:
        target = move(text, start)
        lost = target >= end or (not by_character and words.is_space(text[target]))  # no further word before
        return (start, end) if lost else (target, end)
    target = move(text, end)
    if not by_character and target > end and words.is_space(text[target - 1]):
        return start, end  # no further word behind
    if not by_character and is_abbreviation(text, target):
        target += 1
    return (start, target) if target > start else (start, end)
