"""Reads a span: label and words in, a value and the rule's name out."""

import re
from collections.abc import Callable
from typing import Final

from values.amount.reading import read_amount
from values.context import Context
from values.country.reading import read_country
from values.date.reading import read_date
from values.languages.lexicon import WITHOUT_LANGUAGE, Lexicon, load
from values.program.reading import read_program
from values.types import Label, Reading

_WORD: Final = re.compile(r"[^\W\d_]+")


def read(text: str, start: int, end: int, label: str, language: str | None, article_date: str | None) -> Reading | None:
    """Return what the words of a span mean, or None where no rule reads them.

    Args:
        text: the article's whole text; only a bounded window around the span is looked at.
        start: first code point of the span.
        end: code point after its last.
        label: program, amount, country or date; any other has no values.
        language: ISO 639-1; None: the one whose function words stand around the span, German before English.
        article_date: ISO day that relative dates are reckoned from; None: a dateline at the head of the text, if any.

    Returns:
        The value and the name of the rule that read it.
    """
    context = Context(text=text, start=start, end=end)
    if label == Label.PROGRAM:
        return read_program(context)
    context = context.without_invisible()
    readers: dict[str, Callable[[Lexicon], Reading | None]] = {
        Label.AMOUNT: lambda lexicon: read_amount(context, lexicon),
        Label.COUNTRY: lambda lexicon: read_country(context, lexicon),
        Label.DATE: lambda lexicon: read_date(context, lexicon, article_date),
    }
    reader = readers.get(label)
    if reader is None or not context.words.strip():
        return None
    return next((reading for lexicon in lexicons(context, language) if (reading := reader(lexicon))), None)


def lexicons(context: Context, language: str | None) -> list[Lexicon]:
    """Return the languages to try: the article's; without one those with most function words around the span first."""
    if language:
        return [load(language.lower()[:2])]
    around = context.far_before(200) + context.words + context.far_after(200)
    words = [word.casefold() for word in _WORD.findall(around)]
    known = [load(name) for name in WITHOUT_LANGUAGE]
    return sorted(known, key=lambda lexicon: -sum(word in lexicon.function_words for word in words))
