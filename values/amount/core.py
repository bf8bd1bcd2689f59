"""Puts number, scale word and currency of one amount together in a row of tokens (guideline 3.1, 3.6, 3.7)."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from values.amount.tokens import Token, fold_word
from values.amount.triggers import codes
from values.amount.words import FindingWords
from values.languages.lexicon import Lexicon

CURRENCIES: Final = ("currency", "shared_currency", "scaled_currency")
NUMBERS: Final = ("numeral", "number")
SPACE: Final = re.compile(r"[ \t\u00a0\u2007\u2009\u202f]{0,3}(?:\r?\n[ \t]{0,8})?")
_INSIDE: Final = re.compile(r"\.?[ \t\u00a0\u2007\u2009\u202f]{0,3}(?:\r?\n[ \t]{0,8})?|\.?[-\u2010\u2011]")
NO_CENTS: Final = re.compile(r",[-\u2010-\u2015]{1,2}[ \t\u00a0\u202f]?(?![0-9])")
_BEFORE_NUMERAL: Final = re.compile(r"[^\W_]|[_#§/\\]|[^\W_][.,:'’\-\u2010\u2011]|[.,:]{1,2}")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_RATE_FRACTION: Final = re.compile(r"[0-9]{1,3}[.,][0-9]{4}")
_WORD_CODES: Final = frozenset(
    ("ALL", "TOP", "CUP", "PEN", "SOS", "GEL", "BAM", "BOB", "MOP", "MAD", "LAK", "STN", "COP")
)
_NEVER: Final = ("ft", "fr", "FT")  # feet; a sign of the forint has one capital
_MOST_NUMBER_WORDS: Final = 6
_MOST_SCALES: Final = 3
_LARGE: Final = 1_000_000  # a number word that has its scale in it: "mil millones"
_ABBREVIATION: Final = 6


class Core(NamedTuple):
    """One number with what belongs to it: indexes of its first and last token."""

    first: int
    last: int
    number: int | None  # index of the number's first token; None: a sum without a number
    scaled: bool
    currency: Token | None
    before: bool  # the currency stands before the number

    @property
    def whole(self) -> bool:
        """Tell whether it names its currency."""
        return self.currency is not None


class Row(NamedTuple):
    """The tokens of a part of a page with their text and language."""

    text: str
    tokens: list[Token]
    lexicon: Lexicon
    words: FindingWords

    def gap(self, left: int, right: int) -> str:
        """Return what stands between two tokens; a long gap is cut, for no long gap is inside an amount."""
        start, end = self.tokens[left].end, self.tokens[right].start
        return self.text[start : min(end, start + 20)]

    def touches(self, left: int, right: int) -> bool:
        """Tell whether two tokens may belong to one amount by what stands between them."""
        return bool(_INSIDE.fullmatch(self.gap(left, right)))

    def spaced(self, left: int, right: int) -> bool:
        """Tell whether nothing but space stands between two tokens."""
        return bool(SPACE.fullmatch(self.gap(left, right)))

    def adjoins(self, left: int, right: int) -> bool:
        """Tell whether nothing but space, and the full stop of an abbreviation, stands between two tokens."""
        gap = self.gap(left, right)
        short = self.tokens[left].end - self.tokens[left].start <= _ABBREVIATION
        return bool(SPACE.fullmatch(gap.removeprefix(".") if short else gap))

    def kind(self, index: int) -> str:
        """Return a token's kind; "" beyond the row."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else ""

    def folded(self, index: int) -> str:
        """Return a token's words as they are looked up; "" beyond the row."""
        return fold_word(self.tokens[index].written) if 0 <= index < len(self.tokens) else ""


def core_at(row: Row, index: int) -> Core | None:
    """Return the amount whose first token this is, with or without a currency; None where there is none."""
    kind = row.kind(index)
    if kind in CURRENCIES:
        return _after_currency(row, index)
    if kind in NUMBERS:
        return _from_number(row, index)
    if kind == "vague" or kind == "scale":
        return _vague(row, index)
    return None


def _after_currency(row: Row, index: int) -> Core | None:
    """Return "EUR 5 Mio.", "€ Mio. 5", "$2 billion CAD"."""
    if not _may_precede(row, index) or not (index + 1 < len(row.tokens) and _near(row, index, index + 1)):
        return None
    start = index + 1
    if row.kind(start) == "scale" and row.kind(start + 1) == "numeral" and row.touches(start, start + 1):
        return Core(index, start + 1, start + 1, True, row.tokens[index], True)
    if row.kind(start) not in NUMBERS or _is_article(row, start):
        return None
    number = _from_number(row, start)
    if number is None:
        return None
    currency = row.tokens[index]
    if number.currency is not None:
        if not _same_money(currency, number.currency):
            return None
        return number._replace(first=index, before=True)
    if currency.kind == "scaled_currency":  # TEUR 500
        return number._replace(first=index, currency=currency, before=True, scaled=True)
    large = number.scaled or _is_grouped(row.tokens[start])
    if _is_name(currency) and not large:
        return None
    return number._replace(first=index, currency=currency, before=True) if _is_meant(row, index, large=large) else None


