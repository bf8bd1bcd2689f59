"""`beleg annotate`: what a file must say, what is read, and every refusal with its line."""

import hashlib
import json

import pytest

from db.files import open_project
from tests.desktop.commands.runs import AMOUNT, FUNDING, SEEDS, amount, lines_of, marked

SHA = hashlib.sha256(FUNDING.encode()).hexdigest()


@pytest.fixture
def annotate(beleg, funding, tmp_path):
    """Take lines in, and return what was said."""

    def run(*lines, options=()):
        return beleg("annotate", funding, "--from", lines_of(tmp_path / "given.jsonl", lines), *options)

    return run


def rows(path, sql):
    project = open_project(path, writable=False)
    try:
        return project.db.execute(sql).fetchall()
    finally:
        project.close()


def values(path):
    return [
        (words, value and json.loads(value), rule)
        for words, value, rule in rows(path, "SELECT words, value, rule FROM annotations ORDER BY start")
    ]


def owners(path):
    return rows(
        path,
        "SELECT s.name, s.annotator, COUNT(*) FROM annotations a JOIN sessions s ON s.id = a.session"
        " GROUP BY s.id ORDER BY s.name, s.annotator",
    )


def test_the_reference_of_the_sample(beleg, seeded):
    ran = beleg("annotate", seeded, "--from", SEEDS / "annotations.jsonl")
    said = (SEEDS / "annotations.jsonl").read_bytes().decode().rstrip("\n").split("\n")
    expected = sum(len(json.loads(line)["annotations"]) for line in said)
    assert (ran.status, ran.out, ran.err) == (0, f"{expected} annotations taken.\n", "")


def test_what_is_marked_as_a_suggestion_waits(annotate, funding):
    ran = annotate(marked(amount(suggestion={"origin": "ner", "score": 0.8})))
    assert (ran.status, ran.out, ran.err) == (0, "0 annotations taken, 1 suggestion taken.\n", "")
    assert values(funding) == []
    ((words, origin, score),) = rows(funding, "SELECT words, origin, score FROM given_suggestions")
    assert (words, origin, score) == ("Über 380 Millionen Euro", "ner", 0.8)
    ran = annotate(marked(amount(suggestion={"origin": "ner", "score": 0.8})))
    assert ran.out == "0 annotations taken, 1 known already.\n"


def test_what_beleg_suggest_prints_is_taken_as_suggestions(beleg, funding, tmp_path):
    (tmp_path / "article.txt").write_text(FUNDING, encoding="utf-8")
    printed = beleg("suggest", tmp_path / "article.txt", "--jsonl", "--language", "de")
    line = json.loads(printed.out)
    assert (line["text_sha256"], len(line["annotations"]) > 1) == (SHA, True)
    (tmp_path / "found.jsonl").write_text(printed.out, encoding="utf-8")
    ran = beleg("annotate", funding, "--from", tmp_path / "found.jsonl")
    assert (ran.status, ran.err) == (0, "")
    taken = rows(funding, "SELECT start, end, label, value, rule, origin, score FROM given_suggestions ORDER BY start")
    assert [
        (start, end, label, json.loads(value), rule, score) for start, end, label, value, rule, _, score in taken
    ] == [
        tuple(one[key] for key in ("start", "end", "label", "value", "rule", "confidence"))
        for one in line["annotations"]
    ]
    assert {row[5] for row in taken} == {"found.jsonl"}


def test_a_text_and_a_span_with_a_label_are_enough(annotate, funding):
    ran = annotate(marked(amount()))
    assert (ran.status, ran.out, ran.err) == (0, "1 annotation taken.\n", "")
    ((words, value, rule),) = values(funding)
    assert words == "Über 380 Millionen Euro"
    assert (value["min"], value["currency"]) == ("380000000", "EUR")
    assert rule not in (None, "given")


def test_the_hash_stands_for_the_text(annotate, funding):
    assert annotate({"text_sha256": SHA, "annotations": [amount()]}).status == 0
    assert values(funding)[0][0] == "Über 380 Millionen Euro"


