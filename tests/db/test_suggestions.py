"""What waits in an article, and what has become of the rest."""

import json
from dataclasses import replace

import pytest

from db.errors import BadField, NotThere, UnknownLabel
from db.operations.accept_suggestions import accept_suggestions
from db.operations.label_span import label_span
from db.operations.label_spans import label_spans
from db.operations.reject_suggestions import reject_suggestions
from db.operations.set_value import set_value
from db.operations.start_session import start_session
from db.operations.take_back_rejections import take_back_rejections
from db.operations.undo import undo
from db.project import Project
from db.queries import annotations, rejections, steps, suggestions
from db.records import ArticleId, SessionId
from db.suggested import OtherReading, SuggestionState
from db.suggesting import put_suggestions
from tests.db import worlds
from tests.db.suggesting_help import FOUND, MONEY, import_marked, one
from tests.db.worlds import suggest, waiting


def states(project: Project, article: ArticleId, session: SessionId) -> dict[str, str]:
    return {one.words: one.state.value for one in suggestions.all_of_article(project, article, session)}


def test_they_come_in_text_order_with_all_that_is_told_of_them(project: Project, anna: SessionId, article: ArticleId):
    other = OtherReading(value='{"min":"1"}', rule="amount.plain")
    new = suggest(worlds.FUNDING, MONEY, value=worlds.VALUE, readings=(other,), reckoned_from="2025-11-03")
    put_suggestions(project, {article: ("1", [FOUND[2], new])})
    money, year = suggestions.of_article(project, article, anna)
    assert (money.words, money.value, money.rule, money.readings) == (MONEY, worlds.VALUE, "amount.rule", (other,))
    assert (money.reckoned_from, money.confidence, money.origin) == ("2025-11-03", 0.75, "rules")
    assert (year.words, year.state) == ("2024", SuggestionState.WAITING)


@pytest.mark.parametrize("held", ["{", "7", "[7]", "[{}]", '[{"value":1}]', '"x"', "[" * 100_000])
def test_readings_of_a_foreign_cache_that_are_none_are_passed_over(
    project: Project, anna: SessionId, made: ArticleId, held: str
):
    project.db.execute("UPDATE suggestions SET readings = ?", [held])
    assert all(one.readings == () for one in suggestions.of_article(project, made, anna))


@pytest.mark.parametrize("held", ["{", "7", "[7]", "null", '"x"', "NaN", "[" * 100_000])
def test_a_value_of_a_foreign_cache_that_is_none_is_refused(
    project: Project, anna: SessionId, made: ArticleId, held: str
):
    project.db.execute("UPDATE suggestions SET value = ? WHERE label = 'country'", [held])
    wanted = [found for found in suggestions.of_article(project, made, anna) if found.label == "country"]
    before = worlds.events(project)
    for decide in (accept_suggestions, reject_suggestions):
        with pytest.raises(BadField):
            decide(project, session=anna, suggestions={made: wanted})
    assert worlds.events(project) == before


def test_furniture_is_held_back_and_can_be_shown(project: Project, anna: SessionId, made: ArticleId):
    assert [words for words, _ in waiting(project, made, anna)] == [MONEY, "Österreich", "2024"]
    shown = suggestions.of_article(project, made, anna, furniture=True)
    assert (shown[0].words, shown[0].state) == ("AI Factories", SuggestionState.HELD_BACK)
    worlds.assert_counted(project)


def test_an_annotation_that_overlaps_decides(project: Project, anna: SessionId, ben: SessionId, made: ArticleId):
    accept_suggestions(project, session=anna, suggestions={made: [one(project, made, anna, MONEY)]})
    worlds.labelled(project, anna, made, "nach Österreich")
    worlds.labelled(project, anna, made, "AI")
    assert states(project, made, anna) == {
        "AI Factories": "corrected",
        MONEY: "accepted",
        "Österreich": "corrected",
        "2024": "waiting",
    }
    assert set(states(project, made, ben).values()) == {"waiting", "held_back"}
    worlds.assert_counted(project)


