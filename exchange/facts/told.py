"""Values as a row of a table tells them: in the notation of the window, with ordinary spaces, parted by "; "."""

from collections.abc import Iterable

from db.export_records import ExportValue
from values import notation
from values.codec import bare_words, from_json
from values.errors import ValueFault
from values.show import show
from values.types import Program

SEVERAL = "; "  # between values, as in the window
_GONE = "not marked any more"


def told(values: Iterable[ExportValue]) -> str:
    """Return the values of a role in their order; what several annotations prove stands once."""
    return SEVERAL.join(dict.fromkeys(map(value_text, values)))


def without_evidence(values: Iterable[ExportValue]) -> str:
    """Return the values that no words prove, each after its role and with the reason."""
    several = [(one, value_text(one)) for one in values]
    proved = {(one.role, text) for one, text in several if one.evidence is not None}
    found = (
        f"{one.role}: {text} ({reason(one)})"
        for one, text in several
        if one.evidence is None and (one.role, text) not in proved
    )
    return SEVERAL.join(dict.fromkeys(found))


def reason(one: ExportValue) -> str:
    """Return why no words prove a value; an empty text where some do."""
    if one.evidence is not None:
        return ""
    return "from the analyst" if one.from_analyst else "its evidence is gone"


def value_text(one: ExportValue) -> str:
    """Return a value: `> 380 000 000 EUR`, `2025/.. START`, `CZ`, the name that a program has in the end."""
    if one.means is not None:
        return one.means
    if one.value is None:
        words = " ".join(one.evidence.quote.split()) if one.evidence else ""
        return f"“{words}”" if words else _GONE if one.gone else "not known"
    try:
        found = from_json(one.label, one.value)
    except ValueFault:
        return bare_words(one.value) or one.value
    return found.name if isinstance(found, Program) else ordinary(show(found))


def ordinary(text: str) -> str:
    """Return a text whose numbers have ordinary spaces between their groups, so that they can be searched for."""
    return text.replace(notation.GROUP, " ")
