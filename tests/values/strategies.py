"""Values of every shape the guideline allows, for properties."""

from decimal import Decimal

from hypothesis import strategies as st

from values.amount.codes import CODES as CURRENCIES
from values.codec import is_line
from values.country.codes import CODES as COUNTRIES
from values.date import edtf_text
from values.types import Amount, Basis, Country, Date, Mod, Program, Qualifier

LINES = st.one_of(
    st.sampled_from(["fiscal", "deictic", "x · y", "(inferred)", "a (resolved)", "a (as written)", "each", "/ year"]),
    st.text(min_size=1, max_size=30),
).filter(is_line)
NUMBERS = st.decimals(
    min_value=-(10**15), max_value=10**15, allow_nan=False, allow_infinity=False, places=5
) | st.builds(
    Decimal, st.sampled_from(["0", "1.5", "1.234", "0.001", "1E+9", "1000", "380000000", "12345.678", "2.50", "-0.5"])
)
PERIODS = st.none() | st.builds("P{}{}".format, st.integers(1, 999), st.sampled_from("YMWD"))


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    """Return an amount: vague, single or a range."""
    qualifier = draw(st.sampled_from(Qualifier))
    low = high = draw(NUMBERS)
    if qualifier is Qualifier.RANGE:
        high = low + draw(NUMBERS.map(abs).filter(bool))
    elif draw(st.integers(0, 4)) == 0:
        low = high = None
    return Amount(
        min=low,
        max=high,
        currency=draw(st.none() | st.sampled_from(sorted(CURRENCIES))),
        qualifier=qualifier,
        period=draw(PERIODS),
        basis=draw(st.sampled_from(Basis)),
        note=draw(st.none() | LINES),
    )


def _points() -> st.SearchStrategy[str]:
    years = st.integers(1, 9999).map("{:04d}".format)
    full = st.dates().map(str)
    sub = st.builds("{}-{}".format, years | st.just("XXXX"), st.sampled_from(sorted(edtf_text.SUB_YEARS)))
    months = st.builds("{}-{:02d}".format, years | st.just("XXXX"), st.integers(1, 12))
    unknown = full.map(lambda day: "XXXX" + day[4:])
    decades = years.map(lambda year: year[:3] + "X") | years.map(lambda year: year[:2] + "XX")
    marked = st.builds("{}{}".format, years | full, st.sampled_from("~?%"))
    return st.one_of(years, full, sub, months, unknown, decades, marked)


def edtf() -> st.SearchStrategy[str]:
    """Return points, and intervals of them."""
    open_start, open_end = _points().map("../{}".format), _points().map("{}/..".format)
    closed = st.builds("{}/{}".format, _points(), _points())
    return st.one_of(_points(), open_start, open_end, closed).filter(lambda text: edtf_text.problem(text) is None)


def dates() -> st.SearchStrategy[Date]:
    """Return dates with every mark."""
    return st.builds(
        Date,
        edtf=st.none() | edtf(),
        mod=st.none() | st.sampled_from(Mod),
        inferred=st.booleans(),
        note=st.none() | LINES,
    )


COUNTRY_VALUES = st.builds(Country, code=st.none() | st.sampled_from(sorted(COUNTRIES)))
PROGRAMS = st.builds(Program, name=LINES, status=st.sampled_from(["as_written", "resolved"]))
VALUES = st.one_of(
    st.tuples(st.just("amount"), amounts()),
    st.tuples(st.just("date"), dates()),
    st.tuples(st.just("country"), COUNTRY_VALUES),
    st.tuples(st.just("program"), PROGRAMS),
)
