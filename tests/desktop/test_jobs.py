"""The work that the window and the command line share, as the window asks for it: told, cancelled, without a trace."""

import json

import pytest

import seeds
from db import files
from db.errors import ReadOnly, StorageFault
from db.operations.label_span import label_span
from db.operations.start_session import start_session
from db.queries import annotations, articles, facts, sessions, steps
from db.queries.export import Selection
from db.records import NewAnnotation
from desktop.jobs.annotating import import_annotation_file
from desktop.jobs.checking import StillDifferent, check_project, put_right
from desktop.jobs.exporting import TargetIsDatabase, export_project
from desktop.jobs.importing import import_paths, import_text, report_details, report_line
from desktop.jobs.sample import FIRST_PASS, REFERENCE, make_sample
from exchange.errors import ExportCancelled
from exchange.registry import FORMATS, find_format
from tests.desktop.commands.runs import ANNOTATIONS, ARTICLES, FUNDING, SEEDS, amount, lines_of, marked


@pytest.fixture
def sample(tmp_path):
    project = make_sample(tmp_path / "sample.beleg", annotator="anna")
    yield project
    project.close()


@pytest.fixture
def project(tmp_path):
    project = files.create_project(tmp_path / "a.beleg")
    yield project
    project.close()


@pytest.fixture
def anna(project):
    return start_session(project, name="First pass", annotator="anna")[0]


def test_the_sample_has_a_reference_and_an_empty_first_pass(sample):
    first, reference = sessions.all_of(sample)
    assert (first.name, first.annotator, reference.name) == (FIRST_PASS, "anna", REFERENCE)
    assert articles.count(sample) == ARTICLES == 14
    assert annotations.counts_by_label(sample, first.id) == {}
    assert sum(annotations.counts_by_label(sample, reference.id).values()) == ANNOTATIONS
    assert check_project(sample, rebuilding=True).sentences == ()


def test_the_sample_has_the_facts_of_the_reference_and_nobody_can_undo_them(sample):
    first, reference = sessions.all_of(sample)
    for line in map(json.loads, seeds.facts().splitlines()):
        made = facts.of_article(sample, line["text_sha256"], reference.id)
        wanted = {
            (role, start, end)
            for fact in line["facts"]
            for role, spans in fact["cells"].items()
            for start, end in spans
        }
        assert {(cell.role, cell.start, cell.end) for fact in made for cell in fact.cells} == wanted
        assert sorted(fact.title for fact in made) == sorted(fact["title"] for fact in line["facts"])
        assert all(fact.program for fact in made)
        assert facts.of_article(sample, line["text_sha256"], first.id) == []
    last = steps.last_done(sample, reference.id)
    assert last is None or last.name.startswith("Start session")


def test_an_import_tells_how_far_it_is(project, anna, tmp_path):
    told = []
    report = import_paths(
        project,
        session=anna,
        paths=[SEEDS],
        backups=tmp_path / "backups",
        progress=lambda done, total: told.append((done, total)),
    )
    assert told[-1][0] == told[-1][1] == len(report.taken) + len(report.refused)
    assert report_line(report) == f"14 articles taken, {len(report.refused)} refused."
    assert all(line.startswith("Refused: ") for line in report_details(report))
    assert len(list((tmp_path / "backups").glob("*/*.beleg"))) == 1


def test_an_import_that_is_cancelled_keeps_what_it_took(project, anna):
    asked = iter([False, False, True])
    report = import_paths(project, session=anna, paths=sorted(SEEDS.glob("*.txt")), cancelled=lambda: next(asked))
    assert report.cancelled
    assert len(report.taken) == articles.count(project) == 3
    assert report_line(report) == "3 articles taken. The import was cancelled; what was taken stays."


def test_pasted_text(project, anna):
    assert len(import_text(project, session=anna, text=FUNDING).taken) == 1
    assert report_line(import_text(project, session=anna, text=FUNDING)) == "0 articles taken, 1 known already."
    report = import_text(project, session=anna, text=" \n")
    assert report_details(report) == ["Refused: The clipboard holds no text. Copy the article's text and paste again."]


