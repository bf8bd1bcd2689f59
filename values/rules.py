"""The names of the rules that read values and propose facts, and a phrase for each that an analyst understands."""

from typing import Final

TITLES: Final = {
    "amount.number": "number with currency",
    "amount.scale_word": "number with scale word",
    "amount.number_word": "number in words",
    "amount.range": "range",
    "amount.range_scale_word": "range with scale word",
    "amount.elided_unit": "number whose unit stands nearby",
    "amount.vague": "sum without a number",
    "amount.cut_off": "sum whose words are cut off",
    "date.day": "day",
    "date.day_without_year": "day, year from the text",
    "date.day_alone": "day without a year",
    "date.month": "month",
    "date.month_without_year": "month, year from the text",
    "date.month_alone": "month without a year",
    "date.quarter": "quarter",
    "date.half_year": "half-year",
    "date.third": "third of a year",
    "date.season": "season",
    "date.semester": "semester",
    "date.year": "year",
    "date.fiscal_year": "fiscal or school year",
    "date.decade": "decade",
    "date.range": "range of dates",
    "date.relative": "date reckoned from the article's date",
    "date.deictic": "relative date without a date to reckon from",
    "country.name": "country's name",
    "country.by_name": "country's by-name or abbreviation",
    "country.inflected": "inflected country's name",
    "country.code": "country's code",
    "country.shared_name": "name that several countries share",
    "program.name": "name as written",
    "program.known": "name that the project knows",
    "program.list": "name of the starting list",
    "program.quoted": "quoted name beside a word for programs",
    "program.head": "name with a word for programs in it",
    "program.introduced": "name beside a word for programs",
    "program.introduced_word": "word beside a word for programs",
    "program.compound": "name joined to a word for programs",
    "program.closed_compound": "compound with a word for programs",
    "program.important_project": "important project of common interest",
    "program.short_form": "short form in brackets",
    "program.long_form": "long form in brackets",
    "program.table": "name in a table of programs",
    "program.list_item": "quoted name in a list of places",
}

FACT_TITLES: Final = {  # of the rules that propose facts
    "fact.sentence": "one sentence",
    "fact.list_item": "item of a list",
    "fact.table_row": "row of a table",
    "fact.heading": "program of the heading above",
    "fact.paragraph": "program named before in the paragraph",
    "fact.following": "program named in a paragraph before",
}

CONFIDENCES: Final = {  # how likely an analyst takes what a rule finds as it is, before anything was learnt
    "amount.number": 0.95,
    "amount.scale_word": 0.97,
    "amount.number_word": 0.95,
    "amount.range": 0.93,
    "amount.range_scale_word": 0.95,
    "amount.elided_unit": 0.8,
    "amount.vague": 0.9,
    "amount.cut_off": 0.9,
    "date.day": 0.97,
    "date.day_without_year": 0.93,
    "date.day_alone": 0.8,
    "date.month": 0.97,
    "date.month_without_year": 0.93,
    "date.month_alone": 0.75,
    "date.quarter": 0.96,
    "date.half_year": 0.95,
    "date.third": 0.9,
    "date.season": 0.93,
    "date.semester": 0.95,
    "date.year": 0.95,
    "date.fiscal_year": 0.95,
    "date.decade": 0.9,
    "date.range": 0.95,
    "date.relative": 0.92,
    "date.deictic": 0.5,
    "country.name": 0.97,
    "country.by_name": 0.95,
    "country.inflected": 0.95,
    "country.code": 0.9,
    "country.shared_name": 0.6,
    "program.known": 0.97,
    "program.list": 0.9,
    "program.quoted": 0.75,
    "program.head": 0.65,
    "program.introduced": 0.6,
    "program.introduced_word": 0.4,
    "program.compound": 0.5,
    "program.closed_compound": 0.35,
    "program.important_project": 0.9,
    "program.short_form": 0.8,
    "program.long_form": 0.7,
    "program.table": 0.7,
    "program.list_item": 0.7,
}
FACT_CONFIDENCES: Final = {  # how likely an analyst takes what is proposed as it is
    "fact.sentence": 0.85,
    "fact.list_item": 0.8,
    "fact.table_row": 0.9,
    "fact.heading": 0.7,
    "fact.paragraph": 0.65,
    "fact.following": 0.45,
}
UNTRIED: Final = 0.7  # of a rule of a later version


def confidence(rule: str) -> float:
    """Return how likely an analyst takes what a rule finds as it is, from 0 to 1."""
    return CONFIDENCES.get(rule) or FACT_CONFIDENCES.get(rule, UNTRIED)


def title(rule: str) -> str:
    """Return the phrase for a rule, in English for `tr()`; a rule of a later version gets its name back."""
    return TITLES.get(rule) or FACT_TITLES.get(rule, rule)
