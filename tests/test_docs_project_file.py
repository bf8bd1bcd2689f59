"""docs/project-file.md is true: its program reads a project without Beleg, and its examples are events."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from db.facts import Fact, NewFact, NewItem
from db.files import open_project
from db.operations.flag_annotation import flag_annotation
from db.operations.hide_article import hide_article
from db.operations.import_articles import import_articles
from db.operations.label_span import label_span
from db.operations.make_facts import make_facts
from db.operations.move_annotation import move_annotation
from db.operations.relabel_annotation import relabel_annotation
from db.operations.remove_annotation import remove_annotation
from db.operations.set_note import set_note
from db.operations.set_value import set_value
from db.operations.start_session import start_session
from db.operations.undo import redo, undo
from db.project import Project
from db.queries import annotations, articles, facts, sessions
from db.records import Annotation, AnnotationId, NewAnnotation, SessionId
from desktop.jobs.sample import make_sample
from desktop.reading import read_value
from exchange.sources import describe
from tests.db.merging import unite
from tests.house.sources import REPOSITORY

PAGE = (REPOSITORY / "docs" / "project-file.md").read_text(encoding="utf-8")


def fenced(language: str) -> list[str]:
    """Return the page's fenced examples in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def read(tmp_path: Path):
    """Run the page's program on a project, with the standard library alone, outside the repository."""
    (program,) = fenced("python")
    file = tmp_path / "read.py"
    file.write_text(program, encoding="utf-8")

    def run(project: Path, *words: str) -> list[dict[str, Any]]:
        command = [sys.executable, "-I", "-S", "-X", "utf8", str(file), str(project), *words]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=60)
        assert (done.returncode, done.stderr) == (0, "")
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


@pytest.fixture
def sample(tmp_path: Path) -> Project:
    return make_sample(tmp_path / "Sample ü 1.beleg", annotator="Ada")


def held(project: Project) -> list[dict[str, Any]]:
    """Return what the queries of Beleg say, in the form of the page's program."""
    found = []
    for article in articles.all_of(project):
        for session in sessions.all_of(project):
            for one in annotations.of_article(project, article.id, session.id):
                names = {"session": session.name, "annotator": session.annotator}
                names["title_of_article"] = article.title
                found.append(as_read(one) | names)
    return found


def as_read(one: Annotation) -> dict[str, Any]:
    told = {name: getattr(one, name) for name in ("id", "label", "start", "end", "words", "rule", "note", "flagged")}
    value = None if one.value is None else json.loads(one.value)
    return told | {"text_sha256": one.article, "value": value}


def in_order(found: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(one, ensure_ascii=False, sort_keys=True) for one in found)


def first(project: Project, session: SessionId) -> list[AnnotationId]:
    """Return the annotations of a session in the first article, in text order."""
    article = articles.at(project, 1)
    assert article is not None
    return [one.id for one in annotations.of_article(project, article.id, session)]


def work(project: Project) -> None:
    """Do what an analyst does: every kind of change, and some of it undone and done again."""
    reference, article = sessions.all_of(project)[1].id, articles.at(project, 1)
    assert article is not None
    one, two, three, four, five, six = first(project, reference)[:6]
    moved = annotations.get(project, one)
    assert moved is not None
    move_annotation(
        project, session=reference, annotation=one, start=moved.start + 1, end=moved.end, value=None, rule=None
    )
    relabel_annotation(project, session=reference, annotation=two, label="country", value='{"code":"DE"}', rule="typed")
    set_value(project, session=reference, annotation=three, value=None, rule=None)
    set_note(project, session=reference, annotation=four, note="prüfen „hier“ 😀")
    flag_annotation(project, session=reference, annotation=four, flagged=True)
    remove_annotation(project, session=reference, annotation=five)
    remove_annotation(project, session=reference, annotation=six)
    undo(project, session=reference)
    undo(project, session=reference)
    redo(project, session=reference)
    mine, _ = start_session(project, name="Second look", annotator="Ada")
    for start in (0, 6, 14):
        new = NewAnnotation(label="program", start=start, end=start + 5, note="mine")
        label_span(project, session=mine, article=article.id, annotation=new)
    undo(project, session=mine)
    hidden = articles.at(project, 2)
    assert hidden is not None
    hide_article(project, session=mine, article=hidden.id)


def test_the_program_reads_the_sample(read, sample):
    expected = held(sample)
    sample.close()
    assert len(expected) > 200
    assert in_order(read(sample.path)) == in_order(expected)


def test_the_program_reads_a_project_that_was_worked_in(read, sample):
    before = in_order(held(sample))
    work(sample)
    expected = held(sample)
    sample.close()
    assert in_order(expected) != before
    assert in_order(read(sample.path)) == in_order(expected)


