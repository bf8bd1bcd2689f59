"""A name that a pattern proposes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stretch of the page that looks like the name of a program."""

    start: int
    end: int
    rule: str
    name: str | None = None  # the full name, where the stretch is a short form of it
    strong: bool = True  # every further place of the same name in the text is one too (guideline 1.4)
