"""The sentence that a span stands in."""

from values.context import Context


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a span begins and ends, without space at its ends.

    A line ends a sentence, as does a cell of a table in a line of its own. A sentence that goes on for very long is cut
    between words.

    Args:
        text: of the article.
        start: of the span, in code points.
        end: exclusive.
    """
    span = Context(text=text, start=start, end=end)
    before, after = span.before().lstrip(), span.after().rstrip()
    first, last = start - len(before), end + len(after)
    if _cuts(text, first):
        first += len(before) - len(before.partition(" ")[2]) if " " in before else 0
    if _cuts(text, last):
        last -= len(after) - len(after.rpartition(" ")[0]) if " " in after else 0
    return first, last


def _cuts(text: str, place: int) -> bool:
    """Say whether a place lies within a word."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()
