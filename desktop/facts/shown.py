"""A stored value as it is shown; cached, because rows are painted again and again."""

from functools import lru_cache

from desktop.marked import Marked
from desktop.translate import tr
from values.codec import bare_words, from_json
from values.errors import ValueFault
from values.show import show
from values.types import Date, Label, Program


def shown_value(annotation: Marked) -> str:
    """Return the value of an annotation or a suggestion as one line, or an empty text where it has none."""
    return shown_json(annotation.label, annotation.value) if annotation.value is not None else ""


def field_text(annotation: Marked) -> str:
    """Return the value as the value field holds it, which takes it back; an empty text where there is none."""
    return _field_json(annotation.label, annotation.value) if annotation.value is not None else ""


@lru_cache(maxsize=4096)
def shown_json(label: str, value: str) -> str:
    """Return a value in canonical JSON as one line; what is no value of this label is said to be none."""
    try:
        found = from_json(label, value)
    except ValueFault:
        words = None if label in set(Label) else bare_words(value)
        return words or tr("Facts", "not a value")
    if isinstance(found, Date) and found.edtf is None and found.note == "deictic":
        said = tr("Facts", "no date known to reckon from")
        return f"{said} ({found.mod.value})" if found.mod else said
    return found.name if isinstance(found, Program) else show(found)


@lru_cache(maxsize=256)
def _field_json(label: str, value: str) -> str:
    try:
        found = from_json(label, value)
    except ValueFault:
        return tr("Facts", "not a value")
    return found.name if isinstance(found, Program) else show(found)
