"""The sample project: fourteen articles, with the annotations and facts of a reference session."""

import json
import tempfile
from pathlib import Path
from typing import Any

import seeds
from db.facts import NewFact, NewItem
from db.files import create_project
from db.operations.import_articles import import_articles
from db.operations.make_facts import make_facts
from db.operations.start_session import start_session
from db.project import Project
from db.queries import annotations
from db.records import AnnotationId, ArticleId, SessionId
from desktop.jobs.annotating import Whose, import_annotation_file
from desktop.session_names import FIRST_PASS
from exchange.decoding import decode
from exchange.sources import describe

NAME = "Sample"
REFERENCE = "Reference"
REFERENCE_ANNOTATOR = "Beleg"

MAKING = SessionId("")  # nobody's: what the sample is made of is nobody's step to undo


def make_sample(path: Path, *, annotator: str, backups: Path | None = None) -> Project:
    """Make the sample project and return it open.

    The reference annotations and facts stand in a session of their own; the analyst's first pass is empty, for her to
    try.

    Args:
        path: the new file.
        annotator: who will mark.
        backups: the folder that backups go to.

    Raises:
        KnownError: where the file cannot be made.
    """
    project = create_project(path, name=NAME, backups=backups)
    try:
        _fill(project, annotator)
    except BaseException:  # half a sample would be taken for a whole one the next time
        project.close()
        path.unlink(missing_ok=True)
        raise
    return project


def _fill(project: Project, annotator: str) -> None:
    project.before_first_write = None  # there is nothing yet that a backup could hold
    start_session(project, name=FIRST_PASS, annotator=annotator)
    articles = [
        describe(decode(data, source=name).text, source=name.removesuffix(".txt")) for name, data in seeds.articles()
    ]
    import_articles(project, session=MAKING, articles=articles, name="Import the sample articles")
    reference, _ = start_session(project, name=REFERENCE, annotator=REFERENCE_ANNOTATOR)
    _annotate(project)
    for line in filter(None, seeds.facts().split("\n")):
        _make_facts(project, reference, json.loads(line))


def _annotate(project: Project) -> None:
    reference = Whose(session=REFERENCE, annotator=REFERENCE_ANNOTATOR)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "annotations.jsonl"
        file.write_bytes(seeds.annotations().encode("utf-8"))
        import_annotation_file(project, session=MAKING, path=file, whose=reference)


def _make_facts(project: Project, reference: SessionId, told: dict[str, Any]) -> None:
    """Make the facts of one article, of the annotations that prove them."""
    article = ArticleId(told["text_sha256"])
    found = {(one.start, one.end): one.id for one in annotations.of_article(project, article, reference)}
    facts = [_new_fact(fact, found) for fact in told["facts"]]
    make_facts(project, session=MAKING, whose=reference, article=article, facts=facts)


def _new_fact(told: dict[str, Any], found: dict[tuple[int, int], AnnotationId]) -> NewFact:
    items = tuple(
        NewItem(role=role, annotation=found[start, end])
        for role, spans in told["cells"].items()
        for start, end in spans
    )
    return NewFact(title=told["title"], note=told.get("note", ""), items=items)
