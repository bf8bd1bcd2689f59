"""Numbers as they are written, in figures and in words (guideline, section 6, "Separators")."""

import re
from decimal import Decimal
from typing import Final

from text_to_num import text2num

GROUPS: Final = "\u00a0\u2007\u2009\u202f '’"
NUMERAL: Final = rf"[0-9]{{1,3}}(?:[{GROUPS}][0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)*"
_IN_WORDS: Final = frozenset(("de", "en", "fr", "es", "it", "nl", "pt"))
_MOST_DIGITS: Final = 40
_LONGEST_WORD: Final = 60


def numeral(written: str, decimal_mark: str, *, scaled: bool) -> Decimal | None:
    """Return the number that figures with separators mean, or None where they mean none.

    Args:
        written: digits with separators.
        decimal_mark: the language's own, which settles "1.234 Mio."
        scaled: whether a scale word follows; then one, two or four digits after a lone mark are a fraction, without it
            all but three.
    """
    digits = re.sub(rf"[{GROUPS}]", "", written)
    grouped = len(digits) != len(written)
    marks = re.findall(r"[.,]", digits)
    if len(digits) > _MOST_DIGITS:
        return None
    if not marks:
        return Decimal(digits)
    whole, _, fraction = digits.rpartition(marks[-1])
    if len(marks) == 1:
        thousands = len(fraction) == 3 and whole != "0" and not grouped and not (scaled and marks[-1] == decimal_mark)
        return Decimal(whole + fraction) if thousands and len(whole) <= 3 else Decimal(f"{whole}.{fraction}")
    if len(set(marks)) == 1:  # 1.234.567
        return _ungrouped(digits, marks[0])
    if len(set(marks[:-1])) > 1:
        return None
    lead = _ungrouped(whole, marks[0])
    return None if lead is None else Decimal(f"{lead}.{fraction}")


def _ungrouped(digits: str, mark: str) -> Decimal | None:
    first, *groups = digits.split(mark)
    if not 1 <= len(first) <= 3 or any(len(group) != 3 for group in groups):
        return None
    return Decimal(first + "".join(groups))


def in_words(word: str, language: str, half_suffix: str) -> Decimal | None:
    """Return the number that one or more words mean ("zwölf", "zweieinhalb", "two hundred"), or None."""
    if language not in _IN_WORDS or len(word) > _LONGEST_WORD:
        return None
    if half_suffix and word.endswith(half_suffix) and len(word) > len(half_suffix):
        whole = in_words(word.removesuffix(half_suffix), language, "")
        return None if whole is None else whole + Decimal("0.5")
    try:
        return Decimal(text2num(word, language))
    except ValueError:
        return None
