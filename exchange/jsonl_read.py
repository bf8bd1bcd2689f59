"""One line of JSONL to a record: every type and bound checked, every fault a sentence."""

import datetime
import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any, Final

from db.records import Status
from exchange.decoding import NUL_SYMBOL, canonical
from exchange.errors import BadLine
from exchange.jsonl_lines import NotStrict, strict_json
from exchange.newlines import Shift
from exchange.records import ArticleLine, LineAnnotation, LineSession, LineSuggestion

_SHA256: Final = re.compile("[0-9a-f]{64}")
_LANGUAGE: Final = re.compile("[a-z]{2}")
_LONGEST_LABEL: Final = 60  # characters
_LONGEST_ORIGIN: Final = 200  # characters
_LARGEST_OFFSET: Final = 2**31 - 1


class _Problem(Exception):
    """A clause: what is wrong with a line or an annotation."""


class _Text:
    """What the annotations of a line are checked against."""

    def __init__(self, given: str | None) -> None:
        self.shift = None if given is None else Shift(given)
        self.stored: str | None = None
        self.replaced = 0
        if given is not None:
            self.stored, self.replaced = canonical(given)


def read_line(data: bytes, *, source: str, number: int) -> ArticleLine:
    """Return what a line says; where it cannot be read, with the sentence that says why."""
    try:
        fields = strict_json(data)
        if not isinstance(fields, dict):
            raise _Problem("it is no JSON object")
        return _article(fields, source, number)
    except (NotStrict, _Problem) as problem:
        sentence = BadLine(source=source, line=number, problem=str(problem)).sentence()
        return ArticleLine(line=number, refusal=sentence)


def _article(fields: dict[str, Any], source: str, number: int) -> ArticleLine:
    _check_format(fields)
    text = _Text(_optional(fields, "text", str))
    suggested = _is_suggested(fields)
    annotations: list[LineAnnotation] = []
    refused: list[str] = []
    for place, item in enumerate(_list(fields, "annotations"), start=1):
        try:
            annotations.append(_annotation(item, text, place, source, suggested=suggested))
        except _Problem as problem:
            clause = f"annotation {place}{_named(item)} was refused: {problem}"
            refused.append(BadLine(source=source, line=number, problem=clause).sentence())
    return ArticleLine(
        line=number,
        text=text.stored,
        text_sha256=_sha256(fields, text.stored),
        title=_clean(_optional(fields, "title", str)),
        language=_matching(fields, "language", _LANGUAGE, "two small letters (ISO 639-1), such as de"),
        published=_day(fields),
        source=_clean(_optional(fields, "source", str)),
        sessions=tuple(_session(item) for item in _list(fields, "sessions")),
        annotations=tuple(annotations),
        replaced=text.replaced,
        refused=tuple(refused),
    )


def _is_suggested(fields: Mapping[str, Any]) -> bool:
    """Say whether a line may be one of `beleg suggest`: what it holds with a confidence are suggestions."""
    return "format" not in fields and "file" in fields and "text" not in fields


def _check_format(fields: Mapping[str, Any]) -> None:
    if fields.get("format", "beleg-jsonl") != "beleg-jsonl":
        raise _Problem(f"its format is {_shown(fields['format'])}, not “beleg-jsonl”")
    version = fields.get("version", 1)
    if type(version) is not int or version < 1:
        raise _Problem(f"“version” is {_shown(version)}, not 1")
    if version > 1:
        raise _Problem(f"it is of version {version} of the format; this program reads version 1")


def _sha256(fields: Mapping[str, Any], stored: str | None) -> str:
    given = _matching(fields, "text_sha256", _SHA256, "64 small hex digits")
    if stored is None:
        if given is None:
            raise _Problem("it has neither “text” nor “text_sha256”")
        return given
    found = hashlib.sha256(stored.encode("utf-8")).hexdigest()
    if given is not None and given != found:
        raise _Problem("“text_sha256” is not the hash of “text”: one of them was changed")
    return found


def _annotation(item: Any, text: _Text, place: int, source: str, *, suggested: bool) -> LineAnnotation:
    if not isinstance(item, dict):
        raise _Problem(f"it is {_shown(item)}, no JSON object")
    start, end = _span(item, text)
    words = None if text.stored is None else text.stored[start:end]
    given = _optional(item, "words", str)
    given = None if given is None else _stored_words(given)
    if words is not None and given is not None and words != given:
        raise _Problem(f"its words are {_shown(given)}, but the text has {_shown(words)} there")
    label = _label(item)
    value = _value(item, label)
    return LineAnnotation(
        start=start,
        end=end,
        label=label,
        words=given if words is None else words,
        value=value,
        value_given="value" in item,
        rule=_clean(_optional(item, "rule", str)),
        note=_clean(_optional(item, "note", str)) or "",
        flagged=bool(_optional(item, "flagged", bool)),
        annotator=_clean(_optional(item, "annotator", str)),
        session=_clean(_optional(item, "session", str)),
        made_at=_optional(item, "made_at", str),
        changed_at=_optional(item, "changed_at", str),
        place=place,
        suggestion=_suggestion(item, source, suggested=suggested),
    )