def test_a_project_that_is_read_only_takes_nothing(project, anna, tmp_path):
    reader = files.open_project(project.path, writable=False)
    try:
        for job in (
            lambda: import_paths(reader, session=anna, paths=[SEEDS]),
            lambda: import_text(reader, session=anna, text=FUNDING),
            lambda: import_annotation_file(reader, session=anna, path=SEEDS / "annotations.jsonl"),
            lambda: put_right(reader),
        ):
            with pytest.raises(ReadOnly):
                job()
    finally:
        reader.close()


def test_annotations_without_names_are_the_sessions_own(project, anna, tmp_path):
    file = lines_of(tmp_path / "a.jsonl", [marked(amount(), amount(session="Other", annotator="ben", label="date"))])
    report = import_annotation_file(project, session=anna, path=file, add=True)
    assert (report.added, report.articles_added, report.refused) == (2, 1, ())
    assert annotations.counts_by_label(project, anna) == {"amount": 1}


def test_annotations_that_are_cancelled_keep_what_was_taken(sample, tmp_path):
    session = start_session(sample, name="Second pass", annotator="anna")[0]
    asked = iter([False, True])
    report = import_annotation_file(
        sample, session=session, path=SEEDS / "annotations.jsonl", cancelled=lambda: next(asked)
    )
    assert report.cancelled
    found = {row.id: len(annotations.of_article(sample, row.id, session)) for row in articles.all_of(sample)}
    assert [bool(count) for count in found.values()] == [True, True] + [False] * (ARTICLES - 2)


@pytest.mark.parametrize("name", [one.name for one in FORMATS])
def test_an_export_that_is_cancelled_leaves_the_target_as_it_was(sample, tmp_path, name):
    target = tmp_path / "out"
    target.write_bytes(b"old")
    told = []
    with pytest.raises(ExportCancelled):
        export_project(
            sample,
            chosen=find_format(name),
            selection=Selection(),
            path=target,
            progress=lambda done, total: told.append((done, total)),
            cancelled=lambda: len(told) == 8,  # while it is compared
        )
    assert told[-1] == (8, 2 * ARTICLES)
    assert target.read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} >= {"out"}
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".out")]


def test_no_project_is_taken_for_an_export(sample, project):
    before = project.path.read_bytes()
    for path in (sample.path, project.path):
        with pytest.raises(TargetIsDatabase):
            export_project(sample, chosen=find_format("csv"), selection=Selection(), path=path)
    assert project.path.read_bytes() == before


def test_an_export_is_of_one_moment(sample, tmp_path):
    """What is marked while the export is written is not in it, and does not disturb the comparison."""
    first, article = sessions.all_of(sample)[0].id, articles.at(sample, ARTICLES).id

    def mark(done, total):
        if done == 3:
            new = NewAnnotation(label="date", start=0, end=1)
            label_span(sample, session=first, article=article, annotation=new)

    target = tmp_path / "out.jsonl"
    written = export_project(sample, chosen=find_format("jsonl"), selection=Selection(), path=target, progress=mark)
    assert written.annotations == ANNOTATIONS
    assert sum(annotations.counts_by_label(sample).values()) == ANNOTATIONS + 1
    last = json.loads(target.read_bytes().decode().split("\n")[-2])
    assert last["annotations"][0]["start"] > 0


def test_tables_that_stay_different_are_a_bug_that_is_told(sample, monkeypatch):
    monkeypatch.setattr("db.rebuild.rebuild", lambda project: None)
    sample.db.execute("DELETE FROM statuses")
    sample.db.execute("UPDATE articles SET title = 'Other'")
    found = check_project(sample, rebuilding=True)
    assert (found.compared, found.different) == (True, 2 * ARTICLES)
    with pytest.raises(StillDifferent) as caught:
        put_right(sample)
    assert "please report this" in caught.value.sentence()


def test_no_half_sample_is_left(tmp_path, monkeypatch):
    def full(*_args, **_more):
        raise StorageFault(path="sample.beleg", cause="database or disk is full")

    monkeypatch.setattr("desktop.jobs.sample.import_annotation_file", full)
    with pytest.raises(StorageFault):
        make_sample(tmp_path / "sample.beleg", annotator="anna")
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    make_sample(tmp_path / "sample.beleg", annotator="anna").close()