def test_a_value_is_taken_as_given(annotate, funding):
    start = FUNDING.index("Österreich")
    given = {"start": start, "end": start + 10, "label": "country", "value": {"code": "DE"}}
    assert annotate(marked(given)).status == 0
    assert values(funding) == [("Österreich", {"code": "DE"}, "given")]


def test_no_value_is_a_value_that_is_given(annotate, funding):
    assert annotate(marked(amount(value=None))).status == 0
    assert values(funding) == [("Über 380 Millionen Euro", None, None)]


def test_labels_in_capitals_are_the_same(annotate, funding):
    assert annotate(marked({**amount(), "label": "AMOUNT"})).status == 0
    assert rows(funding, "SELECT label FROM annotations") == [("amount",)]


def test_the_same_again_changes_nothing(annotate, funding):
    annotate(marked(amount()))
    before = funding.read_bytes()
    ran = annotate(marked(amount()))
    assert (ran.status, ran.out) == (0, "0 annotations taken, 1 known already.\n")
    assert funding.read_bytes() == before


def test_a_text_with_other_newlines_is_the_same_article(annotate, funding):
    text = "\ufeff" + FUNDING.replace("\n", "\r\n")
    start = text.index("Über")
    assert annotate(marked({**amount(), "start": start, "end": start + 23}, text=text)).status == 0
    assert values(funding)[0][0] == "Über 380 Millionen Euro"


LINE = "given.jsonl, line 2"  # told by who knows the project
LINE_ALONE = "Line 2 of “given.jsonl”"  # told by who knows only the line
OTHER_WORDS = "its words are “{}”, but the {} has “Über 380 Millionen Euro” "
REFUSED = {
    "unknown label": (
        marked({**amount(), "label": "colour"}),
        f"{LINE}, annotation 1: This project has no label “colour”; its labels are program, amount, country, date.",
    ),
    "words differ": (
        marked(amount(words="Millionen")),
        f"{LINE_ALONE}: annotation 1 (“Millionen”) was refused: {OTHER_WORDS.format('Millionen', 'text')}",
    ),
    "words differ from the project's": (
        {"text_sha256": SHA, "annotations": [amount(words="Euro")]},
        f"{LINE}, annotation 1: {OTHER_WORDS.format('Euro', 'article')}",
    ),
    "beyond the text": (
        {"text_sha256": SHA, "annotations": [{"start": 5, "end": 5000, "label": "date"}]},
        f"{LINE}, annotation 1: the article has",
    ),
    "unknown article": (
        marked(amount(), text="x" + FUNDING, title="Nobody's"),
        f"{LINE}: the project does not have the article “Nobody's”; import it first, or add it along (--add).",
    ),
    "unknown hash": (
        {"text_sha256": "0" * 64, "source": "Köln.txt"},
        f"{LINE}: the project does not have the article “Köln.txt”; import it first.",
    ),
    "no label": (marked({"start": 0, "end": 4}), f"{LINE_ALONE}: annotation 1 was refused: it has no “label”;"),
    "no text": ({"annotations": []}, f"{LINE_ALONE}: it has neither “text” nor “text_sha256”; correct the line"),
    "bad value": (marked(amount(value={"code": "DE"})), f"{LINE_ALONE}: annotation 1 was refused: The field “code”"),
    "empty session": (
        marked(amount(session=" ", annotator="x")),
        f"{LINE}, annotation 1: The session's name cannot be “ ”",
    ),
}


