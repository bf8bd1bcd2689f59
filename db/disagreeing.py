"""Finds what facts disagree about, from what each states: by value, so that the same in many articles is one.

Facts of the same programs are compared where they name the same date, or where the titles of their articles name the
same round and their dates do not speak against it. Sums are compared where the countries (and what else the facts name)
may be the same; countries where the sums may be. What two annotators or two sessions took from the same article is not
compared: that is agreement between annotators, not between sources.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, combinations, islice, product
from typing import Final, NamedTuple, TypeAlias

from db.rulings import Kind
from values import comparing, stretches
from values.comparing import Difference, Like

DATE: Final = "date "
ROUND: Final = "round "
MOST_PAIRED: Final = 32  # sets of values that are each compared with each other; of more, each with the commonest ones
_MOST_RESTS: Final = 400  # pairs of what else two sets of facts name that are looked at

_NOTHING: Final = frozenset[str]()

Values: TypeAlias = frozenset[str]  # keys under which values are the same
Others: TypeAlias = tuple[tuple[str, Values], ...]  # by role, sorted


class Stated(NamedTuple):
    """What a fact states, as far as it is compared."""

    key: int  # facts.key
    article: str
    session: str
    programs: tuple[str, ...]  # what their names mean in the end, sorted
    amounts: Values
    countries: Values  # empty: none, or one is not known
    dates: tuple[str, ...]  # EDTF with what follows it in the key, sorted
    parts: tuple[str | None, ...]  # each as often as it is stated
    others: Others  # what stands in the roles that the project added
    round: int | None = None  # that the article's title names


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sayers:
    """The facts that say the same. One object for all that is found about them."""

    facts: tuple[Stated, ...]
    keys: frozenset[int]
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A disagreement, and which facts say what."""

    kind: Kind
    programs: tuple[str, ...]
    when: str  # as in Disagreement
    left: tuple[str, ...]
    right: tuple[str, ...]
    lefts: Sayers
    rights: Sayers | None  # None: it is about the lefts alone
    shown: tuple[Stated, Stated]  # one of the lefts and one of the rights that may be compared


def find(stated: Iterable[Stated], years: Mapping[str, str]) -> list[Found]:
    """Return what facts disagree about, by program and time.

    Args:
        stated: of all facts.
        years: of programs, as EDTF; those of others are looked for in their names.
    """
    groups: _Groups = {}
    alone = _Alone()
    for one in stated:
        alone.look(one, years)
        _put(groups, one)
    found = [*alone.found(), *_in_groups(groups, _aspects)]
    return sorted(_once(found), key=lambda one: (one.programs, one.when, one.kind, one.left, one.right))


def find_sums(stated: Iterable[Stated]) -> list[Found]:
    """Return of the same only what is about sums: kinds amount, currency and qualifier."""
    groups: _Groups = {}
    for one in stated:
        if one.amounts:
            _put(groups, one)
    return list(_once(_in_groups(groups, _aspects_of_sums)))


# ---------------------------------------------------------------------------------------- what one fact says by itself


@dataclass(slots=True)
class _Alone:
    """Parts that do not add up, and dates outside of years."""

    who: dict[tuple[Kind, tuple[str, ...], str, tuple[str, ...], tuple[str, ...]], list[Stated]] = field(
        default_factory=dict
    )

    def look(self, one: Stated, years: Mapping[str, str]) -> None:
        if one.parts:
            when = DATE + one.dates[0] if one.dates else ""
            for found in comparing.parts_differ(one.amounts, one.parts):
                self.who.setdefault((Kind.PARTS, one.programs, when, found.left, found.right), []).append(one)
        if len(one.programs) == 1 and one.dates:
            known = years.get(one.programs[0]) or stretches.years_in(one.programs[0])
            for date in one.dates if known else ():
                if known and stretches.outside(date.partition(" ")[0], known):
                    when = DATE + date
                    self.who.setdefault((Kind.YEARS, one.programs, when, (when,), (known,)), []).append(one)

    def found(self) -> Iterator[Found]:
        for (kind, programs, when, left, right), some in self.who.items():
            lefts = _sayers(some)
            yield Found(
                kind=kind,
                programs=programs,
                when=when,
                left=left,
                right=right,
                lefts=lefts,
                rights=lefts if kind is Kind.PARTS else None,
                shown=(some[0], some[0]),
            )


