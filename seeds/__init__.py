"""Sample articles with reference annotations and facts, for the tour, the tests and the benchmarks.

The articles are inventions in the style of saved web pages, page furniture included. `annotations.jsonl` has an article
a line: its file, the hash of its text, language, day of publication, title, the annotations by the guideline, and the
ranges of its furniture, in which nothing is annotated.

`facts.jsonl` has an article a line too: its file, the hash of its text, and its facts as an analyst would hand them on,
written by reading, before anything proposed them. A cell names the annotations that prove it, by start and end. What
makes one fact, or two:

- A fact says of a named program what money it gives, gets, costs as a whole or charges; or, without money, when it
  runs, opens for use or applications, or ends; or which countries take part. A sentence that names neither money nor
  program (a building that opens, a jury that meets) makes no fact, nor does money of no named program.
- Money of another kind (pot, grant, prize, running cost), from another giver, or of another round is another fact. So
  are the old and the new amount of a change, for a sum must not take them for one.
- The same money said twice is one fact: in two currencies or as a rate beside its total, side by side, it is two
  amounts of one cell; said again elsewhere in the article, one place proves it.
- Sums that a stated amount is made of ("of which", a list that breaks it down, so much from one and so much from the
  other) are its parts.
- A cell holds what the statement says: its sentence, list item or table row, the heading above, and a sentence beside
  it that carries the statement on. The day of the article is no date of a fact, and a date is taken though it holds
  for a part only; the note says so.
- Grant and deadline of one call, said together, are one fact, as in a row of a table of calls.
- The title is empty where the program's name is enough.
"""

from importlib.resources import files
from typing import Final

_ANNOTATIONS: Final = "annotations.jsonl"
_FACTS: Final = "facts.jsonl"


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


def facts() -> str:
    """Return the reference facts: JSON Lines, in the order of `articles`; a cell's spans are those of annotations."""
    return files(__name__).joinpath(_FACTS).read_bytes().decode("utf-8")
