"""Where articles disagree, and what was decided about it, as a report says it."""

from collections.abc import Iterator
from html import escape
from typing import Final

from db.export_records import AboutFacts, ExportDisagreement, ExportSide
from exchange.facts.in_words import day, in_words
from exchange.facts.report_words import tidy
from values.codec import to_json
from values.comparing import Kind, value_of
from values.types import Date

_KINDS: Final = {
    Kind.AMOUNT: "amount",
    Kind.CURRENCY: "currency",
    Kind.QUALIFIER: "how the amount is meant",
    Kind.COUNTRIES: "countries",
    Kind.PARTS: "parts that do not add up to the total",
    Kind.YEARS: "a date outside of the program's years",
}
_VERDICTS: Final = {
    "same": "both say the same",
    "updated": "the later one is up to date",
    "source_error": "one source is wrong",
    "different": "they speak of different things",
}


def parts(about: AboutFacts) -> Iterator[str]:
    """Yield the section of disagreements; nothing where there are none."""
    if about.disagreements:
        yield "<h2>Disagreements</h2>\n"
    for one in about.disagreements:
        yield _part(one)


def in_plain_words(same: str) -> str:
    """Return in words what a key of values.sameness says: "Poland" of "country PL"."""
    found = value_of(same)
    label, _, rest = same.partition(" ")
    return rest if found is None else in_words(label, to_json(found))


def _part(one: ExportDisagreement) -> str:
    when = one.when if one.when.startswith("round ") else in_plain_words(one.when)
    about = ", ".join(part for part in (one.program, when) if part)
    right = f"the program's years are {_years(one.years)}" if one.right is None else _side(one.right)
    ruled = "not ruled yet"
    if one.verdict is not None:
        ruled = f"ruled by {one.annotator}: {_VERDICTS.get(one.verdict, one.verdict)}"
        ruled += f" ({one.note})" if one.note else ""
    lines = (_side(one.left), right)
    return (
        f'<div class="disagreement">\n<h4 class="values">{_text(f"{about}: {_KINDS[Kind(one.kind)]}")}</h4>\n'
        + "".join(f'<p class="quote" dir="auto">{_text(line)}</p>\n' for line in lines)
        + f'<p class="state">{_text(ruled)}</p>\n</div>\n'
    )


def _side(one: ExportSide) -> str:
    said = ", ".join(in_plain_words(value) for value in one.values) or "nothing"
    if not one.articles:
        return f"{said}: no article says it any more"
    source = ", ".join(part for part in (one.source, day(one.published) if one.published else "") if part)
    more = f" and {one.articles - 1} more" if one.articles > 1 else ""
    return f"{said}: “{one.title}”{f' ({source})' if source else ''}{more}"


def _years(edtf: str) -> str:
    return in_words("date", to_json(Date(edtf=edtf)))


def _text(text: str) -> str:
    return escape(tidy(text))
