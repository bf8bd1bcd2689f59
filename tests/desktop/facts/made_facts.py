"""Facts and proposed facts for tests of the facts pane."""

from db.facts import BUILT_IN, CellValue, Fact, FactStatus, Proposal, ProposalItem, Role
from db.records import Annotation, AnnotationId, ArticleId, EventId, FactId, SessionId
from db.suggested import RULES, Suggestion
from tests.desktop.facts.made import annotation
from values.codec import to_json
from values.field import parse

ROLES = (*BUILT_IN, Role(name="recipient", label=None))


def suggestion(number: int, label: str, words: str, shown: str | None = None, **other) -> Suggestion:
    """Return a suggestion whose value is what the value field shows."""
    fields = {
        "article": ArticleId("a"), "label": label, "start": number * 50, "end": number * 50 + len(words),
        "words": words, "value": None if shown is None else to_json(parse(label, shown)), "rule": None,
        "confidence": 0.9, "origin": RULES,
    }  # fmt: skip
    return Suggestion(**(fields | other))


def proved(role: str, one: Annotation) -> CellValue:
    """Return a value that an annotation proves."""
    same = f"{one.label} {one.value}" if one.value else None
    return CellValue(
        role=role, label=one.label, value=one.value, same=same, annotation=one.id, words=one.words, start=one.start,
        end=one.end, gone=False,
    )  # fmt: skip


def typed(role: str, label: str, shown: str) -> CellValue:
    """Return a value from the analyst."""
    value = to_json(parse(label, shown))
    return CellValue(
        role=role, label=label, value=value, same=f"{label} {value}", annotation=None, words="", start=None, end=None,
        gone=False,
    )  # fmt: skip


def gone(role: str) -> CellValue:
    """Return a value whose annotation is not there any more."""
    return CellValue(
        role=role, label="", value=None, same=None, annotation=AnnotationId("x:1"), words="", start=None, end=None,
        gone=True,
    )  # fmt: skip


def fact(number: int, *cells: CellValue, title: str = "", program: str | None = "AI Factories", **other) -> Fact:
    """Return a fact."""
    fields = {
        "key": number, "id": FactId(f"{number:064x}:9"), "head": EventId("e"), "article": ArticleId("a"),
        "session": SessionId("s"), "title": title, "note": "", "status": FactStatus.OPEN, "cells": cells,
        "program": program, "made_at": "2026-11-22T13:05:00Z", "changed_at": "2026-11-22T13:05:00Z",
    }  # fmt: skip
    return Fact(**(fields | other))


def proposal(key: str, *items: tuple[str, Annotation | Suggestion], program: str = "IPCEI-AI") -> Proposal:
    """Return a proposed fact."""
    made = tuple(ProposalItem(role=role, marked=one, same=f"{one.label} {one.value}") for role, one in items)
    return Proposal(key=key, program=program, title="", items=made, rule="fact.sentence", confidence=0.8)


PROGRAM = annotation(1, "program", "AI Factories", "AI Factories")
AMOUNT = annotation(2, "amount", "über 380 Millionen Euro", "> 380 000 000 EUR")
CZ = annotation(3, "country", "Tschechien", "CZ")
PL = annotation(4, "country", "Polen", "PL")
CZECH = annotation(5, "country", "tschechische", "CZ")
DATE = annotation(6, "date", "Oktober 2025", "2025-10")
LOOSE = annotation(7, "amount", "22 Mio. € jährlich", "22 000 000 EUR / year")
IPCEI = suggestion(8, "program", "IPCEI-AI", "IPCEI-AI")
SINCE = suggestion(9, "date", "Anfang 2025", "2025/.. START")
MALTA = suggestion(10, "country", "Malta", "MT")
MARKED = [PROGRAM, AMOUNT, CZ, PL, CZECH, DATE, LOOSE, IPCEI, SINCE, MALTA]
THIRD = fact(
    1, proved("program", PROGRAM), proved("amount", AMOUNT), proved("country", CZ), proved("country", PL),
    proved("country", CZECH), proved("date", DATE), title="AI Factories · third round",
)  # fmt: skip
BARE = fact(2, proved("program", PROGRAM), typed("date", "date", "2026"), gone("amount"))
PROPOSED = proposal("p1", ("program", IPCEI), ("date", SINCE))
