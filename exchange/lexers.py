"""The lexers that colour a preview. Pygments has one for JSON; the one for CSV is ours."""

from pygments.lexer import Lexer, RegexLexer
from pygments.lexers.data import JsonLexer
from pygments.lexers.special import TextLexer
from pygments.token import Keyword, Number, Punctuation, String, Text, Whitespace


class CsvLexer(RegexLexer):  # type: ignore[misc]  # Pygments has no types
    """Comma-separated values as RFC 4180 writes them."""

    name = "CSV"
    tokens = {
        "root": [
            (r'"(?:[^"]|"")*(?:"|\Z)', String),  # the end of the text: a cell that the preview cuts
            (r"[+-]?\d+(?:\.\d+)?(?=[,\r\n]|\Z)", Number),
            (r"(?:true|false)(?=[,\r\n]|\Z)", Keyword.Constant),
            (r'[^",\r\n][^,\r\n]*', Text),
            (r",", Punctuation),
            (r"[\r\n]+", Whitespace),
        ]
    }


def lexer_of(name: str) -> Lexer:
    """Return a lexer for the format of that name; one without colours where there is none."""
    kinds: dict[str, type[Lexer]] = {
        "jsonl": JsonLexer,
        "csv": CsvLexer,
        "facts-csv": CsvLexer,
        "facts-json": JsonLexer,
        "facts-jsonld": JsonLexer,
    }
    return kinds.get(name, TextLexer)()
