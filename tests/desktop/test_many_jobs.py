"""Looking for what is equal, for words and for patterns, in many articles: what is found, and what is in its way."""

import json
import signal
import time

import pytest

from db import files
from db.operations.join_programs import join_programs
from db.operations.label_span import label_span
from db.operations.reject_suggestions import reject_suggestions
from db.operations.start_session import start_session
from db.queries import annotations, articles, passages, suggestions
from db.records import NewAnnotation
from desktop.controllers.many import pattern_step
from desktop.jobs import hits as hits_module
from desktop.jobs.equal import find_equal, wanted
from desktop.jobs.hits import SURE, Standing, words_pattern
from desktop.jobs.importing import import_text
from desktop.jobs.pattern_process import LONGEST, BadPattern, PatternProcess, SlowPattern, check
from desktop.jobs.patterns import Query, find_hits, find_spans
from desktop.jobs.suggesting import make_suggestions

HERE = "Hier\n\nPolen zahlt 12 Mio. Euro. POLEN und Tschechien zahlen; die Tschechische Republik auch.\n"
THERE = "Dort\n\nDie Tschechische Republik zahlt 12 Millionen Euro. Die Bank Polens schweigt, Polen nicht.\n"


@pytest.fixture
def project(tmp_path):
    project = files.create_project(tmp_path / "a.beleg")
    yield project
    project.close()


@pytest.fixture
def session(project):
    session = start_session(project, name="First pass", annotator="Ada")[0]
    for text in (HERE, THERE):
        import_text(project, session=session, text=text)
    make_suggestions(project, session=session, processes=0)
    return session


def first(project, number=1):
    return articles.at(project, number).id


def label(project, session, words, name, number=1, value=None, rule=None):
    article = first(project, number)
    start = articles.text(project, article).index(words)
    new = NewAnnotation(label=name, start=start, end=start + len(words), value=value, rule=rule)
    changes = label_span(project, session=session, article=article, annotation=new)
    return annotations.get(project, next(iter(changes.annotations)))


def equal(project, session, one, **more):
    found = []
    keys = passages.reach(project, session, first(project)).keys
    whole = find_equal(project, session=session, what=wanted(project, one), keys=keys, told=found.extend, **more)
    return found, whole


def test_the_same_words_and_the_same_value_are_found_and_what_is_labelled_is_said(project, session):
    one = label(project, session, "Tschechien", "country", value='{"code":"CZ"}', rule="country.name")
    found, whole = equal(project, session, one)
    assert whole
    said = [(hit.words, hit.title, hit.standing) for hit in found]
    assert ("Tschechien", "Hier", Standing.LABELLED) in said
    assert {hit.title for hit in found if hit.words.endswith("Tschechische Republik")} == {"Hier", "Dort"}
    assert all(json.loads(hit.value) == {"code": "CZ"} for hit in found)


def test_words_are_whole_and_headlines_are_the_same_name(project, session):
    one = label(project, session, "Polen", "country", value='{"code":"PL"}', rule="country.name")
    found, _ = equal(project, session, one)
    assert [hit.words for hit in found if hit.title == "Hier"] == ["Polen", "POLEN"]
    assert "Polens" not in [hit.words for hit in found if hit.standing is Standing.FREE]


def test_an_amount_is_the_same_by_its_value(project, session):
    waiting = suggestions.of_article(project, first(project), session)
    one = next(found for found in waiting if found.words == "12 Mio. Euro")
    found, _ = equal(project, session, one)
    assert [(hit.words, hit.standing) for hit in found] == [
        ("12 Mio. Euro", Standing.SUGGESTED),
        ("12 Millionen Euro", Standing.SUGGESTED),
    ]
    assert found[0].before.endswith("zahlt ")
    assert found[0].after.startswith(". POLEN")


def test_what_was_rejected_or_is_taken_is_shown_and_not_sure(project, session):
    waiting = suggestions.of_article(project, first(project), session)
    one = next(found for found in waiting if found.words == "Polen")
    reject_suggestions(project, session=session, suggestions={first(project): [one]})
    label(project, session, "zahlt 12 Mio. Euro", "program")
    found, _ = equal(project, session, one)
    assert found[0].standing is Standing.REJECTED
    query = Query(words="12 Mio. Euro", is_pattern=False, label="amount")
    told = []
    find_hits(project, session=session, query=query, keys=[1], told=told.extend)
    assert [(hit.standing, hit.other) for hit in told] == [(Standing.TAKEN, "zahlt 12 Mio. Euro")]
    assert not {Standing.REJECTED, Standing.TAKEN} & SURE


def test_a_program_is_found_in_all_its_spellings(project, session):
    one = label(
        project, session, "Bank Polens", "program", 2, '{"name":"Bank Polens","status":"as_written"}', "program.name"
    )
    join_programs(project, session=session, spellings=["Die Tschechische Republik"], name="Bank Polens")
    found, _ = equal(project, session, annotations.get(project, one.id))
    assert [(hit.words, json.loads(hit.value)["status"]) for hit in found] == [
        ("Die Tschechische Republik", "resolved"),
        ("Bank Polens", "as_written"),
    ]


