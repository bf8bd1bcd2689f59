"""Values to and from JSON, exactly as the guideline (section 6) writes them.

An amount has `min`, `max`, `currency`, `qualifier`, `period`, `basis`; a date `edtf`, `mod`, `inferred`; both have
`note` only where there is one. A country has `code`; a program `name` and `status`. Numbers are plain decimal strings.
"""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, Never, TypeVar, overload

from values.amount.codes import CODES as CURRENCIES
from values.country.codes import CODES as COUNTRIES
from values.date import edtf_text
from values.errors import ValueFault
from values.types import Amount, Basis, Country, Date, Label, Mod, Program, Qualifier, Value

_FIELDS: Final = {
    Label.AMOUNT: ("min", "max", "currency", "qualifier", "period", "basis"),
    Label.DATE: ("edtf", "mod", "inferred"),
    Label.COUNTRY: ("code",),
    Label.PROGRAM: ("name", "status"),
}
_WITH_NOTE: Final = (Label.AMOUNT, Label.DATE)
_LABEL_OF: Final = {Amount: Label.AMOUNT, Date: Label.DATE, Country: Label.COUNTRY, Program: Label.PROGRAM}
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,39})(?:\.[0-9]{1,20})?")
_PERIOD: Final = re.compile(r"P[1-9][0-9]{0,2}[YMWD]")
_STATUSES: Final = ("as_written", "resolved")
_BREAKS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

_Choice = TypeVar("_Choice", bound=StrEnum)


@overload
def to_json(value: Value) -> str: ...
@overload
def to_json(value: None) -> None: ...
@overload
def to_json(value: Value | None) -> str | None: ...


