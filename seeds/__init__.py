"""Sample articles with reference annotations, for the tour, the tests and the benchmarks.

The articles are inventions in the style of saved web pages, page furniture included. `annotations.jsonl` has an article
a line: its file, the hash of its text, language, day of publication, title, the annotations by the guideline, and the
ranges of its furniture, in which nothing is annotated.
"""

from importlib.resources import files
from typing import Final

_ANNOTATIONS: Final = "annotations.jsonl"


def articles() -> list[tuple[str, bytes]]:
    """Return the sample articles, sorted by file name.

    Returns:
        Name and bytes of each file; the bytes are UTF-8 with no other newline than a line feed: the article's text.
    """
    found = [entry for entry in files(__name__).iterdir() if entry.name.endswith(".txt")]
    return [(entry.name, entry.read_bytes()) for entry in sorted(found, key=lambda entry: entry.name)]


def annotations() -> str:
    """Return the reference annotations: JSON Lines, in the order of `articles`; offsets are code points."""
    return files(__name__).joinpath(_ANNOTATIONS).read_bytes().decode("utf-8")
