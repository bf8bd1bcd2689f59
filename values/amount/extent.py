"""Where an amount begins and ends: modifiers, ranges, rates, compounds (guideline 3.1 to 3.4, 3.9)."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from values.amount.core import NO_CENTS, NUMBERS, SPACE, Core, Row, core_at, is_exchange_rate, is_year_text
from values.amount.surroundings import anchors
from values.amount.words import long_scales
from values.languages.lexicon import fold

_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)[ \t\u00a0\u202f\n]{1,3}$")
_CLAUSE: Final = re.compile(r"[.;!?]\s|\n")
_SENTENCE: Final = 160  # characters before a range in which a verb may make it a change
_NEXT_WORD: Final = 24  # characters
_DASHED: Final = re.compile(r"[ \t\u00a0\u202f]?[-\u2010-\u2015\u2212][ \t\u00a0\u202f]?")
_AFTER_PERIOD: Final = re.compile(r"\s{0,3}[0-9]")


class Extent(NamedTuple):
    """A span of the page, and what is known of it before its value is read."""

    start: int
    end: int
    whole: bool  # it names its currency
    scaled: bool
    numeral: str | None  # its figures, where it has any
    changed: bool = False  # the other amount of a change gives it its unit
    cut_off: bool = False  # in the middle of its scale word ("€1,3 Mil")
    known_end: int = 0  # of what is whole before it
    rated: bool = False  # it says per what time: that no count has


def extents(row: Row) -> Iterator[Extent]:
    """Yield the amounts of a row of tokens, also with a scale word alone: who asks must judge them."""
    index, edge = 0, 0
    while index < len(row.tokens):
        if row.kind(index) not in (*NUMBERS, "currency", "shared_currency", "scaled_currency", "scale", "vague"):
            index += 1
            continue
        core = core_at(row, index)
        if core is None:
            index += 1
            continue
        cores = _range(row, core)
        if len(cores) == 2 and is_change(row, *cores):
            first, second = cores
            yield _extent(row, (first,), edge, changed=True)
            yield _extent(row, (second,), first.last + 2, changed=True)  # what joins them is no modifier
        elif any(one.whole or one.scaled for one in cores) and not is_exchange_rate(row, cores[0]):
            yield _extent(row, cores, edge)
        index = edge = cores[-1].last + 1


def _range(row: Row, core: Core) -> tuple[Core, ...]:
    """Return the two numbers of a range or change that begins with one, or the one alone."""
    joiner = core.last + 1
    after = joiner + 1
    if core.number is None or not _joins(row, core, joiner):
        return (core,)
    if core.last == core.first and not core.whole and is_year_text(row.tokens[core.first].written):
        return (core,)  # "from $310 million in 2023 to $455 million"
    second = core_at(row, after)
    if second is None or second.number is None or not _has_unit(row, core, second):
        return (core,)
    if core.currency and second.currency and core.currency.meaning != second.currency.meaning:
        return (core,)
    return core, second


def _joins(row: Row, core: Core, joiner: int) -> bool:
    if joiner + 1 >= len(row.tokens):
        return False
    if row.kind(joiner) == "dash":
        between = row.text[row.tokens[core.last].end : row.tokens[joiner + 1].start]
        return len(between) <= 5 and bool(_DASHED.fullmatch(between.lstrip(".")))
    if not (row.touches(core.last, joiner) and row.touches(joiner, joiner + 1)):
        return False
    words = row.folded(joiner)
    if words in row.words.join_words or words in row.words.change_words:
        return True
    return words in row.lexicon.between_joiners and _opens_between(row, core.first)


def _opens_between(row: Row, first: int) -> bool:
    before = first - 1
    if row.kind(before) == "qualifier" and row.adjoins(before, first):
        before -= 1
    return row.kind(before) == "between" and row.spaced(before, before + 1)


def _has_unit(row: Row, core: Core, second: Core) -> bool:
    """Tell whether the second number is a sum too, no year or count: "5 Mio. Euro bis 2030"."""
    if second.currency or second.scaled:
        return True
    figures = row.tokens[second.number or 0]
    if core.currency is None or figures.kind != "numeral" or core.scaled:
        return False
    following = row.text[figures.end : figures.end + 1]
    return core.before and not is_year_text(figures.written) and following not in ("%", "-")


def is_change(row: Row, core: Core, second: Core) -> bool:
    """Tell whether a number and the one joined to it are two amounts: "von 718 auf 549 Millionen Euro"."""
    words = row.folded(core.last + 1)
    if words not in row.words.change_words:
        return False
    if words not in row.words.join_words:
        return True
    return _changes(row, core.first) or _changed_behind(row, second)


def _changed_behind(row: Row, core: Core) -> bool:
    """Tell whether the word right behind a second number is a verb of change: "od 2 mld zł do 3 mld zł wzrosła"."""
    end = row.tokens[core.last].end
    behind = row.text[end : end + _NEXT_WORD].removeprefix(".").lstrip(" \u00a0\u202f")
    return row.words.change_verbs is not None and row.words.change_verbs.match(behind) is not None


def _changes(row: Row, index: int, *, to: bool = False) -> bool:
    """Tell whether a verb of change stands before a token: "steigt", "wzrośnie"; before "to", after the last comma."""
    if row.words.change_verbs is None:
        return False
    start = row.tokens[index].start
    before = _CLAUSE.split(row.text[max(0, start - _SENTENCE) : start])[-1]
    return row.words.change_verbs.search(before.rpartition(", ")[2] if to else before) is not None


def _extent(row: Row, cores: tuple[Core, ...], edge: int, *, changed: bool = False) -> Extent:
    last = _right(row, cores[-1].last)
    first = _left(row, cores, edge, priced=row.folded(last + 1) in row.words.priced)
    number = cores[-1].number
    figures = row.tokens[number] if number is not None and row.kind(number) == "numeral" else None
    cut_off = last == cores[-1].last and _is_cut_off(row, cores[-1])
    return Extent(
        start=row.tokens[first].start,
        end=row.tokens[last + 1].end if cut_off else _end(row, last),
        cut_off=cut_off,
        known_end=row.tokens[last].end,
        whole=any(core.whole for core in cores),
        scaled=any(core.scaled for core in cores),
        numeral=figures.written if figures else None,
        changed=changed,
        rated=last > cores[-1].last and row.kind(last) == "period",
    )


def _left(row: Row, cores: tuple[Core, ...], edge: int, *, priced: bool) -> int:
    """Return the index of the first token of the span: modifiers, "je" unless it means "at" (`priced`), a rate."""
    first = index = cores[0].first
    while index > edge and row.adjoins(index - 1, index):
        index -= 1
        if not (priced and row.kind(index) == "each") and _leads(row, index, ranged=len(cores) == 2):
            first = index
        elif row.folded(index) not in row.words.enclosed:
            break
    return first


def _leads(row: Row, index: int, *, ranged: bool) -> bool:
    kind, words = row.kind(index), row.folded(index)
    if words in row.words.outside:
        return False
    if kind == "qualifier":
        if words in row.words.change_words and _changes(row, index, to=True):
            return False  # "wzrośnie do 65 mln zł": to, not up to
        return not (words in row.words.sums_over and _names_sum(row, index)) and row.tokens[index].written != "+"
    if kind == "between":
        return ranged
    if kind == "each":
        return " " not in words
    return kind == "period" and words not in row.words.bare_units


def _names_sum(row: Row, index: int) -> bool:
    """Tell whether the word before is a contract, a loan, a decision: "über" then means "in the amount of"."""
    start = row.tokens[index].start
    match = _WORD_BEFORE.search(row.text[max(0, start - 40) : start])
    return match is not None and fold(match[1]).endswith(row.words.sums)


def _right(row: Row, last: int) -> int:
    """Return the index of the last token of the span: a rate, "each", a plus."""
    while last + 1 < len(row.tokens) and _follows(row, last):
        last += 1
    return last


def _follows(row: Row, last: int) -> bool:
    index = last + 1
    token, words, gap = row.tokens[index], row.folded(index), row.gap(last, index)
    if token.kind == "qualifier":
        glued = token.written == "+" and not gap
        return glued or (words in row.words.qualifiers_after and row.spaced(last, index))
    if token.kind == "period":
        return _is_rate_behind(row, index, gap)
    if token.kind == "each":
        alone = " " not in words and words not in row.lexicon.each_after
        return alone and row.spaced(last, index) and row.kind(index + 1) not in NUMBERS
    return False


def _is_rate_behind(row: Row, index: int, gap: str) -> bool:
    token, words = row.tokens[index], row.folded(index)
    if gap.strip(" .\u00a0\u202f") == "/" or (gap == "-" and "-" in token.written):
        return True  # "£12m-a-year"
    gap = NO_CENTS.sub(" ", gap)
    if words in row.words.bare_units or words in row.words.outside or not (SPACE.fullmatch(gap) or gap == ". "):
        return False
    if "\n" in gap or _AFTER_PERIOD.match(row.text, token.end, token.end + 5):
        return False
    return row.folded(index + 1) not in anchors(row.lexicon.language) or not row.spaced(index, index + 1)


def _is_cut_off(row: Row, core: Core) -> bool:
    """Tell whether the text breaks off in the scale word behind a number (guideline 1.9)."""
    index = core.last + 1
    if core.scaled or not core.before or row.kind(index) != "unknown" or not row.touches(core.last, index):
        return False
    end = row.tokens[index].end
    breaks = not row.text[end : end + 1].strip(" ") or row.text.startswith(("…", "..."), end)
    after = row.text[end : end + 3].lstrip(" ")[:1]
    last = breaks and after in ("", "\n", "…", ".")
    return last and any(word.startswith(row.folded(index)) for word in long_scales(row.lexicon.language))


def _end(row: Row, last: int) -> int:
    """Return where the span ends: the full stop of an abbreviation is inside."""
    token = row.tokens[last]
    if row.text[token.end : token.end + 1] == ".":
        abbreviated = row.folded(last) in row.words.stops or (token.kind == "period" and "." in token.written)
        if abbreviated and not row.text.startswith("..", token.end):
            return token.end + 1
    if token.kind == "numeral" and (cents := NO_CENTS.match(row.text, token.end)):
        return token.end + len(cents[0].rstrip())  # "€ 25,-"
    return token.end
