"""The day that relative dates are reckoned from, and the years that the text knows."""

import re
from datetime import date
from typing import Final

from values.context import Context
from values.date.grammar import parse_point
from values.date.patterns import patterns
from values.languages.lexicon import Lexicon

_HEAD: Final = 700
_DATELINE: Final = 90  # code points of a line in which its date may stand
_AROUND: Final = 1500


def day_of(article_date: str | None) -> date | None:
    """Return the day of an ISO string; None where there is none, or where it is no day."""
    try:
        return date.fromisoformat(article_date[:10]) if article_date else None
    except ValueError:
        return None


def dateline(context: Context, lexicon: Lexicon) -> date | None:
    """Return the day of a dateline or publication line at the head of the text: a line that begins with a full date."""
    for line in context.text[:_HEAD].split("\n"):
        for match in re.finditer(_candidates(lexicon), line[:_DATELINE].casefold()):
            before, after = line[: match.start()].rstrip(), line[match.end() :].lstrip()
            alone = len(line) <= _DATELINE and (not before or before[-1] in ",:|(–·-") and (not after or after[0] in ",|(–·-)")
            leading = bool(before) and before[-1] in ",(/" and after[:1] in ("–", "—", "-", ")", ":", ".")
            point = parse_point(match[0], lexicon) if alone or leading else None
            if point and point.year and point.month and point.day:
                return date(point.year, point.month, point.day)
    return None


def _candidates(lexicon: Lexicon) -> str:
    months = "|".join(sorted(map(re.escape, lexicon.months), key=len, reverse=True))
    return (
        rf"[0-9]{{1,2}}\.?\s*(?:{months})\.?,?\s+[0-9]{{4}}|(?:{months})\.?\s+[0-9]{{1,2}},?\s+[0-9]{{4}}"
        r"|[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    )


def year_before(context: Context, lexicon: Lexicon) -> int | None:
    """Return the last year that stands before the span in its sentence."""
    return _last_year(context.before(), lexicon)


def year_around(context: Context, lexicon: Lexicon) -> int | None:
    """Return the year that stands nearest before the span, or else after it."""
    any_year = patterns(lexicon.language).any_year
    before = _last_year(context.far_before(_AROUND), lexicon)
    if before is not None:
        return before
    after = any_year.search(context.far_after(_AROUND))
    return int(after["year"]) if after else None


def _last_year(text: str, lexicon: Lexicon) -> int | None:
    found = None
    for match in patterns(lexicon.language).any_year.finditer(text):
        found = int(match["year"])
    return found