def _near(row: Row, left: int, right: int) -> bool:
    gap = row.gap(left, right)
    return len(gap) <= 3 and bool(_INSIDE.fullmatch(gap)) and "-" not in gap


def _may_precede(row: Row, index: int) -> bool:
    """Tell whether a currency may stand before its number: signs and codes, and names with a capital."""
    token = row.tokens[index]
    if token.kind == "scaled_currency" or not _is_name(token):
        return token.start == 0 or not row.text[token.start - 1].isalnum() or not token.written[0].isalpha()
    return token.written[0].isupper() or row.folded(index) in ("rs", "re")


def _is_name(token: Token) -> bool:
    return (
        token.written.isalpha() and not (token.written.isupper() and len(token.written) <= 3) and len(token.written) > 2
    )


def _same_money(sign: Token, other: Token) -> bool:
    """Tell whether a code may say which of several currencies a sign means ("$2 billion CAD"), or repeats it."""
    if sign.kind == "shared_currency":
        return sign.meaning != "dollar" or other.kind == "shared_currency" or str(other.meaning).endswith("D")
    return bool(sign.kind == other.kind and sign.meaning == other.meaning)


def _is_grouped(token: Token) -> bool:
    return sum(character.isdigit() for character in token.written) >= 4 and not _YEAR.fullmatch(token.written)


def _is_article(row: Row, index: int) -> bool:
    """Tell a number word for one ("a", "eine"): alone it is an article."""
    token = row.tokens[index]
    return token.kind == "number" and token.meaning == 1


def _from_number(row: Row, index: int) -> Core | None:
    if row.kind(index) == "numeral":
        if not _stands_free(row, index):
            return None
        end = index + 1
    else:
        end = _number_words(row, index)
    scales = _scales(row, end)
    if scales == end and _is_article(row, index) and end == index + 1:
        return None
    scaled = scales > end or (row.kind(end - 1) == "number" and row.tokens[end - 1].meaning >= _LARGE)
    if scaled and row.kind(scales) == "fraction" and row.spaced(scales - 1, scales):
        scales += 1
    end = _more_words(row, index, scales) if scaled else scales
    currency = _currency_behind(row, index, end, scaled=scaled)
    if currency is not None:
        return Core(index, currency, index, scaled, row.tokens[currency], False)
    last = end - 1
    return Core(index, last, index, scaled, None, False)


def _stands_free(row: Row, index: int) -> bool:
    """Tell whether figures are a number, no part of a name ("H100"), a version, a section or a time."""
    token = row.tokens[index]
    previous = row.text[max(0, token.start - 2) : token.start]
    if index and row.tokens[index - 1].end == token.start and row.kind(index - 1) in (*CURRENCIES, "scale", "dash"):
        return True
    return not (previous and (_BEFORE_NUMERAL.fullmatch(previous[-1]) or _BEFORE_NUMERAL.fullmatch(previous)))


def _number_words(row: Row, index: int) -> int:
    """Return the index after the words of a number: "two and a half", "zwei hundert"."""
    end = index + 1
    while end < len(row.tokens) and end - index < _MOST_NUMBER_WORDS and row.spaced(end - 1, end):
        joins = row.folded(end) in ("and", "und", "of") or row.folded(end) in row.lexicon.number_joiners
        if row.kind(end) == "number":
            end += 1
        elif joins and row.kind(end + 1) == "number" and row.spaced(end, end + 1):
            end += 2
        else:
            break
    return end


def _scales(row: Row, index: int) -> int:
    """Return the index after the scale words that begin here, fillers such as "of a" among them."""
    end = index
    while end < len(row.tokens) and end - index < _MOST_SCALES and end and row.touches(end - 1, end):
        if row.kind(end) == "scale" and _is_scale_here(row, end):
            end += 1
        elif row.folded(end) in row.words.partitives:
            skipped = end + (2 if row.kind(end + 1) == "number" and _is_article(row, end + 1) else 1)
            if row.kind(skipped) != "scale":
                break
            end = skipped + 1
        else:
            break
    return end


def _is_scale_here(row: Row, index: int) -> bool:
    """Tell a scale of one letter ("5m", "25M") from a unit of length or weight ("5 m", "5 t")."""
    token = row.tokens[index]
    if len(token.written) > 1:
        return True
    return row.tokens[index - 1].end == token.start or row.kind(index + 1) in CURRENCIES


