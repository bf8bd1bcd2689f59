"""The names of countries in one language, to be found in one pass over a text."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from values.country.forms import Grammar, capitals, inflected, is_abbreviation, spelled
from values.languages.countries import CountryNames, fold_name
from values.languages.lexicon import load
from values.types import Country, Reading


class Name(NamedTuple):
    """What a written form stands for; without a reading it is something else that begins or ends as a country does."""

    length: int
    reading: Reading | None
    abbreviation: bool = False
    homonym: bool = False  # something else as often: a country only beside others
    adjective: bool = False  # the form is an adjective too, and part of a name before a capital

    @property
    def is_country(self) -> bool:
        """Whether it names a country at all."""
        return self.reading is not None


Search = Callable[[str], Iterator[tuple[int, Name]]]


@cache
def search_of(language: str) -> Search:
    """Return what yields the names in a text, longest first at each place, with the place of their last character."""
    # Imported here: the window must be there before a text is searched.
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for form, name in forms(load(language).countries).items():
        automaton.add_word(form, name)
    if not len(automaton):
        return lambda _: iter(())
    automaton.make_automaton()
    search: Search = automaton.iter_long
    return search


def forms(names: CountryNames) -> dict[str, Name]:
    """Return every written form of a language's countries, and of the names that only look like one."""
    grammar = Grammar.of(names.table)
    found: dict[str, Name] = {}
    for name in names.table.get("others", ()):
        for form in capitals(name, grammar):
            for each in inflected(form, grammar):
                for spelling in spelled(each, grammar):
                    found.setdefault(spelling, Name(len(spelling), None))
    for written, reading, is_short in _names(names, grammar):
        for spelling, name in _spellings(written, reading, is_short, names, grammar):
            found.setdefault(spelling, name)
    return found


def _names(names: CountryNames, grammar: Grammar) -> Iterator[tuple[str, Reading, bool]]:
    """Yield the names as written, before inflection; the file's before CLDR's, as a reader takes them."""
    for shared in sorted(names.shared):
        reading = _shared(shared, names)
        yield from ((written, reading, False) for written in capitals(shared, grammar))
    yield from _listed(names, "names", "country.by_name", grammar)
    yield from _listed(names, "inflected", "country.inflected", grammar)
    for code, group in names.table.get("written", {}).items():
        yield from ((name, _reading(code, "country.by_name"), True) for name in group)
    skipped = names.shared | frozenset(names.table.get("only_read", ()))
    for name, code in names.written:
        if fold_name(name) not in skipped:
            yield name, _reading(names.by_names.get(fold_name(name), code), "country.name"), False


def _listed(names: CountryNames, key: str, rule: str, grammar: Grammar) -> Iterator[tuple[str, Reading, bool]]:
    only_read = frozenset(names.table.get("only_read", ()))
    for code, group in names.table.get(key, {}).items():
        for name in group:
            if name not in only_read:
                is_short = is_abbreviation(name, grammar)
                known = names.names.get(fold_name(name)) == code
                reading = _reading(code, "country.name" if known else rule)
                yield from ((written, reading, is_short) for written in capitals(name, grammar))


def _spellings(
    written: str, reading: Reading, is_short: bool, names: CountryNames, grammar: Grammar
) -> Iterator[tuple[str, Name]]:
    homonyms = names.table.get("homonyms", ())
    adjectives = names.table.get("adjective_forms", ())
    never = names.table.get("never", ())
    for form in [written] if is_short else inflected(written, grammar):
        small = form.lower()
        if small in never:
            continue
        rule = reading.rule if form == written or reading.value == Country(code=None) else "country.inflected"
        found = reading if rule == reading.rule else _reading_as(reading, rule)
        for spelling in [form] if is_short else spelled(form, grammar):
            yield (
                spelling,
                Name(
                    len(spelling),
                    found,
                    abbreviation=is_short,
                    homonym=small in homonyms or written.lower() in homonyms,
                    adjective=small in adjectives,
                ),
            )


def _shared(name: str, names: CountryNames) -> Reading:
    """Return the reading of a name that several countries share, with those countries to choose from."""
    codes = sorted({code for written, code in names.written if name in fold_name(written)})
    further = tuple(_reading(code, "country.name") for code in codes)
    return Reading(value=Country(code=None), rule="country.shared_name", readings=further)


def _reading(code: str, rule: str) -> Reading:
    return Reading(value=Country(code=code), rule=rule)


def _reading_as(reading: Reading, rule: str) -> Reading:
    value: Any = reading.value
    return Reading(value=value, rule=rule, readings=reading.readings)
