"""Dates as they are typed: EDTF with its marks (`2025/.. START`), ranges of years (`2025..2027`), or the words."""

import re
from dataclasses import replace
from typing import Final

from values import notation
from values.date import edtf_text
from values.errors import FieldFault
from values.types import Date, Mod

_EDTF_LIKE: Final = re.compile(r"[0-9X~?%/.-]+")
_LEADING: Final = re.compile(r"\s*(\S+)")
_SUB_YEAR_NAME: Final = re.compile(r"\s*\((" + "|".join(edtf_text.SUB_YEARS.values()) + r")\)", re.IGNORECASE)
_YEAR_RANGE: Final = re.compile(r"([0-9]{4})\.\.([0-9]{4})")
_SEASONS: Final = range(21, 25)
_REMEDY: Final = "write a date such as 2025-10, 2025/.. START or Oktober 2025"


def parse_date(typed: str, language: str | None, article_date: str | None) -> Date:
    """Return the date that was typed.

    Args:
        typed: the text of the field.
        language: ISO 639-1 of the words, or None.
        article_date: ISO day that relative words are reckoned from, or None.

    Raises:
        FieldFault: it is no date.
    """
    body, note = notation.split_note(typed)
    match = _LEADING.match(body)
    word = match[1] if match else ""
    if match and word.casefold() == notation.UNDATED:
        edtf, rest = None, match.end()
    elif match and _EDTF_LIKE.fullmatch(word.upper()) and (found := _edtf(typed, word.upper(), match.start(1), body)):
        edtf, rest = found, match.end()
        if name := _SUB_YEAR_NAME.match(body, rest):
            _check_name(typed, edtf, name)
            rest = name.end()
    else:
        return _words(typed, body, note, language, article_date)
    mod, inferred = _marks(typed, body, rest)
    return Date(edtf=edtf, mod=mod, inferred=inferred, note=note)


def _edtf(typed: str, word: str, position: int, body: str) -> str | None:
    """Return EDTF for a word that looks like it; None where it is better read as words (03.11.2025, 2025-26)."""
    if years := _YEAR_RANGE.fullmatch(word):
        word = f"{years[1]}/{years[2]}"
    if re.fullmatch(r"[0-9]{4}\.\.", word):
        word = f"{word[:4]}/.."
    if re.fullmatch(r"\.\.[0-9]{4}", word):
        word = f"../{word[2:]}"
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}", word) and int(word[5:]) in _SEASONS and "(" not in body:
        # 2019-21 is a season in EDTF, but who types it means the years; `show` always names the season.
        return f"{word[:4]}/{word[:2]}{word[5:]}" if word[2:4] < word[5:] else word
    found = edtf_text.problem(word)
    if found is None:
        return word
    if not re.match(r"(?:[0-9]{3}|XX)[0-9X]-|[0-9X]{4}/|\.\./", word) or re.fullmatch(r"[0-9]{4}[-/][0-9]{2}", word):
        return None
    raise _fault(typed, word, position, found)


def _fault(typed: str, word: str, position: int, found: edtf_text.Problem) -> FieldFault:
    """Return the fault of a word that is nearly EDTF; what stands behind a whole date is what is wrong."""
    end = next((end for end in range(len(word), 3, -1) if edtf_text.problem(word[:end]) is None), 0)
    if end and not found.position:
        rest = typed[position + end : position + len(word)]
        return FieldFault(typed=typed, position=position + end, problem=f"“{rest}” is not understood", remedy=_REMEDY)
    return FieldFault(typed=typed, position=position + found.position, problem=found.clause, remedy=_REMEDY)


def _check_name(typed: str, edtf: str, name: re.Match[str]) -> None:
    right = edtf_text.sub_year(edtf)
    if right is None or right.casefold() != name[1].casefold():
        problem = f"({name[1]}) does not fit {edtf}"
        remedy = f"write ({right}), or leave it out" if right else "leave it out"
        raise FieldFault(typed=typed, position=name.start(1), problem=problem, remedy=remedy)


def _marks(typed: str, body: str, position: int) -> tuple[Mod | None, bool]:
    """Return what follows the EDTF: a MOD word and the mark of an inferred date, in any order, each once."""
    mod: Mod | None = None
    inferred = False
    for match in re.finditer(r"\S+", body[position:]):
        word = match[0]
        if word.upper() in set(Mod) and mod is None:
            mod = Mod(word.upper())
        elif word.casefold() == notation.INFERRED and not inferred:
            inferred = True
        else:
            words = ", ".join(Mod)
            remedy = f"after the date may stand one of {words}, and {notation.INFERRED}"
            position += match.start()
            raise FieldFault(typed=typed, position=position, problem=f"“{word}” is not understood", remedy=remedy)
    return mod, inferred


def _words(typed: str, body: str, note: str | None, language: str | None, article_date: str | None) -> Date:
    from values.date.account import read_typed  # the language tables are loaded only for words

    words = body.strip()
    position = len(body) - len(body.lstrip())
    value = read_typed(words, language, article_date)
    if isinstance(value, Date):
        return replace(value, note="; ".join(filter(None, (value.note, note))) or None)
    found = edtf_text.problem(words)
    if found and re.match(r"[0-9]{4}", words) and " " not in words:
        raise _fault(typed, words, position, found)
    raise FieldFault(typed=typed, position=position + value.position, problem=value.problem, remedy=_REMEDY)