def test_what_is_the_same_from_several_is_shown_once(project: Project, anna: SessionId, article: ArticleId):
    learned = suggest(worlds.FUNDING, "2024", "date", 0.95, origin="learned")
    put_suggestions(project, {article: ("1", [FOUND[2], learned])})
    import_marked(project, anna, article, "2024", "date", score=0.3)
    import_marked(project, anna, article, "2024", "amount", score=None)
    date, amount = sorted(suggestions.of_article(project, article, anna), key=lambda one: one.label, reverse=True)
    assert (date.label, date.confidence, date.origin) == ("date", 0.95, "learned")
    assert (amount.label, amount.confidence, amount.origin) == ("amount", None, "model.jsonl")
    worlds.assert_counted(project)


@pytest.mark.parametrize("origin", ["rules", "learned"])
def test_an_import_cannot_pass_for_what_is_made_here(
    project: Project, anna: SessionId, article: ArticleId, origin: str
):
    import_marked(project, anna, article, "2024", "date", origin=origin)
    import_marked(project, anna, article, "2024", "date", origin=origin)
    [found] = suggestions.of_article(project, article, anna)
    assert found.origin == f"{origin} (imported)"


def test_the_same_import_twice_adds_nothing(project: Project, anna: SessionId, article: ArticleId):
    report = import_marked(project, anna, article, "2024", "date")
    assert (report.suggestions, report.added, report.known) == (1, 0, 0)
    before = worlds.everything(project)
    report = import_marked(project, anna, article, "2024", "date")
    assert (report.suggestions, report.added, report.known) == (0, 0, 1)
    assert worlds.everything(project) == before
    undo(project, session=anna)
    assert waiting(project, article, anna) == []
    assert import_marked(project, anna, article, "2024", "date").suggestions == 1
    assert waiting(project, article, anna) == [("2024", "date")]


@pytest.mark.parametrize("score", [-0.1, 1.1, float("nan"), float("inf")])
def test_a_score_that_is_none_is_refused(project: Project, anna: SessionId, article: ArticleId, score: float):
    report = import_marked(project, anna, article, "2024", "date", score=score)
    assert "takes a number from 0 to 1" in report.refused[0][1]
    assert report.changes.step is None


def test_an_annotation_remembers_what_it_decided(project: Project, anna: SessionId, made: ArticleId):
    accept_suggestions(project, session=anna, suggestions={made: [one(project, made, anna, MONEY)]})
    wider = worlds.span(worlds.FUNDING, "seit 2024", "date")
    label_span(project, session=anna, article=made, annotation=wider)
    worlds.labelled(project, anna, made, "Netz")
    found = annotations.of_article(project, made, anna)
    netz, money, year = (json.loads(one.suggestion or "") for one in found)
    assert netz is None
    assert money == {
        "start": found[1].start,
        "end": found[1].end,
        "label": "amount",
        "value": json.loads(worlds.VALUE),
        "rule": "amount.rule",
        "origin": "rules",
        "confidence": 0.75,
    }
    assert (year["start"], year["end"], year["label"]) == (found[2].start + 5, found[2].end, "date")
    set_value(project, session=anna, annotation=found[1].id, value='{"min":"1"}', rule="typed")
    (changed,) = (other for other in annotations.of_article(project, made, anna) if other.id == found[1].id)
    assert changed.suggestion == found[1].suggestion


def test_without_suggestions_nobody_knows_what_was_missed(project: Project, anna: SessionId, article: ArticleId):
    worlds.labelled(project, anna, article)
    assert [one.suggestion for one in annotations.of_article(project, article, anna)] == [None]


def test_the_same_label_goes_before_the_larger_overlap(project: Project, anna: SessionId, article: ArticleId):
    found = [suggest(worlds.FUNDING, "seit 2024", "program", 0.9), suggest(worlds.FUNDING, "2024", "date", 0.1)]
    put_suggestions(project, {article: ("1", found)})
    start = worlds.FUNDING.index("seit")
    best = suggestions.best_for(project, article, anna, start, start + 9, "date")
    other = suggestions.best_for(project, article, anna, start, start + 9, "amount")
    assert best is not None
    assert other is not None
    assert (best.words, other.words) == ("2024", "seit 2024")
    assert suggestions.best_for(project, article, anna, 0, 2, "date") is None


