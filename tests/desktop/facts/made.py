"""Annotations for tests of the facts pane."""

from db.records import Annotation, AnnotationId, ArticleId, EventId, SessionId
from values.codec import to_json
from values.field import parse


def annotation(number: int, label: str, words: str, shown: str | None = None, start: int | None = None, **other):
    """Return an annotation whose value is what the value field shows."""
    begin = number * 50 if start is None else start
    value = None if shown is None else to_json(parse(label, shown))
    fields = {
        "id": AnnotationId(f"{number:064x}:0"), "head": EventId("e"), "article": ArticleId("a"),
        "session": SessionId("s"), "label": label, "start": begin, "end": begin + len(words), "words": words,
        "value": value, "rule": None if shown is None else f"{label}.name", "note": "", "flagged": False,
        "made_at": "2026-11-22T13:05:00Z", "changed_at": "2026-11-22T13:05:00Z",
    }  # fmt: skip
    return Annotation(**(fields | other))


def some() -> list[Annotation]:
    return [
        annotation(1, "program", "AI Factories", "AI Factories"),
        annotation(2, "amount", "über 380 Millionen Euro", "> 380 000 000 EUR", rule="amount.scale_word"),
        annotation(3, "country", "Tschechien", "CZ"),
        annotation(4, "country", "Polen", "PL", flagged=True),
        annotation(5, "amount", "mehrere Milliarden"),
        annotation(6, "date", "Oktober 2025", "2025-10", rule="date.month"),
    ]
