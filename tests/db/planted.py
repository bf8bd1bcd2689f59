"""Projects in which disagreements are planted among thousands of facts that agree, with traps that look like some.

What is planted is known by construction; the generator asks nothing of what it is to test.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from values.comparing import Kind
from values.types import Amount, Basis, Qualifier

COUNTRIES = ("AT", "CZ", "DE", "ES", "FI", "FR", "IT", "LT", "NL", "PL", "SE", "SI")
DATES = ("2022", "2023-05", "2024-11-07", "2025", "2025-34", "2025-01/2025-06", "2026/..")
ORDINALS = ("erste", "zweite", "dritte", "vierte")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article of the generated project."""

    number: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fact of the generated project."""

    number: int
    article: Article
    session: int  # 0 or 1: two annotators
    program: str = ""
    amounts: tuple[Amount, ...] = ()
    countries: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()  # EDTF
    parts: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """A disagreement that was put in."""

    kind: Kind
    program: str
    when: str
    facts: frozenset[int]  # the numbers of the facts that say what nobody else says


@dataclass(slots=True)
class World:
    """Facts that agree, and what was planted among them."""

    rng: random.Random
    told: list[Told] = field(default_factory=list)
    plants: list[Plant] = field(default_factory=list)
    years: dict[str, str] = field(default_factory=dict)  # of programs, as an analyst gave them
    articles: int = 0

    def article(self, title: str = "") -> Article:
        """Return a new article."""
        self.articles += 1
        return Article(number=self.articles, title=title or f"Meldung {self.articles}")

    def tell(self, article: Article, session: int = 0, **says: object) -> Told:
        """Let an article state a fact."""
        one = replace(Told(number=len(self.told), article=article, session=session), **says)  # type: ignore[arg-type]
        self.told.append(one)
        return one

    def plant(self, kind: Kind, program: str, when: str, facts: list[Told]) -> None:
        """Remember what was planted."""
        told = frozenset(one.number for one in facts)
        self.plants.append(Plant(kind=kind, program=program, when=when, facts=told))


def euros(number: int, qualifier: Qualifier = Qualifier.EXACT, currency: str | None = "EUR", **more: object) -> Amount:
    """Return a whole sum."""
    fields = {"min": Decimal(number), "max": Decimal(number), "currency": currency, "qualifier": qualifier, **more}
    return Amount(**fields)  # type: ignore[arg-type]


def world(seed: int, groups: int = 40, most: int = 40) -> World:
    """Make a world.

    Args:
        seed: of what is drawn.
        groups: programs with their dates.
        most: articles that say the same of a program and a date.
    """
    made = World(random.Random(seed))
    for number in range(groups):
        _group(made, number, made.rng.randint(2, most))
    for trap in (_lonely, _shared_out, _rounds_of_a_year, _undated, _in_other_terms, _two_programs):
        for number in range(max(1, groups // 10)):
            trap(made, f"{trap.__name__.strip('_').capitalize()} {number}")
    _years(made, groups // 4 + 2)
    made.rng.shuffle(made.told)
    return made


# ------------------------------------------------------------------------------------------------ groups


def _group(made: World, number: int, size: int) -> None:
    """Let articles say the same of one program and one date in many ways; plant something now and then."""
    rng = made.rng
    name = f"Programm {chr(65 + number % 26)}{number}"
    dates = rng.sample(DATES, 2)
    by_round = rng.random() < 0.25
    for date in dates:
        title = f"Die {rng.choice(ORDINALS)} Runde von {name} startet" if by_round else ""
        says = _Truth(rng, name, date)
        facts = [_restated(made, says, title, dated=not by_round) for _ in range(size)]
        if rng.random() < 0.6:
            _plant(made, says, facts, title, dated=not by_round)
        if by_round:
            break


class _Truth:
    """What is so of a program at a date: a sum, its parts, a rate, countries."""

    def __init__(self, rng: random.Random, program: str, date: str) -> None:
        self.program, self.date = program, date
        self.first = rng.randint(11, 79)  # two digits: 340 million, of which the exact sum is 343.7
        self.sum = (self.first * 100 + rng.randint(10, 45)) * 100_000
        self.round = self.first * 10_000_000
        self.rate = euros(rng.randint(2, 9) * 1_000_000, period="P1Y")
        self.each = euros(rng.randint(2, 9) * 500_000, basis=Basis.EACH)
        self.countries = tuple(rng.sample(COUNTRIES, rng.randint(1, 5)))
        self.rounded = rng.choice((Qualifier.OVER, Qualifier.ABOUT))

    def in_words(self, rng: random.Random) -> Amount:
        """Return the sum as an article may put it."""
        return rng.choice(
            (
                euros(self.sum),
                euros(self.sum),
                euros(self.round, self.rounded),
                euros(self.round, Qualifier.RANGE, max=Decimal(self.round + 10_000_000)),
                euros(self.sum, currency=None),
                euros(self.sum * 117 // 100, currency="USD"),
            )
        )


def _restated(made: World, says: _Truth, title: str, *, dated: bool) -> Told:
    rng = made.rng
    amounts = [says.in_words(rng)]
    if rng.random() < 0.3:
        amounts.append(says.rate)
    if rng.random() < 0.2:
        amounts.append(says.each)
    rng.shuffle(amounts)
    countries = rng.sample(says.countries, len(says.countries)) if rng.random() < 0.7 else ()
    fact = {
        "program": says.program,
        "amounts": tuple(amounts) if rng.random() < 0.9 else (),
        "countries": tuple(countries),
        "dates": (says.date,) if dated else (),
        "parts": _parts(made, says) if amounts[0] == euros(says.sum) else (),
    }
    return made.tell(made.article(title), **fact)


def _parts(made: World, says: _Truth) -> tuple[Amount, ...]:
    """Return parts that go with the sum: all of them, or one, or some of which one is not known."""
    third = says.sum // 3
    return made.rng.choice(
        (
            (),
            (),
            (euros(third),),
            (euros(third), euros(says.sum - third)),
            (euros(third), euros(third), euros(says.sum - 2 * third)),
            (euros(third), euros(third, Qualifier.OVER)),
            (euros(third), euros(third, currency=None)),
        )
    )


def _plant(made: World, says: _Truth, facts: list[Told], title: str, *, dated: bool) -> None:
    """Let one to three articles say something else than all others."""
    rng = made.rng
    kind = rng.choice((Kind.AMOUNT, Kind.CURRENCY, Kind.QUALIFIER, Kind.COUNTRIES, Kind.PARTS))
    when = f"date {says.date}" if dated else f"round {1 + next(n for n, word in enumerate(ORDINALS) if word in title)}"
    plain = {"program": says.program, "dates": (says.date,) if dated else ()}
    exact = euros(says.sum)
    if kind is Kind.PARTS:
        when = when if dated else ""
        parts = rng.choice(((says.sum // 2, says.sum), (says.sum * 2,), (says.sum // 3, says.sum // 3)))
        other = {"amounts": (exact,), "parts": tuple(map(euros, parts))}
    elif kind is Kind.COUNTRIES:
        made.tell(made.article(title), **plain, amounts=(exact,), countries=says.countries)
        more = [code for code in COUNTRIES if code not in says.countries]
        other = {"amounts": (exact,), "countries": (*says.countries[1:], rng.choice(more))}
    else:
        made.tell(made.article(title), **plain, amounts=(exact,))  # there is always one that says it plainly
        other = {"amounts": (_other_sum(rng, kind, says),)}
    wrong = [made.tell(made.article(title), **plain, **other) for _ in range(rng.randint(1, 3))]
    made.plant(kind, says.program, when, wrong)


def _other_sum(rng: random.Random, kind: Kind, says: _Truth) -> Amount:
    match kind:
        case Kind.AMOUNT:
            return euros(says.sum * rng.randint(3, 9) + 1_000)
        case Kind.CURRENCY:
            return euros(says.sum, currency=rng.choice(("GBP", "CHF")))
        case _:
            return euros(says.sum, rng.choice((Qualifier.UNDER, Qualifier.UP_TO)))


# ------------------------------------------------------------------------------------------------ traps


def _lonely(made: World, name: str) -> None:
    """Two annotators read one article differently: the article does not disagree with another one."""
    article = made.article()
    for session in (0, 1):
        fact = {"program": name, "amounts": (euros(5 + session),), "countries": (COUNTRIES[session],)}
        made.tell(article, session, dates=("2025",), **fact)


def _shared_out(made: World, name: str) -> None:
    """Each country gets a sum of its own."""
    for number, code in enumerate(COUNTRIES[:5]):
        for _ in range(3):
            fact = {"program": name, "amounts": (euros(7_000_000 * (number + 1)),), "countries": (code,)}
            made.tell(made.article(), dates=("2025",), **fact)


def _rounds_of_a_year(made: World, name: str) -> None:
    """Each round of a year has a sum of its own."""
    for number, word in enumerate(ORDINALS):
        for dates in ((), ("2025",)):
            title = f"{word.capitalize()} Runde von {name}"
            made.tell(made.article(title), program=name, amounts=(euros(9_000_000 * (number + 1)),), dates=dates)


def _undated(made: World, name: str) -> None:
    """Nobody knows when, or all say it of other years, or of another program."""
    for number in range(4):
        made.tell(made.article(), program=name, amounts=(euros(3_000_000 + number),))
        made.tell(made.article(), program=name, amounts=(euros(4_000_000 + number),), dates=(f"201{number}",))
        made.tell(made.article(), amounts=(euros(5_000_000 + number),), dates=("2025",))
        made.tell(made.article(), program=f"{name} {number}", amounts=(euros(6_000_000 + number),), dates=("2025",))


def _in_other_terms(made: World, name: str) -> None:
    """A rate, a share, a sum in another currency, a vague sum: none can be compared with another."""
    vague = Amount(min=None, max=None, currency="EUR", qualifier=Qualifier.ABOUT)
    rate, share = euros(12_000_000, period="P1Y"), euros(300_000, basis=Basis.EACH)
    for amount in (euros(60_000_000), rate, share, euros(70_000_000, currency="USD"), vague):
        made.tell(made.article(), program=name, amounts=(amount,), dates=("2025",))


def _two_programs(made: World, name: str) -> None:
    """What several programs get together is another thing than what one of them gets: see `stated`."""
    made.tell(made.article(), program=name, amounts=(euros(8_000_000),), dates=("2025",))
    made.tell(made.article(), program=f"{name}|{name} Plus", amounts=(euros(80_000_000),), dates=("2025",))


def _years(made: World, count: int) -> None:
    """Programs whose years their names say, or an analyst; some dates lie outside of them."""
    for number in range(count):
        named = number % 2 == 0
        name = f"Fonds {number} 2021–2027" if named else f"Fonds {number}"
        if not named:
            made.years[name] = "2021/2027"
        for date in ("2021", "2024-05", "2020/2022", "2027-12-31", "2025/..", "XXXX-08-20"):
            made.tell(made.article(), program=name, dates=(date,))
        date = made.rng.choice(("2020", "2028-01", "2019-10-03", "2030/..", "../2019"))
        wrong = [made.tell(made.article(), program=name, dates=(date,)) for _ in range(made.rng.randint(1, 2))]
        made.plant(Kind.YEARS, name, f"date {date}", wrong)


def programs_of(one: Told) -> Iterator[str]:
    """Yield the programs of a fact."""
    yield from (name for name in one.program.split("|") if name)
