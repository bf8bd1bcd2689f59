"""Text in, values out: no I/O, no clock, no locale. Importing it loads nothing but the types."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from values.reading import read

__all__ = ["read"]


def __getattr__(name: str) -> object:
    """Load the reader, and the language tables it needs, when it is first asked for."""
    if name == "read":
        from values.reading import read

        return read
    raise AttributeError(name)
