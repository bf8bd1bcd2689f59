"""Finds the countries of a page."""

from collections.abc import Iterator

from values.page import Page
from values.types import Found


def find_countries(page: Page) -> Iterator[Found]:
    """Yield the countries of a page, in text order."""
    yield from ()
