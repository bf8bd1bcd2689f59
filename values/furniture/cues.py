"""The words that tell page furniture, one pass over a text for all of them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from values.languages.lexicon import Lexicon, load

# Signs that furniture has in every language; what they mean is looked at in their line.
_SIGNS: Final = ("©", "℗", "(c) 2", " › ", " » ", " > ", "📌", "👁", "👍", "★", "🔗", "tel.", "http", "#", "(id:", "***")
_SUM: Final = r"[ \u00a0]?[0-9]{1,3}(?:[.,][0-9]{2})?"  # of a subscription
_PAIRS: Final = ("eur", "usd", "chf", "gbp", "jpy")  # exchange rates: "EUR/USD 1.08"
_MARKS: Final = r"\s*(?:$|[:(|·•–/»>]|-\s|—)"  # what may follow a word that heads furniture


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The cues of one language, ready to be matched against a part of a line in lower case."""

    triggers: Callable[[str], Iterator[int]]  # places of a text in lower case whose lines are worth a look
    head: re.Pattern[str]  # begins furniture: "Schlagwörter:", "Anzeige:"
    menu: frozenset[str]  # is furniture where it is the whole part: "Impressum"
    phrase: re.Pattern[str]  # says it anywhere in a short line: "alle Rechte vorbehalten"
    consent: re.Pattern[str]  # says it in a line of any length
    counter: re.Pattern[str]  # "1.904 Aufrufe"
    register: re.Pattern[str]  # "USt-IdNr. DE000000000"
    rate: re.Pattern[str]  # "EUR/USD 1.08", "DAX 23.000,12"
    teaser: re.Pattern[str]  # before a teaser, which is none itself: "Lesen Sie auch:"
    credit: re.Pattern[str]  # "Foto: dpa"
    subscription: re.Pattern[str]  # with a number: "Probeabo: 29,90 Euro"
    price: re.Pattern[str]  # is nothing but the price of a subscription: "ab 2,50 € pro Woche"
    contact: re.Pattern[str]  # begins a block with addresses
    box: re.Pattern[str]  # the heading of a box that goes on to the next empty line
    comments: re.Pattern[str]  # the heading of readers' comments
    published: re.Pattern[str]  # begins the line that says the day of publication: never furniture
    calls: re.Pattern[str]  # beside a telephone number: "Telefon", "call"
    home: frozenset[str]  # first part of a breadcrumb
    sign_off: re.Pattern[str]  # "(dpa, red)" at the end of a paragraph


@cache
def cues_of(language: str) -> Cues:
    """Return the cues of a language; one without a file has those of English, which pages everywhere have."""
    lexicon = load(language)
    return _made(lexicon if lexicon.furniture else load("en"))


def _made(lexicon: Lexicon) -> Cues:
    table = lexicon.furniture
    rates = [re.escape(word) for word in table.get("rates", ())]
    return Cues(
        triggers=_triggers(table),
        head=re.compile(rf"\W*(?:{_any(table, 'heads')}){_MARKS}"),
        menu=frozenset(table.get("menu", ())),
        phrase=re.compile(rf"(?<!\w)(?:{_any(table, 'phrases')})(?!\w)"),
        consent=re.compile(rf"(?<!\w)(?:{_any(table, 'consent')})(?!\w)"),
        counter=re.compile(rf"(?<!\w)[0-9][0-9.,'\u00a0\u202f ]{{0,9}}(?:{_any(table, 'counters')})(?!\w)"),
        register=re.compile(
            rf"(?<!\w)(?:{_any(table, 'registers')})[.:]?\s*(?:nr\.?|no\.?)?\s*:?\s*[a-z]{{0,3}}\s?[0-9]"
        ),
        rate=re.compile(
            rf"(?<!\w)(?:(?:{'|'.join(_PAIRS)})\s?/\s?[a-z]{{3}}|{'|'.join(rates) or '(?!)'})\s*:?\s*[0-9]"
            r"|1\s?[€$£]\s?=\s?[0-9]"
        ),
        teaser=re.compile(rf"\W*(?:{_any(table, 'teasers')})\s*(?:[:?(]|$)"),
        credit=re.compile(rf"\W*(?:{_any(table, 'credits')}){_MARKS}"),
        subscription=re.compile(rf"(?<!\w)(?:{_any(table, 'subscriptions')})(?!\w)"),
        price=re.compile(
            rf"\W*(?:{_any(table, 'prices_from')}) [€$£]?{_SUM}[ \u00a0]?(?:€|euro?|zł|kč|chf|fr\.)?"
            rf",?[ \u00a0]?(?:{_any(table, 'prices')})\W*"
        ),
        contact=re.compile(rf"\W*(?:{_any(table, 'contact')}){_MARKS}"),
        box=re.compile(rf"\W*(?:{_any(table, 'boxes')})\W*$"),
        comments=re.compile(rf"\W*(?:[0-9]+ )?(?:{_any(table, 'comments')})\W*[0-9]*\W*$"),
        published=re.compile(rf"\W*(?:{_any(table, 'published')})(?!\w)"),
        calls=re.compile(rf"(?<!\w)(?:{_any(table, 'calls')})(?!\w)"),
        home=frozenset(table.get("home", ())),
        sign_off=re.compile(
            rf"\((?:[^()\n]{{0,30}}[\s/,(])??(?:{_any(table, 'agencies')})(?:[/,][^()\n]{{0,30}})?\)\s*$"
        ),
    )


def _any(table: Any, key: str) -> str:
    words = sorted(table.get(key, ()), key=len, reverse=True)
    return "|".join(re.escape(word) for word in words) or "(?!)"


def _triggers(table: Any) -> Callable[[str], Iterator[int]]:
    import ahocorasick  # imported here: the window must be there before a text is searched

    automaton = ahocorasick.Automaton()
    keys = [key for key in table if key not in ("published", "home", "agencies", "prices_from")]
    words = {word for key in keys for word in table.get(key, ())}
    words.update(_SIGNS, (f"{pair}/" for pair in _PAIRS), (f"{word})" for word in table.get("agencies", ())))
    words.update(f"{word}," for word in table.get("agencies", ()))
    for word in words:
        automaton.add_word(word, len(word))
    automaton.make_automaton()

    def places(small: str) -> Iterator[int]:
        return (last + 1 - length for last, length in automaton.iter(small))

    return places
