"""Where the end of an annotation goes when it is moved by a key."""

from desktop.article import graphemes, words


def moved_end(text: str, span: tuple[int, int], *, end: bool, forward: bool, by_word: bool) -> tuple[int, int]:
    """Return a span with one end moved.

    Args:
        text: the article's text.
        span: start and end, in code points.
        end: whether the end moves, else the start.
        forward: towards the end of the text.
        by_word: to the next edge of a word, else by a grapheme.

    Returns:
        The new span; the same one where the end cannot go there: beyond the text, or past the other end.
    """
    start, stop = span
    if end:
        target = _end_target(text, stop, forward, by_word)
        return (start, target) if start < target <= len(text) and not _bare(text[target - 1], by_word) else span
    target = _start_target(text, start, forward, by_word)
    return (target, stop) if 0 <= target < stop and not _bare(text[target], by_word) else span


def _bare(character: str, by_word: bool) -> bool:
    """Say whether a move by words came to a space: there was no further word."""
    return by_word and character.isspace()


def _end_target(text: str, at: int, forward: bool, by_word: bool) -> int:
    if by_word:
        return words.next_end(text, at) if forward else words.previous_end(text, at)
    return graphemes.following(text, at) if forward else graphemes.preceding(text, at)


def _start_target(text: str, at: int, forward: bool, by_word: bool) -> int:
    if by_word:
        return words.next_start(text, at) if forward else words.previous_start(text, at)
    return graphemes.following(text, at) if forward else graphemes.preceding(text, at)
