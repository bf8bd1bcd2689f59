"""A report on pages: what can be proved of it, namely that its text layer says what the report says, in its order.

Another program than the one that made the pages reads them: PDFium. Only letters and digits of the Latin, Greek and
Cyrillic scripts are compared, and no sentence that holds words from right to left: a page may hold any other sign as a
picture of a font that has it, or as a box.
"""

import unicodedata
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from db.export_records import AboutFacts, ExportFact
from exchange.errors import MismatchError
from exchange.facts.report_words import Shown, shown, tidy

_LAST: Final = 0x52F  # the end of Cyrillic
_SHOWN: Final = 60  # characters of a piece, in a sentence
FOOT: Final = 52  # points at the foot of each page, where nothing of the report stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """What is to be printed."""

    html: str
    title: str  # of the document; also at the foot of each page
    changed_at: str  # ISO 8601, UTC: the time that the document has; "": none


def pages(html: bytes, about: AboutFacts) -> Pages:
    """Return a report as it is to be printed."""
    return Pages(html=html.decode("utf-8"), title=tidy(about.project), changed_at=about.changed_at)


def compare(file: BinaryIO, facts: Iterable[ExportFact], *, path: str) -> Generator[None, None, None]:
    """Look for each fact in the text layer, and yield once for each that is there, after the one before it.

    Raises:
        MismatchError: naming the first thing that is missing; also where the file cannot be read.
    """
    text, place = _text(file, path), 0
    for fact in facts:
        for piece in _pieces(shown(fact)):
            wanted = "" if _runs_left(piece) else folded(piece)
            at = text.find(wanted, place)
            if at < 0:
                where = f"the fact “{fact.shown_title[:_SHOWN]}”"
                raise MismatchError(path=path, where=where, field="not", written="its text", held=f"“{piece[:_SHOWN]}”")
            place = at + len(wanted)
        yield


def _runs_left(text: str) -> bool:
    """Tell whether some of a text is written from right to left: on the page its words stand in another order."""
    return any(unicodedata.bidirectional(one) in ("R", "AL") for one in text)


def folded(text: str) -> str:
    """Return the letters and digits of a text that are compared, without marks above and below them."""
    return "".join(one for one in unicodedata.normalize("NFKD", text) if ord(one) <= _LAST and one.isalnum())


def _pieces(fact: Shown) -> Iterator[str]:
    """Yield what stands on the pages, in its order."""
    yield fact.title
    yield from fact.values
    for runs in fact.quotes:
        yield "".join(text for text, _ in runs)
    yield fact.note
    yield fact.state


def _text(file: BinaryIO, path: str) -> str:
    """Return what is compared of all pages, without their feet."""
    # Imported here: it loads a library, and only this format needs it.
    import pypdfium2

    try:
        opened = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as fault:
        raise MismatchError(path=path, where="it", field="a fault:", written=str(fault), held="none") from fault
    try:
        return "".join(folded(page.get_textpage().get_text_bounded(bottom=FOOT)) for page in opened)
    finally:
        opened.close()
