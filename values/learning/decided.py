"""What of a text was decided: nobody looked at the rest yet, so that it is no example of anything."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from values.learning.spans import LabelledSpan
from values.learning.tokens import Token

Part: TypeAlias = tuple[int, int]  # start and end in code points

AROUND: Final = 30  # code points beside a decided span that whoever decided it has read


def read_parts(text: str, decided: Sequence[LabelledSpan], waiting: Iterable[Part]) -> tuple[Part, ...]:
    """Return what was read of an unfinished text: the decided spans with the words of their lines beside them.

    Args:
        text: the whole text.
        decided: spans that were marked or refused, in text order.
        waiting: suggestions that nobody has decided: what was read ends before them.
    """
    bounds = sorted(waiting)
    parts: list[Part] = []
    for span in decided:
        start = max(text.rfind("\n", 0, span.start) + 1, span.start - AROUND)
        line_end = text.find("\n", span.end)
        end = min(len(text) if line_end < 0 else line_end, span.end + AROUND)
        start = max((until for _, until in bounds if until <= span.start and until > start), default=start)
        end = min((begin for begin, _ in bounds if begin >= span.end and begin < end), default=end)
        if parts and start <= parts[-1][1]:
            parts[-1] = (parts[-1][0], max(parts[-1][1], end))
        else:
            parts.append((start, end))
    return tuple(parts)


def decided_parts(tokens: Sequence[Token], decided: Sequence[Part] | None) -> Iterator[slice]:
    """Yield the parts of a stretch that lie in what was decided.

    Args:
        tokens: of the stretch.
        decided: in text order, none overlapping; None: all was decided.
    """
    if decided is None:
        yield slice(0, len(tokens))
        return
    begun: int | None = None
    for place, inside in enumerate((*_inside(tokens, decided), False)):
        if inside and begun is None:
            begun = place
        elif not inside and begun is not None:
            yield slice(begun, place)
            begun = None


def _inside(tokens: Sequence[Token], decided: Sequence[Part]) -> Iterator[bool]:
    rest = iter(decided)
    part = next(rest, None)
    for token in tokens:
        while part is not None and part[1] <= token.start:
            part = next(rest, None)
        yield part is not None and part[0] <= token.start and token.end <= part[1]
