"""How good suggestions have been, as their decisions tell."""

import json

from db import models
from db.operations.accept_suggestions import accept_suggestions
from db.operations.import_annotations import import_annotations
from db.operations.label_span import label_span
from db.operations.reject_suggestions import reject_suggestions
from db.operations.remove_annotation import remove_annotation
from db.operations.set_value import set_value
from db.operations.undo import undo
from db.project import Project
from db.queries import annotations, quality
from db.queries.quality import Outcome, Tally
from db.records import ArticleId, GivenAnnotation, GivenArticle, SessionId
from tests.db import worlds
from tests.db.suggesting_help import MONEY, one


def decide(project: Project, anna: SessionId, ben: SessionId, made: ArticleId) -> None:
    """Accept one and correct its value, accept one, reject one, mark one that was missed; Ben rejects one."""
    for words in (MONEY, "2024"):
        accept_suggestions(project, session=anna, suggestions={made: [one(project, made, anna, words)]})
    money = annotations.of_article(project, made, anna)[0]
    set_value(project, session=anna, annotation=money.id, value='{"min":"1"}', rule="typed")
    reject_suggestions(project, session=anna, suggestions={made: [one(project, made, anna, "Österreich")]})
    worlds.labelled(project, anna, made, "Netz")
    reject_suggestions(project, session=ben, suggestions={made: [one(project, made, ben, "2024")]}, everywhere=True)


def test_every_decision_is_told_in_its_order(project: Project, anna: SessionId, ben: SessionId, made: ArticleId):
    decide(project, anna, ben, made)
    found = [(found.outcome, found.words, found.annotator) for found in quality.decisions(project)]
    assert found == [
        (Outcome.CORRECTED, MONEY, "Anna"),
        (Outcome.ACCEPTED, "2024", "Anna"),
        (Outcome.REJECTED, "Österreich", "Anna"),
        (Outcome.MISSED, "Netz", "Anna"),
        (Outcome.REJECTED, "2024", "Ben"),
    ]
    money, year, austria, netz, _ = quality.decisions(project)
    assert (money.rule, money.origin, money.confidence, money.value) == ("amount.rule", "rules", 0.75, '{"min":"1"}')
    assert (year.suggested_label, year.suggested_start) == ("date", year.start)
    assert (austria.article, worlds.FUNDING[austria.start : austria.end]) == (made, "Österreich")
    assert (netz.suggested_label, netz.rule, netz.origin, netz.confidence) == (None, None, None, None)


def test_they_are_counted_by_label_rule_and_day(project: Project, anna: SessionId, ben: SessionId, made: ArticleId):
    decide(project, anna, ben, made)
    hers = quality.tallies(project, "Anna")
    assert hers.total == Tally(accepted=1, corrected=1, rejected=1, missed=1)
    assert hers.by_label == {
        "amount": Tally(corrected=1, missed=1),
        "country": Tally(rejected=1),
        "date": Tally(accepted=1),
    }
    assert hers.by_rule[("date", "date.rule", "rules")] == Tally(accepted=1)
    assert hers.by_day == [("2026-03-01", hers.total)]
    assert (hers.total.share, Tally(missed=3).share) == (1 / 3, None)
    assert quality.tallies(project).total.rejected == 2
    assert quality.tallies(project, "Nobody").by_day == []


def test_what_is_taken_back_counts_no_more(project: Project, anna: SessionId, ben: SessionId, made: ArticleId):
    decide(project, anna, ben, made)
    undo(project, session=ben)
    for _ in range(3):
        undo(project, session=anna)
    assert quality.tallies(project).total == Tally(accepted=2)
    for found in annotations.of_article(project, made, anna):
        remove_annotation(project, session=anna, annotation=found.id)
    assert quality.tallies(project).total == Tally()


def test_what_was_marked_where_nothing_was_suggested_to_anybody_is_not_counted(
    project: Project, anna: SessionId, made: ArticleId
):
    (bare,) = worlds.brought(project, anna, "Nichts wurde hier gesucht: 2024.")
    new = worlds.span("Nichts wurde hier gesucht: 2024.", "2024", "date")
    label_span(project, session=anna, article=bare, annotation=new)
    given = GivenAnnotation(annotation=worlds.span(worlds.FUNDING, "2024", "date"))
    import_annotations(project, session=anna, articles=[GivenArticle(article=made, annotations=(given,))])
    assert list(quality.decisions(project)) == []


def test_a_relabelled_one_counts_under_what_was_suggested(project: Project, anna: SessionId, made: ArticleId):
    label_span(project, session=anna, article=made, annotation=worlds.span(worlds.FUNDING, "2024", "program"))
    (found,) = quality.decisions(project)
    assert (found.outcome, found.label, found.suggested_label) == (Outcome.CORRECTED, "program", "date")
    assert quality.tallies(project).by_label == {"date": Tally(corrected=1)}
    assert json.loads(annotations.of_article(project, made, anna)[0].suggestion or "")["label"] == "date"


def test_a_model_is_kept_replaced_and_switched_off(project: Project):
    events = worlds.events(project)
    assert models.get_model(project, "crf") is None
    models.put_model(project, name="crf", data=b"\0\xff1", report={"f1": 0.5, "articles": 12})
    models.put_model(project, name="crf", data=b"\0\xff2", report={"f1": 0.75})
    models.set_enabled(project, name="crf", enabled=False)
    project = worlds.reopened(project)
    found = models.get_model(project, "crf")
    assert found is not None
    assert (found.name, found.data, found.report, found.enabled) == ("crf", b"\0\xff2", {"f1": 0.75}, False)
    assert found.made_at.startswith("2026-03-01T")
    assert worlds.events(project) == events
    project.close()
