"""Every damage to what was put in is found, and named."""

import hashlib
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from db import canonical, check, files
from db.errors import KnownError
from db.facts import NewFact, NewItem
from db.opening import examine
from db.operations.import_annotations import import_annotations
from db.operations.make_facts import make_facts
from db.queries import annotations, articles, sessions
from db.records import ArticleId, GivenAnnotation, GivenArticle, GivenSuggestion
from db.suggesting import put_suggestions
from tests.db import worlds


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> Path:
    project = worlds.make_project(tmp_path_factory.mktemp("sound"))
    anna = worlds.session_of(project)
    texts = [f"Artikel {n}. {worlds.FUNDING}" for n in range(8)]
    for article, text in zip(worlds.brought(project, anna, *texts, worlds.HOSTILE_TEXT), texts, strict=False):
        worlds.labelled(project, anna, article, text=text)
    suggested = worlds.suggest(texts[0], "380\u00a0Millionen Euro")
    put_suggestions(project, {ArticleId(canonical.text_id(texts[0])): ("1", [suggested])})
    mark = GivenAnnotation(
        annotation=worlds.span(texts[5], "2024", "date"), suggestion=GivenSuggestion(origin="model.jsonl")
    )
    given = GivenArticle(article=ArticleId(canonical.text_id(texts[5])), annotations=(mark,))
    import_annotations(project, session=anna, articles=[given])
    project.close()
    return project.path


@pytest.fixture
def raw(sound, tmp_path):
    """A connection without any guard."""
    connection = sqlite3.connect(shutil.copyfile(sound, tmp_path / "a.beleg"), isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    connection.close()


def found(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return [(fault.what, fault.sentence) for fault in check.check(connection)]


def put_event(connection: sqlite3.Connection, body: str) -> str:
    """Write an event past the door, with a hash that fits."""
    event = hashlib.sha256(body.encode()).hexdigest()
    connection.execute("INSERT INTO events(id, body) VALUES (?, ?)", [event, body])
    return event


def quoting(article: str, start: object, end: object, words: object) -> str:
    state = {"start": start, "end": end, "words": words, "label": "amount"}
    change = {"kind": "annotation", "key": None, "on": [], "state": state}
    return canonical.dumps({"v": 1, "article": article, "changes": [change]})


def test_a_sound_project_has_no_fault(raw):
    told: list[tuple[int, int]] = []
    assert check.check(raw, progress=lambda done, total: told.append((done, total))) == []
    assert told[-1][0] == told[-1][1] > 30


def test_a_project_on_disk_has_no_fault(sound):
    project = files.open_project(sound, writable=False)
    assert check.check(project.db.conn) == []
    project.close()


def test_an_altered_text(raw):
    raw.execute("UPDATE texts SET body = replace(body, '380', '830') WHERE key = 3")
    (article,) = raw.execute("SELECT id FROM texts WHERE key = 3").fetchone()
    faults = check.check(raw)
    assert {fault.what for fault in faults} == {"text", "event", "annotation"}
    assert faults[0].where == article
    assert faults[0].sentence == (
        f"The text of the article {article[:12]}… does not match its hash: it is not what was imported."
    )
    assert "the words “380\ufffdMillionen Euro” of an annotation are not what stands at 4" in faults[1].sentence


def test_a_missing_text(raw):
    raw.execute("DELETE FROM texts WHERE key = 2")
    whats = [what for what, _ in found(raw)]
    assert whats == ["event", "article", "annotation"]


def test_a_text_that_is_not_utf_8_does_not_hide_the_others(raw):
    raw.execute("UPDATE texts SET body = CAST(x'41ff42' AS TEXT) WHERE key = 1")
    raw.execute("UPDATE texts SET body = 'x' WHERE key = 5")
    texts = [sentence for what, sentence in found(raw) if what == "text"]
    assert len(texts) == 2


def test_poisoned_rows_are_named_one_by_one(raw):
    raw.execute("BEGIN")
    for number in range(2000):
        body = canonical.dumps({"v": 1, "undoes": f"{number}", "step": {}})
        if number % 10 == 0:
            event = hashlib.sha256(b"\xff" + body.encode()).hexdigest()
            raw.execute("INSERT INTO events(id, body) VALUES (?, CAST(? AS TEXT))", [event, b"\xff" + body.encode()])
        else:
            put_event(raw, body)
    raw.execute("COMMIT")
    assert len([what for what, _ in found(raw) if what == "event"]) == 200


def test_altered_original_bytes(raw):
    raw.execute("INSERT INTO originals(id, bytes) VALUES (?, ?)", [hashlib.sha256(b"a").hexdigest(), b"b"])
    raw.execute("INSERT INTO originals(id, bytes) VALUES (?, ?)", [hashlib.sha256(b"c").hexdigest(), b"c"])
    assert [what for what, _ in found(raw)] == ["original"]


def test_an_altered_event(raw):
    raw.execute("UPDATE events SET body = replace(body, 'Anna', 'Hans') WHERE body LIKE '%Anna%'")
    faults = found(raw)
    assert {what for what, _ in faults} == {"event"}
    assert "does not match its hash" in faults[0][1]


def test_a_missing_event_that_others_name(raw):
    """The import's events are named by the step that takes them in."""
    (seq, event) = raw.execute(
        "SELECT seq, id FROM events WHERE body NOT LIKE '%\"step\"%' ORDER BY seq LIMIT 1"
    ).fetchone()
    raw.execute("DELETE FROM events WHERE seq = ?", [seq])
    sentences = [sentence for what, sentence in found(raw) if what == "event"]
    assert sentences[0].startswith(f"The event {event[:12]}… is missing; event ")


@pytest.mark.parametrize(
    "body",
    [
        '{"v": 1}',
        '{"b":1,"a":1}',
        '{"a":1,"a":1}',
        '{"a":NaN}',
        '{"a":"\\u00e9"}',
        "[]",
        '"x"',
        '{"changes":1}',
        '{"changes":[1]}',
        '{"changes":[{"on":1}]}',
        '{"takes":1}',
        "{",
        "[" * 5000,
        '{"a":' + "9" * 6000 + "}",
    ],
)
def test_an_event_that_is_no_canonical_json(raw, body):
    put_event(raw, body)
    (fault,) = found(raw)
    assert fault[0] == "event"
    assert "is not canonical JSON of an event" in fault[1]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (0, 7, "artikel"),
        (1, 8, "Artikel"),
        (0, 8, "Artikel"),
        (-7, 7, "Artikel"),
        (0, 10**9, "Artikel"),
        (0, 0, ""),
        (7, 0, "Artikel"),
        ("0", 7, "Artikel"),
        (0.0, 7, "Artikel"),
        (0, 7, None),
        (None, 7, "Artikel"),
    ],
)
def test_an_event_that_misquotes(raw, start, end, words):
    (article,) = raw.execute("SELECT id FROM texts WHERE key = 1").fetchone()
    put_event(raw, quoting(article, start, end, words))
    (fault,) = found(raw)
    assert fault[0] == "event"
    assert fault[1].startswith("In event ")


