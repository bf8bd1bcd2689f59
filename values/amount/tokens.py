"""Cuts the words of an amount into numbers, scale words, currencies, modifiers and the rest."""

import re
from decimal import Decimal
from functools import cache
from typing import Any, Final, NamedTuple

from values.amount import currencies
from values.amount.codes import CODES
from values.amount.numerals import NUMERAL, in_words
from values.languages.lexicon import Lexicon, fold

_SIGNS: Final = sorted((*currencies.SIGNS, *currencies.SHARED_SIGNS), key=len, reverse=True)
_SIGN_WITH_MARK: Final = "|".join(re.escape(sign) for sign in _SIGNS if not sign[-1].isalpha())
_MORE: Final = {"~": "about", "≈": "about", ">": "over", "≥": "over", "+": "over", "<": "under", "≤": "up_to"}


class Token(NamedTuple):
    """A piece of an amount with its offset in code points."""

    kind: str  # as lexicon.Term.kind; also numeral, dash, percent, unknown
    meaning: Any
    start: int
    end: int
    written: str


@cache
def _piece(elisions: tuple[str, ...]) -> re.Pattern[str]:
    """Return the shape of a piece; an elided word ("d'", "l'") is one of its own, so that what follows is known."""
    elided = "".join(rf"{re.escape(word[:-1])}['’](?=[^\W\d_])|" for word in elisions)
    return re.compile(
        rf"(?P<numeral>{NUMERAL})|(?P<sign>{_SIGN_WITH_MARK})|(?P<word>{elided}[^\W\d_]+(?:['’][^\W\d_]+)?)"
        r"|(?P<dash>[-\u2010-\u2015\u2212])|(?P<other>[^\s\w])",
        re.IGNORECASE,
    )


def tokens(text: str, lexicon: Lexicon) -> list[Token]:
    """Return the tokens of a text, in order; every run of letters and digits is in one of them."""
    pieces = list(_piece(lexicon.elisions).finditer(text))
    found: list[Token] = []
    index = 0
    while index < len(pieces):
        token, used = _token(text, pieces, index, lexicon)
        index += used
        if token is not None:
            found.append(token)
    return found


def _token(text: str, pieces: list[re.Match[str]], index: int, lexicon: Lexicon) -> tuple[Token | None, int]:
    piece = pieces[index]
    start, end, written = piece.start(), piece.end(), piece[0]
    match piece.lastgroup:
        case "numeral":
            return Token("numeral", written, start, end, written), 1
        case "sign":
            return _sign(written, start), 1
        case "dash":
            return (Token("dash", None, start, end, written) if _joins(text, piece) else None), 1
        case "other":
            if written == "%":
                return Token("percent", None, start, end, written), 1
            meaning = _MORE.get(written)
            return (Token("qualifier", meaning, start, end, written) if meaning else None), 1
    return _word(text, pieces, index, lexicon)


def _sign(written: str, start: int) -> Token:
    folded = written.casefold()
    end = start + len(written)
    if folded in currencies.SIGNS:
        return Token("currency", currencies.SIGNS[folded], start, end, written)
    return Token("shared_currency", currencies.SHARED_SIGNS[folded], start, end, written)


def _joins(text: str, piece: re.Match[str]) -> bool:
    """Tell a dash between numbers from a hyphen inside a compound ("260-Millionen", "$2.4-billion")."""
    before, after = text[: piece.start()], text[piece.end() :]
    if not before.strip() or not after.strip():
        return False
    spaced = before[-1].isspace() and after[0].isspace()
    following = after.lstrip()
    return (
        spaced
        or following[0].isdigit()
        or bool(re.match(rf"(?:{_SIGN_WITH_MARK}|[A-Z]{{3}}\s?[0-9])", following, re.I))
    )


def _word(text: str, pieces: list[re.Match[str]], index: int, lexicon: Lexicon) -> tuple[Token, int]:
    """Return the token of the longest phrase that begins here."""
    run = _run(text, pieces, index, lexicon.longest_term)
    for count in range(len(run), 0, -1):
        phrase = fold(" ".join(piece[0] for piece in run[:count]))
        term = lexicon.terms.get(phrase)
        if term and not (term.kind == "currency" and len(phrase) <= 2 and run[0][0].islower() and phrase == "fr"):
            start, end = run[0].start(), run[count - 1].end()
            return Token(term.kind, term.meaning, start, end, text[start:end]), _used(pieces, index, run[count - 1])
    return _single(pieces[index], lexicon), 1


def _run(text: str, pieces: list[re.Match[str]], index: int, longest: int) -> list[re.Match[str]]:
    """Return the words from here on that only spaces, full stops and hyphens part, and a currency's sign at the end."""
    run = [pieces[index]]
    for piece in pieces[index + 1 : index + 2 * longest]:
        if piece.lastgroup == "dash" or piece[0] == ".":
            continue
        gap = text[run[-1].end() : piece.start()]
        if len(run) == longest or piece.lastgroup not in ("word", "sign") or gap.strip(" \u00a0\u202f\n.-\u2010\u2011"):
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


def _single(piece: re.Match[str], lexicon: Lexicon) -> Token:
    written, start, end = piece[0], piece.start(), piece.end()
    folded = written.casefold()
    if written.isupper() and written in CODES:
        return Token("currency", written, start, end, written)
    if folded in currencies.SIGNS:
        return Token("currency", currencies.SIGNS[folded], start, end, written)
    if folded in currencies.SHARED_SIGNS:
        return Token("shared_currency", currencies.SHARED_SIGNS[folded], start, end, written)
    scale = lexicon.terms.get(folded[:-3])
    if written[-3:] in CODES and scale and scale.kind == "scale":  # TEUR, MCHF
        return Token("scaled_currency", (scale.meaning, written[-3:]), start, end, written)
    half = lexicon.half_suffix
    number = in_words(folded, lexicon.language, half)
    if number is not None:
        return Token("number", number, start, end, written)
    for suffix, term in _scale_suffixes(folded, lexicon):
        part = lexicon.terms.get(suffix)
        number = part.meaning if part and part.kind == "number" else in_words(suffix, lexicon.language, half)
        if number is not None:
            return Token("number", number * term, start, end, written)
    return Token("unknown", None, start, end, written)


def _scale_suffixes(folded: str, lexicon: Lexicon) -> list[tuple[str, Decimal]]:
    """Return ("zwölf", 10^6) for "zwölfmillionen", ("viertel", 10^9) for "viertelmilliarde"."""
    found = []
    for cut in range(3, max(3, len(folded) - 4)):
        term = lexicon.terms.get(folded[cut:])
        if term and term.kind == "scale":
            found.append((folded[:cut], term.meaning))
    return found if len(folded) <= 40 else []
