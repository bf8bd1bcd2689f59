"""The words of a date as a point of the calendar, or two."""

import re
from dataclasses import replace
from typing import Final, NamedTuple

from values.date.patterns import Patterns, patterns
from values.date.point import Point
from values.languages.lexicon import Lexicon, fold
from values.types import Mod

_LONGEST: Final = 120
_HALF_YEARS: Final = {1: 40, 2: 41}
_SEMESTERS: Final = {"summer": ("04", "09"), "winter": ("10", "03")}
_MONTHS: Final = 12
_THIRDS: Final = 4  # a year has three


class Dates(NamedTuple):
    """What the words say: one point, or the two of a range."""

    first: Point
    last: Point | None = None


def parse_dates(words: str, lexicon: Lexicon) -> Dates | None:
    """Return the point or range that folded words mean, or None."""
    if len(words) > _LONGEST:
        return None
    shapes = patterns(lexicon.language)
    point = parse_point(words, lexicon)
    if point:
        return Dates(point)
    if between := shapes.between.fullmatch(words):
        found = _range(between["first"], between["last"], lexicon)
        if found:
            return found
    for joiner in shapes.joiner.finditer(words):
        if words[: joiner.start()].rstrip().endswith(","):
            continue  # "am 10. April, bis 2026" are two dates
        found = _range(words[: joiner.start()], words[joiner.end() :], lexicon)
        if found:
            return found
    return None


def parse_point(words: str, lexicon: Lexicon) -> Point | None:
    """Return the point that folded words mean, its modifier included, or None."""
    shapes = patterns(lexicon.language)
    words, mod = _strip(shapes.after_year.sub("", words), shapes)
    words = shapes.of_year.sub("", words)
    for name, shape in shapes.shapes:
        if (match := shape.fullmatch(words)) and (point := _point(name, match, lexicon)):
            return replace(point, mod=mod) if mod else point
    return None


def strip_lead(words: str, lexicon: Lexicon) -> tuple[str, Mod | None]:
    """Return the words without weekday, article and modifier, and the modifier."""
    return _strip(words, patterns(lexicon.language))


def _strip(words: str, shapes: Patterns) -> tuple[str, Mod | None]:
    words, mod = shapes.trail.sub("", words).strip(" ()"), None
    for _ in range(3):
        if lead := shapes.lead.match(words):
            words = words[lead.end() :]
        match = None if mod else shapes.modifier.match(words)
        if match is None:
            break
        words, mod = words[match.end() :], Mod(shapes.mods[(match.lastindex or 1) - 1])
    return words, mod


def _range(first_words: str, last_words: str, lexicon: Lexicon) -> Dates | None:
    last = parse_point(last_words, lexicon)
    shapes = patterns(lexicon.language)
    if last is None:
        first = parse_point(first_words, lexicon)
        leads = lexicon.dates.get("month_first")  # elsewhere "16. března do 14 hodin" ends at an hour
        if leads and first and first.day and first.month and (bare := shapes.bare_day.fullmatch(last_words.strip())):
            year = int(bare["year"]) if bare["year"] else first.year
            first = replace(first, year=first.year or year)
            return _ordered(first, replace(first, year=year, day=int(bare["day"])))  # August 13 to 31
        return None
    bare = shapes.bare_day.fullmatch(_strip(first_words, shapes)[0])
    if bare and not bare["year"] and last.day and last.month:
        return _ordered(replace(last, day=int(bare["day"])), last)
    number = re.fullmatch(r"q?([1-4])\.?|h([12])", first_words.strip())
    if number and last.sub_year and last.sub_year >= 33:
        base = 32 if last.sub_year <= 36 else 39
        return _ordered(replace(last, sub_year=base + int(number[1] or number[2])), last)
    first = parse_point(first_words, lexicon)
    if first is None:
        return None
    if first.lacks_year and not last.lacks_year:
        first = replace(first, year=last.year)
        if (first.month or 0) > (last.month or 12) and last.year:
            first = replace(first, year=last.year - 1)
    return _ordered(first, last)


def _ordered(first: Point, last: Point) -> Dates | None:
    if not (_real(first) and _real(last)):
        return None
    keys = [(point.year or 0, point.month or 0, point.day or 0) for point in (first, last)]
    same_grain = (first.month is None) == (last.month is None) and (first.day is None) == (last.day is None)
    return None if same_grain and first.year and last.year and keys[0] > keys[1] else Dates(first, last)


