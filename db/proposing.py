"""By what a proposed fact is known again: its program and its values, whatever the wording."""

from collections.abc import Iterable

from db import canonical
from db.facts import ProposalItem
from db.meanings import Sameness
from values.sameness import program_key
from values.sorting import text_order

Cells = tuple[tuple[str, str], ...]  # role and key of each value, sorted
WORDS = "words "  # before the words of what has no key


def cells_of(items: Iterable[ProposalItem]) -> Cells:
    """Return what the cells of a proposed fact hold, by value; by words where there is none."""
    return tuple(sorted({(one.role, one.same or f"{WORDS}{text_order(one.marked.words)}") for one in items}))


def key_of(program: str | None, cells: Iterable[tuple[str, str]]) -> str:
    """Return the key of a proposed fact.

    Args:
        program: what its program means in the end.
        cells: as `cells_of` gives them.
    """
    return canonical.thing_id({"program": program, "cells": sorted([list(cell) for cell in cells])})


def as_now(sameness: Sameness, program: str | None, cells: Iterable[tuple[str, str]]) -> tuple[str | None, Cells]:
    """Return program and cells as the names in them are meant now: an alias may have come since."""
    prefix = program_key("")
    known = [
        (role, program_key(sameness.meaning(same.removeprefix(prefix))) if same.startswith(prefix) else same)
        for role, same in cells
    ]
    return None if program is None else sameness.meaning(program), tuple(sorted(set(known)))