def told(fact: Fact) -> dict[str, Any]:
    """Return what a fact holds, in the form of the page's program."""
    cells: dict[str, list[dict[str, Any]]] = {}
    for one in fact.cells:
        value = None if one.value is None else json.loads(one.value)
        item = {"label": one.label, "value": value, "words": one.words, "annotation": one.annotation}
        cells.setdefault(one.role, []).append(item)
    return {"id": fact.id, "title": fact.title, "note": fact.note, "status": fact.status, "cells": cells}


def test_the_program_reads_facts_too(read, sample):
    reference, article = sessions.all_of(sample)[1].id, articles.at(sample, 1)
    assert article is not None
    marked = annotations.of_article(sample, article.id, reference)[:6]
    items = [NewItem(role=one.label, annotation=one.id) for one in marked]
    items.append(NewItem(role="country", label="country", value='{"code":"PL"}'))
    new = NewFact(title="Netz 😀", note="„hier“", items=tuple(items))
    make_facts(sample, session=reference, article=article.id, facts=[new, NewFact(title="Nur ein Titel")])
    set_value(sample, session=reference, annotation=marked[0].id, value=None, rule=None)
    remove_annotation(sample, session=reference, annotation=marked[1].id)
    expected = [
        told(fact)
        for one in articles.all_of(sample)
        for session in sessions.all_of(sample)
        for fact in facts.of_article(sample, one.id, session.id)
    ]
    sample.close()
    found = read(sample.path, "facts")
    assert "Netz 😀" in {one["title"] for one in expected}
    for one in found:
        for some in one["cells"].values():
            some[:] = [{name: item[name] for name in ("label", "value", "words", "annotation")} for item in some]
    assert in_order([{name: one[name] for name in expected[0]} for one in found]) == in_order(expected)


def test_the_program_leaves_out_an_import_that_was_undone_and_takes_it_back(read, sample):
    reference = sessions.all_of(sample)[1].id
    import_articles(sample, session=reference, articles=[describe("Neu\n\nPolen gibt 3 Mio. Euro.\n", source="neu")])
    article = articles.all_of(sample)[-1].id
    new = NewAnnotation(label="country", start=5, end=10)
    label_span(sample, session=reference, article=article, annotation=new)
    whole = in_order(held(sample))
    assert in_order(read(sample.path)) == whole
    undo(sample, session=reference)
    undo(sample, session=reference)
    assert len(read(sample.path)) == len(whole) - 1
    redo(sample, session=reference)
    redo(sample, session=reference)
    sample.close()
    assert in_order(read(sample.path)) == whole


def test_the_program_shows_both_states_of_two_copies_that_were_united(read, sample, tmp_path):
    reference = sessions.all_of(sample)[1].id
    (one, *_) = first(sample, reference)
    sample.close()
    shutil.copy(sample.path, tmp_path / "other.beleg")
    here, there = open_project(sample.path), open_project(tmp_path / "other.beleg")
    set_note(here, session=reference, annotation=one, note="here")
    set_note(there, session=reference, annotation=one, note="there")
    unite(here.db, there.db)
    expected = held(here)
    here.close()
    there.close()
    found = read(sample.path)
    assert sorted(each["note"] for each in found if each["id"] == one) == ["here", "there"]
    assert in_order(found) == in_order(expected)


def test_the_examples_are_events_as_they_are_written(sample):
    work(sample)
    written = [json.loads(body) for (body,) in sample.db.execute("SELECT body FROM events")]
    shapes = {frozenset(event) for event in written}
    examples = [json.loads(text) for text in fenced("json")]
    sample.close()
    assert [sorted(example)[-2] for example in examples] == ["step", "takes", "undoes"]
    for example in examples:
        assert frozenset(example) in shapes
        assert set(example["step"]) == {"at", "name", "number", "session"}
    (change,) = examples[0]["changes"]
    kept = next(c for e in written for c in e.get("changes", ()) if c["kind"] == "annotation" and c["state"])
    assert (set(change), set(change["state"])) == (set(kept), set(kept["state"]))


def test_the_first_example_is_what_the_sample_gives(sample):
    article = articles.at(sample, 1)
    assert article is not None
    text = articles.text(sample, article.id)
    event = json.loads(fenced("json")[0])
    state = event["changes"][0]["state"]
    found = read_value(article, text, state["start"], state["end"], state["label"])
    sample.close()
    assert article.id.startswith(event["article"].rstrip("…"))
    assert text[state["start"] : state["end"]] == state["words"]
    assert (json.loads(found.value or ""), found.rule) == (state["value"], state["rule"])


def test_every_table_and_kind_is_told():
    from db import rows, schema

    for name in ("texts", "originals", "events", *schema.DERIVED_TABLES, "places"):
        assert f"`{name}`" in PAGE
    for kind in rows.WRITERS:
        assert f"| `{kind}` |" in PAGE
    assert f"0x{schema.APPLICATION_ID:X}" in PAGE
    assert f"| `PRAGMA user_version` | {schema.VERSION} |" in PAGE