def test_a_typed_value_is_given_to_all(project, session):
    value = '{"basis":"total","currency":"EUR","max":"7","min":"7","period":null,"qualifier":"exact"}'
    one = label(project, session, "12 Mio. Euro", "amount", value=value, rule="typed")
    found, _ = equal(project, session, one)
    assert {(hit.value, hit.rule) for hit in found} == {(value, "typed")}


def test_a_search_can_be_cancelled_and_ends_with_too_much(project, session, monkeypatch):
    one = label(project, session, "Polen", "country", value='{"code":"PL"}', rule="country.name")
    found, whole = equal(project, session, one, cancelled=lambda: True)
    assert (found, whole) == ([], False)
    monkeypatch.setattr("desktop.jobs.equal.MOST", 1)
    found, whole = equal(project, session, one)
    assert not whole
    assert hits_module.MOST > 1


def test_the_nearest_articles_come_first_and_hidden_ones_not_at_all(project, session):
    reach = passages.reach(project, session, first(project, 2))
    assert [found.title for found in passages.read(project, reach.keys)] == ["Dort", "Hier"]
    assert reach.project == []
    assert passages.read(project, [999]) == []


@pytest.mark.parametrize(
    ("spelling", "text", "found"),
    [
        ("KI-Fabrik", "KI-Fabriken, KI-Fabrik.", ["KI-Fabrik"]),
        ("12 Mio. €", "112 Mio. € und 12\u00a0Mio. €", ["12\u00a0Mio. €"]),
        ("a b", "a\n  b ab a      b", ["a\n  b"]),
        ("C++ (neu)", "C++ (neu)!", ["C++ (neu)"]),
    ],
)
def test_spellings_are_found_as_whole_words(spelling, text, found):
    assert [match.group() for match in words_pattern([spelling], any_case=False).finditer(text)] == found


def test_words_and_patterns_are_found_with_a_value_of_their_own(project, session):
    for query in (
        Query(words="12 Mio. Euro", is_pattern=False, label="amount"),
        Query(words=r" ?\d+ Mio\. Euro", is_pattern=True, label="amount"),
    ):
        told = []
        assert find_hits(project, session=session, query=query, keys=[1, 2], told=told.extend)
        assert [hit.words for hit in told] == ["12 Mio. Euro"]  # without the space
        assert json.loads(told[0].value)["min"] == "12000000"


@pytest.mark.parametrize(("pattern", "position"), [("(a", 0), ("a{2,1}", 2), ("[", 0), ("a" * (LONGEST + 1), LONGEST)])
def test_a_broken_pattern_is_told_with_its_place(pattern, position):
    with pytest.raises(BadPattern) as caught:
        check(pattern)
    assert caught.value.position == position
    assert f"at character {position + 1}" in caught.value.sentence()


def test_a_pattern_that_never_ends_is_ended():
    began = time.monotonic()
    with PatternProcess(r"(\w+\s*)+=", any_case=False, limit_s=0.5) as process, pytest.raises(SlowPattern) as caught:
        process.find(["wort " * 40], 10)
    assert time.monotonic() - began < 15
    assert "stopped" in caught.value.sentence()


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="the system has no such clock")
def test_a_pattern_that_never_ends_ends_without_the_window_too():
    with PatternProcess(r"(\w+\s*)+=", any_case=False, limit_s=0.5) as process:
        with pytest.raises(SlowPattern):
            process.find(["wort " * 40], 10)
        process._process.join(10)  # nobody ends it here: as after a window that was killed
        assert process._process.exitcode == -signal.SIGALRM


def test_a_search_that_rests_is_not_ended():
    with PatternProcess("b", any_case=False, limit_s=0.2) as process:
        assert process.find(["abc"], 10) == [[(1, 2)]]
        process._process.join(1)
        assert process.find(["bab"], 10) == [[(0, 1), (2, 3)]]


def test_a_pattern_is_cancelled_while_it_runs():
    with PatternProcess(r"(\w+\s*)+=", any_case=False, limit_s=20) as process:
        assert process.find(["wort " * 40], 10, cancelled=lambda: True) is None


def test_empty_hits_are_none_and_lines_have_ends():
    assert find_spans(r"x*", "yyx", lambda: False) == [(2, 3)]
    assert find_spans(r"^b$", "a\nb\nc", lambda: False) == [(2, 3)]


def test_what_was_typed_stands_in_the_name_of_the_step_as_it_is():
    query = Query(words=r"\d{2} {n} {label} 100%n", is_pattern=True, label="amount")
    assert pattern_step(query, 3) == r"Label 3 found by “\d{2} {n} {label} 100%n” as amount"
