"""The operations on facts and roles: rows of the table of all operations."""

from db.facts import FactStatus, NewFact, NewItem, Proposal, ProposalItem, Role
from db.operations.edit_fact import edit_fact
from db.operations.join_programs import join_programs
from db.operations.label_span import label_span
from db.operations.make_facts import make_facts
from db.operations.move_annotation import move_annotation
from db.operations.part_program import part_program
from db.operations.put_into_fact import put_into_fact
from db.operations.reject_facts import reject_facts
from db.operations.relabel_annotation import relabel_annotation
from db.operations.remove_annotation import remove_annotation
from db.operations.remove_fact import remove_fact
from db.operations.set_fact_statuses import set_fact_statuses
from db.operations.set_role import set_role
from db.operations.set_value import set_value
from db.operations.take_back_fact_rejections import take_back_fact_rejections
from db.operations.take_out_of_fact import take_out_of_fact
from db.operations.undo import redo, undo
from db.proposing import cells_of, key_of
from db.queries import facts, suggestions
from db.records import Changes, FactId, SessionId
from db.suggested import Suggestion
from tests.db import worlds
from tests.db.operation_world import Row, World, in_session, on_annotation

SUM = (
    '{"basis":"total","currency":"EUR","max":"380000000","min":"380000000","note":"net","period":null,'
    '"qualifier":"over"}'
)
POLAND = '{"code":"PL"}'
FUNDER = Role(name="funder", label=None)
RETIRED = Role(name="funder", label=None, retired=True)


def suggested(world: World, words: str) -> Suggestion:
    """Return what waits for Anna under these words."""
    found = suggestions.of_article(world.project, world.article, world.anna)
    return next(one for one in found if one.words == words)


def whole(world: World) -> NewFact:
    """Return a fact with everything: suggestions, an annotation, a value from the analyst."""
    return NewFact(
        note="zu prüfen 😀",
        items=(
            NewItem(role="program", suggestion=suggested(world, "Digital Europe")),
            NewItem(role="amount", annotation=world.annotation),
            NewItem(role="part", annotation=world.annotation),
            NewItem(role="date", suggestion=suggested(world, "2024")),
            NewItem(role="country", label="country", value=POLAND),
        ),
    )


def made(world: World, *new: NewFact, session: SessionId | None = None) -> Changes:
    """Make facts in the article."""
    some = new or (whole(world),)
    return make_facts(world.project, session=session or world.anna, article=world.article, facts=some)


def the_fact(world: World) -> FactId:
    """Return the only fact, or one that is not there."""
    found = facts.of_article(world.project, world.article, world.anna)
    return found[0].id if found else FactId("none:0")


def on_the_fact(operation, **fields):
    """Return the call of an operation on Anna's fact."""
    return lambda w: operation(w.project, session=w.anna, fact=the_fact(w), **fields)


def proposals(world: World) -> list[Proposal]:
    """Return two proposed facts of what waits."""
    found = []
    for words in ("Digital Europe", "„Digital Europe“"):
        items = (
            ProposalItem(role="program", marked=suggested(world, words), same="program Digital Europe"),
            ProposalItem(role="date", marked=suggested(world, "2027"), same=None),
        )
        cells = cells_of(items[: 1 if words[0] == "D" else 2])
        key = key_of("Digital Europe", cells)
        found.append(
            Proposal(key=key, program="Digital Europe", title=words, items=items, rule="sentence", confidence=0.5)
        )
    return found


def rejected(world: World) -> Changes:
    """Reject the proposed facts."""
    return reject_facts(world.project, session=world.anna, article=world.article, proposals=proposals(world))


def gone_by_ben(world: World) -> None:
    """Make a fact of Anna's that Ben changes, in a second session's eyes."""
    made(world)
    edit_fact(world.project, session=world.ben, fact=the_fact(world), note="Ben")


