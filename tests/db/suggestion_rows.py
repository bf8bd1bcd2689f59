"""The operations on suggestions and programs: rows of the table of all operations."""

from db.operations.accept_suggestions import accept_suggestions
from db.operations.import_annotations import import_annotations
from db.operations.join_programs import join_programs
from db.operations.label_span import label_span
from db.operations.label_spans import label_spans
from db.operations.move_annotation import move_annotation
from db.operations.part_program import part_program
from db.operations.reject_suggestions import reject_suggestions
from db.operations.relabel_annotation import relabel_annotation
from db.operations.start_session import start_session
from db.operations.take_back_rejections import take_back_rejections
from db.operations.undo import undo
from db.queries import rejections, suggestions
from db.records import (
    ArticleId,
    Changes,
    GivenAnnotation,
    GivenArticle,
    GivenSuggestion,
    SessionId,
)
from db.suggested import Suggestion
from tests.db import worlds
from tests.db.operation_world import Row, World, in_session, on_annotation


def waiting(world: World, *words: str) -> dict[ArticleId, list[Suggestion]]:
    """Return what waits for Anna in the article; of these words, where some are named."""
    found = suggestions.of_article(world.project, world.article, world.anna)
    return {world.article: [one for one in found if not words or one.words in words]}


def rejected(world: World, *words: str, everywhere: bool = False) -> Changes:
    """Reject what waits for Anna."""
    return reject_suggestions(
        world.project, session=world.anna, suggestions=waiting(world, *words), everywhere=everywhere
    )


def from_model(world: World) -> list[GivenArticle]:
    """Return suggestions of a model, one of them the same as a rule's, and an annotation."""
    mark = GivenSuggestion(origin="model.jsonl", score=0.8)
    found = [
        GivenAnnotation(annotation=worlds.span(worlds.FUNDING, "2024", "date"), suggestion=mark),
        GivenAnnotation(annotation=worlds.span(worlds.FUNDING, "Netz", "program"), suggestion=mark),
        GivenAnnotation(
            annotation=worlds.span(worlds.FUNDING, "AI Factories", "program"), suggestion=GivenSuggestion(origin="brat")
        ),
        GivenAnnotation(annotation=worlds.span(worlds.FUNDING, "wächst", "program")),
    ]
    text = worlds.HOSTILE_TEXT
    other = GivenAnnotation(annotation=worlds.span(text, text[2:5], "country"), suggestion=mark)
    return [
        GivenArticle(article=world.article, annotations=tuple(found)),
        GivenArticle(article=world.hostile, annotations=(other,)),
    ]


def program(world: World, words: str, session: SessionId | None = None) -> Changes:
    """Label words of the article as a program, with their name as the value."""
    value = f'{{"name":"{words}","status":"as_written"}}'
    new = worlds.span(worlds.FUNDING, words, "program", value=value, rule="program.name")
    return label_span(world.project, session=session or world.anna, article=world.article, annotation=new)


def two_programs(world: World) -> None:
    """Mark a program in two sessions of Anna's and in one of Ben's."""
    second, _ = start_session(world.project, name="Second", annotator="Anna")
    for session in (world.anna, second, world.ben):
        program(world, "Digital Europe", session)


SUGGESTION_ROWS = (
    Row(
        name="accept_suggestions: one",
        do=lambda w: accept_suggestions(w.project, session=w.anna, suggestions=waiting(w, "2024")),
    ),
    Row(
        name="accept_suggestions: all, two of which overlap",
        do=lambda w: accept_suggestions(w.project, session=w.anna, suggestions=waiting(w)),
    ),
    Row(
        name="accept_suggestions: an imported one",
        before=lambda w: import_annotations(w.project, session=w.ben, articles=from_model(w)),
        do=lambda w: accept_suggestions(w.project, session=w.anna, suggestions=waiting(w, "Netz", "2024")),
    ),
    Row(name="reject_suggestions: one, here", do=lambda w: rejected(w, "2024")),
    Row(name="reject_suggestions: all, here", do=rejected),
    Row(name="reject_suggestions: one, everywhere", do=lambda w: rejected(w, "2027", everywhere=True)),
    Row(
        name="reject_suggestions: everywhere what is rejected here",
        before=lambda w: (
            import_annotations(w.project, session=w.ben, articles=from_model(w)),
            rejected(w, "2024"),
        ),
        do=lambda w: reject_suggestions(
            w.project,
            session=w.anna,
            suggestions={w.article: suggestions.of_article(w.project, w.article, w.ben)},
            everywhere=True,
        ),
    ),
    Row(
        name="reject_suggestions: one that was taken back",
        before=lambda w: (
            rejected(w, "2024"),
            take_back_rejections(w.project, session=w.anna, rejections=[rejections.all_of(w.project)[0].id]),
        ),
        do=lambda w: rejected(w, "2024"),
    ),
    Row(
        name="take_back_rejections: here and everywhere",
        before=lambda w: (rejected(w, "2024"), rejected(w, "2027", everywhere=True)),
        do=lambda w: take_back_rejections(
            w.project, session=w.anna, rejections=[one.id for one in rejections.all_of(w.project)]
        ),
    ),
    Row(
        name="join_programs: two spellings, marked in three sessions",
        before=two_programs,
        do=in_session(join_programs, spellings=["Digital Europe", "Digitales\nEuropa"], name="DIGITAL"),
    ),
    Row(name="join_programs: nothing marked", do=in_session(join_programs, spellings=["KI-Fonds"], name="AI Fund")),
    Row(
        name="part_program: one that was joined",
        before=lambda w: (
            two_programs(w),
            join_programs(w.project, session=w.anna, spellings=["Digital Europe"], name="DIGITAL"),
        ),
        do=in_session(part_program, spelling="Digital Europe"),
    ),
    Row(
        name="label_spans: in two articles, one labelled already",
        do=lambda w: (
            label_spans(
                w.project,
                session=w.anna,
                name="Label 3 spans as amount",
                spans={
                    w.article: [
                        worlds.span(worlds.FUNDING, "380\u00a0Millionen Euro"),
                        worlds.span(worlds.FUNDING, "2024"),
                        worlds.span(worlds.FUNDING, "Digital Europe"),
                    ],
                    w.hostile: [worlds.span(worlds.HOSTILE_TEXT, worlds.HOSTILE_TEXT[1:4])],
                },
            ).changes
        ),
    ),
    Row(
        name="import_annotations: suggestions of a model",
        do=lambda w: import_annotations(w.project, session=w.anna, articles=from_model(w)).changes,
    ),
    Row(
        name="import_annotations: suggestions that were undone",
        before=lambda w: (
            import_annotations(w.project, session=w.anna, articles=from_model(w)),
            undo(w.project, session=w.anna),
        ),
        do=lambda w: import_annotations(w.project, session=w.anna, articles=from_model(w)).changes,
    ),
    Row(
        name="relabel_annotation: one that a suggestion became",
        before=lambda w: accept_suggestions(w.project, session=w.anna, suggestions=waiting(w, "2024")),
        do=on_annotation(relabel_annotation, label="country", value=None, rule=None),
    ),
    Row(
        name="move_annotation: over further suggestions",
        do=on_annotation(move_annotation, start=30, end=120, value=None, rule=None),
    ),
)
