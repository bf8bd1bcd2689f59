"""A JSON document with a list of which each member has a line of its own: written and read member by member.

The whole is plain JSON for every reader; ours takes it line by line, so that a large project needs no large memory.
"""

from collections.abc import Generator, Iterable
from typing import Any, BinaryIO

from exchange.errors import BadLine
from exchange.facts.fields import dumps, loads

LONGEST = 1 << 28  # bytes of a line


def write(file: BinaryIO, head: dict[str, Any], name: str, members: Iterable[dict[str, Any]]) -> None:
    """Write an object with some keys and, as its last one, a list.

    Args:
        file: opened for writing.
        head: the other keys.
        name: the key of the list.
        members: of the list, taken one at a time.
    """
    file.write(b"{\n")
    for key, held in head.items():
        file.write(f"{dumps(key)}:{dumps(held)},\n".encode())
    file.write(f"{dumps(name)}:[".encode())
    between = "\n"
    for member in members:
        file.write(f"{between}{dumps(member)}".encode())
        between = ",\n"
    file.write(b"\n]}\n")


def read(file: BinaryIO, name: str, *, source: str) -> Generator[tuple[int, Any], None, None]:
    """Yield the head as an object, then each member of the list, each with its line.

    Raises:
        BadLine: a line that is no JSON, or not laid out as it is written.
    """
    number, head = 0, list[str]()
    for place, line in _lines(file, source):
        number = place
        if line == f"{dumps(name)}:[":
            break
        head.append(line)
    if head[:1] != ["{"]:
        raise BadLine(source=source, line=1, problem="the document does not begin as this format does")
    yield 1, _loads("".join((*head, '"":0}')), source, 1)
    yield from _members(file, number, source)


def _members(file: BinaryIO, number: int, source: str) -> Generator[tuple[int, Any], None, None]:
    more = True  # a member may follow
    for place, line in _lines(file, source, number):
        if line == "]}":
            number = place
            break
        if not more:
            raise BadLine(source=source, line=place, problem="the line before it ends without a comma")
        more = line.endswith(",")
        yield place, _loads(line.removesuffix(","), source, place)
    else:
        raise BadLine(source=source, line=number + 1, problem="the document has no end")
    if file.read(1):
        raise BadLine(source=source, line=number + 1, problem="something follows the end of the document")


def _lines(file: BinaryIO, source: str, number: int = 0) -> Generator[tuple[int, str], None, None]:
    while line := file.readline(LONGEST):
        number += 1
        if not line.endswith(b"\n"):
            raise BadLine(source=source, line=number, problem="it does not end, or is longer than a line may be")
        try:
            yield number, line[:-1].decode("utf-8")
        except UnicodeDecodeError:
            raise BadLine(source=source, line=number, problem="it is not UTF-8") from None


def _loads(text: str, source: str, line: int) -> Any:
    try:
        return loads(text)
    except ValueError as fault:
        raise BadLine(source=source, line=line, problem=f"it is not the JSON that this format has ({fault})") from None
