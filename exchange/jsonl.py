"""The format "beleg-jsonl": one article a line, text and annotations. docs/formats.md describes every key.

Offsets are code points of the text in the same line, half-open. The same records give the same bytes.
"""

import hashlib
import json
from collections.abc import Generator, Iterator
from typing import Any, BinaryIO, Final

from db.records import ExportAnnotation, ExportArticle, SessionState
from exchange.jsonl_lines import json_lines
from exchange.jsonl_read import read_line
from exchange.records import ArticleLine, LineAnnotation, LineSession

FORMAT: Final = "beleg-jsonl"
VERSION: Final = 1
HEADER: Final = b""


def encode(record: ExportArticle) -> bytes:
    """Return one line, "\\n" at its end."""  # noqa: D301  (the two characters are meant)
    line = {
        "format": FORMAT,
        "version": VERSION,
        "text_sha256": record.article.id,
        "title": record.article.title,
        "source": record.article.source,
        "language": record.article.language,
        "published": record.article.published,
        "sessions": [_session(state) for state in record.sessions],
        "annotations": [_annotation(annotation) for annotation in record.annotations],
        "text": record.text,  # last: what is short can be read without scrolling past it
    }
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8") + b"\n"


def read(file: BinaryIO, *, source: str) -> Generator[ArticleLine, None, None]:
    """Yield what the lines of a file say, empty lines left out.

    A line that cannot be read, and an annotation that cannot, is yielded with its refusal: one bad line stops nothing.

    Args:
        file: opened for reading bytes.
        source: its name, for the sentences.
    """
    for number, data in json_lines(file):
        yield read_line(data, source=source, number=number)


def rows(record: ExportArticle) -> Iterator[ArticleLine]:
    """Yield what `read` must give for a record that was written: one line, without its number."""
    yield ArticleLine(
        line=0,
        text=record.text,
        text_sha256=hashlib.sha256(record.text.encode("utf-8")).hexdigest(),
        title=record.article.title,
        language=record.article.language,
        published=record.article.published,
        source=record.article.source,
        sessions=tuple(
            LineSession(session=state.session, annotator=state.annotator, status=state.status, flagged=state.flagged)
            for state in record.sessions
        ),
        annotations=tuple(_row(annotation, place) for place, annotation in enumerate(record.annotations, start=1)),
    )


def _session(state: SessionState) -> dict[str, Any]:
    return {
        "session": state.session,
        "annotator": state.annotator,
        "status": state.status.value,
        "flagged": state.flagged,
    }


def _annotation(annotation: ExportAnnotation) -> dict[str, Any]:
    return {
        "start": annotation.start,
        "end": annotation.end,
        "label": annotation.label,
        "words": annotation.words,
        "value": None if annotation.value is None else json.loads(annotation.value),
        "rule": annotation.rule,
        "note": annotation.note,
        "flagged": annotation.flagged,
        "annotator": annotation.annotator,
        "session": annotation.session,
        "made_at": annotation.made_at,
        "changed_at": annotation.changed_at,
    }


def _row(annotation: ExportAnnotation, place: int) -> LineAnnotation:
    return LineAnnotation(
        start=annotation.start,
        end=annotation.end,
        label=annotation.label,
        words=annotation.words,
        value=annotation.value,
        value_given=True,
        rule=annotation.rule,
        note=annotation.note,
        flagged=annotation.flagged,
        annotator=annotation.annotator,
        session=annotation.session,
        made_at=annotation.made_at,
        changed_at=annotation.changed_at,
        place=place,
    )
