"""A fact as plain fields and back: the shape that JSON, the CSV's last column and Parquet share.

Reading is strict: a field that is missing, that is not known, or of another kind is a fault.
"""

import json
from collections.abc import Hashable, Mapping
from dataclasses import fields
from functools import cache
from types import UnionType
from typing import Any, Final, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from db.export_records import ExportFact, ExportValue

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_SORTED: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, sort_keys=True)
Record = TypeVar("Record")


def dumps(thing: Any) -> str:
    """Return the JSON of a thing: no spaces, characters as themselves, keys in the order they have."""
    return _ENCODER.encode(thing)


def loads(text: str) -> Any:
    """Return what JSON says; a key that stands twice, NaN and infinities are faults.

    Raises:
        ValueError: it is none.
    """
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def to_fields(record: Any) -> dict[str, Any]:
    """Return the fields of a record, records inside it as such fields too; a value is an object, not text."""
    found: dict[str, Any] = {}
    for field in fields(record):
        held = getattr(record, field.name)
        if field.name == "values":
            found["cells"] = [to_fields(one) for one in held]
        elif field.name == "value":
            found["value"] = None if held is None else json.loads(held)
        else:
            found[field.name] = to_fields(held) if hasattr(held, "__dataclass_fields__") else held
    return found


def to_fact(found: object) -> ExportFact:
    """Return the fact of some fields.

    Raises:
        ValueError: they are no fact's; its text is a clause.
    """
    if isinstance(found, Mapping) and isinstance(found.get("cells"), list):
        rest = {name: held for name, held in found.items() if name != "cells"}
        values = tuple(_to_value(one) for one in found["cells"])
        return _to_record(ExportFact, {**rest, "values": values})
    raise ValueError("it is no object with “cells”")


def canonical(value: object) -> str | None:
    """Return the canonical JSON of a value that was read."""
    return None if value is None else _SORTED.encode(value)


def _to_value(found: object) -> ExportValue:
    if not isinstance(found, Mapping) or "value" not in found:
        raise ValueError("a cell has no “value”")
    return _to_record(ExportValue, {**found, "value": canonical(found["value"])})


def _to_record(kind: type[Record], found: object) -> Record:
    if not isinstance(found, Mapping):
        raise ValueError(f"there is {str(found)[:20]!r} where an object should be")
    known = _kinds(cast("Hashable", kind))
    if found.keys() != known.keys():
        odd = sorted(map(str, found.keys() ^ known.keys()))
        raise ValueError(f"“{odd[0][:40]}” is missing or not known")
    return kind(**{name: _checked(name, held, known[name]) for name, held in found.items()})


def _checked(name: str, held: object, allowed: tuple[Any, ...]) -> Any:
    for kind in allowed:
        if hasattr(kind, "__dataclass_fields__"):
            if isinstance(held, Mapping):
                return _to_record(kind, held)
        elif type(held) is kind:
            return held
    raise ValueError(f"“{name}” is {str(held)[:20]!r}, which it cannot be")


@cache
def _kinds(kind: Hashable) -> dict[str, tuple[Any, ...]]:
    """Return what each field of a record may hold."""
    hints = get_type_hints(kind)
    return {name: _plain(hint) for name, hint in hints.items()}


def _plain(hint: Any) -> tuple[Any, ...]:
    if get_origin(hint) in (Union, UnionType):
        return tuple(kind for part in get_args(hint) for kind in _plain(part))
    if get_origin(hint) is not None:
        return (get_origin(hint),)
    return (getattr(hint, "__supertype__", hint),)  # of a NewType, what it is made of


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")
