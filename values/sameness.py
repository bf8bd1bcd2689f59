"""When two values are the same, whatever words stand for them: a key that equal values share.

The wording, a note, and whether a date was reckoned make no difference. Where nothing is known there is nothing to be
the same: no key.
"""

import json
import re
from decimal import Decimal
from typing import Any, Final

from values.codec import plain

PROGRAM: Final = "program"
_NUMBER: Final = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,20})?")


def same_key(label: str, value: str | None, words: str = "") -> str | None:
    """Return the key under which values of a label are the same.

    Args:
        label: of the annotation.
        value: canonical JSON; where it is none of ours, there is no key.
        words: of the annotation: what a program is called that has no value.

    Returns:
        Such as "amount EUR 380000000 380000000 over - total", "date 2025/.. START", "country PL", "program AI
        Factories"; None where the value is not known, or the label's values have no grammar. What the name of a program
        means is not asked.
    """
    if label == PROGRAM:
        name = program_name(value, words)
        return None if name is None else program_key(name)
    fields = fields_of(value)
    match label:
        case "amount":
            return _amount(fields)
        case "date":
            return _date(fields)
        case "country":
            return _text("country", fields.get("code"))
        case _:
            return None


def program_key(name: str) -> str:
    """Return the key of a program by its name."""
    return f"{PROGRAM} {name}"


def program_name(value: str | None, words: str = "") -> str | None:
    """Return the name that the value of a program holds, else its words on one line; None where there is neither."""
    name = fields_of(value).get("name")
    if isinstance(name, str) and name:
        return name
    return " ".join(words.split()) or None


def fields_of(value: str | None) -> dict[str, Any]:
    """Return the fields of a value in JSON; none where it is no object."""
    if value is None:
        return {}
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _amount(fields: dict[str, Any]) -> str | None:
    numbers = [number(fields.get(name)) for name in ("min", "max")]
    if None in numbers:
        return None
    rest = (fields.get("qualifier"), fields.get("period"), fields.get("basis"))
    told = [str(one) if isinstance(one, str) else "-" for one in rest]
    currency = fields.get("currency")
    return " ".join(["amount", currency if isinstance(currency, str) else "?", *map(str, numbers), *told])


def number(text: object) -> str | None:
    """Return a plain decimal string in its shortest spelling; None where it is none."""
    if not isinstance(text, str) or not _NUMBER.fullmatch(text):
        return None
    if text.isdigit() and text[0] != "0":
        return text  # as nearly all are
    return plain(Decimal(text))


def _date(fields: dict[str, Any]) -> str | None:
    mod = fields.get("mod")
    key = _text("date", fields.get("edtf"))
    return key if key is None or not isinstance(mod, str) else f"{key} {mod}"


def _text(label: str, found: object) -> str | None:
    return f"{label} {found}" if isinstance(found, str) and found else None