# ---------------------------------------------------------------------------------------- what facts say in a group


class _Rest(NamedTuple):
    """What else a fact says: what it is compared by only where this goes together."""

    values: Values  # its countries, or its sums
    others: Others
    dates: tuple[str, ...]  # in a group of a round
    round: int | None


class _Aspect(NamedTuple):
    """Something that facts are compared by, and what has to go together for that."""

    values: Callable[[Stated], Values]
    rest: Callable[[Stated], _Rest]
    differ: Callable[[Values, Values], list[Difference]]
    alike: Callable[[_Rest, _Rest], bool]
    exact: bool  # rests are alike only where they share a value, or one has none


_ByRest: TypeAlias = dict[_Rest, list[Stated]]  # who says one set of values, by what else they say
_Groups: TypeAlias = dict[tuple[tuple[str, ...], str], list[Stated]]  # by programs, and date or round


def _put(groups: _Groups, one: Stated) -> None:
    """Put a fact to those that it may be compared with."""
    if not one.programs or not (one.amounts or one.countries):
        return
    for date in one.dates:
        groups.setdefault((one.programs, DATE + date), []).append(one)
    if one.round is not None:
        groups.setdefault((one.programs, f"{ROUND}{one.round}"), []).append(one)


def _in_groups(groups: _Groups, aspects: Callable[[str, list[Stated]], list[_Aspect]]) -> Iterator[Found]:
    for (programs, when), some in groups.items():
        if len(some) > 1:
            yield from _compared(programs, when, some, aspects(when, some))


def _aspects_of_sums(when: str, some: list[Stated]) -> list[_Aspect]:
    likes = sorted({like for sums in {one.amounts for one in some} for like in comparing.parted(sums)}, key=str)
    return [_sums(like, by_round=when.startswith(ROUND)) for like in likes]


def _aspects(when: str, some: list[Stated]) -> list[_Aspect]:
    return [*_aspects_of_sums(when, some), _countries(by_round=when.startswith(ROUND))]


def _compared(programs: tuple[str, ...], when: str, some: list[Stated], aspects: Iterable[_Aspect]) -> Iterator[Found]:
    """Yield what the facts of a program and a time disagree about."""
    for aspect in aspects:
        sayers: dict[Values, _ByRest] = {}
        for one in some:
            values = aspect.values(one)
            if values:
                sayers.setdefault(values, {}).setdefault(aspect.rest(one), []).append(one)
        if len(sayers) > 1:
            yield from _disagreeing(programs, when, sayers, aspect)


def _sums(like: Like, *, by_round: bool) -> _Aspect:
    return _Aspect(
        values=lambda one: comparing.parted(one.amounts).get(like, _NOTHING),
        rest=lambda one: _Rest(one.countries, one.others, one.dates if by_round else (), one.round),
        differ=comparing.sums_differ,
        alike=lambda one, other: _may_be_same(one.values, other.values) and _go_together(one, other),
        exact=True,
    )


def _countries(*, by_round: bool) -> _Aspect:
    return _Aspect(
        values=lambda one: one.countries,
        rest=lambda one: _Rest(one.amounts, one.others, one.dates if by_round else (), one.round),
        differ=comparing.countries_differ,
        alike=lambda one, other: comparing.sums_agree(one.values, other.values) and _go_together(one, other),
        exact=False,
    )


def _go_together(one: _Rest, other: _Rest) -> bool:
    if None not in (one.round, other.round) and one.round != other.round:
        return False
    return _others_alike(one.others, other.others) and _dates_alike(one.dates, other.dates)


def _may_be_same(one: Values, other: Values) -> bool:
    return not one or not other or not one.isdisjoint(other)


