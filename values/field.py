"""What is typed into the value field, as a value: what `values.show` gives, short forms, and the words themselves."""

from values import invisible, notation
from values.amount.field import parse_amount
from values.codec import from_dict, is_line
from values.country.codes import CODES
from values.date.field import parse_date
from values.errors import FieldFault, ValueFault
from values.parting import offending_part
from values.types import Country, Label, Program, Value


def parse(label: str, typed: str, language: str | None = None, article_date: str | None = None) -> Value:
    """Return the value that was typed; `parse(label, show(value)) == value` for every value.

    Args:
        label: program, amount, country or date.
        typed: the text of the field.
        language: ISO 639-1 of the article, for words and scale words; None: German, then English.
        article_date: ISO day that relative dates are reckoned from, or None.

    Raises:
        FieldFault: it is no value; the fault says what is wrong, and where.
    """
    if label not in set(Label):
        raise FieldFault(typed=typed, position=0, problem=f"the label “{label}” has no values", remedy="use a note")
    if not typed.strip():
        raise FieldFault(typed=typed, position=0, problem="nothing is written here", remedy=_EXAMPLES[Label(label)])
    body, mark, note = typed.partition(notation.NOTE)
    seen = typed if label == Label.PROGRAM else invisible.without(body) + mark + note
    try:
        return _checked(label, seen, _value(Label(label), seen, language, article_date))
    except FieldFault as fault:
        hidden = len(typed) - len(seen)
        within = fault.position <= len(body) - hidden
        position = invisible.place_in(body, fault.position) if within and hidden else fault.position + hidden
        raise FieldFault(typed=typed, position=position, problem=fault.problem, remedy=fault.remedy) from None


def _value(label: Label, typed: str, language: str | None, article_date: str | None) -> Value:
    match label:
        case Label.AMOUNT:
            return parse_amount(typed, language)
        case Label.DATE:
            return parse_date(typed, language, article_date)
        case Label.COUNTRY:
            return _country(typed, language)
        case Label.PROGRAM:
            return _program(typed)


_EXAMPLES = {
    Label.AMOUNT: "write an amount such as > 380 Mio. EUR / year",
    Label.DATE: "write a date such as 2025-10, 2025/.. START or Oktober 2025",
    Label.COUNTRY: "write a country's name or its two-letter code",
    Label.PROGRAM: "write the program's name",
}


def _country(typed: str, language: str | None) -> Country:
    name = typed.strip()
    if name in CODES:
        return Country(code=name)
    if name.casefold() == notation.UNCLEAR:
        return Country(code=None)
    if found := _named(name, language):
        return found
    if name.upper() in CODES:
        return Country(code=name.upper())
    start, end = offending_part(name, lambda part: part in CODES or bool(_named(part, language)))
    problem = "is no country known here" if (start, end) == (0, len(name)) else "is not understood"
    position = typed.index(name) + start
    raise FieldFault(
        typed=typed, position=position, problem=f"“{name[start:end]}” {problem}", remedy=_EXAMPLES[Label.COUNTRY]
    )


def _named(name: str, language: str | None) -> Country | None:
    from values.reading import read  # the language tables are loaded only for words

    reading = read(name, 0, len(name), Label.COUNTRY, language, None)
    return reading.value if reading and isinstance(reading.value, Country) else None


def _program(typed: str) -> Program:
    name, status = typed.strip(), "as_written"
    if name.endswith(notation.AS_WRITTEN):
        name = name.removesuffix(notation.AS_WRITTEN).strip()
    elif name.endswith(notation.RESOLVED):
        name, status = name.removesuffix(notation.RESOLVED).strip(), "resolved"
    if not is_line(name):
        problem = "a name has no line breaks or control characters"
        position = next((i for i, char in enumerate(typed) if not is_line(f"x{char}x")), 0)
        raise FieldFault(typed=typed, position=position, problem=problem, remedy="write it on one line")
    return Program(name=name, status=status)


def _checked(label: str, typed: str, value: Value) -> Value:
    """Refuse what no file could hold (a number of a hundred digits, a note with a control character)."""
    from values.codec import to_dict

    try:
        return from_dict(label, to_dict(value))
    except ValueFault as fault:
        remedy = f"expected is {fault.expected}"
        raise FieldFault(typed=typed, position=0, problem=f"“{fault.field}” cannot be stored", remedy=remedy) from None
