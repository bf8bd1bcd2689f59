"""Finds the dates of a page."""

from collections.abc import Iterator

from values.page import Page
from values.types import Found


def find_dates(page: Page) -> Iterator[Found]:
    """Yield the dates of a page, in text order."""
    yield from ()