FACT_ROWS = (
    Row(name="make_facts: one with everything", do=made),
    Row(
        name="make_facts: three, which share a suggestion; one without evidence",
        do=lambda w: made(
            w,
            whole(w),
            NewFact(title="Nur ein Titel", items=()),
            NewFact(items=(NewItem(role="program", suggestion=suggested(w, "Digital Europe")),)),
        ),
    ),
    Row(
        name="make_facts: of a suggestion that was accepted by now",
        before=lambda w: label_span(
            w.project, session=w.anna, article=w.article, annotation=worlds.span(worlds.FUNDING, "2027", "date")
        ),
        do=lambda w: made(
            w, NewFact(title="x", items=(NewItem(role="date", suggestion=suggested(w, "2024")),)), whole(w)
        ),
    ),
    Row(
        name="edit_fact: title, note and status",
        before=made,
        do=on_the_fact(edit_fact, title="T", note="", status="checked"),
    ),
    Row(name="edit_fact: what Ben changed", before=gone_by_ben, do=on_the_fact(edit_fact, note="Anna")),
    Row(
        name="set_fact_statuses: of three, one of which has it",
        before=lambda w: (
            made(w, whole(w), NewFact(title="Zwei"), NewFact(title="Drei", status=FactStatus.CHECKED)),
            edit_fact(w.project, session=w.ben, fact=the_fact(w), note="Ben"),
        ),
        do=lambda w: set_fact_statuses(
            w.project,
            session=w.anna,
            facts=[fact.id for fact in facts.of_article(w.project, w.article, w.anna)],
            status=FactStatus.CHECKED,
        ),
    ),
    Row(
        name="put_into_fact: a suggestion, an annotation twice, a value",
        before=made,
        do=lambda w: put_into_fact(
            w.project,
            session=w.anna,
            fact=the_fact(w),
            items=[
                NewItem(role="date", suggestion=suggested(w, "2027")),
                NewItem(role="amount", annotation=w.other),
                NewItem(role="amount", annotation=w.annotation),
                NewItem(role="country", label="country", value='{"code":"AT"}'),
                NewItem(role="country", label="country", value=POLAND),
            ],
        ),
    ),
    Row(
        name="put_into_fact: into a role of the project",
        before=lambda w: (made(w), set_role(w.project, session=w.ben, role=FUNDER)),
        do=on_the_fact(put_into_fact, items=[NewItem(role="funder", label="country", value=POLAND)]),
    ),
    Row(
        name="take_out_of_fact: all but the program",
        before=made,
        do=lambda w: take_out_of_fact(
            w.project,
            session=w.anna,
            fact=the_fact(w),
            values=[
                cell
                for cell in facts.of_article(w.project, w.article, w.anna)[0].cells
                if cell.role not in ("program", "part")
            ],
        ),
    ),
    Row(name="remove_fact: one", before=made, do=on_the_fact(remove_fact)),
    Row(name="remove_annotation: one that proves a fact", before=made, do=on_annotation(remove_annotation)),
    Row(
        name="remove_annotation: one that proves two facts, one of which is changed by Ben",
        before=lambda w: (gone_by_ben(w), made(w, NewFact(items=(NewItem(role="amount", annotation=w.annotation),)))),
        do=on_annotation(remove_annotation),
    ),
    Row(
        name="set_value: of an annotation in a fact", before=made, do=on_annotation(set_value, value=SUM, rule="typed")
    ),
    Row(
        name="relabel_annotation: one in a fact",
        before=made,
        do=on_annotation(relabel_annotation, label="country", value=POLAND, rule="typed"),
    ),
    Row(
        name="move_annotation: one in a fact",
        before=made,
        do=on_annotation(move_annotation, start=38, end=50, value=SUM, rule="typed"),
    ),
    Row(
        name="join_programs: one that a fact is about",
        before=made,
        do=in_session(join_programs, spellings=["Digital Europe"], name="DIGITAL"),
    ),
    Row(
        name="part_program: one that a fact is about, from a name joined further",
        before=lambda w: (
            made(w),
            join_programs(w.project, session=w.ben, spellings=["Digital Europe"], name="DIGITAL"),
            join_programs(w.project, session=w.ben, spellings=["DIGITAL"], name="Digitales Europa"),
        ),
        do=in_session(part_program, spelling="DIGITAL"),
    ),
    Row(name="undo: facts that were made", before=made, do=in_session(undo), back=redo, forth=undo),
    Row(name="reject_facts: two", do=rejected),
    Row(
        name="reject_facts: one that was taken back",
        before=lambda w: (
            rejected(w),
            take_back_fact_rejections(
                w.project, session=w.anna, rejections=[one.id for one in facts.rejections(w.project)]
            ),
        ),
        do=rejected,
    ),
    Row(
        name="take_back_fact_rejections: one of two",
        before=rejected,
        do=lambda w: take_back_fact_rejections(
            w.project, session=w.anna, rejections=[facts.rejections(w.project)[0].id]
        ),
    ),
    Row(
        name="set_fact_statuses: two, one of which has it already",
        before=lambda w: (
            made(w),
            made(w, NewFact(status=FactStatus.CHECKED, items=(NewItem(role="amount", annotation=w.annotation),))),
        ),
        do=lambda w: set_fact_statuses(
            w.project,
            session=w.anna,
            facts=[one.id for one in facts.of_article(w.project, w.article, w.anna)],
            status=FactStatus.CHECKED,
        ),
    ),
    Row(name="set_role: a new one", do=in_session(set_role, role=FUNDER)),
    Row(
        name="set_role: another label, and back in use",
        before=lambda w: (
            set_role(w.project, session=w.anna, role=FUNDER),
            set_role(w.project, session=w.ben, role=RETIRED),
        ),
        do=in_session(set_role, role=Role(name="Funder", label="program")),
    ),
    Row(
        name="set_role: retire one that a fact uses",
        before=lambda w: (
            set_role(w.project, session=w.anna, role=FUNDER),
            made(w, NewFact(items=(NewItem(role="funder", annotation=w.annotation),))),
        ),
        do=in_session(set_role, role=RETIRED),
    ),
)
