"""Reading a report back: of each fact the lines that people read, with the source that its footnote names."""

from collections.abc import Generator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import BinaryIO, Final

from exchange.errors import BadLine
from exchange.facts.report_words import Run, Shown

_VOID: Final = ("meta", "br")


def read(file: BinaryIO, *, source: str) -> Generator[Shown, None, None]:
    """Yield the facts of a report.

    Args:
        file: opened for reading bytes.
        source: its name, for the sentences.

    Raises:
        BadLine: it is no report, or a footnote is missing.
    """
    try:
        text = file.read().decode("utf-8")
    except UnicodeDecodeError:
        raise BadLine(source=source, line=1, problem="it is not UTF-8") from None
    reader = _Reader()
    reader.feed(text)
    reader.close()
    if reader.open:
        raise BadLine(source=source, line=reader.getpos()[0], problem=f"its <{reader.open[-1]}> does not end")
    for found in reader.facts:
        if found.mark not in reader.sources:
            raise BadLine(source=source, line=found.line, problem=f"there is no source {found.mark or 'to this fact'}")
        yield found.shown(reader.sources[found.mark])


@dataclass(slots=True, kw_only=True)
class _Found:
    """A fact while it is read."""

    line: int
    program: str
    title: str = ""
    values: list[str] = field(default_factory=list)
    quotes: list[list[Run]] = field(default_factory=list)
    note: str = ""
    state: str = ""
    mark: str = ""  # of its footnote

    def shown(self, source: str) -> Shown:
        return Shown(
            program=self.program,
            title=self.title,
            values=tuple(self.values),
            quotes=tuple(tuple(runs) for runs in self.quotes),
            note=self.note,
            state=self.state,
            source=source,
        )


class _Reader(HTMLParser):
    """Follows the elements of a report. What is told stands in `h3`, in spans, and in paragraphs of notes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.facts: list[_Found] = []
        self.sources: dict[str, str] = {}  # by number
        self.open: list[str] = []
        self._class = ""  # of the paragraph
        self._number = ""  # of the source that the paragraph names
        self._heading = ""  # of the program
        self._in_fact = False

    def handle_starttag(self, element: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if element in _VOID:
            return
        self.open.append(element)
        told = {name: held or "" for name, held in attrs}
        match element:
            case "h2":
                self._heading = ""
            case "div":
                self._in_fact = told["class"] == "fact"
                if self._in_fact:
                    self.facts.append(_Found(line=self.getpos()[0], program=self._heading))
            case "p" | "h4":
                self._class = told.get("class", "").partition(" ")[0]
                self._number = told.get("id", "").removeprefix("source-")
            case "span":
                self._begin_span()

    def handle_endtag(self, element: str) -> None:
        """End an element."""
        if self.open and self.open[-1] == element:
            self.open.pop()
            if element == "div":
                self._in_fact = False

    def handle_data(self, data: str) -> None:
        """Take the text of what is open."""
        here = self.open[-1] if self.open else ""
        if here == "h2":
            self._heading += data
        elif self._class == "source" and here == "span":
            self.sources[self._number] += data
        elif self._in_fact:
            self._of_fact(self.facts[-1], here, data)

    def _begin_span(self) -> None:
        if self._class == "source":
            self.sources[self._number] = ""
        elif self._in_fact and self._class == "values":
            self.facts[-1].values.append("")
        elif self._in_fact and self._class == "quote":
            self.facts[-1].quotes.append([])

    def _of_fact(self, fact: _Found, here: str, data: str) -> None:
        """Take a text of a fact."""
        if here == "h3":
            fact.title += data
        elif here == "a":
            fact.mark += data
        elif here == "p" and self._class == "note":
            fact.note += data
        elif here in ("span", "b") and self._class == "quote":
            fact.quotes[-1].append((data, here == "b"))
        elif here == "span" and self._class == "values":
            fact.values[-1] += data
        elif here == "span":
            fact.state += data
