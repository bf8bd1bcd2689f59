"""Finds the programs of a page."""

from collections.abc import Iterator

from values.page import Page
from values.types import Found


def find_programs(page: Page, programs: object = None) -> Iterator[Found]:
    """Yield the programs of a page, in text order."""
    yield from ()