@pytest.mark.parametrize(("line", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_named_by_line_and_stops_nothing(annotate, funding, line, sentence):
    ran = annotate(marked(amount()), line, marked({**amount(), "label": "program"}))
    assert ran.status == 1
    assert ran.out == "2 annotations taken, 1 refused.\n"
    assert ran.err.count("\n") == 1
    assert ran.err.startswith(sentence)
    assert len(values(funding)) == 2


@pytest.mark.parametrize(
    ("data", "problem"),
    [(b"{nonsense}", ""), (b'{"text": "\xfc"}', ""), (b"[1]", "it is no JSON object")],
    ids=["no JSON", "not UTF-8", "no object"],
)
def test_a_line_that_cannot_be_read(beleg, funding, tmp_path, data, problem):
    (tmp_path / "given.jsonl").write_bytes(data + b"\n" + json.dumps(marked(amount())).encode() + b"\n")
    ran = beleg("annotate", funding, "--from", tmp_path / "given.jsonl")
    assert (ran.status, ran.out) == (1, "1 annotation taken, 1 refused.\n")
    assert ran.err.startswith(f"Line 1 of “given.jsonl”: {problem}")


def test_a_file_that_is_not_there(beleg, funding, tmp_path):
    ran = beleg("annotate", funding, "--from", tmp_path / "none.jsonl")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"{tmp_path / 'none.jsonl'} could not be read: No such file or directory. Nothing was imported.\n"


def test_articles_are_taken_along_when_asked(annotate, funding, beleg):
    text = "Another article.\n\n5 Mio. Euro.\n"
    line = marked({"start": 18, "end": 29, "label": "amount"}, text=text, title="Given title", published="2026-02-01")
    ran = annotate(line, options=["--add"])
    assert (ran.status, ran.out) == (0, "1 annotation taken, 1 article added.\n")
    assert rows(funding, "SELECT title, published FROM articles ORDER BY key")[1] == ("Given title", "2026-02-01")
    beleg("undo", funding)
    assert rows(funding, "SELECT COUNT(*) FROM articles") == [(1,)]


def test_annotations_are_counted_as_they_stand_in_the_line(annotate):
    unread, wrong = {"start": 0, "end": 4}, amount(words="Unter 380 Millionen Euro")
    ran = annotate({"text_sha256": SHA, "annotations": [unread, amount(), unread, wrong]})
    assert ran.out == "1 annotation taken, 3 refused.\n"
    assert [int(line.split("annotation ")[1][0]) for line in ran.refusals()] == [1, 3, 4]


def test_a_project_that_is_not_there_is_to_be_made_first(beleg, tmp_path):
    for verb in (["annotate", tmp_path / "none.beleg", "--from"], ["import", tmp_path / "none.beleg"]):
        ran = beleg(*verb, lines_of(tmp_path / "given.jsonl", []))
        assert ran.status != 0
        assert ran.err.startswith("There is no file “none.beleg” in")
        assert "`beleg new`" in ran.err


def test_annotations_without_names_are_the_command_lines(annotate, funding):
    annotate(marked(amount()))
    assert owners(funding) == [("Command line", "anna", 1)]


def test_names_that_are_given_go_to_what_names_none(annotate, funding):
    named = {**amount(), "label": "date", "session": "First", "annotator": "Cem"}
    half = {**amount(), "label": "country", "session": "First"}
    annotate(marked(amount(), named, half), options=["--session", "Gold", "--annotator", "Ben"])
    assert owners(funding) == [("First", "Ben", 1), ("First", "Cem", 1), ("Gold", "Ben", 1)]


def test_undo_takes_back_what_went_into_another_session(annotate, funding, beleg):
    annotate(marked(amount()), options=["--session", "Gold", "--annotator", "Ben"])
    assert beleg("undo", funding).out == "Undo: Import annotations of “given.jsonl”\n"
    assert owners(funding) == []
    assert beleg("redo", funding).status == 0
    assert owners(funding) == [("Gold", "Ben", 1)]


def test_a_status_without_annotator_is_the_given_ones(annotate, funding):
    line = marked(amount(), sessions=[{"session": "Gold", "status": "done"}])
    annotate(line, options=["--session", "Gold", "--annotator", "Ben"])
    assert rows(
        funding, "SELECT s.name, s.annotator, t.status FROM statuses t JOIN sessions s ON s.id = t.session"
    ) == [("Gold", "Ben", "done")]


def test_offsets_are_code_points(annotate, funding):
    assert FUNDING[AMOUNT - 3] == "😀"  # counted in UTF-16, what follows would be shifted
    assert annotate(marked(amount(words="Über 380 Millionen Euro"))).status == 0
