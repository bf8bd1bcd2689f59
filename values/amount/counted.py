"""Tells a number that counts things from one that leaves its currency out (guideline 3.8)."""

import itertools
import re
from functools import cache
from typing import Final

from values.amount.tokens import Token, tokens
from values.amount.words import finding_words
from values.context import Context
from values.languages.lexicon import Lexicon, fold, load

_REACH: Final = 60
_NEXT: Final = re.compile(r"[ \u00a0\u202f'’]([^\W\d_]+(?:[-\u2010\u2011][^\W_]+)*)")
_MODEL: Final = re.compile(r"[ \u00a0\u202f][A-Z]{1,3}[0-9]{2,}")  # 24.000 H100-GPUs
_PLURAL_ENDS: Final = ("s",)
_SINGULAR: Final = ("ss", "us", "is")
_HEAD: Final = re.compile(r"[-\u2010\u2011]([^\W\d_]+)")
_SYMBOL: Final = re.compile(r"[ \u00a0\u202f]?[%°‰=/&+*#§\[{]|[ \u00a0\u202f][^\s\w]?[0-9]")
_ADJECTIVE_ENDS: Final = ("e", "en", "er", "es", "em")
_CURRENCIES: Final = ("currency", "shared_currency", "scaled_currency")
_SUM_REACH: Final = 160  # code points before "of it" in which its sum may stand
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_MILLION: Final = 1_000_000
_LONG_FILLER: Final = 4  # letters of an adjective among the fillers ("neue", "weitere"), not of an article


def is_count(context: Context, lexicon: Lexicon, *, scaled: bool) -> bool:
    """Tell whether the noun that follows a number without a currency says what the number counts.

    Args:
        context: the number in its text.
        lexicon: its language.
        scaled: whether the number has a scale word: a small word with an s after it is as likely a verb
            ("500 million goes to labs").
    """
    after = context.after(_REACH)
    of_sum = _is_of_sum(context, lexicon)
    if of_sum is not None:
        return not of_sum
    if _MODEL.match(after):
        return True
    if scaled and tokens(context.words, lexicon)[-1].kind in ("scale", "number") and _counts_of(after, lexicon):
        return True
    match = _NEXT.match(after)
    if match and _is_adjective(match[1], lexicon):
        after = after[match.end() :]
        match = _NEXT.match(after)
    if match is None or not _is_noun_place(after, match[1], lexicon):
        return False
    word = match[1]
    if lexicon.capital_nouns:
        return word[0].isupper()
    following = _NEXT.match(after[match.end() :])
    if word[0].isupper():
        return _is_plural(word, lexicon) or (following is not None and _is_plural(following[1], lexicon))
    return word.endswith(tuple(lexicon.amount_words.get("counted_ends", ()))) or (
        not scaled and _is_plural(word, lexicon)
    )


def _counts_of(after: str, lexicon: Lexicon) -> bool:
    """Tell the noun of "2 millions de personnes" from those of "de crédits" and "de la région"."""
    words = lexicon.parted(after).split()[:3]
    if len(words) < 2 or words[0] not in lexicon.amount_words.get("partitives", ()):
        return False
    if len(words) > 2 and (term := lexicon.terms.get(fold(words[1]))) and term.kind == "fillers":
        words = words[1:]  # "de nouveaux crédits"
    noun = fold(words[1].rstrip(",;:!?)\u201d»"))
    if not noun.isalpha() or not words[1][0].islower() or noun in small_words(lexicon.language):
        return False
    known = lexicon.terms.get(noun)
    return known is None and not noun.endswith(lexicon.money) and noun not in lexicon.months


def names_sum(context: Context, lexicon: Lexicon) -> bool:
    """Tell whether what follows a number with a scale word leaves no room for something that it counts."""
    after = context.text[context.end : context.end + _REACH]
    of_sum = _is_of_sum(context, lexicon)
    if of_sum is not None:
        return of_sum
    hyphen = _HEAD.match(after)
    if hyphen:
        return fold(hyphen[1]).endswith(lexicon.money)
    match = _NEXT.match(after)
    if match is None:
        return not after[:1].isalnum() and not _SYMBOL.match(after)
    if not {fold(match[1]), fold(match[1]) + "'"}.isdisjoint(finding_words(lexicon.language).partitives):
        match = _NEXT.match(after, match.end())  # "2 millones de personas"
        return match is not None and fold(match[1]).endswith(lexicon.money)
    word = fold(match[1])
    if word in small_words(lexicon.language) or word.endswith(lexicon.money):
        return True
    table = lexicon.amount_words
    if word.endswith(tuple(table.get("verb_ends", ()))) and word not in table.get("counted", ()):
        return True
    if table.get("counts_with_partitive") and _ends_in_million(context, lexicon):
        return True
    return lexicon.capital_nouns and _is_verb(after, match, lexicon)