def to_json(value: Value | None) -> str | None:
    """Return the canonical JSON of a value: sorted keys, no spaces, no escapes; equal values give equal text.

    Of a value that is not known (a cut-off expression) there is none.

    Raises:
        ValueFault: the value breaks a rule of the guideline (a range that falls, a date that does not exist).
    """
    if value is None:
        return None
    return json.dumps(to_dict(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(label: str, text: str) -> Value:
    """Return the value of a label from its JSON.

    Raises:
        ValueFault: not JSON, a field too many or too few, or a field that breaks a rule.
    """
    try:
        fields = json.loads(text, object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        raise ValueFault(field="", found="no JSON", expected="one JSON object") from None
    return from_dict(label, fields)


@overload
def to_dict(value: Value) -> dict[str, Any]: ...
@overload
def to_dict(value: None) -> None: ...
@overload
def to_dict(value: Value | None) -> dict[str, Any] | None: ...


def to_dict(value: Value | None) -> dict[str, Any] | None:
    """Return the fields of a value, in the guideline's order; numbers are strings. None of one that is not known.

    Raises:
        ValueFault: as `to_json`.
    """
    if value is None:
        return None
    fields = _fields(value)
    from_dict(_LABEL_OF[type(value)], fields)
    return fields


def from_dict(label: str, fields: object) -> Value:
    """Return the value of a label from its fields.

    Raises:
        ValueFault: as `from_json`; also where the label has no value grammar.
    """
    if label not in _FIELDS:
        _refuse("", f"for the label “{label}”", "none: only program, amount, country and date have values")
    if not isinstance(fields, Mapping):
        _refuse("", _shown(fields), "a JSON object")
    _check_names(Label(label), fields)
    match Label(label):
        case Label.AMOUNT:
            return _amount(fields)
        case Label.DATE:
            return _date(fields)
        case Label.COUNTRY:
            return _country(fields)
        case Label.PROGRAM:
            return _program(fields)


def bare(words: str) -> str:
    """Return the canonical JSON of words given under a label that has no grammar: a project's own."""
    return json.dumps({"text": words}, ensure_ascii=False, separators=(",", ":"))


def bare_words(text: str) -> str | None:
    """Return the words of such a value; None where it is none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    words = found.get("text") if isinstance(found, dict) else None
    return words if isinstance(words, str) else None


def plain(number: Decimal) -> str:
    """Return a number as a plain decimal string: no exponent, no zeros at the end of a fraction."""
    digits = format(number, "f")
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits in ("-0", "") else digits


def _fields(value: Value) -> dict[str, Any]:
    match value:
        case Amount():
            numbers = [None if number is None else plain(number) for number in (value.min, value.max)]
            rest = (value.currency, value.qualifier.value, value.period, value.basis.value)
            return dict(zip(_FIELDS[Label.AMOUNT], (*numbers, *rest), strict=True)) | _note_field(value.note)
        case Date():
            mod = None if value.mod is None else value.mod.value
            return {"edtf": value.edtf, "mod": mod, "inferred": value.inferred} | _note_field(value.note)
        case Country():
            return {"code": value.code}
        case Program():
            return {"name": value.name, "status": value.status}


def _note_field(note: str | None) -> dict[str, str]:
    return {} if note is None else {"note": note}


def _check_names(label: Label, fields: Mapping[Any, Any]) -> None:
    allowed = {*_FIELDS[label], *(("note",) if label in _WITH_NOTE else ())}
    for name in fields:
        if name not in allowed:
            _refuse(str(name), "not one that a value of this label has", f"only {', '.join(sorted(allowed))}")
    for name in _FIELDS[label]:
        if name not in fields:
            _refuse(name, "missing", "every field, null where nothing is known")


def _amount(fields: Mapping[str, Any]) -> Amount:
    low, high = _decimal(fields, "min"), _decimal(fields, "max")
    qualifier = _choice(Qualifier, fields, "qualifier")
    if (low is None) != (high is None):
        _refuse("max", _shown(fields["max"]), "null with a min of null, and only then")
    if low is None and qualifier is Qualifier.RANGE:
        _refuse("qualifier", "range", "another word where min and max are null")
    if low is not None and high is not None and not (low < high if qualifier is Qualifier.RANGE else low == high):
        _refuse("max", _shown(fields["max"]), "more than min in a range, and equal to min elsewhere")
    return Amount(
        min=low,
        max=high,
        currency=_code(CURRENCIES, fields, "currency", "a currency's code (ISO 4217) such as EUR, or null"),
        qualifier=qualifier,
        period=_matching(_PERIOD, fields, "period", "P1Y, P1M, P1D or the like, or null"),
        basis=_choice(Basis, fields, "basis"),
        note=_note(fields),
    )


def _date(fields: Mapping[str, Any]) -> Date:
    edtf, mod, inferred = fields["edtf"], fields["mod"], fields["inferred"]
    if edtf is not None and not isinstance(edtf, str):
        _refuse("edtf", _shown(edtf), "an EDTF string, or null")
    if edtf is not None and (found := edtf_text.problem(edtf)):
        _refuse("edtf", f"“{edtf}” ({found.clause})", "an EDTF string such as 2025-10 or 2025/..")
    if not isinstance(inferred, bool):
        _refuse("inferred", _shown(inferred), "true or false")
    chosen = None if mod is None else _choice(Mod, fields, "mod")
    return Date(edtf=edtf, mod=chosen, inferred=inferred, note=_note(fields))


def _country(fields: Mapping[str, Any]) -> Country:
    return Country(code=_code(COUNTRIES, fields, "code", "a code of ISO 3166-1 (two capital letters) or XK, or null"))


def _program(fields: Mapping[str, Any]) -> Program:
    name, status = fields["name"], fields["status"]
    if not is_line(name):
        _refuse("name", _shown(name), "a name: one line, no space at its ends")
    if status not in _STATUSES:
        _refuse("status", _shown(status), "as_written or resolved")
    return Program(name=name, status=status)


def is_line(text: object) -> bool:
    """Tell whether this is text of one line, not empty, without space at its ends."""
    return isinstance(text, str) and bool(text) and text == text.strip() and not _BREAKS.search(text)


def _note(fields: Mapping[str, Any]) -> str | None:
    if "note" not in fields:
        return None
    if not is_line(fields["note"]):
        _refuse("note", _shown(fields["note"]), "one line of text without space at its ends; else leave the field out")
    return str(fields["note"])


def _decimal(fields: Mapping[str, Any], name: str) -> Decimal | None:
    text = _matching(_DECIMAL, fields, name, "a plain decimal number as a string, or null")
    return None if text is None else Decimal(text)


def _matching(pattern: re.Pattern[str], fields: Mapping[str, Any], name: str, expected: str) -> str | None:
    found = fields[name]
    if found is None:
        return None
    if not isinstance(found, str) or not pattern.fullmatch(found):
        _refuse(name, _shown(found), expected)
    return found


def _code(codes: frozenset[str], fields: Mapping[str, Any], name: str, expected: str) -> str | None:
    found = fields[name]
    if found is not None and not (isinstance(found, str) and found in codes):
        _refuse(name, _shown(found), expected)
    return None if found is None else str(found)


def _choice(kind: type[_Choice], fields: Mapping[str, Any], name: str) -> _Choice:
    found = fields[name]
    if not isinstance(found, str) or found not in set(kind):
        _refuse(name, _shown(found), "one of " + ", ".join(kind))
    return kind(found)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a name occurs twice")
    return fields


def _shown(found: object) -> str:
    return f"“{found}”" if isinstance(found, str) else json.dumps(found, ensure_ascii=False, default=str)[:60]


def _refuse(field: str, found: str, expected: str) -> Never:
    raise ValueFault(field=field, found=found, expected=expected)
