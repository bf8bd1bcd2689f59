"""All operations, one row for each thing that each of them does."""

from db.canonical import text_id
from db.operations.edit_article import edit_article
from db.operations.edit_session import edit_session
from db.operations.flag_annotation import flag_annotation
from db.operations.flag_article import flag_article
from db.operations.hide_article import hide_article
from db.operations.import_annotations import import_annotations
from db.operations.import_articles import import_articles
from db.operations.label_span import label_span
from db.operations.move_annotation import move_annotation
from db.operations.relabel_annotation import relabel_annotation
from db.operations.remove_annotation import remove_annotation
from db.operations.set_note import set_note
from db.operations.set_status import set_status
from db.operations.set_value import set_value
from db.operations.start_session import start_session
from db.operations.undo import redo, undo
from db.records import (
    ArticleId,
    Changes,
    GivenAnnotation,
    GivenArticle,
    Refusal,
    Scope,
    SessionState,
    Status,
)
from tests.db import worlds
from tests.db.fact_rows import FACT_ROWS
from tests.db.operation_world import Row, World, in_session, on_annotation, on_article
from tests.db.program_rows import PROGRAM_ROWS
from tests.db.ruling_rows import RULING_ROWS
from tests.db.suggestion_rows import SUGGESTION_ROWS


def given(world: World) -> list[GivenArticle]:
    """Return annotations of three kinds: of the importing session, of a new one, in a new article."""
    new = worlds.new_article("Neu: 5 Mio. Euro\n")
    mine = GivenAnnotation(annotation=worlds.span(worlds.FUNDING, "2024", "date", note="007"), where="line 1")
    hers = GivenAnnotation(
        annotation=worlds.span(worlds.FUNDING, "2027", "date"), session="Gold", annotator="Cleo", where="line 1"
    )
    state = SessionState(session="Gold", annotator="Cleo", status=Status.DONE, flagged=True)
    there = GivenArticle(article=world.article, sessions=(state,), annotations=(mine, hers), where="line 1")
    fresh = GivenAnnotation(annotation=worlds.span(new.text, "5 Mio. Euro", value=worlds.VALUE, rule="given"))
    return [there, GivenArticle(article=id_of(new.text), new=new, annotations=(fresh,), where="line 2")]


def id_of(text: str) -> ArticleId:
    """Return the id of a text."""
    return ArticleId(text_id(text))


def imported(world: World, *texts: str) -> Changes:
    """Import texts."""
    new = [worlds.new_article(text, original=b"\xff" + text.encode(), encoding="cp1252") for text in texts]
    return import_articles(world.project, session=world.anna, articles=new).changes


NOTE = on_annotation(set_note, note="zu prüfen 😀")