def test_a_rejection_holds_in_all_sessions_of_its_annotator_and_after_the_rules_change(
    project: Project, anna: SessionId, ben: SessionId, made: ArticleId
):
    reject_suggestions(project, session=anna, suggestions={made: [one(project, made, anna, "2024")]})
    second, _ = start_session(project, name="Zweite", annotator="Anna")
    put_suggestions(project, {made: ("2", [*FOUND, suggest(worlds.FUNDING, "2027", "date")])})
    for session in (anna, second):
        assert [words for words, _ in waiting(project, made, session)] == [MONEY, "Österreich", "2027"]
    assert "2024" in [words for words, _ in waiting(project, made, ben)]
    worlds.assert_counted(project)
    put_suggestions(project, {made: ("3", [suggest(worlds.FUNDING, "2024", "date", value='{"edtf":"2024"}')])})
    assert waiting(project, made, anna) == [("2024", "date")], "another value is another suggestion"
    worlds.assert_counted(project)


def test_a_rejection_everywhere_reaches_articles_that_come_later(
    project: Project, anna: SessionId, ben: SessionId, made: ArticleId
):
    (late, there) = worlds.brought(project, anna, f"Spät. {worlds.FUNDING}", f"Da. {worlds.FUNDING}")
    again = suggest(f"Da. {worlds.FUNDING}", "2024", "date")
    put_suggestions(project, {there: ("1", [again])})
    changes = reject_suggestions(
        project, session=anna, suggestions={made: [one(project, made, anna, "2024")]}, everywhere=True
    )
    assert changes.articles == {made, there}
    assert changes.touches("rejection", there)
    assert waiting(project, there, anna) == []
    put_suggestions(project, {late: ("1", [suggest(f"Spät. {worlds.FUNDING}", "2024", "date")])})
    assert waiting(project, late, anna) == []
    assert waiting(project, late, ben) == [("2024", "date")]
    worlds.assert_counted(project)
    assert undo(project, session=anna).articles >= {made, there, late}
    assert waiting(project, late, anna) == [("2024", "date")]
    worlds.assert_counted(project)


def test_a_rejection_everywhere_is_counted_in_every_session(project: Project, anna: SessionId, ben: SessionId):
    texts = [f"{number}\n\nPolen zahlt 2024, und Polen klagt.\n" for number in range(4)]
    keys = worlds.brought(project, anna, *texts)
    for text, key in zip(texts, keys, strict=True):
        second = text.rindex("Polen")
        polen = suggest(text, "Polen", "country", 0.8)
        again = replace(polen, start=second, end=second + 5, confidence=0.6)
        learned = replace(polen, origin="learned", confidence=0.9)  # the same, by another maker
        furniture = replace(polen, label="program", furniture=True)
        put_suggestions(project, {key: ("r", (polen, again, learned, furniture, suggest(text, "2024", "date")))})
    import_marked(project, anna, keys[1], "Polen", "country", score=None, text=texts[1])
    second = start_session(project, name="Second pass", annotator="anna")[0]
    label_span(project, session=second, article=keys[0], annotation=worlds.span(texts[0], "Polen zahlt", "program"))
    worlds.assert_counted(project)
    polen = next(one for one in suggestions.of_article(project, keys[1], anna) if one.words == "Polen")
    reject_suggestions(project, session=anna, suggestions={keys[1]: [polen]})
    worlds.assert_counted(project)
    changes = reject_suggestions(project, session=anna, suggestions={keys[1]: [polen]}, everywhere=True)
    assert changes.articles == set(keys)
    worlds.assert_counted(project)
    assert [len(waiting(project, key, anna)) for key in keys] == [1, 1, 1, 1]
    assert [len(waiting(project, key, ben)) for key in keys] == [3, 3, 3, 3]
    here, everywhere = sorted(rejections.all_of(project), key=lambda one: one.article is None)
    take_back_rejections(project, session=anna, rejections=[everywhere.id])
    worlds.assert_counted(project)
    assert [len(waiting(project, key, anna)) for key in keys] == [3, 1, 3, 3]
    assert here.article == keys[1]
    for step in range(3):
        undo(project, session=anna)
        worlds.assert_counted(project)
        assert len(waiting(project, keys[2], anna)) == (1 if step == 0 else 3)


