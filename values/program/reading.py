"""Reads a program: it takes its name from the words."""

from typing import Final

from values.codec import is_line
from values.context import Context
from values.types import Program, Reading

_LONGEST: Final = 300


def read_program(context: Context) -> Reading | None:
    """Return the program's name as written, line breaks as spaces; None where no name is left."""
    if len(context.words) > _LONGEST:
        return None
    name = " ".join(context.words.split())
    return Reading(value=Program(name=name), rule="program.name") if is_line(name) else None
