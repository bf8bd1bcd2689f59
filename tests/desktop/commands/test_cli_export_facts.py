"""`beleg export` to the formats of facts: what is written, what is refused, and what is said."""

import csv
import io
import json
import shutil
from pathlib import Path

import pypdfium2
import pytest

from desktop.jobs.sample import make_sample
from exchange.fact_formats import FACT_FORMATS, find_fact_format
from tests.desktop.commands.runs import marked

SAVED = Path(__file__).parents[2] / "db" / "saved"
FORMATS = [one.name for one in FACT_FORMATS]


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("facts") / "s.beleg"
    make_sample(path, annotator="Ada").close()
    return path


@pytest.fixture
def export(beleg, sample, tmp_path):
    """Export, and return the bytes and what was said."""

    def run(name, *options, project=sample):
        out = tmp_path / f"out{find_fact_format(name).suffix}"
        ran = beleg("export", project, "--format", name, "--out", out, *options)
        assert (ran.status, ran.err) == (0, "")
        return out.read_bytes(), ran.lines()

    return run


def facts_in(data):
    return json.loads(data)["facts"]


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_written_compared_and_says_what_it_leaves_out(export, name):
    chosen = find_fact_format(name)
    data, said = export(name)
    number = len(facts_in(export("facts-json")[0]))
    assert said[0].startswith(f"Wrote {number} facts with ")
    assert said[0].endswith(f"read the file back and {chosen.compared}.")
    assert said[1] == f"{chosen.title} does not hold: {chosen.loses}"
    if not chosen.printed:
        assert len(list(chosen.read(io.BytesIO(data), source="x"))) == number
    again, _ = export(name)
    assert again == data


def test_the_pages_of_a_report_name_every_program(export):
    data, _ = export("report-pdf")
    document = pypdfium2.PdfDocument(data)
    text = " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
    programs = {one["program"] for one in facts_in(export("facts-json")[0])} - {None}
    assert len(programs) > 20
    assert [name for name in programs if " ".join(name.split()) not in text] == []


def test_sessions_annotators_and_statuses_limit_it(export, beleg, sample, tmp_path):
    whole = facts_in(export("facts-json")[0])
    assert facts_in(export("facts-json", "--session", "Reference")[0]) == whole
    assert facts_in(export("facts-json", "--annotator", "Beleg", "--status", "open")[0]) == whole
    data, said = export("facts-json", "--status", "checked", "doubtful")
    assert facts_in(data) == []
    assert said[1] == "There is no fact in what was asked for, so the file says that there is none."
    assert facts_in(export("facts-json", "--session", "First pass")[0]) == []


@pytest.mark.parametrize(
    ("options", "part"),
    [
        (("--label", "amount"), "--label does not go with --format facts-csv; facts are taken with the values of all"),
        (
            ("--status", "done"),
            "--status done does not go with --format facts-csv; a fact is open, checked or doubtful",
        ),
        (("--session", "Nobody's"), "Nobody's"),
    ],
)
def test_what_does_not_fit_is_refused_before_anything_is_written(beleg, sample, tmp_path, options, part):
    ran = beleg("export", sample, "--format", "facts-csv", "--out", tmp_path / "o.csv", *options)
    assert ran.status == 1
    assert part in ran.err
    assert list(tmp_path.glob("o*")) == []


def test_a_status_of_facts_is_none_of_articles(beleg, sample, tmp_path):
    ran = beleg("export", sample, "--format", "jsonl", "--out", tmp_path / "o", "--status", "checked")
    assert ran.status == 1
    assert "--status checked does not go with --format jsonl; an article is open or done." in ran.err


def test_a_project_is_not_written_over(beleg, sample, tmp_path):
    copy = tmp_path / "copy.beleg"
    shutil.copy(sample, copy)
    before = copy.read_bytes()
    ran = beleg("export", sample, "--format", "report-html", "--out", copy)
    assert ran.status == 1
    assert "is a project" in ran.err
    assert copy.read_bytes() == before


@pytest.mark.parametrize("version", [1, 2, 3])
@pytest.mark.parametrize("name", ["facts-csv", "facts-xlsx", "report-html", "report-pdf"])
def test_an_older_project_is_exported_and_left_as_it_is(export, version, name, tmp_path):
    project = tmp_path / "old.beleg"
    shutil.copy(SAVED / f"version-{version}.beleg", project)
    before = project.read_bytes()
    _, said = export(name, project=project)
    assert said[0].startswith("Wrote ")
    assert project.read_bytes() == before


def test_without_pyarrow_nothing_is_begun(beleg, sample, tmp_path, monkeypatch):
    monkeypatch.setattr("exchange.facts.parquet.find_spec", lambda name: None)
    ran = beleg("export", sample, "--format", "facts-parquet", "--out", tmp_path / "o.parquet")
    assert ran.status == 1
    assert 'pip install "beleg[parquet]"' in ran.err
    assert list(tmp_path.glob("o*")) == []


def test_the_table_of_facts_tells_what_the_articles_say(export):
    rows = list(csv.DictReader(io.StringIO(export("facts-csv")[0].decode(), newline="")))
    row = next(one for one in rows if one["title"] == "AI Factories – dritte Runde")
    told = [row[name] for name in ("program", "amount_min", "currency", "qualifier", "countries", "edtf", "published")]
    assert told == ["AI Factories", "380000000", "EUR", "over", "CZ; LT; NL; PL; RO; ES", "2025-10", "2025-10-14"]


def test_a_project_with_annotations_and_no_facts_gives_an_empty_table(beleg, annotated, tmp_path):
    assert marked(annotated)
    ran = beleg("export", annotated, "--format", "facts-csv", "--out", tmp_path / "o.csv")
    assert ran.status == 0
    assert (tmp_path / "o.csv").read_bytes().count(b"\r\n") == 1
