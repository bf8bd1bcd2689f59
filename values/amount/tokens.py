"""Cuts the words of an amount into numbers, scale words, currencies, modifiers and the rest."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from values.amount import currencies
from values.amount.codes import CODES
from values.amount.numerals import NUMERAL, in_words
from values.languages.lexicon import Lexicon, fold, load

_SIGNS: Final = sorted((*currencies.SIGNS, *currencies.SHARED_SIGNS), key=len, reverse=True)
_SIGN_WITH_MARK: Final = "|".join(re.escape(sign) for sign in _SIGNS if not sign[-1].isalpha())
_BEHIND_DASH: Final = re.compile(rf"\s{{0,3}}(?:{_SIGN_WITH_MARK}|[A-Z]{{3}}\s?[0-9]|[0-9])", re.IGNORECASE)
_DASH: Final = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_MORE: Final = {"~": "about", "≈": "about", ">": "over", "≥": "over", "+": "over", "<": "under", "≤": "up_to"}
_MARKS: Final = frozenset((*_MORE, "%"))
_GAP: Final = " \u00a0\u202f\n.-\u2010\u2011"
_LONGEST_WORD: Final = 40


class Token(NamedTuple):
    """A piece of an amount with its offset in code points."""

    kind: str  # as lexicon.Term.kind; also numeral, dash, percent, unknown
    meaning: Any
    start: int
    end: int
    written: str


def tokens(text: str, lexicon: Lexicon, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of a part of a text, in order; every run of letters and digits is in one of them."""
    pieces = list(_pattern(lexicon.elisions).finditer(text, start, len(text) if end is None else end))
    language, begin = lexicon.language, starts(lexicon.language)
    found: list[Token] = []
    index, count = 0, len(pieces)
    while index < count:
        piece = pieces[index]
        group = piece.lastgroup
        if group == "numeral":
            written = piece[0]
            found.append(Token("numeral", written, piece.start(), piece.end(), written))
            index += 1
            continue
        if group == "other" and piece[0] not in _MARKS:
            index += 1
            continue
        if group == "word":
            written = piece[0]
            if fold_word(written) not in begin:  # most words
                kind, meaning = _single(written, language)
                found.append(Token(kind, meaning, piece.start(), piece.end(), written))
                index += 1
                continue
        token, used = _token(text, pieces, index, lexicon)
        index += used
        if token is not None:
            found.append(_lone(token, found, lexicon) if token.kind == "scale" and lexicon.lone_scales else token)
    return found


def _lone(token: Token, before: list[Token], lexicon: Lexicon) -> Token:
    """Return a scale word that means one of them as the number that it is: "mil euros", "dos mil", not "50 mil"."""
    if fold(token.written) not in lexicon.lone_scales or (before and before[-1].kind in ("numeral", "number")):
        return token
    return token._replace(kind="number")


@cache
def _pattern(elisions: tuple[str, ...]) -> re.Pattern[str]:
    """Return what cuts a text; an elided word ("d'") is a piece of its own."""
    elided = "|".join(rf"{re.escape(word[:-1])}['’](?=[^\W_])" for word in elisions)
    return re.compile(
        rf"(?P<numeral>{NUMERAL})|(?P<sign>{_SIGN_WITH_MARK})"
        rf"|(?P<word>{elided + '|' if elided else ''}[^\W\d_]+(?:['’][^\W\d_]+)?)"
        rf"|(?P<dash>[{_DASH}])|(?P<other>[^\s\w])",
        re.IGNORECASE,
    )


def _token(text: str, pieces: list[re.Match[str]], index: int, lexicon: Lexicon) -> tuple[Token | None, int]:
    piece = pieces[index]
    start, end = piece.span()
    match piece.lastgroup:
        case "word":
            return _word(text, pieces, index, lexicon)
        case "numeral":
            written = piece[0]
            return Token("numeral", written, start, end, written), 1
        case "sign":
            return _sign(text, pieces, index, lexicon)
        case "dash":
            return (Token("dash", None, start, end, piece[0]) if _joins(text, start, end) else None), 1
    written = piece[0]
    if written == "%":
        return Token("percent", None, start, end, written), 1
    meaning = _MORE.get(written)
    return (Token("qualifier", meaning, start, end, written) if meaning else None), 1


def _sign(text: str, pieces: list[re.Match[str]], index: int, lexicon: Lexicon) -> tuple[Token, int]:
    """Return the currency of a sign, with the country's word that may follow it ("$ US", "$ CA")."""
    piece = pieces[index]
    start, end = piece.span()
    if index + 1 < len(pieces) and pieces[index + 1].lastgroup == "word" and pieces[index + 1].start() - end <= 1:
        following = pieces[index + 1]
        term = lexicon.terms.get(fold(f"{piece[0]} {following[0]}"))
        if term is not None and term.kind == "currency":
            return Token(term.kind, term.meaning, start, following.end(), text[start : following.end()]), 2
    folded = piece[0].casefold()
    if folded in currencies.SIGNS:
        return Token("currency", currencies.SIGNS[folded], start, end, piece[0]), 1
    return Token("shared_currency", currencies.SHARED_SIGNS[folded], start, end, piece[0]), 1