def test_an_event_that_quotes_rightly(raw):
    (article,) = raw.execute("SELECT id FROM texts WHERE key = 1").fetchone()
    put_event(raw, quoting(article, 0, 7, "Artikel"))
    assert found(raw) == []


def test_an_event_of_a_text_that_is_not_there(raw):
    put_event(raw, quoting("0" * 64, 0, 7, "Artikel"))
    assert "whose text is missing or damaged" in found(raw)[0][1]


def test_an_altered_row_of_an_annotation(raw):
    raw.execute("UPDATE annotations SET start = start + 1, end = end + 1 WHERE key = 4")
    (fault,) = check.check(raw)
    assert fault.what == "annotation"
    assert fault.where == raw.execute("SELECT id FROM annotations WHERE key = 4").fetchone()[0]


def test_altered_rows_of_suggestions(raw):
    raw.execute("UPDATE suggestions SET start = start + 1, end = end + 1")
    raw.execute("UPDATE given_suggestions SET start = start + 1, end = end + 1")
    faults = check.check(raw)
    assert [fault.what for fault in faults] == ["suggestion"] * 2
    assert faults[0].sentence.startswith("The words “2024” of a suggestion are not what stands at ")
    assert faults[1].sentence.startswith("The words “380\ufffdMillionen Euro” of a suggestion are not what stands at ")


def test_suggestions_of_a_text_that_is_gone(raw):
    raw.execute("UPDATE suggestions SET article = 4711")
    (fault,) = check.check(raw)
    assert (fault.what, "missing or damaged" in fault.sentence) == ("suggestion", True)


def test_an_event_with_a_suggestion_that_misquotes(raw):
    (article,) = raw.execute("SELECT id FROM texts WHERE key = 1").fetchone()
    put_event(raw, quoting(article, 0, 7, "artikel").replace('"kind":"annotation"', '"kind":"suggestion"'))
    (fault,) = found(raw)
    assert "the words “artikel” of a suggestion are not" in fault[1]


def test_an_altered_length_of_an_article(raw):
    raw.execute("UPDATE articles SET length = length + 1 WHERE key = 4")
    (fault,) = check.check(raw)
    assert fault.what == "article"
    assert "are noted" in fault.sentence


