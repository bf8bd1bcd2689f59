"""Reads a span: label and words in, a value and the rule's name out."""

from values.types import Reading


def read(text: str, start: int, end: int, label: str, language: str | None, article_date: str | None) -> Reading | None:
    """Return what the words of a span mean, or None where no rule reads them."""
    return None
