"""Finds the amounts of a page."""

from collections.abc import Iterator

from values.page import Page
from values.types import Found


def find_amounts(page: Page) -> Iterator[Found]:
    """Yield the amounts of a page, in text order."""
    yield from ()