def test_a_check_can_be_cancelled(raw):
    raw.execute("UPDATE texts SET body = 'x' WHERE key = 1")
    assert check.check(raw, cancelled=lambda: True) == []
    assert check.check(raw, cancelled=lambda: False) != []


def test_faults_come_as_they_are_found(raw):
    raw.execute("UPDATE texts SET body = 'x' WHERE key = 1")
    first = next(check.faults(raw))
    assert first.what == "text"


def grown(connection: sqlite3.Connection) -> list[object]:
    """Return what was put in."""
    tables = [("texts", "body"), ("originals", "bytes"), ("events", "body")]
    return [
        connection.execute(f"SELECT CAST(id AS BLOB), CAST({column} AS BLOB) FROM {table} ORDER BY rowid").fetchall()
        for table, column in tables
    ]


@pytest.mark.parametrize("kind", ["bit", "sector", "zeros", "swap"])
def test_no_damage_to_what_was_put_in_goes_unnoticed(sound, tmp_path, kind):
    """Damage at random places: it is refused, or found, or what was put in reads exactly as before."""
    reference = sqlite3.connect(f"{sound.as_uri()}?mode=ro", uri=True)
    before = grown(reference)
    reference.close()
    chance = random.Random(kind)
    damaged = 0
    for number in range(60):
        path = tmp_path / f"{number}.beleg"
        content = bytearray(sound.read_bytes())
        spoil(content, kind, chance)
        path.write_bytes(content)
        if not _seen(path):
            connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
            assert grown(connection) == before
            connection.close()
        else:
            damaged += 1
        path.unlink()
    assert damaged > 5


def spoil(content: bytearray, kind: str, chance: random.Random) -> None:
    if kind == "bit":
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    elif kind == "sector":
        at = chance.randrange(len(content) // 512) * 512
        content[at : at + 512] = chance.randbytes(512)
    elif kind == "zeros":
        at = chance.randrange(len(content) // 4096) * 4096
        content[at : at + 4096] = bytes(4096)
    else:
        one, other = (chance.randrange(len(content) // 4096) * 4096 for _ in range(2))
        content[one : one + 4096], content[other : other + 4096] = (
            content[other : other + 4096],
            content[one : one + 4096],
        )


def _seen(path: Path) -> bool:
    try:
        examine(path)
    except KnownError:
        return True
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        return bool(check.check(connection))
    finally:
        connection.close()


@pytest.fixture
def with_fact(sound, tmp_path):
    """A connection without any guard, to a copy that holds a fact."""
    path = Path(shutil.copyfile(sound, tmp_path / "facts.beleg"))
    project = worlds.opened(path)
    [anna] = sessions.all_of(project)
    article = articles.all_of(project)[0].id
    [marked] = annotations.of_article(project, article, anna.id)
    items = (
        NewItem(role="amount", annotation=marked.id),
        NewItem(role="country", label="country", value='{"code":"PL"}'),
    )
    make_facts(project, session=anna.id, article=article, facts=[NewFact(items=items)])
    project.close()
    connection = sqlite3.connect(path, isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    assert check.check(connection) == []
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE cell_values SET words = '830\u00a0Millionen Euro' WHERE role = 'amount'", "of the evidence of a fact"),
        ("UPDATE cell_values SET start = start + 1 WHERE role = 'amount'", "of the evidence of a fact"),
        ("DELETE FROM annotations WHERE article = (SELECT article FROM facts)", "cites the annotation"),
        ("DELETE FROM facts", "belongs to a fact that is not there"),
    ],
)
def test_a_fact_that_does_not_say_what_its_article_says(with_fact, statement, sentence):
    with_fact.execute(statement)
    faults = [told for what, told in found(with_fact) if what == "fact"]
    assert faults
    assert sentence in faults[0]


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (None, "a fact has no cells"),
        ({"amount": "x:0"}, "a fact has no cells"),
        ({"amount": ["x"]}, "“amount” names no annotation"),
        ({"amount": [":1"]}, "names what its event did not make"),
        ({"amount": [":0"]}, "names what its event did not make"),
        ({"amount": [7]}, "holds neither an annotation nor a value"),
        ({"amount": [{"label": "amount", "value": None}]}, "holds a value without a label, or none"),
        ({"amount": [{"value": {}}]}, "holds a value without a label, or none"),
    ],
)
def test_an_event_whose_fact_cannot_be_read(raw, cells, sentence):
    change = {"kind": "fact", "key": None, "on": [], "state": {"title": "", "cells": cells}}
    put_event(raw, canonical.dumps({"v": 1, "article": None, "changes": [change]}))
    [(what, told)] = found(raw)
    assert what == "event"
    assert sentence in told
