"""What CLDR, through Babel, knows of a language: scale words, currencies, months, weekdays, territories."""

import re
from collections.abc import Iterator
from typing import Any

from babel import Locale, UnknownLocaleError

from values.amount.codes import CODES as CURRENCIES
from values.country.codes import CODES as COUNTRIES


def locale_of(language: str) -> Locale | None:
    """Return Babel's data of a language, or None where it has none."""
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None


def scales(locale: Locale) -> Iterator[tuple[str, int]]:
    """Yield the words of compact numbers ("Mio", "Milliarden", "bn") with what they multiply by."""
    for style in ("short", "long"):
        for forms in _data(locale, "compact_decimal_formats").get(style, {}).values():
            for power, pattern in forms.items():
                text = str(getattr(pattern, "pattern", pattern)).replace("'", "")
                word = re.sub(r"[0\s\u00a0]+", " ", text).strip().rstrip(".")
                if word:
                    yield word, int(power) // 10 ** (text.count("0") - 1)


def currencies(locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield the names of currencies, in every plural form, with their codes."""
    for code, name in locale.currencies.items():
        if code in CURRENCIES:
            yield str(name), code
    for code, forms in _data(locale, "currency_names_plural").items():
        if code in CURRENCIES:
            for name in forms.values():
                yield str(name), code


def months(locale: Locale) -> Iterator[tuple[str, int]]:
    """Yield the names of months, inflected, alone and short, with their numbers."""
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                yield str(name), int(number)


def weekdays(locale: Locale) -> Iterator[tuple[str, int]]:
    """Yield the names of weekdays with their numbers; Monday is 0."""
    for width in ("wide", "abbreviated"):
        for number, name in locale.days["format"][width].items():
            yield str(name), int(number)


def words_in_dates(locale: Locale) -> tuple[list[str], list[str]]:
    """Return the words between day, month and year ("de"), and those right behind the year ("г.")."""
    long, month = locale.date_formats["long"].pattern, locale.datetime_skeletons["yMMMM"].pattern
    between = re.findall(r"[dML]\s'([^\W\d_]+)'\s(?=[MLy])", f"{long} {month}")
    behind = re.findall(r"y\.?\s'([^\W\d_]+)\.?'", f"{long} {month}")
    return list(dict.fromkeys(between)), list(dict.fromkeys(behind))


def partitives(locale: Locale) -> list[str]:
    """Return the words between a number and its currency: Romanian "de"."""
    patterns = _data(locale, "currency_unit_patterns").values()
    return [word for word in (str(one).replace("{0}", "").replace("{1}", "").strip() for one in patterns) if word]


def territories(locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield the names of countries with their codes; "Myanmar (Birma)" gives both names."""
    whole = {str(name): code for code, name in locale.territories.items() if code in COUNTRIES}
    for name, code in whole.items():
        yield name, code
        parts = [part.strip() for part in re.split(r"[()]", name)] if "(" in name else []
        # "RAE de Hong Kong (China)" is no further name of China.
        yield from ((part, code) for part in parts if part and part not in whole)


def decimal_mark(locale: Locale) -> str:
    """Return the decimal mark of a language."""
    return str(locale.number_symbols["latn"]["decimal"])


def _data(locale: Locale, name: str) -> Any:
    return locale._data[name]