def _point(name: str, match: re.Match[str], lexicon: Lexicon) -> Point | None:
    """Return the point of a matched shape; None where it does not exist (30 February, 13th month)."""
    found = match.groupdict()
    year = _year(found)
    until = _until(year, found.get("until"))
    month = int(found["month_number"]) if found.get("month_number") else None
    if found.get("month"):
        month = lexicon.months.get(fold(found["month"]))
    day = int(found["day"]) if found.get("day") else None
    point: Point | None
    match name:
        case "slashes" if month and day and _month_first(day, month, lexicon):
            point = Point(year=year, month=day, day=month, rule="date.day")
        case "iso" | "numeric" | "slashes" | "day" | "day_short" | "month_day":
            rule = "date.day" if day else "date.month"  # "2025. november"
            point = Point(year=year, month=month, day=day, rule=rule if year else f"{rule}_without_year")
        case "month" | "month_short" | "month_number":
            point = Point(year=year, month=month, rule="date.month" if year else "date.month_without_year")
        case "years" if year and until:
            follows = until == year + 1
            rule = "date.fiscal_year" if follows else "date.range"
            point = Point(year=year, last_year=until, rule=rule) if until > year else None
        case "decade":
            point = Point(decade=found["decade"] + "X", rule="date.decade")
        case "year":
            point = Point(year=year)
        case _:
            point = _grouping(name, found, year, until, lexicon)
    return point if point and _real(point) else None


def _month_first(first: int, second: int, lexicon: Lexicon) -> bool:
    """Tell whether the first number of 03/04/2025 is the month; what the language leaves open is a day first."""
    if max(first, second) > _MONTHS:
        return second > _MONTHS
    return bool(lexicon.dates.get("slashes") == "month_day")


def _grouping(
    name: str, found: dict[str, str | None], year: int | None, until: int | None, lexicon: Lexicon
) -> Point | None:
    """Return a quarter, half-year, season, semester, fiscal or school year."""
    number = (
        int(found["number"] or 0)
        if found.get("number")
        else _listed(found.get("ordinal"), lexicon.dates.get("ordinals"))
    )
    of_fiscal_year = name.startswith("fiscal_")
    match name.removeprefix("fiscal_"):
        case "quarter" if number:
            return Point(year=year, sub_year=32 + number, fiscal=of_fiscal_year, rule="date.quarter")
        case "third" if number and number < _THIRDS:
            return Point(year=year, sub_year=36 + number, rule="date.third")
        case "half_year" if number:
            half = _HALF_YEARS.get(2 if number == 4 else number)
            return Point(year=year, sub_year=half, fiscal=of_fiscal_year, rule="date.half_year") if half else None
        case "season" if until is None or (year and until == year + 1):  # no years: "léta 2021–2027"
            return Point(
                year=year, sub_year=_listed(found.get("season"), lexicon.dates.get("seasons")), rule="date.season"
            )
        case "summer_semester":
            return Point(year=year, stretch=_semester("summer", lexicon), rule="date.semester")
        case "winter_semester":
            last = until or (year + 1 if year else None)
            return Point(year=year, last_year=last, stretch=_semester("winter", lexicon), rule="date.semester")
        case "fiscal" | "school" if year:
            return Point(year=year, last_year=until, fiscal=name == "fiscal" and until is None, rule="date.fiscal_year")
    return None


def _semester(name: str, lexicon: Lexicon) -> tuple[str, str]:
    """Return the first and last month of a semester; where a language has no own ones, those of Germany."""
    first, last = lexicon.dates.get("semester_months", {}).get(name, _SEMESTERS[name])
    return first, last


def _year(found: dict[str, str | None]) -> int | None:
    if found.get("year"):
        return int(found["year"] or 0)
    short = found.get("short")
    return None if not short else int(short) + (2000 if int(short) < 70 else 1900)


def _until(year: int | None, digits: str | None) -> int | None:
    if year is None or not digits:
        return None
    return int(digits) if len(digits) == 4 else year // 100 * 100 + int(digits) + (100 if digits == "00" else 0)


def _listed(word: str | None, table: dict[str, list[str]] | None) -> int | None:
    return next((int(number) for number, words in (table or {}).items() if word in words), None)


def _real(point: Point) -> bool:
    from calendar import monthrange

    if point.month is None:
        return True
    if not 1 <= point.month <= 12:
        return False
    return point.day is None or 1 <= point.day <= monthrange(point.year or 2024, point.month)[1]