def _is_of_sum(context: Context, lexicon: Lexicon) -> bool | None:
    """Tell a part of a sum from one of things ("40 million people, 12 million of them"); None: part of neither."""
    if not _of_it(lexicon.language).match(context.text, context.end, context.end + _REACH):
        return None
    found = [one for one in tokens(context.before(_SUM_REACH), lexicon) if not _YEAR.fullmatch(one.written)]
    scaled = any(one.kind == "scale" for one in tokens(context.words, lexicon))
    numbers = [index for index, one in enumerate(found) if one.kind in ("numeral", "number")]
    large = [index for index in numbers if not scaled or _is_large(found, index)]  # not "over three years"
    if not large:
        return True
    last = large[-1]
    partitives = finding_words(lexicon.language).partitives
    units = itertools.takewhile(
        lambda one: one.kind in ("scale", "fraction", *_CURRENCIES) or fold(one.written) in partitives,
        found[last + 1 :],
    )
    named = any(one.kind in _CURRENCIES for one in units)
    return named or (last > 0 and found[last - 1].kind in _CURRENCIES)


def _is_large(found: list[Token], index: int) -> bool:
    beside = found[max(0, index - 1) : index] + found[index + 1 : index + 2]
    return any(one.kind in ("scale", *_CURRENCIES) for one in beside)


@cache
def _of_it(language: str) -> re.Pattern[str]:
    """Return what behind a number makes it a part of a sum, or a sum more: "of it", "davon", "de plus"."""
    phrases = sorted(load(language).amount_words.get("of_it", ()), key=len, reverse=True)
    words = "|".join(re.escape(phrase).replace("'", "['’]") for phrase in phrases)
    return re.compile(rf"[ \u00a0\n](?:{words or '(?!)'})(?![^\W_])", re.IGNORECASE)


def _ends_in_million(context: Context, lexicon: Lexicon) -> bool:
    found = tokens(context.words, lexicon)
    return found[-1].kind == "scale" and found[-1].meaning >= _MILLION and len(found[-1].written) > 1


def _is_verb(after: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell a verb or participle from an adjective before a noun and from a unit, where nouns have capitals."""
    word = match[1]
    if not word[0].islower() or len(word) < _LONG_FILLER or not word.islower():
        return False
    following = _NEXT.match(after, match.end())
    noun = following is not None and following[1][0].isupper() and not fold(following[1]).endswith(lexicon.money)
    return not (noun and word.endswith(_ADJECTIVE_ENDS))


@cache
def small_words(language: str) -> frozenset[str]:
    """Return the words of the grammar that may follow a sum."""
    lexicon = load(language)
    dates = lexicon.dates
    words = {
        *lexicon.amount_words.get("verbs", ()),
        *lexicon.function_words,
        *lexicon.joiners,
        *lexicon.changes,
        *lexicon.between_joiners,
    }
    for name in ("prepositions", "articles", "open_start", "open_end", "of"):
        words |= set(dates.get(name, ()))
    relative = dates.get("relative", {})
    for name in ("following", "preceding", "ago", "this_year", "last_year", "next_year"):
        words |= {word.partition(" ")[0] for word in relative.get(name, ())}
    kinds = ("fillers", "period", "each", "qualifier")
    words |= {word.partition(" ")[0] for word, term in lexicon.terms.items() if term.kind in kinds}
    return frozenset(words)


def _is_adjective(word: str, lexicon: Lexicon) -> bool:
    term = lexicon.terms.get(fold(word))
    long = len(word) >= _LONG_FILLER and word[0].islower() and word.endswith(("e", "en"))
    return term is not None and term.kind == "fillers" and long


def _is_noun_place(after: str, word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word may be a counted noun: no word of an amount, of a date, of money, of the grammar."""
    first = next(iter(tokens(after, lexicon)), None)
    if first is None or first.kind != "unknown":
        return False
    folded = fold(word)
    others = (
        lexicon.function_words | lexicon.joiners | lexicon.changes | lexicon.months.keys() | lexicon.weekdays.keys()
    )
    if folded in lexicon.amount_words.get("verbs", ()):
        return False
    return not (folded in others or folded in _date_words(lexicon) or folded.endswith(lexicon.money))


def _date_words(lexicon: Lexicon) -> set[str]:
    groups = (*lexicon.dates.get("mods", {}).values(), *lexicon.dates.get("seasons", {}).values())
    return {word for group in groups for word in group}


def _is_plural(word: str, lexicon: Lexicon) -> bool:
    """Tell a plural by its end; some have none ("chip", "GPU")."""
    table = lexicon.amount_words
    if fold(word) in table.get("counted", ()):
        return True
    return (
        len(word) > 3 and word.endswith(tuple(table.get("plural_ends", _PLURAL_ENDS))) and not word.endswith(_SINGULAR)
    )