def _joins(text: str, start: int, end: int) -> bool:
    """Tell a dash between numbers from a hyphen inside a compound ("260-Millionen", "$2.4-billion")."""
    before, after = text[max(0, start - 3) : start], text[end : end + 12]
    if not before.strip() or not after.strip():
        return False
    return (before[-1].isspace() and after[0].isspace()) or bool(_BEHIND_DASH.match(after))


def _word(text: str, pieces: list[re.Match[str]], index: int, lexicon: Lexicon) -> tuple[Token, int]:
    """Return the token of the longest phrase that begins here."""
    piece = pieces[index]
    longest = starts(lexicon.language).get(fold_word(piece[0]), 0)
    if longest:
        run = _run(text, pieces, index, longest)
        for count in range(len(run), 0, -1):
            phrase = fold_word(" ".join(one[0] for one in run[:count]))
            term = lexicon.terms.get(phrase)
            if term and not (term.kind == "currency" and phrase == "fr" and piece[0].islower()):
                start, end = piece.start(), run[count - 1].end()
                return Token(term.kind, term.meaning, start, end, text[start:end]), _used(pieces, index, run[count - 1])
    kind, meaning = _single(piece[0], lexicon.language)
    return Token(kind, meaning, piece.start(), piece.end(), piece[0]), 1


@lru_cache(maxsize=20_000)
def fold_word(written: str) -> str:
    """Return a word as it is looked up; texts say few different ones."""
    return fold(written)


@cache
def starts(language: str) -> Mapping[str, int]:
    """Return the first words of a language's terms, with how many words the longest of each has."""
    longest: dict[str, int] = {}
    for phrase in load(language).terms:
        first, count = phrase.partition(" ")[0], phrase.count(" ") + 1
        longest[first] = max(longest.get(first, 0), min(count, load(language).longest_term))
    return longest


def _run(text: str, pieces: list[re.Match[str]], index: int, longest: int) -> list[re.Match[str]]:
    """Return the words from here on that only spaces, full stops and hyphens part, and a currency's sign at the end."""
    run = [pieces[index]]
    for piece in pieces[index + 1 : index + 2 * longest]:
        if piece.lastgroup == "dash" or piece[0] == ".":
            continue
        gap = text[run[-1].end() : piece.start()]
        if len(run) == longest or piece.lastgroup not in ("word", "sign") or gap.strip(_GAP):
            break
        run.append(piece)
        if piece.lastgroup == "sign":
            break
    return run


def _used(pieces: list[re.Match[str]], index: int, last: re.Match[str]) -> int:
    used = 1
    while pieces[index + used - 1] is not last:
        used += 1
    return used


@lru_cache(maxsize=20_000)
def _single(written: str, language: str) -> tuple[str, Any]:
    """Return what a word that is no term is: a code, a sign, a number in words, a number with its scale."""
    folded = written.casefold()
    lexicon = load(language)
    if written.isupper() and written in CODES:
        return "currency", written
    if folded in currencies.SIGNS:
        return "currency", currencies.SIGNS[folded]
    if folded in currencies.SHARED_SIGNS:
        return "shared_currency", currencies.SHARED_SIGNS[folded]
    scale = lexicon.terms.get(folded[:-3])
    if written[-3:] in CODES and scale and scale.kind == "scale":  # TEUR, MCHF
        return "scaled_currency", (scale.meaning, written[-3:])
    number = in_words(folded, language, lexicon.half_suffix)
    if number is not None:
        return "number", number
    for suffix, factor in _scale_suffixes(folded, lexicon):
        part = lexicon.terms.get(suffix)
        number = part.meaning if part and part.kind == "number" else in_words(suffix, language, lexicon.half_suffix)
        if number is not None:
            return "number", number * factor
    return "unknown", None


def _scale_suffixes(folded: str, lexicon: Lexicon) -> list[tuple[str, Decimal]]:
    """Return ("zwölf", 10^6) for "zwölfmillionen", ("viertel", 10^9) for "viertelmilliarde"."""
    if len(folded) > _LONGEST_WORD:
        return []
    found = []
    for cut in range(3, max(3, len(folded) - 4)):
        term = lexicon.terms.get(folded[cut:])
        if term and term.kind == "scale":
            found.append((folded[:cut], term.meaning))
    return found