def test_rejections_are_listed_and_taken_back(project: Project, anna: SessionId, ben: SessionId, made: ArticleId):
    for session, words in ((anna, "2024"), (anna, MONEY), (ben, "Österreich")):
        found = one(project, made, session, words)
        reject_suggestions(project, session=session, suggestions={made: [found]}, everywhere=words == MONEY)
    listed = rejections.all_of(project)
    assert [(found.words, found.annotator, found.article is None) for found in listed] == [
        ("Österreich", "Ben", False),
        (MONEY, "Anna", True),
        ("2024", "Anna", False),
    ]
    money = listed[1]
    assert (money.seen_in, worlds.FUNDING[money.start : money.end]) == (made, MONEY)
    assert (money.rule, money.origin, money.confidence) == ("amount.rule", "rules", 0.75)
    assert [found.words for found in rejections.all_of(project, annotator="Anna")] == [MONEY, "2024"]
    take_back_rejections(project, session=anna, rejections=[money.id])
    last = steps.last_done(project, anna)
    assert last is not None
    assert last.name == f"Take back the rejection of “{MONEY.replace(chr(0xA0), ' ')}” as amount"
    assert [found.words for found in rejections.all_of(project)] == ["Österreich", "2024"]
    assert MONEY in [words for words, _ in waiting(project, made, anna)]


def test_the_names_of_the_steps(project: Project, anna: SessionId, made: ArticleId):
    every = suggestions.of_article(project, made, anna)
    reject_suggestions(project, session=anna, suggestions={made: every[:1]}, everywhere=True)
    reject_suggestions(project, session=anna, suggestions={made: every[:2]})
    undo(project, session=anna)
    undo(project, session=anna)
    accept_suggestions(project, session=anna, suggestions={made: every[2:]})
    undo(project, session=anna)
    accept_suggestions(project, session=anna, suggestions={made: every})
    names = [step.name for step in steps.of_session(project, anna)][:4]
    assert names == [
        "Accept 3 suggestions",
        "Accept “2024” as date",
        "Reject 2 suggestions",
        "Reject “380 Millionen Euro” as amount everywhere",
    ]


def test_nothing_is_accepted_over_an_annotation(project: Project, anna: SessionId, made: ArticleId):
    every = suggestions.of_article(project, made, anna)
    worlds.labelled(project, anna, made, "2024")
    accept_suggestions(project, session=anna, suggestions={made: every})
    assert [one.words for one in annotations.of_article(project, made, anna)] == [MONEY, "Österreich", "2024"]
    changes = accept_suggestions(project, session=anna, suggestions={made: every})
    assert changes.step is None


def test_a_label_that_is_not_the_projects_is_refused(project: Project, anna: SessionId, made: ArticleId):
    strange = suggest(worlds.FUNDING, "Netz", "person")
    put_suggestions(project, {made: ("1", [*FOUND, strange])})
    before = worlds.everything(project)
    every = suggestions.of_article(project, made, anna)
    with pytest.raises(UnknownLabel):
        accept_suggestions(project, session=anna, suggestions={made: every})
    spans = {made: [worlds.span(worlds.FUNDING, "2024", "date"), worlds.span(worlds.FUNDING, "Netz", "person")]}
    with pytest.raises(UnknownLabel):
        label_spans(project, session=anna, spans=spans, name="Label")
    with pytest.raises(NotThere):
        label_spans(project, session=anna, spans={ArticleId("0" * 64): []}, name="Label")
    assert worlds.everything(project) == before


def test_spans_that_are_labelled_already_are_counted(project: Project, anna: SessionId, made: ArticleId):
    worlds.labelled(project, anna, made, "Österreich")
    new = [worlds.span(worlds.FUNDING, words) for words in ("Österreich", "2024", "2024")]
    report = label_spans(project, session=anna, spans={made: new}, name="Label 3 spans")
    assert (report.added, report.known, report.cancelled) == (1, 2, False)
    report = label_spans(project, session=anna, spans={made: new}, name="Label 3 spans")
    assert (report.added, report.known, report.changes.step) == (0, 3, None)
