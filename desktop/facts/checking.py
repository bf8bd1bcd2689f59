"""What was typed into the value field, as a value, or as a sentence about what is wrong."""

from dataclasses import dataclass

from values.types import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The outcome of checking what is typed."""

    value: Value | None  # None where it is no value, or nothing is typed
    shown: str  # the value as it will be shown; empty without one
    fault: str  # what is wrong, a sentence; empty where nothing is
    position: int | None = None  # code points before what is wrong


def check(label: str, typed: str, language: str | None, article_date: str | None) -> Checked:
    """Read what was typed.

    Args:
        label: the annotation's label.
        typed: the field's text; empty means no value, which is allowed.
        language: of the article, ISO 639-1 or None.
        article_date: ISO day or None; what "im letzten Jahr" is reckoned from.
    """
    if not typed.strip():
        return Checked(value=None, shown="", fault="")
    from values.errors import FieldFault
    from values.field import parse  # heavier than the window's first picture may be
    from values.show import show

    try:
        value = parse(label, typed, language, article_date)
    except FieldFault as fault:
        return Checked(value=None, shown="", fault=fault.sentence(), position=fault.position)
    return Checked(value=value, shown=show(value), fault="")
