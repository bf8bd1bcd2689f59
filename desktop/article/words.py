"""Words of an article, as an analyst marks them: `2,5`, `KI-Fabriken`, `e.V.`, `€/Jahr` are one each.

Pure functions on the article's text; offsets are code points. The rules follow the guideline, 1.2 and
1.5 to 1.7: a possessive 's is outside, a hyphen compound is one word.
"""

import unicodedata

_REACH = 1_000  # characters at which a word ends, however it goes on (base64 in an article)
_INVISIBLE = "\u00ad\u200c\u200d\u2060\ufeff"  # soft hyphen, joiners: part of the word they stand in
_GROUPING = "\u00a0\u202f\u2009"  # no-break spaces between the digits of a number
_IN_NUMBERS = ".,:'’–/"
_IN_WORDS = "-\u2010\u2011_&@"


def is_space(character: str) -> bool:
    """Say whether a character only separates (zero width and byte-order mark included)."""
    return character.isspace() or character in "\u200b\u2060\ufeff"


def is_word_character(character: str) -> bool:
    """Say whether a character carries a word: letter, digit, mark."""
    return character.isalnum() or character in _INVISIBLE or unicodedata.category(character)[0] == "M"


def is_currency(character: str) -> bool:
    """Say whether a character is a currency sign."""
    return unicodedata.category(character) == "Sc"


def in_word(text: str, at: int) -> bool:
    """Say whether the character at a place is a word's, joined to one (the % of 5%), or a currency sign."""
    sign = text[at]
    return is_word_character(sign) or is_currency(sign) or joined(text, at) or joined(text, at + 1)


def joined(text: str, offset: int) -> bool:
    """Say whether the characters on both sides of an offset belong to one word."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if is_word_character(before) and is_word_character(after):
        return True
    return _joined_by(text, offset - 1) or _joined_by(text, offset) or _money(before, after)


def word_at(text: str, offset: int) -> tuple[int, int]:
    """Return the word that holds the character at an offset; a character that is none is its own."""
    start = offset
    while start > offset - _REACH and joined(text, start):
        start -= 1
    end = min(offset + 1, len(text))
    while end < offset + _REACH and joined(text, end):
        end += 1
    return start, end


def next_end(text: str, offset: int) -> int:
    """Return where the next word ends, behind an offset; the end of the text where none follows."""
    at = offset
    while at < len(text) and not in_word(text, at):
        at += 1
    return word_at(text, at)[1] if at < len(text) else len(text)


def previous_start(text: str, offset: int) -> int:
    """Return where the word before an offset starts; 0 where there is none."""
    at = offset
    while at > 0 and not in_word(text, at - 1):
        at -= 1
    return word_at(text, at - 1)[0] if at > 0 else 0


def next_start(text: str, offset: int) -> int:
    """Return where the first word behind an offset starts; the end of the text where none does."""
    at = word_at(text, offset)[1] if offset < len(text) and in_word(text, offset) else offset
    while at < len(text) and not in_word(text, at):
        at += 1
    return at


def previous_end(text: str, offset: int) -> int:
    """Return where the last word before an offset ends; 0 where there is none."""
    at = offset
    if at > 0 and in_word(text, at - 1):
        at = word_at(text, at - 1)[0]
    while at > 0 and not in_word(text, at - 1):
        at -= 1
    return at


def _joined_by(text: str, at: int) -> bool:
    """Say whether the character at a place is a sign that holds its neighbours together."""
    if not 0 < at < len(text):
        return False
    sign, before = text[at], text[at - 1]
    after = text[at + 1] if at + 1 < len(text) else " "
    if sign in "+%" and before.isalnum():
        return not is_word_character(after)
    if not (is_word_character(before) or is_currency(before)) or not is_word_character(after):
        return False
    return _holds(text, at, sign, before, after)


def _holds(text: str, at: int, sign: str, before: str, after: str) -> bool:
    digits = before.isdigit() and after.isdigit()
    if sign in _GROUPING:
        return digits and text[at + 1 : at + 4].isdigit() and not text[at + 4 : at + 5].isdigit()
    if sign in _IN_WORDS:
        return not is_currency(before)
    if sign == "/":
        return digits or before == "%" or is_currency(before)
    if sign == ".":
        return digits or (before.isalpha() and after.isalpha() and _short(text, at, after))
    if sign in ":*":  # Bürger:innen, Bürger*innen
        return digits or (before.isalpha() and after.islower())
    return digits and sign in _IN_NUMBERS


def _short(text: str, at: int, after: str) -> bool:
    """Say whether a full stop between letters is that of `e.V.` or `www.site.de`, no missing space."""
    return after.islower() or at < 2 or not text[at - 2].isalnum()


def _money(before: str, after: str) -> bool:
    """Say whether a currency sign stands right at its number."""
    return (after.isdigit() and is_currency(before)) or (before.isalnum() and is_currency(after))