def _suggestion(item: Mapping[str, Any], source: str, *, suggested: bool) -> LineSuggestion | None:
    """Return the mark of a suggestion; where it names no origin, that is the file."""
    mark = item.get("suggestion")
    if mark is None:
        made = suggested and "confidence" in item
        return LineSuggestion(origin=source, score=_score(item, "confidence")) if made else None
    if not isinstance(mark, dict):
        raise _Problem(f"its “suggestion” is {_shown(mark)}, no JSON object")
    origin = " ".join((_clean(_optional(mark, "origin", str)) or "").split())
    if len(origin) > _LONGEST_ORIGIN:
        raise _Problem(f"the “origin” of its suggestion is longer than {_LONGEST_ORIGIN} characters")
    return LineSuggestion(origin=origin or source, score=_score(mark, "score"))


def _score(fields: Mapping[str, Any], name: str) -> float | None:
    found = fields.get(name)
    if found is None:
        return None
    if type(found) not in (int, float) or not 0 <= found <= 1:
        raise _Problem(f"“{name}” is {_shown(found)}, not a number from 0 to 1")
    return float(found)


def _stored_words(words: str) -> str:
    # As a stored text has them; the dot keeps a byte-order mark that is inside the text.
    return canonical("." + words)[0][1:]


def _span(item: Mapping[str, Any], text: _Text) -> tuple[int, int]:
    start, end = _offset(item, "start"), _offset(item, "end")
    if start >= end:
        raise _Problem(f"it starts at {start} and ends at {end}: a span has at least one character")
    if text.shift is None:
        return start, end
    if end > text.shift.length:
        raise _Problem(f"it ends at {end}, but the text has {text.shift.length} characters")
    moved = text.shift.stored(start), text.shift.stored(end)
    if moved[0] is None or moved[1] is None or moved[0] >= moved[1]:
        raise _Problem(f"{start} or {end} is inside a line break of two characters, or before the text begins")
    return moved[0], moved[1]


def _offset(item: Mapping[str, Any], name: str) -> int:
    if name not in item:
        raise _Problem(f"it has no “{name}”")
    found = item[name]
    if type(found) is not int:  # true is an int to Python
        raise _Problem(f"“{name}” is {_shown(found)}, not a whole number")
    if not 0 <= found <= _LARGEST_OFFSET:
        raise _Problem(f"“{name}” is {found}: out of bounds")
    return found


def _label(item: Mapping[str, Any]) -> str:
    found: str | None = _optional(item, "label", str)
    if found is None:
        raise _Problem("it has no “label”")
    if not found or len(found) > _LONGEST_LABEL or found != found.strip() or not found.isprintable():
        raise _Problem(f"{_shown(found)} cannot be a label")
    return found.lower()


def _value(item: Mapping[str, Any], label: str) -> str | None:
    value = item.get("value")
    if value is None:
        return None
    # Imported here: the value grammar brings tables that other lines need not.
    from values import codec
    from values.errors import ValueFault

    try:
        return codec.to_json(codec.from_dict(label, value))
    except ValueFault as fault:
        raise _Problem(fault.sentence().rstrip(".")) from None


def _session(item: Any) -> LineSession:
    if not isinstance(item, dict):
        raise _Problem(f"one of its “sessions” is {_shown(item)}, no JSON object")
    name = _clean(_optional(item, "session", str))
    if name is None:
        raise _Problem("one of its “sessions” has no “session” (its name)")
    status = _optional(item, "status", str) or Status.OPEN
    if status not in tuple(Status):
        raise _Problem(f"the status {_shown(status)} is neither “open” nor “done”")
    annotator = _clean(_optional(item, "annotator", str))
    flagged = bool(_optional(item, "flagged", bool))
    return LineSession(session=name, annotator=annotator, status=Status(status), flagged=flagged)


def _optional(fields: Mapping[str, Any], name: str, kind: type) -> Any:
    found = fields.get(name)
    if found is not None and type(found) is not kind:
        expected = {str: "text in quotes", bool: "true or false"}[kind]
        raise _Problem(f"“{name}” is {_shown(found)}, not {expected}")
    return found


def _list(fields: Mapping[str, Any], name: str) -> list[Any]:
    found = fields.get(name)
    if found is not None and not isinstance(found, list):
        raise _Problem(f"“{name}” is {_shown(found)}, not a list")
    return found or []


def _matching(fields: Mapping[str, Any], name: str, pattern: re.Pattern[str], expected: str) -> str | None:
    found: str | None = _optional(fields, name, str)
    if found is not None and not pattern.fullmatch(found):
        raise _Problem(f"“{name}” is {_shown(found)}, not {expected}")
    return found


def _day(fields: Mapping[str, Any]) -> str | None:
    found = _matching(fields, "published", re.compile(r"\d{4}-\d\d-\d\d", re.ASCII), "a day such as 2025-11-03")
    if found is not None:
        try:
            datetime.date.fromisoformat(found)
        except ValueError:
            raise _Problem(f"“published” is “{found}”: there is no such day") from None
    return found


def _clean(text: str | None) -> str | None:
    # JSON escapes can make NULs and lone surrogates; the database takes neither.
    if text is None:
        return None
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", NUL_SYMBOL)


def _named(item: Any) -> str:
    words = item.get("words") if isinstance(item, dict) else None
    return f" ({_shown(words)})" if isinstance(words, str) else ""


def _shown(thing: Any) -> str:
    written = f"“{thing}”" if isinstance(thing, str) else json.dumps(thing, ensure_ascii=False)
    written = written if len(written) <= 60 else written[:59] + "…"
    return _clean(written.replace("\n", "⏎")) or written