def _others_alike(one: Others, other: Others) -> bool:
    theirs = dict(other)
    return all(role not in theirs or _may_be_same(values, theirs[role]) for role, values in one)


def _dates_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether facts of a round are compared by it: where a date is the same, they are compared by that."""
    if not one or not other:
        return True
    mine, theirs = ([date.partition(" ")[0] for date in dates] for dates in (one, other))
    return set(one).isdisjoint(other) and stretches.share_a_day(mine, theirs)


def _disagreeing(
    programs: tuple[str, ...], when: str, sayers: Mapping[Values, _ByRest], aspect: _Aspect
) -> Iterator[Found]:
    who = {values: _sayers(one for some in by_rest.values() for one in some) for values, by_rest in sayers.items()}
    ordered = sorted(sayers, key=lambda values: (-who[values].articles, sorted(values)))
    by_round = when.startswith(ROUND)
    wide = {values: _wide(by_rest) for values, by_rest in sayers.items()} if aspect.exact else {}

    def pair(left: Values, right: Values) -> Iterator[Found]:
        if aspect.exact and not _may_be_same(wide[left], wide[right]):
            return
        for difference in aspect.differ(left, right):
            shown = _shown(sayers[left], sayers[right], aspect.alike, by_round=by_round)
            if shown is not None:
                yield Found(
                    kind=difference.kind,
                    programs=programs,
                    when=when,
                    left=difference.left,
                    right=difference.right,
                    lefts=who[left],
                    rights=who[right],
                    shown=shown,
                )

    if len(ordered) <= MOST_PAIRED:
        for left, right in combinations(ordered, 2):
            yield from pair(left, right)
        return
    for place, right in enumerate(ordered):
        yield from next(
            (found for left in ordered[: min(place, MOST_PAIRED)] if (found := list(pair(left, right)))), ()
        )


def _wide(by_rest: _ByRest) -> Values:
    """Return all that is named beside some values; nothing where somebody names nothing, which goes with all."""
    if any(not rest.values for rest in by_rest):
        return frozenset()
    return frozenset().union(*(rest.values for rest in by_rest))


def _sayers(facts: Iterable[Stated]) -> Sayers:
    some = tuple(facts)
    return Sayers(facts=some, keys=frozenset(one.key for one in some), articles=len({one.article for one in some}))


def _shown(
    left: _ByRest, right: _ByRest, alike: Callable[[_Rest, _Rest], bool], *, by_round: bool
) -> tuple[Stated, Stated] | None:
    """Return two facts that may be compared; None where there are none. Those that say the same else go first."""
    same = ((rest, rest) for rest in left if rest in right)
    for one, other in chain(same, islice(product(left, right), _MOST_RESTS)):
        if alike(one, other):
            found = _comparable(left[one], right[other], by_round=by_round)
            if found is not None:
                return found
    return None


def _comparable(ours: list[Stated], theirs: list[Stated], *, by_round: bool) -> tuple[Stated, Stated] | None:
    """Return two facts of different articles; else, where they share a date, of one session in the same article."""
    for first, others in ((ours[0], theirs), (theirs[0], ours)):
        for other in others:
            if other.article != first.article:
                return (first, other) if others is theirs else (other, first)
    if by_round:
        return None
    mine = {one.session: one for one in ours}
    return next(((mine[one.session], one) for one in theirs if one.session in mine), None)


def _once(found: Iterable[Found]) -> Iterator[Found]:
    """Yield what was found, without what the same facts disagree about at a further time that they share."""
    told: dict[tuple[Kind, tuple[str, ...], frozenset[tuple[str, ...]]], list[Found]] = {}
    for one in sorted(found, key=lambda one: (one.when.startswith(ROUND), one.when)):
        before = told.setdefault((one.kind, one.programs, frozenset((one.left, one.right))), [])
        if one.kind is Kind.YEARS or not any(_keys(one) <= _keys(other) for other in before):
            before.append(one)
            yield one


def _keys(found: Found) -> frozenset[int]:
    return found.lefts.keys if found.rights is None else found.lefts.keys | found.rights.keys