def _more_words(row: Row, index: int, end: int) -> int:
    """Return the index after a smaller number in words that adds to it: "eine Million zweihunderttausend"."""
    start = end
    joined = row.folded(end) in row.lexicon.number_joiners and row.spaced(end - 1, end)
    if joined and row.kind(index - 1) != "between":  # "un miliardo e trecento milioni"
        start = end + 1
    follows = start < len(row.tokens) and row.kind(start) == "number" and row.kind(index) == "number"
    if not follows or _is_article(row, start) or not row.spaced(start - 1, start):
        return end
    words = _number_words(row, start)
    more = _scales(row, words)
    smaller = more > words and row.kind(end - 1) == "scale" and row.tokens[words].meaning < row.tokens[end - 1].meaning
    return more if start == end or smaller else end


def _currency_behind(row: Row, number: int, end: int, *, scaled: bool) -> int | None:
    """Return the index of the currency after a number that ends before an index."""
    if end >= len(row.tokens):
        return None
    if row.folded(end) in row.words.partitives and row.spaced(end - 1, end):
        end += 1
    elif not row.touches(end - 1, end) and not NO_CENTS.fullmatch(row.gap(end - 1, end)):
        return None
    if row.kind(end) not in CURRENCIES or (not scaled and _belongs_to_next(row, number, end)):
        return None
    large = scaled or _is_grouped(row.tokens[number])
    return end if _is_meant(row, end, large=large) else None


def _belongs_to_next(row: Row, number: int, currency: int) -> bool:
    """Tell whether a currency between two numbers is the second's: "2025 EUR 5 Mio.", "5 $3", not "300 € 2025"."""
    token, year = row.tokens[currency], is_year_text(row.tokens[number].written)
    if token.written.isalpha() and not token.written.isupper() and not year:
        return False  # "310 mln zł 190 trafi do uczelni"
    if row.kind(currency + 1) != "numeral" or _is_name(token):
        return False
    following = row.tokens[currency + 1]
    space = following.start - token.end
    if year or space > 1:
        return space <= 1
    if not space:
        return row.tokens[currency - 1].end < token.start
    scaled = row.kind(currency + 2) == "scale" and row.touches(currency + 1, currency + 2)
    return scaled or (_is_grouped(following) and not _is_grouped(row.tokens[number]))


def _is_meant(row: Row, index: int, *, large: bool) -> bool:
    """Tell whether a word or code means a currency here."""
    token = row.tokens[index]
    if not large and (token.written in _WORD_CODES or row.folded(index) in row.words.also_words):
        return False
    if token.written in _WORD_CODES and row.kind(index + 1) == "numeral" and row.tokens[index + 1].written.isdigit():
        return row.kind(index + 2) == "scale"  # "CUP 2024001" is no sum
    if token.written in _NEVER:
        return False
    is_code = token.written.isupper() and len(token.written) == 3 and token.meaning == token.written
    return not is_code or token.written in codes()


def _vague(row: Row, index: int) -> Core | None:
    """Return "mehrere Milliarden Euro", "tens of millions of dollars", "Milliarden Euro"."""
    end, scaled = index, False
    while end < len(row.tokens) and end - index < 5:
        if end > index and not row.spaced(end - 1, end):
            break
        if row.kind(end) == "scale" and len(row.tokens[end].written) > 3:
            scaled = True
        elif row.kind(end) in ("vague", "number") and not _is_article(row, end):
            scaled = scaled or (row.kind(end) == "number" and row.tokens[end].meaning >= Decimal(100))
        elif row.folded(end) not in row.words.partitives:
            break
        end += 1
    currency = _currency_behind(row, index, end, scaled=True) if scaled else None
    if currency is None and scaled and row.kind(end) in CURRENCIES and row.spaced(end - 1, end):
        currency = end
    if currency is None or (row.kind(index) == "scale" and row.folded(index - 1) in row.words.units_in):
        return None  # "sums are in millions of euros"
    return Core(index, currency, None, True, row.tokens[currency], False)


def is_year_text(figures: str) -> bool:
    """Tell whether figures may be a year."""
    return bool(_YEAR.fullmatch(figures))


def is_exchange_rate(row: Row, core: Core) -> bool:
    """Tell a rate ("1 € = 25,3 Kč", "1,0850 Dollar", "4,25 PLN/EUR") from a sum."""
    start, end = row.tokens[core.first].start, row.tokens[core.last].end
    if core.number is not None and not core.scaled and _RATE_FRACTION.fullmatch(row.tokens[core.number].written):
        return True
    if row.text[max(0, start - 3) : start].rstrip().endswith("=") or row.text[end : end + 3].lstrip().startswith("="):
        return True
    follows = row.text[end : end + 1] == "/" and row.kind(core.last + 1) in CURRENCIES
    if follows and row.tokens[core.last + 1].start == end + 1:
        return True
    before = row.text[max(0, start - 30) : start]
    return not core.scaled and row.words.rates is not None and row.words.rates.search(before) is not None