ROWS = (
    *SUGGESTION_ROWS,
    *FACT_ROWS,
    *PROGRAM_ROWS,
    *RULING_ROWS,
    Row(
        name="edit_article: title, language and day",
        do=on_article(edit_article, title="Anders", language="en", published="2026-01-02"),
    ),
    Row(name="edit_article: nothing known", do=on_article(edit_article, title="007", language=None, published=None)),
    Row(
        name="edit_session: chosen articles",
        do=lambda w: edit_session(
            w.project, session=w.anna, name="Zweite", scope=Scope.CHOSEN, articles=[w.article, w.hidden]
        ),
    ),
    Row(
        name="edit_session: all again",
        before=lambda w: edit_session(
            w.project, session=w.anna, name="Zweite", scope=Scope.CHOSEN, articles=[w.article]
        ),
        do=in_session(edit_session, name="Dritte", scope=Scope.ALL),
    ),
    Row(name="flag_annotation: on", do=on_annotation(flag_annotation, flagged=True)),
    Row(
        name="flag_annotation: off",
        before=on_annotation(flag_annotation, flagged=True),
        do=on_annotation(flag_annotation, flagged=False),
    ),
    Row(name="flag_article: on", do=on_article(flag_article, flagged=True)),
    Row(
        name="flag_article: off, and done before",
        before=lambda w: (
            on_article(set_status, status=Status.DONE)(w),
            on_article(flag_article, flagged=True)(w),
        ),
        do=on_article(flag_article, flagged=False),
    ),
    Row(name="hide_article: with annotations in it", do=on_article(hide_article)),
    Row(
        name="hide_article: where Ben has marked",
        before=lambda w: label_span(
            w.project, session=w.ben, article=w.article, annotation=worlds.span(worlds.FUNDING, "2024", "date")
        ),
        do=on_article(hide_article),
    ),
    Row(
        name="import_annotations: three sessions and a new article",
        do=lambda w: import_annotations(w.project, session=w.anna, articles=given(w)).changes,
    ),
    Row(
        name="import_annotations: many, into a hidden article",
        do=lambda w: (
            import_annotations(
                w.project,
                session=w.anna,
                articles=[
                    GivenArticle(
                        article=w.hidden,
                        new=worlds.new_article(worlds.PLAIN),
                        annotations=tuple(
                            GivenAnnotation(annotation=worlds.span(worlds.PLAIN, "007", note=name))
                            for name in ("1", "2", "3", "4", "5", "6", "7", "8", "9")
                        ),
                    )
                ],
            ).changes
        ),
    ),
    Row(name="import_articles: one", do=lambda w: imported(w, "Neu 1")),
    Row(
        name="import_articles: many, some known, some refused",
        do=lambda w: (
            import_articles(
                w.project,
                session=w.anna,
                articles=[
                    Refusal(source="b.txt", reason="It is a picture."),
                    worlds.new_article(worlds.FUNDING),
                    *(worlds.new_article(f"Neu {number}") for number in range(12)),
                ],
            ).changes
        ),
    ),
    Row(name="import_articles: a hidden one comes back", do=lambda w: imported(w, worlds.PLAIN)),
    Row(
        name="import_articles: one whose import was undone",
        before=lambda w: (imported(w, "Neu 1"), undo(w.project, session=w.anna)),
        do=lambda w: imported(w, "Neu 1", "Neu 2"),
    ),
    Row(
        name="label_span: with a value",
        do=on_article(
            label_span,
            annotation=worlds.span(worlds.FUNDING, "2024", "date", value=worlds.VALUE, rule="year", note="n"),
        ),
    ),
    Row(
        name="label_span: the same words again",
        do=on_article(label_span, annotation=worlds.span(worlds.FUNDING, "Österreich", "amount")),
    ),
    Row(
        name="label_span: hostile characters",
        do=lambda w: label_span(
            w.project,
            session=w.anna,
            article=w.hostile,
            annotation=worlds.span(worlds.HOSTILE_TEXT, worlds.HOSTILE_TEXT[1:-1], "program"),
        ),
    ),
    Row(
        name="move_annotation: both ends",
        do=on_annotation(move_annotation, start=0, end=12, value='{"min":"1"}', rule="typed"),
    ),
    Row(
        name="relabel_annotation: no value then",
        do=on_annotation(relabel_annotation, label="program", value=None, rule=None),
    ),
    Row(name="remove_annotation: one", do=on_annotation(remove_annotation)),
    Row(name="remove_annotation: one with a note", before=NOTE, do=on_annotation(remove_annotation)),
    Row(name="set_note: first", do=NOTE),
    Row(name="set_note: cleared", before=NOTE, do=on_annotation(set_note, note="")),
    Row(
        name="set_note: the same on another annotation's event",
        before=lambda w: set_note(w.project, session=w.ben, annotation=w.annotation, note="Ben"),
        do=NOTE,
    ),
    Row(name="set_status: done", do=on_article(set_status, status=Status.DONE)),
    Row(
        name="set_status: open again",
        before=on_article(set_status, status=Status.DONE),
        do=on_article(set_status, status=Status.OPEN),
    ),
    Row(name="set_value: typed", do=on_annotation(set_value, value='{"min":"007","note":" 12 "}', rule="typed")),
    Row(name="set_value: cleared", do=on_annotation(set_value, value=None, rule=None)),
    Row(
        name="start_session: chosen articles",
        do=lambda w: start_session(
            w.project, name="Zweite", annotator="Anna", scope=Scope.CHOSEN, articles=[w.article, w.hostile]
        )[1],
        back=None,
    ),
    Row(name="undo: one step", before=NOTE, do=in_session(undo), back=redo, forth=undo),
    Row(
        name="undo: an import",
        before=lambda w: imported(w, *(f"Neu {number}" for number in range(9))),
        do=in_session(undo),
        back=redo,
        forth=undo,
    ),
    Row(name="undo: redo", before=lambda w: (NOTE(w), in_session(undo)(w)), do=in_session(redo)),
)
