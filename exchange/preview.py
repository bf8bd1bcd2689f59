"""What an export would write, its beginning, as coloured tokens for the dialog; knows nothing of windows."""

from collections.abc import Iterable, Iterator
from typing import Final

from db.records import ExportArticle
from exchange.registry import Format

LONGEST: Final = 4000  # characters
MOST_LINES: Final = 40
KINDS: Final = ("key", "string", "number", "word", "punctuation", "text")


def preview(chosen: Format, records: Iterable[ExportArticle], *, longest: int = LONGEST) -> list[tuple[str, str]]:
    """Return the beginning of an export as (kind, text) pairs; their texts joined are exactly what would be written.

    Args:
        chosen: the format.
        records: taken one at a time, no more than the preview needs.
        longest: characters, at most; the last line may be cut.

    Returns:
        Tokens in order, their kinds out of KINDS; empty where nothing would be written.
    """
    return [(kind, text) for kind, text in tokens(chosen.name, _beginning(chosen, records, longest)) if text]


def tokens(name: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield the tokens of text in a format, by its name on the command line.

    `get_tokens_unprocessed` is the only door used: `get_tokens` would strip the text and add a newline.
    """
    # Imported here: only the export dialog needs them.
    from pygments.token import Token

    from exchange.lexers import lexer_of

    families = (
        (Token.Name.Tag, "key"),
        (Token.Literal.String, "string"),
        (Token.Literal.Number, "number"),
        (Token.Keyword, "word"),
        (Token.Punctuation, "punctuation"),
    )
    for _, token, piece in lexer_of(name).get_tokens_unprocessed(text):
        yield next((kind for family, kind in families if token in family), "text"), piece


def _beginning(chosen: Format, records: Iterable[ExportArticle], longest: int) -> str:
    text = chosen.header.decode("utf-8")
    for record in records:
        if len(text) >= longest or text.count("\n") >= MOST_LINES:
            break
        text += chosen.encode(record).decode("utf-8")
    lines = text[:longest].split("\n")
    return "\n".join(lines[:MOST_LINES])
