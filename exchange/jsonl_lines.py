"""Lines of a JSONL file as bytes, and one line as strict JSON."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, Never

LONGEST_LINE: Final = 256 * 1024 * 1024  # bytes; an article of 64 MiB, all escapes, with its annotations
DEEPEST: Final = 16  # levels of lists and objects
_BOM: Final = b"\xef\xbb\xbf"


class NotStrict(ValueError):
    """A line that is no JSON we take, though Python's reader might; the message is a clause."""


def json_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the number (from 1) and bytes of each line that is not blank, without its line end.

    Only a line feed ends a line: JSON strings may hold U+2028 and other characters that `str.splitlines` splits at. A
    line longer than LONGEST_LINE comes cut, one byte too long.
    """
    number = 0
    while data := file.readline(LONGEST_LINE + 1):
        number += 1
        if not data.endswith(b"\n"):
            _skip_to_line_end(file, data)
        if number == 1:
            data = data.removeprefix(_BOM)
        if data.strip(b" \t\r\n"):
            yield number, data.rstrip(b"\r\n") if len(data) <= LONGEST_LINE else data


def strict_json(data: bytes) -> Any:
    """Return what one line of JSON says.

    Raises:
        NotStrict: not UTF-8, no JSON, a key twice, NaN or infinities, too long, too deep, or a number out of bounds.
    """
    if len(data) > LONGEST_LINE:
        raise NotStrict(f"it is longer than {LONGEST_LINE // 1024 // 1024} MiB")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise NotStrict(f"byte 0x{data[fault.start]:02X} at offset {fault.start} of the line is not UTF-8") from None
    try:
        thing = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_float)
    except json.JSONDecodeError as fault:
        raise NotStrict(f"it is not JSON at character {fault.pos + 1} ({fault.msg})") from None
    except RecursionError:
        raise NotStrict(f"it is nested deeper than {DEEPEST} levels") from None
    except NotStrict:
        raise
    except ValueError:  # Python's limit on the digits of an int
        raise NotStrict("it holds a number of too many digits") from None
    _check_depth(thing, DEEPEST)
    return thing


def _skip_to_line_end(file: BinaryIO, data: bytes) -> None:
    while data and not data.endswith(b"\n"):
        data = file.readline(1024 * 1024)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise NotStrict(f"the key “{twice[:40]}” stands twice in one object")
    return fields


def _no_constant(name: str) -> Never:
    raise NotStrict(f"{name} is no JSON number")


def _float(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise NotStrict(f"the number {digits[:20]} is out of bounds")
    return number


def _check_depth(thing: Any, left: int) -> None:
    if left < 0:
        raise NotStrict(f"it is nested deeper than {DEEPEST} levels")
    if isinstance(thing, dict):
        for child in thing.values():
            _check_depth(child, left - 1)
    elif isinstance(thing, list):
        for child in thing:
            _check_depth(child, left - 1)
